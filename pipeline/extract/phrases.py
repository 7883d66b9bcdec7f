"""Which kinds of interface phrase a line holds; the phrases themselves are data, one file a language."""

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.characters import THAI
from pipeline.extract.vocabulary import Vocabulary, split_lines, split_words
from pipeline.extract.word_keys import Keys, keys_of, keys_of_pairs, looked_up
from pipeline.text import BURMESE_RANGE, HAN_RANGE, HANGUL_RANGE, KANA_RANGE, KHMER_RANGE, THAI_RANGE

Floats = NDArray[np.floating[Any]]

KINDS = (
    "read_more", "related", "share", "listen", "subscribe", "comment", "login", "cookie", "legal", "advert", "credit",
    "read_time", "date_prefix", "byline", "author_box", "menu", "tag", "translation", "machine", "correction",
    "editor_note",
)  # fmt: skip
"""What a phrase can say; a line's kinds are one bit each, the first kind the lowest."""
PAGES = ("error", "search", "login", "paywall", "video")
"""Kinds of page without an article that phrases can betray; their bits follow those of KINDS."""
BIT = {name: 1 << position for position, name in enumerate((*KINDS, *(f"page_{page}" for page in PAGES)))}

# Scripts that write without blanks, or glue endings and particles to words: phrases are looked for inside words.
_GLUED = re.compile(f"[{THAI_RANGE}{BURMESE_RANGE}{KHMER_RANGE}{KANA_RANGE}{HAN_RANGE}{HANGUL_RANGE}]")
# Bits of the key of two words that tell nearly all pairs that begin no phrase.
_BITS = 20
# Alternatives that a pattern tries in a row.
_BRANCHES = 24
# A list of a phrase file.
_LIST = re.compile(r"^(\w+) = (\[.*?\])$", re.MULTILINE | re.DOTALL)
# Letters with a dot below that Unicode's normal form writes as two characters, and most keyboards of India as one.
_DOTTED = {
    unicodedata.normalize("NFC", char): char
    for char in "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u09dc\u09dd\u09df"
    "\u0a33\u0a36\u0a59\u0a5a\u0a5b\u0a5e\u0b5c\u0b5d"
}
_TWO_DOTTED = re.compile("|".join(_DOTTED))
# Greek capitals are written without accents: "ΣΧΟΛΙΑ".
_WITHOUT_TONOS = str.maketrans("άέήίόύώΐΰ", "αεηιουωϊϋ")
_TONOS = re.compile("[άέήίόύώΐΰ]")
STARTS = len(KINDS)
"""How many bits of kinds matter for the phrase that a line begins with."""


class Found(NamedTuple):
    """The phrases of one line."""

    kinds: int
    """One bit per kind."""
    starts: int
    """The kinds of phrase that the line begins with."""
    covered: int
    """Characters of the longest phrase found."""


class _Longer(NamedTuple):
    """A phrase of several words."""

    padded: str
    """With a blank on either side."""
    kind: int
    size: int
    """How many words it has."""
    keys: bytes
    """Of its words, in order."""


class Phrases:
    """All phrases of all languages, ready to be looked for."""

    def __init__(self, tables: list[dict[str, list[str]]]) -> None:
        alone: dict[str, int] = {}
        longer: dict[tuple[str, ...], int] = {}
        glued: dict[str, int] = {}
        said = [(phrase, BIT[kind]) for table in tables for kind, phrases in table.items() for phrase in phrases]
        lines = split_lines("".join(f"{phrase}\n" for phrase, _ in said))  # at once: a process starts with this
        for (phrase, bit), words in zip(said, lines, strict=True):
            if not phrase.isascii() and _GLUED.search(phrase):
                key = phrase.lower()
                glued[key] = glued.get(key, 0) | bit
            elif len(words) == 1:
                alone[words[0]] = alone.get(words[0], 0) | bit
            else:
                longer[(*words,)] = longer.get((*words,), 0) | bit
        self._alone = alone
        alone_keys = keys_of(list(alone))
        order = alone_keys.argsort()
        self._alone_keys = alone_keys[order]
        self._alone_kinds = np.array(list(alone.values()), np.int64)[order]
        self._alone_sizes = np.array(list(map(len, alone)), np.int64)[order]
        # By their first two words, and by the key of these.
        self._longer: dict[tuple[str, ...], list[_Longer]] = {}
        self._by_key: dict[int, list[_Longer]] = {}
        keys = keys_of(list(chain.from_iterable(longer)))
        sizes = list(map(len, longer))
        begins = np.cumsum(sizes) - sizes
        pairs = keys_of_pairs(keys)[begins]
        for (said_words, kind), begin, pair in zip(longer.items(), begins.tolist(), pairs.tolist(), strict=True):
            size = len(said_words)
            alike = self._longer.setdefault(said_words[:2], [])
            alike.append(_Longer(f" {' '.join(said_words)} ", kind, size, keys[begin : begin + size].tobytes()))
            self._by_key[pair] = alike
        self._likely = np.zeros(1 << _BITS, np.bool_)
        self._likely[_shortened(pairs)] = True
        self._glued = glued
        self._inside = re.compile(alternatives(sorted(glued))) if glued else None

    def find(self, text: str) -> Found:
        """The phrases of one line."""
        words = split_words(text)
        kinds = starts = covered = 0
        for word in self._alone.keys() & words:
            kind = self._alone[word]
            kinds |= kind
            covered = max(covered, len(word))
            if word == words[0]:
                starts |= kind
        if pairs := self._longer.keys() & pairwise(words):
            line = f" {' '.join(words)} "
            for phrase in chain.from_iterable(map(self._longer.__getitem__, pairs)):
                if phrase.padded in line:
                    kinds |= phrase.kind
                    covered = max(covered, len(phrase.padded) - 2)
                    if line.startswith(phrase.padded):
                        starts |= phrase.kind
        found = Found(kinds, starts, covered)
        return self._with_glued(found, text.lower()) if not text.isascii() and _GLUED.search(text) else found

    def find_all(self, texts: list[str], vocabulary: Vocabulary, scripts: Floats) -> NDArray[np.int64]:
        """The phrases of all lines of a page, given their words: a row per field of `Found`, a column per line.

        `scripts` are letters by script, one row per line.
        """
        found = np.zeros((3, len(texts)), np.int64)
        self._add_alone(found, vocabulary)
        self._add_longer(found, vocabulary)
        for line in (scripts[:, THAI:].sum(1) > 0).nonzero()[0].tolist():
            if _GLUED.search(texts[line]):
                found[:, line] = self._with_glued(Found(*found[:, line].tolist()), texts[line].lower())
        return found

    def _add_alone(self, found: NDArray[np.int64], vocabulary: Vocabulary) -> None:
        """Add the phrases that are one word."""
        kinds, starts, covered = found
        places, known = looked_up(vocabulary.keys, self._alone_keys)
        kind_of = self._alone_kinds[places] * known
        lines, members = vocabulary.holding(known)
        np.bitwise_or.at(kinds, lines, kind_of[members])
        np.maximum.at(covered, lines, self._alone_sizes[places[members]])
        begun = vocabulary.sizes > 0
        starts[begun] |= kind_of[vocabulary.numbers[vocabulary.starts[begun]]]

    def _add_longer(self, found: NDArray[np.int64], vocabulary: Vocabulary) -> None:
        """Add the phrases of several words: of a page's pairs of words few are the first two of one."""
        kinds, starts, covered = found
        keys = vocabulary.keys[vocabulary.numbers]
        pairs = keys_of_pairs(keys)
        ends = vocabulary.starts + vocabulary.sizes
        likely = self._likely.take(_shortened(pairs)).nonzero()[0]
        lines = vocabulary.line_of[likely]
        for begin, pair, line in zip(likely.tolist(), pairs[likely].tolist(), lines.tolist(), strict=True):
            for phrase in self._by_key.get(pair, ()):
                end = begin + phrase.size
                if keys[begin:end].tobytes() == phrase.keys and end <= ends[line]:
                    kinds[line] |= phrase.kind
                    covered[line] = max(covered[line], len(phrase.padded) - 2)
                    if begin == vocabulary.starts[line]:
                        starts[line] |= phrase.kind

    def _with_glued(self, found: Found, lowered: str) -> Found:
        """The same with the phrases of scripts that write without blanks."""
        kinds, starts, covered = found
        for match in self._inside.finditer(lowered) if self._inside is not None else ():
            kinds |= self._glued[match[0]]
            covered = max(covered, len(match[0]))
            if not match.start():
                starts |= self._glued[match[0]]
        return Found(kinds, starts, covered)


def _shortened(pairs: Keys) -> NDArray[np.int64]:
    """The first bits of the keys of pairs."""
    return (pairs >> np.uint64(64 - _BITS)).astype(np.int64)


@cache
def phrases() -> Phrases:
    """The phrases of every language."""
    tables = []
    for table in _tables():
        merged = {kind: list(words) for kind, words in table.items() if kind in BIT}
        for kind in ("byline", "credit"):
            merged[kind] = [word for key in (kind, f"{kind}_before", f"{kind}_after") for word in table.get(key, ())]
        tables.append(merged | {f"page_{page}": words for page, words in table.get("pages", {}).items()})
    return Phrases(tables)


@cache
def words_of(key: str) -> tuple[str, ...]:
    """What every language's file lists under a key, longest first."""
    words = {word for table in _tables() for word in table.get(key, ())}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def known(key: str) -> frozenset[str]:
    """The same, to ask whether a word or a phrase is among them."""
    return frozenset(words_of(key))


@cache
def _tables() -> tuple[dict[str, Any], ...]:
    folder = files("pipeline.extract") / "phrases"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(_table(unicodedata.normalize("NFC", (folder / name).read_text("utf-8"))) for name in names)


def _table(text: str) -> dict[str, Any]:
    """A phrase file. Its lists are written alike in TOML and in JSON, which takes a tenth of the time to read."""
    own, _, pages = text.partition("\n[pages]\n")
    lists = {key: _spellings(json.loads(words)) for key, words in _LIST.findall(own)}
    return lists | {"pages": {key: _spellings(json.loads(words)) for key, words in _LIST.findall(pages)}}


def _spellings(phrases: list[str]) -> list[str]:
    """The phrases, and those with dotted letters as they are typed, and Greek ones as capitals are written, too."""
    typed = [phrase.translate(_WITHOUT_TONOS) for phrase in phrases if _TONOS.search(phrase)]
    typed += [_TWO_DOTTED.sub(lambda found: _DOTTED[found[0]], one) for one in phrases if _TWO_DOTTED.search(one)]
    return [*phrases, *typed] if typed else phrases


def alternatives(texts: list[str]) -> str:
    """A pattern that finds the longest of the texts, their common beginnings shared so that it runs fast."""
    if not any(texts):
        return ""
    if len(texts) == 1:
        return re.escape(texts[0])
    optional = texts[0] == ""
    groups: dict[str, list[str]] = {}
    for text in texts:
        if text:
            groups.setdefault(text[0], []).append(text[1:])
    branches = [re.escape(first) + alternatives(rests) for first, rests in groups.items()]
    if len(branches) == 1 and not optional:  # groups take long to compile
        return branches[0]
    if len(groups) > _BRANCHES:  # tried one after the other: better first which few of them to try
        firsts = list(map(re.escape, groups))
        parts = [slice(start, start + _BRANCHES) for start in range(0, len(groups), _BRANCHES)]
        branches = [f"(?=[{''.join(firsts[part])}])(?:{'|'.join(branches[part])})" for part in parts]
    return f"(?:{'|'.join(branches)}){'?' if optional else ''}"
