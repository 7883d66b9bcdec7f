"""Facts become verdicts: every line gets a role, is kept or dropped, and a reason."""

from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pipeline.extract.around import core
from pipeline.extract.asides import find_asides, ticker
from pipeline.extract.bylines import find_authors
from pipeline.extract.captions import find_captions
from pipeline.extract.characters import Class
from pipeline.extract.closing import end_marks, house_remarks, signed_off
from pipeline.extract.dates import spans_life
from pipeline.extract.head import Head, find_head
from pipeline.extract.headings import alike, closing_box, fact_boxes, headings_after, looks_like_heading
from pipeline.extract.lists import in_box_of_facts, lost_facts, missing
from pipeline.extract.logo import is_logo
from pipeline.extract.measure import Floats, LineFacts
from pipeline.extract.notes import note_kind, only_labels
from pipeline.extract.phrases import BIT
from pipeline.extract.reading import ReadLine
from pipeline.extract.second_headline import second_headline
from pipeline.extract.sections import dropped_lines
from pipeline.extract.settings import ExtractSettings, SiteRules
from pipeline.records import Role

# A note is short, and stands near the ends of the body.
_LONGEST_NOTE, _LONGEST_LABEL = 400, 60
_HOW_TO_REACH = "tells how to reach the author or the newsroom"


class Verdict(Struct, frozen=True, gc=False):
    """What a line is, whether it stays, and why."""

    role: Role
    kept: bool
    reason: str
    score: float


class Judged(NamedTuple):
    """All lines of a page."""

    verdicts: list[Verdict]
    head: Head
    another: int | None = None
    """The headline of another article of the page, which is not kept."""


def _kept(role: Role, reason: str, score: float) -> Verdict:
    return Verdict(role, kept=True, reason=reason, score=score)


def _left(role: Role, reason: str, score: float) -> Verdict:
    return Verdict(role, kept=False, reason=reason, score=score)


def judge(lines: list[ReadLine], facts: LineFacts, scores: Floats, settings: ExtractSettings, host: str) -> Judged:
    """A verdict for every line, and what stands around the body.

    Scores say how surely each line is text of the article, 0 to 1; the host's rules come before everything else.
    """
    ruled = _ruled(lines, settings.rules_of(host))
    body = scores >= settings.threshold
    for index, verdict in ruled.items():
        body[index] = verdict.kept
    around = _around(lines, facts, body, scores, ruled)
    another = second_headline(facts, body, around.head)
    foreign: set[int] = set()
    if another is not None:
        foreign = {another, *(another + body[another:].nonzero()[0]).tolist()} - set(ruled)
        body[list(foreign)] = False
        around = _around(lines, facts, body, scores, ruled)
    sure: list[float] = scores.astype(np.float64).round(3).tolist()
    found = _stays(lines, facts, body, sure, around.special | ruled)
    head = around.head
    title = head.title or 0
    for index in facts.pictures[:title].nonzero()[0].tolist():
        # A picture farther above the title is of another article, unless its caption reaches down to the title.
        captioned = index == title - 3 and index + 1 in around.special and around.special[index + 1].role == "caption"
        far = index < title - 2 and not captioned
        if (far or is_logo(lines[index], facts)) and index not in ruled:
            found.pop(index, None)
    for index, (role, reason) in dropped_lines(facts, [index in found for index in range(len(lines))], head):
        found[index] = Verdict(role, kept=False, reason=reason, score=sure[index])
    for index in foreign:
        found[index] = _left("teaser", "belongs to another article of the page", sure[index])
    return Judged([found[index] for index in range(len(lines))], head, another)


class _Around(NamedTuple):
    """What stands around the text and in it without being it."""

    head: Head
    special: dict[int, Verdict]


def _around(
    lines: list[ReadLine], facts: LineFacts, body: NDArray[np.bool_], scores: Floats, ruled: dict[int, Verdict]
) -> _Around:
    """Notes, captions, head and asides; their lines are taken out of the body."""
    notes = _remarks(facts, body) | _notes(lines, facts, body)
    asides = find_asides(facts, scores)
    asides[list(ruled)] = False
    body[asides] = False
    body[_lives(facts, body)] = True
    captions = _captions(lines, facts, body, scores)
    marks = end_marks(facts, body)
    for index in {*notes, *captions, *marks} - set(ruled):
        body[index] = False
    passed = asides.copy()
    passed[[index for index, caption in captions.items() if caption.kept and not lines[index].pictures]] = True
    body[headings_after(lines, facts, body, scores, (passed, frozenset(captions)))] = True
    lost = (
        *alike(lines, facts, body, scores),
        *fact_boxes(lines, facts, body),
        *closing_box(facts, body),
        *lost_facts(facts, body),
        *missing(facts, body),
    )
    body[[index for index in lost if not asides[index] and index not in captions]] = True
    head = find_head(lines, facts, body, scores, frozenset((*captions, *notes, *marks))) if body.any() else Head()
    about = _about_the_author(facts, body, head)
    for index in {*about, *ticker(facts, body, head.title or 0)} - set(ruled):
        body[index] = False
    body[[index for index in signed_off(facts, head) if index not in ruled]] = True
    of_head = {index: _of_head(head, index, scores) for index in _special(head) if index is not None}
    told = {index: verdict for index, verdict in of_head.items() if verdict is not None}
    # What looked like a caption or a note can turn out to be the headline.
    others = {
        index: verdict for index, verdict in {**captions, **notes}.items() if index not in (head.title, head.second)
    }
    return _Around(head, {**told, **about, **others})


def _stays(
    lines: list[ReadLine], facts: LineFacts, body: NDArray[np.bool_], sure: list[float], special: dict[int, Verdict]
) -> dict[int, Verdict]:
    """The verdicts of what has a part in the article, or is dropped for what it says."""
    found = dict(special)
    for index in body.nonzero()[0].tolist():
        if index not in special:
            found[index] = _of_body(lines[index], facts, index, sure[index])
    return found


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


def _special(head: Head) -> set[int | None]:
    """Lines that the head speaks of."""
    lines = (*head.doubles, *head.bylines, *head.standfirst, *head.other_dates)
    return {head.title, head.second, head.date, *lines}


def _of_head(head: Head, index: int, scores: Floats) -> Verdict | None:
    if index == head.title:
        return _kept("title", "is the title: it stands above the body and speaks of the same things", 1.0)
    if index == head.second:
        return _kept("title", "goes on with the title, which a hard wrap had cut", 1.0)
    if index in head.doubles:
        return _left("duplicate", "says the title again", 0.0)
    if index in head.bylines:
        return _kept("byline", "names the author", 1.0)
    if index == head.date:
        return _kept("date", "is the date of the article", 1.0)
    if index in head.standfirst:
        score = max(float(np.float64(scores[index]).round(3)), 0.5)
        return _kept("standfirst", "stands between the title and the body", score)
    if index in head.other_dates:
        return _left("date", "is another date of the page", 0.0)
    return None


def _of_body(line: ReadLine, facts: LineFacts, index: int, score: float) -> Verdict:
    if line.row:
        return _kept("table_row", "is a row of a table in the body", score)
    # A lone line behind a bullet is the heading of what follows: "■ After the bath".
    listed = line.item and facts.item[max(index - 1, 0) : index + 2].sum() > 1
    if (
        not line.heading
        and facts.counts[index, Class.COLON]
        and not facts.prose[index]
        and in_box_of_facts(facts, index)
    ):
        return _kept("list_item", "is one of the facts in a box of the body", score)
    if line.heading or (not listed and looks_like_heading(line, facts, index)):
        return _kept("heading", "is a heading between paragraphs of the body", score)
    if line.item or _is_enumerated(facts, index):
        return _kept("list_item", "is an item of a list in the body", score)
    if line.quote:
        return _kept("quote", "is a quotation in the body", score)
    return _kept("body", "reads like a paragraph among paragraphs", score)


def _is_enumerated(facts: LineFacts, index: int) -> bool:
    """Whether a line is an item of a list without bullets: a colon stands before it, all but the last end with ";"."""
    first = index
    while first and facts.texts[first - 1].endswith(";") and not facts.gap[first]:
        first -= 1
    last = first < index and not facts.gap[index]
    return bool(first and (last or facts.texts[index].endswith(";")) and facts.texts[first - 1].endswith(":"))


def _notes(lines: list[ReadLine], facts: LineFacts, body: NDArray[np.bool_]) -> dict[int, Verdict]:
    """Lines in which the page speaks of its own article."""
    kept = (body & facts.prose).nonzero()[0]
    if not len(kept):
        return {}
    first, last = int(kept[0]), int(kept[-1])
    found: dict[int, Verdict] = {}
    for index in facts.has("translation", "correction", "editor_note").nonzero()[0].tolist():
        line = lines[index]
        near = first - 8 <= index <= last + 8
        if near and facts.mass[index] < _LONGEST_LABEL and only_labels(line.text.rstrip(":：")):
            under = index + 1
            if under < len(lines) and facts.ends[under] and len(lines[under].text) <= _LONGEST_NOTE:
                found[index] = _left("note", "says that a remark follows", 1.0)
                found[under] = _kept("note", "is the remark that the line above announces", 1.0)
            continue
        if not near or len(line.text) > _LONGEST_NOTE or facts.words[index] < 4 or line.pictures:
            continue
        if facts.starts[index] & BIT["author_box"] and not facts.ends[index]:  # "Report a correction or typo"
            continue
        if facts.starts[index] & BIT["byline"] and find_authors(line.text):  # "Par Ada Noël (avec AFP)"
            continue
        kind = note_kind(line.text)
        if kind == "translation":
            found[index] = _kept("note", "says how the article was translated", 1.0)
        elif kind or not body[index]:
            found[index] = _kept("note", "is the editors' remark about the article", 1.0)
    return found


def _remarks(facts: LineFacts, body: NDArray[np.bool_]) -> dict[int, Verdict]:
    """What the house says below a text."""
    about_text = _kept("note", "is the editors' remark about the article", 1.0)
    about_all = _left("legal", "says what the house is not answerable for", 1.0)
    return {index: about_text if own else about_all for index, own in house_remarks(facts, body).items()}


def _about_the_author(facts: LineFacts, body: NDArray[np.bool_], head: Head) -> dict[int, Verdict]:
    """The lines after the text that begin with an author's name and say who that is, or say how to reach somebody."""
    reach = facts.has("author_box") & facts.holding("@")
    end = int(body.nonzero()[0][-1]) if body.any() else 0
    return {
        index: _left("chrome", _HOW_TO_REACH if reach[index] else "is about the author", 0.0)
        for index in range(max(end - 1, head.first + 2), min(end + 4, len(facts)))
        if facts.mass[index] < _LONGEST_NOTE
        and (reach[index] or any(facts.texts[index].startswith(f"{name} ") for name in head.authors))
        and index not in head.bylines
    }


def _lives(facts: LineFacts, body: NDArray[np.bool_]) -> list[int]:
    """Lines that close an obituary: "Ida Voss, born 3 May 1931, died 2 November 2025"."""
    below = [index for index in facts.dates if index and body[index - 1] and facts.prose[index - 1]]
    return [index for index in below if spans_life(facts.texts[index])]


def _captions(lines: list[ReadLine], facts: LineFacts, body: NDArray[np.bool_], scores: Floats) -> dict[int, Verdict]:
    """Pictures of the article and the lines that caption them."""
    if not (body & facts.prose).any():
        return {}
    captions = find_captions(lines, facts, body, scores, core(facts, body))
    return {index: Verdict(*caption, 1.0 if caption.kept else 0.0) for index, caption in captions.items()}
