"""What the words of a line weigh: which of them articles use, and which interfaces."""

import re
from collections.abc import Callable
from functools import lru_cache
from zlib import crc32

import numpy as np

from pipeline.extract.measure import Floats
from pipeline.extract.vocabulary import Vocabulary

WIDTH = 6
"""Columns per line."""
# Words of a line that are looked at: what a line is shows in its beginning.
_LONGEST = 60
_DIGITS = re.compile(r"\d+")
# More than the weights of two words ever differ by.
_APART = 64.0
# Words whose weights are remembered: about those of a hundred pages in several languages.
_REMEMBERED = 65_536

Weigh = Callable[[str], float | None]
"""The logarithm of how much oftener articles use a word than interfaces do; None if it is not known."""


def key_of(word: str) -> int:
    """The word as the lexicon knows it: a checksum, so that the lexicon holds no text; all numbers are alike."""
    return crc32((word if word.lstrip("^").isalpha() else _DIGITS.sub("0", word)).encode("utf-8", "replace"))


def weigher(weights: dict[int, float]) -> Weigh:
    """The weights by word instead of by key."""

    @lru_cache(_REMEMBERED)
    def weigh(word: str) -> float | None:
        return weights.get(crc32(word.encode("utf-8", "replace")) if word.isalpha() else key_of(word))

    return weigh


def looked_at(words: list[str]) -> list[str]:
    """What is weighed of a line: its words, and once more the first, marked as such, at the end."""
    return [*words[:_LONGEST], f"^{words[0]}"] if words else []


def word_columns(words: Vocabulary, weigh: Weigh) -> Floats:
    """One row per line: of its words' weights the mean, least, sum, known share and sum of the least; its first's."""
    count = len(words.sizes)
    looked = words.places() < _LONGEST
    by_word = np.array([*map(weigh, words.distinct)], np.float64)  # not a number where there is none
    weights = by_word[words.numbers[looked]]
    known = ~np.isnan(weights)
    lines = np.repeat(np.arange(count), words.sizes)[looked][known]
    # Least first in every line: lines are in order, so moving them apart sorts them all at once.
    apart = _APART * lines
    weights = np.sort(weights[known] + apart) - apart
    sizes = np.bincount(lines, minlength=count)
    firsts = np.cumsum(sizes) - sizes
    least = (np.arange(len(lines)) - firsts[lines]) < 3
    some = sizes > 0
    total = np.bincount(lines, weights, count)
    columns = np.zeros((count, WIDTH), np.float32)
    columns[:, 0] = total / np.maximum(sizes, 1)
    columns[some, 1] = weights[firsts[some]]
    columns[:, 2] = total / np.sqrt(np.maximum(sizes, 1))
    columns[:, 3] = sizes / np.minimum(np.maximum(words.sizes, 1), _LONGEST)
    columns[:, 4] = np.bincount(lines[least], weights[least], count)
    first, _ = words.ends()
    columns[:, 5] = [weigh(f"^{words.distinct[at]}") or 0.0 if at >= 0 else 0.0 for at in first.tolist()]
    return columns
