"""Which kinds of interface phrase a line holds; the phrases themselves are data, one file a language."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

from pipeline.extract.vocabulary import Vocabulary, split_words

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


class Phrases:
    """All phrases of all languages, ready to be looked for."""

    def __init__(self, tables: list[dict[str, list[str]]]) -> None:
        alone: dict[str, int] = {}
        by_word: dict[str, dict[str, int]] = {}
        glued: dict[str, int] = {}
        for table in tables:
            for kind, phrases in table.items():
                for phrase in phrases:
                    if _GLUED.search(phrase):
                        known, key = glued, phrase.lower()
                    else:
                        words = split_words(phrase)
                        single = len(words) == 1
                        known = alone if single else by_word.setdefault(max(words, key=len), {})
                        key = words[0] if single else f" {' '.join(words)} "
                    known[key] = known.get(key, 0) | BIT[kind]
        self._alone = alone
        self._by_word = {word: tuple(known.items()) for word, known in by_word.items()}
        self._keys = frozenset((*alone, *by_word))
        self._glued = glued
        self._inside = re.compile(alternatives(sorted(glued))) if glued else None

    def find(self, text: str) -> Found:
        """The phrases of one line."""
        words = split_words(text)
        found = self._of_words(words, self._keys.intersection(words))
        return self._with_glued(found, text.lower()) if not text.isascii() and _GLUED.search(text) else found

    def find_all(self, texts: list[str], vocabulary: Vocabulary) -> list[Found]:
        """The phrases of each line of a page, given the words of the lines."""
        found = [_NOTHING] * len(texts)
        keys = np.zeros(len(vocabulary.distinct), np.bool_)
        keys[[vocabulary.number_of[word] for word in self._keys.intersection(vocabulary.distinct)]] = True
        for line, words in vocabulary.holding(keys):
            found[line] = self._of_words(vocabulary.of_line(line), words)
        if _GLUED.search("\n".join(texts)):
            for line, text in enumerate(texts):
                if not text.isascii() and _GLUED.search(text):
                    found[line] = self._with_glued(found[line], text.lower())
        return found

    def _of_words(self, words: list[str], keys: Iterable[str]) -> Found:
        """The phrases of a line of these words, some of which are keys to phrases."""
        kinds = starts = covered = 0
        padded = ""
        longer = self._by_word if len(words) > 1 else {}
        for word in keys:
            kind = self._alone.get(word, 0)
            if kind:
                kinds |= kind
                covered = max(covered, len(word))
                if word == words[0]:
                    starts |= kind
            for phrase, kind in longer.get(word, ()):
                padded = padded or f" {' '.join(words)} "
                if phrase in padded:
                    kinds |= kind
                    covered = max(covered, len(phrase) - 2)
                    if padded.startswith(phrase):
                        starts |= kind
        return Found(kinds, starts, covered)

    def _with_glued(self, found: Found, lowered: str) -> Found:
        """The same with the phrases of scripts that write without blanks."""
        kinds, starts, covered = found
        for match in self._inside.finditer(lowered) if self._inside is not None else ():
            kinds |= self._glued[match[0]]
            covered = max(covered, len(match[0]))
            if not match.start():
                starts |= self._glued[match[0]]
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
    return tuple(tomllib.loads((folder / name).read_text("utf-8")) for name in names)


def alternatives(texts: list[str]) -> str:
    """A pattern that finds the longest of the texts, their common beginnings shared so that it runs fast."""
    if not any(texts):
        return ""
    optional = texts[0] == ""
    groups: dict[str, list[str]] = {}
    for text in texts:
        if text:
            groups.setdefault(text[0], []).append(text[1:])
    branches = [re.escape(first) + alternatives(rests) for first, rests in groups.items()]
    if len(groups) > _BRANCHES:  # tried one after the other: better first which few of them to try
        firsts = list(map(re.escape, groups))
        parts = [slice(start, start + _BRANCHES) for start in range(0, len(groups), _BRANCHES)]
        branches = [f"(?=[{''.join(firsts[part])}])(?:{'|'.join(branches[part])})" for part in parts]
    return f"(?:{'|'.join(branches)}){'?' if optional else ''}"
