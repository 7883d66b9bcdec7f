"""Words as numbers of 64 bits, found for all words of a text at once.

A word's key is a polynomial: the sum of its characters' code points, each times the power of one large odd number that
its place in the word says, modulo 2 ** 64. So equal words have the same key wherever they stand; that two different
words of the world's news share one is about as likely as guessing 64 bits.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Codes = NDArray[np.uint32]
Keys = NDArray[np.uint64]
AnyKeys = NDArray[np.unsignedinteger[Any]]

_FACTOR = 0x94D049BB133111EB  # of SplitMix64 (Steele, Lea and Flood, 2014)
_MODULUS = 2**64
_LINE_END = 10


def keys_of(words: Sequence[str]) -> Keys:
    """The key of each word; words hold no line feed."""
    codes = codes_of("\n".join(("", *words, "")))
    breaks = (codes == _LINE_END).nonzero()[0]
    return keys_between(running_sums(codes), breaks[:-1] + 1, breaks[1:])


def codes_of(text: str) -> Codes:
    """The code points of a text's characters; of half a surrogate pair that of a question mark."""
    return np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)


def running_sums(codes: Codes) -> Keys:
    """What the characters of a text up to each add up to, given their code points."""
    sums: Keys = codes * _powers(len(codes).bit_length())[0][: len(codes)]
    return sums.cumsum(out=sums)


def keys_between(sums: Keys, begins: Ints, ends: Ints) -> Keys:
    """The keys of what stands between these places of a text, by its running sums; its first character is in no word.

    The difference of two sums is a key with places counted from the beginning of the text; divided by a power of the
    factor, they are counted from the beginning of the word, from 1 on.
    """
    before = begins - 1
    return (sums[ends - 1] - sums[before]) * _powers(len(sums).bit_length())[1][before]


def keys_of_pairs(keys: Keys) -> Keys:
    """A key for every word, but the last, and its successor."""
    return keys[:-1] * np.uint64(_FACTOR) + keys[1:]


def looked_up(keys: AnyKeys, known: AnyKeys) -> tuple[Ints, NDArray[np.bool_]]:
    """Where each key stands among the known ones, which are in ascending order; and whether it does at all."""
    places = np.minimum(known.searchsorted(keys), len(known) - 1)
    return places, known[places] == keys


@cache
def _powers(bits: int) -> tuple[Keys, Keys]:
    """The powers of the factor from its zeroth on, as many as a number of so many bits can say, and their inverses."""
    factors = np.ones((2, 1 << bits), np.uint64)
    factors[:, 1:] = np.array([[_FACTOR], [pow(_FACTOR, -1, _MODULUS)]], np.uint64)
    powers, inverse = np.cumprod(factors, axis=1)
    return powers, inverse
