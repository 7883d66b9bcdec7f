"""What stands around the body of a dump: title, standfirst, byline, date; found from the body outwards."""

import re

import numpy as np
from msgspec import Struct

from pipeline.extract.bylines import find_authors, names_alone, only_introduces, reporters_in
from pipeline.extract.dates import says_updated
from pipeline.extract.headline import CHROME, Above, find_headline
from pipeline.extract.measure import Bools, Floats, LineFacts
from pipeline.extract.phrases import BIT, words_of
from pipeline.extract.reading import HINTS, ReadLine

# How far from title and body a date or a byline can stand (lines).
_META_REACH = 8
_FAR = 44
_TAIL_REACH = 6
# Letters of a line of the body that count at most, and what each line between costs, where its heart is looked for.
_MOST, _BETWEEN = 400, -25
# Letters of a line that is no more than a date or a byline.
_META = 110
_AUTHOR_LINK = 1 << HINTS.index("author")
# Score below which a line between title and text is no standfirst.
_UNLIKELY = 0.25
# Letters of a label between title and standfirst: the name of a section.
_LABEL = 25
# From which on a line that names somebody is the byline.
_BYLINE = 2.0
_DATELINE = re.compile(r"[^a-z\d]{3,60}?(?:\([^)]{2,30}\))?\s?(?:-{1,2}|–|—)\s")
_PARTS = re.compile(r"\s*[|·•–—]\s*|\s-\s")
_SITE_MARKS = (" | ", " - ", " – ", " — ", "｜", " :: ", " • ", " » ")


class Head(Struct, frozen=True):
    """Indices of lines, and what they say."""

    title: int | None = None
    headline: str | None = None
    """What the title says, without the name of the site."""
    second: int | None = None
    """The line that the title runs on to."""
    doubles: frozenset[int] = frozenset()
    """Lines that say the title again."""
    standfirst: tuple[int, ...] = ()
    bylines: tuple[int, ...] = ()
    authors: tuple[str, ...] = ()
    date: int | None = None
    published: str | None = None
    other_dates: tuple[int, ...] = ()
    first: int = 0
    """The first paragraph of the body."""
    last: int = 0


class _Page:
    """What all the searches below look at."""

    def __init__(self, lines: list[ReadLine], facts: LineFacts, body: Bools) -> None:
        self.lines = lines
        self.facts = facts
        self.body = body
        self.first, self.last = core(facts, body)
        self.chrome = facts.has(*CHROME) & ((facts.covered > 0.25) | (facts.mass < 60))
        self.dates = {index: date for index, date in facts.dates.items() if facts.mass[index] < _META}
        self.authors = _bylines_of(lines, facts, self.first, self.last)
        self.rights = "\n".join(facts.texts[index] for index in np.flatnonzero(facts.has("legal") | facts.holding("©")))
        self.text = "\n".join(facts.texts[index] for index in np.flatnonzero(body & facts.prose))

    @property
    def meta(self) -> frozenset[int]:
        """Lines with a date or an author."""
        return frozenset((*self.dates, *self.authors))


def find_head(
    lines: list[ReadLine], facts: LineFacts, body: Bools, scores: Floats, others: frozenset[int] = frozenset()
) -> Head:
    """The lines around a body that say what it is.

    `body` marks the lines that are kept as text, at least one; `others` are captions and notes.
    """
    page = _Page(lines, facts, body)
    title = find_headline(Above(lines, facts, body, scores, page.first, page.meta), others)
    headline = second = None
    if title is not None:
        headline, second = _headline(page, title)
    doubles = frozenset() if title is None else _doubles(page, title, second)
    top = title if title is not None else max(page.first - _META_REACH, 0)
    date, published = _date(page, top)
    bylines, authors = _byline(page, top, {*doubles, *others, second})
    taken = {*bylines, *page.dates, *others, second}
    labels = np.flatnonzero((facts.mass < _LABEL) & ~page.chrome).tolist()
    apart = set() if title is None else _apart(title, scores, {*taken, *doubles, *page.meta, *labels})
    standfirst = _standfirst(page, title, taken | apart, doubles)
    near = range(max(top - 3, 0), page.first + 2)
    other_dates = tuple(index for index in page.dates if index != date and index in near and not body[index])
    return Head(
        title,
        headline,
        second,
        doubles,
        standfirst,
        bylines,
        authors,
        date,
        published,
        other_dates,
        page.first,
        page.last,
    )


def above(lines: list[ReadLine], facts: LineFacts, body: Bools, scores: Floats) -> Above:
    """The page as its headline is looked for."""
    page = _Page(lines, facts, body)
    return Above(lines, facts, body, scores, page.first, page.meta)


def core(facts: LineFacts, body: Bools) -> tuple[int, int]:
    """The first paragraph of the densest stretch of the body (the maximum-sum segment), and the body's last line."""
    kept = np.flatnonzero(body)
    worth = np.where(body, np.minimum(facts.mass, _MOST), _BETWEEN)
    sums = np.concatenate([[0.0], np.cumsum(worth)])
    end = int(np.argmax(sums - np.minimum.accumulate(sums)))
    start = int(np.argmin(sums[: end + 1]))
    inside = np.flatnonzero(body & facts.prose & (facts.stops > 0) & (np.arange(len(body)) >= start))
    return int(inside[0]) if len(inside) and inside[0] < max(end, 1) else int(kept[0]), int(kept[-1])


def _bylines_of(lines: list[ReadLine], facts: LineFacts, first: int, last: int) -> dict[int, tuple[str, ...]]:
    """The lines that name authors after "by", and whom."""
    said = (facts.kinds & BIT["byline"] != 0) & (facts.mass < 2 * _META) & (facts.stops < 3)
    near = np.concatenate([np.arange(max(first - _FAR, 0), min(first + 3, len(lines))),
                           np.arange(max(last - 1, first + 3), min(last + _TAIL_REACH, len(lines)))])  # fmt: skip
    places = near[said[near]].tolist()
    # "Na Zuhura Mwinyimvua": words as short as these say it only near the text, in a line that says no more.
    short = (facts.mass < _META / 2) & (facts.words >= 3) & (facts.stops == 0)
    around = range(max(first - _META_REACH, 0), min(first + 3, len(lines)))
    opening = words_of("byline_opening")
    places += [
        index for index in around if short[index] and not said[index] and facts.vocabulary.of_line(index)[0] in opening
    ]
    return {index: authors for index in places if (authors := find_authors(lines[index].text))}


def _headline(page: _Page, title: int) -> tuple[str, int | None]:
    """What the title says, and the line that it runs on to where a hard wrap has cut it."""
    text = page.lines[title].text
    following = page.lines[title + 1] if title + 1 < len(page.lines) else None
    if (
        following is not None
        and following.numbers[0] == page.lines[title].numbers[-1] + 1
        and following.text[:1].islower()
        and page.facts.mass[title + 1] < 80
        and title + 1 not in page.meta
        and not following.linked
        and text[-1:].isalnum()
    ):
        return f"{text} {following.text}", title + 1
    for mark in _SITE_MARKS:
        head, found, site = text.rpartition(mark)
        if found and len(head) > 15 and len(site) < 40 and page.facts.texts.count(site) > 0:
            return head.strip(), None
    return text, None


def _doubles(page: _Page, title: int, second: int | None) -> frozenset[int]:
    """The lines that say what the title says, maybe with the site's name after it."""
    text, mass = page.lines[title].text.casefold(), page.facts.mass
    alike = np.flatnonzero((mass >= mass[title]) & (mass < mass[title] + 60)).tolist()
    return frozenset(
        index
        for index in alike
        if index not in {title, second}
        and (index < title or not page.body[index] or index <= page.first)
        and ((folded := page.facts.texts[index].casefold()) == text or (len(text) > 15 and folded.startswith(text)))
    )


def _byline(page: _Page, top: int, taken: set[int | None]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The lines that name the authors, and whom: what says so best, and stands nearest to the title."""
    near = [*range(top, page.first + 2), *range(max(top - 3, 0), top)]
    near += range(page.last - 1, page.last + _TAIL_REACH)
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


def _says_who(page: _Page, index: int, top: int) -> tuple[float, tuple[str, ...]]:
    """How surely a line is the byline, and whom it names."""
    facts = page.facts
    below = index > page.last
    inside = top < index <= page.first + 1
    names = page.authors.get(index, ())
    weight = (5.0 if inside else 3.0) if names else 0.0
    if not names and facts.mass[index] < _META and index != top:
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


def _beside_date(page: _Page, index: int) -> tuple[str, ...]:
    """Whom a line with a date names in one of its other parts."""
    if index not in page.dates:
        return ()
    parts = _PARTS.split(page.lines[index].text.replace(page.dates[index], "|"))
    return next((names for part in parts if (names := names_alone(part))), ())


def _with_place(page: _Page, index: int) -> tuple[str, ...]:
    """Whom a line names that says who and where, and no more, beside the line with the date: "Jane Doe, Leeds"."""
    who, comma, where = page.lines[index].text.partition(",")
    beside = {index - 1, index + 1} & page.dates.keys()
    return names_alone(who) if comma and beside and len(where.split()) == 1 else ()


def _date(page: _Page, top: int) -> tuple[int | None, str | None]:
    candidates = [
        index
        for index in page.dates
        if (top - _META_REACH <= index <= page.first + 1 or page.last < index <= page.last + _TAIL_REACH)
        and not (page.body[index] and page.facts.prose[index])
        and page.facts.kinds[index] & BIT["legal"] == 0
    ]
    if not candidates:
        return None, None

    def preference(index: int) -> tuple[int, bool, int]:
        place = 0 if top < index <= page.first + 1 else 1 if top - 3 <= index <= top else 2 if index > page.last else 3
        text = page.lines[index].text
        updated = says_updated(text) and not says_updated(text.partition(page.dates[index])[2])
        return place, updated, abs(index - top)

    best = min(candidates, key=preference)
    return best, page.dates[best]


def _apart(title: int, scores: Floats, passed: set[int | None]) -> set[int | None]:
    """Lines that hardly read like text, with something between them and the title that is no date, author or label."""
    index = title + 1
    while index < len(scores) and index in passed:
        index += 1
    return {below for below in np.flatnonzero(scores < _UNLIKELY).tolist() if below > index}


def _standfirst(page: _Page, title: int | None, taken: set[int | None], doubles: frozenset[int]) -> tuple[int, ...]:
    if title is None:
        return ()
    facts = page.facts
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


def _cut_off(page: _Page, index: int) -> bool:
    """Whether a date, a byline or buttons stand between the line and the next paragraph."""
    for step in range(index + 1, min(index + 12, len(page.lines))):
        if page.body[step] and page.facts.prose[step]:
            return False
        if step in page.meta or page.chrome[step]:
            return True
    return False
