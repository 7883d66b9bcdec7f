"""The publication that a dump names as its own."""

import re
from collections import defaultdict

from pipeline.extract.measure import LineFacts
from pipeline.extract.phrases import split_words, words_of
from pipeline.extract.reading import ReadLine

_LONGEST = 50
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

    def credit(name: str, weight: float) -> None:
        name = name.strip(" \t-–—|·.,")
        if 2 <= len(name) <= _LONGEST and not _NOT_A_NAME.search(name):
            points[name.casefold()] += weight
            spelled.setdefault(name.casefold(), name)

    menu = set(words_of("menu"))
    for index, line in enumerate(lines):
        text = line.text
        if len(text) > 300:
            continue
        for found in _RIGHTS.finditer(text):
            credit(_without_rights(found[1]), 3)
        for found in _STAFF.finditer(text):
            credit(found[1], 3)
        alone = index not in taken and facts.words[index] <= 5 and len(text) <= _LONGEST
        if (
            alone
            and facts.copies[index] >= 3
            and " ".join(split_words(text)) not in menu
            and facts.covered[index] < 0.6
        ):
            credit(text, 1)
    if not points:
        return None
    for name in points:
        # A name that another line ends with ("with the Daily News") speaks for it.
        points[name] += sum(name in line.text.casefold() for line in lines if len(line.text) < 90)
    best, weight = max(points.items(), key=lambda item: (item[1], item[0]))
    return spelled[best] if weight >= 4 else None


def _without_rights(name: str) -> str:
    return re.split(
        r"\s*(?:\ball rights|\binc\b|\bltd\b|\bllc\b|무단|\bpublished by|\bby\b)", name, maxsplit=1, flags=re.IGNORECASE
    )[0]
