"""Which line of a dump is its headline: facts of the lines above the body, weighed, and the heaviest one.

The weights are those of a conditional logit over the lines of a page, fitted on pages whose own metadata name the
headline: `python -m bench.train_headline` prints them. That of "around meta" is set by hand: few pages show it.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.bylines import is_name
from pipeline.extract.measure import Bools, Floats, LineFacts
from pipeline.extract.reading import ReadLine

# How many lines above the body, and how many below its first, a headline can stand.
_ABOVE, _BELOW = 40, 3
# Letters of a headline.
_SHORTEST, _LONGEST = 6, 260
# Characters of the body that a headline is compared with where words are not told by blanks.
_COMPARED = 3000
# Letters by which inflected words are compared.
_STEM = 5
# How far above the first paragraph a headline is repeated that stands around date and byline (lines).
_ABOVE_TEXT = 2
# Letters of a line that is likelier a standfirst than a headline, and letters and words of a headline over one.
_STANDFIRST, _SHORTEST_ABOVE, _FEWEST_WORDS = 80, 22, 4
_BREADCRUMBS = re.compile(r"\s[>›»/|·]\s|[>›»]")
_GLUED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_OPEN_ENDS = ("…", "...", ":", "：", ",", "»")
_WHOLE_ENDS = (".", "。", "।", "۔")

CHROME = ("read_more", "share", "listen", "subscribe", "comment", "login", "cookie", "legal", "advert", "related")
"""Kinds of phrase that a line of the interface holds, and hardly a headline or standfirst."""
FACTS = (
    "known", "known of several", "mass", "long", "a word", "whole sentence", "open end", "chrome", "phrase", "linked",
    "twice", "thrice", "distance", "below", "meta below", "meta above", "h1", "h2", "h3", "only h1", "longest",
    "lead follows", "short above", "score", "digits", "inside others", "strong", "credit", "name", "first longest",
    "title above", "sentences", "around meta",
)  # fmt: skip
WEIGHTS: dict[str, float] = {
    "known": 1.5, "known of several": 1.6, "mass": 1.4, "long": -2.0, "a word": -0.9, "whole sentence": -2.4,
    "open end": -0.5, "chrome": -1.3, "phrase": -0.6, "linked": -1.3, "twice": 0.7, "thrice": 1.0,
    "distance": -1.2, "below": -0.7, "meta below": 2.2, "meta above": 0.9, "h1": 2.4, "h2": 0.8, "h3": 0.6,
    "only h1": 1.4, "longest": 1.2, "lead follows": 1.1, "short above": 0.3, "score": 0.3, "digits": 0.1,
    "inside others": 2.2, "strong": -1.1, "credit": -1.2, "name": -1.0, "first longest": 0.4, "title above": -0.2,
    "sentences": -0.3, "around meta": 8.0,
}  # fmt: skip


class Above(NamedTuple):
    """A page as its headline is looked for: from the first paragraph upwards."""

    lines: list[ReadLine]
    facts: LineFacts
    body: Bools
    """Which lines are text of the article."""
    scores: Floats
    first: int
    """The first paragraph."""
    meta: frozenset[int]
    """Lines with a date or an author."""


def find_headline(page: Above, others: frozenset[int]) -> int | None:
    """The index of the headline, None if no line above the body can be one; `others` belong to pictures and notes."""
    places = candidates(page)
    places = places[[index not in others for index in places.tolist()]]
    if not len(places):
        return None
    rows = weighed(page, places)
    best = int(places[np.argmax(rows @ _weights())])
    if rows[places == best, FACTS.index("around meta")].any():
        texts = page.facts.texts
        best = min(index for index in places.tolist() if texts[index] == texts[best])
    return best - 1 if _introduces(page, best, places) else best


def _introduces(page: Above, index: int, places: NDArray[np.int64]) -> bool:
    """Whether a line is as long as a standfirst and stands right under a shorter one that can be its headline."""
    facts, above = page.facts, index - 1
    if not (above in places and facts.mass[index] >= _STANDFIRST and not facts.heading[index]) or above in page.meta:
        return False
    short = _SHORTEST_ABOVE <= facts.mass[above] < facts.mass[index] and facts.words[above] >= _FEWEST_WORDS
    plain = facts.covered[above] < 0.3 and facts.linked[above] < 0.5 and facts.copies[above] < 3
    told = page.lines[index].numbers[0] - page.lines[above].numbers[-1] == 1 and not facts.ends[above]
    return bool(short and plain and told and not _BREADCRUMBS.search(facts.texts[above]))


@cache
def _weights() -> Floats:
    return np.array([WEIGHTS[fact] for fact in FACTS], np.float32)


def candidates(page: Above) -> NDArray[np.int64]:
    """Indices of the lines that can be the headline."""
    lines, facts, first = page.lines, page.facts, page.first
    places = np.arange(max(first - _ABOVE, 0), min(first + _BELOW + 1, len(lines)))
    mass = facts.mass[places]
    fits = (mass >= _SHORTEST) & (mass <= _LONGEST) & (facts.foreign[places] < 0.6) & ~facts.row[places]
    fits &= ~(facts.dated[places] & (mass < 25)) & np.array(
        [bool(lines[index].text) for index in places.tolist()], np.bool_
    )
    # Below the first paragraph only a heading can be one.
    fits &= (places < first) | (facts.heading[places] == 1)
    found: NDArray[np.int64] = places[fits]
    return found


def weighed(page: Above, places: NDArray[np.int64]) -> Floats:
    """What speaks for and against each candidate: a row per candidate, a column per fact of FACTS."""
    lines, facts, body, scores, first, meta = page
    at = places.tolist()
    texts = [lines[index].text for index in at]
    mass, words, kinds = facts.mass[places], facts.words[places], facts.kinds[places]
    known = _known(facts, body, first, at)
    chrome = facts.has(*CHROME)[places] * np.minimum(2 * facts.covered[places], 1)
    copies, heading = facts.copies[places], facts.heading[places]
    below = np.minimum(places + 1, len(lines) - 1)
    above = np.maximum(places - 1, 0)
    meta_below = [not meta.isdisjoint((index + 1, index + 2, index + 3)) for index in at]
    meta_above = [not meta.isdisjoint((index - 1, index - 2)) for index in at]
    most = max(float(np.minimum(mass, 150).max()), 1.0)
    longest = np.minimum(mass, 150) / most
    columns = [
        known, known * (words >= 3), np.log1p(mass) / 5, np.clip((mass - 110) / 100, 0, 1), (words == 1) & (mass < 20),
        [text.endswith(_WHOLE_ENDS) for text in texts], [text.endswith(_OPEN_ENDS) for text in texts], chrome,
        (kinds != 0) & (facts.covered[places] > 0.6), facts.linked[places], copies == 2, copies > 2,
        np.log1p(np.abs(first - places)) / 4, places >= first,
        meta_below, meta_above, heading == 1, heading == 2, heading > 2,
        (heading == 1) & ((facts.heading == 1).sum() == 1), longest,
        (facts.mass[below] > 60) & (facts.mass[below] > mass), facts.mass[above] < 25, scores[places],
        facts.digits[places],
        [long and facts.joined.count(text) > count
         for text, count, long in zip(texts, copies.tolist(), (mass > 20).tolist(), strict=True)],
        facts.strong[places], facts.has("credit")[places],
        [_like_a_name(*one) for one in zip(texts, words.tolist(), copies.tolist(), strict=True)],
        _first_long(longest), _title_above(facts, at, meta, known),
        np.minimum(facts.stops[places], 2) / 2, _around_meta(facts, at, first, meta),
    ]  # fmt: skip
    return np.array(columns, np.float32).T


def _first_long(longest: Floats) -> list[bool]:
    """Which candidates are longer than all above them, and nearly as long as the longest."""
    reached = 0.0
    found = []
    for size in longest.tolist():
        found.append(size > reached and size > 0.5)
        reached = max(reached, size)
    return found


def _title_above(facts: LineFacts, places: list[int], meta: frozenset[int], known: Floats) -> list[float]:
    """How well a shorter line just above each candidate could be the headline of which it is the standfirst."""
    share = dict(zip(places, known.tolist(), strict=True))
    mass = dict(zip(places, facts.mass[places].tolist(), strict=True))
    could = dict(zip(places, _could_be_title(facts)[places].tolist(), strict=True))
    found = []
    for index in places:
        above = next((step for step in (index - 1, index - 2, index - 3) if step not in meta), index - 1)
        fits = above in share and could[above] and mass[above] < mass[index]
        found.append(0.5 + share[above] if fits else 0.0)
    return found


def _could_be_title(facts: LineFacts) -> Bools:
    found: Bools = (facts.mass >= 15) & (facts.linked < 0.5) & (facts.covered < 0.3) & (facts.copies < 3)
    return found


def _around_meta(facts: LineFacts, places: list[int], first: int, meta: frozenset[int]) -> list[bool]:
    """Which candidates stand twice, over the date or the byline and again between it and the first paragraph."""
    where: dict[str, list[int]] = {}
    for index in places:
        where.setdefault(facts.texts[index], []).append(index)
    found = []
    for index, all_copies in zip(places, facts.copies[places].tolist(), strict=True):
        copies = where[facts.texts[index]]
        twice = len(copies) == 2 == all_copies and first - copies[1] <= _ABOVE_TEXT
        found.append(twice and any(copies[0] < step < copies[1] for step in meta))
    return found


def _like_a_name(text: str, words: float, copies: int) -> bool:
    return 1 < words < 5 and copies != 2 and is_name(text) and not _GLUED.search(text)


def _known(facts: LineFacts, body: Bools, first: int, places: list[int]) -> Floats:
    """The share of each candidate's longer words that the body knows."""
    kept = body.copy()
    kept[:first] = False
    text = " ".join([facts.texts[index] for index in np.flatnonzero(kept).tolist()])[:_COMPARED]
    if _GLUED.search(text[:200]):
        pairs = _pairs(text)
        shares = [_share(_pairs(facts.texts[index]), pairs) for index in places]
    else:
        stems = _stems(facts.vocabulary.of_lines(kept))
        shares = [_share(_stems(facts.vocabulary.of_line(index)), stems) for index in places]
    return np.array(shares, np.float32)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _stems(words: Iterable[str]) -> set[str]:
    return {word[:_STEM] for word in words if len(word) > 3}


def _share(own: set[str], known: set[str]) -> float:
    return len(own & known) / max(len(own), 1)
