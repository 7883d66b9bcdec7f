"""When an article was published, by its readers' clock: a page's data often tell it in UTC, the page itself locally."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

_CLOCK = re.compile(
    r"(?<![\d.:])(\d\d?)(?: ?[:.h時时시点] ?(?!(?<=h )\d\d [^\W\d_]{3,}\.? \d{4})(\d\d)(?!\.?\d)"  # "5 h 10 mars 2026"
    r"| ?(?:h|Uhr|[時时시])(?!\w)|(?= ?[ap]\.?\s?m\b))"
    r"(?:\s*([ap])\.?\s?m\b)?",
    re.IGNORECASE,
)
_AFTERNOON = re.compile(
    r"오후|午[後后]|下午|晚上|傍晚|مساء|(?<!\w)م(?!\w)|ب\.?ظ|بعد ?از ?ظهر|[μΜ]\.?[μΜ]|chiều|tối|petang"
    r"|(?<!\w)(?:CH|PTG)(?!\w)|பிற்பகல்|অপরাহ্ন|পিএম|अपराह्न"
)
_UTC = re.compile(r"\b(?:GMT|UTC)\b(?! ?[+-])")
_NUMBERS = re.compile(r"\d+")
# Minutes from UTC of the zones that are no whole hours away (tz database, with summer times): St. John's, Tehran,
# Kabul, Delhi, Kathmandu, Yangon, Eucla, Adelaide, Chatham.
_ODD = frozenset((-210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825))
# Years of other calendars, whose days are not counted here.
_OTHER_YEARS = range(1300, 1500)
_LEAST, _MOST = -12 * 60, 14 * 60
_NAMED_MONTH = 2  # numbers of a date whose month is a word


def in_local_time(said: str, seen: Iterable[str]) -> str:
    """What the data say, in the zone in which one of the dates that the page shows is the same moment.

    Unchanged where it is not in UTC, or where the page shows no such date: "2026-02-01T05:40:00Z" and "1. 2. 2026
    7:40" make "2026-02-01T07:40:00+02:00".
    """
    moment = _in_utc(said)
    if moment is None:
        return said
    return next((local.isoformat(timespec="seconds") for date in seen if (local := _shown(moment, date))), said)


def on_local_day(said: str, seen: Iterable[str]) -> str:
    """What the data say in UTC, or else the day that the page shows where that is the day before or after.

    Unchanged where the page shows the same day, a time of day, or a day on which it was that moment nowhere on Earth:
    "2026-02-01T22:10:00Z" and "2. 2. 2026" make "2026-02-02".
    """
    moment = _in_utc(said)
    if moment is None:
        return said
    for date in seen:
        numbers = list(map(int, _NUMBERS.findall(date)))
        if _CLOCK.search(date) or moment.day in numbers:
            continue
        for minutes in (_LEAST, _MOST):
            day = (moment + timedelta(minutes=minutes)).date()
            told = [day.year, day.month, day.day] if len(numbers) > _NAMED_MONTH else [day.year, day.day]
            turned = numbers[:1] != told[:1] and sorted(numbers) in (sorted(told), sorted([day.year % 100, *told[1:]]))
            if numbers == told or turned:
                return day.isoformat()
    return said


def _in_utc(said: str) -> datetime | None:
    """The moment, if it is told in UTC."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return None
    return moment if moment.utcoffset() == timedelta(0) else None


def _shown(moment: datetime, date: str) -> datetime | None:
    """The moment as the page shows it; None if the date tells no other time of day, or another day."""
    clock = _CLOCK.search(date)
    if clock is None or _UTC.search(date):
        return None
    hour, half = int(clock[1]), clock[3] or ("p" if _AFTERNOON.search(date) else "")
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half in "pP")
    ahead = 60 * hour + int(clock[2] or 0) - 60 * moment.hour - moment.minute
    rest = f"{date[: clock.start()]} {date[clock.end() :]}"
    numbers = set(map(int, _NUMBERS.findall(rest)))
    for minutes in (ahead, ahead + 24 * 60, ahead - 24 * 60):
        if minutes and _LEAST <= minutes <= _MOST and (minutes % 60 == 0 or minutes in _ODD):
            local = moment.astimezone(timezone(timedelta(minutes=minutes)))
            same_day = local.day in numbers and not numbers.isdisjoint((local.year, local.year % 100))
            if same_day or any(number in _OTHER_YEARS for number in numbers):
                return local
    return None
