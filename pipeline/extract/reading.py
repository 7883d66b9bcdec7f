"""What the lines of a text dump say once the remnants of markup are gone; each line keeps its own number."""

import re
from collections import Counter

from msgspec import Struct

from pipeline.text import visible

# Tags that a scraper left behind; what is longer is text with stray angle brackets.
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->")
_BBCODE_IMAGE = re.compile(r"\[img[^\]\n]{0,100}\][ \t]{0,3}([^\s\[\]]{1,500})[ \t]{0,3}\[/img\]", re.IGNORECASE)
_BBCODE_LINK = re.compile(r"\[url=([^\]\s]{1,500})\]([^\[\]\n]{1,500})\[/url\]", re.IGNORECASE)
_BBCODE = re.compile(
    r"\[/?(?:b|i|u|s|quote|size|color|center|left|right|list|font|h[1-6]|caption|embed|gallery|video|code)"
    r"(?:[= ][^\[\]\n]{0,300})?\]",
    re.IGNORECASE,
)
_BBCODE_ADDRESS = re.compile(r"\[/?(?:url|img)(?:[= ][^\[\]\n]{0,300})?\]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|apos|lt|gt|#39|#8217|#160);")
_ENTITY_TEXT = {
    "&nbsp;": " ",
    "&amp;": "&",
    "&quot;": '"',
    "&apos;": "'",
    "&lt;": "<",
    "&gt;": ">",
    "&#39;": "'",
    "&#8217;": "’",
    "&#160;": " ",
}
_BULLETS = ("•", "▪", "‣", "◦", "●", "■", "▸", "►", "∙", "* ")

MOST_LINES, MOST_CHARACTERS = 40_000, 2_000_000
"""Of a page that are read; no article is longer, and a page of a million lines must not hold up the others."""
HINTS = ("social", "tag", "author", "comment", "mail", "account", "file")
"""Kinds of place that links lead to, as addresses betray them; a line's kinds are one bit each."""


class Picture(Struct, frozen=True, gc=False):
    """An image as the dump writes it."""

    url: str
    alt: str


class ReadLine(Struct, frozen=True, gc=False):
    """One line of the page without its markup, or several that a hard wrap had cut."""

    numbers: tuple[int, ...]
    """Lines of the page, from 1."""
    text: str
    block: int
    """Lines with the same number stand together: no blank line lies between them."""
    heading: int = 0
    """1 to 6; 0 for what is not marked as a heading."""
    item: bool = False
    quote: bool = False
    row: bool = False
    """A row of a table, its cells joined by ` | `."""
    linked: int = 0
    """How many characters are links."""
    strong: int = 0
    """How many characters are emphasized."""
    pictures: tuple[Picture, ...] = ()
    links: int = 0
    hints: int = 0
    """Where its links lead to: one bit per kind of HINTS."""


def part_read(text: str) -> str:
    """The first 40,000 lines of a page or two million characters, whatever is less."""
    part = text[:MOST_CHARACTERS]
    if len(part) < MOST_LINES or part.count("\n") < MOST_LINES:
        return part
    return "\n".join(part.split("\n", MOST_LINES)[:MOST_LINES])


def without_remnants(text: str) -> str:
    """The page without characters that nobody sees, HTML tags, entities and BBCode; it has as many lines as before."""
    text = visible(text.replace("\xad\n", "-\n") if "\xad" in text else text)
    if "[/" in text:
        text = _BBCODE_IMAGE.sub(r"![](\1)", _BBCODE.sub("", text))
        text = _BBCODE_ADDRESS.sub("", _BBCODE_LINK.sub(r"[\2](\1)", text))
    if "<" in text:
        text = _TAG.sub(_line_ends, text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: _ENTITY_TEXT[found[0]], text)
    return text


def single_blanks(text: str) -> str:
    """The text without blanks at its ends, and with one where it has several or other white space."""
    text = text.strip()
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def plain_lines(text: str) -> list[ReadLine]:
    """The lines of plain text that are not blank."""
    lines: list[ReadLine] = []
    block = 0
    blank = False
    raw_lines = text.split("\n")
    rows = _rows(raw_lines) if "\t" in text else {}
    for number, raw in enumerate(raw_lines, start=1):
        line = single_blanks(raw)
        if not line:
            blank = True
            continue
        if blank:
            block += 1
            blank = False
        if number in rows:
            lines.append(ReadLine((number,), rows[number], block, row=True))
            continue
        item = line.startswith(_BULLETS)
        if item:
            line = line[1:].lstrip() or line
        lines.append(ReadLine((number,), line, block, item=item))
    return lines


def _rows(raw_lines: list[str]) -> dict[int, str]:
    """Rows of tables, whose cells browsers set apart by tabs, with their lines' numbers, cells joined by ` | `."""
    found: dict[int, str] = {}
    run: list[tuple[int, list[str]]] = []
    for number, raw in enumerate([*raw_lines, ""], start=1):
        cells = [single_blanks(cell) for cell in raw.split("\t")] if "\t" in raw else []
        if len(cells) - cells.count("") > 1:
            run.append((number, cells))
        elif run:
            if _is_table([row for _, row in run]):
                found.update({place: " | ".join(row).strip("| ") for place, row in run})
            run = []
    return found


def _is_table(rows: list[list[str]]) -> bool:
    """Whether lines with tabs are rows of one table, and no single bar of a menu nor labels and what stands after them.

    At least three cells in two rows, or two cells in three.
    """
    if len(rows) < 2 or all(next(filter(None, row)).endswith((":", "：")) for row in rows):
        return False
    sizes = Counter(len(row) for row in rows)
    cells, often = max(sizes.items(), key=lambda size: (size[1], size[0]))
    return often > 1 and cells + often > 4


def _line_ends(tag: re.Match[str]) -> str:
    return "\n" * tag[0].count("\n")
