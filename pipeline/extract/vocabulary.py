"""The words of a page's lines as numbers, so that they can be counted all at once."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, count, groupby
from operator import itemgetter
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class Vocabulary(Struct, frozen=True):
    """A page's words; each distinct one has a number."""

    distinct: list[str]
    numbers: Ints
    """Of all words, in order."""
    sizes: Ints
    """How many words each line has."""
    lines: Ints
    """Pairs of a line and a distinct word of it, line by line: the lines."""
    members: Ints
    """The words of these pairs."""

    def places(self) -> Ints:
        """Of all words: how many stand before it in its line."""
        ends = np.cumsum(self.sizes)
        found: Ints = np.arange(len(self.numbers)) - np.repeat(ends - self.sizes, self.sizes)
        return found

    def ends(self) -> tuple[Ints, Ints]:
        """The first and the last word of each line, by number; -1 for a line without words."""
        some = self.sizes > 0
        after = np.cumsum(self.sizes)[some]
        found = np.full((2, len(some)), -1)
        found[:, some] = self.numbers[np.stack([after - self.sizes[some], after - 1])]
        return found[0], found[1]

    def known(self, marked: NDArray[np.bool_]) -> NDArray[np.floating[Any]]:
        """How much of each line's vocabulary the marked lines know, its own line aside."""
        own = marked[self.lines]
        often = np.bincount(self.members[own], minlength=len(self.distinct))
        shared = np.bincount(self.lines, often[self.members] > own, len(self.sizes))
        return shared / np.maximum(np.bincount(self.lines, minlength=len(self.sizes)), 1)

    def holding(self, words: NDArray[np.bool_]) -> Iterator[tuple[int, list[str]]]:
        """The lines that hold some of these distinct words, each with those it holds."""
        chosen = words[self.members]
        pairs = zip(self.lines[chosen].tolist(), self.members[chosen].tolist(), strict=True)
        for line, group in groupby(pairs, key=itemgetter(0)):
            yield line, [self.distinct[number] for _, number in group]


def vocabulary_of(split: list[list[str]]) -> Vocabulary:
    """The vocabulary of lines that are split into words."""
    words = list(chain.from_iterable(split))
    number_of = defaultdict[str, int](count().__next__)
    numbers = np.fromiter(map(number_of.__getitem__, words), np.int64, len(words))
    sizes = np.fromiter(map(len, split), np.int64, len(split))
    width = max(len(number_of), 1)
    pairs = np.sort(np.repeat(np.arange(len(split)), sizes) * width + numbers)
    lines, members = np.divmod(pairs[np.diff(pairs, prepend=-1) != 0], width)
    return Vocabulary(list(number_of), numbers, sizes, lines, members)
