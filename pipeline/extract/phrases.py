"""Which kinds of interface phrase a line holds; the phrases themselves are data, one file a language."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import chain
from math import log2
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.vocabulary import Vocabulary, split_lines, split_words

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
_GLUED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
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


_NOTHING = Found(0, 0, 0)


class _Longer(NamedTuple):
    """A phrase of several words."""

    padded: str
    """With a blank on either side."""
    kind: int
    words: frozenset[str]


class Phrases:
    """All phrases of all languages, ready to be looked for."""

    def __init__(self, tables: list[dict[str, list[str]]]) -> None:
        alone: dict[str, int] = {}
        longer: dict[str, int] = {}
        glued: dict[str, int] = {}
        said = [(phrase, BIT[kind]) for table in tables for kind, phrases in table.items() for phrase in phrases]
        lines = split_lines("".join(f"{phrase}\n" for phrase, _ in said))  # at once: a process starts with this
        for (phrase, bit), words in zip(said, lines, strict=True):
            if not phrase.isascii() and _GLUED.search(phrase):
                known, key = glued, phrase.lower()
            else:
                known, key = (alone, words[0]) if len(words) == 1 else (longer, f" {' '.join(words)} ")
            known[key] = known.get(key, 0) | bit
        self._alone = alone
        self._longer: dict[str, list[_Longer]] = {}  # by the rarest of their words
        words_of_each = [padded.split() for padded in longer]
        often = Counter(chain.from_iterable(words_of_each))
        rare = {word: len(word) - log2(count) / 2 for word, count in often.items()}  # if long, and of few phrases
        for (padded, bits), words in zip(longer.items(), words_of_each, strict=True):
            rarest = max(words, key=rare.__getitem__)
            self._longer.setdefault(rarest, []).append(_Longer(padded, bits, frozenset(words)))
        self._keys = frozenset((*alone, *self._longer))
        self._glued = glued
        self._inside = re.compile(alternatives(sorted(glued))) if glued else None

    def find(self, text: str) -> Found:
        """The phrases of one line."""
        words = split_words(text)
        keys = self._keys.intersection(words)
        longer = [one for word in keys for one in self._longer.get(word, ())]
        kinds, starts, covered = _longer_of(words, longer) if longer else _NOTHING
        for word in keys:
            if kind := self._alone.get(word):
                kinds |= kind
                covered = max(covered, len(word))
                if word == words[0]:
                    starts |= kind
        found = Found(kinds, starts, covered)
        return self._with_glued(found, text.lower()) if not text.isascii() and _GLUED.search(text) else found

    def find_all(self, texts: list[str], vocabulary: Vocabulary) -> NDArray[np.int64]:
        """The phrases of all lines of a page, given their words: a row per field of `Found`, a column per line."""
        found = np.zeros((3, len(texts)), np.int64)
        keys = self._keys.intersection(vocabulary.distinct)
        self._add_alone(found, vocabulary, keys)
        self._add_longer(found, vocabulary, keys)
        if _GLUED.search("".join(vocabulary.distinct)):
            for line, text in enumerate(texts):
                if not text.isascii() and _GLUED.search(text):
                    found[:, line] = self._with_glued(Found(*found[:, line].tolist()), text.lower())
        return found

    def _add_alone(self, found: NDArray[np.int64], vocabulary: Vocabulary, words: frozenset[str]) -> None:
        """Add the phrases that are these words of the page."""
        kinds, starts, covered = found
        kind_of, length_of = np.zeros((2, len(vocabulary.distinct) + 1), np.int64)  # the last is that of no word
        for word in words:
            if kind := self._alone.get(word):
                number = vocabulary.number_of[word]
                kind_of[number], length_of[number] = kind, len(word)
        lines, members = vocabulary.holding(kind_of != 0)
        np.bitwise_or.at(kinds, lines, kind_of[members])
        np.maximum.at(covered, lines, length_of[members])
        starts |= kind_of[vocabulary.ends()[0]]

    def _add_longer(self, found: NDArray[np.int64], vocabulary: Vocabulary, keys: frozenset[str]) -> None:
        """Add the phrases of several words; most of those that share one with the page have another that it lacks."""
        words = frozenset(vocabulary.distinct)
        likely: dict[int, list[_Longer]] = {}
        for key in keys:
            if phrases := [phrase for phrase in self._longer.get(key, ()) if phrase.words <= words]:
                likely[vocabulary.number_of[key]] = phrases
        marked = np.zeros(len(vocabulary.distinct), np.bool_)
        marked[list(likely)] = True
        lines, members = vocabulary.holding(marked)
        for line, word in zip(lines.tolist(), members.tolist(), strict=True):
            own = _longer_of(vocabulary.of_line(line), likely[word])
            if own.kinds:
                found[:2, line] |= own[:2]
                found[2, line] = max(found[2, line], own.covered)

    def _with_glued(self, found: Found, lowered: str) -> Found:
        """The same with the phrases of scripts that write without blanks."""
        kinds, starts, covered = found
        for match in self._inside.finditer(lowered) if self._inside is not None else ():
            kinds |= self._glued[match[0]]
            covered = max(covered, len(match[0]))
            if not match.start():
                starts |= self._glued[match[0]]
        return Found(kinds, starts, covered)


def _longer_of(words: list[str], phrases: list[_Longer]) -> Found:
    """Which of these phrases a line of these words holds."""
    kinds = starts = covered = 0
    text = f" {' '.join(words)} "
    for padded, kind, _ in phrases:
        if padded in text:
            kinds |= kind
            covered = max(covered, len(padded) - 2)
            if text.startswith(padded):
                starts |= kind
    return Found(kinds, starts, covered)


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
def _tables() -> tuple[dict[str, Any], ...]:
    folder = files("pipeline.extract") / "phrases"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(_table((folder / name).read_text("utf-8")) for name in names)


def _table(text: str) -> dict[str, Any]:
    """A phrase file. Its lists are written alike in TOML and in JSON, which takes a tenth of the time to read."""
    own, _, pages = text.partition("\n[pages]\n")
    lists = {key: _spellings(json.loads(words)) for key, words in _LIST.findall(own)}
    return lists | {"pages": {key: _spellings(json.loads(words)) for key, words in _LIST.findall(pages)}}


def _spellings(phrases: list[str]) -> list[str]:
    """The phrases, and those with dotted letters as they are typed, too."""
    typed = [_TWO_DOTTED.sub(lambda found: _DOTTED[found[0]], one) for one in phrases if _TWO_DOTTED.search(one)]
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
