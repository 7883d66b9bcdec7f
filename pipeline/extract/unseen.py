"""The text of an article that a script of the page would show, and that only its structured data holds."""

from collections.abc import Sequence

from lxml import etree, html

from pipeline.extract.blocks import Block
from pipeline.extract.prose import ELSEWHERE, is_prose
from pipeline.extract.titles import fold

_LEAST = 300  # letters and digits of a text that is worth it
_SHOWN = 0.2  # share of the text that the page shows; more of it, and the rest is behind a wall or shortened


def add_unseen(tree: html.HtmlElement, blocks: Sequence[Block], said: Sequence[str]) -> bool:
    """Put an article's paragraphs, as the page's data has them, at the end of a page that does not show them.

    True if that was done, so that the page has to be rendered again. A page with prose of its own is left as it is.
    """
    keys = [fold(text) for text in said]
    size = sum(map(len, keys))
    if size < _LEAST:
        return False
    prose = [block for block in blocks if is_prose(block) and block.place.zone not in ELSEWHERE]
    shown = fold("".join(block.text for block in blocks))
    if sum(block.mass for block in prose) > size / 2 or sum(len(key) for key in keys if key in shown) > _SHOWN * size:
        return False
    body = tree.find("body")
    article = etree.SubElement(tree if body is None else body, "article")
    for text in said:
        etree.SubElement(article, "p").text = text
    return True
