"""Which lines of a dump are its byline, and whom they name: facts of each line that names somebody, weighed.

The weights are those of a conditional logit over the lines of a page that name somebody, and over "none of them",
fitted on pages whose own metadata name the authors and on our golden ones: `python -m bench.train_byline` prints them.
That of "newspaper" is set by hand: few pages show it.
"""

import re
from functools import cache
from typing import NamedTuple

import numpy as np

from pipeline.extract.around import META, META_REACH, TAIL_REACH, Around
from pipeline.extract.bylines import names_alone, names_an_office, only_introduces, only_joins, reporters_in
from pipeline.extract.dates import spans_life
from pipeline.extract.measure import Floats
from pipeline.extract.reading import HINTS

_AUTHOR_LINK = 1 << HINTS.index("author")
# A line with a date says other things beside it: "Jane Doe | 3 April | 4 comments", "Jane Doe 4 comments".
_PARTS = re.compile(r"\s*[|·•–—,]\s*|\s-\s|\s*\d[\d.:]*\s*")
_LABEL, _BRACKETED = re.compile(r"\W*\w[^:：]{1,28}[:：]"), re.compile(r"[(（\[【].*[)）\]】]$")
# Lines between two authors' that hold no more than "and" and initials.
_MOST_BETWEEN = 3
_MOST_WORDS = 14  # of a line that names somebody and does not say "by", its date included
_PLACE = 4  # words that a place has fewer than
_SHORT = 60  # characters of a line that says how to reach somebody

FACTS = (
    "some", "said", "said above", "said below", "labelled", "bracketed", "above", "far above", "below", "author link",
    "date in it", "date beside", "date near", "introduced", "address follows", "address below", "known", "copies",
    "strong", "under title", "over text", "distance", "newspaper", "linked", "phrase", "several", "office follows",
    "again", "closes", "in text", "known alone", "heading", "capitals", "words",
)  # fmt: skip
WEIGHTS: dict[str, float] = {
    "some": 1.2, "said": 1.4, "said above": -0.4, "said below": -0.1, "labelled": 0.3, "bracketed": 1.1,
    "above": -2.3, "far above": -0.1, "below": -1.4, "author link": 1.8, "date in it": 0.8, "date beside": 2.0,
    "date near": 0.5, "introduced": 2.3, "address follows": 1.1, "address below": 0.8, "known": 0.2, "copies": 0.5,
    "strong": 0.5, "under title": 0.0, "over text": 0.8, "distance": -1.1, "newspaper": -3.0, "linked": -0.1,
    "phrase": -1.0, "several": 0.5, "office follows": 0.4, "again": 0.2, "closes": 0.3, "in text": -1.5,
    "known alone": -0.6, "heading": -0.4, "capitals": -0.3, "words": 0.1,
}  # fmt: skip


class Named(NamedTuple):
    """A line that names somebody."""

    line: int
    names: tuple[str, ...]
    said: bool
    """Whether it says that they wrote it, as "by" does."""


def byline_of(page: Around, top: int, taken: set[int | None]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The lines that name the authors, and whom; `taken` are the title's others, captions and notes."""
    found = candidates(page, top, taken)
    odds = weighed(page, top, found) @ _weights() if found else np.zeros(0)
    if not len(odds) or odds.max() <= 0:
        return (), reporters_in(page.lines[page.first].text)
    best = _over_its_place(page, found, odds)
    places, named = _with_others(page, found, best)
    if places[0] and only_introduces(page.facts.texts[places[0] - 1]):
        places = (places[0] - 1, *places)
    return places, named


def _over_its_place(page: Around, found: list[Named], odds: Floats) -> int:
    """The likeliest line, or the one above it, where that names somebody, and this a place that the text speaks of."""
    best = int(np.argmax(odds))
    one, over = found[best], found[best - 1] if best else None
    place = over is not None and over.line == one.line - 1 and not one.said and _known(page, one)
    return best - 1 if over is not None and place and odds[best - 1] > 0 and not _known(page, over) else best


def candidates(page: Around, top: int, taken: set[int | None]) -> list[Named]:
    """The lines around the head and the end of the text that name somebody, in order."""
    facts, lines = page.facts, page.lines
    head = range(top - META_REACH, max(page.first + META_REACH, page.resumed))
    tail = range(page.last - 1, page.last + TAIL_REACH)
    near = {*head, *tail, *(index for index in page.authors if index >= top - META_REACH)} - {top} - taken
    found = []
    for index in sorted(near):
        if not 0 <= index < len(lines) or (page.body[index] and facts.prose[index]):
            continue
        text = facts.texts[index]
        if only_introduces(text):
            continue
        names = page.authors.get(index, ())
        short = facts.mass[index] < META and facts.words[index] < _MOST_WORDS
        if not names and short and not text[:1].islower():
            names = names_alone(lines[index].text) or _in_a_part(page, index)
        if names:
            found.append(Named(index, names, index in page.authors))
    return found


def weighed(page: Around, top: int, found: list[Named]) -> Floats:
    """What speaks for and against each line: a row per line, a column per fact of FACTS."""
    inside = [one for one in found if top < one.line < page.last]
    free = any(not _holds_rights(page, one) for one in inside)
    return np.array([_facts_of(page, top, one, free=free) for one in found], np.float32)


def _holds_rights(page: Around, one: Named) -> bool:
    """Whether the line names whose page it is: the newspaper itself, or who writes it alone."""
    return any(name in page.rights for name in one.names)


def _known(page: Around, one: Named) -> float:
    """The share of the names that the text speaks of: those of places, and of people whom it is about."""
    return sum(name in page.text for name in one.names) / len(one.names)


def _facts_of(page: Around, top: int, one: Named, *, free: bool) -> list[float]:
    facts, index = page.facts, one.line
    text = facts.texts[index]
    below, above = index > page.last, index < top
    following = facts.texts[index + 1] if index + 1 < len(facts) else ""
    address = "@" in following and len(following) < _SHORT
    known = _known(page, one)
    alone = 0.0 if one.said else known
    again = max(facts.joined.count(name) - page.text.count(name) for name in one.names) - 1
    return [
        1, one.said, one.said and above, one.said and below, one.said and bool(_LABEL.match(text)),
        bool(_BRACKETED.match(text)), above, above and top - index > 3, below,
        bool(facts.hints[index] & _AUTHOR_LINK), index in page.dates,
        bool({index - 1, index + 1} & page.dates.keys()), bool({index - 2, index + 2, index + 3} & page.dates.keys()),
        bool(index) and only_introduces(facts.texts[index - 1]), address, below and address,
        known,
        facts.copies[index] > 2, facts.strong[index] > 0.5, index - 1 == top,
        index + 1 in {page.first, page.resumed}, np.log1p(abs(index - (page.last if below else top))),
        free and _holds_rights(page, one), facts.linked[index] > 0.5,
        facts.covered[index] > 0.5, len(one.names) > 1, names_an_office(following), again > 0,
        index - 1 == page.last, max(page.first + 1, page.resumed - 1) < index <= page.last, alone,
        facts.heading[index] > 0, text.isupper(),
        facts.words[index] / 5,
    ]  # fmt: skip


@cache
def _weights() -> Floats:
    return np.array([WEIGHTS[fact] for fact in FACTS], np.float32)


def _with_others(page: Around, found: list[Named], best: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The line and those next to it that name more authors in the same way, and all whom they name."""
    chosen = [found[best]]
    for one in found[best + 1 :]:
        if not _goes_on(page, chosen[-1], one):
            break
        chosen.append(one)
    for one in reversed(found[:best]):
        if not _goes_on(page, one, chosen[0]):
            break
        chosen.insert(0, one)
    names = [name for one in chosen for name in one.names]
    return tuple(one.line for one in chosen), tuple(dict.fromkeys(names))


def _goes_on(page: Around, one: Named, other: Named) -> bool:
    """Whether two lines name authors in the same way, one right below the other or with little between them."""
    between = page.facts.texts[one.line + 1 : other.line]
    alike = (one.said == other.said or between) and _holds_rights(page, one) == _holds_rights(page, other)
    known = not (one.said and other.said) and any(name in page.text for name in (*one.names, *other.names))
    return bool(alike) and not known and len(between) < _MOST_BETWEEN and all(map(_only_between, between))


def _only_between(text: str) -> bool:
    """Whether a line between two authors is no more than "and", or the initials of the second."""
    return only_joins(text) or (len(text) <= 3 and text.isupper())


def _in_a_part(page: Around, index: int) -> tuple[str, ...]:
    """Whom a line names in one of its parts that says more: the date beside it, a place behind it."""
    text = page.lines[index].text
    if not {index - 1, index, index + 1} & page.dates.keys() or spans_life(text):
        return ()
    if index in page.dates:
        parts = _PARTS.split(text.replace(page.dates[index], "|"))
        return next((names for part in parts if (names := names_alone(part))), ())
    who, between, where = re.split(r"(,|\s[-–—]\s|$)", text, maxsplit=1)
    return names_alone(who) if between and len(where.split()) < _PLACE else ()
