"""The pictures of a dump's article and the lines that caption or credit them; the others are left to other articles."""

from typing import NamedTuple

from pipeline.extract.credits import CLOSINGS, could_hold_credit, split_credit
from pipeline.extract.measure import Bools, Floats, LineFacts
from pipeline.extract.phrases import BIT
from pipeline.extract.reading import ReadLine
from pipeline.records import Role

# Letters of a caption; a caption that no picture and no credit tells is shorter.
_LONGEST, _LONGEST_BARE = 450, 260
# Characters of a picture's caption by which the text beside it is told.
_SHORTEST = 15
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
    credited = facts.has("credit").tolist()
    found: dict[int, Caption] = {}
    for index in range(max(ends[0] - _ABOVE, 0), min(ends[1] + 2, len(lines))):
        line = lines[index]
        if line.pictures and (not line.text or says_caption(line)):
            if any(picture.alt for picture in line.pictures):
                found[index] = Caption("caption", kept=True, reason="is a picture of the article with its caption")
        elif line.text in alts and not line.heading and any(abs(index - at) <= _NEAR for at in alts[line.text]):
            found[index] = Caption("duplicate", kept=False, reason="says the caption of a picture again")
        elif credited[index] or could_hold_credit(line.text) or line.text.endswith(CLOSINGS):
            sure = body[index] and scores[index] > _SURELY_TEXT
            surely = bool(sure and (facts.stops[index] > 1 or facts.mass[index] > _PARAGRAPH))
            if role := _credited(lines, facts, index, surely=surely):
                found[index] = Caption(role, kept=True, reason="ends with the credit of a picture")
    found.update(_bare_captions(lines, facts, found))
    return found


def says_caption(line: ReadLine) -> bool:
    """Whether the text beside a line's one picture is its caption again, maybe with the credit behind it."""
    alts = [picture.alt for picture in line.pictures]
    return len(alts) == 1 and len(alts[0]) >= _SHORTEST and line.text.startswith(alts[0])


def _credited(lines: list[ReadLine], facts: LineFacts, index: int, *, surely: bool) -> Role | None:
    """What a line is if it ends with a credit; `surely` says that it reads like text of the article."""
    text, beside = lines[index].text, _beside_picture(lines, index)
    if facts.mass[index] >= _LONGEST or facts.linked[index] >= 0.5:
        return None
    doubtful = text.endswith(CLOSINGS) or facts.mass[index] > _PARAGRAPH
    if not beside and ((facts.dated[index] and not facts.stops[index]) or (surely and doubtful)):
        return None
    caption, credit = split_credit(text)
    if not credit:
        return None
    return "caption" if caption else "credit"


def _bare_captions(lines: list[ReadLine], facts: LineFacts, found: dict[int, Caption]) -> dict[int, Caption]:
    """Lines that caption a picture because of what stands next to them: its credit below, the picture above."""
    bare: dict[int, Caption] = {}
    for index in facts.pictures.nonzero()[0].tolist():
        if not lines[index].text and index + 1 < len(lines) and index + 1 not in found:
            under = lines[index + 1]
            apart = facts.strong[index + 1] > 0.9 and facts.mass[index + 1] < _LONGEST_BARE
            if apart and not under.linked and not under.heading:
                bare[index + 1] = Caption("caption", kept=True, reason="stands under a picture, set apart")
    for index, caption in found.items():
        if caption.role == "credit" and index - 1 not in found and index:
            above = lines[index - 1]
            near = lines[index].numbers[0] - above.numbers[-1] == 1
            long_enough = 15 <= facts.mass[index - 1] < _LONGEST_BARE and facts.words[index - 1] > 1
            says_who = facts.dated[index - 1] or facts.starts[index - 1] & BIT["byline"]
            if near and long_enough and not (above.heading or above.pictures or says_who):
                bare[index - 1] = Caption("caption", kept=True, reason="stands over the credit of a picture")
    return bare


def _beside_picture(lines: list[ReadLine], index: int) -> bool:
    return bool(lines[index].pictures) or (index > 0 and bool(lines[index - 1].pictures))
