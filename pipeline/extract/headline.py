"""Which line of a dump is its headline: facts of the lines above the body, weighed, and the heaviest one.

The weights are those of a conditional logit over the lines of a page, fitted on pages whose own metadata name the
headline: `python -m bench.train_headline` prints them. That of "around meta" is set by hand: few pages show it.
"""

import re
from collections import Counter
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.address import stems_in_latin
from pipeline.extract.characters import Class
from pipeline.extract.measure import Bools, Floats, LineFacts
from pipeline.extract.names import is_name
from pipeline.extract.organizations import is_organization
from pipeline.extract.phrases import BIT
from pipeline.extract.reading import ReadLine
from pipeline.text import begins_small

# How many lines above the first paragraph a headline can stand that no heading marks; how many below a heading, and
# the only one of the first level.
_ABOVE, _BELOW, _FAR_BELOW = 40, 3, 14
# Letters of a headline.
_SHORTEST, _LONGEST = 6, 260
# Characters of the body that a headline is compared with where words are not told by blanks.
_COMPARED = 3000
# From which on it doesn't matter how often the body says a word, and how many words of a candidate it knows.
_OFTEN, _MANY = 5, 6
# How far above the first paragraph a headline is repeated that stands around date and byline (lines), and its words.
_ABOVE_TEXT, _FEWEST_REPEATED = 2, 2
# Letters of a line that is likelier a standfirst than a headline, and letters and words of a headline over one.
_STANDFIRST, _SHORTEST_ABOVE, _FEWEST_WORDS = 80, 22, 4
# Lines from a headline over date, byline and buttons to its standfirst, and the share of its words that the text knows.
_UNDER_META, _KNOWN_ABOVE = 14, 0.3
_PHRASE = 0.3  # share of a line that a phrase of the interface makes up where it says little else
_BREADCRUMBS = re.compile(r"\s[>›»/|·•]\s|[>›»]")
_GLUED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_NEAR = 4  # lines from a date or a byline to a headline
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3}[.।۔][\"”’»)]?\s\S|。.")
_WHOLE_ENDS = (".", "。", "।", "۔")

_MORE = BIT["read_more"] | BIT["related"]
CHROME = ("read_more", "share", "listen", "subscribe", "comment", "login", "cookie", "legal", "advert", "related")
"""Kinds of phrase that a line of the interface holds, and hardly a headline or standfirst."""
_CHROME = sum(BIT[kind] for kind in CHROME)
FACTS = (
    "known of several", "words known", "often", "known at first", "address", "share of address", "most of address",
    "a word", "short", "small letter", "whole sentence", "name", "chrome", "linked", "twice", "thrice",
    "inside others", "h1", "only h1", "top heading", "distance", "below prose", "meta next", "meta below", "meta above",
    "lead follows", "long", "short above", "sentence above", "twice below", "breadcrumbs", "sentence inside",
    "text follows", "below another", "caption or note", "around meta",
)  # fmt: skip
OF_ADDRESS = [place for place, fact in enumerate(FACTS) if "address" in fact]
"""The facts that a page without an address lacks."""
WEIGHTS: dict[str, float] = {
    "known of several": 1.2, "words known": 1.5, "often": 1.6, "known at first": 1.0, "address": 2.1,
    "share of address": 1.5, "most of address": 1.5, "a word": -1.3, "short": -1.5, "small letter": -2.7,
    "whole sentence": -2.1, "name": -1.1, "chrome": -1.6, "linked": -1.2, "twice": 0.7, "thrice": 1.1,
    "inside others": 1.3, "h1": 1.5, "only h1": 1.3, "top heading": 1.6, "distance": -1.1, "below prose": -0.5,
    "meta next": 0.8, "meta below": 1.9, "meta above": 1.0, "lead follows": 2.2, "long": -1.9, "short above": 1.4,
    "sentence above": -1.4, "twice below": -1.4, "breadcrumbs": -2.6, "sentence inside": -0.3, "text follows": -1.6,
    "below another": -0.3, "caption or note": -3.2, "around meta": 8.0,
}  # fmt: skip


class Above(NamedTuple):
    """A page as its headline is looked for: from the first paragraph upwards."""

    lines: list[ReadLine]
    facts: LineFacts
    body: Bools
    """Which lines are text of the article."""
    first: int
    """The first paragraph."""
    meta: frozenset[int]
    """Lines with a date or an author."""
    others: frozenset[int]
    """Lines that seem to belong to pictures, or to be notes."""


def find_headline(page: Above) -> int | None:
    """The index of the headline, None if no line above the body can be one."""
    places = candidates(page)
    if not len(places):
        return None
    rows = weighed(page, places)
    best = int(places[np.argmax(rows @ _weights())])
    if rows[places == best, FACTS.index("around meta")].any():
        texts = page.facts.texts
        best = min(index for index in places.tolist() if texts[index] == texts[best])
    above = _over(page, best)
    if above not in places or not _heads(page, above, best):
        return best
    known = float(rows[places == above, FACTS.index("words known")][0])
    if above < best - 1 and known < _KNOWN_ABOVE:
        return best
    return above


def _over(page: Above, index: int) -> int:
    """The nearest line above that is no date, byline, button nor the name of a section."""
    above = index - 1
    while above > index - _UNDER_META and (above in page.meta or page.facts.mass[above] < _SHORTEST_ABOVE):
        above -= 1
    return above


def _heads(page: Above, above: int, index: int) -> bool:
    """Whether a line is as long as a standfirst and stands under a shorter one that can be its headline.

    It stands right under it, or under the date and the byline below that.
    """
    facts = page.facts
    if facts.mass[index] < _STANDFIRST or facts.heading[index] or above in page.meta or above in page.others:
        return False
    short = _SHORTEST_ABOVE <= facts.mass[above] < facts.mass[index] and facts.words[above] >= _FEWEST_WORDS
    plain = facts.covered[above] < _PHRASE and facts.linked[above] < 0.5 and facts.copies[above] < 3
    right_under = page.lines[index].numbers[0] - page.lines[above].numbers[-1] == 1 and not facts.ends[above]
    told = right_under if above == index - 1 else above + 1 in page.meta
    return bool(short and plain and told and not _BREADCRUMBS.search(facts.texts[above]))


@cache
def _weights() -> Floats:
    return np.array([WEIGHTS[fact] for fact in FACTS], np.float32)


def candidates(page: Above) -> NDArray[np.int64]:
    """Indices of the lines that can be the headline."""
    lines, facts, first = page.lines, page.facts, page.first
    able = (facts.mass >= _SHORTEST) & (facts.mass <= _LONGEST) & (facts.foreign < 0.6) & ~facts.row
    able &= ~(facts.dated & (facts.mass < 25)) & ~facts.holding("](")
    for index in (able & (facts.pictures > 0)).nonzero()[0].tolist():
        able[index] = lines[index].heading == 1 and lines[index].text != ""
    # Marked ones are looked for everywhere above, and below the first paragraph, which can be what introduces them.
    marked = able & (facts.heading == 1)
    marked[first + (_BELOW if marked.sum() > 1 else _FAR_BELOW) + 1 :] = False
    able[: max(first - _ABOVE, 0)] = able[first:] = False
    found: NDArray[np.int64] = (able | marked).nonzero()[0]
    last = int(page.body.nonzero()[0][-1])  # what points to the article itself stands below it
    pointed = [facts.texts[index] for index in (first + (facts.starts[first:last] & _MORE).nonzero()[0]).tolist()]
    if not pointed:
        return found
    once = facts.copies == 1  # the article itself can be among the news below it, too
    return found[[not (once[index] and _is_pointed_to(facts.texts[index], pointed)) for index in found.tolist()]]


def _is_pointed_to(text: str, pointed: list[str]) -> bool:
    """Whether a line of these leads to an article with this headline: "Read: Ferry stops for the winter"."""
    return any(line.endswith(text) and len(line) > len(text) for line in pointed)


def weighed(page: Above, places: NDArray[np.int64]) -> Floats:
    """What speaks for and against each candidate: a row per candidate, a column per fact of FACTS."""
    lines, facts, body, first, meta, others = page
    at = places.tolist()
    texts = [lines[index].text for index in at]
    mass, words, copies, heading = facts.mass[places], facts.words[places], facts.copies[places], facts.heading[places]
    below, above = np.minimum(places + 1, len(lines) - 1), np.maximum(places - 1, 0)
    known, *told = _known(facts, body, first, at)
    chrome = facts.has(*CHROME)[places]
    able = (words >= _FEWEST_WORDS) & (mass >= _SHORTEST_ABOVE) & (facts.linked[places] < 0.5) & ~chrome
    able &= ~facts.ends[places]
    parting, ending = facts.counts[places, Class.SEPARATOR].tolist(), facts.stops[places].tolist()
    columns = [
        known * (words >= 3), *told, *_of_address(facts.address, texts),
        (words == 1) & (mass < 20), mass < 25, [begins_small(text) for text in texts],
        [text.endswith(_WHOLE_ENDS) for text in texts],
        [_like_a_name(*one) for one in zip(texts, words.tolist(), copies.tolist(), strict=True)],
        chrome * np.minimum(2 * facts.covered[places], 1), facts.linked[places],
        copies == 2, copies > 2,
        [long and facts.joined.count(text) > count
         for text, count, long in zip(texts, copies.tolist(), (mass > 20).tolist(), strict=True)],
        heading == 1, (heading == 1) & ((facts.heading == 1).sum() == 1),
        (heading > 0) & (heading == heading[heading > 0].min(initial=9)),
        np.log1p(np.abs(first - places)) / 4, np.logical_or.accumulate(facts.prose)[above],
        [index + 1 in meta for index in at], [not meta.isdisjoint((index + 1, index + 2, index + 3)) for index in at],
        [not meta.isdisjoint((index - 1, index - 2)) for index in at],
        (facts.mass[below] > 60) & (facts.mass[below] > mass), np.clip((mass - 110) / 100, 0, 1),
        facts.mass[above] < 25, facts.ends[above], facts.copies[below] > 1,
        [(marks > 1 or " / " in text) and len(_BREADCRUMBS.findall(text)) > 1
         for text, marks in zip(texts, parting, strict=True)],
        [stops > 0 and _SENTENCE_INSIDE.search(text) is not None for text, stops in zip(texts, ending, strict=True)],
        places + 1 == first, _below_another(at, able, meta), [index in others for index in at],
        _around_meta(facts, at, first, meta),
    ]  # fmt: skip
    return np.array(columns, np.float32).T


def _of_address(address: frozenset[str], texts: list[str]) -> Floats:
    """How well each text and the page's address agree; its share of the address; whether no other has more of it."""
    found = np.zeros((3, len(texts)), np.float32)
    if address:
        own = list(map(stems_in_latin, texts))
        shared = np.array([len(stems & address) for stems in own])
        found[:2] = shared / np.maximum(list(map(len, own)), 1), shared / len(address)
        found[2] = (found[1] > 0) & (found[1] == found[1].max())
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
        fresh = twice and not facts.ends[copies[0] - 1] and meta.isdisjoint((copies[0] - 1, copies[0] - 2))
        around = fresh and _says(facts, index) and any(copies[0] < step < copies[1] for step in meta)
        found.append(around and not is_organization(facts.texts[index]))  # "Redaktion Seeland", over its own box
    return found


def _says(facts: LineFacts, index: int) -> bool:
    """Whether a line has words of its own, and none of the interface."""
    marked = facts.counts[index, Class.FIRST_MARK] or facts.kinds[index] & _CHROME
    return bool(facts.words[index] >= _FEWEST_REPEATED and not marked)


def _below_another(places: list[int], able: Bools, meta: frozenset[int]) -> list[bool]:
    """Which candidates stand below a date or a byline that has an able one above it."""
    if not meta or not able.any():
        return [False] * len(places)
    others = [index for index, could in zip(places, able.tolist(), strict=True) if could]
    found = []
    for index in places:
        near = next((step for step in range(index - _NEAR, index) if step in meta), None)
        found.append(near is not None and any(near - _NEAR <= other < near for other in others))
    return found


def _like_a_name(text: str, words: float, copies: int) -> bool:
    return 1 < words < 5 and copies != 2 and is_name(text) and not _GLUED.search(text)


def _known(facts: LineFacts, body: Bools, first: int, places: list[int]) -> list[Floats]:
    """How much of each candidate's longer words the body knows.

    The share of those that it knows; how many it knows; how often it says them; and the share of those that its first
    paragraph says.
    """
    kept = body.copy()
    kept[:first] = False
    text = " ".join([facts.texts[index] for index in kept.nonzero()[0].tolist()])[:_COMPARED]
    often: dict[Any, int]
    said_by: list[set[Any]]  # by the first paragraph, and by each candidate
    if _GLUED.search(text[:200]):
        often = Counter(text[at : at + 2] for at in range(len(text) - 1))
        said_by = [_pairs(facts.texts[index]) for index in (first, *places)]
    else:
        said_by = [facts.vocabulary.stems_of(index) for index in (first, *places)]
        often = facts.vocabulary.how_often(set().union(*said_by), kept)
    opening, *own = said_by
    sizes = np.maximum([len(words) for words in own], 1)
    times = [[often.get(word, 0) for word in words] for words in own]
    known = np.array([len(counts) - counts.count(0) for counts in times], np.float32)
    said = np.array([sum(min(count, _OFTEN) for count in counts) for counts in times], np.float32)
    at_first = np.array([len(words & opening) for words in own], np.float32)
    return [known / sizes, np.minimum(known, _MANY) / _MANY, said / sizes / _OFTEN, at_first / sizes]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
