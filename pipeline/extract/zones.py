"""What an element's own markup (tag, role, class, id, itemprop) says that it is."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

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
_LONGEST_NAME = 60  # characters; longer ones are made by machines
_WORD = re.compile(r"[^\s_-]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def zone_of_name(name: str) -> Zone:
    """The zone that a class name or an id marks, as `zones.toml` tells."""
    if len(name) > _LONGEST_NAME:
        return ""
    words = " ".join(_WORD.findall(_CAMEL.sub("-", name).lower()))
    return next((zone for zone, pattern in _patterns() if pattern.fullmatch(words)), "")


@cache
def _patterns() -> tuple[tuple[Zone, re.Pattern[str]], ...]:
    table = tomllib.loads((files("pipeline.extract") / "zones.toml").read_text("utf-8"))
    parts = "|".join(table["parts"])
    patterns = []
    for row in table["zone"]:
        before = "|".join(row["before"]) if "before" in row else r"\S+"
        words = "|".join(sorted(row["words"], key=len, reverse=True))
        patterns.append((row["name"], re.compile(rf"(?:(?:{before}) )*(?:{words})(?: (?:{parts}))*")))
    return tuple(patterns)


def zone_of(tag: str, attributes: Mapping[str, str]) -> Zone:
    """The zone that an element opens by its own markup."""
    if tag in {"html", "body", "main", "article"}:
        return ""
    if not attributes:
        return _OF_TAG.get(tag, "")
    if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style", "")):
        return "hidden"
    if zone := _OF_TAG.get(tag) or _OF_ROLE.get(attributes.get("role", "")):
        return zone
    if zone := _OF_ITEMPROP.get(attributes.get("itemprop", "").lower(), ""):
        return zone
    names = attributes.get("class", "").split()
    if "id" in attributes:
        names.append(attributes["id"])
    return next(filter(None, map(zone_of_name, names)), "")
