"""What stands around the body of a dump: where it begins and ends, which lines give a date, an author, or an offer."""

import numpy as np

from pipeline.extract.bylines import find_authors, runs_together
from pipeline.extract.headline import CHROME
from pipeline.extract.measure import Bools, LineFacts
from pipeline.extract.phrases import BIT, known
from pipeline.extract.reading import ReadLine

BUTTONS = ("share", "listen", "comment")
"""Kinds of phrase that stand between a standfirst and the text, as offers and links to others hardly do."""
META_REACH = 8
"""How far from title and body a date or a byline can stand (lines)."""
TAIL_REACH = 6
"""How far below the body."""
META = 110
"""Letters of a line that is no more than a date or a byline."""
LEAD_REACH = 12
"""How far below the paragraph that leads a text (lines)."""
_MOMENT = 30  # letters of a line that says no more than how long ago
_MOSTLY = 0.3  # share of it that says "ago"
# Share of a short line, and of a longer one, that a phrase of the interface makes up: "says" alone is no comment.
_SAYS_LITTLE, _SAYS_ELSE = 0.1, 0.25
_FEW = 10  # words of a line that says who and when
_FAR = 44  # lines above the body in which "by" names an author
# Letters of a line of the body that count at most, and what each line between costs, where its heart is looked for.
_MOST, _BETWEEN = 400, -25


class Around:
    """A page as title, byline, date and standfirst are looked for in it."""

    def __init__(
        self, lines: list[ReadLine], facts: LineFacts, body: Bools, others: frozenset[int] = frozenset()
    ) -> None:
        """`others` are captions and notes: whom and when they name is not who wrote the article, and when."""
        self.lines = lines
        self.facts = facts
        self.body = body
        self.others = others
        self.first, self.last = core(facts, body)
        self.resumed = _resumed(facts, body, self.first)
        self.chrome = facts.has(*CHROME) & (facts.covered > np.where(facts.mass < 60, _SAYS_LITTLE, _SAYS_ELSE))
        self.buttons = facts.has(*BUTTONS) & self.chrome & ~facts.appeals
        self.dates = {index: date for index, date in facts.dates.items() if _tells(facts, index, date)}
        self.moments = _moments(facts)
        signed = _signed_lines(lines, facts, (self.first, self.resumed), self.last)
        self.authors = {index: authors for index, authors in signed.items() if index not in others}
        rights = (facts.has("legal") | facts.holding("©")).nonzero()[0].tolist()  # inside the text, those of pictures
        self.rights = "\n".join(facts.texts[index] for index in rights if not self.first < index < self.last)
        self.text = "\n".join(facts.texts[index] for index in (body & facts.prose).nonzero()[0].tolist())

    @property
    def meta(self) -> frozenset[int]:
        """Lines with a date or an author."""
        return frozenset((*self.dates, *self.authors))


def _tells(facts: LineFacts, index: int, date: str) -> bool:
    """Whether a line that holds a date is no more than a date or a byline, or begins with one as blogs' do."""
    text = facts.texts[index]
    early = facts.starts[index] & BIT["date_prefix"] and facts.mass[index] < 3 * META and text.index(date) < _MOMENT
    return bool(facts.mass[index] < META or early) and "(@" not in text  # as posts of social media are signed


def _moments(facts: LineFacts) -> frozenset[int]:
    """The short lines that say when without naming a day: "5 hours ago"."""
    short = (
        (facts.kinds & BIT["date_prefix"] != 0)
        & (facts.mass < _MOMENT)
        & (facts.digits > 0)
        & (facts.covered > _MOSTLY)
    )
    return frozenset(index for index in short.nonzero()[0].tolist() if index not in facts.dates)


def core(facts: LineFacts, body: Bools) -> tuple[int, int]:
    """The first paragraph of the densest stretch of the body (the maximum-sum segment), and the body's last line."""
    kept = body.nonzero()[0]
    worth = np.where(body, np.minimum(facts.mass, _MOST), _BETWEEN)
    sums = np.zeros(len(worth) + 1)
    sums[1:] = worth.cumsum()
    end = int((sums - np.minimum.accumulate(sums)).argmax())
    start = int(sums[: end + 1].argmin())
    said = start + (body[start:] & (facts.stops[start:] > 0)).nonzero()[0]
    long = said[facts.prose[said]]
    first = [*long[:1], *said[:1], end][0]  # said alone: a text of short paragraphs
    return int(first if first < max(end, 1) else kept[0]), int(kept[-1])


def _resumed(facts: LineFacts, body: Bools, first: int) -> int:
    """The second paragraph, or the line below the first: between the two stand date and byline, if the first leads."""
    following = (body & facts.prose)[first + 1 : first + 2 + LEAD_REACH].nonzero()[0]
    return first + 1 + int(following[0]) if len(following) else min(first + 1, len(body))


def _signed_lines(
    lines: list[ReadLine], facts: LineFacts, opening: tuple[int, int], last: int
) -> dict[int, tuple[str, ...]]:
    """The lines that name authors after "by", and whom; `opening` are the first paragraph and the second."""
    first, end = opening[0], max(opening[0] + META_REACH, opening[1])
    few = (facts.stops < 3) | (facts.words < _FEW) | facts.dated  # of initials and dates: "Par Ada N. le 14.09.2020"
    said = (facts.kinds & BIT["byline"] != 0) & (facts.mass < 2 * META) & few
    near = np.concatenate([np.arange(max(first - _FAR, 0), min(end, len(lines))),
                           np.arange(max(last - 1, end), min(last + TAIL_REACH, len(lines)))])  # fmt: skip
    places = near[said[near]].tolist()
    # "Na Zuhura Mwinyimvua": words as short as these say it only near the text, in a line that says no more.
    short = (facts.mass < META / 2) & (facts.words >= 3) & (facts.stops == 0)
    around = range(max(first - META_REACH, 0), min(first + 3, len(lines)))
    openings = known("byline_opening")
    places += [
        index for index in around if short[index] and not said[index] and facts.vocabulary.of_line(index)[0] in openings
    ]
    tail = range(last, min(last + TAIL_REACH, len(lines)))
    places += [index for index in {*around, *tail} if not said[index] and runs_together(facts.texts[index])]
    return {index: authors for index in places if (authors := find_authors(lines[index].text))}
