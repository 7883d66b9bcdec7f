"""Rows of tables, items of lists and facts inside the text that were left out although the text goes on around them."""

import re

import numpy as np

from pipeline.extract.characters import Class
from pipeline.extract.measure import Bools, Ints, LineFacts

# A row or an item of the text has few links; so many rows are no table of an article.
_LINKED, _MOST_ROWS = 0.5, 40
_ANNOUNCES = (":", "：", "՝")
# "Players: 2 to 5", and of how many such lines a box is made at least, which share of its lines, and how many are kept.
_FACT = re.compile(r"[^:：]{2,30}\s?[:：]\s?\S")
_FACTS, _MOSTLY, _KEPT = 3, 0.7, 2


def missing(facts: LineFacts, body: Bools) -> list[int]:
    """Rows and items that belong to the text: it stands right above and right below their table or list.

    Of a table all rows do; of a list those between two others, or all below a line that announces them with a colon.
    """
    listed = facts.row | facts.item
    if not listed.any() or not body.any():
        return []
    return [index for run in _runs(listed, body) for index in _of_run(facts, body, run)]


def _runs(listed: Bools, body: Bools) -> list[Ints]:
    """The runs of rows and items with text above and below of which not all are kept."""
    within = body.nonzero()[0]
    marked = listed[within[0] : within[-1]].nonzero()[0] + within[0]
    runs = np.split(marked, (np.diff(marked) > 1).nonzero()[0] + 1) if len(marked) else []
    return [run for run in runs if run[0] and body[run[0] - 1] and body[run[-1] + 1] and not body[run].all()]


def _of_run(facts: LineFacts, body: Bools, run: Ints) -> list[int]:
    if facts.pictures[run].any():
        return []
    lost: list[int] = run[~body[run]].tolist()
    plain = (facts.linked[run] < _LINKED).all()
    if facts.row[run].all():
        led = facts.prose[run[0] - 1] or facts.texts[run[0] - 1].endswith(_ANNOUNCES)
        return lost if plain and 1 < len(run) <= _MOST_ROWS and led else []
    if not facts.item[run].all():
        return []
    kept = run[body[run]]
    if plain and facts.texts[run[0] - 1].endswith(_ANNOUNCES):
        return lost
    return [index for index in lost if len(kept) > 1 and kept[0] < index < kept[-1]]


def lost_facts(facts: LineFacts, body: Bools) -> list[int]:
    """Lines like "Players: 2 to 5" in a box inside the text of which some are kept."""
    lost = (~body & (facts.counts[:, Class.COLON] > 0) & ~facts.prose).nonzero()[0]
    lost = lost[(lost > body.argmax()) & (lost < len(body) - body[::-1].argmax())]
    found: list[int] = []
    for index in lost.tolist():
        start, end = index, index + 1
        while start and not facts.gap[start]:
            start -= 1
        while end < len(facts) and not facts.gap[end]:
            end += 1
        if end - start < _FACTS or body[start:end].sum() < _KEPT or facts.row[start:end].any():
            continue
        told = sum(_FACT.match(text) is not None for text in facts.texts[start:end])
        if told >= _MOSTLY * (end - start) and _FACT.match(facts.texts[index]) and "://" not in facts.texts[index]:
            found.append(index)
    return found


def in_box_of_facts(facts: LineFacts, index: int) -> bool:
    """Whether a line like "Players: 2 to 5" stands right above or below another two."""
    start = end = index
    while start > 0 and not facts.gap[start] and _FACT.match(facts.texts[start - 1]):
        start -= 1
    while end + 1 < len(facts) and not facts.gap[end + 1] and _FACT.match(facts.texts[end + 1]):
        end += 1
    return end - start + 1 >= _FACTS and _FACT.match(facts.texts[index]) is not None
