"""Which lines of a dump are its byline, and whom they name."""

import re

from pipeline.extract.around import META, TAIL_REACH, Around
from pipeline.extract.bylines import names_alone, only_introduces, reporters_in
from pipeline.extract.reading import HINTS

_AUTHOR_LINK = 1 << HINTS.index("author")
# From which on a line that names somebody is the byline.
_BYLINE = 2.0
_PARTS = re.compile(r"\s*[|·•–—]\s*|\s-\s")


def byline_of(page: Around, top: int, taken: set[int | None]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The lines that name the authors, and whom: what says so best, and stands nearest to the title."""
    near = [*range(top, max(page.first + 2, page.resumed)), *range(max(top - 3, 0), top)]
    near += range(page.last - 1, page.last + TAIL_REACH)
    best, where = 0.0, -1
    named: tuple[str, ...] = ()
    found: dict[int, tuple[float, tuple[str, ...]]] = {}
    for place, index in enumerate(dict.fromkeys(near)):
        if not 0 <= index < len(page.lines) or index in taken or (page.body[index] and page.facts.prose[index]):
            continue
        weight, names = _says_who(page, index, top)
        if weight >= _BYLINE:
            found[index] = weight, names
            weight -= place / 50
            if weight > best:
                best, where, named = weight, index, names
    if where < 0:
        reporters = reporters_in(page.lines[page.first].text)
        return (), reporters
    # A second author in the next line, named in the same way.
    places = [where]
    for index in (where + 1, where + 2):
        if index in found and index == places[-1] + 1 and found[index][0] >= found[where][0] - 1:
            places.append(index)
            named += found[index][1]
    if where - 1 >= 0 and only_introduces(page.lines[where - 1].text):
        places.insert(0, where - 1)
    return tuple(places), tuple(dict.fromkeys(named))


def _says_who(page: Around, index: int, top: int) -> tuple[float, tuple[str, ...]]:
    """How surely a line is the byline, and whom it names."""
    facts = page.facts
    below = index > page.last
    inside = top < index < max(page.first + 2, page.resumed)
    names = page.authors.get(index, ())
    weight = (5.0 if inside else 3.0) if names else 0.0
    if not names and facts.mass[index] < META and index != top:
        names = names_alone(page.lines[index].text) or _beside_date(page, index)
        names = names or (_with_place(page, index) if inside else ())
    if not names:
        return 0.0, ()
    following = page.facts.texts[index + 1] if index + 1 < len(facts) else ""
    weight += 3.0 * bool(facts.hints[index] & _AUTHOR_LINK)
    weight += 2.0 if index in page.dates else 1.5 * sum(step in page.dates for step in (index - 1, index + 1))
    weight += 1.0 if inside else 0.0
    weight += 4.0 if index and only_introduces(page.facts.texts[index - 1]) else 0.0
    weight += 2.0 if "@" in following and len(following) < 60 else 0.0
    weight += 1.0 if inside and index - 1 in page.authors else 0.0
    if not page.authors.get(index):
        known = sum(name in page.text for name in names)
        weight -= 2.5 * known / len(names)
        weight -= 3.0 if facts.copies[index] > 2 or facts.foreign[index] > 0.5 else 0.0
        weight -= 1.0 if below and "@" not in following else 0.0
        weight += 0.5 if inside and index + 2 in page.dates else 0.0
        weight -= 1.0 if not inside and not below else 0.0
        weight += 1.0 if inside and page.lines[index].strong and facts.mass[index] < 40 else 0.0
        weight += 1.0 if inside and index - 1 == top else 0.0
        weight += 0.5 if inside and index + 1 == page.first else 0.0
        weight += 0.5 if inside and any(top - 4 < step < page.first for step in page.dates) else 0.0
        if any(name in page.rights for name in names):  # the newspaper itself, or who writes it alone
            weight = min(weight, _BYLINE)
    return weight, names


def _beside_date(page: Around, index: int) -> tuple[str, ...]:
    """Whom a line with a date names in one of its other parts."""
    if index not in page.dates:
        return ()
    parts = _PARTS.split(page.lines[index].text.replace(page.dates[index], "|"))
    return next((names for part in parts if (names := names_alone(part))), ())


def _with_place(page: Around, index: int) -> tuple[str, ...]:
    """Whom a line names that says who and where, and no more, beside the line with the date: "Jane Doe, Leeds"."""
    who, comma, where = page.lines[index].text.partition(",")
    beside = {index - 1, index + 1} & page.dates.keys()
    return names_alone(who) if comma and beside and len(where.split()) == 1 else ()
