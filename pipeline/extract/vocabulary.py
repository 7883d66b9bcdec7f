"""The words of a page's lines, as numbers, so that they can be counted all at once."""

import re
from functools import cache
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pipeline.extract.word_keys import Keys, codes_of, keys_between, running_sums

Ints = NDArray[np.int64]
Codes = NDArray[np.uint32]
Bools = NDArray[np.bool_]

_MARK = re.compile(r"""[.,;:!?…|()\[\]{}<>"“”„«»/\\·•–—।؟،、。！？：；（）「」『』【】〈〉《》]""")
_LINE_END = 10
# Letters of a word's stem, and of words that are too short for one.
_STEM, _SHORT = 5, 3
_APART, _DIGIT = 1, 2


class Vocabulary(Struct, frozen=True):
    """A page's words; each distinct one has a number."""

    text: str
    """The page's lines in lower case, a line feed before each."""
    begins: Ints
    """Where in it each word begins."""
    ends: Ints
    keys: Keys
    """Of the distinct words, in ascending order: a word's number is the place of its key."""
    numbers: Ints
    """Of all words, in order."""
    firsts: Ints
    """Of each distinct word, which of all words is the first such."""
    initials: Codes
    """The first characters of the distinct words."""
    stems: Keys
    """Of all words, in order: the key of their first letters, by which inflected words are compared; 0 if short."""
    numeric: Bools
    """Which distinct words hold a digit."""
    line_of: Ints
    """Of all words, in order: the line in which each stands."""
    sizes: Ints
    """How many words each line has."""
    starts: Ints
    """Where among all words those of each line begin."""
    lines: Ints
    """Pairs of a line and a distinct word of it, line by line: the lines."""
    members: Ints
    """The words of these pairs."""
    distinct: Ints
    """How many distinct words each line has."""

    def spelled(self, words: slice | Ints) -> list[str]:
        """These of all words."""
        spans = zip(self.begins[words].tolist(), self.ends[words].tolist(), strict=True)
        return [self.text[begin:end] for begin, end in spans]

    def of_line(self, line: int) -> list[str]:
        """The words of one line."""
        start = int(self.starts[line])
        return self.spelled(slice(start, start + int(self.sizes[line])))

    def stems_of(self, line: int) -> set[int]:
        """The stems of the longer words of one line."""
        start = int(self.starts[line])
        found = {*self.stems[start : start + int(self.sizes[line])].tolist()}
        found.discard(0)
        return found

    def how_often(self, stems: set[int], marked: Bools) -> dict[int, int]:
        """Each of the stems with how often the marked lines say it."""
        said = self.stems[marked[self.line_of]]
        said.sort()
        asked = np.array([*stems], np.uint64)
        counts = said.searchsorted(asked, "right") - said.searchsorted(asked)
        return dict(zip(asked.tolist(), counts.tolist(), strict=True))

    def places(self) -> Ints:
        """Of all words: how many stand before it in its line."""
        found: Ints = np.arange(len(self.numbers)) - self.starts[self.line_of]
        return found

    def first_and_last(self) -> tuple[Ints, Ints]:
        """The first and the last word of each line, by number; -1 for a line without words."""
        some = self.sizes > 0
        first, last = np.full((2, len(some)), -1)
        first[some] = self.numbers[self.starts[some]]
        last[some] = self.numbers[(self.starts + self.sizes)[some] - 1]
        return first, last

    def known(self, marked: Bools) -> NDArray[np.floating[Any]]:
        """How much of each line's vocabulary the marked lines know, its own line aside."""
        own = marked[self.lines]
        often = np.bincount(self.members[own], minlength=len(self.keys))
        shared = np.bincount(self.lines[often[self.members] > own], minlength=len(self.sizes))
        return shared / np.maximum(self.distinct, 1)

    def holding(self, marked: Bools) -> tuple[Ints, Ints]:
        """Pairs of a line and a word of it that is one of these distinct words: the lines, and the words by number."""
        chosen = marked[self.members].nonzero()[0]
        return self.lines[chosen], self.members[chosen]


def vocabulary_of(text: str) -> Vocabulary:
    """The vocabulary of the lines of a text that ends with a line end."""
    text = "\n" + _folded(text)
    codes = codes_of(text)
    kinds = _kinds().take(codes, mode="clip")
    apart = kinds == _APART
    bounds = (apart[1:] != apart[:-1]).nonzero()[0] + 1
    begins, ends = bounds[::2], bounds[1::2]
    sums = running_sums(codes)
    all_keys = keys_between(sums, begins, ends)
    # Equal words beside each other, in their order: their places in all keys' lowest bits, which differ the least.
    places = np.uint64((1 << len(all_keys).bit_length()) - 1)
    sorted_keys = (all_keys & ~places) | np.arange(len(all_keys), dtype=np.uint64)
    sorted_keys.sort()
    order = (sorted_keys & places).astype(np.intp)
    new = _new(sorted_keys & ~places)
    firsts = order[new]
    numbers = np.empty_like(order)
    numbers[order] = new.cumsum() - 1
    numeric = np.zeros(len(firsts), np.bool_)
    numeric[numbers[begins.searchsorted((kinds == _DIGIT).nonzero()[0], "right") - 1]] = True
    begin, end = begins[firsts], ends[firsts]
    stems = keys_between(sums, begin, np.minimum(end, begin + _STEM)) * (end - begin > _SHORT)
    stops = begins.searchsorted((codes == _LINE_END).nonzero()[0])
    sizes = stops[1:] - stops[:-1]
    line_of = np.arange(len(sizes)).repeat(sizes)
    once = np.empty(len(order), np.bool_)  # a word that its line has not said before
    once[order] = new | _new(line_of[order])
    lines = line_of[once]
    return Vocabulary(
        text=text, begins=begins, ends=ends, keys=all_keys[firsts], numbers=numbers, firsts=firsts,
        initials=codes[begin], stems=stems[numbers], numeric=numeric, line_of=line_of, sizes=sizes,
        starts=stops[:-1], lines=lines, members=numbers[once],
        distinct=np.bincount(lines, minlength=len(sizes)),
    )  # fmt: skip


def _new(numbers: NDArray[np.integer[Any]]) -> Bools:
    """Which of these numbers in order are not as the one before."""
    found = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=found[1:])
    return found


def split_words(text: str) -> list[str]:
    """The words of a line in lower case, without punctuation."""
    return _MARK.sub(" ", _folded(text)).split()


def split_lines(text: str) -> list[list[str]]:
    """The words of each line of a text that ends with a line end, likewise."""
    return list(map(str.split, _MARK.sub(" ", _folded(text)).split("\n")[:-1]))


def _folded(text: str) -> str:
    return text.lower().replace("’", "'")


@cache
def _kinds() -> NDArray[np.uint8]:
    """Which characters of the basic plane stand between words, blanks and punctuation; and which are digits."""
    chars = "".join(map(chr, range(0x10000)))
    found = np.zeros(len(chars), np.uint8)
    found[[mark.start() for mark in re.finditer(rf"\s|{_MARK.pattern}", chars)]] = _APART
    found[[digit.start() for digit in re.finditer(r"\d", chars)]] = _DIGIT
    return found
