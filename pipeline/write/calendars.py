"""Dates of other calendars in a text, made western."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.write.calendar_days import CALENDARS, tables, western_day

_SOUTH_EAST = re.compile("[\u0e00-\u0eff]")
_BUDDHIST_YEAR = re.compile(r"(?<!\d)2[45]\d\d(?!\d)")
# From 2560 (2017) on: what is smaller may be the minutes of a time.
_BUDDHIST_SHORT_YEAR = re.compile(r"(?<=[\u0e00-\u0eff. ])[67]\d(?=$|[\s,])|(?<=\d[/-])[67]\d(?=$|\s)")
_BUDDHIST_OFFSET = 543
_ERA_YEAR = r"\s*(\d{1,3}|元)\s*(?=[年.])"
_SHORT_ERA = re.compile(r"(?<![A-Za-z\d])R(\d{1,2})(?=[./年-])")
_REIWA = 2018
# The year told twice: "令和8年（2026年）3月10日", "2026年(令和8年)3月10日".
_YEAR_AGAIN = re.compile(r"(\d{4}年)\s?[(（]\d{4}年[)）]")
_MINGUO = re.compile(r"(?<![\d./年-])(1[01]\d)(?:([./-])(\d{1,2})\2(\d{1,2})(?![\d./-])|年(?=\s?\d{1,2}\s?月))")
_MINGUO_OFFSET = 1911
_SPLIT = r"\s?([/.-])\s?"
_YEAR_FIRST = r"(?<![\d/.-])({0})" + _SPLIT + r"(\d{{1,2}})\s?\2\s?(\d{{1,2}})(?![\d/-])"
_DAY_FIRST = r"(?<![\d/.-])(\d{{1,2}})" + _SPLIT + r"(\d{{1,2}})\s?\2\s?({0})(?!\d)"
_ISLAMIC_YEAR = r"14[0-7]\d"
# In which calendar a language writes dates of numbers alone, and its years as it writes them.
_NUMERIC = {
    "fa": ("iranian", r"1[34]\d\d|0\d|9\d"),
    "ps": ("iranian", r"1[34]\d\d"),
    "ckb": ("iranian", r"1[34]\d\d"),
    "ne": ("bikram", r"20[5-9]\d"),
    "ar": ("islamic", _ISLAMIC_YEAR),
    "ur": ("islamic", _ISLAMIC_YEAR),
}
_UNSURE = frozenset({"islamic"})
"""Calendars whose months begin by sighting."""
# What may stand between the parts of a date: "መጋቢት 1 ቀን 2018", "د ۱۴۰۴ کال د کب ۱۹".
_LINK = (
    r"(?:-?[^\W\d_]{1,4}(?![^\W\d_]))?[\s,.،፣/-]{0,3}(?:(?:ماه|کال|د|সাল|ቀን|गते|सन|साल|सम्वत|वि\.?\s?सं)[\s,.،-]{0,3}){0,2}"
)
_HEBREW_NUMBERS = dict(
    zip(
        "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
        [*range(1, 10), *range(10, 100, 10), *range(100, 500, 100), 20, 40, 50, 80, 90],
        strict=True,
    )
)
"""What letters are worth, those of the ends of words last."""


class OtherDay(NamedTuple):
    """A day that a text names in another calendar."""

    day: date
    unsure: bool
    """Its month may have begun a day sooner or later."""


def western(text: str, language: str) -> str:
    """The text with ASCII digits, and western years or days for those of its language that no rule leaves in doubt."""
    base = language.split("-", 1)[0]
    text = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    for era, before in words()["eras"].items():
        text = re.sub(era + _ERA_YEAR, partial(_year_of_era, before=before), text)
    text = _YEAR_AGAIN.sub(r"\1", text)
    if base == "ja":
        text = _SHORT_ERA.sub(lambda year: str(_REIWA + int(year[1])), text)
    if language.startswith(("zh-Hant", "zh-TW")):
        text = _MINGUO.sub(_western_minguo, text)
    if base in {"th", "lo"} or _SOUTH_EAST.search(text):
        text = _BUDDHIST_SHORT_YEAR.sub(lambda year: f"25{year[0]}", text)
        text = _BUDDHIST_YEAR.sub(lambda year: str(int(year[0]) - _BUDDHIST_OFFSET), text)
    if base in _NUMERIC and _NUMERIC[base][0] not in _UNSURE:
        for found, day in _in_numbers(text, base):
            return f"{text[: found.start()]}{day}{text[found.end() :]}"
    return text


def other_day(text: str, language: str) -> OtherDay | None:
    """The first day that a text with ASCII digits names in another calendar, by words or in its language's numbers."""
    text = _folded(text)
    for found in _worded().finditer(text):
        for day, month, year in ((1, 2, 3), (6, 5, 4), (8, 7, 9)):
            for calendar, number in _months().get(found[month] or "", ()):
                if told := western_day(calendar, int(found[year]), number, int(found[day])):
                    return OtherDay(told, calendar in _UNSURE)
    for _, told in _in_numbers(text, language.split("-", 1)[0]):
        return OtherDay(told, unsure=True)
    for found in _hebrew().finditer(text):
        month = dict(_months()[found[2]])["hebrew"]
        if told := western_day("hebrew", 5_000 + _number(found[3]), month, _number(found[1])):
            return OtherDay(told, unsure=False)
    return None


@cache
def words() -> dict[str, Any]:
    """What `dates.toml` holds."""
    return tomllib.loads(Path(__file__).with_name("dates.toml").read_text("utf-8"))


def _year_of_era(year: re.Match[str], *, before: int) -> str:
    return str(before + (1 if year[1] == "元" else int(year[1])))


def _western_minguo(found: re.Match[str]) -> str:
    year = str(_MINGUO_OFFSET + int(found[1]))
    return f"{year}-{int(found[3]):02}-{int(found[4]):02}" if found[2] else f"{year}年"


def _in_numbers(text: str, language: str) -> Iterator[tuple[re.Match[str], date]]:
    """The days that are written in numbers, in the calendar in which a language writes them."""
    calendar, years = _NUMERIC.get(language, ("", ""))
    for form, (year, month, day) in ((_YEAR_FIRST, (1, 3, 4)), (_DAY_FIRST, (4, 3, 1))) if calendar else ():
        for found in re.finditer(form.format(years), text):
            century = 0 if len(found[year]) == 4 else 1_400 if found[year][0] == "0" else 1_300
            if told := western_day(calendar, century + int(found[year]), int(found[month]), int(found[day])):
                yield found, told


def _folded(text: str) -> str:
    """The text with one of the letters that Arabic and Persian keyboards write differently."""
    return text.replace("ي", "ی").replace("ى", "ی").replace("ك", "ک").replace("\u200c", " ")


@cache
def _months() -> dict[str, list[tuple[str, int]]]:
    """The calendars and numbers of a month by its name."""
    months: dict[str, list[tuple[str, int]]] = {}
    for calendar in CALENDARS:
        for number, names in enumerate(tables()["months"][calendar], 1):
            for name in names:
                months.setdefault(_folded(name), []).append((calendar, number))
    return months


@cache
def _worded() -> re.Pattern[str]:
    month = f"({'|'.join(map(re.escape, sorted(_months(), key=len, reverse=True)))})"
    day, year = r"(?<!\d)(\d{1,2})(?!\d)", r"(?<!\d)(\d{4})(?!\d)"
    return re.compile(
        rf"{day}{_LINK}{month}{_LINK}{year}|{year}{_LINK}{month}{_LINK}{day}|{month}{_LINK}{day}{_LINK}{year}"
    )


@cache
def _hebrew() -> re.Pattern[str]:
    """Numbers are letters: כ"א באדר תשפ"ו, י' בניסן תש"ף."""
    months = "|".join(sorted((name for name, told in _months().items() if told[0][0] == "hebrew"), key=len)[::-1])
    return re.compile(
        rf"(?<!\w)([א-ל][\"״'׳]?[א-ט]?[\"״'׳]?)\s+[בל]?({months})['׳]?,?\s+(?:ה['׳]?)?(תש[א-צ]?[\"״][א-ת])(?!\w)"
    )


def _number(letters: str) -> int:
    return sum(_HEBREW_NUMBERS.get(letter, 0) for letter in letters)
