"""Articles as Markdown (CommonMark with the tables of GitHub) that reads back as the same text."""

import re
from itertools import groupby, zip_longest

from pipeline.records import Image, PassageKind
from pipeline.write.export.plain import Readable

# What has a meaning anywhere in a line; `_` only at the edge of a word, `&` only where it begins an entity, `#` only
# where it begins a word, since a heading may end with it.
_SPECIAL = re.compile(r"[\\`*\[\]<>~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<!\S)#")
# What has a meaning at the beginning of a line only: lists, rules, underlines of headings.
_OPENING = re.compile(r"^(?:([+=-])|(\d{1,9})([.)]))")


def as_markdown(article: Readable) -> str:
    """Title, standfirst in bold, byline in italics, body, images, notes."""
    blocks = []
    if article.title:
        blocks.append(f"# {_inline(article.title)}")
    if article.standfirst:
        blocks.append(f"**{_inline(article.standfirst)}**")
    if article.byline:
        blocks.append(f"*{_inline(' · '.join(article.byline))}*")
    for kind, passages in groupby(article.passages, lambda passage: passage.kind):
        rendered = [_block(kind, passage.text) for passage in passages]
        blocks.extend(["\n".join(rendered)] if kind == "list_item" else rendered)
    blocks.extend(filter(None, map(_image, article.images)))
    blocks.extend(f"*{_inline(note.text)}*" for note in article.notes)
    return "\n\n".join(blocks) + "\n"


def _block(kind: PassageKind, text: str) -> str:
    match kind:
        case "heading":
            return f"## {_inline(text)}"
        case "list_item":
            return f"- {_line(text)}"
        case "quote":
            return f"> {_line(text)}"
        case "table":
            return _table(text)
        case "paragraph":
            return _line(text)


def _table(text: str) -> str:
    rows = [[_inline(cell) for cell in row.split(" | ")] for row in text.split("\n")]
    width = max(map(len, rows))
    head, *body = ([cell for _, cell in zip_longest(range(width), row, fillvalue="")] for row in rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *body))


def _image(image: Image) -> str:
    said = " ".join(_inline(text) for text in (image.caption, image.credit and f"({image.credit})") if text)
    if image.url:
        address = image.url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
        return f"![{said}](<{address}>)"
    return f"*{said}*" if said else ""


def _line(text: str) -> str:
    return _OPENING.sub(lambda match: rf"\{match[1]}" if match[1] else rf"{match[2]}\{match[3]}", _inline(text))


def _inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
