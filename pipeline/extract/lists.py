"""Rows of tables and items of lists inside the text that were left out although the text goes on around them."""

import numpy as np

from pipeline.extract.measure import Bools, Ints, LineFacts

# A row or an item of the text has few links; so many rows are no table of an article.
_LINKED, _MOST_ROWS = 0.5, 40
_ANNOUNCES = (":", "：", "՝")


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
    within = np.flatnonzero(body)
    marked = np.flatnonzero(listed[within[0] : within[-1]]) + within[0]
    runs = np.split(marked, np.flatnonzero(np.diff(marked) > 1) + 1) if len(marked) else []
    return [run for run in runs if run[0] and body[run[0] - 1] and body[run[-1] + 1] and not body[run].all()]


def _of_run(facts: LineFacts, body: Bools, run: Ints) -> list[int]:
    if facts.pictures[run].any():
        return []
    lost: list[int] = run[~body[run]].tolist()
    plain = (facts.linked[run] < _LINKED).all()
    if facts.row[run].all():
        return lost if plain and 1 < len(run) <= _MOST_ROWS and facts.prose[run[0] - 1] else []
    if not facts.item[run].all():
        return []
    kept = run[body[run]]
    if plain and facts.texts[run[0] - 1].endswith(_ANNOUNCES):
        return lost
    return [index for index in lost if len(kept) > 1 and kept[0] < index < kept[-1]]
