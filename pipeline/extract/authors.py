"""Which lines of a dump are its byline, and whom they name."""

import re

import numpy as np

from pipeline.extract.around import META, META_REACH, TAIL_REACH, Around
from pipeline.extract.byline_facts import Named, holds_rights, odds_of, share_known
from pipeline.extract.bylines import find_authors, only_introduces, only_joins
from pipeline.extract.datelines import agency_in, reporters_in, signed_in
from pipeline.extract.dates import spans_life
from pipeline.extract.measure import Floats
from pipeline.extract.names import PARTICLES, without_title
from pipeline.extract.organizations import is_newsroom
from pipeline.extract.people_alone import names_after_work, names_alone, names_beside, names_with_place
from pipeline.extract.phrases import BIT, known
from pipeline.text import begins_small

_BUTTON = 0.6  # share of a line that a phrase makes up
_BESIDE_NAMES = BIT["byline"] | BIT["date_prefix"] | BIT["machine"] | BIT["credit"] | BIT["author_box"]
_TIMED = (
    0.15  # share of a line with a name and how long ago, or how long it takes to read, that the words for it make up
)
_BESIDE_MOMENTS = BIT["date_prefix"] | BIT["read_time"]
_BEFORE_PLACE = re.compile(r"(?:[,،、|/(–—-]|\bin)\s*$")
_MOST_BETWEEN = 3  # lines between two authors' that hold no more than "and" and initials
# Words of a line that names somebody and does not say "by", its date included, and of one that begins with the name.
_MOST_WORDS, _MOST_BEHIND = 14, 20
_DASH = re.compile(r"\s[-–—]\s")
_POSTED = "(@"  # as posts of social media are signed
_SHORT = 60  # characters of a line that says how to reach somebody


def byline_of(page: Around, top: int, taken: set[int | None]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The lines that name the authors, and whom; `taken` are the title's others, captions and notes."""
    found = candidates(page, top, taken)
    odds = odds_of(page, top, found) if found else np.zeros(0)
    if not len(odds) or odds.max() <= 0:
        return _in_the_text(page) or _newsroom(page, top, taken)
    best = _whole(found, odds, _over_its_place(page, found, odds))
    places, named = _with_others(page, found, best)
    named = tuple(_without_agency(page, name) for name in named)
    again = (one.line for one in found if top < one.line < page.first and set(one.names) <= set(named))
    places = tuple(sorted({*places, *again}))
    if places[0] and only_introduces(page.facts.texts[places[0] - 1]):
        places = (places[0] - 1, *places)
    return places, named


def _without_agency(page: Around, name: str) -> str:
    """The name without the agency behind it, of which the page says that the report is: "Jane Doe AGY", "(AGY) - …"."""
    bare, _, last = name.rpartition(" ")
    agency = " " in bare and last.isupper() and not bare.isupper() and f"({last})" in page.facts.joined
    return bare if agency else name


def _in_the_text(page: Around) -> tuple[tuple[int, ...], tuple[str, ...]] | None:
    """Whom the first paragraph or the last names in brackets as its reporters, if one does."""
    reporters = reporters_in(page.lines[page.first].text) or signed_in(page.lines[page.last].text, page.text)
    return ((), reporters) if reporters else None


def _newsroom(page: Around, top: int, taken: set[int | None]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The agency or newsroom that stands where a byline does, beside the date, or as which the text begins."""
    for index in range(top - 2, page.first):
        near = not {index - 2, index - 1, index + 1, index + 2}.isdisjoint(page.dates)
        if near and 0 <= index != top and index not in taken and not page.body[index]:
            text = page.facts.texts[index].strip(" ,;:|·•–—-()")
            if is_newsroom(text) and not begins_small(text) and not _is_any_newsroom(text):
                return (index,), (text,)
    agency = agency_in(page.lines[page.first].text)
    return (), (_as_written(page, agency),) if agency else ()


def _is_any_newsroom(text: str) -> bool:
    """Whether a text says that "the newsroom" wrote it, and not which: "Da Redação"."""
    *before, last = text.casefold().split()
    return last in known("newsroom") and all(word in PARTICLES or word in known("byline_before") for word in before)


def _as_written(page: Around, name: str) -> str:
    """The name as another line of the page writes it, where the text shouts: "AGENZIA LIDO"."""
    if name.isupper():
        found = re.search(rf"(?<!\w){re.escape(name.title())}(?!\w)", page.facts.joined)
        return found[0] if found else name
    return name


def _over_its_place(page: Around, found: list[Named], odds: Floats) -> int:
    """The likeliest line, or the one above it, where that names somebody, and this a place that the text speaks of."""
    best = int(np.argmax(odds))
    one, over = found[best], found[best - 1] if best else None
    place = over is not None and over.line == one.line - 1 and not one.said and share_known(page, one)
    return best - 1 if over is not None and place and odds[best - 1] > 0 and not share_known(page, over) else best


def _whole(found: list[Named], odds: Floats, best: int) -> int:
    """The likeliest line, or one that says "by" and names the same people and more."""
    names = set(found[best].names)
    more = (place for place, one in enumerate(found) if one.said and odds[place] > 0 and names < set(one.names))
    return next(more, best)


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
        if only_introduces(text) or _POSTED in text:
            continue
        names = page.authors.get(index, ())
        short = facts.mass[index] < META and facts.words[index] < _MOST_BEHIND and not _is_button(page, index)
        said = bool(names)
        if not names and short and not begins_small(without_title(text)):
            names = names_after_work(text)
            said = bool(names)
            names = names or _alone(page, top, lines[index].text) or _in_a_part(page, index)
            names = names or (_below_by(page, index) if index > top else ())
            names = names if facts.words[index] < _MOST_WORDS or text.startswith(names[:1]) else ()
        if names:
            partial = not said and index not in page.dates and _says_more(text, names)
            found.append(Named(index, _without_place(page, text, names), said, partial))
    return found


def _is_button(page: Around, index: int) -> bool:
    """Whether a line says little but what interfaces say, and nothing that stands beside names."""
    facts = page.facts
    return bool(facts.covered[index] > _BUTTON and facts.kinds[index] and not facts.kinds[index] & _BESIDE_NAMES)


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
    names = dict.fromkeys(name for one in chosen for name in one.names)
    # "by Jane Doe, The Plains Gazette" names whose page it is too.
    people = tuple(name for name in names if name not in page.rights)
    return tuple(one.line for one in chosen), people or tuple(names)


def _goes_on(page: Around, one: Named, other: Named) -> bool:
    """Whether two lines name authors in the same way, one right below the other or with little between them."""
    between = page.facts.texts[one.line + 1 : other.line]
    alike = (one.said == other.said or between) and holds_rights(page, one) == holds_rights(page, other)
    same = (one.said and other.said) or (one.partial and other.partial)
    known = not same and any(name in page.text for name in (*one.names, *other.names))
    if is_newsroom(page.facts.texts[other.line]):
        return False  # "Redacción El Cuyano" below an author
    return bool(alike) and not known and len(between) < _MOST_BETWEEN and all(map(_only_between, between))


def _only_between(text: str) -> bool:
    """Whether a line between two authors is no more than "and", the initials of the second, or an address."""
    return only_joins(text) or (len(text) <= 3 and text.isupper()) or ("@" in text and len(text) < _SHORT)


def _alone(page: Around, top: int, text: str) -> tuple[str, ...]:
    """Whom a line names that says nothing else; behind a dash may stand a place that text or title speak of."""
    names = names_alone(text, by_dashes=False)
    if names or not _DASH.search(text):
        return names
    names = names_alone(text)  # one, where a single word stands on the other side: a place
    places = any(name in page.text or name in page.facts.texts[top] for name in names[1:])
    return () if places else names


def _below_by(page: Around, index: int) -> tuple[str, ...]:
    """Whom a line of one word names right below "By": a pen name."""
    text = page.facts.texts[index]
    alone = index > 0 and " " not in text and not text.isupper() and only_introduces(page.facts.texts[index - 1])
    return find_authors(f"{page.facts.texts[index - 1].strip(' :')}: {text}") if alone else ()


def _without_place(page: Around, text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names without the place behind a comma or the like, which the text speaks of: "By Jane Doe, River Gate"."""
    place = len(names) > 1 and names[-1] in page.text and names[0] not in page.text
    return names[:-1] if place and _BEFORE_PLACE.search(text[: text.rfind(names[-1])]) else names


def _in_a_part(page: Around, index: int) -> tuple[str, ...]:
    """Whom a line names in one of its parts that says more: the date beside it, a place or an office behind it."""
    text = page.lines[index].text
    if index in page.dates:
        return () if spans_life(text) else names_beside(text, page.dates[index])
    facts = page.facts
    timed = facts.kinds[index] & _BESIDE_MOMENTS and facts.digits[index] and facts.covered[index] > _TIMED
    if timed and not facts.ends[index] and (names := names_beside(text, "\n")):
        return names
    return names_with_place(text, dated=not page.dates.keys().isdisjoint((index - 1, index + 1)))


def _says_more(text: str, names: tuple[str, ...]) -> bool:
    """Whether a line holds more words than those of the names and one between each two."""
    return len(text.split()) > sum(len(name.split()) + 1 for name in names)
