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
    assert all(item.text in joined for item in protected.items)


@pytest.mark.parametrize(("source", "sentence"), rows("ordinary_sentences.tsv"))
def test_ordinary_sentences_go_to_the_model_as_they_are(source, sentence):
    protected = protect(sentence, direction(source), Latin(), Glossary())
    assert protected.text == sentence
    assert protected.restore('Uma "frase" - qualquer, d\'água…') == 'Uma "frase" - qualquer, d\'água…'


@pytest.mark.parametrize("sentence", ["https://example.org/a", "🎉🎉", "12:30", "₩9,000 – 3–1", "***", "김하늘"])
def test_nothing_to_translate_comes_back_as_it_is(sentence):
    protected = protect(sentence, ("en", "pt"), Latin(), Glossary())
    assert (protected.text, protected.lost(""), protected.restore("")) == ("", (), sentence)


@pytest.mark.parametrize(("sentence", "given", "output", "target"), rows("there_and_back.tsv"))
def test_there_and_back(sentence, given, output, target):
    """What is written, what the model is given, what it answers, what comes of it."""
    protected = protect(sentence, ("en", "pt"), Latin(), Glossary())
    assert protected.text == given
    assert not protected.lost(output)
    assert protected.restore(output) == target


@pytest.mark.parametrize(
    ("output", "lost"),
    [
        ("Veja XXURL1XX e R$72 agora.", ()),
        ("Veja e R$72 agora.", ("https://a.example/b",)),
        ("Veja XXURL1XX, XXURL1XX e R$72.", ("https://a.example/b",)),
        ("Veja XXURL1XX2 e R$72.", ("https://a.example/b",)),
        ("Veja XXURL1XX e R$72,000.", ("£5",)),
        ("", ("https://a.example/b", "£5")),
    ],
)
def test_what_a_model_lost_is_noticed_and_cut_around(output, lost):
    protected = protect("See https://a.example/b and £5 now.", ("en", "pt"), Latin(), Glossary())
    assert protected.lost(output) == lost
    assert protected.pieces == ("See", "and", "now.")
    assert protected.join(["Veja.", "E", "agora."]) == "Veja https://a.example/b e £5 agora."


def test_other_directions_use_words_for_amounts_too():
    protected = protect("It costs £5.", ("en", "ko"), Latin(), Glossary())
    assert protected.text == "It costs XXURL1XX."
    assert protected.restore("XXURL1XX입니다.") == "£5입니다."


def test_glossary_terms_come_back_in_their_wanted_translation():
    glossary = Glossary({("en", "pt"): {"water board": "Junta da Água", "Harbour Post": "Harbour Post"}})
    protected = protect("The water board told the Harbour Post.", ("en", "pt-BR"), Latin(), glossary)
    assert protected.text == "The XXURL1XX told the XXURL2XX."
    assert protected.restore("A XXURL1XX disse ao XXURL2XX.") == "A Junta da Água disse ao Harbour Post."


def test_a_model_without_vocabulary():
    protected = protect("김하늘 said “no” – twice.", ("en", "pt"), None, Glossary())
    assert protected.text == 'XXURL1XX said "no" – twice.'
    assert protected.restore('XXURL1XX disse "não" – duas vezes.') == "김하늘 disse “não” – duas vezes."
