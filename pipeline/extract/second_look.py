"""How surely the lines around a line are text of the article: what the model's second stage sees of its first."""

import numpy as np

from pipeline.extract.measure import Floats, LineFacts
from pipeline.extract.surroundings import foreign_to, richest, to_ends

_REACH = 6
_WINDOWS = (3, 8, 20, 50)
# A line counts as text, and as surely text, from these first scores on.
_LIKELY, _SURE = 0.5, 0.7
_FAR = 100
# What is taken from a line's score, per row: a likelier line is worth something, any other costs.
_OFFSETS = np.array([[0.5], [0.25]], np.float32)


def second_look(facts: LineFacts, scores: Floats) -> Floats:
    """One row per fact and one column per line; the facts are those that the second stage was trained on, in order."""
    count = len(scores)
    place = np.arange(count)
    odds = np.log((scores + 1e-4) / (1 - scores + 1e-4)).clip(-6, 6)
    padded = np.full(count + 2 * _REACH, -7, odds.dtype)
    padded[_REACH : _REACH + count] = odds
    columns = [odds]
    columns += [padded[_REACH + step : _REACH + step + count] for step in range(-_REACH, _REACH + 1) if step]
    reach = max(_WINDOWS)
    sums = np.zeros(count + 1 + 2 * reach)
    sums[reach + 1 : -reach] = scores.cumsum()
    sums[-reach:] = sums[-reach - 1]
    upto, after = sums[reach : reach + count], sums[reach + 1 : -reach]
    for window in _WINDOWS:
        columns.append((upto - sums[reach - window : reach - window + count]) / window)
        columns.append((sums[reach + 1 + window : reach + 1 + window + count] - after) / window)
    mass = np.minimum(facts.mass, 300) + 10
    columns.extend(_stretches((scores - _OFFSETS) * mass))
    likely = scores > _LIKELY
    above = np.maximum.accumulate(np.where(likely, place, -_FAR))
    below = np.minimum.accumulate(np.where(likely, place, count + _FAR)[::-1])[::-1]
    above[1:], above[0] = above[:-1].copy(), -_FAR
    below[:-1], below[-1] = below[1:].copy(), count + _FAR
    total = float((mass * scores).sum()) + 1
    columns += [
        np.log1p(np.minimum(place - above, _FAR)),
        np.log1p(np.minimum(below - place, _FAR)),
        np.full(count, np.log(total)),
        np.full(count, scores.max()),
        np.full(count, np.sort(scores)[-5:].mean()),
        (mass * scores).cumsum() / total,
        mass * scores / total,
        np.full(count, (mass * likely).sum() / mass.sum()),
        facts.vocabulary.known(scores > _SURE),
        foreign_to(facts, scores),
    ]
    return np.array(columns, np.float32)


def _stretches(worth: Floats) -> Floats:
    """Where each line lies to the stretch of lines that is worth the most, for each row of what lines are worth."""
    count = worth.shape[1]
    sums = np.zeros((len(worth), count + 1))
    np.cumsum(worth, axis=1, out=sums[:, 1:])
    first, last, _ = richest(sums)
    ends = to_ends(first, last, count)
    inside = (ends[:, 0] >= 0) & (ends[:, 1] <= 0)
    rows = np.empty((len(worth), 4, count), np.float32)
    rows[:, 0] = inside
    rows[:, 1:3] = np.copysign(np.log1p(np.abs(ends)), ends)
    rows[:, 3] = ((worth * inside).sum(1) / np.maximum((worth * (worth > 0)).sum(1), 1))[:, None]
    return rows.reshape(-1, count)
