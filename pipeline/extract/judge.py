"""Facts become verdicts: every line gets a role, is kept or dropped, and a reason. Every threshold of dumps is here."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.credits import CLOSINGS, split_credit
from pipeline.extract.head import Head, find_head
from pipeline.extract.measure import Floats, LineFacts
from pipeline.extract.phrases import BIT
from pipeline.extract.reading import ReadLine
from pipeline.extract.settings import ExtractSettings, SiteRules
from pipeline.records import Role

# A note is short, and stands near the ends of the body.
_LONGEST_NOTE = 400
_CAPTION_MASS = 450
_DROPPED: tuple[tuple[str, Role, str], ...] = (
    ("cookie", "subscription", "speaks of cookies or consent"),
    ("legal", "legal", "speaks of rights and terms"),
    ("comment", "comment", "belongs to the comments"),
    ("subscribe", "subscription", "asks for a subscription or a sign-up"),
    ("login", "subscription", "asks to log in"),
    ("listen", "share", "is a button for listening"),
    ("share", "share", "is a button for sharing or printing"),
    ("tag", "tag", "lists tags"),
    ("advert", "chrome", "announces an advertisement"),
    ("author_box", "chrome", "is about the author"),
    ("related", "teaser", "points to other articles"),
    ("read_time", "teaser", "is the reading time of another article"),
    ("read_more", "teaser", "points to other articles"),
    ("menu", "menu", "is an item of a menu"),
)


class Verdict(NamedTuple):
    """What a line is, whether it stays, and why."""

    role: Role
    kept: bool
    reason: str
    score: float


class Judged(NamedTuple):
    """All lines of a page."""

    verdicts: list[Verdict]
    head: Head


def _kept(role: Role, reason: str, score: float) -> Verdict:
    return Verdict(role, kept=True, reason=reason, score=score)


def _left(role: Role, reason: str, score: float) -> Verdict:
    return Verdict(role, kept=False, reason=reason, score=score)


def judge(lines: list[ReadLine], facts: LineFacts, scores: Floats, settings: ExtractSettings, host: str) -> Judged:
    """A verdict for every line, and what stands around the body.

    Scores say how surely each line is text of the article, 0 to 1; the host's rules come before everything else.
    """
    ruled = _ruled(lines, settings.sites.get(host))
    body = scores >= settings.threshold
    for index, verdict in ruled.items():
        body[index] = verdict.kept
    notes = _notes(lines, facts, body)
    captions = _captions(lines, facts, body)
    for index in {*notes, *captions} - set(ruled):
        body[index] = False
    head = find_head(lines, facts, body) if body.any() else Head()
    verdicts: list[Verdict] = []
    for index, line in enumerate(lines):
        score = float(scores[index])
        certain = ruled.get(index) or _of_head(head, index, score) or notes.get(index) or captions.get(index)
        judged = _of_body(line, facts, index, score) if body[index] else _dropped(facts, index, score)
        verdicts.append(certain or judged)
    return Judged(verdicts, head)


def _ruled(lines: list[ReadLine], rules: SiteRules | None) -> dict[int, Verdict]:
    """What a person decided for this site."""
    found: dict[int, Verdict] = {}
    if rules is not None:
        for index, line in enumerate(lines):
            for text in rules.drop:
                if text in line.text:
                    found[index] = _left("chrome", f'you said so in config.toml: drop "{text}"', 0.0)
            for text in rules.keep:
                if text in line.text:
                    found[index] = _kept("body", f'you said so in config.toml: keep "{text}"', 1.0)
    return found


def _of_head(head: Head, index: int, score: float) -> Verdict | None:
    if index == head.title:
        return _kept("title", "is the title: it stands above the body and speaks of the same things", 1.0)
    if index in head.doubles:
        return _left("duplicate", "says the title again", 0.0)
    if index in head.bylines:
        return _kept("byline", "names the author", 1.0)
    if index == head.date:
        return _kept("date", "is the date of the article", 1.0)
    if index in head.standfirst:
        return _kept("standfirst", "stands between the title and the body", max(score, 0.5))
    if index in head.other_dates:
        return _left("date", "is another date of the page", 0.0)
    return None


def _of_body(line: ReadLine, facts: LineFacts, index: int, score: float) -> Verdict:
    if line.row:
        return _kept("table_row", "is a row of a table in the body", score)
    if line.heading or _looks_like_heading(line, facts, index):
        return _kept("heading", "is a heading between paragraphs of the body", score)
    if line.item:
        return _kept("list_item", "is an item of a list in the body", score)
    if line.quote:
        return _kept("quote", "is a quotation in the body", score)
    return _kept("body", "reads like a paragraph among paragraphs", score)


def _looks_like_heading(line: ReadLine, facts: LineFacts, index: int) -> bool:
    return bool(
        facts.mass[index] < 70 and not facts.stops[index] and facts.words[index] <= 14 and line.text[-1:] not in ",;:"
    )


def _dropped(facts: LineFacts, index: int, score: float) -> Verdict:
    kinds = int(facts.kinds[index])
    if kinds and (facts.covered[index] > 0.25 or facts.mass[index] < 120):
        for kind, role, reason in _DROPPED:
            if kinds & BIT[kind] and (kind != "menu" or facts.covered[index] > 0.6):
                return _left(role, reason, score)
    if facts.copies[index] > 2:
        return _left("teaser", "recurs on the page", score)
    if facts.linked[index] > 0.8:
        return _left("menu" if facts.words[index] < 4 else "teaser", "is a link to elsewhere", score)
    if facts.foreign[index] > 0.5:
        return _left("menu", "is in another script than the article", score)
    return _left("teaser" if facts.mass[index] > 25 else "chrome", "stands outside the body", score)


def _notes(lines: list[ReadLine], facts: LineFacts, body: NDArray[np.bool_]) -> dict[int, Verdict]:
    """Lines in which the page speaks of its own article."""
    kept = np.flatnonzero(body & facts.prose)
    if not len(kept):
        return {}
    first, last = int(kept[0]), int(kept[-1])
    found: dict[int, Verdict] = {}
    translated = facts.has("translation")
    for index in np.flatnonzero(translated | facts.has("correction", "editor_note")).tolist():
        line = lines[index]
        near = first - 8 <= index <= last + 8
        if not near or len(line.text) > _LONGEST_NOTE or facts.words[index] < 4 or line.pictures:
            continue
        if translated[index] and facts.words[index] < 40:
            found[index] = _kept("note", "says how the article was translated", 1.0)
        elif facts.covered[index] > 0.1 or not body[index]:
            found[index] = _kept("note", "is the editors' remark about the article", 1.0)
    return found


def _captions(lines: list[ReadLine], facts: LineFacts, body: NDArray[np.bool_]) -> dict[int, Verdict]:
    """Pictures of the article and the lines that caption them."""
    kept = np.flatnonzero(body & facts.prose)
    if not len(kept):
        return {}
    first, last = int(kept[0]) - 6, int(kept[-1]) + 1
    alts = {picture.alt for line in lines for picture in line.pictures if picture.alt}
    creditable = facts.has("credit") | np.array(["©" in text or "ⓒ" in text or "(c)" in text for text in facts.texts])
    found: dict[int, Verdict] = {}
    for index in range(max(first, 0), min(last + 1, len(lines))):
        line = lines[index]
        if line.pictures and not line.text and any(picture.alt for picture in line.pictures):
            found[index] = _kept("caption", "is a picture of the article with its caption", 1.0)
        elif line.text in alts:
            found[index] = _left("duplicate", "says the caption of a picture again", 0.0)
        elif facts.mass[index] < _CAPTION_MASS and (creditable[index] or line.text.endswith(CLOSINGS)):
            caption, credit = split_credit(line.text)
            if not credit:
                continue
            role: Role = "caption" if caption else "credit"
            found[index] = _kept(role, "ends with the credit of a picture", 1.0)
    return found
