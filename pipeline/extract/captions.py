"""The pictures of a dump's article and the lines that caption or credit them; the others are left to other articles."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.above_text import (
    SIGNED,
    captioned_by,
    over_datelines,
    signed_captions,
    sources_alone,
    text_start,
)
from pipeline.extract.bylines import find_authors
from pipeline.extract.captions_apart import (
    UNDER_CREDIT,
    can_caption,
    over_dateline,
    under_credits,
    without_stops,
)
from pipeline.extract.credits import CLOSINGS, caption_label, could_hold_credit, is_surely_credited, split_credit
from pipeline.extract.measure import Bools, Floats, LineFacts
from pipeline.extract.people_alone import names_alone
from pipeline.extract.phrases import BIT
from pipeline.extract.pictured import pictured
from pipeline.extract.reading import ReadLine
from pipeline.extract.under_pictures import (
    LONGEST_CREDITED,
    NEAR,
    bare_pictures,
    beside_pictures,
    goes_on,
    portraits,
    says_caption,
    under_pictures,
)
from pipeline.records import Role

_OVER_CREDIT = "stands over the credit of a picture"
_SOURCE = "says who took a picture, and for whom"
# How a notice of rights begins; a picture's credit has no year.
_RIGHTS = re.compile(r"\W*(?:[©ⓒ]|\(c\)|copyright|저작권자)\W*((?:19|20)\d\d)?", re.IGNORECASE)
# Share of a line that says no more than "Source:", letters of a credit below it.
_ALONE, _SHORT_CREDIT = 0.7, 60
# Characters of a line that says a caption again.
_SHORTEST = 15
# How many lines above the first paragraph a picture of the article can stand.
_ABOVE = 14
# From which score on a line of two sentences, or of so many letters, is no caption only because a name ends it.
_SURELY_TEXT, _PARAGRAPH = 0.6, 220


class Caption(NamedTuple):
    """What a line has to do with a picture."""

    role: Role
    kept: bool
    reason: str


def find_captions(
    lines: list[ReadLine], facts: LineFacts, body: Bools, scores: Floats, ends: tuple[int, int]
) -> dict[int, Caption]:
    """The lines that belong to pictures, between a little above the first paragraph and the last line of the body.

    `ends` are these two.
    """
    start = text_start(facts, body, ends[0])
    alts: dict[str, list[int]] = {}
    for index in facts.pictures.nonzero()[0].tolist():
        for picture in lines[index].pictures:
            alts.setdefault(picture.alt, []).append(index)
    found: dict[int, Caption] = {}
    writers = portraits(lines, facts, body, alts)
    reach = range(max(ends[0] - _ABOVE, 0), min(ends[1] + 2, len(lines)))
    places = [index for index in reach if index not in writers] if writers else reach
    credited, itself = facts.has("credit").tolist(), pictured(facts, reach)
    tags = (facts.starts & BIT["tag"]) != 0  # they end with no credit, nor do links, rows of tables and long paragraphs
    able = ((facts.mass < LONGEST_CREDITED) & (facts.linked < 0.5) & ~facts.row & ~tags).tolist()
    sure = (body & (scores > _SURELY_TEXT)).tolist()
    for index in places:
        line = lines[index]
        if line.pictures and (not line.text or says_caption(line)):
            if any(picture.alt for picture in line.pictures):
                found[index] = Caption("caption", kept=True, reason="is a picture of the article with its caption")
        elif line.text in alts and not line.heading and any(abs(index - at) <= NEAR for at in alts[line.text]):
            found[index] = Caption("duplicate", kept=False, reason="says the caption of a picture again")
        elif alts and found and goes_on(lines, index, found, surely=sure[index]):
            found[index] = Caption("caption", kept=True, reason="says the caption of the picture above in full")
        elif (
            able[index]
            and (credited[index] or line.text.endswith(CLOSINGS) or could_hold_credit(line.text))
            and (caption := _credited(lines, facts, index, ends[1], surely=sure[index]))
        ):
            found[index] = caption
        elif index in itself and not (line.pictures or line.heading or line.item):
            found[index] = Caption("caption", kept=True, reason="says itself what a picture shows")
    found.update(_said_twice(lines, facts, found))
    found.update(_photographers(lines, facts, found, places, ends[0]))
    beside = beside_pictures(lines, facts, body, {*places} - {*found})
    found.update(_captions(dict.fromkeys(beside, "is a picture with what is said beside it")))
    found.update(_announced(lines, facts, body, found, places))
    sources = [index for index in sources_alone(lines, facts, reach, start) if index not in found]
    found.update((index, Caption("credit", kept=True, reason=_SOURCE)) for index in sources)
    signed = signed_captions(lines, facts, found, range(reach.start, start))
    found.update(_captions(dict.fromkeys(signed, SIGNED)))
    dated = over_datelines(lines, facts, found, start)
    found.update(_captions(dict.fromkeys(dated, "stands between a date or a byline and a dateline")))
    alone = frozenset(index for index, caption in found.items() if caption.role == "credit")
    under = under_pictures(lines, facts, body, (found, alone), range(reach.start, ends[1]))
    found.update(_captions(under) | _over_credits(lines, facts, found, start))
    found.update(_apart(lines, facts, body, found, ends[0]))
    bare = set(bare_pictures(lines, [index for index, caption in found.items() if caption.kept])) - {*found}
    return {**found, **_captions(dict.fromkeys(bare, "is the picture that the line below captions"))}


def _captions(told: dict[int, str]) -> dict[int, Caption]:
    return {index: Caption("caption", kept=True, reason=reason) for index, reason in told.items()}


def _credited(lines: list[ReadLine], facts: LineFacts, index: int, last: int, *, surely: bool) -> Caption | None:
    """What a line that is able to end with a credit is, if it does; `last` is the body's last line.

    `surely` says that the line reads like text of the article; of several sentences it does all the more.
    """
    text, beside = lines[index].text, _beside_picture(lines, index)
    surely = surely and bool(facts.stops[index] > 1 or facts.mass[index] > _PARAGRAPH)
    dated = facts.dated[index] and not facts.stops[index]
    doubtful = text.endswith(CLOSINGS) or facts.mass[index] > _PARAGRAPH
    if not beside and (dated or (surely and doubtful)) and not is_surely_credited(text):
        return None
    caption, credit = split_credit(text)
    if not credit or _signs(facts, index, beside=beside):
        return None
    rights = _RIGHTS.match(text) if index > last else None
    if rights and (rights[1] or facts.kinds[index] & BIT["legal"]):
        return Caption("legal", kept=False, reason="states the rights in the article")
    return Caption("caption" if caption else "credit", kept=True, reason="ends with the credit of a picture")


def _signs(facts: LineFacts, index: int, *, beside: bool) -> bool:
    """Whether a line is a byline though it ends as a credit does: "Text: Ana Berg Foto: Lars Holm", "Ana Berg, dpa"."""
    text = facts.texts[index]
    if facts.starts[index] & BIT["byline"]:
        return bool(find_authors(text))
    dated = facts.dated[max(index - 1, 0) : index + 2].any() and not facts.dated[index]
    return bool(dated and not beside and text[0].isalpha() and names_alone(text))


def _over_credits(lines: list[ReadLine], facts: LineFacts, found: dict[int, Caption], first: int) -> dict[int, Caption]:
    """The lines next to a credit that it belongs to; above the line `first` they can stand under it, too."""
    told: dict[int, Caption] = {}
    for index, caption in found.items():
        if caption.role != "credit" or not index:
            continue
        if index < first:
            captioned = captioned_by(lines, facts, index, found, first)
            if captioned is not None:
                reason = UNDER_CREDIT if captioned > index else _OVER_CREDIT
                told[captioned] = Caption("caption", kept=True, reason=reason)
        elif index - 1 not in found:
            near = lines[index].numbers[0] - lines[index - 1].numbers[-1] == 1
            below = facts.texts[index + 1] if index + 1 in found else ""
            if near and can_caption(lines, facts, index - 1) and not caption_label(below):
                told[index - 1] = Caption("caption", kept=True, reason=_OVER_CREDIT)
    return told


def _apart(
    lines: list[ReadLine], facts: LineFacts, body: Bools, found: dict[int, Caption], first: int
) -> dict[int, Caption]:
    """Captions that blank lines tell; `first` is the first paragraph."""
    credited = [index for index, caption in found.items() if caption.role == "credit" and index + 1 not in found]
    told = (
        (under_credits(lines, facts, body, credited), UNDER_CREDIT),
        (() if found else over_dateline(lines, facts, first), "stands over a report whose photographer is named"),
        (without_stops(lines, facts, found), "stands between a paragraph and a heading, shorter than one"),
    )
    return {index: Caption("caption", kept=True, reason=reason) for places, reason in told for index in places}


def _announced(
    lines: list[ReadLine], facts: LineFacts, body: Bools, found: dict[int, Caption], places: Sequence[int]
) -> dict[int, Caption]:
    """Captions over a line that says no more than "Source:", and the credits under it."""
    told: dict[int, Caption] = {}
    labels = (facts.has("credit") & (facts.covered > _ALONE)).nonzero()[0].tolist()
    for label in sorted({*labels} & {*places}):
        above, below = label - 1, label + 1
        if not facts.texts[label].endswith((":", "：")) or above < 0 or below >= len(lines) or below in found:
            continue
        captioned = above in found or bool(facts.pictures[above])
        bare = can_caption(lines, facts, above) and not facts.ends[above] and not (body[above] and facts.prose[above])
        shown = above > 0 and bool(facts.pictures[above - 1]) and can_caption(lines, facts, above)
        if not (captioned or bare or shown):
            continue
        if (facts.gap[below] or facts.gap[label]) and not (shown and names_alone(facts.texts[below])):
            continue
        if 2 < facts.mass[below] < _SHORT_CREDIT and not (facts.dated[below] or facts.ends[below]):
            told[label] = Caption("chrome", kept=False, reason="announces the credit of a picture")
            told[below] = Caption("credit", kept=True, reason="is the credit that the line above announces")
            if not captioned:
                told[above] = Caption("caption", kept=True, reason=_OVER_CREDIT)
    return told


def _said_twice(lines: list[ReadLine], facts: LineFacts, found: dict[int, Caption]) -> dict[int, Caption]:
    """Lines next to a caption that say it once more, or half of it, without the credit."""
    doubles: dict[int, Caption] = {}
    for index, caption in found.items():
        if caption.role != "caption" or lines[index].pictures:
            continue
        text = facts.texts[index]
        for near in (index - 1, index + 1):
            other = facts.texts[near] if 0 <= near < len(lines) and near not in found else ""
            if len(other) >= _SHORTEST and len(other) >= len(text) / 2 and text.startswith(f"{other} "):
                doubles[near] = Caption("duplicate", kept=False, reason="says the caption of a picture again")
    return doubles


def _photographers(
    lines: list[ReadLine], facts: LineFacts, found: dict[int, Caption], places: Sequence[int], first: int
) -> dict[int, Caption]:
    """Bare names in capitals under a picture, its caption, or what can be one in the text, from the line `first` on."""
    names = [index for index in places if index and lines[index].text.isupper() and index not in found]
    told: dict[int, Caption] = {}
    for index in names:
        line, above = lines[index], lines[index - 1]
        captioned = index - 1 in found and found[index - 1].kept and found[index - 1].role == "caption"
        unended = index > first and can_caption(lines, facts, index - 1) and not facts.ends[index - 1]
        near = line.numbers[0] - above.numbers[-1] <= (2 if above.pictures else 1)
        if not near or line.heading or line.linked or not (captioned or unended or above.pictures):
            continue
        after = facts.texts[index + 1] if index + 1 < len(lines) else ""
        signs = facts.dated[index] or (after and facts.dated[index + 1]) or "@" in after
        if signs or len(names_alone(line.text)) != 1 or split_credit(above.text).credit:
            continue
        # What a heading says stands in small letters too somewhere in the text.
        if not {word for text in facts.texts for word in text.split()} & {*line.text.lower().split()}:
            told[index] = Caption("credit", kept=True, reason="is a name in capitals under a picture")
    return told


def _beside_picture(lines: list[ReadLine], index: int) -> bool:
    return bool(lines[index].pictures) or (index > 0 and bool(lines[index - 1].pictures))
