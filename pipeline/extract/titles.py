"""The headline, as the page's head says it and as a reader sees it; and the name of the publication behind it."""

import re
from collections.abc import Sequence

from pipeline.extract.blocks import Block
from pipeline.extract.metadata import Metadata
from pipeline.extract.phrases import BIT, phrases

_SEPARATOR = re.compile(r"\s+[|–—·•«»:/-]+\s+|\s*[|｜«»]\s*|(?<=[^\s_])_(?=[^\W\d_a-z])")
_NOT_HERE = frozenset(("hidden", "comments", "related", "caption"))
_ASIDE = frozenset(("nav", "footer", "aside"))
_OF_TAG = {"h1": 0.5, "h2": 0.3, "h3": 0.15}
_SHORTEST, _SPACES = 8, 40  # characters of a headline that is no heading; blanks and signs that folding takes away
_MOST = 0.6  # of a heading's characters
_LONGEST_SITE = 60
_FEWEST_LETTERS = 3  # of a site's name that other lines repeat
_LAST, _LONGEST_RIGHTS = 12, 300  # blocks at the end of a page in which its rights are stated, and characters of one
_NO_ASCII_ALNUM = bytes(code for code in range(0x80) if not chr(code).isalnum())


def fold(text: str) -> str:
    """The text's letters and digits in lower case: equal for two ways to typeset the same words."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered.encode("ascii").translate(None, _NO_ASCII_ALNUM).decode("ascii")
    return "".join(filter(str.isalnum, lowered))


def title_block(blocks: Sequence[Block], metadata: Metadata, first_body: int) -> int:
    """Number of the block that shows the headline, 0 if none does.

    It is the heading that the page's head repeats, else the first h1 above the body.
    """
    said = [fold(title) for title in (*metadata.titles, metadata.window) if title]
    longest = 2 * max(map(len, said), default=0) + _SPACES
    site = fold(metadata.publication or "")
    best, where = 0.4, 0
    for block in blocks:
        tag = block.place.element.tag
        if block.place.zone in _NOT_HERE or (tag not in _OF_TAG and not _SHORTEST < len(block.text) < longest):
            continue
        text = fold(block.text)
        if not text or text == site:
            continue
        agreement = max((_agreement(text, title) for title in said), default=0.0)
        heading = _OF_TAG.get(tag, 0.0)
        if agreement >= 0.5:
            score = agreement + heading
        else:
            score = heading if heading == _OF_TAG["h1"] and block.number <= first_body else 0.0
        if block.place.zone in _ASIDE or block.link_share > 0.9:
            score -= 0.4
        if score > best:
            best, where = score, block.number
    return where


def title_of(blocks: Sequence[Block], metadata: Metadata, title_at: int) -> str | None:
    """The headline, without the site's name."""
    if title_at:
        seen = blocks[title_at - 1].text
        # The data may cut a headline at its colon, and the window say all of it.
        whole = fold(seen)
        parts = {*map(fold, metadata.titles)} - {""}
        if whole not in parts and whole.startswith(tuple(parts)) and whole in fold(metadata.window):
            return seen
        # A heading may hold a kicker too: then the page's data knows where the headline begins.
        inner = (title for title in metadata.titles if fold(title) in fold(seen) and len(title) >= _MOST * len(seen))
        return max(inner, key=len, default=seen) if metadata.titles else seen
    said = next(iter(metadata.titles), metadata.window)
    return _without_site(said, metadata) or None


def publication_of(blocks: Sequence[Block], metadata: Metadata, title_at: int) -> str | None:
    """The name that the site gives itself: in its data, or behind the headline in the window's title."""
    if metadata.publication:
        return metadata.publication
    signed = (block.text for block in blocks[title_at:] if "©" in block.text or "ⓒ" in block.text)
    if 0 < len(metadata.window) <= _LONGEST_SITE and any(metadata.window in text for text in signed):
        return metadata.window
    parts = [part for part in _SEPARATOR.split(metadata.window) if part]
    if signs := _signing(blocks, metadata, parts):
        return signs
    if not title_at:
        return None
    title = fold(blocks[title_at - 1].text)
    if len(parts) > 1 and fold(parts[0])[:20] == title[:20] and len(parts[-1]) <= _LONGEST_SITE:
        return parts[-1]
    site, colon, rest = metadata.window.partition(": ")
    return site if colon and fold(rest) == title and len(site) <= _LONGEST_SITE else None


def _signing(blocks: Sequence[Block], metadata: Metadata, parts: Sequence[str]) -> str | None:
    """The part of a window's title of several that a line of rights below the page, or the data's author, repeats."""
    if len(parts) < 2:
        return None
    rights = [
        block.text for block in blocks[-_LAST:] if phrases().find(block.text).kinds & BIT["legal"] or "©" in block.text
    ]
    signed = fold(" ".join((*metadata.authors, *(text for text in rights if len(text) < _LONGEST_RIGHTS))))
    fits = (part for part in parts if len(part) <= _LONGEST_SITE and len(fold(part)) >= _FEWEST_LETTERS)
    return max((part for part in fits if fold(part) in signed), key=len, default=None)


def _without_site(title: str, metadata: Metadata) -> str:
    parts = _SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    if metadata.publication and fold(parts[-1]) == fold(metadata.publication):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•«»:/-｜")
    return max(parts, key=len)


def _agreement(seen: str, said: str) -> float:
    """How well a block's text and a headline agree, 0 to 1; the headline may go on with the site's name."""
    if seen == said:
        return 1.0
    if len(seen) >= 8 and (seen in said or said in seen):
        return min(len(seen), len(said)) / max(len(seen), len(said))
    return 0.0
