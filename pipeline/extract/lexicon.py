"""What the words of a line weigh: which of them articles use, and which interfaces."""

import re
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.measure import Floats
from pipeline.extract.vocabulary import Vocabulary
from pipeline.extract.word_keys import keys_of, looked_up

WIDTH = 6
"""Rows of facts."""
LOOKED_AT = 60
"""Words of a line that are weighed: what a line is shows in its beginning."""
_DIGITS = re.compile(r"\d+")
_SHIFT = np.uint64(32)
# More than the weights of two words ever differ by.
_APART = 64.0

LexiconKeys = NDArray[np.uint32]
"""Words as the lexicon knows them: the upper half of their keys, so that it holds no text; all numbers are alike."""
Weigh = Callable[[LexiconKeys], Floats]
"""By words' keys the logarithm of how much oftener articles use each than interfaces do; not a number if unknown."""


def lexicon_keys(words: Vocabulary) -> tuple[LexiconKeys, LexiconKeys]:
    """The keys of the distinct words; and of the words that begin lines, as such, for every line that has words."""
    keys = words.keys.copy()
    numeric = "\n".join(words.spelled(words.firsts[words.numeric]))
    keys[words.numeric] = keys_of(_DIGITS.sub("0", numeric).split("\n")) if numeric else ()
    upper = (keys >> _SHIFT).astype(np.uint32)
    return upper, ~upper[words.numbers[words.starts[words.sizes > 0]]]


def weigher(weights: dict[int, float]) -> Weigh:
    """The weights of many keys at once."""
    known = np.array(sorted(weights) or [0], np.uint32)
    values = np.array([weights.get(key, np.nan) for key in known.tolist()])

    def weigh(keys: LexiconKeys) -> Floats:
        places, found = looked_up(keys, known)
        return np.where(found, values[places], np.nan)

    return weigh


def word_rows(words: Vocabulary, weigh: Weigh) -> Floats:
    """One column per line: of its words' weights the mean, least, sum, known share and sum of least; its first's."""
    count = len(words.sizes)
    begun = words.sizes > 0
    by_word, of_firsts = map(weigh, lexicon_keys(words))
    weights = by_word[words.numbers]
    known = (words.places() < LOOKED_AT) & ~np.isnan(weights)
    lines = words.line_of[known]
    # Least first in every line: lines are in order, so moving them apart sorts them all at once.
    apart = _APART * lines
    weights = weights[known] + apart
    weights.sort()
    weights -= apart
    sizes = np.bincount(lines, minlength=count)
    starts = sizes.cumsum() - sizes
    least = (np.arange(len(lines)) - starts[lines]) < 3
    some = sizes > 0
    total = np.bincount(lines, weights, count)
    rows = np.zeros((WIDTH, count), np.float32)
    at_least_one = np.maximum(sizes, 1)
    rows[0] = total / at_least_one
    rows[1, some] = weights[starts[some]]
    rows[2] = total / np.sqrt(at_least_one)
    rows[3] = sizes / np.minimum(np.maximum(words.sizes, 1), LOOKED_AT)
    rows[4] = np.bincount(lines[least], weights[least], count)
    rows[5, begun] = np.where(np.isnan(of_firsts), 0, of_firsts)
    return rows
