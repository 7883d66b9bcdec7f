"""What stands around each line of a page: one row per line, one column per fact, for the judge's model to weigh."""

from functools import cache

import numpy as np

from pipeline.extract.measure import Bools, Floats, Ints, LineFacts, own_facts, shapes
from pipeline.extract.phrases import BIT

# How many lines the windows above and below a line span.
_WINDOWS = (2, 4, 8, 20)
# Penalties per line, in letters, for which the richest stretch of prose is looked for.
_PENALTIES = (20.0, 60.0, 150.0)
# Phrases that open a zone: what follows them is of their kind.
_ZONES = (
    ("related",), ("comment",), ("legal", "cookie"), ("share", "listen"), ("tag",), ("author_box",),
    ("subscribe", "login"), ("read_more",), ("date_prefix",), ("byline",), ("credit",),
)  # fmt: skip
_LONGEST_LAG = 12
_FAR = 200


def surroundings(facts: LineFacts) -> list[Floats]:
    """One row per fact and one column per line, in several parts: numpy is quickest where a row is long.

    The facts are those that the model was trained on, in that order.
    """
    channels = _channels(facts)
    return [
        own_facts(facts),
        _page(facts),
        _neighbours(channels[:8]),
        _windows(channels),
        _stretches(facts),
        _zones(facts),
        _nearest(facts),
        rhythm(facts),
    ]


def _page(facts: LineFacts) -> Floats:
    count = len(facts)
    prose = facts.mass * facts.prose
    total = max(float(prose.sum()), 1.0)
    place = np.arange(count, dtype=np.float32)
    rows = np.empty((8, count), np.float32)
    rows[0] = np.log1p(count)
    rows[1] = np.log(total)
    rows[2] = np.count_nonzero(facts.prose) / count
    rows[3] = total / max(float(facts.mass.sum()), 1.0)
    rows[4] = place / count
    rows[5] = np.log1p(place)
    rows[6] = rows[5][::-1]
    rows[7] = prose.cumsum() / total
    return rows


def _channels(facts: LineFacts) -> Floats:
    rows = [
        np.log1p(facts.mass) / 5,
        facts.prose,
        facts.ends,
        facts.linked,
        (facts.kinds != 0) & (facts.covered > 0.3),
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
    ]
    return np.array(rows, np.float32)


def _neighbours(channels: Floats) -> Floats:
    width, count = channels.shape
    padded = np.full((width, count + 8), -1, np.float32)
    padded[:, 4:-4] = channels
    return np.concatenate([padded[:, 4 + step : 4 + step + count] for step in (-4, -3, -2, -1, 1, 2, 3, 4)])


def _windows(channels: Floats) -> Floats:
    """Means over the lines above and below, several window lengths."""
    width, count = channels.shape
    reach = max(_WINDOWS)
    sums = np.zeros((width, count + 1 + 2 * reach))
    np.cumsum(channels, axis=1, out=sums[:, reach + 1 : reach + 1 + count])
    sums[:, reach + 1 + count :] = sums[:, reach + count, None]
    upto, after = sums[:, reach : reach + count], sums[:, reach + 1 : reach + 1 + count]
    means = np.empty((len(_WINDOWS), 2, width, count), np.float32)
    for place, span in enumerate(_WINDOWS):
        means[place, 0] = (upto - sums[:, reach - span : reach - span + count]) / span
        means[place, 1] = (sums[:, reach + 1 + span : reach + 1 + span + count] - after) / span
    return means.reshape(-1, count)


def _stretches(facts: LineFacts) -> Floats:
    """Where a line lies to the stretches of lines that hold the most prose (the maximum-sum segments)."""
    count = len(facts)
    worth = np.minimum(facts.mass, 400) * (facts.prose * 0.7 + facts.ends * 0.3) * (1 - facts.linked)
    paid = worth - np.array(_PENALTIES)[:, None]
    sums = np.zeros((len(paid), count + 1))
    np.cumsum(paid, axis=1, out=sums[:, 1:])
    first, last, gain = richest(sums)
    length = np.maximum(last - first, 1)
    ends = to_ends(first, last, count)
    rows = np.empty((len(paid), 7, count), np.float32)
    rows[:, 0] = (ends[:, 0] >= 0) & (ends[:, 1] <= 0)
    rows[:, 1:3] = np.copysign(np.log1p(np.abs(ends)), ends)
    rows[:, 3] = np.minimum(np.maximum(ends[:, 0] / length, -2), 3)
    rows[:, 4] = length / count
    rows[:, 5] = gain / np.maximum(np.maximum(paid, 0).sum(1, keepdims=True), 1.0)
    rows[:, 6] = foreign_to(facts, rows[:, 0])
    return rows.reshape(-1, count)


def richest(sums: Floats) -> tuple[Ints, Ints, Floats]:
    """Where the richest stretch of lines begins, where it has ended, and what it is worth, by running sums of worth.

    Sums are rows, 0 first; what is returned are columns.
    """
    gains = sums - np.minimum.accumulate(sums, axis=1)
    last = gains.argmax(axis=1)[:, None]
    first = np.where(np.arange(sums.shape[1]) <= last, sums, np.inf).argmin(axis=1)[:, None]
    return first, last, gains.max(axis=1, keepdims=True)


def to_ends(first: Ints, last: Ints, count: int) -> Ints:
    """How many lines every line stands below the first line of a stretch, and below its last; two rows per stretch."""
    edges = np.concatenate([first, last - 1], axis=1)
    found: Ints = np.arange(count) - edges[:, :, None]
    return found


def foreign_to(facts: LineFacts, shares: Floats) -> Floats:
    """Share of each line's letters in another script than most of some lines; `shares` of lines, or rows of them."""
    main = (shares @ facts.scripts).argmax(axis=-1)
    found: Floats = 1 - facts.scripts.T[main] / np.maximum(facts.letters, 1)
    return found


def _zones(facts: LineFacts) -> Floats:
    """How far the nearest phrase of each zone is above and below (logarithm of lines)."""
    short = (facts.mass < 60) | (facts.covered > 0.4)
    return _distances(((facts.kinds & _zone_bits()) != 0) & short, own=True)


@cache
def _zone_bits() -> Ints:
    return np.array([[sum(BIT[kind] for kind in kinds)] for kinds in _ZONES])


def _nearest(facts: LineFacts) -> Floats:
    """How far the nearest paragraph is above and below, and how much the line weighs among the page's paragraphs."""
    marked = np.array([facts.prose & facts.ends, facts.heading > 0, facts.pictures > 0])
    paragraphs = facts.mass[facts.prose]
    paragraphs.sort()
    half = len(paragraphs) // 2
    median = float(paragraphs[half] + paragraphs[~half]) / 2 if len(paragraphs) else 0.0
    weight = [np.minimum(facts.mass / (median + 50), 4), np.full(len(facts), np.log1p(median))]
    return np.concatenate([_distances(marked, own=False), weight])


def _distances(marked: Bools, *, own: bool) -> Floats:
    """Per row of marks, two rows: how far the nearest marked line is above and below; `own` is none away."""
    kinds, count = marked.shape
    place = np.arange(count)
    above, below = np.full((2, kinds, count + 1), -_FAR)
    np.maximum.accumulate(np.where(marked, place, -_FAR), axis=1, out=above[:, 1:])
    # Seen from the last line, what is below is above.
    np.maximum.accumulate(np.where(marked[:, ::-1], place, -_FAR), axis=1, out=below[:, 1:])
    shift = slice(1, None) if own else slice(-1)
    far = np.empty((kinds, 2, count), np.int64)
    np.subtract(place, above[:, shift], out=far[:, 0])
    np.subtract(place, below[:, shift], out=far[:, 1, ::-1])
    found: Floats = _log1p().take(far, mode="clip").reshape(-1, count)
    return found


@cache
def _log1p() -> Floats:
    """The logarithm of each number of lines, and one."""
    return np.log1p(np.arange(_FAR + 1)).astype(np.float32)


def rhythm(facts: LineFacts) -> Floats:
    """How well the shapes of the lines around repeat at some distance: cards of teasers, rows of lists, comments.

    Three rows: how well, at which distance (of twelve lines), and how well if the line is no label.
    """
    count = len(facts)
    shape = shapes(facts)
    lags = np.arange(1, min(_LONGEST_LAG + 1, max(count, 2)))[:, None]
    place = np.arange(count)
    padded = np.full(count + 2 * _LONGEST_LAG, -1)
    padded[_LONGEST_LAG : _LONGEST_LAG + count] = shape
    # The shapes from every place of these on, without a copy.
    shifted = np.ndarray((2 * _LONGEST_LAG + 1, count), padded.dtype, padded, 0, 2 * padded.strides)
    same = shifted[_LONGEST_LAG + 1 :][: len(lags)] == shape
    same = np.add(same, shifted[_LONGEST_LAG - 1 :: -1][: len(lags)] == shape, dtype=np.int8)
    sums = np.zeros((len(lags), count + 1), np.int64)
    np.cumsum(same, axis=1, out=sums[:, 1:])
    spans = np.maximum(3 * lags, 6)
    low, high = np.maximum(place - spans, 0), np.minimum(place + spans + 1, count)
    row = (lags - 1) * (count + 1)  # where in all sums each row begins
    shares = (sums.take(row + high) - sums.take(row + low)) / (2 * (high - low)) - 0.02 * lags
    best = np.maximum(shares.max(axis=0), 0)
    lag_of_best = np.where(best > 0, shares.argmax(axis=0) + 1, 0)
    return np.array([best, lag_of_best / 12, best * (facts.mass > 60)])
