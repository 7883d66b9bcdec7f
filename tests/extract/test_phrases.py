"""The phrase files, and how phrases are found."""

import re
import tomllib
from pathlib import Path

import pytest

import pipeline.extract.phrases as module
from pipeline.extract.phrases import BIT, KINDS, PAGES, _table, alternatives, phrases

FILES = sorted((Path(module.__file__).parent / "phrases").glob("*.toml"))
OPTIONAL = {"days", "updated", "outlet", "editor_before", "byline_opening", "credit_source"} | {
    "placed", "shows", "kind_of_picture", "appeal", "end_mark", "lead_label", "newsroom",
    "institution", "reported", "about_before", "about_after", "desk", "caption_label",
    "newsdesk", "other_work", "agency", "byline_genre", "title_before", "fact_box", "provenance",
    "read_label", "more_label", "disclaimer",
    "months_in_dates", "days_in_dates", "half_days", "date_words",
}  # fmt: skip
NEEDED = {*KINDS, "months", "and", "at", "byline_before", "byline_after", "credit_before", "pages"} - {"byline"}
WANTED = frozenset(
    (
        "en",
        "hi",
        "ko",
        "ja",
        "zh-Hans",
        "zh-Hant",
        "es",
        "pt",
        "fr",
        "de",
        "it",
        "ru",
        "ar",
        "tr",
        "id",
        "vi",
        "pl",
        "nl",
    )
)


def test_every_wanted_language_has_a_file():
    assert {path.stem for path in FILES} >= WANTED


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_phrase_file_has_all_keys_and_something_under_the_important_ones(path):
    table = tomllib.loads(path.read_text("utf-8"))
    assert NEEDED <= set(table) <= NEEDED | OPTIONAL
    assert set(table["pages"]) == set(PAGES)
    for key in ("read_more", "related", "share", "subscribe", "comment", "legal", "menu", "byline_before"):
        assert len(table[key]) >= 4, key
    for words in [*(value for value in table.values() if isinstance(value, list)), *table["pages"].values()]:
        assert all(word == word.strip() and word for word in words)
        assert len(set(words)) == len(words)


def test_the_docs_name_every_key_that_may_be_left_out():
    shown = (Path(__file__).parents[2] / "docs" / "extraction.md").read_text("utf-8").partition("| key |")[2]
    rows = [line.split("|")[1] for line in shown.splitlines() if line.startswith("| `")]
    assert {key for row in rows for key in re.findall(r"`(\w+)`", row)} == OPTIONAL


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Read more", "read_more"),
        ("Lesen Sie auch: Der Hafen", "read_more"),
        ("Newsweek से और कहानियाँ", "related"),
        ("관련기사 더보기", "related"),
        ("あわせて読みたい", "read_more"),
        ("轉載請註明出處", "legal"),
        ("To write comments, please log in.", "comment"),
        ("Accepter les cookies", "cookie"),
        ("Читайте также", "read_more"),
        ("8 min read", "read_time"),
        ("حقوق النشر محفوظة", "legal"),
        ("Tất cả bản quyền thuộc về báo", "legal"),
        ("Regstelling: die dorp het twee skole.", "correction"),
        ("Leiðrétting: brúin er 40 metrar.", "correction"),
        ("Гэты тэкст падрыхтаваны рэдакцыяй. Выпраўленне: мост на Зельве.", "correction"),
        ("বিশেষ প্রতিনিধি", "byline"),
        ("যান্ত্রিক অনুবাদ", "translation"),
        ("Ακολουθήστε μας στο Google News", "share"),
        ("Tuzatish: maktab 1962-yilda ochilgan.", "correction"),
    ],
)
def test_a_phrase_is_found_in_its_language(line, kind):
    assert phrases().find(line).kinds & BIT[kind]


@pytest.mark.parametrize("line", ["", "The harbour froze.", "Sharecroppers left the valley", "Remoreless"])
def test_words_are_whole_words(line):
    assert not phrases().find(line).kinds & (BIT["share"] | BIT["read_more"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_phrase_file_is_read_as_toml_is(path):
    text = path.read_text("utf-8")
    plain = {key: value for key, value in tomllib.loads(text).items() if key != "pages"}
    read = _table(text)
    assert all(read[key][: len(words)] == words for key, words in plain.items())
    assert read["pages"].keys() == tomllib.loads(text)["pages"].keys()


def test_letters_with_a_dot_below_are_found_in_either_spelling():
    for written in ("গোপনী\u09df\u09a4া নীতি", "গোপনী\u09af\u09bc\u09a4া নীতি"):
        assert phrases().find(written).kinds & BIT["legal"]


def test_alternatives_find_the_longest_of_the_texts():
    texts = sorted(["by", "by the", "bylined", "a", "ab.c", "ab", "ü", "[x"])
    pattern = re.compile(alternatives(texts))
    assert all(pattern.fullmatch(text) for text in texts)
    assert pattern.match("by the sea")[0] == "by the"
    assert pattern.match("abxc")[0] == "ab"
    assert alternatives([]) == ""
