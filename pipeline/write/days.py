"""A day written with words or numbers, in any language."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from pipeline.write.calendars import words
from pipeline.write.clock import Order
from pipeline.write.date_library import library_names, reader, reader_at
from pipeline.write.worded import worded_day

Precision = Literal["day", "month", "year"]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_FIRST = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?(?:[./-]|[年년]|оны)\s?(\d{1,2})\s?"
    r"(?:[./-]|[月월]|(?:-?(?:р|д[уү]г[аэ]{2}р)\s)?сарын)\s?(\d{1,2})(?!\d)"
)
_YEAR_BEHIND = re.compile(r"(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일],?\s?((?:19|20)\d\d)(?!\d)")
_YEAR_LAST = re.compile(r"(?<![\d./-])(\d{1,2})\s?([./·-])\s?(\d{1,2})(?:\s?\2\s?|\s)((?:19|20)?\d\d)(?![\d/-])")
_SHORT_YEAR_FIRST = re.compile(
    r"(?<![\d./-])['’]?(?:(\d\d)\s?\.|([23]\d)[/-])\s?(\d{1,2})\s?[./-]\s?(\d{1,2})(?![\d/-])"
)
_YEAR_AND_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:-|[年년])\s?(\d{1,2})\s?[月월]?(?!\s?[\d./-])")
_GLUED = re.compile(r"(?<=(?:19|20)\d\d)(?=\d{1,2}\.)")
"""Where two dates stand side by side without a blank, as the words of hidden elements do."""
_SHORT_MONTH = re.compile(r"\b[Tt]h(?:g )?(\d{1,2})\b")
"""As Vietnamese shortens "tháng 3"."""
_NUMBERS = re.compile(r"\d+")
_EDGES = " \t,;:.|·•–—-()[]"
_MOST_WORDS = 7
"""Of a date without its time: "Tuesday , the 29th of April , 2025"."""

_MONTH_FIRST = frozenset({"en", "tl", "fil"})
_YEAR_FIRST_LANGUAGES = frozenset({"ko", "ja", "zh", "hu"})


class Day(Struct, frozen=True):
    """A day, month or year that a text names."""

    iso: str
    precision: Precision
    doubtful: bool = False
    """Day and month may be the other way round."""


def named_day(text: str, language: str, order: Order | None = None) -> Day | None:
    """The first day that the text names in full, else the month or year that is all it names.

    The text has no time of day and its digits are ASCII. Numbers are read in this order, else as the language has it.
    """
    text = _SHORT_MONTH.sub(r"tháng \1", _GLUED.sub(" ", text))
    return _in_numbers(text, language, order) or _in_words(text, language)


def days_before(text: str, language: str, moment: datetime) -> date | None:
    """The day that a text like "3 hours ago" or "yesterday" means at this moment."""
    parts = text.split()
    spans = [" ".join(parts[start:]) for start in range(len(parts))] if len(parts) <= _MOST_WORDS else []
    for name in library_names(language):
        for span in spans:
            if found := reader_at(name, moment).get_date_data(span).date_obj:
                return date(found.year, found.month, found.day)
    return None


def _in_numbers(text: str, language: str, order: Order | None) -> Day | None:
    base = language.split("-", 1)[0]
    if match := _YEAR_FIRST.search(text):
        return _day(match[1], match[2], match[3])
    if base in _YEAR_FIRST_LANGUAGES and (match := _SHORT_YEAR_FIRST.search(text)):
        return _day(f"20{match[1] or match[2]}", match[3], match[4])
    if match := _YEAR_BEHIND.search(text):
        return _day(match[3], match[1], match[2])
    if (match := _YEAR_LAST.search(text)) and (len(match[4]) == 4 or not _YEAR.search(text)):
        first, second, year = match[1], match[3], match[4] if len(match[4]) == 4 else f"20{match[4]}"
        by_day, by_month = _day(year, second, first), _day(year, first, second)
        month_first = order == "month first" or (order is None and base in _MONTH_FIRST and match[2] != ".")
        if month_first and by_day and by_month and first != second:  # with a zone too: Canada shares those of the US
            return Day(by_month.iso, "day", doubtful=True)
        return (by_month or by_day) if month_first else (by_day or by_month)
    if match := _YEAR_AND_MONTH.search(text):
        return Day(f"{match[1]}-{int(match[2]):02}", "month") if 1 <= int(match[2]) <= 12 else None
    return Day(text.strip(_EDGES), "year") if _YEAR.fullmatch(text.strip(_EDGES)) else None


def _day(year: str, month: str, day: str) -> Day | None:
    try:
        return Day(date(int(year), int(month), int(day)).isoformat(), "day")
    except ValueError:
        return None


def _in_words(text: str, language: str) -> Day | None:
    if told := worded_day(text, language):
        return Day(told[0], "day" if told[1] else "month")
    for name in library_names(language):
        spans = list(_spans_around_year(text))
        for span, _ in spans:
            if found := reader(name, ("day", "month", "year")).get_date_data(span).date_obj:
                return Day(found.date().isoformat(), "day")
        for span, outside in spans:
            if len(_NUMBERS.findall(f"{span} {outside}")) > 1 or not any(map(str.isalpha, span)):
                continue  # "3, 2025" is what is left of a date whose month is named in another language
            if found := reader(name, ("month", "year")).get_date_data(span).date_obj:
                return Day(f"{found:%Y-%m}", "month")
    return None


def _spans_around_year(text: str) -> Iterator[tuple[str, str]]:
    """Runs of words that hold the text's first year and no other, longest first, each with the rest of the text."""
    parts = [part for part in text.split() if part.lower() not in words()["fillers"]]
    years = [number for number, part in enumerate(parts) if _YEAR.search(part)]
    if not years:
        return
    year, end = years[0], years[1] if len(years) > 1 else len(parts)
    spans = [(start, stop) for start in range(year + 1) for stop in range(year + 1, end + 1)]
    for start, stop in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if stop - start <= _MOST_WORDS:
            yield " ".join(parts[start:stop]).strip(_EDGES), " ".join(parts[:start] + parts[stop:end])
