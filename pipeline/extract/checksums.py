"""CRC-32 of many words at once, as `zlib.crc32` says it of each.

A checksum is linear: what a byte adds to it (by exclusive or) depends on the byte and on how many bytes follow it, and
on nothing else; so all bytes of all words are looked up in one table, and the words' parts are put together.
"""

from collections.abc import Sequence
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Checksums = NDArray[np.uint32]

_POLYNOMIAL = np.uint32(0xEDB88320)  # of CRC-32, as zlib has it
_LONGEST = 64
"""Bytes of a word for which there are tables."""
_LINE_END = 10


def crc32_of(words: Sequence[str]) -> Checksums:
    """The checksum of each word's UTF-8; words hold no line feed."""
    if not words:
        return np.zeros(0, np.uint32)
    data = "\n".join((*words, "")).encode("utf-8", "replace")
    codes = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(codes == _LINE_END)
    sizes = np.diff(ends, prepend=-1)
    follow = np.repeat(ends, sizes) - np.arange(len(codes))  # bytes up to the line feed, which itself adds nothing
    bytewise, nothing = _tables()
    added = bytewise.take(follow << 8 | codes, mode="clip")
    found: Checksums = np.bitwise_xor.reduceat(added, ends + 1 - sizes) ^ nothing.take(sizes - 1, mode="clip")
    for index in np.flatnonzero(sizes > _LONGEST + 1).tolist():
        found[index] = crc32(words[index].encode("utf-8", "replace"))
    return found


@cache
def _tables() -> tuple[Checksums, Checksums]:
    """What each byte adds that stands so many bytes before a word's end, and what words of so many zeros have."""
    bytewise = np.zeros((_LONGEST + 1, 256), np.uint32)
    last = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        last = np.where(last & 1, last >> 1 ^ _POLYNOMIAL, last >> 1)
    bytewise[1] = last
    for row in range(2, _LONGEST + 1):
        bytewise[row] = bytewise[row - 1] >> 8 ^ last[bytewise[row - 1] & 0xFF]
    return bytewise.ravel(), np.array([crc32(bytes(size)) for size in range(_LONGEST + 1)], np.uint32)
