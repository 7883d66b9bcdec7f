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
_WORD = re.compile(r"[^\s_-]+")
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
    if not (classes or name):
        return told
    return told or _zone_of_names(classes, name)


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
def _zone_of_names(classes: str, name: str) -> Zone:
    return next(filter(None, map(zone_of_name, (*classes.split(), name))), "")


@lru_cache(maxsize=16_384)
def zone_of_name(name: str) -> Zone:
    """The zone that a class name or an id marks, as `zones.toml` tells."""
    if len(name) > _LONGEST_NAME:
        return ""
    words = _WORD.findall(_CAMEL.sub("-", name).lower())
    if _telling_words().isdisjoint(words):
        return ""  # most names: no pattern needs to be tried
    return next((zone for zone, pattern in _patterns() if pattern.fullmatch(" ".join(words))), "")


@cache
def _telling_words() -> frozenset[str]:
    """One of which every name holds that marks a zone."""
    return frozenset(phrase.split()[0] for row in _table()["zone"] for phrase in row["words"])


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((files("pipeline.extract") / "zones.toml").read_text("utf-8"))
    return table


@cache
def _patterns() -> tuple[tuple[Zone, re.Pattern[str]], ...]:
    parts = "|".join(_table()["parts"])
    patterns = []
    for row in _table()["zone"]:
        before = "|".join(row["before"]) if "before" in row else r"\S+"
        words = "|".join(sorted(row["words"], key=len, reverse=True))
        patterns.append((row["name"], re.compile(rf"(?:(?:{before}) )*(?:{words})(?: (?:{parts}))*")))
    return tuple(patterns)
