"""A second extractor, for pages that trafilatura finds next to nothing in or that are too large for it.

As readability does, it takes the element that holds the most prose; unlike it, it counts in one walk over the blocks.
"""

from collections.abc import Sequence

from lxml import html

from pipeline.extract.blocks import Block
from pipeline.extract.characters import SENTENCE_END
from pipeline.extract.zones import Zone

ELSEWHERE: frozenset[Zone] = frozenset(
    ("hidden", "comments", "related", "subscription", "legal", "footer", "nav", "form", "caption", "credit", "byline")
)
"""Zones that hold no part of a body."""
LINKED = 0.5
"""Share of a block's text from which on it is links rather than text."""
_SENTENCES = 80  # mass of a block that is prose
_ABOVE = 0.5  # how much of a block's mass counts for the element two levels up, as in readability
_REACH = 3  # levels from the element with the most prose down to a block of its


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of text."""
    return block.mass >= _SENTENCES and block.link_share < LINKED and block.place.kind != "heading"


def reads_as_text(block: Block) -> bool:
    """Whether a block is a paragraph that ends as a sentence does."""
    return is_prose(block) and SENTENCE_END.search(block.text[-8:]) is not None


def densest(blocks: Sequence[Block]) -> tuple[list[int], int]:
    """Numbers of the blocks in the element that holds the most prose, and how much that is (Block.mass)."""
    sizes: dict[html.HtmlElement, float] = {}
    for block in blocks:
        if not is_prose(block) or block.place.zone in ELSEWHERE:
            continue
        for element, weight in zip(_around(block, 3), (1.0, 1.0, _ABOVE), strict=False):
            sizes[element] = sizes.get(element, 0.0) + weight * block.mass
    home = max(sizes, key=sizes.__getitem__, default=None)
    if home is None:
        return [], 0
    inside = [
        block
        for block in blocks
        if block.link_share < LINKED and block.place.zone not in ELSEWHERE and home in _around(block, _REACH)
    ]
    return [block.number for block in inside], sum(block.mass for block in inside if is_prose(block))


def _around(block: Block, levels: int) -> list[html.HtmlElement]:
    """The block's element and those around it, the nearest first; so many at most."""
    found: list[html.HtmlElement] = []
    element = block.place.element
    while element is not None and len(found) < levels:
        found.append(element)
        element = element.getparent()
    return found
