"""Captions of dumps that neither a picture nor a credit tells, but their own words.

They say where somebody stands ("Jane Doe, left, …", "（左）"), that a picture shows something ("In this undated photo",
"图为…"), of what kind it is ("(file photo)"), or, in Japanese, when and where it was taken ("＝１０日、市役所").
Captions that say nothing of the kind cannot be told from short paragraphs: a logit over length, neighbours, blank
lines and scores, learned on the captions of the development pages, lost a paragraph for each caption.
"""

import re
from functools import cache

import numpy as np

from pipeline.extract.characters import HAN, THAI, Class
from pipeline.extract.measure import Bools, LineFacts
from pipeline.extract.phrases import alternatives, words_of
from pipeline.extract.vocabulary import split_words

_LONGEST, _MOST_STOPS = 260, 3
# Capitals of a line that names whom it places, in scripts that have them.
_FEWEST_NAMES = 2
_QUOTES = ('"', "“", "„", "«", "‘", "「", "『", "- ", "– ", "— ")
_BEFORE, _AFTER = r"[(\[（［【,，،;、]", r"[)\]）］】,，،;:：、]"
# "生徒たち＝１０日、汐見市灯台町": no sentence, and a day or a place behind the sign.
_TAKEN_AT = re.compile(r"[\u3041-\u9fff][^＝]*＝[^。＝]*(?:[0-9０-９]日|[都道府県市区町村郡駅港館])[^。＝]{0,20}$")
# Columns of the scripts that write without blanks.
_UNSPACED_SCRIPTS = [THAI, HAN]
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u9fff]")


def pictured(facts: LineFacts, places: range) -> frozenset[int]:
    """The lines among these whose own words say that they describe a picture."""
    fits = (facts.mass < _LONGEST) & (facts.stops <= _MOST_STOPS) & (facts.linked < 0.5) & ~facts.row
    fits[: places.start] = fits[places.stop :] = False
    near = _with_words(facts, fits)
    if "＝" in facts.joined:
        near.update(np.flatnonzero(facts.holding("＝")).tolist())
    return frozenset(index for index in near if fits[index] and _says_so(facts, index))


def _says_so(facts: LineFacts, index: int) -> bool:
    text = facts.texts[index]
    if text.startswith(_QUOTES):
        return False
    if _shows().match(text) or _of_kind().search(text):
        return True
    if "＝" in text and _TAKEN_AT.search(text):
        return True
    if not _placed().search(text):
        return False
    cased = facts.counts[index, Class.UPPER] > 0
    return bool(not cased or facts.counts[index, Class.CAPITAL] > _FEWEST_NAMES)


def _with_words(facts: LineFacts, fits: Bools) -> set[int]:
    """The lines that hold one of the words, wherever: few of a page, so that no pattern needs to look at the others."""
    words, inside = _signs()
    vocabulary = facts.vocabulary
    found: set[int] = set()
    known = [number for word in words if (number := vocabulary.number_of.get(word)) is not None]
    if known:
        wanted = np.zeros(len(vocabulary.distinct), np.bool_)
        wanted[known] = True
        found.update(vocabulary.holding(wanted)[0].tolist())
    unspaced = facts.scripts[:, _UNSPACED_SCRIPTS].any(1) & fits
    found.update(index for index in np.flatnonzero(unspaced).tolist() if inside.search(facts.texts[index]))
    return found


@cache
def _signs() -> tuple[frozenset[str], re.Pattern[str]]:
    """The longest word of each phrase; and a pattern of the phrases in scripts that write without blanks."""
    phrases = [phrase for key in ("placed", "shows", "kind_of_picture") for phrase in words_of(key)]
    inside = sorted(filter(_UNSPACED.search, phrases))
    return frozenset(max(split_words(phrase), key=len) for phrase in {*phrases}.difference(inside)), re.compile(
        alternatives(inside)
    )


@cache
def _placed() -> re.Pattern[str]:
    """The pattern of "(left)", ", left,", "From left:"."""
    words = alternatives(sorted(words_of("placed")))
    return re.compile(rf"(?:^|{_BEFORE}\s?){words}\s?{_AFTER}", re.IGNORECASE)


@cache
def _shows() -> re.Pattern[str]:
    """The pattern of how a caption begins: "In this undated photo"."""
    words = alternatives(sorted(words_of("shows")))
    return re.compile(rf"\W*{words}(?:(?<=[\u0e00-\u0eff\u3040-\u9fff])|(?!\w))", re.IGNORECASE)


@cache
def _of_kind() -> re.Pattern[str]:
    """The pattern of "(file photo)" at the end of a caption, or behind its last stop."""
    words = alternatives(sorted(words_of("kind_of_picture")))
    return re.compile(rf"[(\[（【.!?。|–—:]\s?{words}\s?[)\]）】]?[.。]?$", re.IGNORECASE)
