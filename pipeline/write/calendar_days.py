"""The western day of a day of another calendar.

Every calendar is a function from one of its years to that year's first day and the lengths of its months in days; None
for a year that no newspaper of the web can mean. The tables are in `calendars.toml`.
"""

import tomllib
from calendar import isleap
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

_Year = tuple[date, list[int]]
_HEBREW_EPOCH = -1_373_427
"""The day before the first of the Hebrew calendar, counted as `date.toordinal` counts."""


def western_day(calendar: str, year: int, month: int, day: int) -> date | None:
    """The western day of a day of one of `CALENDARS`, None if there is no such day; months are counted from 1."""
    found = CALENDARS[calendar](year)
    if found is None:
        return None
    first, lengths = found
    if not (1 <= month <= len(lengths) and 1 <= day <= lengths[month - 1]):
        return None
    return first + timedelta(sum(lengths[: month - 1]) + day - 1)


@cache
def tables() -> dict[str, Any]:
    """What `calendars.toml` holds."""
    return tomllib.loads(Path(__file__).with_name("calendars.toml").read_text("utf-8"))


def _iranian(year: int) -> _Year | None:
    """By its 33-year cycle, which is right for the years 1178 to 1633."""
    if not 1_300 <= year < 1_500:
        return None
    days = 365 * (year - 1_300) + sum(map(_is_leap_in_iran, range(1_300, year)))
    return date(1921, 3, 21) + timedelta(days), [31] * 6 + [30] * 5 + [29 + _is_leap_in_iran(year)]


def _is_leap_in_iran(year: int) -> bool:
    return year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}


def _kurdish(year: int) -> _Year | None:
    """The Iranian year, counted from 700 BC."""
    return _iranian(year - 1_321)


def _islamic(year: int) -> _Year | None:
    """As Umm al-Qura has it: where months begin by sighting, they may begin a day later or sooner."""
    lengths = [29 + int(bit) for months in tables()["islamic"]["long_months"] for bit in months]
    return _from_table(lengths, year - 1_400, date(1979, 11, 20))


def _bikram(year: int) -> _Year | None:
    lengths = [29 + int(more) for months in tables()["bikram"]["lengths"] for more in months]
    return _from_table(lengths, year - 2_050, date(1993, 4, 13))


def _from_table(lengths: list[int], number: int, first: date) -> _Year | None:
    """The year with this number, from 0 on, of a table of the months of years; `first` is its first day."""
    if not 0 <= number < len(lengths) // 12:
        return None
    return first + timedelta(sum(lengths[: 12 * number])), lengths[12 * number : 12 * number + 12]


def _bengali(year: int) -> _Year | None:
    """As Bangladesh has it, with a sixth month of 31 days since 2019; West Bengal's is a day or so behind."""
    if not 1_400 <= year < 1_500:
        return None
    longer = year >= 1_426
    return date(year + 593, 4, 14), [31] * 5 + [30 + longer] + [30] * 4 + [30 - longer + isleap(year + 594), 30]


def _indian(year: int) -> _Year | None:
    """The national calendar of 1957."""
    if not 1_900 <= year < 2_000:
        return None
    leap = isleap(year + 78)
    return date(year + 78, 3, 22 - leap), [30 + leap] + [31] * 5 + [30] * 6


def _ethiopic(year: int) -> _Year | None:
    """Its leap days are those of Julius Caesar, which fall together with ours from 1901 to 2099."""
    if not 1_900 <= year < 2_090:
        return None
    return date(year + 7, 9, 11 + isleap(year + 8)), [30] * 12 + [5 + (year % 4 == 3)]


def _hebrew(year: int) -> _Year | None:
    """Thirteen months from Tishri, the first Adar without a day in common years."""
    if not 5_600 <= year < 6_000:
        return None
    first, days = _hebrew_new_year(year), _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    long_heshvan, short_kislev = days % 10 == 5, days % 10 == 3
    winter = [30, 29 + long_heshvan, 30 - short_kislev, 29, 30, 30 if days > 380 else 0, 29]
    return date.fromordinal(first), [*winter, 30, 29, 30, 29, 30, 29]


def _hebrew_new_year(year: int) -> int:
    """Source: Reingold and Dershowitz, Calendrical Calculations, chapter 8."""
    before, this, after = (_hebrew_elapsed(near) for near in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + delay


def _hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the new moon of a year's first month, or to the day after where no year may begin."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + (3 * (days + 1) % 7 < 3)


CALENDARS: dict[str, Callable[[int], _Year | None]] = {
    "iranian": _iranian,
    "kurdish": _kurdish,
    "islamic": _islamic,
    "bikram": _bikram,
    "bengali": _bengali,
    "indian": _indian,
    "ethiopic": _ethiopic,
    "hebrew": _hebrew,
}
