"""Facts of a page's lines and of their surroundings: one array per fact, no verdicts.

The facts that tell an article from what stands around it are mostly not in a line but around it: where prose gathers,
what repeats in a rhythm, what stands above and below.
"""

import re
from collections import Counter
from functools import cache
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pipeline.extract.address import words_of_address
from pipeline.extract.characters import STOPS, Class, count_characters
from pipeline.extract.dates import find_date
from pipeline.extract.phrases import BIT, STARTS, phrases
from pipeline.extract.rare_phrases import appeals
from pipeline.extract.reading import HINTS, ReadLine
from pipeline.extract.vocabulary import Vocabulary, vocabulary_of

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_CLOSINGS = "\"'”’»)]」』*_ "
_CLOSING_CODES = [[ord(char)] for char in _CLOSINGS]
_NUMBER = re.compile(r"\d+")
_ADDRESSES = ("@", "://", "www.", "#", "©")
# How a line ends that announces something, and one that is cut short, by its last character or some more.
_COLONS, _CUT = [[ord(char)] for char in ":："], [[ord(char)] for char in "…»›>"]
_CUT_SHORT, _STOP, _BRACKET = ("...", "…]", "...]"), ord("."), ord("]")
_THAI, _LAO = "\u0e00", "\u0eff"
# Of what two lines have as many that say the same, digits aside; and what makes one number of these four.
_ALIKE, _AS_ONE = [Class.LETTER, Class.UPPER, Class.MARK, Class.BLANK], np.array([1, 1e3, 1e6, 1e9])
# Letters and stops of a line that offers something; a paragraph of the text has more.
_LONGEST_APPEAL, _MOST_STOPS = 260, 3
PROSE = 90.0
"""Letters from which on a line is likelier a paragraph than an item of the interface."""


class LineFacts(Struct, frozen=True):
    """What is measured of a page's lines; every array has one element per line."""

    texts: list[str]
    """What is measured: the text of a line, or the captions of its pictures."""
    joined: str
    """The texts, a line feed between them."""
    vocabulary: Vocabulary
    address: frozenset[str]
    """The words of the page's address, none where it has none or says nothing."""
    counts: Floats
    """Characters by `characters.Class`, one row per line."""
    mass: Floats
    """Letters, a Han character counting 3, a kana or Hangul syllable 2: about as much text as so many Latin letters."""
    words: Floats
    linked: Floats
    """Share of the characters that are links."""
    prose: Bools
    """Long enough for a paragraph, and mostly not a link."""
    ends: Bools
    """Whether the line ends as a sentence does; in Thai and Lao, which mark no end, as a paragraph is long."""
    dates: dict[int, str]
    """The dates that lines hold, as written, by the line's index."""
    dated: Bools
    digits: Floats
    """Share of the characters."""
    stops: Floats
    """Marks that end sentences."""
    strong: Floats
    """Share of the characters that are emphasized."""
    kinds: Ints
    """Interface phrases in the line, one bit per kind."""
    starts: Ints
    """Those that the line begins with."""
    appeals: Bools
    """Whether a line as short as an offer asks the reader to follow, to join, to sign up, to support."""
    covered: Floats
    """Share of the line that its longest phrase makes up."""
    scripts: Floats
    """Letters by script, one row per line."""
    letters: Floats
    """Those of all scripts."""
    foreign: Floats
    """Share of the letters in another script than most of the page's prose."""
    copies: Ints
    """How many lines of the page have this very text, digits aside."""
    heading: Ints
    """1 to 6 where Markdown says so, else 0."""
    item: Bools
    gap: Bools
    """Whether a blank line stands above."""
    quote: Bools
    row: Bools
    pictures: Ints
    hints: Ints
    """Where the line's links lead to, one bit per kind of `reading.HINTS`."""
    links: Ints
    """How many links the line has."""
    held: dict[str, Bools] = {}
    """What `holding` was asked before, for several files ask for the same."""

    def __len__(self) -> int:
        return len(self.mass)

    def has(self, *kinds: str) -> NDArray[np.bool_]:
        """Which lines hold a phrase of one of these kinds."""
        found: Bools = (self.kinds & _bits_of(kinds)) != 0
        return found

    def holding(self, mark: str) -> Bools:
        """Which lines hold these characters."""
        found = self.held.get(mark)
        if found is None:
            found = self.held[mark] = np.zeros(len(self), np.bool_)
            line, end, at = 0, 0, self.joined.find(mark)
            while at >= 0:
                line, end = line + self.joined.count("\n", end, at), at + len(mark)
                found[line], at = True, self.joined.find(mark, end)
            found.flags.writeable = False
        return found


def measure(lines: list[ReadLine], url: str | None = None) -> LineFacts:
    """The facts of a page's lines; `url` is the page's address."""
    texts = [line.text or " ".join(picture.alt for picture in line.pictures) for line in lines]
    joined = "\n".join(texts)
    vocabulary = vocabulary_of(joined + "\n")
    counts, scripts = count_characters(joined + "\n")
    kinds, starts, covered = phrases().find_all(texts, vocabulary, scripts)
    size = np.maximum(counts[:, Class.ALL], 1)
    mass = counts[:, Class.LETTER] + 2 * counts[:, Class.HAN] + counts[:, Class.SYLLABLE]
    linked = np.minimum(np.array([line.linked for line in lines], np.float32) / size, 1)
    prose = (mass >= PROSE) & (linked < 0.5)
    ends = counts[:, Class.LAST_STOP] > 0
    closed = (counts[:, Class.LAST] == _CLOSING_CODES).any(0)
    for index in (closed | (prose & ~ends)).nonzero()[0].tolist():
        last = texts[index].rstrip(_CLOSINGS)[-1:]
        ends[index] = last in STOPS or (prose[index] and _THAI <= last <= _LAO)
    letters = scripts.sum(1)
    main = ((prose + np.float32(1e-3)) @ scripts).argmax()
    # Four digits make a year: a line with fewer cannot hold a whole date.
    dateable = ((counts[:, Class.DIGIT] >= 4) & (mass < 200)).nonzero()[0].tolist()
    dates = {index: date for index in dateable if (date := find_date(texts[index]))}
    dated = np.zeros(len(lines), np.bool_)
    dated[list(dates)] = True
    offers = (mass < _LONGEST_APPEAL) & (counts[:, Class.STOP] <= _MOST_STOPS)
    appealing = np.zeros(len(lines), np.bool_)
    appealing[appeals(texts, vocabulary, scripts, offers)] = True
    blocks = np.array([line.block for line in lines], np.int64)
    return LineFacts(
        texts=texts, joined=joined, vocabulary=vocabulary, address=words_of_address(url), counts=counts, mass=mass,
        words=vocabulary.sizes.astype(np.float32), linked=linked, prose=prose, ends=ends,
        dates=dates, dated=dated, digits=counts[:, Class.DIGIT] / size, stops=counts[:, Class.STOP],
        strong=np.minimum(np.array([line.strong for line in lines], np.float32) / size, 1),
        kinds=kinds, starts=starts, appeals=appealing, covered=covered.astype(np.float32) / size,
        scripts=scripts, letters=letters, foreign=1 - scripts[:, main] / np.maximum(letters, 1),
        copies=_copies(texts, counts),
        heading=np.array([line.heading for line in lines], np.int64),
        item=np.array([line.item for line in lines], np.bool_), gap=np.diff(blocks, prepend=-1) != 0,
        quote=np.array([line.quote for line in lines], np.bool_), row=np.array([line.row for line in lines], np.bool_),
        pictures=np.array([len(line.pictures) for line in lines], np.int64),
        hints=np.array([line.hints for line in lines], np.int64),
        links=np.array([line.links for line in lines], np.int64),
    )  # fmt: skip


def _copies(texts: list[str], counts: Floats) -> Ints:
    """How many lines say the same, digits aside."""
    keys = list(texts)
    # Few lines with digits have as many letters and marks as another has, and no others can say the same.
    some = counts[:, Class.DIGIT].nonzero()[0]
    sizes = (_AS_ONE @ counts.T[_ALIKE][:, some]).tolist()
    often = Counter(sizes)
    alike = [index for index, size in zip(some.tolist(), sizes, strict=True) if often[size] > 1]
    if alike:
        without = _NUMBER.sub("0", "\n".join([texts[index] for index in alike])).split("\n")
        for index, key in zip(alike, without, strict=True):
            keys[index] = key
    return np.array(list(map(Counter(keys).__getitem__, keys)), np.int64)


def shapes(facts: LineFacts) -> Ints:
    """What each line looks like from afar, as a number; lines of cards that repeat share theirs."""
    flags = (facts.ends, facts.linked > 0.5, facts.digits > 0.3, facts.heading > 0, facts.item, facts.dated)
    found: Ints = np.minimum(np.log2(facts.mass + 1), 9).astype(np.int64)
    for bit, flag in enumerate(flags, start=4):
        found = found + (flag << bit)
    return found


def own_facts(facts: LineFacts) -> Floats:
    """The facts of the lines themselves as the model reads them: one row per fact, one column per line."""
    counts = facts.counts.T
    size = np.maximum(counts[Class.ALL], 1)
    letters = np.maximum(counts[Class.LETTER], 1)
    words = np.maximum(facts.words, 1)
    gap_below = np.ones(len(facts), np.bool_)
    gap_below[:-1] = facts.gap[1:]
    last = counts[Class.LAST]
    cut = (last == _CUT).any(0)
    for index in (((last == _STOP) & (facts.stops > 2)) | (last == _BRACKET)).nonzero()[0].tolist():
        cut[index] = facts.texts[index].endswith(_CUT_SHORT)
    rows = [
        np.log1p(facts.mass), np.log1p(facts.words), np.minimum(facts.mass / words, 15), facts.digits,
        counts[Class.UPPER] / letters, counts[Class.MARK] / size, np.log1p(facts.stops), facts.ends, facts.linked,
        facts.strong, facts.covered, facts.dated, facts.foreign, np.minimum(facts.copies, 6), facts.prose,
        facts.heading == 1, facts.heading > 1, facts.heading, facts.item, facts.gap, gap_below,
        facts.quote, facts.row, np.minimum(facts.pictures, 3), np.log1p(facts.links),
        *counts[Class.FIRST_UPPER : Class.ALL], *np.minimum(counts[Class.SEPARATOR : Class.CAPITAL], 6),
        np.minimum(counts[Class.COMMA], 9), counts[Class.CAPITAL] / (counts[Class.BLANK] + 1),
        np.minimum(facts.stops / words * 10, 5), (last == _COLONS).any(0), cut,
        *(facts.holding(mark) for mark in _ADDRESSES),
        *_shared_ends(facts.vocabulary), facts.vocabulary.known(facts.prose),
        np.full(len(facts), facts.linked.any()),
    ]  # fmt: skip
    bits = [_bits(facts.kinds, len(BIT)), _bits(facts.starts, STARTS), _bits(facts.hints, len(HINTS))]
    return np.concatenate([np.array(rows, np.float32), *bits], dtype=np.float32)


@cache
def _bits_of(kinds: tuple[str, ...]) -> int:
    return sum(BIT[kind] for kind in kinds)


def _bits(numbers: Ints, count: int) -> NDArray[np.uint8]:
    """The lowest bits of each number, which has no more than 32, one row per bit."""
    parts = numbers.astype("<u4").view(np.uint8).reshape(-1, 4)
    return np.unpackbits(parts, axis=1, count=count, bitorder="little").T


def _shared_ends(vocabulary: Vocabulary) -> list[Floats]:
    """How many lines begin, and how many end, with the same word (logarithms)."""
    return [np.log(np.bincount(words + 1)[words + 1]) for words in vocabulary.first_and_last()]
