"""Blocks of a page → a role, a reason and a score for each: the engine's answer, corrected by the markup."""

from collections.abc import Sequence

from pipeline.extract.blocks import Block
from pipeline.extract.front import Front, fold
from pipeline.extract.zones import Zone
from pipeline.records import JudgedLine, PassageKind, Role

_ROLE_OF_KIND: dict[PassageKind, Role] = {
    "paragraph": "body", "heading": "heading", "list_item": "list_item", "quote": "quote", "table": "table_row",
}  # fmt: skip
_ROLE_OF_ZONE: dict[Zone, Role] = {
    "": "chrome", "nav": "menu", "footer": "chrome", "aside": "chrome", "form": "chrome", "comments": "comment",
    "related": "teaser", "share": "share", "subscription": "subscription", "legal": "legal", "tags": "tag",
    "caption": "caption", "credit": "credit", "byline": "byline", "date": "date", "standfirst": "standfirst",
    "note": "note", "hidden": "chrome",
}  # fmt: skip
_NEVER_BODY = frozenset(("caption", "credit", "comments"))


def judged(blocks: Sequence[Block], shares: Sequence[float], front: Front) -> list[JudgedLine]:
    """One verdict per block, in order."""
    title = fold(front.title or "")
    return [_verdict(block, share, front, title) for block, share in zip(blocks, shares, strict=True)]


def _verdict(block: Block, share: float, front: Front, title: str) -> JudgedLine:
    zone = block.place.zone
    if block.number == front.title_at:
        return _kept(block, "title", "the page's head repeats this headline")
    if title and fold(block.text) == title:
        return _dropped(block, "duplicate", "the headline again")
    if zone in {"caption", "credit"}:
        return _kept(block, _ROLE_OF_ZONE[zone], "marked as the caption of a picture")
    if share > 0.5 and zone not in _NEVER_BODY:
        return _kept(block, _ROLE_OF_KIND[block.place.kind], "part of the main text", share)
    return _dropped(block, _ROLE_OF_ZONE[zone], f"marked as {zone}" if zone else "outside the main text", share)


def _kept(block: Block, role: Role, reason: str, score: float = 1.0) -> JudgedLine:
    return JudgedLine(number=block.number, text=block.text, role=role, kept=True, reason=reason, score=score)


def _dropped(block: Block, role: Role, reason: str, score: float = 0.0) -> JudgedLine:
    return JudgedLine(number=block.number, text=block.text, role=role, kept=False, reason=reason, score=score)
