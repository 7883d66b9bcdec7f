"""What stands around the body of a dump: title, standfirst, byline, date; found from the body outwards."""

from collections import Counter

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pipeline.extract.bylines import find_authors, is_name
from pipeline.extract.measure import LineFacts
from pipeline.extract.reading import ReadLine

# How many lines above the body a title can stand, and how far from title and body a date or a byline.
_TITLE_REACH = 40
_META_REACH = 8
_TAIL_REACH = 6
_CHROME = ("read_more", "share", "listen", "subscribe", "comment", "login", "cookie", "legal", "advert", "related")


class Head(Struct, frozen=True):
    """Indices of lines, and what they say."""

    title: int | None = None
    doubles: frozenset[int] = frozenset()
    """Lines that say the title again."""
    standfirst: tuple[int, ...] = ()
    bylines: tuple[int, ...] = ()
    authors: tuple[str, ...] = ()
    date: int | None = None
    published: str | None = None
    other_dates: tuple[int, ...] = ()


class _Page:
    """What all the searches below look at."""

    def __init__(self, lines: list[ReadLine], facts: LineFacts, body: NDArray[np.bool_]) -> None:
        self.lines = lines
        self.facts = facts
        self.body = body
        solid = np.flatnonzero(body & facts.prose & (facts.stops > 0))
        kept = np.flatnonzero(body)
        self.first = int(solid[0]) if len(solid) else int(kept[0])
        self.last = int(kept[-1])
        self.chrome = facts.has(*_CHROME)
        self.dates = facts.dates
        self.authors = {
            int(index): authors
            for index in np.flatnonzero(facts.has("byline") & ~facts.prose)
            if (authors := find_authors(lines[index].text))
        }
        self.vocabulary = Counter(
            word for index in kept if index != kept[0] or len(kept) == 1 for word in facts.split[index]
        )


def find_head(lines: list[ReadLine], facts: LineFacts, body: NDArray[np.bool_]) -> Head:
    """The lines around a body that say what it is; `body` marks the lines that are kept as text, at least one."""
    page = _Page(lines, facts, body)
    title = _title(page)
    doubles = frozenset() if title is None else _doubles(page, title)
    top = title if title is not None else max(page.first - _META_REACH, 0)
    bylines, authors = _bylines(page, top)
    date, published = _date(page, top)
    standfirst = _standfirst(page, title, {*bylines, *([date] if date is not None else [])}, doubles)
    others = tuple(index for index in page.dates if index != date and _is_meta(page, index, top))
    return Head(title, doubles, standfirst, bylines, authors, date, published, others)


def _title(page: _Page) -> int | None:
    scores = {
        index: score
        for index in range(max(page.first - _TITLE_REACH, 0), page.first)
        if (score := _title_score(page, index)) > 0
    }
    if not scores:
        return None
    best = max(scores, key=lambda index: (scores[index], index))
    text = page.lines[best].text
    return next(
        index for index in sorted(scores) if page.lines[index].text == text and scores[index] >= scores[best] - 3
    )


def _title_score(page: _Page, index: int) -> float:
    line, facts = page.lines[index], page.facts
    words = facts.split[index]
    mass = facts.mass[index]
    if not 6 <= mass <= 220 or facts.foreign[index] > 0.5 or line.row:
        return 0
    if (index in page.dates and mass < 40) or index in page.authors:
        return 0
    score = 1.0
    score += {1: 4.0, 2: 2.0, 3: 1.0}.get(line.heading, 0.0)
    long_words = [word for word in words if len(word) > 3] or words
    known = sum(word in page.vocabulary for word in long_words) / max(len(long_words), 1)
    score += 3 * known
    score += 1.0 if 20 <= mass <= 120 else 0.0
    score -= 1.5 if len(words) == 1 and mass < 20 else 0.0
    score -= 1.0 if line.text.endswith(".") else 0.0
    score -= 3.0 * bool(page.chrome[index]) * min(float(facts.covered[index]) * 2, 1)
    score -= 2.0 if facts.kinds[index] and facts.covered[index] > 0.6 else 0.0
    score -= 2.0 * float(facts.linked[index])
    copies = int(facts.copies[index])
    score += {1: 0.0, 2: 2.0, 3: 1.0}.get(copies, -3.0)
    score -= 0.08 * (page.first - index)
    near = range(index + 1, min(index + 4, len(page.lines)))
    score += 1.0 if any(other in page.dates or other in page.authors for other in near) else 0.0
    # What a standfirst has and a title has not: a longer text that follows a shorter one.
    score -= max(float(mass) - 70, 0) / 20
    return score


def _doubles(page: _Page, title: int) -> frozenset[int]:
    text = page.lines[title].text.casefold()
    return frozenset(
        index
        for index in range(len(page.lines))
        if index != title and len(page.lines[index].text) < 2 * len(text) and page.lines[index].text.casefold() == text
    )


def _is_meta(page: _Page, index: int, top: int) -> bool:
    near = top - _META_REACH <= index <= page.first or page.last < index <= page.last + _TAIL_REACH
    return near and page.facts.mass[index] < 90


def _bylines(page: _Page, top: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
    near = [*range(top + 1, page.first + 1), *range(max(top - 3, 0), top)]
    near += range(page.last, min(page.last + _TAIL_REACH, len(page.lines)))
    for index in near:
        if index in page.authors:
            found = [one for one in (index, index + 1) if one in page.authors]
            return tuple(found), tuple(dict.fromkeys(name for one in found for name in page.authors[one]))
    for index in range(top + 1, page.first):
        text = page.lines[index].text
        by_date = index - 1 in page.dates or index + 1 in page.dates
        if by_date and 2 <= len(text.split()) <= 4 and is_name(text) and not page.facts.kinds[index]:
            return (index,), (text,)
    return (), ()


def _date(page: _Page, top: int) -> tuple[int | None, str | None]:
    candidates = [index for index in page.dates if _is_meta(page, index, top)]
    if not candidates:
        return None, None

    def preference(index: int) -> tuple[bool, bool, int]:
        updated = any(word in page.lines[index].text.lower() for word in ("updat", "modif", "수정", "अपडेट"))
        return (updated, not top < index <= page.first, abs(index - top))

    best = min(candidates, key=preference)
    return best, page.dates[best]


def _standfirst(page: _Page, title: int | None, meta: set[int], doubles: frozenset[int]) -> tuple[int, ...]:
    if title is None:
        return ()
    until = max((index for index in meta if title < index <= page.first + 2), default=title)
    found = []
    for index in range(title + 1, page.first + 2):
        if index >= len(page.lines) or index in meta or index in doubles or page.chrome[index]:
            continue
        line, facts = page.lines[index], page.facts
        if facts.mass[index] < 35 or facts.words[index] < 2 or facts.foreign[index] > 0.5 or line.pictures:
            continue
        before_meta = index < until
        marked = bool(line.heading) or facts.strong[index] > 0.9
        if before_meta or (index < page.first and (page.body[index] or marked) and not facts.ends[index]):
            found.append(index)
    return tuple(found[:2])
