"""What an element's own markup (tag, role, class, id, itemprop) says that it is."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

Zone = Literal[
    "", "nav", "footer", "aside", "form", "comments", "related", "share", "subscription", "legal", "tags",
    "caption", "credit", "byline", "date", "standfirst", "note", "hidden",
]  # fmt: skip
"""Empty where the markup says nothing."""

_OF_TAG: dict[str, Zone] = {
    "nav": "nav", "menu": "nav", "footer": "footer", "aside": "aside", "form": "form", "button": "form",
    "figcaption": "caption", "time": "date", "address": "byline", "dialog": "legal",
}  # fmt: skip
_OF_ROLE: dict[str, Zone] = {
    "navigation": "nav", "menu": "nav", "menubar": "nav", "contentinfo": "footer", "complementary": "aside",
    "search": "form", "dialog": "legal", "alertdialog": "legal",
}  # fmt: skip
_OF_ITEMPROP: dict[str, Zone] = {
    "author": "byline", "creator": "byline", "datepublished": "date", "datemodified": "date", "caption": "caption",
    "comment": "comments", "keywords": "tags", "copyrightholder": "credit",
}  # fmt: skip
_WHOLE = frozenset(("html", "body", "main", "article"))  # what they hold is not one zone
_SPEAKING = frozenset(("hidden", "style", "role", "itemprop", "rel"))
_LONGEST_NAME = 60  # characters; longer ones are made by machines
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def zone_of(tag: str, attributes: Iterable[tuple[str, str]]) -> Zone:
    """The zone that an element opens by its own markup."""
    classes = name = ""
    told: Zone = zone_of_name(tag) if "-" in tag else _OF_TAG.get(tag, "")  # elements of a page's own are named
    for key, value in attributes:
        if key == "class":
            classes = value
        elif key == "id":
            name = value
        elif key in _SPEAKING:
            zone = _told(tag, key, value)
            if zone == "hidden":
                return zone
            told = told or zone
    if tag in _WHOLE:
        return ""
    return told or (classes and _zone_of_classes(classes)) or (name and zone_of_name(name))


def _told(tag: str, key: str, value: str) -> Zone:
    """What an attribute other than class and id says."""
    if key == "hidden" or (key == "style" and _HIDDEN_STYLE.search(value)):
        return "hidden"
    if key == "role":
        return _OF_ROLE.get(value, "")
    if key == "itemprop":
        return _OF_ITEMPROP.get(value.lower(), "")
    return "byline" if key == "rel" and tag == "a" and value == "author" else ""


@lru_cache(maxsize=16_384)
def _zone_of_classes(classes: str) -> Zone:
    if _patterns().keys().isdisjoint(_words(classes)):
        return ""  # most classes: none of their names needs to be looked at
    return next(filter(None, map(zone_of_name, classes.split())), "")


@lru_cache(maxsize=16_384)
def zone_of_name(name: str) -> Zone:
    """The zone that a class name or an id marks, as `zones.toml` tells."""
    if len(name) > _LONGEST_NAME:
        return ""
    words, telling = _words(name), _patterns()
    if telling.keys().isdisjoint(words):
        return ""
    asked = sorted({row for word in words for row in telling.get(word, ())})
    said = " ".join(words)
    return next((zone for _, zone, pattern in asked if pattern.fullmatch(said)), "")


def _words(name: str) -> list[str]:
    parted = name if name.islower() else _CAMEL.sub("-", name).lower()
    return parted.replace("_", " ").replace("-", " ").split()


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((files("pipeline.extract") / "zones.toml").read_text("utf-8"))
    return table


@cache
def _patterns() -> dict[str, list[tuple[int, Zone, re.Pattern[str]]]]:
    """Rows of the table by the first word of each of their phrases: the row's number, its zone, how its names look."""
    parts = "|".join(_table()["parts"])
    patterns: dict[str, list[tuple[int, Zone, re.Pattern[str]]]] = {}
    for number, row in enumerate(_table()["zone"]):
        before = "|".join(row["before"]) if "before" in row else r"(?!non\b)\S+"  # "non-paywall" is none
        words = "|".join(sorted(row["words"], key=len, reverse=True))
        pattern = re.compile(rf"(?:(?:{before}) )*(?:{words})(?: (?:{parts}))*")
        for word in {phrase.split()[0] for phrase in row["words"]}:
            patterns.setdefault(word, []).append((number, row["name"], pattern))
    return patterns
