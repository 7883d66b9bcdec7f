"""What an HTML page is if it is no article: a front page, search results, a log-in, an error, a stub, a video."""

import re
from collections.abc import Iterable, Sequence

from lxml import html

from pipeline.extract.blocks import Block
from pipeline.extract.metadata import Metadata
from pipeline.extract.phrases import BIT, phrases

_ARTICLE = re.compile(r"(?:^a|A)rticle|BlogPosting|Recipe|Report$")
_VIDEO = re.compile(r"^video|VideoObject")
_FURNITURE = frozenset(("nav", "footer", "hidden", "comments", "share", "tags"))
_SENTENCE = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]」』]*$")
# Mass (Block.mass): of a paragraph; of an article that is short; of one that says nothing; of a teaser; of a link to
# an article; of a page that is nothing but a notice; of the shortest page with an article.
_PARAGRAPH, _SHORT, _NOTHING, _TEASER, _LINK, _NOTICE, _LEAST = 80, 400, 150, 25, 12, 800, 300
_CARDS, _CARDS_SHARE = 4, 0.8
_LEVELS = 4  # from a link up to the element of its teaser


def refusal(blocks: Sequence[Block], body: Sequence[int], metadata: Metadata, tree: html.HtmlElement) -> str | None:
    """What the page is instead of an article, None if it may well be one.

    `body` are the numbers of the blocks that would be its text. A page with more prose than a notice has is an article
    unless it is a list of teasers.
    """
    kept = [blocks[number - 1] for number in body]
    prose = sum(
        block.mass
        for block in kept
        if block.mass >= _PARAGRAPH and block.link_share < 0.5 and _SENTENCE.search(block.text[-8:])
    )
    said_article = metadata.published is not None or any(map(_ARTICLE.search, metadata.types))
    in_title = _kinds([metadata.window, *metadata.titles, *(block.text for block in blocks if _is_headline(block))])
    in_text = [phrases().find(block.text).kinds for block in kept]

    def speaks(page: str, *, lines: int) -> bool:
        bit = BIT[f"page_{page}"]
        return bool(in_title & bit) or sum(bool(kinds & bit) for kinds in in_text) >= lines

    if (prose < _NOTHING or (prose < _SHORT and not said_article)) and speaks("error", lines=2 if said_article else 1):
        return "it is an error page"
    if prose < _NOTHING and not said_article and speaks("login", lines=1 if _asks_who(tree) else 2):
        return "it is a page to log in or to register"
    if prose < _NOTHING and speaks("search", lines=1) and not said_article:
        return "it is a page of search results"
    if prose < _NOTHING and speaks("paywall", lines=2):
        return "it is the stub of an article behind a paywall"
    if prose < _NOTHING and not said_article and (speaks("video", lines=2) or any(map(_VIDEO.search, metadata.types))):
        return "it shows a video and no text"
    if not said_article and _lists_teasers(blocks, kept, prose):
        return "it is a front page or a list of articles"
    if not said_article and sum(block.mass for block in blocks) < _NOTICE and _asks_consent(kept):
        return "it asks for consent to cookies"
    if not said_article and sum(block.mass for block in blocks) < _LEAST:
        return "it holds next to no text"
    return None


def _kinds(texts: Iterable[str]) -> int:
    kinds = 0
    for text in texts:
        kinds |= phrases().find(text).kinds
    return kinds


def _is_headline(block: Block) -> bool:
    return block.place.element.tag == "h1" and block.place.zone not in _FURNITURE


def _asks_who(tree: html.HtmlElement) -> bool:
    return any(field.get("type") in {"password", "email"} for field in tree.iter("input"))


def _asks_consent(kept: Sequence[Block]) -> bool:
    told = sum(block.mass for block in kept if phrases().find(block.text).kinds & BIT["cookie"])
    return told > sum(block.mass for block in kept) / 2


def _lists_teasers(blocks: Sequence[Block], kept: Sequence[Block], prose: int) -> bool:
    """Whether the text is made of teasers (a link and a line or two each), or stands between links to articles."""
    texts = [block for block in kept if block.mass >= _TEASER and (block.place.kind != "heading" or _is_link(block))]
    cards = [block for block in texts if _is_link(block) or _is_teaser(block, blocks)]
    if len(cards) >= _CARDS:
        return sum(block.mass for block in cards) >= _CARDS_SHARE * sum(block.mass for block in texts)
    between = sum(_is_link(block) for block in blocks[kept[0].number - 1 : kept[-1].number])
    return prose < _NOTHING and between >= _CARDS and between >= len(kept)


def _is_link(block: Block) -> bool:
    return block.link_share >= 0.7 and block.mass >= _LINK and block.place.zone not in _FURNITURE


def _is_teaser(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a link stands right beside the text, in an element with no other text."""
    for step in (-1, -2, 1):
        place = block.number - 1 + step
        if 0 <= place < len(blocks) and _is_link(blocks[place]):
            around = [
                element for element, _ in zip(blocks[place].place.element.iterancestors(), range(_LEVELS), strict=False)
            ]
            shared = next((element for element in around if _within(block, element)), None)
            near = blocks[max(place - _LEVELS, 0) : place + _LEVELS]
            if shared is not None:
                return (
                    sum(other.mass >= _TEASER and other.link_share < 0.5 and _within(other, shared) for other in near)
                    <= 2
                )
    return False


def _within(block: Block, around: html.HtmlElement) -> bool:
    element = block.place.element
    return element is around or any(ancestor is around for ancestor in element.iterancestors())
