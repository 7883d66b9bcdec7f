"""What a pair says of itself, and text that fits a line or an XML file."""

import pytest

from pipeline.write.export.pairs import legal_in_xml, one_line, pairs_of


def test_pairs_are_numbered_in_their_passage(make_record, pairs):
    found = pairs_of(make_record(7))
    assert [pair.id.split("/", 1)[1] for pair in found] == ["title/1", "p1/1", "p1/2", "p2/1", "p3/1", "image-1/1"]
    assert [(pair.source, pair.target) for pair in found] == [
        (pair.source.strip(), pair.target.strip()) for pair in pairs
    ]
    assert {pair.record_id for pair in found} == {f"{7:016x}"}


def test_a_pair_knows_the_kind_of_its_passage(make_record):
    kinds = [pair.passage_kind for pair in pairs_of(make_record())]
    assert kinds == ["title", "paragraph", "paragraph", "table", "quote", "caption"]


def test_an_untranslated_article_has_no_pairs(make_record):
    assert pairs_of(make_record(direction=("ko", None))) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\tb\nc\r\nd", "a b c d"),
        (" a \x0b\x0c b\x1c\x1d\x1e\x85\u2028\u2029c ", "a b c"),
        ("क्\u200dष 한국 🙂", "क्\u200dष 한국 🙂"),
        ("", ""),
    ],
)
def test_one_line(text, line):
    assert one_line(text) == line
    assert len(line.splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "legal"),
    [
        ("a\x00\x08\x0b\x1f\ufffe\uffffb", "ab"),
        ("a\t\n\rb", "a\t\n\rb"),
        ("é한🙂\x85\ue000", "é한🙂\x85\ue000"),
        ("\ud800", ""),
    ],
)
def test_legal_in_xml(text, legal):
    assert legal_in_xml(text) == legal
