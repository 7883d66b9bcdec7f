"""The pictures of a dump's article and the lines that caption or credit them; the others are left to other articles."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.extract.bylines import find_authors
from pipeline.extract.captions_apart import (
    MOSTLY_APART,
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
from pipeline.extract.pictured import LONGEST, MOST_STOPS, pictured
from pipeline.extract.reading import ReadLine
from pipeline.records import Role

# How a notice of rights begins; a picture's credit has no year.
_RIGHTS = re.compile(r"\W*(?:[©ⓒ]|\(c\)|copyright|저작권자)\W*((?:19|20)\d\d)?", re.IGNORECASE)
# Share of a line that says no more than "Source:", letters of a credit below it.
_ALONE, _SHORT_CREDIT = 0.7, 60
# Letters of a heading.
_HEADING = 70
# Letters of a caption that a picture or a credit tells; others are shorter.
_LONGEST = 450
# Characters of a picture's caption by which the text beside it is told.
_SHORTEST = 15
_ASKS = ("?", "？", "؟", ";", "՞")
# How many lines above the first paragraph a picture of the article can stand.
_ABOVE = 14
# How far from its picture a caption that repeats the picture's own stands.
_NEAR = 4
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
    alts: dict[str, list[int]] = {}
    for index in facts.pictures.nonzero()[0].tolist():
        for picture in lines[index].pictures:
            alts.setdefault(picture.alt, []).append(index)
    found: dict[int, Caption] = {}
    writers = _portraits(lines, facts, body, alts)
    reach = range(max(ends[0] - _ABOVE, 0), min(ends[1] + 2, len(lines)))
    places = [index for index in reach if index not in writers] if writers else reach
    credited, itself = facts.has("credit").tolist(), pictured(facts, reach)
    tags = (facts.starts & BIT["tag"]) != 0  # they end with no credit, nor do links, rows of tables and long paragraphs
    able = ((facts.mass < _LONGEST) & (facts.linked < 0.5) & ~facts.row & ~tags).tolist()
    sure = (body & (scores > _SURELY_TEXT)).tolist()
    for index in places:
        line = lines[index]
        if line.pictures and (not line.text or says_caption(line)):
            if any(picture.alt for picture in line.pictures):
                found[index] = Caption("caption", kept=True, reason="is a picture of the article with its caption")
        elif line.text in alts and not line.heading and any(abs(index - at) <= _NEAR for at in alts[line.text]):
            found[index] = Caption("duplicate", kept=False, reason="says the caption of a picture again")
        elif alts and found and _runs_on(lines, index, found, surely=sure[index]):
            found[index] = Caption("caption", kept=True, reason="says the caption of the picture above in full")
        elif (
            able[index]
            and (credited[index] or could_hold_credit(line.text) or line.text.endswith(CLOSINGS))
            and (caption := _credited(lines, facts, index, ends[1], surely=sure[index]))
        ):
            found[index] = caption
        elif index in itself and not (line.pictures or line.heading or line.item):
            found[index] = Caption("caption", kept=True, reason="says itself what a picture shows")
    found.update(_said_twice(lines, facts, found))
    found.update(_photographers(lines, facts, found, places, ends[0]))
    found.update(_beside(lines, facts, body, {*places} - {*found}))
    found.update(_announced(lines, facts, body, found, places))
    found.update(_bare_captions(lines, facts, body, found) | _apart(lines, facts, body, found, ends[0]))
    return {**found, **_bare_pictures(lines, found)}


def _portraits(lines: list[ReadLine], facts: LineFacts, body: Bools, alts: dict[str, list[int]]) -> set[int]:
    """Pictures of whom the text never names, and the lines in or next to them that say the name: who wrote it."""
    found: set[int] = set()
    for alt, places in alts.items():
        beside = {
            near for at in places for near in (at - 1, at, at + 1) if 0 <= near < len(lines) and lines[near].text == alt
        }
        if (
            beside
            and len(names_alone(alt)) == 1
            and all(not lines[at].text or lines[at].text.startswith(alt) for at in places)
        ):
            surname = alt.split()[-1]
            if not any(surname in facts.texts[index] for index in np.flatnonzero(body & facts.prose).tolist()):
                found |= {*beside, *places}
    return found


def says_caption(line: ReadLine) -> bool:
    """Whether the text beside a line's one picture is its caption again, maybe with the credit behind it."""
    alts = [picture.alt for picture in line.pictures]
    return len(alts) == 1 and len(alts[0]) >= _SHORTEST and line.text.startswith(alts[0])


def _beside(lines: list[ReadLine], facts: LineFacts, body: Bools, free: set[int]) -> dict[int, Caption]:
    """The lines among the free ones with a picture and its caption."""
    shown = {*np.flatnonzero((facts.pictures > 0) & (facts.mass > 0)).tolist()} & free
    caption = Caption("caption", kept=True, reason="is a picture with what is said beside it")
    return {
        index: caption for index in shown if _has_caption_beside(lines[index], facts, index, surely=bool(body[index]))
    }


def _has_caption_beside(line: ReadLine, facts: LineFacts, index: int, *, surely: bool) -> bool:
    """Whether a line holds a picture that says nothing itself, and beside it a sentence or two without a link.

    `surely` says that the line reads like text of the article: then it captions only as a single short sentence.
    """
    if len(line.pictures) != 1 or line.pictures[0].alt or line.linked or line.heading or line.item:
        return False
    if surely and (facts.stops[index] > 1 or facts.prose[index]):
        return False
    return bool(_SHORTEST <= facts.mass[index] < LONGEST and 0 < facts.stops[index] <= MOST_STOPS)


def runs_on(alt: str, text: str, *, surely: bool = False) -> bool:
    """Whether a line goes on from what the picture above it says, maybe with no more than the credit.

    `surely` says that the line reads like text of the article, which may well begin with the name of who is pictured.
    """
    start = alt.strip().rstrip(" .…")
    if not start or len(text) >= _LONGEST or not text.startswith(start):
        return False
    rest, cut = text[len(start) :], alt.rstrip().endswith(("…", "..."))
    caption, credit = split_credit(text)
    if (caption or "").rstrip(" .") == start:
        return True
    ended = bool(rest) and not rest[0].isalnum()
    likely = not surely or credit is not None or 2 * len(start) >= len(text) or (ended and not rest[0].isspace())
    return len(start) >= _SHORTEST and (cut or (ended and likely))


def _runs_on(lines: list[ReadLine], index: int, found: dict[int, Caption], *, surely: bool) -> bool:
    """Whether a line goes on from what a picture of the article says in the nearest line above that has any."""
    if lines[index].pictures or lines[index].heading:
        return False
    near = range(index - 1, max(index - _NEAR, 0) - 1, -1)
    nearest = next((above for above in near if lines[above].pictures), -1)
    said = [picture.alt for picture in lines[nearest].pictures] if nearest in found else []
    return any(runs_on(alt, lines[index].text, surely=surely) for alt in said)


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


def _bare_captions(
    lines: list[ReadLine], facts: LineFacts, body: Bools, found: dict[int, Caption]
) -> dict[int, Caption]:
    """Lines that caption a picture because of what stands next to them: its credit below, the picture above."""
    bare: dict[int, Caption] = {}
    shown = facts.pictures.nonzero()[0].tolist()
    paragraphs = facts.gap[body & facts.prose] if shown else np.zeros(0)
    loose = np.append(facts.gap[1:], True) if len(paragraphs) and paragraphs.mean() > MOSTLY_APART else None
    for index in shown:
        if not lines[index].text and index + 1 < len(lines) and index + 1 not in found:
            under = lines[index + 1]
            tight = loose is not None and loose[index + 1] and facts.stops[index + 1] <= MOST_STOPS
            apart = facts.strong[index + 1] > 0.9 and facts.mass[index + 1] < LONGEST
            apart = apart and not under.text.endswith(_ASKS)  # an interviewer does
            if under.linked or under.heading or under.pictures:
                continue
            if apart and not _heads_what_follows(lines, facts, index):
                bare[index + 1] = Caption("caption", kept=True, reason="stands under a picture, set apart")
            elif tight and under.numbers[0] - lines[index].numbers[-1] == 1 and can_caption(lines, facts, index + 1):
                bare[index + 1] = Caption(
                    "caption", kept=True, reason="stands right under a picture, over a blank line"
                )
    for index, caption in found.items():
        if caption.role == "credit" and index - 1 not in found and index:
            near = lines[index].numbers[0] - lines[index - 1].numbers[-1] == 1
            below = facts.texts[index + 1] if index + 1 in found else ""
            if near and can_caption(lines, facts, index - 1) and not caption_label(below):
                bare[index - 1] = Caption("caption", kept=True, reason="stands over the credit of a picture")
    return bare


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
    labels = np.flatnonzero(facts.has("credit") & (facts.covered > _ALONE)).tolist()
    for label in sorted({*labels} & {*places}):
        above, below = label - 1, label + 1
        if not facts.texts[label].endswith((":", "：")) or above < 0 or below >= len(lines) or below in found:
            continue
        captioned = above in found or bool(facts.pictures[above])
        bare = can_caption(lines, facts, above) and not facts.ends[above] and not (body[above] and facts.prose[above])
        if not (captioned or bare) or facts.gap[below] or facts.gap[label]:
            continue
        if 2 < facts.mass[below] < _SHORT_CREDIT and not (facts.dated[below] or facts.ends[below]):
            told[label] = Caption("chrome", kept=False, reason="announces the credit of a picture")
            told[below] = Caption("credit", kept=True, reason="is the credit that the line above announces")
            if not captioned:
                told[above] = Caption("caption", kept=True, reason="stands over the credit of a picture")
    return told


def _heads_what_follows(lines: list[ReadLine], facts: LineFacts, index: int) -> bool:
    """Whether what stands set apart under a picture that has a caption of its own is the heading of the next part."""
    below = index + 1
    says = any(len(picture.alt) >= _SHORTEST or facts.mass[index] > _SHORTEST for picture in lines[index].pictures)
    free = below + 1 < len(lines) and facts.gap[below] and facts.gap[below + 1] and facts.prose[below + 1]
    return bool(says and free and not facts.stops[below] and facts.mass[below] < _HEADING)


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


def _bare_pictures(lines: list[ReadLine], found: dict[int, Caption]) -> dict[int, Caption]:
    """Pictures that say nothing themselves, right above a line that captions or credits them."""
    below = [index for index, caption in found.items() if index and caption.kept and not lines[index].pictures]
    above = [index - 1 for index in below if index - 1 not in found]
    return {
        index: Caption("caption", kept=True, reason="is the picture that the line below captions")
        for index in above
        if len(lines[index].pictures) == 1 and not lines[index].text
    }


def _beside_picture(lines: list[ReadLine], index: int) -> bool:
    return bool(lines[index].pictures) or (index > 0 and bool(lines[index - 1].pictures))
