"""What speaks for and against a line of a dump that names somebody as the byline: its facts, and their weights.

The weights are those of a conditional logit over the lines of a page that name somebody, and over "none of them",
fitted on pages whose own metadata name the authors and on our golden ones: `python -m bench.train_byline` prints them.
Those of "some", "newspaper", "common words" and "in a row" are set by hand: they matter on pages without an author,
which are not learned from; so are the last six but for "said elsewhere", which few pages show.
"""

import re
from functools import cache
from typing import NamedTuple

import numpy as np

from pipeline.extract.around import Around
from pipeline.extract.bylines import names_an_office, only_introduces
from pipeline.extract.measure import Floats
from pipeline.extract.names import PARTICLES
from pipeline.extract.organizations import is_outlet
from pipeline.extract.phrases import BIT
from pipeline.extract.reading import HINTS

_AUTHOR_LINK = 1 << HINTS.index("author")
_LABEL, _BRACKETED = re.compile(r"\W*\w[^:：]{1,28}[:：]"), re.compile(r"[(（\[【].*[)）\]】]$")
_OTHERS = BIT["related"] | BIT["read_more"] | BIT["menu"]  # kinds of phrase over others' articles
_MOST_BUTTONS = 2
_ROW = 2  # lines to either side of one in a row: menus and teasers name so many, and hardly a byline
_MOSTLY = 0.5  # share of a line
_CARDS = 3  # lines with a name beside how long ago, as cards of other articles have
_BOX = 12  # characters behind a name that say who that is
_SURNAME = 4  # letters of a word of a name that is looked for in the text
_SHORT = 60  # characters of a line that says how to reach somebody

FACTS = (
    "some", "said", "said above", "said below", "labelled", "bracketed", "above", "far above", "below", "author link",
    "date in it", "date beside", "date near", "introduced", "address follows", "address below", "known", "copies",
    "strong", "under title", "over text", "distance", "newspaper", "linked", "phrase", "several", "office follows",
    "again", "closes", "in text", "known alone", "heading", "capitals", "words", "partial", "signs", "ago beside",
    "common words", "in a row", "box below", "at both ends", "said elsewhere", "among cards", "ends text",
    "linked above",
)  # fmt: skip
WEIGHTS: dict[str, float] = {
    "some": 1.3, "said": 1.4, "said above": -0.2, "said below": 0.0, "labelled": 0.5, "bracketed": 1.2, "above": -2.4,
    "far above": -0.9, "below": -1.6, "author link": 2.5, "date in it": 1.1, "date beside": 1.8, "date near": 0.9,
    "introduced": 2.3, "address follows": 1.1, "address below": 0.9, "known": -0.1, "copies": 0.0, "strong": 1.0,
    "under title": 0.4, "over text": 0.7, "distance": -0.9, "newspaper": -3.0, "linked": -0.2, "phrase": -0.7,
    "several": 0.2, "office follows": 0.9, "again": 0.3, "closes": 0.5, "in text": -1.9, "known alone": -0.7,
    "heading": -0.4, "capitals": -0.4, "words": -0.2, "partial": 0.1, "signs": 1.3, "ago beside": 1.3,
    "common words": -4.0, "in a row": -1.2, "box below": 2.2, "at both ends": 2.2, "said elsewhere": 0.0,
    "among cards": -1.5, "ends text": 1.0, "linked above": 0.0,
}  # fmt: skip


class Named(NamedTuple):
    """A line that names somebody."""

    line: int
    names: tuple[str, ...]
    said: bool
    """Whether it says that they wrote it, as "by" does."""
    partial: bool = False
    """Whether it says more of them: their office, where they work, where they are."""


def odds_of(page: Around, top: int, found: list[Named]) -> Floats:
    """What each line is worth as the byline; above 0 where it is likelier than none."""
    odds: Floats = weighed(page, top, found) @ _weights() if found else np.zeros(0)
    return odds


def weighed(page: Around, top: int, found: list[Named]) -> Floats:
    """What speaks for and against each line: a row per line, a column per fact of FACTS."""
    inside = [one for one in found if top < one.line < page.last]
    free = any(not holds_rights(page, one) for one in inside)
    alone = {one.line for one in found if not one.said}
    text = f" {page.text} ".replace("\n", " ")
    rows = []
    for one, others in zip(found, _beside_others(page, top, found), strict=True):
        near = alone.intersection(range(one.line - _ROW, one.line + _ROW + 1))
        apart = (0, 0) if one.said else (_common(one, text), len(near) > _ROW)
        rows.append([*_facts_of(page, top, one, free=free), *apart, *others])
    return np.array(rows, np.float32)


def _beside_others(page: Around, top: int, found: list[Named]) -> list[list[bool]]:
    """What the other lines say of each line that names somebody, the last facts of FACTS: a row per line."""
    said = any(one.said and one.line < page.last for one in found)
    aged = {one.line for one in found if not page.moments.isdisjoint((one.line - 1, one.line + 1))}
    feet = {name for one in found if page.last <= one.line for name in one.names}
    after = page.facts.texts[page.last + 1 :]
    return [
        [
            any(_tells_of(text, name) for name in one.names for text in after),
            one.line < page.last and not feet.isdisjoint(one.names),
            said and not one.said,
            one.line in aged and len(aged) >= _CARDS,
            one.line == page.last,
            one.line < top and page.facts.linked[one.line] > _MOSTLY and not page.facts.hints[one.line] & _AUTHOR_LINK,
        ]
        for one in found
    ]


def _tells_of(text: str, name: str) -> bool:
    """Whether a line begins with a name and says more of them: "Jane Doe covers the coast"."""
    if not text.startswith(f"{name} ") or len(text) <= len(name) + _BOX:
        return False
    said = text[len(name) + 1]
    return said.isalpha() and not said.isupper()


def _common(one: Named, text: str) -> float:
    """The share of the words of the names that the text writes in small letters: all of "General Information".

    It is squared, for half of them are no more than a name like "Will Knight" has.
    """
    words = [word.lower() for name in one.names for word in name.split() if word.lower() != word]
    own = [word for word in words if word not in PARTICLES]
    share = sum(f" {word} " in text for word in own) / max(len(own), 1)
    return share * share


def holds_rights(page: Around, one: Named) -> bool:
    """Whether the line names whose page it is: the newspaper itself, or who writes it alone."""
    return any(name in page.rights for name in one.names)


def share_known(page: Around, one: Named) -> float:
    """The share of the names that the text speaks of: those of places, and of people whom it is about."""
    return sum(name in page.text for name in one.names) / len(one.names)


def _facts_of(page: Around, top: int, one: Named, *, free: bool) -> list[float]:
    facts, index = page.facts, one.line
    text = facts.texts[index]
    below, above = index > page.last, index < top
    following = facts.texts[index + 1] if index + 1 < len(facts) else ""
    address = "@" in following and len(following) < _SHORT
    known = share_known(page, one)
    when = page.dates.keys()
    alone = 0.0 if one.said else known
    again = max(facts.joined.count(name) - page.text.count(name) for name in one.names) - 1
    return [
        1, one.said, one.said and above, one.said and below, one.said and bool(_LABEL.match(text)),
        bool(_BRACKETED.match(text)), above, above and top - index > 3, below,
        bool(facts.hints[index] & _AUTHOR_LINK), index in page.dates,
        not when.isdisjoint((index - 1, index + 1)), not when.isdisjoint((index - 2, index + 2, index + 3)),
        bool(index) and only_introduces(facts.texts[index - 1]), address, below and address,
        known,
        facts.copies[index] > 2, facts.strong[index] > 0.5, index - 1 == top,
        index + 1 in {page.first, page.resumed}, np.log1p(abs(index - (page.last if below else top))),
        free and holds_rights(page, one), facts.linked[index] > 0.5,
        facts.covered[index] > 0.5, len(one.names) > 1, _is_office(following), again > 0,
        _closes(page, index), max(page.first + 1, page.resumed - 1) < index < page.last, alone,
        facts.heading[index] > 0, text.isupper(),
        facts.words[index] / 5, one.partial, _signs(page, one), not page.moments.isdisjoint((index - 1, index + 1)),
    ]  # fmt: skip


def _is_office(text: str) -> bool:
    """Whether a line says what somebody is or for whom they work: "Political Editor", "BBC News, Westhaven"."""
    return names_an_office(text) or is_outlet(text.partition(",")[0])


def _closes(page: Around, index: int) -> bool:
    """Whether a line stands right below the text, or below no more than a button that does."""
    between = page.facts.kinds[page.last + 1 : index]
    return index > page.last and len(between) < _MOST_BUTTONS and bool((between & ~_OTHERS != 0).all())


def _signs(page: Around, one: Named) -> bool:
    """Whether a line right below the text names whom the text does not, and only buttons follow."""
    facts, index = page.facts, one.line
    between = facts.kinds[page.last + 1 : index]
    if index <= page.last or len(between) > 1 or not between.all() or facts.heading[index]:
        return False
    surnames = (word for name in one.names for word in name.split() if len(word) >= _SURNAME)
    apart = index + 1 >= len(page.lines) or bool(facts.kinds[index + 1])
    return apart and not any(word in page.text for word in surnames)


@cache
def _weights() -> Floats:
    return np.array([WEIGHTS[fact] for fact in FACTS], np.float32)
