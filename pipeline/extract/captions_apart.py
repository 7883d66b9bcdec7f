"""Captions of dumps that blank lines set apart from the text: under a credit, over a dateline, between paragraphs."""

import re
from collections.abc import Container, Iterable

from pipeline.extract.characters import THAI
from pipeline.extract.measure import Bools, LineFacts
from pipeline.extract.photographers import photographer
from pipeline.extract.phrases import BIT
from pipeline.extract.pictured import LONGEST
from pipeline.extract.reading import ReadLine

# Share of the paragraphs with a blank line above, from which on a line without one belongs to what stands above it.
MOSTLY_APART = 0.8
# Letters of a caption in Thai at least, and of the heading below it as a share of its own.
_LEAST_THAI, _SHORTER = 35, 0.7
UNDER_CREDIT = "stands right under a credit, over a blank line"
"""Why a line is the caption of the picture whose credit stands over it."""
_SHORTEST = 15  # letters of a caption
_LEAST_UNDER = 40  # letters of one under its credit: a shorter one can be a heading
_LONGEST_WORD = 20  # letters on average
# How a report begins in Chinese: "（旧镇9日讯）".
_DATELINE = re.compile(r"[（(〔【\[][\u3400-\u9fff\d]{2,16}(?:讯|訊|电|電|报道|報道|报导|報導)[）)〕】\]]")


def under_credits(lines: list[ReadLine], facts: LineFacts, body: Bools, credited: Iterable[int]) -> list[int]:
    """The lines right under these credits that end no sentence, over a blank line that sets paragraphs apart.

    What stands over such a credit must be no caption itself.
    """
    paragraphs = facts.gap[body & facts.prose]
    if not len(paragraphs) or paragraphs.mean() < MOSTLY_APART:
        return []
    below = [credit + 1 for credit in credited if 0 < credit < len(lines) - 2]
    return [
        index
        for index in below
        if not (facts.gap[index] or facts.ends[index] or facts.kinds[index] or lines[index].linked)
        and facts.mass[index] >= _LEAST_UNDER
        and facts.gap[index + 1]
        and facts.prose[index + 1]
        and can_caption(lines, facts, index)
        and (facts.gap[index - 1] or not can_caption(lines, facts, index - 2))
    ]


def over_dateline(lines: list[ReadLine], facts: LineFacts, first: int) -> list[int]:
    """The sentence between buttons and a blank line over a report, if a byline names who took its pictures.

    `first` is the first paragraph, or the sentence itself.
    """
    starts = (line for line in range(first, min(first + 2, len(lines))) if _DATELINE.match(facts.texts[line]))
    index = next(starts, 0) - 1
    if index < 1 or not facts.gap[index + 1] or facts.gap[index] or facts.ends[index - 1]:
        return []
    single = facts.ends[index] and facts.stops[index] == 1 and _SHORTEST <= facts.mass[index] < LONGEST
    single = single and not (facts.dated[index] or lines[index].heading)
    signed = facts.has("byline", "credit").nonzero()[0].tolist()
    return [index] if single and any(photographer(facts.texts[line]) for line in signed) else []


def without_stops(lines: list[ReadLine], facts: LineFacts, found: Container[int]) -> list[int]:
    """Lines in Thai, which marks no end of a sentence, too short for a paragraph and right over a heading.

    Neither is text: a heading has its paragraph below it.
    """
    thai = facts.scripts[:, THAI] > facts.letters / 2
    if not thai.any():
        return []
    mass, prose, gap = facts.mass, facts.prose, facts.gap
    least = [
        index for index in ((mass >= _LEAST_THAI) & thai & ~prose & gap).nonzero()[0].tolist() if index not in found
    ]
    return [
        index
        for index in least
        if 0 < index < len(lines) - 2
        and prose[index - 1] and not prose[index + 1] and prose[index + 2]
        and gap[index + 1] and gap[index + 2] and mass[index + 1] < _SHORTER * mass[index]
        and not facts.kinds[index]
        and not (lines[index].heading or lines[index + 1].pictures or lines[index].pictures or lines[index].linked)
    ]  # fmt: skip


def has_words(facts: LineFacts, index: int, fewest: int) -> bool:
    """Whether a line has at least so many words, or parts none by blanks."""
    return bool(facts.words[index] >= fewest or facts.mass[index] > _LONGEST_WORD * facts.words[index])


def can_caption(lines: list[ReadLine], facts: LineFacts, index: int) -> bool:
    """Whether a line has the length of a caption and is no heading, date or byline."""
    long_enough = _SHORTEST <= facts.mass[index] < LONGEST and has_words(facts, index, 2)
    says_who = facts.dated[index] or (facts.starts[index] & BIT["byline"] and not facts.ends[index])
    return bool(long_enough and not (lines[index].heading or lines[index].pictures or says_who))
