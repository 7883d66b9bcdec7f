"""Blocks of a page → a role, a reason and a score for each: the forest's answer, and what the markup calls the rest."""

from collections.abc import Mapping, Sequence

from pipeline.extract.blocks import Block
from pipeline.extract.phrase_roles import OF_PHRASE
from pipeline.extract.phrases import BIT, phrases
from pipeline.extract.settings import SiteRules
from pipeline.extract.titles import fold
from pipeline.extract.zones import Zone
from pipeline.records import JudgedLine, PassageKind, Role

Special = Mapping[int, tuple[Role, str]]
"""Blocks that the article keeps, but not in its body: number → role and reason."""

_OF_KIND: dict[PassageKind, tuple[Role, str]] = {
    "paragraph": ("body", "a paragraph of the main text"),
    "heading": ("heading", "a heading inside the main text"),
    "list_item": ("list_item", "an item of a list in the main text"),
    "quote": ("quote", "a quotation in the main text"),
    "table": ("table_row", "a row of a table in the main text"),
}
_OF_ZONE: dict[Zone, tuple[Role, str]] = {
    "nav": ("menu", "stands in a menu"),
    "footer": ("chrome", "stands in the page's footer"),
    "aside": ("chrome", "stands in a side column"),
    "form": ("chrome", "belongs to a form"),
    "comments": ("comment", "stands among the comments"),
    "related": ("teaser", "stands among links to other articles"),
    "share": ("share", "belongs to the share buttons"),
    "subscription": ("subscription", "asks for a subscription or a sign-up"),
    "legal": ("legal", "speaks of consent or rights"),
    "tags": ("tag", "stands among the tags"),
    "caption": ("caption", "is the caption of a picture of another article"),
    "credit": ("credit", "is the credit of a picture of another article"),
    "byline": ("byline", "speaks of an author"),
    "date": ("date", "is a line for dates and authors"),
    "hidden": ("chrome", "is not shown"),
}
# Kinds of phrase that a block is asked about, in order.
_ASKED = ("cookie", "legal", "comment", "subscribe", "login", "listen", "share", "tag", "related", "read_more", "menu")
_LONG_LINE = 120


def judged(
    blocks: Sequence[Block], scores: Sequence[float], body: set[int], special: Special, title: str | None
) -> list[JudgedLine]:
    """One verdict per block, in order; `body` are the numbers of the blocks of the main text."""
    again = fold(title or "")
    return [_judged(block, float(score), body, special, again) for block, score in zip(blocks, scores, strict=True)]


def ruled(blocks: Sequence[Block], rules: SiteRules | None) -> dict[int, JudgedLine]:
    """Verdicts of the blocks that a person's rules for the site name, by number; `keep` wins over `drop`."""
    found: dict[int, JudgedLine] = {}
    if rules is None:
        return found
    for block in blocks:
        for text in rules.drop:
            if text in block.text:
                reason = f'you said so in config.toml: drop "{text}"'
                found[block.number] = JudgedLine(
                    block.number, block.text, "chrome", kept=False, reason=reason, score=0.0
                )
        for text in rules.keep:
            if text in block.text:
                role, reason = _OF_KIND[block.place.kind][0], f'you said so in config.toml: keep "{text}"'
                found[block.number] = JudgedLine(block.number, block.text, role, kept=True, reason=reason, score=1.0)
    return found


def _judged(block: Block, score: float, body: set[int], special: Special, title: str) -> JudgedLine:
    number = block.number
    if number in special:
        role, reason = special[number]
        return JudgedLine(number, block.text, role, kept=True, reason=reason, score=1.0)
    if number in body:
        role, reason = _OF_KIND[block.place.kind]
        return JudgedLine(number, block.text, role, kept=True, reason=reason, score=round(score, 3))
    role, reason = _dropped(block, title)
    return JudgedLine(number, block.text, role, kept=False, reason=reason, score=round(score, 3))


def _dropped(block: Block, title: str) -> tuple[Role, str]:
    if title and fold(block.text) == title:
        return "duplicate", "says the title again"
    if block.place.zone in _OF_ZONE:
        return _OF_ZONE[block.place.zone]
    found = phrases().find(block.text)
    if found.kinds & BIT["author_box"] and "@" in block.text:
        return "chrome", "tells how to reach the author or the newsroom"
    if found.kinds and (len(block.text) < _LONG_LINE or found.covered > len(block.text) / 4):
        for kind in _ASKED:
            if found.kinds & BIT[kind]:
                return OF_PHRASE[kind]
    if block.link_share > 0.8:
        return ("menu", "is a link to elsewhere") if block.mass < 25 else ("teaser", "links to another article")
    return ("teaser" if block.mass > 40 else "chrome"), "stands outside the main text"
