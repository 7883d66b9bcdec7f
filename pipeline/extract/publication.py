"""The publication that a dump names as its own."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import numpy as np

from pipeline.extract.measure import LineFacts
from pipeline.extract.phrases import words_of
from pipeline.extract.reading import ReadLine

# Characters of a name, and of a line that can hold a signature.
_LONGEST = 50
_LONGEST_LINE = 300
# Points from which on a name is the page's own: a signature and a mention, or four mentions.
_ENOUGH = 4
_RIGHTS = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright|저작권자)(?:\s|©|ⓒ|\(c\)|[:,-])*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,.:]*([^\d\s|·,.;()<>\[\]©][^|·,.;()<>\[\]©]{1,48})",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:edited|translated|written|reported) by (?:the )?((?:[A-Z][\w'’&-]*\s){1,5})(?:staff|editors|newsroom)\b"
)
_NOT_A_NAME = re.compile(r"[.!?:;|/@#\d]|https?")


def find_publication(lines: list[ReadLine], facts: LineFacts, taken: set[int]) -> str | None:
    """The name that the page gives itself; `taken` are lines of the article, which name others.

    Evidence is a name that recurs as a line of its own, stands before "all rights reserved", or signs as staff.
    """
    points: defaultdict[str, float] = defaultdict(float)
    spelled: dict[str, str] = {}
    for written, weight in [*_signed(facts), *_recurring(facts, taken)]:
        name = written.strip(" \t-–—|·.,")
        if 2 <= len(name) <= _LONGEST and not _NOT_A_NAME.search(name):
            points[name.casefold()] += weight
            spelled.setdefault(name.casefold(), name)
    if not points:
        return None
    short = "\n".join(line.text for line in lines if len(line.text) < 90).casefold()
    for name in points:
        # Another short line that holds the name ("with the Daily News") speaks for it.
        points[name] += short.count(name)
    best, weight = max(points.items(), key=lambda item: (item[1], item[0]))
    return spelled[best] if weight >= _ENOUGH else None


def _signed(facts: LineFacts) -> Iterator[tuple[str, float]]:
    rights = facts.has("legal") | facts.holding("©") | facts.holding("ⓒ")
    staff = facts.holding("ed by")
    for index in np.flatnonzero(rights | staff).tolist():
        text = facts.texts[index]
        if len(text) > _LONGEST_LINE:
            continue
        if rights[index]:
            yield from ((_without_rights(found[1]), 3.0) for found in _RIGHTS.finditer(text))
        if staff[index]:
            yield from ((found[1], 3.0) for found in _STAFF.finditer(text))


def _recurring(facts: LineFacts, taken: set[int]) -> Iterator[tuple[str, float]]:
    menu = _menu()
    for index in np.flatnonzero((facts.copies >= 3) & (facts.words <= 5) & (facts.covered < 0.6)).tolist():
        if index not in taken and " ".join(facts.vocabulary.of_line(index)) not in menu:
            yield facts.texts[index], 1.0


@cache
def _menu() -> frozenset[str]:
    return frozenset(words_of("menu"))


def _without_rights(name: str) -> str:
    return re.split(
        r"\s*(?:\ball rights|\binc\b|\bltd\b|\bllc\b|무단|\bpublished by|\bby\b)", name, maxsplit=1, flags=re.IGNORECASE
    )[0]
