"""A second article on an HTML page: its headline, so that the main one ends there and the record says so."""

from collections.abc import Sequence

from lxml import html

from pipeline.extract.blocks import Block
from pipeline.extract.dates import find_date
from pipeline.extract.places import within
from pipeline.extract.prose import ELSEWHERE, is_prose, reads_as_text

_HEADLINES = frozenset(("h1", "h2"))
_SHORTEST = 15  # mass of a headline
_PARAGRAPHS, _PROSE = 3, 400  # the least that makes an article: how many, and their mass
_NEAR = 4  # blocks below a headline where its date or author stands


def second_article(blocks: Sequence[Block], body: Sequence[int], title_at: int) -> Block | None:
    """The headline of an article below the main one, None if there is none.

    It stands in an `<article>` of its own, or is an h1 as the main one is, with a date or an author; whole paragraphs
    of the body stand above it, half as much as below at least, and whole paragraphs follow it.
    """
    first = next((number for number in body if number > title_at and is_prose(blocks[number - 1])), 0)
    if not (title_at and first):
        return None
    home, tag = _article(blocks[first - 1]), blocks[title_at - 1].place.element.tag
    for block in blocks[first:]:
        own_tag = block.place.element.tag
        if own_tag not in _HEADLINES or block.mass < _SHORTEST or block.place.zone in ELSEWHERE:
            continue
        own = _article(block)
        apart = own is not None and not (home is not None and within(own, home))
        if not (apart or own_tag == tag == "h1") or not _signed(blocks, block):
            continue
        above = [blocks[number - 1] for number in body if number < block.number]
        if _is_text(above, _below(blocks, block, own)):
            return block
    return None


def _article(block: Block) -> html.HtmlElement | None:
    """The nearest `<article>` around a block."""
    element = block.place.element
    return element if element.tag == "article" else next(element.iterancestors("article"), None)


def _signed(blocks: Sequence[Block], headline: Block) -> bool:
    below = blocks[headline.number : headline.number + _NEAR]
    return any(
        block.place.zone in {"byline", "date"} or find_date(block.text) for block in below if not is_prose(block)
    )


def _below(blocks: Sequence[Block], headline: Block, home: html.HtmlElement | None) -> list[Block]:
    """What follows a headline, up to the next one or to the end of its `<article>`."""
    below = []
    for block in blocks[headline.number :]:
        if block.place.element.tag == "h1" or (home is not None and _article(block) is not home):
            break
        below.append(block)
    return below


def _is_text(above: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether both parts are made of whole paragraphs, and the upper one is no mere introduction."""
    masses = [
        [block.mass for block in part if reads_as_text(block) and block.place.zone not in ELSEWHERE]
        for part in (above, below)
    ]
    whole = all(len(part) >= _PARAGRAPHS and sum(part) >= _PROSE for part in masses)
    return whole and 2 * sum(masses[0]) >= sum(masses[1])
