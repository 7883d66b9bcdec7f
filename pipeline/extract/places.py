"""Where on an HTML page a piece of text stands: in which element, as what kind of passage, in which zone."""

from lxml import html
from msgspec import Struct

from pipeline.extract.zones import Zone, zone_of
from pipeline.records import PassageKind

INLINE = frozenset(("a", "abbr", "acronym", "amp-img", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "o:p", "picture", "q", "rb", "ruby", "s", "samp",
    "small", "source", "span", "strike", "strong", "sub", "sup", "time", "track", "tt", "u", "var", "wbr"))  # fmt: skip
"""Elements that a browser shows inside a line; of `source` and `wbr` the parser doesn't know that they hold nothing."""
_BOLD = frozenset(("b", "strong"))
_KIND_OF_TAG: dict[str, PassageKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list_item"),
    "blockquote": "quote",
}
_LASTING = frozenset(("hidden", "comments", "related", "subscription", "legal"))
_IN_CAPTION = frozenset(("credit", "hidden"))
_FIRM = frozenset(("heading", "table"))  # kinds that nothing inside them changes
_NO_DATA = frozenset(("presentation", "none"))


class Place(Struct, frozen=True, eq=False, gc=False):
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
    """Whether it stands inside a row of that table."""


def inside(element: html.HtmlElement, tag: str, around: Place) -> Place:
    """The place of what stands in this element, whose tag is given, and the place around it."""
    attributes = element.items()
    zone, zone_element = around.zone, around.zone_element
    # The innermost zone counts, but what is hidden, said by readers or leads elsewhere is so throughout.
    if zone not in _LASTING and (own := zone_of(tag, attributes)) and (zone != "caption" or own in _IN_CAPTION):
        zone, zone_element = own, element
    language = (attributes and element.get("lang")) or around.language
    if tag in INLINE:
        link, bold = around.link or tag == "a", around.bold or tag in _BOLD
        if (
            zone_element is around.zone_element
            and link is around.link
            and bold is around.bold
            and language is around.language
        ):
            return around
        return Place(around.element, around.kind, zone, zone_element, language, link, bold, around.table, around.row)
    kind, table, row = around.kind, around.table, around.row
    if kind not in _FIRM:
        kind = _KIND_OF_TAG.get(tag, kind)
    if tag == "table" and not row:
        table = element if _is_data(element) else None
        kind = "paragraph" if table is None else "table"
    elif tag == "tr":
        row = table is not None
    return Place(element, kind, zone, zone_element, language, around.link, around.bold, table, row)


def within(element: html.HtmlElement, around: html.HtmlElement) -> bool:
    """Whether an element is another one or stands inside it."""
    return element is around or any(ancestor is around for ancestor in element.iterancestors())


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds data, two columns or more of short cells, rather than the layout of the page."""
    if table.get("role") in _NO_DATA or next(table.iterdescendants("table", "h1"), None) is not None:
        return False
    rows = sum(1 for _ in table.iterdescendants("tr"))
    cells = sum(1 for _ in table.iterdescendants("td", "th"))
    blocks = sum(1 for _ in table.iterdescendants("p", "div", "li", "img", "form"))
    return rows >= 2 and cells >= 1.5 * rows and blocks <= 1.5 * cells
