"""Years and days of other calendars, written as western ones."""

import re
import tomllib
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

_THAI = re.compile("[\u0e00-\u0e7f]")
_BUDDHIST_YEAR = re.compile(r"(?<!\d)2[45]\d\d(?!\d)")
_BUDDHIST_SHORT_YEAR = re.compile(r"(?<=[\u0e00-\u0e7f.] )6\d(?=$|\s)")
_BUDDHIST_OFFSET = 543
_ERA_YEAR = r"\s*(\d{1,3}|元)\s*(?=年)"
# "2026ko otsailaren 14a": year, month and day, with the endings of Basque.
_BASQUE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:e|\(e\))?ko (\w+?)(?:ren|k|n)? (\d{1,2})(?!\d)(?:\(e\))?(?:an?\b)?")
_IRANIAN_NUMERIC = re.compile(r"(?<!\d)(1[34]\d\d)\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?!\d)")


def western(text: str, language: str) -> str:
    """The text with ASCII digits, western dates for those of other calendars, and Basque ones without their endings.

    The calendars are those of Thailand, Iran, Japan and Taiwan.
    """
    text = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    for era, before in words()["eras"].items():
        text = re.sub(era + _ERA_YEAR, partial(_year_of_era, before=before), text)
    if language == "th" or _THAI.search(text):
        text = _BUDDHIST_SHORT_YEAR.sub(lambda year: f"25{year[0]}", text)
        text = _BUDDHIST_YEAR.sub(lambda year: str(int(year[0]) - _BUDDHIST_OFFSET), text)
    if language in {"fa", "ckb", "ps"}:
        text = _IRANIAN_NUMERIC.sub(lambda day: _western_day(int(day[1]), int(day[2]), int(day[3])) or day[0], text)
        text = _iranian_worded().sub(_western_worded, text)
    return _BASQUE.sub(r"\3 \2 \1", text) if language == "eu" else text


@cache
def words() -> dict[str, Any]:
    """What `dates.toml` holds."""
    return tomllib.loads(Path(__file__).with_name("dates.toml").read_text("utf-8"))


def _year_of_era(year: re.Match[str], *, before: int) -> str:
    return str(before + (1 if year[1] == "元" else int(year[1])))


@cache
def _iranian_worded() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(words()['iranian']['months'])})\s*(?:ماه)?\s+(1[34]\d\d)(?!\d)"
    )


def _western_worded(day: re.Match[str]) -> str:
    return _western_day(int(day[3]), words()["iranian"]["months"].index(day[2]) + 1, int(day[1])) or day[0]


def _western_day(year: int, month: int, day: int) -> str | None:
    """The ISO date of a day of the Iranian calendar, by its 33-year cycle (right for the years 1178 to 1633)."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        return None
    leap_days = sum(1 for before in range(1_300, year) if before % 33 in {1, 5, 9, 13, 17, 22, 26, 30})
    days = (year - 1_300) * 365 + leap_days + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return (date(1921, 3, 21) + timedelta(days)).isoformat()
