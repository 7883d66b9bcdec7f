"""A second article on a dump: the line of its headline, so that the main one ends there and the record says so."""

import numpy as np

from pipeline.extract.bylines import find_authors
from pipeline.extract.head import Head
from pipeline.extract.measure import Bools, LineFacts
from pipeline.extract.people_alone import names_alone
from pipeline.extract.phrases import BIT

# Letters of a headline, of what stands above it at least, and of a line with a date or an author.
_SHORTEST, _LONGEST, _ARTICLE, _META = 15, 160, 400, 60
_FEWEST_WORDS, _PHRASE = 4, 0.25  # words of a headline, and the share of a line that a phrase makes up in a label
_NEAR = 4  # lines below a headline within which its date, its author and its first paragraph stand


def second_headline(facts: LineFacts, body: Bools, head: Head) -> int | None:
    """The headline of an article below the main one, None if there is none.

    The main one has an author and a date. The other has them below its headline, or one of them where Markdown marks
    it as it marks the main headline; and a paragraph of text follows. What stands above it is an article of its own.
    """
    if head.title is None or head.date is None or not head.authors:
        return None
    text = body & facts.prose
    told = np.cumsum(np.where(text, facts.mass, 0))
    fits = (facts.mass >= _SHORTEST) & (facts.mass <= _LONGEST) & ~facts.ends & ~facts.dated & (facts.linked < 0.5)
    fits &= (np.arange(len(body)) > head.first) & (told >= _ARTICLE) & (told[-1] - told > 0)
    fits &= (facts.covered < _PHRASE) & (facts.words >= _FEWEST_WORDS) & ~facts.row & ~facts.holding("://")
    level = facts.heading[head.title]
    fits &= facts.heading == level
    for index in fits.nonzero()[0].tolist():
        below = range(index + 1, min(index + 1 + _NEAR, len(body)))
        first = next((step for step in below if text[step]), None)
        if first is not None and index + 1 < first and _signed(facts, range(index + 1, first), marked=level == 1):
            return index
    return None


def _signed(facts: LineFacts, lines: range, *, marked: bool) -> bool:
    """Whether lines begin with a date or an author and hold both, or one of them below a marked headline."""
    short = [index for index in lines if facts.mass[index] < _META]
    dated = [index for index in short if facts.dated[index]]
    named = [index for index in short if facts.starts[index] & BIT["byline"] or _names(facts.texts[index])]
    enough = (dated or named) if marked else (dated and named)
    return bool(enough) and lines[0] in {*dated, *named}


def _names(text: str) -> bool:
    return bool(find_authors(text) or names_alone(text))
