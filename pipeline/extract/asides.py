"""What stands in the text of a dump and is none of it: "Read also: …", "Advertisement", an offer, a file to load."""

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.characters import Class
from pipeline.extract.credits import CLOSINGS
from pipeline.extract.measure import Bools, Floats, LineFacts
from pipeline.extract.phrases import BIT, known
from pipeline.extract.word_keys import Keys, keys_of, looked_up

# "Read also:" and the headline after it, in letters; the share of a line that says no more than "Advertisement".
_LONGEST_ASIDE, _ALONE = 200, 0.7
# From which score on "30 min" is a time of the article's own, as of a recipe.
_SURE = 0.7
_SURELY_TEXT, _SURELY_NONE = 0.97, 0.1
# How long a file is: the end of "Download (214 KB)", and of "The full list (XLSX, 48 KB)".
_FILE_SIZE = re.compile(r"[(\[（][^()\[\]（）]{0,20}\d\s?(?:[KkMG]i?B|[KkMG]o|bytes|[КМГ][Бб])\s?[)\]）]$")
_COLON = re.compile(r"[^:：]{2,30}\s?[:：]")
_AT_COLON = re.compile(r"[:：]")
# "12:55 Fuel: prices hold": an item of a ticker.
_FEWEST_TIMED = 3
_TIMED = re.compile(r"\d{1,2}[:.h]\d\d\s\D")
# How lines begin that point elsewhere: ">> The bridges that changed the market".
_ARROWS = (">>", "» ", "→ ", "➡", "☞", "≫", "＞＞")
# Lines under "See also", and letters of that.
_MOST_LISTED, _LONGEST_LABEL = 6, 60
# Words of "More hockey" at most, and of each headline below it at least.
_FEW_WORDS = 4


def find_asides(facts: LineFacts, scores: Floats) -> Bools:
    """Lines in the text that are none of it: "Read also: …", "Tags: …", "Advertisement", an address, a file."""
    pointing = (facts.starts & (BIT["read_more"] | BIT["related"] | BIT["tag"])) != 0
    found: NDArray[np.bool_] = pointing & ~facts.ends & (facts.mass < _LONGEST_ASIDE)
    for index in (found & (facts.linked <= 0.5)).nonzero()[0].tolist():
        found[index] = _COLON.match(facts.texts[index]) is not None
    found[_labelled(facts, scores)] = True
    found |= facts.has("advert", "read_more") & (facts.covered > _ALONE)
    found |= facts.has("read_time") & (facts.mass < 30) & (scores < _SURE)
    found |= facts.holding("@") & (facts.counts[:, Class.BLANK] == 0)
    bracketed = facts.counts[:, Class.BRACKET] > 1
    for index in (bracketed & ~facts.prose & (facts.digits > 0) & (facts.mass > 0)).nonzero()[0].tolist():
        text = facts.texts[index]
        if text.endswith(CLOSINGS) and _FILE_SIZE.search(text):
            found[index] = True
    found[_pointing(facts)] = True
    found[_listed(facts)] = True
    return found | (facts.appeals & (scores < _SURELY_TEXT))


def _labelled(facts: LineFacts, scores: Floats) -> list[int]:
    """Lines that tell the reader with a word and a colon what else to read or see: "Watch: …", "[Map: …]"."""
    short = (facts.counts[:, Class.COLON] > 0) & (facts.mass < _LONGEST_ASIDE) & ~facts.ends & (scores > _SURELY_NONE)
    labels = known("read_label")
    found = []
    for index in short.nonzero()[0].tolist():
        text = facts.texts[index]
        bracketed = text.startswith("[") and text.find("]") == len(text) - 1
        if facts.words[index] > 1 and (bracketed or _AT_COLON.split(text, 1)[0].strip().casefold() in labels):
            found.append(index)
    return found


def _pointing(facts: LineFacts) -> list[int]:
    """Lines that begin with an arrow, end as no sentence does, and are no item of a list of such."""
    marked = facts.counts[:, Class.FIRST_MARK].nonzero()[0].tolist()
    arrows = [index for index in marked if facts.texts[index].startswith(_ARROWS)]
    alone = [index for index in arrows if not {index - 1, index + 1} & {*arrows}]
    short = [index for index in alone if facts.mass[index] < _LONGEST_ASIDE and not facts.ends[index]]
    return [index for index in short if not facts.texts[index].endswith(":")]


def _listed(facts: LineFacts) -> list[int]:
    """Lines that say no more than "See also" or "More hockey", and the headlines right below, up to a blank line."""
    more = _say_more(facts)
    labels = ((facts.kinds & (BIT["read_more"] | BIT["related"])) != 0) & (facts.covered > _ALONE) | more
    labels &= facts.gap & (facts.mass < _LONGEST_LABEL) & (facts.heading == 0) & ~facts.ends
    found: list[int] = []
    for index in labels.nonzero()[0].tolist():
        end = index + 1
        while end < len(facts) and not facts.gap[end]:
            end += 1
        under = range(index + 1, end)
        headlines = not facts.ends[under.start : end].any() and (facts.mass[under.start : end] < _LONGEST_ASIDE).all()
        if more[index] and under:
            headlines &= facts.words[under.start : end].min() >= _FEW_WORDS
        if under and len(under) <= _MOST_LISTED and headlines and end < len(facts):
            found += [index, *under]
    return found


def _say_more(facts: LineFacts) -> Bools:
    """Which lines are a few words that begin with "more"."""
    vocabulary = facts.vocabulary
    few: Bools = (vocabulary.sizes > 1) & (vocabulary.sizes <= _FEW_WORDS) & facts.gap
    first = vocabulary.keys[vocabulary.numbers[vocabulary.starts[few]]]
    few[few] = looked_up(first, _more())[1]
    few &= facts.stops == 0
    return few


@cache
def _more() -> Keys:
    return np.sort(keys_of(sorted(known("more_label"))))


def ticker(facts: LineFacts, body: Bools, title: int) -> list[int]:
    """The lines kept above the title, if three or more begin with a time of day: an agency's latest reports."""
    above = body[:title].nonzero()[0].tolist()
    digits = facts.counts[:, Class.FIRST_DIGIT]
    timed = sum(bool(digits[index]) and _TIMED.match(facts.texts[index]) is not None for index in above)
    return above if timed >= _FEWEST_TIMED else []


def is_complete(facts: LineFacts, aside: int) -> bool:
    """Whether an aside says all that it has to say, and no headlines of others follow."""
    if facts.kinds[aside] & BIT["advert"] and facts.covered[aside] > _ALONE:
        return True
    if not facts.starts[aside] & (BIT["read_more"] | BIT["related"]):
        return False
    label = _COLON.match(facts.texts[aside])
    return facts.linked[aside] > 0.5 or (label is not None and len(facts.texts[aside]) > label.end() + 1)
