"""The article's front matter: what the page's head says, confirmed by what a reader sees."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from pipeline.extract.blocks import Block
from pipeline.extract.metadata import Metadata
from pipeline.text import letters, normalized

_SUFFIX = re.compile(r"\s+[|–—·•«»:/-]+\s+|\s*[|｜«»]\s*")
_BY = re.compile(
    r"^(?:(?:written|posted|reported|story|text|words|article)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|autore?r?e?|auteur|oleh|yazan|viết bởi|автор|текст|作者|文|記者|记者|撰文|"
    r"بقلم|كتب)"
    r"(?:\s*[:：]\s*|\s+)",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s*(?:기자|記者|记者|특파원)$")
_NO_PERSON = re.compile(
    r"https?:|www\.|@|\.(?:com|org|net|de|fr)\b|^(?:admin|administrator|editor|redaktion|redaction|redacción|redação|staff|webmaster|"
    r"root|user|guest|author|unknown|anonymous|none|null|undefined)$",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(
    r"\s*(?:[;/|\n]|,(?!\s*(?:jr|sr|ph\.?d|md|m\.d)\b)|\s(?:and|und|et|y|e|en|og|och|ve|и|та|dan|&)\s)\s*",
    re.IGNORECASE,
)


class Front(Struct, frozen=True, kw_only=True):
    """Title, authors, date: as the article has them, and the blocks where they are seen."""

    title: str | None
    title_at: int
    """Number of the title's block; 0 if it is not seen."""
    authors: tuple[str, ...]
    published: str | None
    publication: str | None


def read_front(blocks: Sequence[Block], metadata: Metadata, first_body: int) -> Front:
    """The front matter of the article whose body begins at block `first_body`."""
    title_at = _title_block(blocks, metadata, first_body)
    said = next(iter(metadata.titles), metadata.window)
    return Front(
        title=blocks[title_at - 1].text if title_at else without_site(said, metadata) or None,
        title_at=title_at,
        authors=_authors(blocks, metadata),
        published=metadata.published or _seen_date(blocks, title_at),
        publication=metadata.publication,
    )


def without_site(title: str, metadata: Metadata) -> str:
    """A window's title without the site's name at its end or start."""
    parts = _SUFFIX.split(title)
    if len(parts) == 1:
        return title
    site = fold(metadata.publication or "")
    if site and fold(parts[-1]) == site:
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•«»:/-｜")
    return max(parts, key=len)


def fold(text: str) -> str:
    """The text's letters and digits in lower case: equal for two ways to typeset the same words."""
    return "".join(filter(str.isalnum, text.lower()))


def _title_block(blocks: Sequence[Block], metadata: Metadata, first_body: int) -> int:
    """The block that shows the headline: the heading that the page's head repeats, else the last h1 before the body."""
    said = [fold(title) for title in (*metadata.titles, metadata.window) if title]
    site = fold(metadata.publication or "")
    best, where = 0.0, 0
    for block in blocks:
        if block.place.zone in {"hidden", "comments", "related", "caption"} or len(block.text) > 300:
            continue
        text = fold(block.text)
        if not text or text == site:
            continue
        agreement = max((_agreement(text, title) for title in said), default=0.0)
        heading = {"h1": 0.5, "h2": 0.3, "h3": 0.15}.get(block.place.element.tag, 0.0)
        score = (
            agreement + heading
            if agreement >= 0.5
            else heading
            if heading == 0.5 and block.number <= first_body
            else 0.0
        )
        if block.place.zone in {"nav", "footer", "aside"} or block.link_share > 0.9:
            score -= 0.4
        if score > best:
            best, where = score, block.number
    return where if best > 0.4 else 0


def _agreement(seen: str, said: str) -> float:
    """How well a block's text and a headline agree, 0 to 1; the headline may go on with the site's name."""
    if seen == said:
        return 1.0
    if len(seen) >= 8 and (seen in said or said in seen):
        return min(len(seen), len(said)) / max(len(seen), len(said))
    return 0.0


def _authors(blocks: Sequence[Block], metadata: Metadata) -> tuple[str, ...]:
    said = people(metadata.authors, metadata.publication)
    if said:
        return said
    seen = [block.text for block in blocks if block.place.zone == "byline" and len(block.text) <= 100]
    return people(seen[:1], metadata.publication)


def people(texts: Iterable[str], publication: str | None) -> tuple[str, ...]:
    """The names of people in bylines, each once; no handles, addresses or offices."""
    found: dict[str, str] = {}
    for text in texts:
        for part in _BETWEEN_NAMES.split(text):
            name = _AFTER_NAME.sub("", _BY.sub("", normalized(part))).strip(" ,.:·-–—")
            if 2 <= letters(name) <= 60 and not _NO_PERSON.search(name) and fold(name) != fold(publication or ""):
                found.setdefault(fold(name), name)
    return tuple(found.values())


def _seen_date(blocks: Sequence[Block], title_at: int) -> str | None:
    """The date near the title, as written."""
    near = [
        block
        for block in blocks
        if block.place.zone == "date" and any(map(str.isdigit, block.text)) and len(block.text) <= 80
    ]
    after = [block.text for block in near if block.number > title_at]
    return next(iter(after or [block.text for block in near]), None)
