"""What speaks for and against each block of an HTML page: one row of facts a block, for the forest that weighs them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import get_args

import numpy as np
from lxml import html

from pipeline.extract.blocks import Block
from pipeline.extract.characters import SENTENCE_END
from pipeline.extract.forest import Floats, Forest
from pipeline.extract.titles import fold
from pipeline.extract.zones import Zone
from pipeline.records import PassageKind

FACTS = (
    "engine",  # how much of the block trafilatura takes, 0 to 1
    "engine_page",  # how much of the whole page it takes
    "engine_mass",  # how much text that is (Block.mass), log
    "links",  # share of the block's text
    "bold",
    "mass",  # 600 at most
    "sentence",  # whether it ends as a sentence does
    "zone",  # number of the zone that the markup names
    "kind",
    "tag",
    "after_title",  # blocks, 60 at most
    "after_first",  # blocks since the first that trafilatura takes
    "before_last",
    "leading",  # whether it stands between the title and the first
    "place",  # share of the page's blocks above it
    "described",  # whether the page's head repeats it as its description
    "alike",  # mass of the other blocks with the same markup, log
    "beside",  # mass of the blocks in the same parent element, log
)
ENGINE, LINKS, MASS = map(FACTS.index, ("engine", "links", "mass"))
_ZONES = {zone: number for number, zone in enumerate(get_args(Zone))}
_KINDS = {kind: number for number, kind in enumerate(get_args(PassageKind))}
_TAGS = {tag: number for number, tag in enumerate(("p", "div", "li", "h1", "h2", "h3", "h4", "td", "tr", "section"))}
_BARE_LINK, _SHORT = 0.8, 12  # share of the text; mass
_FAR = 60  # blocks; farther is no different
_LONG = 600  # mass; more is no different
_NO_TITLE = -99
_SAME, _SAME_AT_LEAST = 60, 20  # letters and digits that make two texts the same, and the least that say anything


def evidence(blocks: Sequence[Block], shares: Sequence[float], title_at: int, descriptions: Sequence[str]) -> Floats:
    """The facts of every block, blocks × FACTS.

    `shares` is what trafilatura takes of each block, `title_at` the number of the title's block (0: none is seen),
    `descriptions` what the page's head says of the article.
    """
    count = len(blocks)
    sizes = np.array([block.mass for block in blocks], np.float32)
    engine = np.array(shares, np.float32)
    taken = np.flatnonzero(engine > 0.5)
    first, last = (int(taken[0]), int(taken[-1])) if len(taken) else (count, -1)
    index = np.arange(count)
    title = title_at - 1
    all_taken = float((sizes * engine).sum())
    alike, beside = _company(blocks)
    columns = (
        engine,
        np.full(count, all_taken / max(float(sizes.sum()), 1)),
        np.full(count, np.log1p(all_taken)),
        np.array([block.link_share for block in blocks]),
        np.array([block.bold_share for block in blocks]),
        np.minimum(sizes, _LONG),
        np.array([SENTENCE_END.search(block.text[-8:]) is not None for block in blocks]),
        np.array([_ZONES[block.place.zone] for block in blocks]),
        np.array([_KINDS[block.place.kind] for block in blocks]),
        np.array([_TAGS.get(block.place.element.tag, len(_TAGS)) for block in blocks]),
        np.clip(index - title, -_FAR, _FAR) if title_at else np.full(count, _NO_TITLE),
        np.clip(index - first, -_FAR, _FAR),
        np.clip(last - index, -_FAR, _FAR),
        (index > title) & (index < first) & bool(title_at),
        index / max(count, 1),
        _described(blocks, descriptions),
        np.log1p(np.array(alike)),
        np.log1p(np.array(beside)),
    )
    return np.column_stack(columns).astype(np.float32)


def block_scores(facts: Floats, forest: Forest) -> list[float]:
    """How surely each block is body, 0 to 1; bare links and single words that trafilatura leaves out are not."""
    asked = (facts[:, ENGINE] > 0) | ((facts[:, LINKS] < _BARE_LINK) & (facts[:, MASS] >= _SHORT))
    scores = np.zeros(len(facts), np.float32)
    scores[asked] = forest.probabilities(facts[asked])
    return [float(score) for score in scores]


def _company(blocks: Sequence[Block]) -> tuple[list[int], list[int]]:
    """For each block, how much text the other blocks with its markup hold, and how much its parent element holds."""
    by_look: dict[tuple[str, str | None, str | None], int] = defaultdict(int)
    by_parent: dict[html.HtmlElement | None, int] = defaultdict(int)
    looks, parents = [], []
    for block in blocks:
        element = block.place.element
        parent = element.getparent()
        look = (element.tag, element.get("class"), None if parent is None else parent.get("class"))
        looks.append(look)
        parents.append(parent)
        by_look[look] += block.mass
        by_parent[parent] += block.mass
    alike = [by_look[look] - block.mass for look, block in zip(looks, blocks, strict=True)]
    return alike, [by_parent[parent] for parent in parents]


def _described(blocks: Sequence[Block], descriptions: Sequence[str]) -> list[bool]:
    """Whether each block begins as one of the descriptions does, or is the beginning of one."""
    keys = [key[:_SAME] for text in descriptions if len(key := fold(text)) >= _SAME_AT_LEAST]
    if not keys:
        return [False] * len(blocks)
    starts = tuple({key[:2] for key in keys})
    found = []
    for block in blocks:
        # Most blocks begin otherwise: two letters tell, before the whole text is folded.
        start = block.text[:4].lower().lstrip("\"'“”„«»‘’(-–—… ")
        key = fold(block.text[: 2 * _SAME])[:_SAME] if start.startswith(starts) or len(start) < 2 else ""
        found.append(len(key) >= _SAME_AT_LEAST and any(key.startswith(one[: len(key)]) for one in keys))
    return found
