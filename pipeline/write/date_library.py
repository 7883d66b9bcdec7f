"""What dateparser knows of dates and their words: the one file that knows it."""

from datetime import datetime
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_SOME_DAY = datetime(2000, 1, 1)  # noqa: DTZ001
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_CALLED = {
    "tl": ("fil",),
    "ht": ("fr",),
    "gl": ("gl", "pt", "es"),
    "no": ("nb",),
    "bs": ("bs", "hr"),
    "zh": ("zh-Hans",),
}
"""Tags that the library calls otherwise, or whose neighbour it knows better."""


@cache
def library_names(language: str) -> tuple[str, ...]:
    """What the library calls a language, nearest first; nothing for a language that it does not know."""
    from dateparser.data.languages_info import language_order  # noqa: PLC0415  # slow to load

    base = language.split("-", 1)[0]
    names = (language, *_CALLED.get(base, ()), base)
    return tuple(dict.fromkeys(name for name in names if name in language_order))


@cache
def library_months(name: str) -> dict[str, int]:
    """The numbers of the months by their names in lower case, without those that several months share."""
    table = import_module(f"dateparser.data.date_translation_data.{name}").info
    called: dict[str, set[int]] = {}
    for number, month in enumerate(_MONTHS, 1):
        for word in table.get(month, ()):
            called.setdefault(str(word).lower().strip("."), set()).add(number)
    return {word: min(numbers) for word, numbers in called.items() if len(numbers) == 1 and not word.isdecimal()}


@cache
def reader(name: str, parts: tuple[str, ...]) -> "DateDataParser":
    """Reads dates that name all of these parts: "day", "month", "year"."""
    return _reader(name, {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": list(parts)})


@lru_cache(maxsize=64)
def reader_at(name: str, moment: datetime) -> "DateDataParser":
    """Reads days that are counted from this moment."""
    return _reader(name, {"PARSERS": ["relative-time"], "RELATIVE_BASE": moment})


def _reader(name: str, settings: dict[str, object]) -> "DateDataParser":
    from dateparser.date import DateDataParser  # noqa: PLC0415  # slow to load

    # A fixed moment, so that no result hangs on today.
    return DateDataParser(languages=[name], settings={"RELATIVE_BASE": _SOME_DAY, "TIMEZONE": "UTC", **settings})
