"""HTML → the page's text blocks, numbered in the order in which a browser shows them."""

import re
from itertools import islice
from string import whitespace

from lxml import etree, html
from msgspec import Struct

from pipeline.errors import LimitExceeded, NoArticle
from pipeline.extract.places import INLINE, Place, inside
from pipeline.text import mass, normalized

_UNSEEN = frozenset(("applet", "area", "audio", "base", "canvas", "datalist", "embed", "frameset", "head", "iframe",
    "link", "map", "math", "meta", "noembed", "noframes", "noscript", "object", "option", "param", "rp", "rt", "script",
    "select", "style", "svg", "template", "textarea", "title", "video"))  # fmt: skip
_CLOSED = _UNSEEN | {"br"}
"""Elements of which nothing is shown that they hold."""
_PICTURES, _CELLS = frozenset(("img", "amp-img")), frozenset(("td", "th"))
BAR = " | "
"""What stands between the cells of a row, and between texts that only the page's style sets apart."""
_LINE, _CELL = "\x1e", "\x1f"  # stand for <br> and the end of a table cell while a block is gathered
_MARKS = frozenset((_LINE, _CELL))
_MOST_PARTS = 40  # a line of names and dates has fewer
_SHORTEST_APART = 2  # characters of a text of its own, as an initial is none
_OF_DATES = frozenset("年月년월")
MOST_BLOCKS = 40_000
"""Blocks of a page that are read; no article has more, and a page of a million must not hold up the others."""
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")  # lxml can set no text that holds them
_CONTROL_REFERENCE = re.compile(
    rb"&#(?:[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]))(?![0-9a-fA-F]);?"
)
_BREAKS, _MANY_BREAKS = re.compile(rb"(?:<br\s*/?>\s*){3,}"), 10_000  # more than two in a row say nothing more
_NONCHARACTERS = ("\ufffe", "\uffff")

Pieces = list[tuple[str, Place]]


class Block(Struct, frozen=True, eq=False, gc=False):
    """One block of text as a browser shows it: what `pipeline explain` prints as a line of an HTML page."""

    number: int
    """From 1."""
    text: str
    """Normalized; the cells of a table row are separated by ` | `."""
    mass: int
    """About how many Latin characters say as much."""
    place: Place
    link_share: float
    """How much of its text is links, 0 to 1."""
    bold_share: float


class Picture(Struct, frozen=True, eq=False, gc=False):
    """One image as a browser shows it."""

    element: html.HtmlElement
    place: Place
    above: int
    """How many blocks end above it."""


class Rendering(Struct, frozen=True):
    """What a browser shows of a page, top to bottom."""

    blocks: list[Block]
    pictures: list[Picture]


def parsed(text: str) -> html.HtmlElement:
    """The page's tree, without comments.

    Raises:
        NoArticle: there is not one element in it.
    """
    # huge_tree lifts libxml2's depth limit from 256, where it drops the rest of the page silently, to 2,048.
    parser = etree.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    # lxml.html chooses a class for every element in Python; one class for all of them makes each walk faster.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        return html.document_fromstring(_bytes(text), parser=parser)
    except etree.ParserError as error:
        raise NoArticle("it is an empty document") from error


def _bytes(text: str) -> bytes:
    for character in _NONCHARACTERS:
        text = text.replace(character, "")
    data = _CONTROL_REFERENCE.sub(b"", text.encode("utf-8", "replace").translate(None, _CONTROLS))
    return _BREAKS.sub(b"<br><br>", data) if data.count(b"<br") > _MANY_BREAKS else data


def rendered(tree: html.HtmlElement, max_depth: int) -> Rendering:  # noqa: C901 - a call for each element takes time
    """The blocks of the page that hold text, and its pictures; the first 40,000 blocks of a longer page.

    Raises:
        LimitExceeded: elements are nested deeper than `max_depth`.
    """
    rendering = Rendering([], [])
    blocks, pieces = rendering.blocks, Pieces()
    around = [Place(tree, language=tree.get("lang"))]
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in islice(walk, 1, None):  # from what the outermost element holds
        tag, place = element.tag, around[-1]
        if event == "start":
            if tag in _CLOSED:
                walk.skip_subtree()
                continue
            if len(around) >= max_depth:
                raise LimitExceeded("levels of nested elements", len(around) + 1, "extract.max_depth", max_depth)
            outside, place = place, inside(element, tag, place)
            around.append(place)
            if tag in _PICTURES:
                rendering.pictures.append(Picture(element, place, len(blocks)))
            elif tag not in INLINE and (pieces or place.row):
                _edge(blocks, pieces, outside)
            text = element.text
        elif element is tree or len(blocks) >= MOST_BLOCKS:
            break
        else:
            if tag not in _CLOSED:
                around.pop()
                place = around[-1]
            if pieces or place.row:
                _close(blocks, pieces, tag, place)
            text = element.tail
        # White space at the start of a block shows as nothing.
        if text and (pieces or not text.isspace()):
            pieces.append((text, place))
    _end(blocks, pieces)
    return rendering


def parts(block: Block) -> list[str]:
    """The stretches of a block's text between one tag and the next, where it has few of them."""
    texts = list(islice(block.place.element.itertext(), _MOST_PARTS + 1))
    if len(texts) > _MOST_PARTS:
        return [block.text]
    return [text for text in map(normalized, texts) if text and text in block.text]


def parted(block: Block) -> str:
    """The block's text with a bar where texts of two elements meet that only style sets apart: "Jane DoeEditor"."""
    text, position = block.text, 0
    if len(block.place.element) == 0:
        return text  # as most are
    found: list[str] = []
    for part in parts(block):
        at = text.find(part, position)
        if at < 0:
            continue
        if at == position and found and _stand_apart(found[-1], part):
            found.append(BAR)
        found += [text[position:at], part]
        position = at + len(part)
    return "".join([*found, text[position:]])


def _stand_apart(before: str, after: str) -> bool:
    """Whether two texts are more than the halves of one: two words of their own, or a day and a time."""
    last, first = before[-1], after[0]
    if min(len(before), len(after)) < _SHORTEST_APART or not (last.isalnum() and first.isalnum()):
        return False
    if first.isdigit():
        return last not in _OF_DATES
    return first.isupper() if first.isupper() or first.islower() else " " in before and " " in after


def _close(blocks: list[Block], pieces: Pieces, tag: str, around: Place) -> None:
    """The end of an element with this tag."""
    if tag == "br":
        if pieces:
            pieces.append((_LINE, around))
    elif around.row and tag in _CELLS:
        pieces.append((_CELL, around))
    elif pieces and tag not in INLINE and tag not in _UNSEEN:
        _edge(blocks, pieces, around)


def _edge(blocks: list[Block], pieces: Pieces, around: Place) -> None:
    """The start or the end of an element that a browser shows as a block: cells of a table are not cut by it."""
    if around.row:
        pieces.append((" ", around))
    else:
        _end(blocks, pieces)


def _end(blocks: list[Block], pieces: Pieces) -> None:
    """Turn the pieces into a block, or into more where two line breaks stand together."""
    start = 0
    while start < len(pieces):
        stop = _stop(pieces, start) if len(pieces) > 1 else 1
        if len(blocks) < MOST_BLOCKS and (block := _block(pieces[start:stop], len(blocks) + 1)):
            blocks.append(block)
        start = stop
    pieces.clear()


def _stop(pieces: Pieces, start: int) -> int:
    """Where the paragraph that starts here ends.

    That is after two line breaks with nothing but white space between them, and after a line that is bold throughout
    while the next one is not: a heading without the tag.
    """
    lines, bold = 0, True
    for index in range(start, len(pieces)):
        piece, place = pieces[index]
        if piece is _LINE:
            lines += 1
            if lines == 2:
                return index + 1
        elif not piece.isspace():
            if lines and bold and not place.bold and any(not text.isspace() for text, _ in pieces[start : index - 1]):
                return index
            bold = bold and place.bold
            lines = 0
    return len(pieces)


def _block(pieces: Pieces, number: int) -> Block | None:
    while len(pieces) > 1 and pieces[-1][0].isspace() and not pieces[-1][1].row:
        pieces.pop()
    if len(pieces) == 1:  # as most blocks are
        piece, place = pieces[0]
        text = "" if piece in _MARKS else normalized(piece)
        return Block(number, text, mass(text), place, float(place.link), float(place.bold)) if text else None
    pieces = _shown(pieces)
    text = "".join([piece for piece, _ in pieces])
    if _CELL in text:
        cells = list(map(normalized, text.replace(_LINE, " ").strip(_CELL + whitespace).split(_CELL)))
        text = BAR.join(cells) if any(cells) else ""
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
    return Block(number, text, mass(text), place, link / max(size, 1), bold / max(size, 1))


def _shown(pieces: Pieces) -> Pieces:
    """The pieces without what a browser hides between them; all of them where it hides all."""
    if any(place.zone == "hidden" for _, place in pieces):
        shown = [(piece, place) for piece, place in pieces if place.zone != "hidden"]
        return shown if any(piece not in _MARKS and not piece.isspace() for piece, _ in shown) else pieces
    return pieces
