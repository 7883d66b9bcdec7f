"""Which blocks of a page are its body: trafilatura's answer, mapped back onto the blocks.

trafilatura edits and rewrites the tree, so its answer is text; the blocks are found again by that text, in reading
order. On 698 real pages all but 33 of its 30,380 pieces of text stand in the blocks letter by letter.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import cache
from itertools import accumulate, count

import trafilatura
from lxml import etree, html
from trafilatura.meta import reset_caches
from trafilatura.settings import MANUALLY_CLEANED, Document, Extractor

from pipeline.extract.blocks import Block
from pipeline.extract.prose import densest
from pipeline.text import normalized

_CLEANED = tuple(set(MANUALLY_CLEANED) - {"form", "figure", "head", "script"})
"""Elements that trafilatura deletes first wherever they stand; of scripts it reads some, and some forms it keeps."""
_COUNT = etree.XPath("count(//*)")
_INLINE = frozenset(("hi", "ref", "del", "graphic", "code", "span"))
_ENOUGH, _LEFT = 1_000, 200  # mass of the body; of prose beside it that would make another answer possible
_PROSE = 100
_WINDOW = 24  # characters; a piece of text that is not found whole is looked for in windows of this size
_SCANNED = 200_000_000  # characters of a page that are read again for windows, which takes some 0.1 s
_MOST_ELEMENTS = 12_000  # of a page that trafilatura is asked about; the largest of 698 real pages has 10,000
# Pages until trafilatura's caches are emptied, and those of the libraries below it: seldom enough to cost nothing (each
# time takes some 0.1 s), often enough that they never hold more than some megabytes.
_PAGES = 500


def body_shares(tree: html.HtmlElement, blocks: Sequence[Block]) -> list[float]:
    """How much of each block trafilatura takes for the body, 0 to 1; all 0 if it finds none.

    The tree is left as it is. trafilatura's fast mode answers alone where it finds enough: its slower mode, which asks
    two more extractors, then says the same on 98 of 100 pages. A page of very many elements, which it would take
    minutes for, is left to the second extractor.
    """
    if next(_turns()) % _PAGES == 0:
        reset_caches()
    if _COUNT(tree) > _MOST_ELEMENTS:
        prose = set(densest(blocks)[0])
        return [float(block.number in prose) for block in blocks]
    found = shares(_units(tree, fast=True), blocks)
    taken = sum(share * block.mass for share, block in zip(found, blocks, strict=True))
    if taken >= _ENOUGH or _left(found, blocks) < _LEFT:
        return found
    return shares(_units(tree, fast=False), blocks)


@cache
def _turns() -> Iterator[int]:
    """Counts the pages of this process."""
    return count(1)


def _left(found: Sequence[float], blocks: Sequence[Block]) -> int:
    """How much prose is not taken."""
    return sum(
        block.mass
        for share, block in zip(found, blocks, strict=True)
        if share < 0.5 and block.mass >= _PROSE and block.link_share < 0.3 and block.place.zone in {"", "standfirst"}
    )


def shares(units: Sequence[str], blocks: Sequence[Block]) -> list[float]:
    """How much of each block's text the units hold; units and blocks are in reading order."""
    keys = "\n".join([block.text for block in blocks]).replace(" | ", "").replace(" ", "").split("\n")
    starts = list(accumulate(map(len, keys), initial=0))
    places: dict[str, list[int]] = {}
    for key, start in zip(keys, starts, strict=False):
        places.setdefault(key, []).append(start)
    wanted = [key for unit in units if (key := normalized(unit).replace(" ", ""))]
    taken = [0] * len(keys)
    for start, stop in _spans(wanted, "".join(keys), places):
        block = bisect_right(starts, start) - 1
        while block < len(keys) and starts[block] < stop:
            taken[block] += min(stop, starts[block + 1]) - max(start, starts[block])
            block += 1
    return [min(count / len(key), 1.0) if key else 0.0 for count, key in zip(taken, keys, strict=True)]


def _spans(units: Sequence[str], page: str, places: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Where in the page's text each unit stands.

    Most are whole blocks, and stand once. Those that stand several times (a headline that a menu repeats) go between
    their neighbours, the first ones right before what follows; the rest is looked for from its neighbour on.
    """
    follower, following = len(page), [0] * len(units)
    for index in range(len(units) - 1, -1, -1):
        following[index] = follower
        at = places.get(units[index], ())
        follower = at[0] if len(at) == 1 else follower
    position = 0
    for unit, end in zip(units, following, strict=True):
        at = places.get(unit, ())
        if at:
            start = at[0] if len(at) == 1 else _between(at, position, end)
            position = start + len(unit)
            yield start, position
            continue
        for piece in _pieces(unit, page, position):
            start = page.find(piece, position)
            start = page.find(piece) if start < 0 else start
            position = start + len(piece)
            yield start, position


def _between(places: Sequence[int], position: int, end: int) -> int:
    """The first place from the position on; at the start of the text the last one before what follows."""
    later, stop = bisect_left(places, position), bisect_left(places, end)
    if position and later < stop:
        return places[later]
    return places[max(stop - 1, 0)]


def _pieces(unit: str, page: str, position: int) -> list[str]:
    """The unit if the page holds it, else as many windows of it as the page holds."""
    if page.find(unit, position) >= 0 or unit in page:
        return [unit]
    most = _WINDOW * (_SCANNED // len(page))
    windows = (unit[start : start + _WINDOW] for start in range(0, min(len(unit), most), _WINDOW))
    return [window for window in windows if len(window) == _WINDOW and window in page]


def _units(tree: html.HtmlElement, *, fast: bool) -> list[str]:
    """The text of trafilatura's result, block by block.

    Without its own de-duplication, which would make a page's result depend on the pages before it. In fast mode it is
    spared half of the page's elements and its own second look at a short result, which `body_shares` takes instead;
    "txt" spares it writing the text, for only the tree is read.
    """
    document = trafilatura.bare_extraction(_cleaned(tree) if fast else tree, options=_options(fast=fast))
    return list(_texts(document.body)) if isinstance(document, Document) else []


@cache
def _options(*, fast: bool) -> Extractor:
    options = Extractor(output_format="txt", fast=fast, comments=False, tables=True, dedup=False)
    if fast:
        options.focus = "once"  # only for "balanced" does it look again
    return options


def _cleaned(tree: html.HtmlElement) -> html.HtmlElement:
    """A copy of the tree without what trafilatura never looks at: half of the elements of a common page."""
    cleaned = copy(tree)
    etree.strip_elements(cleaned, *_CLEANED, with_tail=False)
    for script in list(cleaned.iter("script")):
        if "ld+json" not in script.get("type", ""):
            script.drop_tree()
    return cleaned


def _texts(body: etree._Element) -> Iterator[str]:
    text: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag not in _INLINE:
            yield "".join(text)
            text.clear()
        text.append((element.text if event == "start" else element.tail) or "")
    yield "".join(text)
