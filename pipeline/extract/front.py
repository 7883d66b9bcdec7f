"""The article's front matter: what the page's data says, confirmed and completed by what a reader sees."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec import Struct

from pipeline.extract.blocks import Block, parted
from pipeline.extract.bylines import find_authors, names_an_office, only_introduces
from pipeline.extract.datelines import date_in, reporters_in, signed_in
from pipeline.extract.dates import clock_alone, find_date, says_updated
from pipeline.extract.hints import hints_of
from pipeline.extract.local_time import in_local_time, on_local_day
from pipeline.extract.metadata import Metadata
from pipeline.extract.organizations import is_organization
from pipeline.extract.people import authors_of, named, names
from pipeline.extract.people_alone import names_alone, names_with_place
from pipeline.extract.phrases import BIT, phrases
from pipeline.extract.prose import reads_as_text
from pipeline.extract.reading import HINTS
from pipeline.extract.titles import publication_of, title_of

_ABOVE, _BELOW = 6, 8  # blocks above the title and below the body where a byline or a date may stand
_AFTER_LEAD = 2  # blocks below a paragraph that introduces the text, in which the byline stands
_NEVER = frozenset(("comments", "related", "nav", "hidden", "caption", "subscription"))
_BUTTONS = frozenset(("share", "form"))  # they stand between a date and the title, and say nothing
_PICTURED = frozenset(("caption", "credit"))
_AUTHOR = 1 << HINTS.index("author")
_LONGEST_DATE = 120  # characters of a line that gives the date
_LONGEST_SIGNATURE, _PARAGRAPH = 60, 80  # mass
_AFTER_TEXT, _LEADING = 3, ("-", "–", "—", "*")  # blocks below the text, and what leads to the name that signs it
_BOLD = _MOSTLY = 0.9
_BESIDE = {-3, -2, -1, 1, 2}  # how many blocks from the date a name can stand
_MOMENT = 30  # characters of a line that says no more than how long ago
_NUMBER = re.compile(r"\d+")
_CLOCK = re.compile(r"\d(?:[:.h時时시点]\s?\d\d| ?(?:h|Uhr|[時时시])(?!\w))")
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


class Front(Struct, frozen=True, kw_only=True):
    """Title, authors, date and publication, and the numbers of the blocks that say them."""

    title: str | None
    title_at: int
    """0 if the page doesn't show it."""
    authors: tuple[str, ...]
    bylines: frozenset[int]
    published: str | None
    dates: frozenset[int]
    publication: str | None


def read_front(blocks: Sequence[Block], metadata: Metadata, title_at: int, body: Sequence[int]) -> Front:
    """The front matter of the article whose body are the blocks with these numbers (one at least, in order)."""
    near = _near(blocks, title_at, body)
    publication = publication_of(blocks, metadata, title_at)
    plain = [block for block in near if block.place.zone != "credit"]
    bylines = (
        [block for block in plain if named(block)]
        or [block for block in near if find_authors(block.text)]
        # An appeal below it may pass for the end of the text.
        or [block for block in blocks[body[0] : body[-1]] if _is_byline(blocks, block)]
    )
    # What is named below the text may be the author of another.
    first = [block for block in bylines if block.number < body[-1]] or _together(bylines)
    told = bylines or not all(map(is_organization, names(metadata.authors, publication)))
    under = [block for block in plain if title_at < block.number < body[-1]]
    text = "\n".join(blocks[number - 1].text for number in (*body, *filter(None, [title_at])))
    signature = (
        []
        if told
        else _introduced(blocks, under)
        or _beside_the_date(blocks, plain, under, text)
        or _signature(blocks, body, text)
    )
    signed = [name for block in signature for name in signed_in(block.text, text) or _alone(block)]
    said = signed or metadata.authors
    signing = frozenset(block.number for block in (*bylines, *signature))
    dates = _dates(plain) or _dates(near)
    seen = list(dates.values())
    first_said = [date for number, date in dates.items() if not says_updated(blocks[number - 1].text.split(date)[0])]
    return Front(
        title=title_of(blocks, metadata, title_at),
        title_at=title_at,
        authors=authors_of(said, first, publication, text) or _in_the_text(blocks, body, text),
        bylines=signing,
        published=_published(metadata.published, near, seen, first_said) or date_in(blocks[body[0] - 1].text),
        dates=frozenset(dates) | ({block.number for block in near if _is_of_dates(block)} - signing),
        publication=publication,
    )


def _dates(near: Sequence[Block]) -> dict[int, str]:
    """The blocks that give a date, by number, and the dates."""
    found = {block.number: date for block in near if (date := _date_in(block))}
    for block in near:
        date = found.get(block.number - 1)
        if date and not _CLOCK.search(date) and (clock := clock_alone(block.text)):
            found[block.number - 1] = f"{date} {clock}"  # "10 March 2026", and below it "Published at 9:05"
    return found


def _date_in(block: Block) -> str | None:
    return find_date(parted(block)) if _is_line(block) else None


def _is_byline(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a block is marked as a byline and says "by", or the one above it does."""
    marked = block.place.zone == "byline"
    return marked and bool(
        find_authors(block.text) or (only_introduces(blocks[block.number - 2].text) and named(block))
    )


def _together(bylines: Sequence[Block]) -> list[Block]:
    """The first of these blocks and those right below it."""
    return [block for place, block in enumerate(bylines) if block.number <= bylines[0].number + place]


def _introduced(blocks: Sequence[Block], under: Iterable[Block]) -> list[Block]:
    """The block that says nothing but a name, below one that says no more than "By"."""
    below = (block for block in under if block.number > 1 and only_introduces(blocks[block.number - 2].text))
    return [block for block in below if names_alone(block.text)][:1]


def _beside_the_date(blocks: Sequence[Block], near: Sequence[Block], under: Sequence[Block], text: str) -> list[Block]:
    """The block that says nothing but a name and stands near the date, where it is one of its own.

    It links to who wrote the article, or stands below the title (`under`) and is no link, or an office follows; and it
    is no place that the text names.
    """
    dated = {block.number for block in near if _is_line(block) and _says_when(block.text)}
    below = {block.number for block in under if block.link_share < 1 - _MOSTLY and not block.place.zone}
    beside = (block for block in near if _BESIDE & {number - block.number for number in dated})
    told = (
        block for block in beside if block.number in below or _links_to_somebody(block) or _has_office(blocks, block)
    )
    return [block for block in told if (found := _alone(block)) and not any(name in text for name in found)][:1]


def _alone(block: Block) -> tuple[str, ...]:
    """Whom a block names that says nothing else but where they are, or what."""
    text = parted(block)
    return names_alone(text, by_dashes=False) or names_with_place(text, dated=True) or names_alone(text)


def _says_when(text: str) -> bool:
    """Whether a line names a day, or says how long ago something was."""
    return bool(find_date(text)) or (len(text) < _MOMENT and bool(phrases().find(text).kinds & BIT["date_prefix"]))


def _links_to_somebody(block: Block) -> bool:
    """Whether the block is a link to who wrote the article."""
    if block.link_share <= _MOSTLY or block.place.zone:
        return False
    addresses = [link.get("href", "") for link in block.place.element.iter("a")]
    return any(hint & _AUTHOR for hint in hints_of(addresses))


def _has_office(blocks: Sequence[Block], block: Block) -> bool:
    """Whether the next block says what somebody is."""
    return block.number < len(blocks) and names_an_office(blocks[block.number].text)


def _signature(blocks: Sequence[Block], body: Sequence[int], text: str) -> list[Block]:
    """The last block of the body, or its first in bold, if it says nothing but a name, as where an author signs.

    Else the first below the body, if a dash leads to the name and the text does not speak of them.
    """
    first, last = blocks[body[0] - 1], blocks[body[-1] - 1]
    ends = [last, *([first] if first.bold_share > _BOLD else [])] if len(body) > 2 else []
    short = (block for block in ends if block.place.kind == "paragraph" and block.mass <= _LONGEST_SIGNATURE)
    if signed := [block for block in short if names_alone(block.text)]:
        return signed[:1]
    following = [block for block in blocks[body[-1] : body[-1] + _AFTER_TEXT] if block.text.startswith(_LEADING)]
    return [block for block in following if (found := names_alone(block.text)) and found[0] not in text][:1]


def _in_the_text(blocks: Sequence[Block], body: Sequence[int], text: str) -> tuple[str, ...]:
    """Whom the text names as its reporters where it begins or ends."""
    return reporters_in(blocks[body[0] - 1].text) or signed_in(blocks[body[-1] - 1].text, text)


def _is_of_dates(block: Block) -> bool:
    """Whether a block stands where dates do, or says no more than when: "Online since today, 12.09 pm"."""
    short = block.place.kind == "paragraph" and len(block.text) < _MOMENT
    moment = short and _NUMBER.search(block.text) is not None and _says_when(block.text)
    return moment or (block.place.zone == "date" and _is_line(block))


def _is_line(block: Block) -> bool:
    sentence = block.place.zone == "standfirst" or reads_as_text(block)
    return len(block.text) <= _LONGEST_DATE and _NUMBER.search(block.text) is not None and not sentence


def _near(blocks: Sequence[Block], title_at: int, body: Sequence[int]) -> list[Block]:
    """The blocks where bylines and dates stand, likeliest first: under the title, above it, below the body."""
    top = title_at or max(body[0] - _ABOVE, 1)
    long = [number for number in body if number > top and blocks[number - 1].mass >= _PARAGRAPH]
    text = next((number for number in long if not _leads(blocks, number)), body[0])
    under = blocks[top:text]
    above = [block for block in blocks[max(top - 1 - 2 * _ABOVE, 0) : top - 1] if block.place.zone not in _BUTTONS]
    below = blocks[body[-1] - 1 : body[-1] + _BELOW]
    # A zone that holds the title or the text says nothing of what else it holds.
    whole = {blocks[number - 1].place.zone_element for number in (top, body[0])} - {None}
    return [
        block
        for block in (*under, *above[-_ABOVE:], *below)
        if block.place.zone not in _NEVER or block.place.zone_element in whole
    ]


def _leads(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block introduces the text: marked so, a heading, or a paragraph right above the byline or the date."""
    block = blocks[number - 1]
    if block.place.zone == "standfirst" or block.place.kind == "heading":
        return True
    below = [other for other in blocks[number : number + 2 * _AFTER_LEAD] if other.place.zone not in _PICTURED]
    short = takewhile(lambda other: other.mass < _PARAGRAPH, below[:_AFTER_LEAD])
    under = [other for other in short if other.place.zone not in _NEVER]
    dated = bool(under) and under[0].place.kind == "paragraph" and _date_in(under[0]) is not None
    return dated or any(map(named, under))


def _published(said: str | None, near: Sequence[Block], seen: Sequence[str], not_updated: Sequence[str]) -> str | None:
    """The date of the page's data, by the clock of the page; or as seen where that is all or where it tells more.

    `seen` are the dates that the page shows, `not_updated` those that it does not call an update.
    """
    if said is None:
        marked = (time.get("datetime", "") for block in near for time in block.place.element.iter("time"))
        said = next((value for value in marked if _ISO.match(value)), None)
    if said is None:
        return next(iter((*not_updated, *seen)), None)
    year, _, day = (int(number) for number in _NUMBER.findall(said)[:3])
    same = [date for date in seen if {year, day} <= _numbers(date)]
    if same and not_updated and not {*same} & {*not_updated}:
        return not_updated[0]  # what the data call published is what the page calls updated
    if len(said) > len("2025-01-31"):
        local = in_local_time(said, seen)
        return on_local_day(said, not_updated[:1]) if local == said else local
    return next((date for date in same if _CLOCK.search(date)), said)


def _numbers(date: str) -> set[int]:
    return set(map(int, _NUMBER.findall(date)))
