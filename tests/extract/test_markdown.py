"""Markdown dumps: what is read, and under which line's number."""

import pytest

from pipeline.extract.markdown import parsed_lines
from pipeline.extract.reading import ReadLine, without_remnants


def read(text: str) -> list[ReadLine]:
    return parsed_lines(without_remnants(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plain words", "plain words"),
        ("**Bold** , *slanted* and `code`", "Bold, slanted and code"),
        ("A [link](https://example.org/a_b) inside", "A link inside"),
        ("A [reference][1] too\n\n[1]: https://example.org", "A reference too"),
        ("1\\. not a list, 5 \\* 3", "1. not a list, 5 * 3"),
        ("29. April 2025", "29. April 2025"),
        ("2025. 4. 29.", "2025. 4. 29."),
        ("    indented is no code", "indented is no code"),
        ("<div class='x'>left <b>over</b></div> &amp; more", "left over & more"),
        ("[b]board[/b] [url=http://example.org]code[/url]", "board code"),
        ("snake_case_names stay, 2 < 3 stays", "snake_case_names stay, 2 < 3 stays"),
        ("so\u200bft hy\u00adphen", "soft hyphen"),
    ],
)
def test_markup_is_gone_and_text_is_whole(text, said):
    assert [line.text for line in read(text)] == [said]


def test_lines_keep_their_numbers_without_blank_lines_between_them():
    lines = read("First paragraph.\nSecond paragraph.\n\nThird one.")
    assert [(line.numbers, line.block) for line in lines] == [((1,), 0), ((2,), 0), ((4,), 1)]


@pytest.mark.parametrize(
    ("text", "level"), [("# One", 1), ("### Three ###", 3), ("Setext\n===", 1), ("Setext\n---", 2), ("none", 0)]
)
def test_headings_of_both_kinds(text, level):
    (line,) = read(text)
    assert line.heading == level


def test_a_rule_under_a_paragraph_makes_a_heading_of_its_last_line_only():
    lines = read("A first paragraph of the text.\nA second paragraph.\nWhat comes now\n---\nA third.")
    assert [line.heading for line in lines] == [0, 0, 2, 0]


def test_lists_quotes_and_tables():
    lines = read("* one\n* two\n\n1. three\n\n> four\n\n| a | b |\n|---|---|\n| 1 | 2 \\| 3 |")
    assert [line.text for line in lines] == ["one", "two", "three", "four", "a | b", "1 | 2 | 3"]
    assert [line.item for line in lines] == [True, True, True, False, False, False]
    assert [line.quote for line in lines] == [False, False, False, True, False, False]
    assert [line.row for line in lines] == [False, False, False, False, True, True]
    assert lines[-1].numbers == (10,)


def test_a_line_feed_that_the_end_of_a_page_spells_out_is_read():
    assert [line.text for line in read("One.\n\nTwo&#10;three.")] == ["One.", "Two", "three."]


def test_a_picture_whose_caption_holds_brackets():
    (line,) = read("![A crew at work. [MIRAE/YONHAP]](https://example.org/a.jpg)")
    (picture,) = line.pictures
    assert (picture.url, picture.alt) == ("https://example.org/a.jpg", "A crew at work. [MIRAE/YONHAP]")
    assert not line.text


def test_a_picture_that_is_a_link_and_the_links_of_a_line():
    (line,) = read("[![Logo](/logo.png)](/) [Share](https://facebook.com/share) us")
    assert line.pictures[0].url == "/logo.png"
    assert line.text == "Share us"
    assert (line.links, line.linked) == (2, len("Share"))


def test_nothing_is_read_from_rules_and_definitions():
    assert read("* * *\n\n---\n\n[1]: https://example.org") == []
