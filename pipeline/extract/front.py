"""The article's front matter: what the page's data says, confirmed and completed by what a reader sees."""

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from pipeline.extract.blocks import Block
from pipeline.extract.bylines import find_authors, names_alone
from pipeline.extract.datelines import reporters_in
from pipeline.extract.dates import find_date
from pipeline.extract.hints import hints_of
from pipeline.extract.local_time import in_local_time
from pipeline.extract.metadata import Metadata
from pipeline.extract.people import authors_of, named, names, stands_for_itself
from pipeline.extract.prose import reads_as_text
from pipeline.extract.reading import HINTS
from pipeline.extract.titles import publication_of, title_of

_ABOVE, _BELOW = 6, 8  # blocks above the title and below the body where a byline or a date may stand
_AFTER_LEAD = 2  # blocks below a paragraph that introduces the text, in which the byline stands
_NEVER = frozenset(("comments", "related", "nav", "hidden", "caption", "subscription"))
_PICTURED = frozenset(("caption", "credit"))
_AUTHOR = 1 << HINTS.index("author")
_LONGEST_DATE = 120  # characters of a line that gives the date
_LONGEST_SIGNATURE, _PARAGRAPH = 40, 80  # mass
_BOLD = 0.9
_NUMBER = re.compile(r"\d+")
_CLOCK = re.compile(r"\d[:.h時时시点]\s?\d\d")
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
        or [block for block in blocks[body[0] : body[-1]] if block.place.zone == "byline" and find_authors(block.text)]
    )
    # What is named below the text may be the author of another.
    first = [block for block in bylines if block.number < body[-1]] or bylines
    told = bylines or names(metadata.authors, publication)
    signature = [] if told else _beside_the_date(plain) or _signature(blocks, body)
    said = [*metadata.authors, *(block.text for block in signature)]
    dates = _dates(plain) or _dates(near)
    return Front(
        title=title_of(blocks, metadata, title_at),
        title_at=title_at,
        authors=authors_of(said, first, publication) or reporters_in(blocks[body[0] - 1].text),
        bylines=frozenset(block.number for block in (*bylines, *signature)),
        published=_published(metadata.published, near, list(dates.values())),
        dates=frozenset(dates) | {block.number for block in near if block.place.zone == "date" and _is_line(block)},
        publication=publication,
    )


def _dates(near: Sequence[Block]) -> dict[int, str]:
    """The blocks that give a date, by number, and the dates."""
    return {block.number: date for block in near if _is_line(block) and (date := find_date(block.text))}


def _beside_the_date(near: Sequence[Block]) -> list[Block]:
    """The block that says nothing but a name and stands right above or below the date, where it is one of its own."""
    dated = {block.number for block in near if _is_line(block) and find_date(block.text)}
    beside = (block for block in near if not dated.isdisjoint((block.number - 1, block.number + 1)))
    return [block for block in beside if _links_to_somebody(block) and names_alone(block.text)][:1]


def _links_to_somebody(block: Block) -> bool:
    """Whether the block is a link to who wrote the article."""
    if block.link_share <= 0.9 or block.place.zone:
        return False
    addresses = [link.get("href", "") for link in block.place.element.iter("a")]
    return any(hint & _AUTHOR for hint in hints_of(addresses))


def _signature(blocks: Sequence[Block], body: Sequence[int]) -> list[Block]:
    """The last block of the body, or its first in bold, if it says nothing but a name, as where an author signs."""
    first, last = blocks[body[0] - 1], blocks[body[-1] - 1]
    ends = [last, *([first] if first.bold_share > _BOLD else [])] if len(body) > 2 else []
    short = (block for block in ends if block.place.kind == "paragraph" and block.mass <= _LONGEST_SIGNATURE)
    return [block for block in short if _names_somebody(block.text)][:1]


def _names_somebody(text: str) -> bool:
    return stands_for_itself(text) or bool(names_alone(text))


def _is_line(block: Block) -> bool:
    sentence = block.place.zone == "standfirst" or reads_as_text(block)
    return len(block.text) <= _LONGEST_DATE and _NUMBER.search(block.text) is not None and not sentence


def _near(blocks: Sequence[Block], title_at: int, body: Sequence[int]) -> list[Block]:
    """The blocks where bylines and dates stand, likeliest first: under the title, above it, below the body."""
    top = title_at or max(body[0] - _ABOVE, 1)
    long = [number for number in body if number > top and blocks[number - 1].mass >= _PARAGRAPH]
    text = next((number for number in long if not _leads(blocks, number)), body[0])
    under = blocks[top:text]
    above = blocks[max(top - 1 - _ABOVE, 0) : top - 1]
    below = blocks[body[-1] - 1 : body[-1] + _BELOW]
    return [block for block in (*under, *above, *below) if block.place.zone not in _NEVER]


def _leads(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block introduces the text: marked so, a heading, or a paragraph right above the byline."""
    block = blocks[number - 1]
    if block.place.zone == "standfirst" or block.place.kind == "heading":
        return True
    below = [other for other in blocks[number : number + 2 * _AFTER_LEAD] if other.place.zone not in _PICTURED]
    under = takewhile(lambda other: other.mass < _PARAGRAPH, below[:_AFTER_LEAD])
    return any(other.place.zone not in _NEVER and named(other) for other in under)


def _published(said: str | None, near: Sequence[Block], seen: Sequence[str]) -> str | None:
    """The date of the page's data, by the clock of the page; or as seen where that is all or where it tells more."""
    if said is None:
        marked = (time.get("datetime", "") for block in near for time in block.place.element.iter("time"))
        said = next((value for value in marked if _ISO.match(value)), None)
    if said is None:
        return next(iter(seen), None)
    if len(said) > len("2025-01-31"):
        return in_local_time(said, seen)
    year, _, day = (int(number) for number in _NUMBER.findall(said)[:3])
    precise = (date for date in seen if _CLOCK.search(date) and {year, day} <= set(map(int, _NUMBER.findall(date))))
    return next(precise, said)
