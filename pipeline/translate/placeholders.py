"""The words that stand for kept items while a sentence is with a model, and where they are in its output."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

import regex
from msgspec import Struct

# Small damage is forgiven: other case, a blank, an X too few; a letter or digit more makes it another word.
_ANY = r"X?X ?URL ?(\d+) ?XX?"
_AMOUNT = r"R\$ ?7(\d+)"
_FOUND = regex.compile(rf"( ?)(?<![A-Za-z0-9])(?:{_ANY}|{_AMOUNT}(?![.,]?\d))(?![A-Za-z0-9])( ?)", regex.IGNORECASE)


class Found(Struct, frozen=True):
    """A placeholder in a text."""

    number: int
    start: int
    end: int
    """Start and end include a blank on each side, if there is one."""
    blanks: tuple[str, str]


def placeholder(number: int, kind: str, direction: tuple[str, str]) -> str:
    """The word for an item of this kind (`items.toml`)."""
    table = _table()
    bases = "-".join(tag.split("-", 1)[0] for tag in direction)
    return str(table.get(kind, {}).get(bases, table["any"])).format(number)


def placeholders_in(text: str) -> Iterator[Found]:
    """The placeholders of a text, in order."""
    for match in _FOUND.finditer(text):
        yield Found(int(match[2] or match[3]), match.start(), match.end(), (match[1], match[4]))


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("pipeline.translate").joinpath("placeholders.toml").read_text("utf-8"))
