"""Counters of what readers feel about an article: "LIKE12", "LAUGH3", or words and numbers by turns."""

import numpy as np

from pipeline.extract.characters import Class
from pipeline.extract.measure import LineFacts

# Lines below the text in which they are looked for, letters of a reaction, counters in a row at least.
_NEAR, _LONGEST, _FEWEST = 30, 25, 3


def reactions(facts: LineFacts, start: int) -> list[int]:
    """The lines from `start` on that count reactions: three or more counters in a row, as words, numbers, or both."""
    end = min(start + _NEAR, len(facts))
    digits = facts.counts[start:end, Class.DIGIT]
    counting = np.flatnonzero((digits > 0) & (facts.mass[start:end] < _LONGEST) & (facts.words[start:end] == 1))
    if len(counting) < _FEWEST:
        return []
    texts = facts.texts
    glued = [index for index in (start + counting).tolist() if _is_glued(texts[index])]
    numbers = [index for index in (start + counting).tolist() if texts[index].isdecimal()]
    found = [index for run in _runs(glued, 1) for index in run]
    for run in _runs(numbers, 2):
        labels = [index - 1 for index in run]
        ranks = [int(texts[index]) for index in run] in ([*range(1, len(run) + 1)], [*range(len(run), 0, -1)])
        if not ranks and labels[0] >= start and all(_is_label(facts, index) for index in labels):
            found += [*labels, *run]
    return found


def _runs(places: list[int], step: int) -> list[list[int]]:
    """Runs of three or more places, each so many lines below the one before."""
    if len(places) < _FEWEST:
        return []
    runs = [[places[0]]]
    for place in places[1:]:
        if place - runs[-1][-1] == step:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [run for run in runs if len(run) >= _FEWEST]


def _is_glued(text: str) -> bool:
    word = text.rstrip("0123456789")
    return word != text and word.isalpha()


def _is_label(facts: LineFacts, index: int) -> bool:
    return bool(2 < facts.mass[index] < _LONGEST and not facts.digits[index] and not facts.ends[index])
