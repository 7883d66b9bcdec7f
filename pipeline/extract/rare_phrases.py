"""Lines that hold one of the phrases that few lines hold, found by a rare word of it: no pattern sees the others.

What pages say of themselves in full words ("Follow us on Google News") stands in few lines.
"""

import re
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.characters import HAN, THAI
from pipeline.extract.phrases import alternatives, words_of
from pipeline.extract.vocabulary import Vocabulary, split_words
from pipeline.extract.word_keys import Keys, keys_of, looked_up

Floats = NDArray[np.floating[Any]]
Bools = NDArray[np.bool_]

UNSPACED = "[\u0e00-\u0eff\u3040-\u9fff]"
"""A pattern of characters of the scripts that write without blanks."""
_UNSPACED = re.compile(UNSPACED)


def appeals(texts: list[str], vocabulary: Vocabulary, scripts: Floats, fits: Bools) -> list[int]:
    """Lines that ask the reader to follow, to join, to sign up, to support: "Follow us on Google News"."""
    pattern = pattern_of("appeal")
    near = lines_with(texts, vocabulary, scripts, fits, ("appeal",))
    return [index for index in near if pattern.search(texts[index])]


def lines_with(
    texts: list[str], vocabulary: Vocabulary, scripts: Floats, fits: Bools, keys: tuple[str, ...]
) -> set[int]:
    """The lines, of those that fit, that hold a rare word of a phrase under these keys.

    `scripts` are letters by script, one row per line.
    """
    words, inside = _signs(keys)
    found = set(vocabulary.holding(looked_up(vocabulary.keys, words)[1])[0].tolist())
    unspaced = ((scripts[:, THAI] > 0) | (scripts[:, HAN] > 0)) & fits
    found.update(index for index in unspaced.nonzero()[0].tolist() if inside.search(texts[index]))
    return {index for index in found if fits[index]}


@cache
def pattern_of(key: str) -> re.Pattern[str]:
    """The pattern of the phrases under a key, in any case, as whole words where words are told by blanks."""
    phrases = alternatives(sorted(words_of(key)))
    return re.compile(rf"(?:(?<!\w)|(?={UNSPACED})){phrases}(?:(?!\w)|(?<={UNSPACED}))", re.IGNORECASE)


@cache
def _signs(keys: tuple[str, ...]) -> tuple[Keys, re.Pattern[str]]:
    """The keys of the phrases' longest words, in ascending order; and a pattern of those written without blanks."""
    phrases = [phrase for key in keys for phrase in words_of(key)]
    inside = sorted(filter(_UNSPACED.search, phrases))
    words = [max(split_words(phrase), key=len) for phrase in {*phrases}.difference(inside)]
    return np.sort(keys_of(words)), re.compile(alternatives(inside) or r"(?!)")
