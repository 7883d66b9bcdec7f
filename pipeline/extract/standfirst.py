"""Which lines of a dump are its standfirst: what stands between the title and the text, and introduces it."""

import re

import numpy as np

from pipeline.extract.around import Around
from pipeline.extract.measure import Floats

# Score below which a line between title and text is no standfirst.
_UNLIKELY = 0.25
# Letters of a label between title and standfirst: the name of a section.
_LABEL = 25
_DATELINE = re.compile(r"[^a-z\d]{3,60}?(?:\([^)]{2,30}\))?\s?(?:-{1,2}|–|—)\s")


def standfirst_of(
    page: Around, title: int, scores: Floats, taken: set[int | None], doubles: frozenset[int]
) -> tuple[int, ...]:
    """Two lines at most; `taken` are captions, notes, dates and bylines, `doubles` say the title again."""
    facts = page.facts
    labels = np.flatnonzero((facts.mass < _LABEL) & ~page.chrome).tolist()
    taken = taken | _apart(title, scores, {*taken, *doubles, *page.meta, *labels})
    found: list[int] = []
    for index in range(title + 1, min(page.first + 2, len(page.lines))):
        line = page.lines[index]
        if index in taken or index in doubles or page.chrome[index] or line.pictures or line.row:
            continue
        if facts.mass[index] < 35 or facts.foreign[index] > 0.5 or facts.linked[index] > 0.5:
            continue
        marked = bool(line.heading) or facts.strong[index] > 0.9
        if found and index - found[-1] > 2:
            break
        if page.body[index] and _DATELINE.match(line.text):
            break
        if (index < page.first and (not page.body[index] or marked or _cut_off(page, index))) or (
            page.body[index]
            and (
                (marked and index == page.first)
                or _cut_off(page, index)
                or (index < page.first and not facts.ends[index])
            )
        ):
            found.append(index)
        elif page.body[index]:
            break
    left = page.body & facts.prose
    left[found[:2]] = False
    return tuple(found[:2]) if left.any() else ()


def _cut_off(page: Around, index: int) -> bool:
    """Whether a date, a byline or buttons stand between the line and the next paragraph."""
    for step in range(index + 1, min(index + 12, len(page.lines))):
        if page.body[step] and page.facts.prose[step]:
            return False
        if step not in page.others and (step in page.meta or page.buttons[step]):
            return True
    return False


def _apart(title: int, scores: Floats, passed: set[int | None]) -> set[int | None]:
    """Lines that hardly read like text, with something between them and the title that is no date, author or label."""
    index = title + 1
    while index < len(scores) and index in passed:
        index += 1
    return {below for below in np.flatnonzero(scores < _UNLIKELY).tolist() if below > index}
