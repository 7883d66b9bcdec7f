"""Which kinds of interface phrase a line holds; the phrases themselves are data, one file a language."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

KINDS = (
    "read_more", "related", "share", "listen", "subscribe", "comment", "login", "cookie", "legal", "advert", "credit",
    "read_time", "date_prefix", "byline", "author_box", "menu", "tag", "translation", "machine", "correction",
    "editor_note",
)  # fmt: skip
"""What a phrase can say; a line's kinds are one bit each, the first kind the lowest."""
PAGES = ("error", "search", "login", "paywall", "video")
"""Kinds of page without an article that phrases can betray; their bits follow those of KINDS."""
BIT = {name: 1 << position for position, name in enumerate((*KINDS, *(f"page_{page}" for page in PAGES)))}

_MARKS = re.compile(r"""[.,;:!?…|()\[\]{}<>"“”„«»/\\·•–—।؟،、。！？：；（）「」『』【】〈〉《》]+""")
# Scripts that write without blanks, or glue endings and particles to words: phrases are looked for inside words.
_GLUED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


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

    def find(self, text: str, words: list[str] | None = None) -> Found:
        """The kinds of phrase that a line holds; `words` are those of the line, if they are at hand."""
        words = split_words(text) if words is None else words
        kinds = starts = covered = 0
        padded = ""
        for word in self._keys.intersection(words):
            kind = self._alone.get(word, 0)
            if kind:
                kinds |= kind
                covered = max(covered, len(word))
                if word == words[0]:
                    starts |= kind
            for phrase, kind in self._by_word.get(word, ()):
                padded = padded or f" {' '.join(words)} "
                if phrase in padded:
                    kinds |= kind
                    covered = max(covered, len(phrase) - 2)
                    if padded.startswith(phrase):
                        starts |= kind
        if self._inside is not None and not text.isascii() and _GLUED.search(text):
            for found in self._inside.finditer(text.lower()):
                kinds |= self._glued[found[0]]
                covered = max(covered, len(found[0]))
                if not found.start():
                    starts |= self._glued[found[0]]
        return Found(kinds, starts, covered)


def split_words(text: str) -> list[str]:
    """The words of a line in lower case, without punctuation."""
    return spaced_words(text).split()


def spaced_words(text: str) -> str:
    """The text in lower case with a blank for each run of punctuation; line ends stay."""
    return _MARKS.sub(" ", text.lower().replace("’", "'"))


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
    pattern = "|".join(re.escape(first) + alternatives(rests) for first, rests in groups.items())
    return f"(?:{pattern}){'?' if optional else ''}"
