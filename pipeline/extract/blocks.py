"""HTML → the page's text blocks, numbered in the order in which a browser shows them."""

import re
from collections.abc import Iterator
from string import whitespace

from lxml import etree, html
from msgspec import Struct

from pipeline.errors import LimitExceeded, NoArticle
from pipeline.extract.zones import Zone, zone_of
from pipeline.records import PassageKind
from pipeline.text import normalized

_UNSEEN = frozenset(("applet", "area", "audio", "base", "canvas", "datalist", "embed", "frameset", "head", "iframe",
    "link", "map", "math", "meta", "noembed", "noframes", "noscript", "object", "option", "param", "rp", "rt", "script",
    "select", "source", "style", "svg", "template", "textarea", "title", "track", "video"))  # fmt: skip
_INLINE = frozenset(("a", "abbr", "acronym", "amp-img", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "o:p", "picture", "q", "rb", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"))  # fmt: skip
_BOLD = frozenset(("b", "strong"))
_KIND_OF_TAG: dict[str, PassageKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list_item"),
    "blockquote": "quote",
}
_LINE, _CELL = "\x1e", "\x1f"  # stand for <br> and the end of a table cell while a block is gathered
_LASTING = frozenset(("hidden", "comments", "related", "subscription", "legal"))
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Place(Struct, frozen=True, eq=False):
    """Where a piece of text stands."""

    element: html.HtmlElement
    """The nearest element that a browser shows as a block of its own."""
    kind: PassageKind = "paragraph"
    zone: Zone = ""
    zone_element: html.HtmlElement | None = None
    """The element that opened the zone."""
    language: str | None = None
    link: bool = False
    bold: bool = False
    table: html.HtmlElement | None = None
    """The table whose rows are blocks; a table that only lays out the page is none."""
    row: bool = False


class Block(Struct, frozen=True, eq=False):
    """One block of text as a browser shows it: what `pipeline explain` prints as a line of an HTML page."""

    number: int
    """From 1."""
    text: str
    """Normalized; the cells of a table row are separated by ` | `."""
    place: Place
    link_share: float
    """How much of its text is links, 0 to 1."""
    bold_share: float


def parsed(text: str) -> html.HtmlElement:
    """The page's tree, without comments.

    Raises:
        NoArticle: there is not one element in it.
    """
    # huge_tree lifts libxml2's depth limit from 256, where it drops the rest of the page silently, to 2,048.
    parser = html.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        return html.document_fromstring(_NOT_XML.sub("", text).encode(), parser=parser)
    except etree.ParserError as error:
        raise NoArticle("it is an empty document") from error


def rendered(tree: html.HtmlElement, max_depth: int) -> list[Block]:
    """The blocks of the page that hold text, top to bottom.

    Raises:
        LimitExceeded: elements are nested deeper than `max_depth`.
    """
    blocks: list[Block] = []
    gathered: list[tuple[str, Place]] = []
    for piece, place in _pieces(tree, max_depth):
        if place is not None:
            gathered.append((piece, place))
        elif gathered:
            blocks.extend(_blocks(gathered, len(blocks)))
            gathered.clear()
    blocks.extend(_blocks(gathered, len(blocks)))
    return blocks


def _pieces(tree: html.HtmlElement, max_depth: int) -> Iterator[tuple[str, Place | None]]:
    """Every stretch of visible text with its place; a piece without place ends a block.

    Walks with a stack of its own: pages nest deeper than Python recurses.
    """
    outside = Place(tree, language=tree.get("lang"))
    frames: list[tuple[html.HtmlElement, Place, Iterator[html.HtmlElement]]] = [(tree, outside, iter(tree))]
    while frames:
        element, place, children = frames[-1]
        child = next(children, None)
        if child is None:
            frames.pop()
            around = frames[-1][1] if frames else outside
            yield from _edge(element.tag, place, around, closing=True)
            if element.tail:
                yield element.tail, around
            continue
        tag = child.tag
        if tag in _UNSEEN or tag == "br":
            if tag == "br":
                yield _LINE, place
            if child.tail:
                yield child.tail, place
            continue
        if len(frames) >= max_depth:
            raise LimitExceeded("levels of nested elements", len(frames) + 1, "extract.max_depth", max_depth)
        inner = _inside(child, tag, place)
        yield from _edge(tag, inner, place, closing=False)
        if child.text:
            yield child.text, inner
        frames.append((child, inner, iter(child)))


def _edge(tag: str, inner: Place, around: Place, *, closing: bool) -> Iterator[tuple[str, Place | None]]:
    """What the start or the end of an element puts between two pieces."""
    if tag in _INLINE:
        return
    if not around.row:
        yield "", None
    elif tag in {"td", "th"}:
        if closing:
            yield _CELL, inner
    else:
        yield " ", inner


def _inside(element: html.HtmlElement, tag: str, around: Place) -> Place:
    """The place of what stands in this element, given the place around it."""
    zone = zone_of(tag, element.attrib)
    language = element.get("lang") or around.language
    if tag in _INLINE:
        link, bold = around.link or tag == "a", around.bold or tag in _BOLD
        if zone == "" and (link, bold, language) == (around.link, around.bold, around.language):
            return around
        return Place(
            around.element, around.kind, *_zone(zone, element, around), language, link, bold, around.table, around.row
        )
    kind = around.kind if around.kind in {"heading", "table"} else _KIND_OF_TAG.get(tag, around.kind)
    table, row = around.table, around.row
    if tag == "table" and not row:
        table = element if _is_data(element) else None
        kind = "table" if table is not None else "paragraph"
    elif tag == "tr":
        row = table is not None
    return Place(element, kind, *_zone(zone, element, around), language, around.link, around.bold, table, row)


def _zone(zone: Zone, element: html.HtmlElement, around: Place) -> tuple[Zone, html.HtmlElement | None]:
    """The innermost zone counts, but what is hidden, said by readers or leads elsewhere is so throughout."""
    if not zone or around.zone in _LASTING or (around.zone == "caption" and zone != "credit"):
        return around.zone, around.zone_element
    return zone, element


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds data, two columns or more of short cells, rather than the layout of the page."""
    if table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table", "h1"), None) is not None:
        return False
    rows = list(table.iterdescendants("tr"))
    cells = list(table.iterdescendants("td", "th"))
    blocks = sum(1 for _ in table.iterdescendants("p", "div", "li", "img", "form"))
    return len(rows) >= 2 and len(cells) >= 1.5 * len(rows) and blocks <= 1.5 * len(cells)


def _blocks(pieces: list[tuple[str, Place]], count: int) -> Iterator[Block]:
    """The blocks of the pieces between two edges: one, or more where two line breaks stand together."""
    start = 0
    while start < len(pieces):
        stop = _stop(pieces, start)
        if block := _block(pieces[start:stop], count + 1):
            count += 1
            yield block
        start = stop


def _stop(pieces: list[tuple[str, Place]], start: int) -> int:
    """Where the paragraph that starts here ends: after two line breaks with nothing but white space between them."""
    lines = 0
    for index in range(start, len(pieces)):
        piece = pieces[index][0]
        if piece == _LINE:
            lines += 1
            if lines == 2:
                return index + 1
        elif not piece.isspace():
            lines = 0
    return len(pieces)


def _block(pieces: list[tuple[str, Place]], number: int) -> Block | None:
    text = "".join(piece for piece, _ in pieces)
    if _CELL in text:
        text = " | ".join(map(normalized, text.replace(_LINE, " ").strip(f"{_CELL}{whitespace}").split(_CELL)))
    else:
        text = normalized(text.replace(_LINE, " "))
    if not text:
        return None
    size, link, bold, longest, place = 0, 0, 0, 0, pieces[0][1]
    for piece, at in pieces:
        length = len(piece.strip())
        size += length
        link += length * at.link
        bold += length * at.bold
        if length > longest:
            longest, place = length, at
    return Block(number, text, place, link / max(size, 1), bold / max(size, 1))
