"""Glossary terms are found as whole words, with regard to case, and a broken file says where it is broken."""

import pytest

from pipeline.errors import ConfigError
from pipeline.translate.glossary import Glossary


def read(tmp_path, text):
    path = tmp_path / "glossary.tsv"
    path.write_text(text, "utf-8")
    return Glossary.read(path)


TERMS = """# our words
Harbour Post

[en pt]
water board\tJunta da Água
Speaker\tPresidente da Câmara
it desk\tmesa de informática

[pt en]
Junta da Água\twater board

[ko en]
기후법\tClimate Act
[ja en]
気候法\tClimate Act
"""


@pytest.mark.parametrize(
    ("direction", "text", "kept"),
    [
        ("en pt", "The water board met.", "The [Junta da Água] met."),
        ("en pt-BR", "The water board met.", "The [Junta da Água] met."),
        ("en-GB pt", "Water board meets.", "[Junta da Água] meets."),
        ("en pt", "WATER BOARD MEETS", "[JUNTA DA ÁGUA] MEETS"),
        ("en pt", "The water boards met underwater board.", "The water boards met underwater board."),
        ("en pt", "The Speaker praised a speaker.", "The [Presidente da Câmara] praised a speaker."),
        ("en pt", "The Harbour Post asks.", "The [Harbour Post] asks."),
        ("pt en", "A Junta da Água reuniu.", "A [water board] reuniu."),
        ("de en", "Die Harbour Post fragt die water board.", "Die [Harbour Post] fragt die water board."),
        ("ko en", "기후법 개정", "[Climate Act] 개정"),
        ("ja en", "新しい気候法が成立した。", "新しい[Climate Act]が成立した。"),
        ("en ko", "The water board met.", "The water board met."),
    ],
)
def test_terms(tmp_path, direction, text, kept):
    glossary = read(tmp_path, TERMS)
    assert glossary.keep_terms(text, tuple(direction.split()), "[{}]".format) == kept


def test_the_longest_term_wins(tmp_path):
    glossary = read(tmp_path, "board\tconselho\nwater board\tJunta da Água\n")
    assert glossary.keep_terms("The water board, the board.", ("en", "pt"), "[{}]".format) == (
        "The [Junta da Água], the [conselho]."
    )


def test_no_glossary_keeps_nothing():
    assert Glossary().keep_terms("The water board met.", ("en", "pt"), "[{}]".format) == "The water board met."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\tb\tc\n", "Line 1 of the glossary .* is not source, tab, target"),
        ("ok\tokay\n\ttarget\n", "Line 2 of the glossary"),
    ],
)
def test_a_broken_line_is_named(tmp_path, text, message):
    with pytest.raises(ConfigError, match=message):
        read(tmp_path, text)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        Glossary.read(tmp_path / "missing.tsv")
    (tmp_path / "latin.tsv").write_bytes(b"caf\xe9\tcoffee")
    with pytest.raises(ConfigError, match=r"latin\.tsv cannot be read"):
        Glossary.read(tmp_path / "latin.tsv")
