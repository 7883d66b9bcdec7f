"""The words of lines."""

import numpy as np
import pytest

from pipeline.extract.vocabulary import split_lines, vocabulary_of

TEXTS = (
    "\n",
    "…\n\n—\n",
    "The mill, the tide (and THE Mill’s wheel)\n\n  Home | Sport\n…\n20.11.2025 – 14:05\n",
    "Eine Brücke über die Lahn\nИ мост\n다리가 닫혔다。橋は閉鎖\nİzmir 𝟏𝟐 😀 grin\n",
    "half \ud800 a pair\nx\ty\u2028z\u00a0w\n",
)


@pytest.mark.parametrize("text", TEXTS)
def test_lines_have_the_words_that_they_have_alone(text: str) -> None:
    vocabulary = vocabulary_of(text)
    lines = split_lines(text.replace("\ud800", "?"))
    assert [vocabulary.of_line(line) for line in range(len(lines))] == lines
    assert vocabulary.sizes.tolist() == list(map(len, lines))
    assert vocabulary.spelled(vocabulary.firsts[vocabulary.numbers]) == [word for line in lines for word in line]


def test_inflected_words_share_a_stem_and_short_words_have_none() -> None:
    vocabulary = vocabulary_of("The harbours closed\nHarbour at the sea\n\nHarbinger\n")
    assert vocabulary.stems_of(0) & vocabulary.stems_of(1)
    assert [len(vocabulary.stems_of(line)) for line in range(4)] == [2, 1, 0, 1]
    assert not vocabulary.stems_of(3) & vocabulary.stems_of(0)


def test_stems_are_counted_over_the_marked_lines() -> None:
    vocabulary = vocabulary_of("The mills\nthe harbours and the harbour, harbours\nthe harbour\n")
    often = vocabulary.how_often(vocabulary.stems_of(1) | vocabulary.stems_of(0), np.array([True, True, False]))
    (harbour,) = vocabulary.stems_of(2)
    (mill,) = vocabulary.stems_of(0)
    assert often[harbour] == 3
    assert often[mill] == 1


def test_words_with_digits_are_marked() -> None:
    vocabulary = vocabulary_of("In 2025 der g20 ist\n٢٠ tage\n")
    assert set(vocabulary.spelled(vocabulary.firsts[vocabulary.numeric])) == {"2025", "g20", "٢٠"}


def test_a_line_knows_its_first_and_last_word() -> None:
    vocabulary = vocabulary_of("tide mill\n…\nmill tide mill\n")
    first, last = vocabulary.first_and_last()
    assert first[1] == last[1] == -1
    assert first[0] == vocabulary.numbers[0] == vocabulary.numbers[3]
    assert last[0] == last[2] == first[2] != first[0]
