"""What stands around each line of a page: one row per line, one column per fact, for the judge's model to weigh."""

import numpy as np

from pipeline.extract.measure import Floats, LineFacts, own_columns, shapes

# How many lines the windows above and below a line span.
_WINDOWS = (1, 2, 4, 8, 20)
# Penalties per line, in letters, for which the richest stretch of prose is looked for.
_PENALTIES = (20.0, 60.0, 150.0)
# Phrases that open a zone: what follows them is of their kind.
_ZONES = (
    ("related",), ("comment",), ("legal", "cookie"), ("share", "listen"), ("tag",), ("author_box",),
    ("subscribe", "login"), ("read_more",), ("date_prefix",), ("byline",), ("credit",),
)  # fmt: skip
_LAGS = range(1, 13)


def surroundings(facts: LineFacts) -> Floats:
    """One row per line; the columns are those that the model was trained on, in that order."""
    channels = _channels(facts)
    columns = [
        own_columns(facts),
        _page(facts),
        _neighbours(channels[:, :8]),
        _windows(channels),
        *(_stretch(facts, penalty) for penalty in _PENALTIES),
        _zones(facts),
        _nearest(facts),
        _rhythm(facts),
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
    padded = np.pad(channels, ((4, 4), (0, 0)), constant_values=-1)
    count = len(channels)
    return np.concatenate([padded[4 + step : 4 + step + count] for step in (-4, -3, -2, -1, 1, 2, 3, 4)], axis=1)


def _windows(channels: Floats) -> Floats:
    """Means over the lines above and below, several window lengths."""
    count = len(channels)
    sums = np.concatenate([np.zeros((1, channels.shape[1])), np.cumsum(channels, axis=0, dtype=np.float64)])
    place = np.arange(count)
    found = []
    for window in _WINDOWS[1:]:
        above = sums[place] - sums[np.maximum(place - window, 0)]
        below = sums[np.minimum(place + 1 + window, count)] - sums[place + 1]
        found += [above / window, below / window]
    return np.concatenate(found, axis=1)


def _stretch(facts: LineFacts, penalty: float) -> Floats:
    """Where a line lies to the stretch of lines that holds the most prose (the maximum-sum segment)."""
    worth = np.minimum(facts.mass, 400) * (facts.prose * 0.7 + facts.ends * 0.3) * (1 - facts.linked) - penalty
    sums = np.concatenate(([0.0], np.cumsum(worth)))
    low = np.minimum.accumulate(sums)
    last = int(np.argmax(sums - low))
    first = int(np.argmin(sums[: last + 1]))
    place = np.arange(len(facts))
    length = max(last - first, 1)
    inside = (place >= first) & (place < last)
    to_first, to_last = place - first, place - (last - 1)
    return np.stack(
        [
            inside,
            np.sign(to_first) * np.log1p(np.abs(to_first)),
            np.sign(to_last) * np.log1p(np.abs(to_last)),
            np.clip(to_first / length, -2, 3),
            np.full(len(facts), length / len(facts)),
            np.full(len(facts), (sums[last] - sums[first]) / max(float(np.maximum(worth, 0).sum()), 1.0)),
        ],
        axis=1,
    )


def _zones(facts: LineFacts) -> Floats:
    """How far the nearest phrase of each zone is above and below (logarithm of lines)."""
    count = len(facts)
    place = np.arange(count)
    short = (facts.mass < 60) | (facts.covered > 0.4)
    found = []
    for kinds in _ZONES:
        marked = facts.has(*kinds) & short
        above = np.maximum.accumulate(np.where(marked, place, -200))
        below = np.minimum.accumulate(np.where(marked, place, count + 200)[::-1])[::-1]
        found += [np.log1p(np.minimum(place - above, 200)), np.log1p(np.minimum(below - place, 200))]
    return np.stack(found, axis=1)


def _nearest(facts: LineFacts) -> Floats:
    """How far the nearest paragraph is above and below, and how much the line weighs among the page's paragraphs."""
    count = len(facts)
    place = np.arange(count)
    found = []
    for marked in (facts.prose & facts.ends, facts.heading > 0, facts.pictures > 0):
        above = np.maximum.accumulate(np.where(marked, place, -200))
        below = np.minimum.accumulate(np.where(marked, place, count + 200)[::-1])[::-1]
        above = np.concatenate(([-200], above[:-1]))
        below = np.concatenate((below[1:], [count + 200]))
        found += [np.log1p(np.minimum(place - above, 200)), np.log1p(np.minimum(below - place, 200))]
    paragraphs = facts.mass[facts.prose]
    median = float(np.median(paragraphs)) if len(paragraphs) else 0.0
    return np.stack([*found, np.minimum(facts.mass / (median + 50), 4), np.full(count, np.log1p(median))], axis=1)


def _rhythm(facts: LineFacts) -> Floats:
    """How well the shapes of the lines around repeat at some distance: cards of teasers, rows of lists, comments."""
    count = len(facts)
    shape = shapes(facts)
    best = np.zeros(count)
    lag_of_best = np.zeros(count)
    for lag in _LAGS:
        if lag >= count:
            break
        same = np.zeros(count)
        same[lag:] = shape[lag:] == shape[:-lag]
        same[: count - lag] += same[lag:]
        span = max(3 * lag, 6)
        sums = np.concatenate(([0.0], np.cumsum(same)))
        place = np.arange(count)
        low, high = np.maximum(place - span, 0), np.minimum(place + span + 1, count)
        share = (sums[high] - sums[low]) / (2 * (high - low)) - 0.02 * lag
        better = share > best
        best = np.where(better, share, best)
        lag_of_best = np.where(better, lag, lag_of_best)
    long = facts.mass > 60
    return np.stack([best, lag_of_best / 12, best * long], axis=1)
