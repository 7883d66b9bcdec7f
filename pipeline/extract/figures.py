"""The article's images, with the captions and credits that stand beside them."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urljoin

from lxml import html
from msgspec import Struct

from pipeline.extract.blocks import Block, Picture, Rendering, parts
from pipeline.extract.credits import names_photo, split_credit
from pipeline.extract.dates import find_date
from pipeline.extract.places import within
from pipeline.extract.zones import Zone, zone_of
from pipeline.records import Image
from pipeline.text import begins_small, letters, normalized

# Attributes that hold a picture's address, those of lazily loaded pictures first: their `src` is a placeholder.
_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-image", "data-full-url", "src")
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_NO_PICTURE = re.compile(
    r"pixel|spacer|blank\.|avatar|logo|[/_-]icons?[/_.-]|sprite|emoji|smil(?:ey|ie)|badge|button|tracking|placeholder"
    r"|1x1|doubleclick|/ads?/|^data:|^about:|\.svg(?:$|\?)",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$|^(?:img|dscn?|pxl|whatsapp image|screenshot)[ _-]", re.IGNORECASE)
_SIZE = re.compile(r"-\d+x\d+(?=\.)")
_FOREIGN: frozenset[Zone] = frozenset(
    ("nav", "footer", "form", "comments", "related", "share", "subscription", "legal", "byline", "hidden")
)
_WHOLE = frozenset(("article", "main", "body"))  # what holds more than a picture
_OF_CREDITS = frozenset(("credit", "legal"))  # inside of a figure, who holds the rights in it
_SMALL = 60  # pixels; what is not wider or higher is an icon
_REACH = 3  # levels from a picture up to the element that holds its caption too
_LONGEST_CAPTION = 450  # mass
_LONGEST_LOOSE = 250  # mass of a caption that only stands below its picture
_LONGEST_CREDIT = 90
_ABOVE = 8  # blocks above the title where the article's first picture may stand
_FULL_STOP = re.compile(r"[.!?。！？।؟][\"'”’»)]?$")
_BRACKETS = "()[]（）【】〔〕 \t"
_JOINTS = " |/-–—·,，"
_LONGEST_LABEL = 15  # characters of the word before a colon
_FRAME = re.compile(
    r"(?:^|[\s_-])(?:photo|foto|image|img|picture|pic|bild|figure|fig|imagen?|thumb)s?(?:$|[\s_-])", re.IGNORECASE
)


class Figure(Struct, frozen=True):
    """A picture of the article and the blocks that speak of it."""

    url: str | None
    alt: str
    blocks: tuple[Block, ...]


def figures(rendering: Rendering, first: int, last: int) -> list[Figure]:
    """The pictures between two blocks (numbers), in order, with their captions.

    A caption is what the markup calls one, or the short text that shares an element with a picture and nothing else.
    """
    found: list[Figure] = []
    taken: set[int] = set()
    # A zone that holds the whole text says nothing of the pictures in it: some pages are one form.
    opening, end = (rendering.blocks[number - 1].place.zone_element for number in (first, last))
    around = opening if opening is end else None
    for picture in rendering.pictures:
        foreign = picture.place.zone in _FOREIGN and picture.place.zone_element is not around
        if first - _ABOVE <= picture.above + 1 and picture.above < last and not foreign:
            texts = [block for block in _texts(picture, rendering.blocks) if block.number not in taken]
            taken.update(block.number for block in texts)
            url = _url(picture.element)
            if url or texts:
                found.append(Figure(url, _alternative(picture.element), tuple(texts)))
    loose = (
        block
        for block in rendering.blocks[max(first - _ABOVE - 1, 0) : last]
        if block.number not in taken and _speaks_of_picture(block, below=False)
    )
    return found + [Figure(None, "", (block,)) for block in loose]


def _texts(picture: Picture, blocks: Sequence[Block]) -> list[Block]:
    """The blocks that caption a picture: beside it in one element, or right below or above it with a credit."""
    below = blocks[picture.above : picture.above + 1]
    above = blocks[max(picture.above - 1, 0) : picture.above]
    return (
        _beside(picture.element, blocks, picture.above)
        or [block for block in below if _speaks_of_picture(block, below=True)]
        or [block for block in above if _speaks_of_picture(block, below=True) and names_photo(block.text)]
    )


def images(found: Iterable[Figure], page_url: str | None, said: Iterable[Image] = ()) -> tuple[Image, ...]:
    """The pictures as the record has them, each address and each caption once.

    `said` are those that the page's data describes: it captions pictures of the same name that have no caption.
    """
    known = {_name(image.url): image for image in said if image.url}
    kept: list[Image] = []
    urls: set[str] = set()
    captions: set[str] = set()
    for figure in found:
        url = _absolute(figure.url, page_url)
        caption, credit = captioned(figure, known.get(_name(figure.url)) if figure.url else None)
        if url in urls or (not url and not caption) or (caption and caption in captions and not url):
            if credit and not url and kept and kept[-1].credit is None:  # a line of its own below the text
                kept[-1] = Image(kept[-1].url, kept[-1].caption, credit)
            continue
        urls.update([url] if url else [])
        captions.update([caption] if caption else [])
        kept.append(Image(url, caption, credit))
    return tuple(kept)


def captioned(figure: Figure, said: Image | None = None) -> tuple[str | None, str | None]:
    """A figure's caption and its credit without brackets.

    Where no caption is seen, that of the page's data, else the text that stands for the picture where none is shown.
    """
    captions: list[str] = []
    credited: list[str] = []
    for block in figure.blocks:
        caption, credit = _split(block)
        captions += [caption] if caption and caption not in captions else []
        only_label = credit is not None and credit.endswith((":", "："))  # the name stands in a block of its own
        credited += [credit] if credit and credit not in credited and not only_label else []
    unseen = (said and said.caption) or (figure.alt if letters(figure.alt) > 12 and " " in figure.alt else "")
    if not captions and unseen:
        split = split_credit(unseen)
        captions += [split.caption] if split.caption else []
        credited = credited or ([split.credit] if split.credit else [])
    if not credited and said and said.credit:
        credited = [said.credit]
    return " ".join(captions) or None, ", ".join(credited) or None


def _alternative(picture: html.HtmlElement) -> str:
    """What the markup says for those who don't see the picture; a file's name says nothing."""
    texts = [normalized(picture.get(name, "")) for name in ("alt", "title", "data-caption")]
    return max((text for text in texts if not _FILE.search(text)), key=lambda text: " " in text, default="")


def _name(url: str) -> str:
    """The name of a picture's file without its size."""
    return _SIZE.sub("", url.partition("?")[0].rpartition("/")[2])


def _absolute(url: str | None, page_url: str | None) -> str | None:
    try:
        return urljoin(page_url, url) if page_url and url else url
    except ValueError:  # brackets that hold no IPv6 address
        return url


def _split(block: Block) -> tuple[str | None, str | None]:
    """A caption's text and its credit, told apart by the markup or else by the words."""
    text = block.text
    part = _credit_part(block)
    if block.place.zone in _OF_CREDITS and part in {"", text} and not all(split := split_credit(text)):
        return None, split.credit or text.strip(_BRACKETS)
    if leading := _leading_credit(block):
        rest = text[len(leading) :].strip(_JOINTS)
        return None if find_date(rest) else rest, split_credit(leading).credit
    if part:
        return text[: -len(part)].rstrip(_JOINTS) or None, split_credit(part).credit or _without_label(part)
    return split_credit(text)


def _leading_credit(block: Block) -> str:
    """The credit where it stands between tags of its own at the start of a caption; empty if it doesn't."""
    stretches = parts(block)
    first = stretches[0] if len(stretches) > 1 and block.text.startswith(stretches[0]) else ""
    if not first or len(first) > _LONGEST_CREDIT or first.endswith(","):
        return ""
    caption, credit = split_credit(first)
    rest = block.text[len(first) :].strip(_JOINTS)
    whole = bool(rest) and not begins_small(rest) and split_credit(rest).credit is None
    return first if credit and not caption and whole else ""


def _without_label(part: str) -> str:
    label, colon, name = part.strip(_BRACKETS).partition(":")
    return name.strip() if colon and len(label) <= _LONGEST_LABEL and name.strip() else part.strip(_BRACKETS)


def _credit_part(block: Block) -> str:
    """The credit where it stands between tags of its own at the end of a caption; empty if it doesn't."""
    stretches = parts(block)
    part = stretches[-1] if stretches else ""
    if len(stretches) < 2 or not block.text.endswith(part) or len(part) > _LONGEST_CREDIT:
        return ""
    before = block.text[: -len(part)].rstrip()
    holder = list(block.place.element.iter())[-1]
    marked = zone_of(holder.tag, holder.items()) == "credit" and normalized(holder.text or "") == part
    label, colon, name = part.partition(":")
    labelled = bool(colon) and len(label) <= _LONGEST_LABEL and bool(name.strip())
    return part if marked or labelled or part[0] in _BRACKETS or _FULL_STOP.search(before) else ""


def _beside(picture: html.HtmlElement, blocks: Sequence[Block], above: int) -> list[Block]:
    """The blocks that caption a picture: those in the nearest element that holds the picture and any text."""
    near = blocks[max(above - 1, 0) : above + _REACH]
    for level, frame in enumerate(picture.iterancestors()):
        if frame.tag in _WHOLE:
            return []
        inside = [block for block in near if within(block.place.element, frame)]
        if not inside:
            if level == _REACH:
                return []
            continue
        marked = [block for block in inside if block.place.zone in {"caption", "credit"}]
        if marked and len(inside) <= _REACH:
            marked = [block for block in inside if block in marked or _is_credit(block)]
        return marked or (inside if _captions_by_place(inside, blocks, above, frame) else [])
    return []


def _captions_by_place(inside: Sequence[Block], blocks: Sequence[Block], above: int, frame: html.HtmlElement) -> bool:
    """Whether unmarked blocks are a caption: little text that has the element to itself, and the picture."""
    after = above - 1 + _REACH + 1
    alone = after >= len(blocks) or not within(blocks[after].place.element, frame)
    if not alone or sum(block.mass for block in inside) > _LONGEST_CAPTION:
        return False
    plain = all(block.place.kind == "paragraph" and block.link_share < 0.5 for block in inside)
    # A table of its own, floating beside the text, is how pages framed pictures before there were figures.
    named = _FRAME.search(frame.get("class", "")) is not None or frame.tag in {"figure", "table"}
    return plain and (named or any(split_credit(block.text).credit for block in inside))


def _speaks_of_picture(block: Block, *, below: bool) -> bool:
    """Whether a block that shares no element with a picture is a caption or a credit all the same."""
    if block.place.zone in {"caption", "credit"}:
        return True
    if (
        block.mass > (_LONGEST_LOOSE if below else _LONGEST_CREDIT)
        or block.place.zone in _FOREIGN
        or block.place.kind == "heading"
    ):
        return False
    caption, credit = split_credit(block.text)
    return credit is not None and (below or caption is None)


def _is_credit(block: Block) -> bool:
    return block.place.zone in {"credit", "legal"} or split_credit(block.text).caption is None


def _url(picture: html.HtmlElement) -> str | None:
    """The address of a picture, None if it is an icon or a tracking pixel."""
    if any(_pixels(picture.get(side)) < _SMALL for side in ("width", "height")):
        return None
    sources = [picture.get(name, "").strip() for name in _SOURCES]
    for name in _SETS:
        # The last of a set is the largest; commas stand inside addresses too, so sets are cut at comma and blank.
        sources += [part.split()[0] for part in reversed(re.split(r",\s", picture.get(name, ""))) if part.strip()]
    return next((source for source in sources if source and not _NO_PICTURE.search(source)), None)


def _pixels(size: str | None) -> int:
    return int(size) if size and size.isdecimal() else _SMALL
