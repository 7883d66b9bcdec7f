"""What the forest gets wrong by looking at one block at a time, put right by how the blocks stand to each other."""

import re
from collections.abc import Sequence

from pipeline.extract.blocks import Block
from pipeline.extract.closing import says_end
from pipeline.extract.front import Front
from pipeline.extract.phrases import BIT, phrases
from pipeline.extract.prose import ELSEWHERE, LINKED, densest, is_prose
from pipeline.extract.titles import fold
from pipeline.extract.zones import Zone

_STANDFIRST_AT_LEAST, _LEAD_HEADING_AT_LEAST, _LONGEST_LEAD = 25, 60, 350  # mass
_MOST_STANDFIRSTS = 2
_POINTERS = BIT["read_more"] | BIT["related"]
_OFFERS = BIT["subscribe"] | BIT["login"]
_FURNITURE = _POINTERS | sum(
    BIT[kind] for kind in ("share", "listen", "subscribe", "comment", "login", "cookie", "legal", "advert")
)
_NO_PROSE, _RESCUE = 150, 300  # mass of a body that needs rescue, and of a text that is worth it
# Mass of a line above the title that is a label, of a line that may be furniture, of one that points to an article;
# characters of the label of such a pointer; how much of a text a phrase makes up if that is all it says.
_LABEL, _LINE, _POINTER, _POINTS, _ALL, _MOSTLY, _PARTLY = 80, 120, 250, 40, 0.75, 0.6, 0.3
_LINKED_ITEM = 0.5  # share of an item that points to an article, beside its date
_META: frozenset[Zone] = frozenset(("date", "byline"))
_META_LINE = 60  # mass
_RIGHTS = re.compile(r"[©ⓒ]|\(c\)", re.IGNORECASE)
_LAST, _INVITATION = 3, 200  # blocks at the end of a body that may ask its readers to write, and the mass of such a one


def corrected(blocks: Sequence[Block], body: Sequence[int], title_at: int) -> list[int]:
    """The body without the lines that don't belong to it, and with the headings that do.

    Out go labels above the title, lines of the interface, pointers to other articles, all below a heading that says
    "Comments" and headings at the end; in come headings that were lost between paragraphs.
    """
    kept = [number for number in body if not _is_furniture(blocks[number - 1], title_at)]
    if kept:
        end = _comments_at(blocks, kept)
        kept = [number for number in kept if number < end]
        others = _listed_elsewhere(blocks, kept)
        kept = [number for number in kept if number not in others]
        ends = ((number, blocks[number - 1]) for number in kept[-_LAST:])
        last = {number for number, block in ends if _asks_to_write(block) or says_end(block.text)}
        kept = [number for number in kept if number not in last]
        kept = sorted({*kept, *_headings_between(blocks, kept), *_items_announced(blocks, kept)}) if kept else []
    while len(kept) > 1 and blocks[kept[-1] - 1].place.kind == "heading":  # it announces what is not part of the body
        kept.pop()
    return kept


def rescued(blocks: Sequence[Block], body: list[int], title_at: int, said: str) -> list[int]:
    """The body, or where it holds next to no prose: what the page's data repeats, else the most prose in one element.

    `said` is the article's text as the page's data has it; mostly empty.
    """
    if sum(blocks[number - 1].mass for number in body if is_prose(blocks[number - 1])) >= _NO_PROSE:
        return body
    key = fold(said)
    found = [
        block.number
        for block in blocks[title_at:]
        if key and block.mass >= _LINE and block.place.zone not in ELSEWHERE and fold(block.text) in key
    ]
    if not found:
        densely, prose = densest(blocks[title_at:])
        found = densely if prose >= _RESCUE else []
    return sorted({*body, *found})


def _comments_at(blocks: Sequence[Block], body: Sequence[int]) -> int:
    """The number of the heading that opens the comments, else the one after the last block."""
    middle = body[len(body) // 2]
    for block in blocks[middle : body[-1]]:
        if block.mass < _META_LINE and (block.place.kind == "heading" or block.bold_share > _MOSTLY):
            found = phrases().find(block.text)
            if found.kinds & BIT["comment"] and found.covered >= _MOSTLY * len(block.text):
                return block.number
    return len(blocks) + 1


def _listed_elsewhere(blocks: Sequence[Block], body: Sequence[int]) -> set[int]:
    """The headings that say "See also" and the short items of links right below them."""
    found: set[int] = set()
    for number in body:
        block = blocks[number - 1]
        if block.mass >= _META_LINE or not (block.place.kind == "heading" or block.bold_share > _MOSTLY):
            continue
        said = phrases().find(block.text)
        if not said.kinds & _POINTERS or said.covered < _MOSTLY * len(block.text):
            continue
        items = set()
        for below in blocks[number:]:
            if below.place.kind != "list_item" or below.mass >= _POINTER or below.link_share < _LINKED_ITEM:
                break
            items.add(below.number)
        if items:
            found |= {number, *items}
    return found


def _items_announced(blocks: Sequence[Block], body: Sequence[int]) -> set[int]:
    """The items of a list that a paragraph of the body announces with a colon, and that were left out."""
    taken, found = set(body), set()
    for number in body[:-1]:
        if not blocks[number - 1].text.endswith((":", "：")):
            continue
        for block in blocks[number : body[-1]]:
            plain = block.place.kind == "list_item" and block.place.zone == "" and block.link_share < LINKED
            if not plain or block.number in taken:
                break
            found.add(block.number)
    return found


def points_elsewhere(text: str) -> bool:
    """Whether a line says "read more: …" or the like."""
    label, colon, _ = text.partition(":")
    if not colon or len(label) > _POINTS:
        return False
    found = phrases().find(label)
    return bool(found.kinds & _POINTERS) and found.covered >= _MOSTLY * len(label)


def standfirsts(blocks: Sequence[Block], body: Sequence[int], front: Front) -> list[int]:
    """Numbers of the blocks between the title and the text that introduce it: marked so, or set apart from the text."""
    if not front.title_at or not body:
        return []
    look, taken = _main_look(blocks, body), set(body)
    homes = {
        block.place.element.getparent() for block in (blocks[number - 1] for number in body) if _look(block) == look
    }
    found: list[int] = []
    for block in blocks[front.title_at : body[-1]]:
        if block.mass < _STANDFIRST_AT_LEAST or block.number in front.bylines | front.dates:
            continue
        marked = block.place.zone == "standfirst" or _alone(block, blocks, "related") or _leads(block, front)
        among = _look(block) == look or block.place.element.getparent() in homes
        if len(found) == _MOST_STANDFIRSTS or (among and not marked):
            break
        lead = block.place.kind == "heading" and block.mass >= _LEAD_HEADING_AT_LEAST
        if block.link_share < LINKED and (marked or lead or (block.number in taken and block.place.kind != "heading")):
            found.append(block.number)
        elif block.number in taken:
            break
    return [] if len(found) >= len(body) else found


def _leads(block: Block, front: Front) -> bool:
    """Whether a block stands right between title and byline or date; a long heading needs only the title above it."""
    if block.number != front.title_at + 1 or block.place.zone or block.mass >= _LONGEST_LEAD:
        return False
    if block.place.kind == "heading" and block.mass >= _LEAD_HEADING_AT_LEAST:
        return True
    says_more = phrases().find(block.text).covered < _PARTLY * len(block.text)
    return says_more and block.number + 1 in front.bylines | front.dates


def _headings_between(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """Numbers of the headings inside the body that were left out: one stands right above a paragraph that was not."""
    taken = set(body)
    return [
        block.number
        for block in blocks[body[0] : body[-1]]
        if block.place.kind == "heading"
        and block.number not in taken
        and block.number + 1 in taken
        and block.place.zone == ""
        and block.link_share < LINKED
    ]


def _is_furniture(block: Block, title_at: int) -> bool:
    if (block.number < title_at and block.mass < _LABEL) or (block.place.zone in _META and block.mass < _META_LINE):
        return True
    if block.mass >= _POINTER:
        return False
    if points_elsewhere(block.text):
        return True
    found = phrases().find(block.text)
    if (
        found.kinds & BIT["legal"]
        and block.mass < _LINE
        and (block.place.zone == "legal" or _RIGHTS.search(block.text))
    ):
        return True
    share = found.covered / len(block.text)
    if found.kinds & _OFFERS and share >= _PARTLY:
        return True
    return bool(found.kinds & _FURNITURE) and share >= _ALL and block.mass < _LINE


def _asks_to_write(block: Block) -> bool:
    """Whether a line tells how to reach the author or the newsroom: "Have you got a story? Email …"."""
    asks = block.mass < _INVITATION and "@" in block.text
    return asks and bool(phrases().find(block.text).kinds & BIT["author_box"])


Look = tuple[str, str | None, str | None]


def _look(block: Block) -> Look:
    """How a block is marked up: its element's name and class, or its parent's class where it has none."""
    element = block.place.element
    parent = element.getparent()
    own = element.get("class")
    return (element.tag, own, None if own or parent is None else parent.get("class"))


def _main_look(blocks: Sequence[Block], body: Sequence[int]) -> Look | None:
    """How most of the text's paragraphs are marked up."""
    sizes: dict[Look, int] = {}
    for number in body:
        block = blocks[number - 1]
        if block.place.kind == "paragraph":
            sizes[_look(block)] = sizes.get(_look(block), 0) + block.mass
    return max(sizes, key=sizes.__getitem__, default=None)


def _alone(block: Block, blocks: Sequence[Block], zone: Zone) -> bool:
    """Whether a block is the only one of such a zone: a "teaser" that announces the very article."""
    around = blocks[max(block.number - 2, 0) : block.number + 1]
    return (
        block.place.zone == zone and sum(other.place.zone_element is block.place.zone_element for other in around) == 1
    )
