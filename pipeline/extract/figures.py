"""The article's images, with captions and credits taken apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urljoin

from lxml import html

from pipeline.extract.blocks import Block
from pipeline.records import Image
from pipeline.text import normalized

_SOURCES = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-lazy",
    "data-image",
    "data-full-url",
    "data-hi-res-src",
    "src",
)
_SETS = ("data-srcset", "srcset", "data-lazy-srcset")
_NO_PICTURE = re.compile(
    r"pixel|spacer|blank\.|avatar|gravatar|logo|icon|sprite|emoji|smil(?:ey|ies)|badge|button|tracking|placeholder|1x1|"
    r"doubleclick|scorecardresearch|/ads?/|^data:|\.svg(?:$|\?)",
    re.IGNORECASE,
)
_LABEL = (
    r"(?:photo|foto|image|picture|credit|photograph|bild|crédito|crédit|fotografía|사진|写真|摄影|攝影|图|圖|фото)\w{0,3}"
    r"(?:\s+(?:by|credit|courtesy(?: of)?|von|de|di|por|par))?\s*[:=：／/©]\s*"
    r"|©\s*|(?:photo|image|picture)\s+(?:by|courtesy of)\s+"
)
_CREDIT = re.compile(
    r"(?:\s*[(\[（【]\s*(?P<bracket>[^()\[\]（）【】]{2,80})\s*[)\]）】]\s*$)"
    rf"|(?:(?:^|[\s.|/–—-])\s*(?P<label>{_LABEL})(?P<named>[^.]{{2,80}}?)\.?\s*$)",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:AP|AFP|Reuters|Getty|EPA|dpa|Yonhap|YONHAP|Xinhua|TASS|ANSA|EFE|Lusa|PTI|Kyodo|Bloomberg|Shutterstock|Alamy|Unsplash|NASA|News|Press|Photo|Images?|Agency|Courtesy|file|Handout|provided|제공|연합뉴스)\b",
    re.IGNORECASE,
)


def images(blocks: Sequence[Block], page_url: str | None) -> tuple[Image, ...]:
    """The pictures whose captions are among the blocks, each once."""
    found: dict[tuple[str | None, str | None], Image] = {}
    frames: dict[html.HtmlElement, list[Block]] = {}
    for block in blocks:
        frames.setdefault(_frame(block.place.zone_element), []).append(block)
    for frame, texts in frames.items():
        url = next(_urls(frame, page_url), None)
        caption, credit = captioned(texts)
        if url or caption:
            found.setdefault((url, caption), Image(url, caption, credit))
    return tuple(found.values())


def captioned(blocks: Iterable[Block]) -> tuple[str | None, str | None]:
    """The caption and the credit of one picture."""
    said = [block.text for block in blocks if block.place.zone == "caption"]
    credited = [block.text for block in blocks if block.place.zone == "credit"]
    caption, credit = split_credit(" ".join(dict.fromkeys(said)))
    return caption or None, (normalized(" ".join(dict.fromkeys(credited))).strip("()[]（）【】 ") or credit) or None


def split_credit(text: str) -> tuple[str, str | None]:
    """A caption without its credit, and the credit without brackets or label."""
    match = _CREDIT.search(text)
    if not match:
        return text, None
    credit = match["bracket"] or match["named"]
    if match["bracket"] and not _AGENCY.search(credit):
        return text, None
    return text[: match.start()].rstrip(" |/–—-"), credit.strip()


def _frame(element: html.HtmlElement) -> html.HtmlElement:
    """The nearest element around a caption that holds a picture too, at most four levels up."""
    for around in (element, *list(element.iterancestors())[:4]):
        if next(around.iter("img", "amp-img"), None) is not None:
            return around
    return element


def _urls(frame: html.HtmlElement, page_url: str | None) -> Iterator[str]:
    for picture in frame.iter("img", "amp-img"):
        for source in _sources(picture):
            if not _NO_PICTURE.search(source):
                yield urljoin(page_url, source) if page_url else source


def _sources(picture: html.HtmlElement) -> Iterator[str]:
    for name in _SOURCES:
        if value := picture.get(name, "").strip():
            yield value
    for name in _SETS:
        candidates = [part.split() for part in picture.get(name, "").split(", ") if part.strip()]
        if candidates:
            yield candidates[-1][0]
