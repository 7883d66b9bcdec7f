"""Days of other calendars."""

import pytest

from pipeline.write.calendar_days import CALENDARS, tables, western_day


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "iso"),
    [
        ("iranian", 1400, 1, 1, "2021-03-21"),
        ("iranian", 1399, 12, 30, "2021-03-20"),
        ("iranian", 1404, 12, 19, "2026-03-10"),
        ("kurdish", 2725, 12, 19, "2026-03-10"),
        ("islamic", 1400, 1, 1, "1979-11-20"),
        ("islamic", 1447, 9, 1, "2026-02-18"),
        ("islamic", 1480, 12, 1, "2058-05-23"),
        ("bikram", 2050, 1, 1, "1993-04-13"),
        ("bikram", 2082, 1, 1, "2025-04-14"),
        ("bikram", 2083, 1, 1, "2026-04-14"),
        ("bengali", 1432, 1, 1, "2025-04-14"),
        ("bengali", 1430, 11, 30, "2024-03-14"),
        ("bengali", 1425, 11, 9, "2019-02-21"),
        ("bengali", 1425, 12, 1, "2019-03-15"),
        ("bengali", 1432, 12, 30, "2026-04-13"),
        ("indian", 1947, 1, 1, "2025-03-22"),
        ("indian", 1946, 1, 1, "2024-03-21"),
        ("ethiopic", 2016, 1, 1, "2023-09-12"),
        ("ethiopic", 2015, 13, 6, "2023-09-11"),
        ("ethiopic", 2018, 7, 1, "2026-03-10"),
        ("hebrew", 5786, 1, 1, "2025-09-23"),
        ("hebrew", 5784, 6, 1, "2024-02-10"),
        ("hebrew", 5785, 7, 14, "2025-03-14"),
        ("hebrew", 5790, 1, 1, "2029-09-10"),
    ],
)
def test_a_day_of_another_calendar(calendar: str, year: int, month: int, day: int, iso: str) -> None:
    assert str(western_day(calendar, year, month, day)) == iso


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [
        ("iranian", 1399, 12, 31),
        ("iranian", 1404, 12, 30),
        ("iranian", 1404, 13, 1),
        ("iranian", 2025, 1, 1),
        ("islamic", 1390, 1, 1),
        ("islamic", 1447, 9, 31),
        ("bikram", 2026, 1, 1),
        ("bengali", 1432, 11, 30),
        ("ethiopic", 2018, 13, 6),
        ("hebrew", 5786, 6, 1),
        ("indian", 1947, 0, 1),
    ],
)
def test_a_day_that_no_calendar_has(calendar: str, year: int, month: int, day: int) -> None:
    assert western_day(calendar, year, month, day) is None


@pytest.mark.parametrize(("calendar", "years"), [("islamic", range(1400, 1480)), ("bikram", range(2050, 2090))])
def test_tables_of_months_leave_no_gap(calendar: str, years: range) -> None:
    for year in years:
        first, lengths = CALENDARS[calendar](year) or pytest.fail(str(year))
        following, _ = CALENDARS[calendar](year + 1) or pytest.fail(str(year + 1))
        assert (following - first).days == sum(lengths)
        assert len(lengths) == 12


def test_every_calendar_names_its_months() -> None:
    for calendar in CALENDARS:
        assert len(tables()["months"][calendar]) == {"ethiopic": 13, "hebrew": 13}.get(calendar, 12)
