"""Names in capitals, written as names are."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

_VOWEL = re.compile("[AEIOUYÀ-ÖØ-Ý]")
_DOTTED = re.compile(r"(?:\w\.-?)+|\w{2,}\.\w{2,}")
"""Initials (J.K.) and addresses (EXAMPLE.ORG)."""
_NUMERAL = re.compile(r"(?:I{2,3}|IV)\.?")
_SHORT_WORDS = frozenset({"NG", "JR", "SR"})
"""Two consonants that are no initials."""
_APOSTROPHES = "'’ʼ"
_ARTICLES = frozenset({"al", "el", "ul", "ur", "as", "ad", "ar"})
"""Of Arabic, before a hyphen."""


class _Place(Struct, frozen=True):
    """Where in a name a word stands, and in whose language it is written."""

    language: str
    first: bool
    last: bool
    korean: bool


def in_normal_case(name: str, language: str) -> str:
    """The name with its capitalised words in normal case; mixed case, initials and agencies stay as they are.

    "TOM O'CONNOR" gives "Tom O'Connor", "JEAN-LUC MCDONALD" "Jean-Luc McDonald", "Jean DUPONT" "Jean Dupont".
    """
    words = name.split()
    if len(words) == 1 and len(name) < 5:
        return name
    in_capitals = all(map(_is_capital, words))
    surname = next((number for number, word in enumerate(words) if all(map(_is_capital, words[number:]))), len(words))
    korean = in_capitals and any(word.lower() in _table()["korean_surnames"] for word in words)
    places = [_Place(language, number == 0, number == len(words) - 1, korean) for number in range(len(words))]
    return " ".join(
        # In a name of mixed case only a surname stands in capitals (Jean DUPONT); what else does is an abbreviation.
        _spelled(word, place)
        if in_capitals or (number >= surname and (len(word) > 3 or word.lower() in _table()["particles"]))
        else word
        for number, (word, place) in enumerate(zip(words, places, strict=True))
    )


def _is_capital(word: str) -> bool:
    return word.replace("ß", "").upper() == word.replace("ß", "")


def _spelled(word: str, place: _Place) -> str:
    if _stands_in_capitals(word, place):
        return word
    small = _lower(word, place.language)
    if small in _table()["particles"] and not place.first and not place.last:
        return small.capitalize() if place.language in _table()["particles_are_capital_in"] else small
    if "-" in word:
        first, *others = small.split("-")
        start = first if first in _ARTICLES and not place.first else _capitalized(first, place)
        return "-".join([start, *(part if place.korean else _capitalized(part, place) for part in others)])
    return _capitalized(small, place)


def _stands_in_capitals(word: str, place: _Place) -> bool:
    """Whether it is an agency, initials, an address, a numeral (HENRY III), or initials without full stops (JK, AJ)."""
    bare = word.strip(".,")
    if all(part in _table()["agencies"] for part in bare.split("/")) or _DOTTED.fullmatch(word):
        return True
    if _NUMERAL.fullmatch(word) and place.last:
        return True
    return len(bare) == 2 and bare not in _SHORT_WORDS and (not _VOWEL.search(bare) or bare.endswith("J"))


def _capitalized(small: str, place: _Place) -> str:
    """The word with a capital first, and one after O', D' and Mc."""
    prefix, apostrophe, rest = next((small.partition(mark) for mark in _APOSTROPHES if mark in small), (small, "", ""))
    if apostrophe and len(rest) > 2 and (len(prefix) == 1 or prefix in {"dell", "dall"}):
        article = prefix == "d" and place.language in {"fr", "ca"} and not place.first
        return (prefix if article else _upper_first(prefix, place)) + apostrophe + _upper_first(rest, place)
    if small.startswith("mc") and len(small) > 4:
        return "Mc" + _upper_first(small[2:], place)
    return _upper_first(small, place)


def _upper_first(small: str, place: _Place) -> str:
    first = "İ" if small[:1] == "i" and place.language in {"tr", "az"} else small[:1].upper()
    return first + small[1:]


def _lower(word: str, language: str) -> str:
    if language in {"tr", "az"}:
        word = word.replace("I", "ı").replace("İ", "i")
    return word.replace("İ", "i").lower()


@cache
def _table() -> dict[str, Any]:
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))["capitals"]
    return {name: frozenset(entries) for name, entries in table.items()}
