"""How surely the lines around a line are text of the article: what the model's second stage sees of its first."""

import numpy as np

from pipeline.extract.measure import Floats, LineFacts
from pipeline.extract.surroundings import foreign_to

_REACH = 6
_WINDOWS = (3, 8, 20, 50)
# A line counts as text, and as surely text, from these first scores on.
_LIKELY, _SURE = 0.5, 0.7
_FAR = 100


def second_look(facts: LineFacts, scores: Floats) -> Floats:
    """One row per line; the columns are those that the second stage was trained on, in that order."""
    count = len(scores)
    place = np.arange(count)
    odds = np.clip(np.log((scores + 1e-4) / (1 - scores + 1e-4)), -6, 6)
    edge = np.full(_REACH, -7)
    padded = np.concatenate((edge, odds, edge))
    columns = [odds]
    columns += [padded[_REACH + step : _REACH + step + count] for step in range(-_REACH, _REACH + 1) if step]
    sums = np.concatenate(([0.0], np.cumsum(scores)))
    for window in _WINDOWS:
        above = sums[place] - sums[np.maximum(place - window, 0)]
        below = sums[np.minimum(place + 1 + window, count)] - sums[place + 1]
        columns += [above / window, below / window]
    mass = np.minimum(facts.mass, 300) + 10
    for offset in (0.5, 0.25):
        columns += _stretch((scores - offset) * mass)
    likely = scores > _LIKELY
    above = np.maximum.accumulate(np.where(likely, place, -_FAR))
    below = np.minimum.accumulate(np.where(likely, place, count + _FAR)[::-1])[::-1]
    above = np.concatenate(([-_FAR], above[:-1]))
    below = np.concatenate((below[1:], [count + _FAR]))
    total = float((mass * scores).sum()) + 1
    columns += [
        np.log1p(np.minimum(place - above, _FAR)),
        np.log1p(np.minimum(below - place, _FAR)),
        np.full(count, np.log(total)),
        np.full(count, scores.max()),
        np.full(count, np.sort(scores)[-5:].mean()),
        np.cumsum(mass * scores) / total,
        mass * scores / total,
        np.full(count, (mass * likely).sum() / mass.sum()),
        facts.vocabulary.known(scores > _SURE),
        foreign_to(facts, scores),
    ]
    return np.array(columns, np.float32).T


def _stretch(worth: Floats) -> list[Floats]:
    """Where each line lies to the stretch of lines that is worth the most."""
    count = len(worth)
    place = np.arange(count)
    sums = np.concatenate(([0.0], np.cumsum(worth)))
    last = int(np.argmax(sums - np.minimum.accumulate(sums)))
    first = int(np.argmin(sums[: last + 1]))
    inside = (place >= first) & (place < last)
    to_first, to_last = place - first, place - (last - 1)
    share = (worth * inside).sum() / max(float((worth * (worth > 0)).sum()), 1.0)
    return [
        inside.astype(np.float32),
        np.sign(to_first) * np.log1p(np.abs(to_first)),
        np.sign(to_last) * np.log1p(np.abs(to_last)),
        np.full(count, share),
    ]
