"""What stands around each line of a page: one row per line, one column per fact, for the judge's model to weigh."""

import numpy as np

from pipeline.extract.measure import Bools, Floats, LineFacts, own_columns, shapes
from pipeline.extract.phrases import BIT

# How many lines the windows above and below a line span.
_WINDOWS = (1, 2, 4, 8, 20)
# Penalties per line, in letters, for which the richest stretch of prose is looked for.
_PENALTIES = (20.0, 60.0, 150.0)
# Phrases that open a zone: what follows them is of their kind.
_ZONES = (
    ("related",), ("comment",), ("legal", "cookie"), ("share", "listen"), ("tag",), ("author_box",),
    ("subscribe", "login"), ("read_more",), ("date_prefix",), ("byline",), ("credit",),
)  # fmt: skip
_LONGEST_LAG = 12
_FAR = 200


def surroundings(facts: LineFacts) -> Floats:
    """One row per line; the columns are those that the model was trained on, in that order."""
    channels = _channels(facts)
    columns = [
        own_columns(facts),
        _page(facts),
        _neighbours(channels[:, :8]),
        _windows(channels),
        _stretches(facts),
        _zones(facts),
        _nearest(facts),
        rhythm(facts),
    ]
    return np.concatenate(columns, axis=1, dtype=np.float32)


def _page(facts: LineFacts) -> Floats:
    count = len(facts)
    prose = facts.mass * facts.prose
    total = max(float(prose.sum()), 1.0)
    place = np.arange(count, dtype=np.float32)
    return np.stack(
        [
            np.full(count, np.log1p(count)),
            np.full(count, np.log(total)),
            np.full(count, facts.prose.mean()),
            np.full(count, total / max(float(facts.mass.sum()), 1.0)),
            place / count,
            np.log1p(place),
            np.log1p(place[::-1]),
            np.cumsum(prose) / total,
        ],
        axis=1,
    )


def _channels(facts: LineFacts) -> Floats:
    chrome = (facts.kinds != 0) & (facts.covered > 0.3)
    return np.stack(
        [
            np.log1p(facts.mass) / 5,
            facts.prose,
            facts.ends,
            facts.linked,
            chrome,
            facts.heading > 0,
            facts.dated,
            facts.gap,
            facts.prose & facts.ends,
            np.minimum(facts.mass, 400) / 400,
            facts.item,
            facts.foreign,
            facts.copies > 1,
            (facts.mass < 40) & ~facts.ends,
            facts.stops > 1,
        ],
        axis=1,
    ).astype(np.float32)


def _neighbours(channels: Floats) -> Floats:
    count, width = channels.shape
    padded = np.full((count + 8, width), -1, np.float32)
    padded[4:-4] = channels
    return np.concatenate([padded[4 + step : 4 + step + count] for step in (-4, -3, -2, -1, 1, 2, 3, 4)], axis=1)


def _windows(channels: Floats) -> Floats:
    """Means over the lines above and below, several window lengths."""
    count, width = channels.shape
    reach = max(_WINDOWS)
    sums = np.zeros((count + 1 + 2 * reach, width))
    np.cumsum(channels, axis=0, out=sums[reach + 1 : reach + 1 + count])
    sums[reach + 1 + count :] = sums[reach + count]
    upto, after = sums[reach : reach + count], sums[reach + 1 : reach + 1 + count]
    means = np.empty((count, len(_WINDOWS) - 1, 2, width), np.float32)
    for place, span in enumerate(_WINDOWS[1:]):
        means[:, place, 0] = (upto - sums[reach - span : reach - span + count]) / span
        means[:, place, 1] = (sums[reach + 1 + span : reach + 1 + span + count] - after) / span
    return means.reshape(count, -1)


def _stretches(facts: LineFacts) -> Floats:
    """Where a line lies to the stretches of lines that hold the most prose (the maximum-sum segments)."""
    count = len(facts)
    place = np.arange(count + 1)
    worth = np.minimum(facts.mass, 400) * (facts.prose * 0.7 + facts.ends * 0.3) * (1 - facts.linked)
    paid = worth - np.array(_PENALTIES)[:, None]
    sums = np.zeros((len(paid), count + 1))
    np.cumsum(paid, axis=1, out=sums[:, 1:])
    last = np.argmax(sums - np.minimum.accumulate(sums, axis=1), axis=1)[:, None]
    first = np.argmin(np.where(place <= last, sums, np.inf), axis=1)[:, None]
    length = np.maximum(last - first, 1)
    place = place[:-1]
    ends = np.stack([place - first, place - (last - 1)], axis=1)
    gain = np.take_along_axis(sums, last, 1) - np.take_along_axis(sums, first, 1)
    columns = np.empty((len(paid), 7, count), np.float32)
    columns[:, 0] = (place >= first) & (place < last)
    columns[:, 1:3] = np.copysign(np.log1p(np.abs(ends)), ends)
    columns[:, 3] = np.clip(ends[:, 0] / length, -2, 3)
    columns[:, 4] = length / count
    columns[:, 5] = gain / np.maximum(paid.clip(0).sum(1, keepdims=True), 1.0)
    columns[:, 6] = [foreign_to(facts, inside) for inside in columns[:, 0]]
    return columns.reshape(-1, count).T


def foreign_to(facts: LineFacts, shares: Bools | Floats) -> Floats:
    """Share of each line's letters in another script than most of these lines (whole lines, or shares of them)."""
    main = int(np.argmax(shares @ facts.scripts))
    found: Floats = 1 - facts.scripts[:, main] / np.maximum(facts.scripts.sum(1), 1)
    return found


def _zones(facts: LineFacts) -> Floats:
    """How far the nearest phrase of each zone is above and below (logarithm of lines)."""
    short = (facts.mass < 60) | (facts.covered > 0.4)
    bits = np.array([sum(BIT[kind] for kind in kinds) for kinds in _ZONES])
    marked = ((facts.kinds & bits[:, None]) != 0) & short
    return _distances(marked, own=True)


def _nearest(facts: LineFacts) -> Floats:
    """How far the nearest paragraph is above and below, and how much the line weighs among the page's paragraphs."""
    marked = np.stack([facts.prose & facts.ends, facts.heading > 0, facts.pictures > 0])
    paragraphs = facts.mass[facts.prose]
    median = float(np.median(paragraphs)) if len(paragraphs) else 0.0
    weight = [np.minimum(facts.mass / (median + 50), 4), np.full(len(facts), np.log1p(median))]
    return np.concatenate([_distances(marked, own=False), np.stack(weight, axis=1)], axis=1)


def _distances(marked: Bools, *, own: bool) -> Floats:
    """Per row of marks, two columns: how far the nearest marked line is above and below; `own` is none away."""
    count = marked.shape[1]
    place = np.arange(count)
    above = np.maximum.accumulate(np.where(marked, place, -_FAR), axis=1)
    below = np.minimum.accumulate(np.where(marked, place, count + _FAR)[:, ::-1], axis=1)[:, ::-1]
    if not own:
        above = np.column_stack([np.full(len(above), -_FAR), above[:, :-1]])
        below = np.column_stack([below[:, 1:], np.full(len(below), count + _FAR)])
    found: Floats = np.log1p(np.minimum(np.stack([place - above, below - place], axis=1), _FAR))
    return found.reshape(-1, count).T


def rhythm(facts: LineFacts) -> Floats:
    """How well the shapes of the lines around repeat at some distance: cards of teasers, rows of lists, comments."""
    count = len(facts)
    shape = shapes(facts)
    lags = np.arange(1, min(_LONGEST_LAG + 1, max(count, 2)))[:, None]
    place = np.arange(count)
    edge = np.full(_LONGEST_LAG, -1)
    padded = np.concatenate((edge, shape, edge))
    same = (padded[_LONGEST_LAG + place - lags] == shape) + (padded[_LONGEST_LAG + place + lags] == shape).astype(int)
    sums = np.zeros((len(lags), count + 1))
    np.cumsum(same, axis=1, out=sums[:, 1:])
    spans = np.maximum(3 * lags, 6)
    low, high = np.maximum(place - spans, 0), np.minimum(place + spans + 1, count)
    rows = np.arange(len(lags))[:, None]
    shares = (sums[rows, high] - sums[rows, low]) / (2 * (high - low)) - 0.02 * lags
    best = np.maximum(shares.max(axis=0), 0)
    lag_of_best = np.where(best > 0, shares.argmax(axis=0) + 1, 0)
    return np.stack([best, lag_of_best / 12, best * (facts.mass > 60)], axis=1)
