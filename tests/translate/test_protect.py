"""What a model would ruin comes back as it was."""

import csv
from pathlib import Path

import pytest

from pipeline.translate.glossary import Glossary
from pipeline.translate.protect import protect

HERE = Path(__file__).parent


class Latin:
    """A vocabulary that spells basic Latin and the letters of Portuguese; words cost less in small letters."""

    def spells(self, text: str) -> bool:
        return all(char.isascii() or char in "áàâãéêíóôõúüçÁÀÂÃÉÊÍÓÔÕÚÜÇ°" for char in text) and not set(
            "#<@\\^`{}~"
        ) & set(text)

    def cost(self, word: str) -> float:
        return len(word) + 0.1 * sum(map(str.isupper, word))


def rows(name: str) -> list[list[str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def direction(source: str) -> tuple[str, str]:
    return (source, "pt" if source == "en" else "en")


@pytest.mark.parametrize(
    ("source", "sentence", "items"), [(row[0], row[1], row[2:]) for row in rows("protected_strings.tsv")]
)
def test_items_come_back_unchanged_from_a_model_that_copies_and_from_one_that_does_not(source, sentence, items):
    protected = protect(sentence, direction(source), Latin(), Glossary())
    assert not protected.lost(protected.text)
    assert protected.restore(protected.text) == sentence
    assert all(item not in protected.text for item in items if not item.isascii() or set("@#{<_/") & set(item))
    shouted = [piece.upper() for piece in protected.pieces]
    joined = protected.join(shouted)
    assert all(kept in joined for kept in protected.kept)


@pytest.mark.parametrize(("source", "sentence"), rows("ordinary_sentences.tsv"))
def test_ordinary_sentences_go_to_the_model_as_they_are(source, sentence):
    protected = protect(sentence, direction(source), Latin(), Glossary())
    assert protected.text == sentence
    assert protected.restore('Uma "frase" - qualquer, d\'água…') == 'Uma "frase" - qualquer, d\'água…'


@pytest.mark.parametrize("sentence", ["https://example.org/a", "🎉🎉", "12:30", "₩9,000 – 3–1", "***", "김하늘"])
def test_nothing_to_translate_comes_back_as_it_is(sentence):
    protected = protect(sentence, ("en", "pt"), Latin(), Glossary())
    assert (protected.text, protected.lost(""), protected.restore("")) == ("", (), sentence)
