"""Days in words and numbers."""

from datetime import datetime

import pytest

from pipeline.write.days import Day, days_before, named_day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "April 29, 2025", Day("2025-04-29", "day")),
        ("en", "Harbour News, April 29, 2025, page 4", Day("2025-04-29", "day")),
        ("en", "28 April 2025 (updated 29 April 2025)", Day("2025-04-28", "day")),
        ("en", "Spring issue, April 2025", Day("2025-04", "month")),
        ("en", "5/6/2025", Day("2025-05-06", "day", doubtful=True)),
        ("de", "5.6.2025", Day("2025-06-05", "day")),
        ("sv", "5/6 2025", Day("2025-06-05", "day")),
        ("ko", "25.04.29", Day("2025-04-29", "day")),
        ("de", "29.04.25", Day("2025-04-29", "day")),
        ("de", "am 10. Februar 20199. Februar 2019", Day("2019-02-10", "day")),
        ("de", "19.11.202120.11.2021", Day("2021-11-19", "day")),
        ("en", "2025", Day("2025", "year")),
        ("pt-BR", "29 de abril de 2025", Day("2025-04-29", "day")),
    ],
)
def test_the_day_that_is_named(language: str, text: str, day: Day) -> None:
    assert named_day(text, language) == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "29, 2025"),
        ("en", "29 gobbledygook 2025"),
        ("en", "No. 7, 29 gobbledygook April 2025"),
        ("en", "room 2025 of 2030"),
        ("en", "31 February 2025"),
        ("en", "31/02/2025"),
        ("xx", "29 April 2025"),
        ("en", ""),
    ],
)
def test_no_day_is_made_up(language: str, text: str) -> None:
    assert named_day(text, language) is None


@pytest.mark.parametrize(
    ("text", "day"), [("yesterday", "2025-02-28"), ("2 hours ago", "2025-02-28"), ("today", "2025-03-01")]
)
def test_days_counted_from_a_moment(text: str, day: str) -> None:
    assert str(days_before(text, "en", datetime(2025, 3, 1, 1, 30))) == day  # noqa: DTZ001


def test_a_text_that_counts_from_no_moment() -> None:
    assert days_before("Harbour News", "en", datetime(2025, 3, 1)) is None  # noqa: DTZ001


@pytest.mark.parametrize(("month", "number"), [("غشت", "08"), ("شتنبر", "09"), ("نونبر", "11"), ("دجنبر", "12")])
def test_months_as_morocco_names_them(month, number):
    day = named_day(f"4 {month} 2025", "ar")
    assert day is not None
    assert day.iso == f"2025-{number}-04"
