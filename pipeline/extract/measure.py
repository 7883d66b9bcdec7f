"""Facts of a page's lines and of their surroundings: one array per fact, no verdicts.

The facts that tell an article from what stands around it are mostly not in a line but around it: where prose gathers,
what repeats in a rhythm, what stands above and below.
"""

import re
from collections import Counter
from functools import cache
from typing import Any
from unicodedata import category

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pipeline.extract.dates import find_date
from pipeline.extract.phrases import BIT, phrases
from pipeline.extract.reading import ReadLine

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]

# Classes of characters, one bit each.
_LETTER, _DIGIT, _UPPER, _MARK, _STOP, _HAN, _SYLLABLE = (1 << bit for bit in range(7))
_STOPS = ".!?…。！？।؟۔"
_ENDS = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]」』*_]*$")
_ADDRESS = re.compile(r"https?://|www\.|[\w.]@[\w-]+\.")
_NUMBER = re.compile(r"\d+")
PROSE = 90.0
"""Letters from which on a line is likelier a paragraph than an item of the interface."""


class LineFacts(Struct, frozen=True):
    """What is measured of a page's lines; every array has one element per line."""

    mass: Floats
    """Letters, a Han character counting 3, a kana or Hangul syllable 2: about as much text as so many Latin letters."""
    words: Floats
    digits: Floats
    """Share of the characters."""
    upper: Floats
    """Share of the letters."""
    marks: Floats
    """Punctuation and symbols, share of the characters."""
    stops: Floats
    """Marks that end sentences."""
    ends: NDArray[np.bool_]
    """Whether the line ends as a sentence does."""
    linked: Floats
    """Share of the characters that are links."""
    strong: Floats
    kinds: Ints
    """Interface phrases, one bit per kind."""
    covered: Floats
    """Share of the line that its longest phrase makes up."""
    dated: NDArray[np.bool_]
    foreign: Floats
    """Share of the letters in another script than most of the page's prose."""
    copies: Ints
    """How many lines of the page have this very text, digits aside."""
    prose: NDArray[np.bool_]
    """Long enough for a paragraph, and mostly not a link."""

    def __len__(self) -> int:
        return len(self.mass)

    def has(self, *kinds: str) -> NDArray[np.bool_]:
        """Which lines hold a phrase of one of these kinds."""
        return np.not_equal(self.kinds & sum(BIT[kind] for kind in kinds), 0, dtype=np.bool_)


def measure(lines: list[ReadLine]) -> LineFacts:
    """The facts of a page's lines."""
    texts = [line.text or " ".join(picture.alt for picture in line.pictures) for line in lines]
    found = [phrases().find(text) for text in texts]
    lengths = np.array([len(text) for text in texts], np.float32)
    size = np.maximum(lengths, 1)
    counts, scripts = _characters(texts)
    letters = np.maximum(counts[:, 0], 1)
    mass = counts[:, 0] + 2 * counts[:, 5] + counts[:, 6]
    linked = np.minimum(np.array([line.linked for line in lines], np.float32) / size, 1)
    prose = (mass >= PROSE) & (linked < 0.5)
    keys = [_NUMBER.sub("0", text) for text in texts]
    often = Counter(keys)
    main = np.argmax((scripts * prose[:, None]).sum(0) + 1e-3 * scripts.sum(0))
    return LineFacts(
        mass=mass,
        words=np.array([text.count(" ") + 1 for text in texts], np.float32),
        digits=counts[:, 1] / size,
        upper=counts[:, 2] / letters,
        marks=counts[:, 3] / size,
        stops=counts[:, 4],
        ends=np.array([_ENDS.search(text[-8:]) is not None for text in texts], np.bool_),
        linked=linked,
        strong=np.minimum(np.array([line.strong for line in lines], np.float32) / size, 1),
        kinds=np.array([one.kinds for one in found], np.int64),
        covered=np.array([one.covered for one in found], np.float32) / size,
        dated=np.array([find_date(text) is not None for text in texts], np.bool_),
        foreign=1 - scripts[:, main] / np.maximum(scripts.sum(1), 1),
        copies=np.array([often[key] for key in keys], np.int64),
        prose=prose,
    )


def _characters(texts: list[str]) -> tuple[Floats, Floats]:
    """Per line, how many characters are of each class, and how many letters of each script."""
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "replace"), np.uint32)
    classes, scripts = _tables()
    narrow = np.minimum(codes, 0xFFFF)
    starts = np.concatenate(([0], np.flatnonzero(codes == 10)[:-1] + 1))
    kinds = classes[narrow]
    counts = np.stack([np.add.reduceat((kinds >> bit) & 1, starts, dtype=np.float32) for bit in range(7)], 1)
    letter_scripts = np.where(kinds & _LETTER, scripts[narrow], 0)
    by_script = np.stack(
        [np.add.reduceat(letter_scripts == script, starts, dtype=np.float32) for script in range(1, _SCRIPTS + 1)], 1
    )
    return counts, by_script


# First code points of the blocks that tell scripts apart; what lies between belongs to the block before it.
_BLOCKS = (
    (0x0041, 1), (0x0370, 2), (0x0400, 3), (0x0530, 4), (0x0590, 5), (0x0600, 6), (0x0900, 7), (0x0980, 8), (0x0E00, 9),
    (0x0E80, 10), (0x1100, 12), (0x1200, 10), (0x1E00, 1), (0x1F00, 2), (0x2000, 10), (0x2E80, 11), (0x3130, 12),
    (0x3190, 11), (0xA000, 10), (0xAC00, 12), (0xD800, 10), (0xF900, 11), (0xFB00, 1), (0xFB1D, 5), (0xFB50, 6),
    (0xFE00, 10), (0xFE70, 6), (0xFF00, 11),
)  # fmt: skip
_SCRIPTS = 12


@cache
def _tables() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Class bits and script number of every character of the basic plane."""
    classes = np.zeros(0x10000, np.uint8)
    for code in range(0x10000):
        kind = category(chr(code))
        if kind[0] in "LM":
            classes[code] = _LETTER | (_UPPER if kind == "Lu" else 0)
        elif kind == "Nd":
            classes[code] = _DIGIT
        elif kind[0] in "PS":
            classes[code] = _MARK
    classes[[ord(char) for char in _STOPS]] |= _STOP
    classes[0x3400:0xA000] |= _HAN
    classes[0x3041:0x3100] |= _SYLLABLE
    classes[0xAC00:0xD7A4] |= _SYLLABLE
    starts = np.array([start for start, _ in _BLOCKS])
    numbers = np.array([0, *(script for _, script in _BLOCKS)], np.uint8)
    return classes, numbers[np.searchsorted(starts, np.arange(0x10000), side="right")]
