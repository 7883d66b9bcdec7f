"""What the words of a line weigh: which of them articles use, and which interfaces."""

import re
from collections.abc import Callable, Sequence

import numpy as np

from pipeline.extract.checksums import Checksums, crc32_of
from pipeline.extract.measure import Floats
from pipeline.extract.vocabulary import Vocabulary

WIDTH = 6
"""Columns per line."""
# Words of a line that are looked at: what a line is shows in its beginning.
_LONGEST = 60
_DIGITS = re.compile(r"\d+")
# More than the weights of two words ever differ by.
_APART = 64.0

Weigh = Callable[[Checksums], Floats]
"""By words' keys the logarithm of how much oftener articles use each than interfaces do; not a number if unknown."""


def keys_of(words: Sequence[str]) -> Checksums:
    """The words as the lexicon knows them: checksums, so that it holds no text; all numbers are alike."""
    return crc32_of(_alike(words))


def _alike(words: Sequence[str]) -> list[str]:
    """The words with one number for all."""
    return [word if word.isalpha() else _DIGITS.sub("0", word) for word in words]


def weigher(weights: dict[int, float]) -> Weigh:
    """The weights of many keys at once."""
    known = np.array(sorted(weights) or [0], np.uint32)
    values = np.array([weights.get(key, np.nan) for key in known.tolist()])

    def weigh(keys: Checksums) -> Floats:
        places = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        return np.where(known[places] == keys, values[places], np.nan)

    return weigh


def looked_at(words: list[str]) -> list[str]:
    """What is weighed of a line: its words, and once more the first, marked as such, at the end."""
    return [*words[:_LONGEST], f"^{words[0]}"] if words else []


def word_columns(words: Vocabulary, weigh: Weigh) -> Floats:
    """One row per line: of its words' weights the mean, least, sum, known share and sum of the least; its first's."""
    count = len(words.sizes)
    looked = words.places() < _LONGEST
    begun = words.sizes > 0
    distinct = _alike(words.distinct)
    firsts = [f"^{distinct[number]}" for number in words.numbers[words.starts[begun]].tolist()]
    by_word, of_firsts = np.split(weigh(crc32_of([*distinct, *firsts])), [len(distinct)])
    weights = by_word[words.numbers[looked]]
    known = ~np.isnan(weights)
    lines = np.repeat(np.arange(count), words.sizes)[looked][known]
    # Least first in every line: lines are in order, so moving them apart sorts them all at once.
    apart = _APART * lines
    weights = np.sort(weights[known] + apart) - apart
    sizes = np.bincount(lines, minlength=count)
    starts = np.cumsum(sizes) - sizes
    least = (np.arange(len(lines)) - starts[lines]) < 3
    some = sizes > 0
    total = np.bincount(lines, weights, count)
    columns = np.zeros((WIDTH, count), np.float32).T  # as the other columns lie, so that none need be turned
    columns[:, 0] = total / np.maximum(sizes, 1)
    columns[some, 1] = weights[starts[some]]
    columns[:, 2] = total / np.sqrt(np.maximum(sizes, 1))
    columns[:, 3] = sizes / np.minimum(np.maximum(words.sizes, 1), _LONGEST)
    columns[:, 4] = np.bincount(lines[least], weights[least], count)
    columns[begun, 5] = np.nan_to_num(of_firsts)
    return columns
