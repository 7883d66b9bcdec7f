"""Captions and credits of the picture that stands over the text of a dump: told by each other, and by a dateline."""

import re
from collections.abc import Collection, Container

from pipeline.extract.captions_apart import MOSTLY_APART, can_caption, has_words
from pipeline.extract.measure import Bools, LineFacts
from pipeline.extract.people_alone import names_alone
from pipeline.extract.phrases import BIT
from pipeline.extract.pictured import LONGEST
from pipeline.extract.reading import ReadLine
from pipeline.extract.sources import holds_mark, is_source, name_behind

_LONGEST_CREDIT = 60  # letters
_ACRONYM = 5  # letters of an agency's name that the text says again in brackets: "ABC", and below it "(ABC) – …"
_FEWEST_WORDS = 4  # of a caption
# Lines between a date or a byline and what stands over the text, at most.
_NEAR = 3
SIGNED = "ends with the name of who took the picture"
"""Why a line is a caption whose credit no sign and no word parts from it."""
_OVER_DATELINE, _MOST_STOPS = 200, 2  # letters of a caption over a dateline, and stops of any
_REACH = 6  # lines below what begins like the text in which the text can begin
_TITLE = 12  # lines above a caption in which the headline stands
_BUTTON = 0.5  # share of a line that a phrase of the interface makes up if it says no more
# How a report begins: with a place and an agency, "WESTHAVEN, Kent (ABC) –", or with the agency alone, "(ABC).-".
_DATELINE = re.compile(r"[^(\d]{0,50}\([^()\d]{2,30}\)\s?\.?\s?[-–—]{1,2}\s")


def text_start(facts: LineFacts, body: Bools, first: int) -> int:
    """The first paragraph that stands apart as the others do, soon below the line `first`, or that line itself."""
    paragraphs = (body & facts.prose).nonzero()[0]
    if not len(paragraphs) or facts.gap[paragraphs].mean() < MOSTLY_APART:
        return first
    apart = paragraphs[facts.gap[paragraphs] & (paragraphs >= first) & (paragraphs <= first + _REACH)]
    return int(apart[0]) if len(apart) else first


def sources_alone(lines: list[ReadLine], facts: LineFacts, places: range, first: int) -> list[int]:
    """The lines among these places that say who took a picture, and for whom, next to the picture or its caption.

    Above the line `first` an agency alone does, too.
    """
    found: list[int] = []
    part = slice(places.start, places.stop)
    plain = (facts.mass[part] <= _LONGEST_CREDIT) & (facts.mass[part] > 1) & (facts.linked[part] == 0)
    plain &= ~(facts.item | facts.row | (facts.heading > 0) | (facts.pictures > 0))[part]
    for index in (places.start + plain.nonzero()[0]).tolist():
        line = lines[index]
        if index < first and _is_agency(facts, index) and _describes(lines, facts, index + 1):
            found.append(index)
        elif holds_mark(line.text) and not facts.starts[index] & BIT["byline"]:
            near = [other for other in (index - 1, index + 1) if 0 <= other < len(lines)]
            captioned = any(facts.ends[other] and _describes(lines, facts, other) for other in near)
            beside = captioned or any(lines[other].pictures or _describes(lines, facts, other) for other in near)
            if beside and is_source(line.text, above_text=index < first, named=captioned):
                found.append(index)
    return found


def signed_captions(lines: list[ReadLine], facts: LineFacts, found: Container[int], places: range) -> list[int]:
    """The sentences among these places that end with the name of somebody whom the page names nowhere else."""
    return [
        index
        for index in places
        if index not in found
        and not facts.ends[index]
        and facts.stops[index]
        and _describes(lines, facts, index)
        and (name := name_behind(lines[index].text))
        and facts.joined.count(lines[index].text[name:]) == 1
    ]


def captioned_by(
    lines: list[ReadLine], facts: LineFacts, credit: int, found: Collection[int], first: int
) -> int | None:
    """The line that a credit above the text belongs to: right over it, or right under it.

    A credit between a standfirst and a shorter line belongs to the latter; what stands apart from it belongs to it if a
    date, a byline or a button parts it from the standfirst.
    """
    above, below = credit - 1, credit + 1
    near = not facts.gap[credit] or (facts.ends[above] and _is_meta(facts, above - 1))
    near = near or (above > 0 and bool(lines[above - 1].pictures))
    over = near and above not in found and _describes(lines, facts, above)
    # What ends no sentence can be the headline itself, if no other stands above it.
    if over and not facts.ends[above]:
        higher = range(max(above - _TITLE, 0), above)
        if not any(_describes(lines, facts, other) for other in higher):
            return None
    under = (
        below < min(first + 1, len(lines) - 1)
        and not {above, below} & {*found}
        and not facts.gap[below]
        and _describes(lines, facts, below)
        and (facts.gap[below + 1] or not facts.prose[below + 1])
    )
    if over and under:
        return below if facts.mass[below] < facts.mass[above] else above
    return above if over else below if under else None


def over_datelines(lines: list[ReadLine], facts: LineFacts, found: Container[int], first: int) -> list[int]:
    """The short sentence between a date or a byline and a paragraph that begins with a place and an agency."""
    for index in range(max(first - 1, 1), min(first + 2, len(lines) - 1)):
        if not _DATELINE.match(lines[index + 1].text) or index in found or not _describes(lines, facts, index):
            continue
        alone = facts.gap[index] and facts.gap[index + 1] and facts.ends[index]
        told = any(_is_meta(facts, above) for above in range(max(index - _NEAR, 0), index))
        if alone and told and facts.mass[index] < _OVER_DATELINE:
            return [index]
    return []


def _is_meta(facts: LineFacts, index: int) -> bool:
    """Whether a line gives a date, names who wrote the article, or is a button."""
    return index >= 0 and bool(
        facts.dated[index] or facts.starts[index] & BIT["byline"] or facts.covered[index] > _BUTTON
    )


def _describes(lines: list[ReadLine], facts: LineFacts, index: int) -> bool:
    """Whether a line can be a caption and has the words of one: no name, no link, no button."""
    if not 0 <= index < len(lines) or lines[index].linked or lines[index].item or lines[index].row:
        return False
    told = facts.stops[index] <= _MOST_STOPS and facts.covered[index] < _BUTTON
    told = told and (can_caption(lines, facts, index) or _is_dated_sentence(lines, facts, index))
    return bool(told and has_words(facts, index, _FEWEST_WORDS) and not names_alone(lines[index].text))


def _is_dated_sentence(lines: list[ReadLine], facts: LineFacts, index: int) -> bool:
    """Whether a line is a sentence that says when a picture was taken, and no line with the date of the article."""
    fits = facts.dated[index] and facts.ends[index] and facts.mass[index] < LONGEST and not facts.kinds[index]
    return bool(fits and not lines[index].heading and has_words(facts, index, 2 * _FEWEST_WORDS))


def _is_agency(facts: LineFacts, index: int) -> bool:
    """Whether a line is an agency's name for short, which the page says again in brackets."""
    text = facts.texts[index]
    return len(text) <= _ACRONYM and len(text) > 1 and text.isupper() and text.isalpha() and f"({text})" in facts.joined
