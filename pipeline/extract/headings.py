"""Headings inside the text of a dump: what looks like one, and those that pass for a headline of what they follow."""

import re
from functools import cache

import numpy as np

from pipeline.extract.asides import is_complete
from pipeline.extract.characters import Class
from pipeline.extract.dates import spans_life
from pipeline.extract.measure import Bools, Floats, LineFacts
from pipeline.extract.people_alone import names_alone
from pipeline.extract.phrases import alternatives, words_of
from pipeline.extract.reading import ReadLine

# A heading after an aside: the score and the letters that it has at least, the share of digits at most.
_POSSIBLE, _SHORTEST_HEADING, _FEW_DIGITS = 0.15, 4, 0.2
_NUMBERED = re.compile(r"\d{1,2}\. ?\D")
# Letters of a line below such a heading that is no paragraph but a sentence.
_SHORTEST_SENTENCE = 40
# The score of a heading alone between blank lines, by how many others of the text look like it (0, 1, more), that of
# the paragraph below it, and its words at most. Without another, a single word and a label are rather remnants of the
# interface; where more headings than this are marked, a line that is not is none.
_ALONE, _SURE, _MOST_WORDS, _MARKED = (0.42, 0.4, 0.3), 0.7, 8, 2


def looks_like_heading(line: ReadLine, facts: LineFacts, index: int) -> bool:
    """Whether a line of the text has the looks of a heading."""
    return bool(
        facts.mass[index] < 70
        and (not facts.stops[index] or _stops_inside(facts, index))
        and facts.words[index] <= 14
        and line.text[-1:] not in ",;:"
        and not (facts.dated[index] and spans_life(line.text))
    )


def _stops_inside(facts: LineFacts, index: int) -> bool:
    """Whether a line alone over a paragraph is numbered, "3. Who reads the meter", or a question: "Who pays?"."""
    alone = index + 1 < len(facts) and facts.gap[index] and facts.gap[index + 1] and facts.prose[index + 1]
    if not alone or facts.stops[index] != 1:
        return False
    if facts.ends[index]:
        return bool(
            facts.counts[index, Class.QUESTION] and not facts.counts[index, [Class.COLON, Class.FIRST_MARK]].any()
        )
    return bool(facts.counts[index, Class.FIRST_DIGIT] and _NUMBERED.match(facts.texts[index]))


def headings_after(
    lines: list[ReadLine], facts: LineFacts, body: Bools, scores: Floats, passed: tuple[Bools, frozenset[int]]
) -> list[int]:
    """Headings of the text that stand between an advertisement, "Read also: …" or a caption, and a paragraph.

    Such a place makes them look like one more headline of the aside. `passed` are the asides and captions, and which
    of them are captions.
    """
    asides, captions = passed
    paragraphs = body & facts.prose
    before = np.maximum.accumulate(paragraphs)
    below = body & (facts.mass > _SHORTEST_SENTENCE)
    alike = np.arange(1, len(facts) - 1)[asides[:-2] & before[:-2] & ~body[1:-1] & below[2:]]
    return [
        index
        for index in alike.tolist()
        if scores[index] > _POSSIBLE
        and (facts.prose[index + 1] or facts.ends[index + 1] or facts.texts[index + 1].endswith((":", "：")))
        and (index - 1 in captions or is_complete(facts, index - 1))
        and facts.gap[index] == facts.gap[index + 1]
        and looks_like_heading(lines[index], facts, index)
        and not (facts.linked[index] or facts.dated[index] or facts.starts[index] or facts.pictures[index])
        and facts.mass[index] > _SHORTEST_HEADING
        and facts.digits[index] < _FEW_DIGITS
        and facts.foreign[index] < 0.5
    ]


def alike(lines: list[ReadLine], facts: LineFacts, body: Bools, scores: Floats) -> list[int]:
    """Short lines left out between blank lines over a paragraph, which look like the text's other headings.

    The model is less sure of a heading that says something else than the text around it.
    """
    paragraphs = body & facts.prose
    likely = ~body[:-1] & (scores[:-1] > _ALONE[-1]) & paragraphs[1:] & (scores[1:] > _SURE)
    found = [index for index in likely.nonzero()[0].tolist() if _may_be_left_out(lines[index], facts, index)]
    if not found:
        return []
    first = int(paragraphs.argmax())
    marked = int((facts.heading[body] > 0).sum()) > _MARKED
    short = (body[first:] & (facts.words[first:] <= _MOST_WORDS)).nonzero()[0] + first
    kept = [int(facts.heading[index]) for index in short.tolist() if _stands_alone(facts, index)]
    return [
        index
        for index in found
        if index > first
        and (facts.heading[index] or not marked)
        and scores[index] > _ALONE[min(kept.count(int(facts.heading[index])), 1 if marked else 2)]
        and (kept.count(int(facts.heading[index])) or (facts.words[index] > 1 and not facts.counts[index, Class.COLON]))
    ]


def _may_be_left_out(line: ReadLine, facts: LineFacts, index: int) -> bool:
    """Whether a line that is not kept can be a heading for all that it says."""
    text = facts.texts[index]
    plain = facts.copies[index] == 1 and not facts.starts[index] and facts.covered[index] < 0.5
    return bool(
        plain
        and not (facts.dated[index] or facts.counts[index, Class.FIRST_MARK])
        and _stands_alone(facts, index)
        and looks_like_heading(line, facts, index)
        and (facts.words[index] == 1 or text.lower() in facts.joined or not names_alone(text))
    )


def _stands_alone(facts: LineFacts, index: int) -> bool:
    """Whether a short line without links stands between blank lines and says no sentence, if no question."""
    if not facts.gap[index] or (index + 1 < len(facts) and not facts.gap[index + 1]):
        return False
    if facts.linked[index] or facts.pictures[index] or facts.row[index] or facts.item[index]:
        return False
    asks = facts.ends[index] and facts.stops[index] == 1 and facts.counts[index, Class.QUESTION] == 1
    short = facts.words[index] <= _MOST_WORDS and facts.mass[index] > _SHORTEST_HEADING
    return bool(short and (asks or not facts.stops[index]))


def fact_boxes(lines: list[ReadLine], facts: LineFacts, body: Bools) -> list[int]:
    """Headings between two lines of the text that call what follows facts: "Fakta: Töresundsfärjan"."""
    left = np.arange(1, len(facts) - 1)[body[:-2] & ~body[1:-1] & body[2:] & ~facts.ends[1:-1]]
    return [
        index
        for index in left.tolist()
        if looks_like_heading(lines[index], facts, index)
        and not (facts.linked[index] or facts.pictures[index] or facts.row[index])
        and _calls_facts().match(facts.texts[index])
    ]


def closing_box(facts: LineFacts, body: Bools) -> list[int]:
    """A box of facts right below the text: its label, and the lines below that up to a blank line or a button."""
    kept = body.nonzero()[0]
    label = int(kept[-1]) + 1 if len(kept) else len(facts)
    if label + 2 >= len(facts) or not facts.gap[label] or not _calls_facts().fullmatch(facts.texts[label]):
        return []
    end = label + 1
    while end < len(facts) and not facts.gap[end] and facts.covered[end] < 0.5 and facts.linked[end] < 0.5:
        end += 1
    told = range(label + 1, end)
    return [label, *told] if len(told) > 1 and (facts.words[told.start : end] > 1).all() else []


@cache
def _calls_facts() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(sorted(words_of('fact_box')))}\s?(?:$|[:：|–—-]\s)", re.IGNORECASE)
