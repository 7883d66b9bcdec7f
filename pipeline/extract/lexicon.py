"""What the words of a line weigh: which of them articles use, and which interfaces."""

import re
from collections.abc import Callable
from functools import lru_cache
from zlib import crc32

import numpy as np

from pipeline.extract.measure import Floats

WIDTH = 6
"""Columns per line."""
# Words of a line that are looked at: what a line is shows in its beginning.
_LONGEST = 60
_DIGITS = re.compile(r"\d+")
# Words whose weights are remembered from page to page.
_REMEMBERED = 1 << 17

Weigh = Callable[[str], float | None]
"""The logarithm of how much oftener articles use a word than interfaces do; None if it is not known."""


def key_of(word: str) -> int:
    """The word as the lexicon knows it: a checksum, so that the lexicon holds no text; all numbers are alike."""
    return crc32((word if word.isalpha() else _DIGITS.sub("0", word)).encode("utf-8", "replace"))


def weigher(weights: dict[int, float]) -> Weigh:
    """The weights by word instead of by key."""

    def weigh(word: str) -> float | None:
        return weights.get(key_of(word))

    return lru_cache(maxsize=_REMEMBERED)(weigh)


def looked_at(words: list[str]) -> list[str]:
    """What is weighed of a line: its words, and once more the first, marked as such, at the end."""
    return [*words[:_LONGEST], f"^{words[0]}"] if words else []


def word_columns(split: list[list[str]], weigh: Weigh) -> Floats:
    """One row per line: of its words' weights the mean, least, sum, known share and sum of the least; its first's."""
    rows: list[tuple[float, ...]] = []
    for words in split:
        if not words:
            rows.append((0.0,) * WIDTH)
            continue
        *weights, first = map(weigh, looked_at(words))
        known = sorted(weight for weight in weights if weight is not None)
        if not known:
            rows.append((0.0, 0.0, 0.0, 0.0, 0.0, first or 0.0))
            continue
        total, count = sum(known), len(known)
        share = count / len(weights)
        rows.append((total / count, known[0], total / count**0.5, share, sum(known[:3]), first or 0.0))
    return np.array(rows, np.float32)
