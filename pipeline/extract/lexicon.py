"""What the words of a line weigh: which of them articles use, and which interfaces."""

import re
from collections.abc import Callable
from zlib import crc32

import numpy as np

from pipeline.extract.measure import Floats

WIDTH = 6
"""Columns per line."""
# Words of a line that are looked at; what a line is shows in its beginning.
_LONGEST = 60
_DIGITS = re.compile(r"\d+")

Weigh = Callable[[int], float | None]
"""The weight of a key: the logarithm of how much oftener articles use it than interfaces; None if it is not known."""


def keys_of(words: list[str]) -> list[int]:
    """The words as the lexicon knows them: checksums, so that it holds no text; the last is that of the first word."""
    if not words:
        return []
    kept = [_DIGITS.sub("0", word) for word in words[:_LONGEST]]
    return [*(crc32(word.encode("utf-8", "replace")) for word in kept), first_key(kept[0])]


def first_key(word: str) -> int:
    """The key of a word that a line begins with."""
    return crc32(b"^" + word.encode("utf-8", "replace"))


def word_columns(keys: list[list[int]], weigh: Weigh) -> Floats:
    """One row per line: mean, smallest, summed weight of its words, the share that is known, and its first word's."""
    rows = np.zeros((len(keys), WIDTH), np.float32)
    for row, line in zip(rows, keys, strict=True):
        if not line:
            continue
        known = [weight for weight in map(weigh, line[:-1]) if weight is not None]
        if known:
            total = sum(known)
            low = sorted(known)[:3]
            row[:5] = total / len(known), low[0], total / len(known) ** 0.5, len(known) / (len(line) - 1), sum(low)
        row[5] = weigh(line[-1]) or 0.0
    return rows
