"""What a dump is if it is no article: an index, search results, a log-in, an error, a paywall stub, a video, menus."""

from collections.abc import Sequence

import numpy as np

from pipeline.extract.judge import Verdict
from pipeline.extract.measure import Bools, LineFacts
from pipeline.extract.phrases import BIT
from pipeline.extract.surroundings import rhythm
from pipeline.records import KIND_OF_ROLE

_ERROR = "an error page"
_TEXT = frozenset((*KIND_OF_ROLE, "standfirst"))
# Letters (LineFacts.mass) of kept sentences: of what is no text, of a notice, of a stub, of the shortest text that is
# an article for sure.
_NOTHING, _NOTICE, _STUB, _ARTICLE = 60, 250, 600, 900
# Share of a line that a telling phrase makes up, and letters of a line that can tell.
_TELLING, _LONGEST_TELLING = 0.12, 220
# Of the kept sentences: how many stand alone in an index, and how well the lines around repeat.
_ALONE, _RHYTHM = 0.75, 0.6
# Share of the lines among them that belong to cards: dates, links, "read more".
_CARDS = 0.2
_FEWEST_TEASERS = 3
# Letters of the sentence under a headline of a list, on average.
_LEAD = 130
# Lines that are kept of a page of short facts, which is no page of search results.
_LISTED = 10
# Letters of a line that holds a date and no more, as results of a search do.
_ONLY_DATE = 25
# Letters of the shortest lead.
_SHORT_LEAD = 12
# Words of a headline, on average.
_HEADLINE = 6


def what_instead(facts: LineFacts, verdicts: Sequence[Verdict]) -> str | None:
    """What the page is instead of an article, None if it holds one."""
    kept = np.array([verdict.kept and verdict.role in _TEXT for verdict in verdicts], np.bool_)
    sentences = kept & ((facts.stops > 0) | facts.ends) & (facts.mass >= 25)
    prose = float(facts.mass[sentences].sum())
    if prose < _STUB:
        named = _named(facts, prose, int(kept.sum()))
        if named and not (named == _ERROR and _is_signed(verdicts)):
            return named
    if prose <= _STUB and _is_list_of_leads(facts, sentences, verdicts):
        return "an index page"
    if not kept.any() or not sentences.any():
        if _is_signed(verdicts) and kept.any() and facts.dated.any():
            return None
        return "an index page" if _lists(facts) else "only menus"
    if _is_index(facts, kept & (facts.stops > 0) & (facts.mass >= _SHORT_LEAD), prose):
        return "an index page"
    return "a page with next to no text" if prose < _NOTHING else None


def _is_signed(verdicts: Sequence[Verdict]) -> bool:
    """Whether a headline and its author stand above the text."""
    return {"title", "byline"} <= {verdict.role for verdict in verdicts if verdict.kept}


def _named(facts: LineFacts, prose: float, kept: int) -> str | None:
    """What the page's own words say it is; the fewer sentences it has, the fewer words are needed."""
    short = facts.mass <= _LONGEST_TELLING
    telling = short & (facts.covered >= _TELLING)

    def said(page: str, *, mostly: float = _TELLING) -> int:
        lines = telling & (facts.covered >= mostly) & ((facts.kinds & BIT[f"page_{page}"]) != 0)
        return int(lines.sum())

    cookies = facts.has("cookie")
    if facts.mass[cookies].sum() > 0.5 * facts.mass.sum():
        return "a page that asks for consent"
    if said("error") and prose < _NOTICE + 100 * said("error"):
        return _ERROR
    if said("paywall") >= (1 if prose < _NOTICE else 2):
        return "a paywall stub"
    if prose >= _NOTICE:
        return None
    if said("login", mostly=0.4) >= 3 and said("login", mostly=0.4) >= 0.1 * len(facts):
        return "a log-in page"
    dates = int((facts.dated & (facts.mass < _ONLY_DATE)).sum())
    if said("search", mostly=0.25) and (kept < _LISTED or dates >= _FEWEST_TEASERS):
        return "a search page"
    if said("video", mostly=0.3) >= 3:
        return "a page with only a video"
    return None


def _lists(facts: LineFacts) -> bool:
    """Whether a page without text shows headlines: lines too long for a menu, several of them."""
    headlines = (facts.mass >= 25) & (facts.mass < 160) & (facts.words >= 4) & ~facts.ends
    return int(headlines.sum()) >= 2 * _FEWEST_TEASERS and float(headlines.mean()) > 0.15


def _is_list_of_leads(facts: LineFacts, sentences: Bools, verdicts: Sequence[Verdict]) -> bool:
    """Whether what would be the text are headlines, each with a sentence of its own."""
    headings = np.array([verdict.kept and verdict.role == "heading" for verdict in verdicts], np.bool_)
    count = int(sentences.sum())
    if not _FEWEST_TEASERS <= count <= int(headings.sum()) or facts.words[headings].mean() < _HEADLINE:
        return False
    beside = sentences[1:] & sentences[:-1]
    return not beside.any() and float(facts.mass[sentences].mean()) < _LEAD


def _is_index(facts: LineFacts, sentences: Bools, prose: float) -> bool:
    """Whether what would be the text are teasers: sentences that stand alone, in a rhythm."""
    if prose > 4 * _ARTICLE:
        return False
    places = np.flatnonzero(sentences)
    if len(places) < _FEWEST_TEASERS:
        return False
    following = np.diff(places) == 1
    alone = 1 - float((np.append(following, False) | np.append(False, following)).mean())
    if alone < _ALONE:
        return False
    span = slice(places[0], places[-1] + 1)
    cards = facts.dated | (facts.linked > 0.5) | (facts.copies > 2) | facts.has("read_more", "read_time", "date_prefix")
    steady = prose < _NOTICE or float(rhythm(facts)[0][places].mean()) >= _RHYTHM
    return steady and float(cards[span].mean()) >= _CARDS
