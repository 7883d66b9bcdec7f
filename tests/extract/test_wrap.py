"""Hard wraps are undone, and nothing else is joined."""

import textwrap

import pytest

from pipeline.extract.reading import plain_lines
from pipeline.extract.wrap import unwrapped

FIRST = (
    "The harbour office counted the boats again in the spring and found that nobody had been able to say for years how "
    "many there were, because every list had been started on the day that another one was lost in the archive."
)
SECOND = (
    "A second list was then made by the school, whose pupils walked along the quay with a piece of chalk and wrote a "
    "number on every hull that they could reach without falling into the water."
)
PARAGRAPHS = [FIRST, SECOND]
HAN = (
    "港口办公室在春天重新清点了船只，发现多年来没有人能说清究竟有多少艘，因为每次开始新的清单时，"
    "旧的清单都会在档案里丢失。学生们沿着码头走，用粉笔在每艘船上写下号码，直到天黑才回家吃饭。"
)
HEADLINES = """Council votes to close the old bridge in May
A bakery that never sleeps turns one hundred
Why the lake was green again this summer
Five walks for a rainy Sunday in the hills"""
ADDRESSES = """https://example.org/a/very/long/address/of/a/page
https://example.org/another/very/long/address
https://example.org/a/third/very/long/address"""


@pytest.mark.parametrize("width", [40, 60, 72, 79])
def test_wrapped_paragraphs_are_whole_again(width):
    text = "A Title\n\n" + "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    lines = unwrapped(plain_lines(text))
    assert [line.text for line in lines] == ["A Title", *PARAGRAPHS]
    numbers = [number for line in lines for number in line.numbers]
    assert numbers == [number for number, line in enumerate(text.split("\n"), 1) if line]


def test_paragraphs_without_blank_lines_between_them_end_where_a_line_is_short():
    text = "\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    assert [line.text for line in unwrapped(plain_lines(text))] == PARAGRAPHS


def test_hyphens_of_the_wrap_go_and_others_stay():
    text = (
        "The committee had met for the first time in the old town hall, and the jour-\n"
        "nalists who came to hear its well-known chairman waited outside in the cold-\n"
        "est night of that winter until the doors were opened and a well-\n"
        "known voice asked them in."
    )
    (line,) = unwrapped(plain_lines(text))
    assert "journalists" in line.text
    assert "coldest" in line.text
    assert line.text.count("well-known") == 2


def test_chinese_lines_are_joined_without_blanks():
    text = "\n".join(HAN[place : place + 20] for place in range(0, len(HAN), 20))
    assert [line.text for line in unwrapped(plain_lines(text))] == [HAN]


def test_a_line_that_begins_with_a_closing_mark_belongs_to_the_line_above():
    text = f"{HAN[:19]}\n。{HAN[20:40]}\n{HAN[40:60]}\n{HAN[60:80]}\n{HAN[80:]}"
    assert len(unwrapped(plain_lines(text))) == 1


@pytest.mark.parametrize("text", ["Home\nNews\nSport", HEADLINES, ADDRESSES, "\n".join(PARAGRAPHS), ""])
def test_menus_headlines_and_whole_paragraphs_stay_as_they_are(text):
    lines = plain_lines(text)
    assert unwrapped(lines) == lines
