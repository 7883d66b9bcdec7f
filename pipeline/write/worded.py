"""A day or month written with a month's name, read by tables of such names: the plainest and by far the most dates."""

import re
import unicodedata
from datetime import date
from functools import cache

from pipeline.write.calendars import words
from pipeline.write.date_library import library_months, library_names

_YEAR = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
# What clings to a number: "10th", "10a", "2026ko", "2026(e)ko", "10-ны".
_ENDING = r"(?:\([^\W\d_]\))?(?:[-:]?[^\W\d_]{1,6}(?![^\W\d_])\.?)?"
_DAY = rf"(?<!\d)(\d{{1,2}})(?!\d){_ENDING}"
_ACCENTS = re.compile("[\u0300-\u036f]")


def worded_day(text: str, language: str) -> tuple[str, bool] | None:
    """The first day named with a month and a year, else the month of a text without another number, as ISO 8601.

    Whether it is a day, too.
    """
    months = months_of(language)
    if not months:
        return None
    text = text.lower().replace("\u0307", "")
    whole, month_only = _patterns(language)
    for found in whole.finditer(text):
        for day, month, year in ((1, 2, 3), (6, 5, 4), (8, 9, 7), (11, 10, 12)):
            if name := found[month]:
                try:
                    return date(int(found[year]), months[name], int(found[day])).isoformat(), True
                except ValueError:
                    continue
    numbers = re.findall(r"\d+", text)
    alone = month_only.search(text) if len(numbers) == 1 else None
    return (f"{alone[2] or alone[3]}-{months[alone[1] or alone[4]]:02}", False) if alone else None


@cache
def months_of(language: str) -> dict[str, int]:
    """The months by all that a language calls them, in lower case and without a full stop."""
    own = words()["months"].get(language) or words()["months"].get(language.split("-", 1)[0]) or ()
    months = {name: number for number, called in enumerate(own, 1) for name in called}
    for library_name in library_names(language):
        for name, number in library_months(library_name).items():
            months.setdefault(name, number)
    for name, number in list(months.items()):
        months.setdefault(name.rstrip("\u200d"), number)  # before a blank a joiner is taken away
        months.setdefault(_ACCENTS.sub("", unicodedata.normalize("NFD", name)).replace("ı", "i"), number)
    return months


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    called = sorted(months_of(language), key=lambda name: (-len(name), name))
    month = rf"(?<![^\W\d_])({'|'.join(map(re.escape, called))})(?![^\W\d_])\.?"
    month = rf"{month}(?:\s?/\s?[^\W\d_]{{3,}}(?:\s[^\W\d_]{{4,}})?)?"  # "نيسان/أبريل"
    between = rf"[^\w]{{0,4}}(?:(?:{'|'.join(map(re.escape, words()['fillers']))})[^\w]{{0,3}}){{0,3}}"
    year = rf"{_YEAR}{_ENDING}"
    return re.compile(
        rf"{_DAY}{between}{month}{between}{_YEAR}|{year}{between}{month}{between}{_DAY}"
        rf"|{year}{between}{_DAY}{between}{month}|{month}{between}{_DAY}{between}{_YEAR}"
    ), re.compile(rf"{month}{between}{_YEAR}|{year}{between}{month}")
