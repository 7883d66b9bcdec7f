"""What an HTML page is if it is no article: a front page, search results, a log-in, an error, a stub, a video."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lxml import html

from pipeline.extract.blocks import Block
from pipeline.extract.characters import SENTENCE_END
from pipeline.extract.metadata import Metadata
from pipeline.extract.phrases import BIT, phrases
from pipeline.extract.places import within

_ARTICLE = re.compile(r"(?:^a|A)rticle|BlogPosting|Recipe|Report$")
_VIDEO = re.compile(r"^video|VideoObject")
_FURNITURE = frozenset(("nav", "footer", "hidden", "comments", "share", "tags"))
# Mass (Block.mass): of a paragraph; of an article that is short; of one that says nothing; of a teaser; of a link to
# an article; of a page that is nothing but a notice; of the shortest page with an article.
_PARAGRAPH, _SHORT, _NOTHING, _TEASER, _LINK, _NOTICE, _LEAST = 80, 400, 150, 25, 12, 800, 300
_CARDS, _CARDS_SHARE = 4, 0.8
_TELLING = 0.15  # share of a text that a phrase makes up if the text is about it
_ASKED = 3  # text fields of a form that asks for more than a search or a newsletter does
_LEVELS = 4  # from a link up to the element of its teaser


def refusal(blocks: Sequence[Block], body: Sequence[int], metadata: Metadata, tree: html.HtmlElement) -> str | None:
    """What the page is instead of an article, None if it may well be one.

    `body` are the numbers of the blocks that would be its text. A page with more prose than a notice has is an article
    unless it is a list of teasers.
    """
    if not body:
        return "it holds only menus and other furniture"
    kept = [blocks[number - 1] for number in body]
    prose = sum(block.mass for block in kept if _is_prose(block))
    said_article = metadata.published is not None or any(map(_ARTICLE.search, metadata.types))
    if prose < (_NOTHING if said_article else _SHORT):
        titles = (metadata.window, *metadata.titles, *(block.text for block in blocks if _is_headline(block)))
        # What a teaser speaks of says nothing about the page that shows it.
        teasing = not said_article and _lists_teasers(blocks, kept, prose)
        said = [] if teasing else [block for block in kept if block.link_share < 0.7 or block.mass < _TEASER]
        words = _Words(_kinds(titles), [_kinds([block.text], _TELLING) for block in said])
        if what := _by_words(words, metadata, tree, prose=prose, said_article=said_article):
            return what
    return None if said_article else _by_shape(blocks, kept, prose)


def is_for_machines(tree: html.HtmlElement) -> bool:
    """Whether a document is a feed or a list of addresses."""
    return next(tree.iter("rss", "feed", "urlset", "sitemapindex"), None) is not None


class _Words(NamedTuple):
    """The kinds of phrases in a page's titles together, and in each block of its text."""

    titles: int
    text: list[int]

    def speak(self, page: str, *, lines: int) -> bool:
        """Whether a title speaks of such a page, or so many blocks do."""
        bit = BIT[f"page_{page}"]
        return bool(self.titles & bit) or sum(bool(kinds & bit) for kinds in self.text) >= lines


def _by_words(
    words: _Words, metadata: Metadata, tree: html.HtmlElement, *, prose: int, said_article: bool
) -> str | None:
    """What the page's own words say it is."""
    if words.speak("error", lines=2 if said_article else 1):
        return "it is an error page"
    if not said_article and words.titles & BIT["page_search"] and not words.text:
        return "it is a page of search results"
    if not said_article and words.titles & BIT["page_login"] and _asks_who(tree):
        return "it is a page to log in or to register"
    if prose >= _NOTHING:
        return None
    if words.speak("paywall", lines=2):
        return "it is the stub of an article behind a paywall"
    if said_article:
        return None
    if words.speak("login", lines=1 if _asks_who(tree) else 2):
        return "it is a page to log in or to register"
    if words.speak("search", lines=1):
        return "it is a page of search results"
    if words.speak("video", lines=2) or any(map(_VIDEO.search, metadata.types)):
        return "it shows a video and no text"
    return None


def _by_shape(blocks: Sequence[Block], kept: Sequence[Block], prose: int) -> str | None:
    """What the page is by how its text and its links stand together."""
    says_nothing = not prose and sum(block.mass for block in kept if not _is_link(block)) < _NOTHING
    if _lists_teasers(blocks, kept, prose) or (says_nothing and sum(map(_is_link, blocks)) >= _CARDS):
        return "it is a front page or a list of articles"
    size = sum(block.mass for block in blocks)
    if size < _NOTICE and _asks_consent(kept):
        return "it asks for consent to cookies"
    return "it holds next to no text" if size < _LEAST else None


def _is_prose(block: Block) -> bool:
    return block.mass >= _PARAGRAPH and block.link_share < 0.5 and SENTENCE_END.search(block.text[-8:]) is not None


def _kinds(texts: Iterable[str], covered: float = 0.0) -> int:
    """The kinds of phrases in the texts; only of those that make up such a share of their text."""
    kinds = 0
    for text in texts:
        found = phrases().find(text)
        kinds |= found.kinds if found.covered >= covered * len(text) else 0
    return kinds


def _is_headline(block: Block) -> bool:
    return block.place.element.tag == "h1" and block.place.zone not in _FURNITURE


def _asks_who(tree: html.HtmlElement) -> bool:
    fields = [field.get("type", "text") for field in tree.iter("input")]
    return any(kind in {"password", "email"} for kind in fields) or fields.count("text") >= _ASKED


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
    return prose < _NOTHING and between >= _CARDS and between >= len(texts)


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
            shared = next((element for element in around if within(block.place.element, element)), None)
            near = blocks[max(place - _LEVELS, 0) : place + _LEVELS]
            if shared is not None:
                texts = [other for other in near if other.mass >= _TEASER and other.link_share < 0.5]
                return sum(within(other.place.element, shared) for other in texts) <= 2
    return False
