"""What stands in a sentence and must come back from the translator as it was: addresses, amounts, codes, emoji.

Words are not looked at here; what a model's vocabulary cannot spell is found in `spelling.py`.
"""

import tomllib
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

import regex

# Every item has one of these in its first or second word; most words have none near, and this is quick to see.
_HINT = (
    r"(?:[\d@#＃{<`/\\_~&]|%[sdf(]|[²³₀-₉]|\p{Sc}|[^\W\d]\.\w|\(\)|\[\[|--|tel:|mailto:"
    r"|\p{Regional_Indicator}|\p{Extended_Pictographic})"
)
_HINTED = regex.compile(_HINT)
_START = rf"(?:(?<!\w)|(?=\W))(?=(?:\S{{1,80}}+\s)?+\S{{0,80}}?{_HINT}|\S{{0,80}}?{_HINT})"


def keep_items(text: str, keep: Callable[[str, str], str]) -> str:
    """The text with each item replaced by what `keep` gives for it and the name of its kind (`items.toml`)."""
    if not _HINTED.search(text):
        return text
    return _pattern().sub(lambda match: keep(match.group(), match.lastgroup or ""), text)


def items_of(text: str) -> set[str]:
    """The items that stand in the text."""
    return {match.group() for match in _pattern().finditer(text)} if _HINTED.search(text) else set()


def places_of(text: str) -> list[tuple[int, int]]:
    """Start and end of each item in the text, in order."""
    return [match.span() for match in _pattern().finditer(text)] if _HINTED.search(text) else []


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    table = tomllib.loads(files("pipeline.translate").joinpath("items.toml").read_text("utf-8"))
    parts = "".join(f"(?P<{name}>{part})" for name, part in table["parts"].items())
    alternatives = "|".join(f"(?P<{kind}>{'|'.join(each)})" for kind, each in table["items"].items())
    return regex.compile(rf"(?(DEFINE){parts}){_START}(?:{alternatives})")
