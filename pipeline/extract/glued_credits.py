"""Credits that are glued to their captions: innerText loses what sets them off."""

import re
from functools import cache

from pipeline.extract.phrases import words_of
from pipeline.extract.sources import AGENCY

# "….Gentileza Jane Doe", "…desde la rutaCedida": a credit's word with a capital, glued to the last word or stop.
_NAMED_AFTER = r"(?:[\s:/]+(?:(?:de|da|do|del|di|van|von|der|den|la|for|y|e)\s)?[A-Z\u00c0-\u00de][\w.'’-]*)"
_GLUED = re.compile(rf"(?<=.{{12}})[^\W\d_A-Z][.!?…”\"’»)]?([A-Z\u00c0-\u00de]\w{{2,}}){_NAMED_AFTER}{{0,6}}$")
# "….Jane Doe Smith/AP": names only, glued to the last stop.
# What is before a capital is asked behind it: so the engine leaps from one capital to the next.
_CAPITAL_INSIDE = re.compile(r"[A-Z\u00c0-\u00de](?<=[a-z\u00df-\u00ff.!?…”\"’»)].)\w\w")
_GLUED_NAMES = re.compile(rf"(?<=.{{12}}[^\W\d_A-Z][.!?])([A-Z\u00c0-\u00de][\w'’-]+{_NAMED_AFTER}{{1,6}}(?<![.…]))$")


def glued_at(text: str) -> int:
    """Where a credit begins that is glued to the caption, 0 if there is none."""
    tail = text[-90:]
    if not _CAPITAL_INSIDE.search(tail) or not (found := _GLUED.search(tail)):  # few lines have one
        return 0
    if found[1].casefold() not in _credit_words() and not AGENCY.match(found[1]):
        found = _GLUED_NAMES.search(tail)
    return len(text) - len(tail) + found.start(1) if found else 0


@cache
def _credit_words() -> frozenset[str]:
    return frozenset(word.casefold() for key in ("credit_before", "credit") for word in words_of(key))
