"""Headlines of other articles with how old each is, by turns: "Bridge open again", "2 hours ago"."""

import re

from pipeline.extract.measure import LineFacts
from pipeline.extract.said import LABEL

_AGE = 0.3  # share of "2 hours ago" that the phrase makes up
_HEADLINE, _FEW_DIGITS = 4, 0.2  # words, and share of digits
_BESIDE = 14  # characters beside the date in a line that says no more
_TIME = re.compile(r"\W*\d{1,2}(?:[:.h]\d\d\W*(?:[ap]\.?\s?m\.?|uhr|hrs|น)?|\s?[ap]\.?\s?m\.?)\W*", re.IGNORECASE)
_LONGEST_TIME = 5  # letters beside the numbers


def ages_in(facts: LineFacts) -> frozenset[int]:
    """The lines that say how old another article is, or at what time of day it appeared."""
    numbers = facts.digits > 0
    said = facts.has("date_prefix") & numbers & (facts.mass < LABEL) & (facts.covered > _AGE)
    times = (numbers & (facts.mass < _LONGEST_TIME)).nonzero()[0].tolist()
    return frozenset(
        (
            *said.nonzero()[0].tolist(),
            *(index for index in times if _TIME.fullmatch(facts.texts[index])),
            *(index for index, date in facts.dates.items() if len(facts.texts[index]) - len(date) < _BESIDE),
        )
    )


def in_ticker(facts: LineFacts, ages: frozenset[int], index: int) -> bool:
    """Whether the line is a headline or an age in a list of both by turns."""
    if index in ages:
        return any(index + 2 * step in ages and index + step not in ages for step in (-1, 1))
    if index + 1 in ages:
        return index - 1 in ages or index + 3 in ages
    return index - 1 in ages and index - 3 in ages and bool(facts.words[index] >= _HEADLINE)  # the last of them


def begins_cards(facts: LineFacts, ages: frozenset[int], index: int) -> bool:
    """Whether the line is the first of two or more headlines with an age below each, or the label over them."""
    first = index if index + 1 in ages else index + 1
    if first + 1 not in ages or first + 3 not in ages:
        return False
    if first > index and (facts.mass[index] >= LABEL or facts.ends[index]):  # what stands over them is no label
        return False
    return _is_headline(facts, first) and _is_headline(facts, first + 2)


def _is_headline(facts: LineFacts, index: int) -> bool:
    plain = not (facts.ends[index] or facts.row[index] or facts.digits[index] > _FEW_DIGITS)
    return bool(facts.words[index] >= _HEADLINE and plain)
