"""What stands around the body of a dump: title, standfirst, byline, date; found from the body outwards."""

from typing import NamedTuple

from msgspec import Struct

from pipeline.extract.around import META_REACH, Around
from pipeline.extract.authors import byline_of
from pipeline.extract.headline import Above, find_headline
from pipeline.extract.measure import Bools, Floats, LineFacts
from pipeline.extract.names import is_person
from pipeline.extract.published import date_of
from pipeline.extract.reading import ReadLine
from pipeline.extract.standfirst import standfirst_of
from pipeline.text import begins_small

# The share of a title's letters, and how many words, that are left where a kicker is cut off.
_REST, _FEWEST_LEFT = 0.5, 4
_BELOW_CRUMBS = 2  # lines from the last of breadcrumbs to the heading
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


def find_head(
    lines: list[ReadLine], facts: LineFacts, body: Bools, scores: Floats, others: frozenset[int] = frozenset()
) -> Head:
    """The lines around a body that say what it is.

    `body` marks the lines that are kept as text, at least one; `others` are captions and notes.
    """
    page = Around(lines, facts, body, others)
    title, headline, second, doubles = titled(page)
    top = top_of(page, title)
    date, published = date_of(page, top)
    bylines, authors = byline_of(page, top, {*doubles, *others, second})
    taken = {*bylines, *page.dates, *others, second}
    standfirst = () if title is None else standfirst_of(page, title, scores, taken, doubles)
    near = range(max(top - 3, 0), max(page.first + 2, page.resumed))
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


class Titled(NamedTuple):
    """The lines with the title, and what it says; see `Head`."""

    title: int | None
    headline: str | None
    second: int | None
    doubles: frozenset[int]


def titled(page: Around) -> Titled:
    """The title of a page."""
    title = find_headline(above(page))
    if title is None or title in _signed(page):  # nothing but a byline stands above the text
        return Titled(None, None, None, frozenset())
    title = _in_full(page, title)
    headline, second = _headline(page, title)
    return Titled(title, headline, second, _doubles(page, title, second))


def _in_full(page: Around, title: int) -> int:
    """The marked heading right below that begins with the title, where breadcrumbs have cut that short."""
    facts, below = page.facts, range(title + 1, min(title + 1 + _BELOW_CRUMBS, len(page.lines)))
    full = (index for index in below if facts.heading[index] and facts.texts[index].startswith(facts.texts[title]))
    return title if facts.heading[title] else next(full, title)


def above(page: Around) -> Above:
    """The page as its headline is looked for."""
    return Above(page.lines, page.facts, page.body, page.first, page.meta, page.others.union(_signed(page)))


def _signed(page: Around) -> frozenset[int]:
    """The lines that name people, and nothing else, after "by"."""
    return frozenset(index for index, names in page.authors.items() if all(map(is_person, names)))


def top_of(page: Around, title: int | None) -> int:
    """The line below which date and byline are looked for: the title, else one above the text, -1 above all lines."""
    return title if title is not None else max(page.first - META_REACH, 0) - 1


def _headline(page: Around, title: int) -> tuple[str, int | None]:
    """What the title says, and the line that it runs on to where a hard wrap has cut it."""
    text = page.lines[title].text
    following = page.lines[title + 1] if title + 1 < len(page.lines) else None
    if (
        following is not None
        and following.numbers[0] == page.lines[title].numbers[-1] + 1
        and begins_small(following.text)
        and page.facts.mass[title + 1] < 80
        and title + 1 not in page.meta
        and not following.linked
        and text[-1:].isalnum()
        and _never_alone(text, following.text, page.facts.joined)
    ):
        return f"{text} {following.text}", title + 1
    for mark in _SITE_MARKS:
        head, found, site = text.rpartition(mark)
        if found and len(head) > 15 and len(site) < 40 and (page.facts.texts.count(site) > 0 or site in page.rights):
            return head.strip(), None
    return _without_kicker(page.facts, title, text), None


def _never_alone(text: str, following: str, joined: str) -> bool:
    """Whether the page never says the text without what follows it."""
    words = joined.replace("\n", " ")
    return words.count(text) == words.count(f"{text} {following}")


def _without_kicker(facts: LineFacts, title: int, text: str) -> str:
    """The title without a kicker or breadcrumbs in the same line, where another line says the rest alone."""
    mass = facts.mass
    shorter: Bools = (mass >= _REST * mass[title]) & (mass < mass[title]) & (facts.words >= _FEWEST_LEFT)
    for index in shorter.nonzero()[0].tolist():
        rest = facts.texts[index]
        if text.endswith(f" {rest}") and not begins_small(rest):
            before = text.removesuffix(rest).split()
            # "The" is no kicker, and one that ends with a colon belongs to the title.
            if len(before) > 1 and before[-1].isalnum():
                return rest
    return text


def _doubles(page: Around, title: int, second: int | None) -> frozenset[int]:
    """The lines that say what the title says, maybe with the site's name after it."""
    text, mass = page.lines[title].text.casefold(), page.facts.mass
    alike = ((mass >= mass[title]) & (mass < mass[title] + 60)).nonzero()[0].tolist()
    return frozenset(
        index
        for index in alike
        if index not in {title, second}
        and (index < title or not page.body[index] or index <= page.first)
        and ((folded := page.facts.texts[index].casefold()) == text or (len(text) > 15 and folded.startswith(text)))
    )
