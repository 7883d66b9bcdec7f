"""Who wrote the article: the names in a page's data and bylines, without what is no name."""

import re
from collections.abc import Iterable, Sequence

from pipeline.extract.blocks import BAR, Block, parted, parts
from pipeline.extract.bylines import (
    find_authors,
    is_title,
    names_an_office,
    only_introduces,
    only_joins,
    without_about,
    without_others,
)
from pipeline.extract.dates import find_date
from pipeline.extract.names import is_name, is_person, is_said_by_interfaces, without_stop
from pipeline.extract.organizations import is_desk, is_organization
from pipeline.extract.people_alone import names_alone, names_beside, names_with_place
from pipeline.extract.phrases import BIT, known, phrases
from pipeline.extract.titles import fold
from pipeline.text import letters, normalized

_BETWEEN = re.compile(
    r"\s*[;|\n·•]\s*|\s+/\s+|,\s+(?!(?:jr|sr|ph\.?d|m\.?d|esq)\b)|、|\s+(?:and|und|et|y|og|och|ve|и|та|&)\s+",
    re.IGNORECASE,
)
_ON_A_LINE = re.compile(r"\s*[|·•∣]\s*")
_NO_PERSON = re.compile(
    r"://|^https?$|^www\.|@|\.(?:com|org|net|de|fr|ru|kr|jp)\b|\d"
    r"|^\w[\w.-]*\.(?-i:[a-z]{2,8})(?:/\S*)?$"
    r"|^(?:admin\w*|editor(?:ial)?|redaktion|redaction|rédaction|redacción|redacao|redação|redazione|staff|news ?desk"
    r"|webmaster|root|user|guest|author|unknown|anonymous|none|null|undefined|contributors?.*)$",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s[-–—]\s")
_LONGEST_NAME, _LONGEST_BYLINE = 60, 160  # characters
_MOST_SAID = 100  # authors that a page's data names
_APART = 2  # blocks from one author of a byline to the next
_MOST_TOGETHER = 4  # that a byline names beside one whom the data knows
_SHORTEST_UNSPACED = 2  # characters: a section's name, rather, as in "교통", where the data do not name it
_POSTED = "(@"  # as posts of social media are signed


def authors_of(said: Sequence[str], bylines: Sequence[Block], site: str | None, text: str) -> tuple[str, ...]:
    """The authors' names, each once.

    `said` is what the page's data names: it counts where a byline names one of them too, or no byline names anybody.
    Whom the byline of a single one names beside them wrote it too. `text` is title and body: a second name that they
    speak of is a place's, unless it follows "by".
    """
    told = names(said[:_MOST_SAID], site)
    seen = _seen(bylines, site, text)
    if seen and all(map(is_organization, told)):
        return seen
    line = fold(" ".join(block.text for block in bylines))
    if not told or (seen and not any(fold(name) in line for name in told)):
        return seen
    return _with_others(told[0], bylines, site, text) if len(told) == 1 else told


def _seen(bylines: Iterable[Block], site: str | None, text: str) -> tuple[str, ...]:
    """Whom bylines name, without the places, newsrooms and offices beside them."""
    return _without_offices(names((name for block in bylines for name in _without_place(block, text)), site))


def _without_place(block: Block, text: str) -> tuple[str, ...]:
    """Whom a block names, without where they are: a second name, which the text speaks of, and not of the first."""
    found = named(block)
    place = len(found) > 1 and found[0] not in text and not find_authors(block.text)
    return tuple(name for name in found if name not in text) if place else found


def _with_others(author: str, bylines: Sequence[Block], site: str | None, text: str) -> tuple[str, ...]:
    """The author and whom the byline that names them names too, or those in a row with it."""
    rows: list[list[Block]] = []
    for block in bylines:
        if rows and block.number <= rows[-1][-1].number + _APART:
            rows[-1].append(block)
        else:
            rows.append([block])
    for row in rows:
        people = tuple(filter(is_person, _seen(row, site, text)))
        if author in people and len(people) <= _MOST_TOGETHER:
            return tuple(name for name in people if name == author or len(name) > _SHORTEST_UNSPACED)
    return (author,)


def _without_offices(seen: tuple[str, ...]) -> tuple[str, ...]:
    """The names without what stands beside those of people: newsrooms, what somebody is, initials."""
    beside = {name for name in seen if is_organization(name) or is_title(name) or names_an_office(name)}
    people = tuple(name for name in seen if name not in beside)
    return people if any(map(is_person, people)) else seen


def named(block: Block) -> tuple[str, ...]:
    """Whom a short block names as an author: by "by", by its markup, or by standing alone beside a date."""
    marked = block.place.zone == "byline"
    if len(block.text) > _LONGEST_BYLINE or (marked and _translated(block.text)) or _POSTED in block.text:
        return ()
    text = _without_takers(parted(block))
    if not text:
        return ()
    pieces = dict.fromkeys((text, *parts(block), *_ON_A_LINE.split(text)))  # mostly these are one and the same
    for piece in pieces:
        if found := find_authors(piece):
            return found
    if marked:
        alone = (
            _joined(pieces) or next(filter(None, map(names_alone, pieces)), ()) or names_with_place(text, dated=True)
        )
        alone = alone or names([text], None) or names(parts(block), None)[:1]
        return () if only_introduces(text) else alone
    date = find_date(text)
    return next(filter(None, (names_beside(piece, date) for piece in pieces)), ()) if date else ()


def _joined(pieces: Iterable[str]) -> tuple[str, ...]:
    """The people whom pieces of a byline name between which another says "and", each with an office behind the name."""
    listed = list(pieces)
    if not any(map(only_joins, listed)):
        return ()
    return tuple(dict.fromkeys(name for one in listed for name in names_alone(one)))


def _without_takers(text: str) -> str:
    """The text without those of its parts that name who took the pictures: "Jane Doe | Photographer"."""
    listed = text.split(BAR)
    takers = {place for place, part in enumerate(listed) if part.casefold() in known("credit_before")}
    return BAR.join(part for place, part in enumerate(listed) if takers.isdisjoint((place, place + 1)))


def names(texts: Iterable[str], site: str | None) -> tuple[str, ...]:
    """The names of people in bylines and data; no handles, addresses, offices, nor the site itself."""
    found: dict[str, str] = {}
    for text in texts:
        for part in find_authors(text) or _BETWEEN.split(without_others(text)):
            name = without_about(without_stop(_without_desk(normalized(part).strip(" ,:;·–—-|/"))))
            person = is_name(name) and not _NO_PERSON.search(name) and letters(name) >= 2
            if (
                person
                and len(name) <= _LONGEST_NAME
                and not (is_desk(name) or name.casefold() in known("byline_after"))
                and not (is_said_by_interfaces(name) or only_introduces(name) or _translated(name))
                and fold(name) != fold(site or "")
            ):
                found.setdefault(fold(name), name)
    return tuple(found.values())


def _without_desk(name: str) -> str:
    """A person's name without what stands behind a dash: "Jane Doe - Local desk"."""
    person = _DASH.split(name, maxsplit=1)[0]
    return person if is_person(person) else name


def _translated(name: str) -> bool:
    """Whether a text says who translated, who is no author: "Vertaald door Jane Doe"."""
    return bool(phrases().find(name).starts & BIT["translation"])
