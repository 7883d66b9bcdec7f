"""Is this translation believable? What can be said without a reference, as flags that people can read.

Single signs are seldom seen and mostly right when they are, so they flag and ask for a second try; no score is made of
them. The only good score is how far two engines agree (`agreement.py`).
"""

import math
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

import regex
from msgspec import Struct, convert

from pipeline.tags import corpus_code
from pipeline.text import script_counts
from pipeline.translate.agreement import agreement
from pipeline.translate.items import items_of, keep_items

__all__ = ["REASONS", "TRIGGERS", "Flag", "agreement", "flags_of"]

VERSION = "2"
"""Raised by hand when other flags come out."""

# Thresholds: each is the mildest that is right at least three times as often as chance (worst tenth by chrF of four
# directions of Argos; `bench/translate_quality.py` prints them).
_WRONG_SCRIPT = 0.6  # share of the letters
_SHORT, _LONG = -0.4, 0.4  # natural logarithm of length to expected length
_SMOOTHING = 10  # characters added to both lengths, so that single words are not judged by their length
_COPIED_WORDS, _COPIED_SHARE = 3, 1 / 2
_LONGEST_LOOP = 20  # words that may be said over and over
_REPEATED_WORDS, _REPEATED_CHARACTERS = 4, 8

_WORD = regex.compile(r"[\p{L}\p{M}]+")
# Words, or characters in scripts that write no blanks.
_TOKEN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|[\p{L}\p{M}]+")
_NUMBER = regex.compile(r"\d+(?:[.,’' \u00a0\u202f]\d{2,3}(?!\d))*(?:[.,]\d+)?")
_DOUBLE_QUOTE = regex.compile('["“”„‟«»「」『』]')
_SCRIPTS_TOGETHER = {"Jpan": {"Hani", "Hira", "Kana"}, "Hang": {"Hang", "Hani"}, "Kore": {"Hang", "Hani"}}
_HAN = {"Hans", "Hant"}


class Flag(Struct, frozen=True):
    """Something doubtful about a translation."""

    name: str
    reason: str
    """One sentence that a person understands."""


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    why: str
    retry: bool = False


def _entries() -> dict[str, _Entry]:
    return convert(
        tomllib.loads(files("pipeline.translate").joinpath("check.toml").read_text("utf-8")), dict[str, _Entry]
    )


REASONS = MappingProxyType({name: entry.why for name, entry in _entries().items()})
"""What each flag means, in words."""
TRIGGERS = frozenset(name for name, entry in _entries().items() if entry.retry)
"""The flags that ask for a second try; the others are notes."""


def flags_of(source: str, target: str, direction: tuple[str, str], *, cut_short: bool) -> tuple[Flag, ...]:
    """What is doubtful about the target, in the order of `REASONS`.

    Args:
        source: One sentence, as written.
        target: Its translation, with protected items put back.
        direction: Source and target language, BCP 47.
        cut_short: The engine says that it stopped at its limit.
    """
    if not source.strip():
        return ()
    if not target.strip():
        return (_flag("empty"),)
    length = _length(source, target, direction)
    found = {
        "copied": _copied(source, target, direction[0]),
        "wrong_script": _share_elsewhere(target, direction[1]) > _WRONG_SCRIPT,
        "too_short": length < _SHORT,
        "too_long": length > _LONG,
        "repetition": _repeats(target) and not _repeats(source),
        "cut_short": cut_short,
        "number_lost": not _numbers(source) <= _numbers(target),
        "item_lost": bool(items_of(source) - items_of(target)),
        "quotes_unbalanced": len(_DOUBLE_QUOTE.findall(source)) != len(_DOUBLE_QUOTE.findall(target)),
    }
    return tuple(_flag(name) for name, doubtful in found.items() if doubtful)


def _flag(name: str) -> Flag:
    return Flag(name, REASONS[name])


def _copied(source: str, target: str, language: str) -> bool:
    """Whether many of the source's words stand in the target as they were: names, items and other scripts aside."""
    prose = keep_items(source, lambda *_: " ")
    words = [
        word
        for word in _WORD.findall(prose)
        if (len(word) > 3 and word.islower()) or (_caseless(word) and not _share_elsewhere(word, language))
    ]
    there = set(_WORD.findall(target))
    copied = sum(word in there for word in words)
    return copied >= _COPIED_WORDS and copied > _COPIED_SHARE * len(words)


def _caseless(word: str) -> bool:
    return len(word) > 1 and word.lower() == word.upper()


def _share_elsewhere(target: str, language: str) -> float:
    """Share of the letters that are not of the language's script."""
    script = corpus_code(language).rpartition("_")[2]
    own = {"Hani"} if script in _HAN else _SCRIPTS_TOGETHER.get(script, {script})
    counts = script_counts(target)
    return sum(count for script, count in counts.items() if script not in own) / max(1, sum(counts.values()))


def _length(source: str, target: str, direction: tuple[str, str]) -> float:
    """Logarithm of the target's length to the length that translations of such a source mostly have."""
    lengths = _lengths()
    per_source, per_target = (lengths.get(tag.split("-", 1)[0], 100) for tag in direction)
    expected = len(source) * per_target / per_source
    return math.log((len(target) + _SMOOTHING) / (expected + _SMOOTHING))


def _repeats(text: str) -> bool:
    """Whether four words or more, or eight characters of scripts without blanks, follow upon themselves."""
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    if len(tokens) - len(set(tokens)) < _REPEATED_WORDS:
        return False
    for size in range(1, min(_LONGEST_LOOP, len(tokens) // 2) + 1):
        run = 0
        for index in range(len(tokens) - size):
            run = run + 1 if tokens[index] == tokens[index + size] else 0
            needed = _REPEATED_WORDS if len(tokens[index]) > 1 else _REPEATED_CHARACTERS
            if run >= max(size, needed):
                return True
    return False


def _numbers(text: str) -> set[str]:
    """The numbers of the text in ASCII digits, without what parts thousands and decimals."""
    return {
        "".join(str(unicodedata.digit(char)) for char in number if char.isdigit()) for number in _NUMBER.findall(text)
    }


@lru_cache(maxsize=1)
def _lengths() -> dict[str, int]:
    return tomllib.loads(files("pipeline.translate").joinpath("lengths.toml").read_text("utf-8"))
