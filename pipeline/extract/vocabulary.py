"""The words of a page's lines, and as numbers, so that they can be counted all at once."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_MARK = re.compile(r"""[.,;:!?…|()\[\]{}<>"“”„«»/\\·•–—।؟،、。！？：；（）「」『』【】〈〉《》]""")
_LINE_END, _BLANK = 10, np.uint32(32)


class Vocabulary(Struct, frozen=True):
    """A page's words; each distinct one has a number."""

    words: list[str]
    """All of them, in order."""
    distinct: list[str]
    number_of: dict[str, int]
    """Of a distinct word."""
    numbers: Ints
    """Of all words, in order."""
    sizes: Ints
    """How many words each line has."""
    starts: Ints
    """Where among all words those of each line begin."""
    lines: Ints
    """Pairs of a line and a distinct word of it, line by line: the lines."""
    members: Ints
    """The words of these pairs."""

    def of_line(self, line: int) -> list[str]:
        """The words of one line."""
        start = int(self.starts[line])
        return self.words[start : start + int(self.sizes[line])]

    def counted(self, marked: NDArray[np.bool_]) -> Iterator[tuple[str, int]]:
        """The distinct words of the marked lines, each with how often they say it."""
        often = np.bincount(self.numbers[np.repeat(marked, self.sizes)], minlength=len(self.distinct))
        return ((word, times) for word, times in zip(self.distinct, often.tolist(), strict=True) if times)

    def places(self) -> Ints:
        """Of all words: how many stand before it in its line."""
        found: Ints = np.arange(len(self.numbers)) - np.repeat(self.starts, self.sizes)
        return found

    def ends(self) -> tuple[Ints, Ints]:
        """The first and the last word of each line, by number; -1 for a line without words."""
        some = self.sizes > 0
        first, last = np.full((2, len(some)), -1)
        first[some] = self.numbers[self.starts[some]]
        last[some] = self.numbers[(self.starts + self.sizes)[some] - 1]
        return first, last

    def known(self, marked: NDArray[np.bool_]) -> NDArray[np.floating[Any]]:
        """How much of each line's vocabulary the marked lines know, its own line aside."""
        own = marked[self.lines]
        often = np.bincount(self.members[own], minlength=len(self.distinct))
        shared = np.bincount(self.lines, often[self.members] > own, len(self.sizes))
        return shared / np.maximum(np.bincount(self.lines, minlength=len(self.sizes)), 1)

    def holding(self, marked: NDArray[np.bool_]) -> tuple[Ints, Ints]:
        """Pairs of a line and a word of it that is one of these distinct words: the lines, and the words by number."""
        chosen = np.flatnonzero(marked[self.members])
        return self.lines[chosen], self.members[chosen]


def vocabulary_of(text: str) -> Vocabulary:
    """The vocabulary of the lines of a text that ends with a line end."""
    codes = np.frombuffer(_folded(text).encode("utf-32-le", "replace"), np.uint32)
    apart = _apart().take(codes, mode="clip")
    words = np.where(apart, _BLANK, codes).tobytes().decode("utf-32-le").split()
    begins = ~apart
    begins[1:] &= apart[:-1]
    ends = np.searchsorted(np.flatnonzero(begins), np.flatnonzero(codes == _LINE_END))
    sizes = np.diff(ends, prepend=0)
    number_of = defaultdict[str, int](count().__next__)
    numbers = np.fromiter(map(number_of.__getitem__, words), np.int64, len(words))
    width = max(len(number_of), 1)
    pairs = np.sort(np.repeat(np.arange(0, len(sizes) * width, width), sizes) + numbers)
    lines, members = np.divmod(pairs[np.diff(pairs, prepend=-1) != 0], width)
    return Vocabulary(words, list(number_of), number_of, numbers, sizes, ends - sizes, lines, members)


def split_words(text: str) -> list[str]:
    """The words of a line in lower case, without punctuation."""
    return _MARK.sub(" ", _folded(text)).split()


def split_lines(text: str) -> list[list[str]]:
    """The words of each line of a text that ends with a line end, likewise."""
    return list(map(str.split, _MARK.sub(" ", _folded(text)).split("\n")[:-1]))


def _folded(text: str) -> str:
    return text.lower().replace("’", "'")


@cache
def _apart() -> NDArray[np.bool_]:
    """Which characters of the basic plane stand between words: blanks and punctuation."""
    chars = map(chr, range(0x10000))
    return np.array([char.isspace() or _MARK.match(char) is not None for char in chars], np.bool_)
