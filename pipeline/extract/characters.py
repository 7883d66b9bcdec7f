"""What the lines of a page are written with: characters counted by class and by script, all lines at once."""

import re
from enum import IntEnum
from functools import cache
from typing import Any
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.word_keys import codes_of

Counts = NDArray[np.floating[Any]]


class Class(IntEnum):
    """Columns of the counts; the first sixteen are also bits of a character's class."""

    LETTER = 0
    DIGIT = 1
    UPPER = 2
    MARK = 3
    """Punctuation and symbols."""
    STOP = 4
    """What ends sentences."""
    HAN = 5
    SYLLABLE = 6
    """Kana and Hangul."""
    COMMA = 7
    BLANK = 8
    SEPARATOR = 9
    """What menus and breadcrumbs put between their items."""
    EXCLAMATION = 10
    QUESTION = 11
    QUOTE = 12
    CURRENCY = 13
    BRACKET = 14
    COLON = 15
    CAPITAL = 16
    """Words that begin with a capital."""
    FIRST_UPPER = 17
    FIRST_LOWER = 18
    FIRST_DIGIT = 19
    FIRST_MARK = 20
    ALL = 21
    LAST = 22
    """The code point of the last character; a line feed if there is none."""
    LAST_STOP = 23


STOPS = frozenset(".!?…。！？।؟۔։።၊။។｡")
SENTENCE_END = re.compile(r"[.!?…。！？।؟۔։።។။][\"'”’»)\]」』]*$")
"""How a text ends that ends as a sentence does, in any script."""
SPEECH = ('"', "“", "„", "«", "‘", "「", "『", "- ", "– ", "— ")
"""How a line begins that somebody says."""
_MEMBERS = {
    Class.STOP: "".join(STOPS),
    Class.COMMA: ",،、，",
    Class.BLANK: " ",
    Class.SEPARATOR: "|»›•·>",
    Class.EXCLAMATION: "!！",
    Class.QUESTION: "?？؟",
    Class.QUOTE: '"“”„«»「」『』',
    Class.CURRENCY: "$€£¥₹₩₽₺元円",
    Class.BRACKET: "()[]（）【】",
    Class.COLON: ":：",
}
# First code points of the blocks that tell scripts apart; what lies between belongs to the block before it.
_BLOCKS = (
    (0x0041, 1), (0x0370, 2), (0x0400, 3), (0x0530, 4), (0x0590, 5), (0x0600, 6), (0x0900, 7), (0x0980, 8), (0x0E00, 9),
    (0x0E80, 10), (0x1100, 12), (0x1200, 10), (0x1E00, 1), (0x1F00, 2), (0x2000, 10), (0x2E80, 11), (0x3130, 12),
    (0x3190, 11), (0xA000, 10), (0xAC00, 12), (0xD800, 10), (0xF900, 11), (0xFB00, 1), (0xFB1D, 5), (0xFB50, 6),
    (0xFE00, 10), (0xFE70, 6), (0xFF00, 11),
)  # fmt: skip
_SCRIPTS = 12
THAI, HAN = 8, 10
"""Columns of scripts among the counts: Thai; Han and kana. From Thai on: all that write without blanks, and others."""
_LINE_END, _BLANK = 10, 32


def count_characters(text: str) -> tuple[Counts, Counts]:
    """Per line of a text that ends with a line end: a row of counts by `Class`, and a row of letters by script."""
    codes = codes_of(text)
    sorts, members = _sorts()
    sort = sorts.take(codes, mode="clip")
    breaks = (codes == _LINE_END).nonzero()[0]
    starts = np.concatenate(([0], breaks[:-1] + 1))
    count, width = len(starts), members.shape[1]
    line = np.zeros(len(codes), np.intp)
    line[starts[1:]] = width
    line.cumsum(out=line)
    by_sort = np.bincount(line + sort, minlength=count * width).reshape(count, width)
    counted = members @ by_sort.T.astype(np.float32)
    first = members[:, sort[starts]]
    begins = np.concatenate((starts, (codes == _BLANK).nonzero()[0] + 1))
    capital = begins[(members[Class.UPPER] > 0)[sort[begins]]]
    counts = np.empty((len(Class), count), np.float32)  # a row per class here: numpy is quickest where a row is long
    counts[: Class.CAPITAL] = counted[: Class.CAPITAL]
    counts[Class.CAPITAL] = np.bincount(line[capital] // width, minlength=count)
    counts[Class.FIRST_UPPER] = first[Class.UPPER]
    counts[Class.FIRST_LOWER] = first[Class.LETTER] - first[Class.UPPER]
    counts[Class.FIRST_DIGIT] = first[Class.DIGIT]
    counts[Class.FIRST_MARK] = first[Class.MARK]
    counts[Class.ALL] = breaks - starts
    counts[Class.LAST] = codes[breaks - 1]
    counts[Class.LAST_STOP] = members[Class.STOP, sort[breaks - 1]]
    return counts.T, counted[Class.CAPITAL :].T


@cache
def _sorts() -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Characters that belong to the same classes and script are of one sort.

    Returned: the sort of every character of the basic plane; and which sorts are of each class and of each script.
    """
    classes, scripts = _tables()
    kinds, sorts = np.unique(classes | scripts << Class.CAPITAL, return_inverse=True)
    letters = kinds & (1 << Class.LETTER) != 0
    members = [(kinds >> bit) & 1 for bit in range(Class.CAPITAL)]
    members += [letters & (kinds >> Class.CAPITAL == script) for script in range(1, _SCRIPTS + 1)]
    return sorts.astype(np.intp), np.stack(members).astype(np.float32)


def _tables() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Class bits and script number of every character of the basic plane."""
    classes = np.zeros(0x10000, np.int64)
    for code in range(0x10000):
        kind = category(chr(code))
        if kind[0] in "LM":
            classes[code] = 1 << Class.LETTER | (1 << Class.UPPER if kind == "Lu" else 0)
        elif kind == "Nd":
            classes[code] = 1 << Class.DIGIT
        elif kind[0] in "PS":
            classes[code] = 1 << Class.MARK
    for member, chars in _MEMBERS.items():
        classes[[ord(char) for char in chars]] |= 1 << member
    classes[0x3400:0xA000] |= 1 << Class.HAN
    classes[0x3041:0x3100] |= 1 << Class.SYLLABLE
    classes[0xAC00:0xD7A4] |= 1 << Class.SYLLABLE
    starts = np.array([start for start, _ in _BLOCKS])
    numbers = np.array([0, *(script for _, script in _BLOCKS)])
    return classes, numbers[np.searchsorted(starts, np.arange(0x10000), side="right")]
