"""The words that stand for kept items while a sentence is with a model.

Inside the product a sentence has one character of a private plane for each item, its mark; the model is given a word
for each mark, and the words are found again in its output.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import regex
from msgspec import Struct

_FIRST_MARK = 0x100000
MARK = regex.compile(r"[\U00100000-\U0010fffd]")
# Small damage is forgiven: other case, a blank, an X too few; a letter or digit more makes it another word.
_ANY = r"X?X ?URL ?(\d+) ?XX?"
_AMOUNT = r"R\$ ?7(\d+)"
_FOUND = regex.compile(rf"( ?)(?<![A-Za-z0-9])(?:{_ANY}|{_AMOUNT}(?![.,]?\d))(?![A-Za-z0-9])( ?)", regex.IGNORECASE)


class _Found(Struct, frozen=True):
    """A placeholder in an output, with a blank on each side if there is one."""

    item: int
    start: int
    end: int
    before: str
    after: str


def mark(item: int) -> str:
    """The character that stands for an item, counted from 0."""
    return chr(_FIRST_MARK + item)


def item_of(mark: str) -> int:
    """The number of the item that the character stands for."""
    return ord(mark) - _FIRST_MARK


def given(marked: str, kinds: Sequence[str], direction: tuple[str, str]) -> str:
    """The text with a word for each mark, parted by blanks from the words it touches.

    Args:
        marked: A text with marks.
        kinds: Of each item, as in `items.toml`.
        direction: Source and target, BCP 47.
    """

    def word(match: regex.Match[str]) -> str:
        item = item_of(match[0])
        left, right = _blanks(marked, match.start())
        return left + _word(item, kinds[item] if item < len(kinds) else "", direction) + right

    return MARK.sub(word, marked)


def missing(output: str, marked: str) -> list[int]:
    """The items of the text whose words are not in the output exactly once."""
    found = [each.item for each in _found(output)]
    return [item for item in map(item_of, MARK.findall(marked)) if found.count(item) != 1]


def filled(output: str, marked: str, values: Mapping[int, str]) -> str:
    """The output with the values of items for their words, without the blanks that `given` put around these."""
    places = {item_of(match[0]): match.start() for match in MARK.finditer(marked)}
    written, last = "", 0
    for each in _found(output):
        if each.item in places and each.item in values:
            left, right = _blanks(marked, places[each.item])
            value = each.before[len(left) :] + values[each.item] + each.after[len(right) :]
            written += output[last : each.start] + value
            last = each.end
    return written + output[last:]


def has_placeholder(text: str) -> bool:
    """Whether the text was given to a model with placeholders in it."""
    return any(_found(text))


def _found(output: str) -> Iterator[_Found]:
    for match in _FOUND.finditer(output):
        yield _Found(int(match[2] or match[3]) - 1, match.start(), match.end(), match[1], match[4])


def _blanks(marked: str, place: int) -> tuple[str, str]:
    """Blanks that part the word for the mark at this place from what it touches."""
    before, after = marked[max(0, place - 1) : place], marked[place + 1 : place + 2]
    return " " if before.isalnum() else "", " " if after.isalnum() else ""


def _word(item: int, kind: str, direction: tuple[str, str]) -> str:
    table = _table()
    bases = "-".join(tag.split("-", 1)[0] for tag in direction)
    return str(table.get(kind, {}).get(bases, table["any"])).format(item + 1)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("pipeline.translate").joinpath("placeholders.toml").read_text("utf-8"))
