import pytest

from pipeline.extract.local_time import in_local_time, on_local_day


@pytest.mark.parametrize(
    ("said", "seen", "local"),
    [
        ("2025-11-18T05:40:00Z", "18.11.2025, 07:40", "2025-11-18T07:40:00+02:00"),
        ("2025-11-18T12:00:26+00:00", "November 18, 2025 6:00 am", "2025-11-18T06:00:26-06:00"),
        ("2025-11-17T22:30:00Z", "18 novembre 2025 à 0h30", "2025-11-18T00:30:00+02:00"),
        ("2025-11-18T03:10:00.000Z", "18 Nov 2025 08:40 AM IST", "2025-11-18T08:40:00+05:30"),
        ("2025-11-18T20:05:00Z", "2025年11月19日 5:05", "2025-11-19T05:05:00+09:00"),
        ("2026-03-04T07:50:00Z", "۱۳ اسفند ۱۴۰۴ / ۱۱:۲۰", "2026-03-04T11:20:00+03:30"),
        ("2025-11-18T10:00:00Z", "18 novembre 2025 à 5 h", "2025-11-18T05:00:00-05:00"),
        ("2025-11-18T10:00:00Z", "5 h 18 novembre 2025", "2025-11-18T05:00:00-05:00"),
        ("2025-11-18T10:00:00Z", "5 h | 18 novembre 2025", "2025-11-18T05:00:00-05:00"),
        ("2025-11-18T04:00:00Z", "18. November 2025, 5 Uhr", "2025-11-18T05:00:00+01:00"),
        ("2025-11-18T04:00:00Z", "18. november 2025 kl 05.00", "2025-11-18T05:00:00+01:00"),
        ("2025-11-17T20:00:00Z", "2025年11月18日 05時00分", "2025-11-18T05:00:00+09:00"),
        ("2025-11-18T08:05:00Z", "2025년 11월 18일 오후 5:05", "2025-11-18T17:05:00+09:00"),
        ("2025-07-24T20:15:00Z", "24 Ιουλίου 2025 | 11:15 ΜΜ", "2025-07-24T23:15:00+03:00"),
        ("2025-11-18T10:05:00Z", "18/11/2025 05:05 chiều", "2025-11-18T17:05:00+07:00"),
        ("2025-11-18T03:10:00Z", "२०२५-११-१८ ०८:५५", "2025-11-18T08:55:00+05:45"),
    ],
)
def test_a_moment_in_utc_is_told_by_the_clock_of_the_page(said: str, seen: str, local: str) -> None:
    assert in_local_time(said, [seen]) == local


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("2025-11-18T05:40:00Z", "18.11.2025, 05:40"),  # the page tells UTC itself
        ("2025-11-18T05:40:00Z", "18.11.2025, 08:17"),  # updated later: no zone is so far away
        ("2025-11-18T05:40:00Z", "21.11.2025, 07:40"),  # another day
        ("2025-11-18T05:40:00Z", "18.11.2025"),
        ("2025-11-18T05:40:00Z", "18 November 2025 03:40 GMT"),  # another moment, by the page's own word
        ("2025-11-18T05:40:00+01:00", "18.11.2025, 07:40"),  # told with its zone
        ("2025-11-18T05:40:00", "18.11.2025, 07:40"),  # told without any
        ("18 November 2025", "18.11.2025, 07:40"),
    ],
)
def test_other_dates_stay_as_they_are(said: str, seen: str) -> None:
    assert in_local_time(said, [seen]) == said


def test_the_first_date_that_is_the_same_moment_counts() -> None:
    seen = ["18.11.2025", "18.11.2025 um 09:13 Uhr", "18.11.2025 um 06:40 Uhr"]
    assert in_local_time("2025-11-18T05:40:00Z", seen) == "2025-11-18T06:40:00+01:00"


@pytest.mark.parametrize(
    ("said", "seen", "day"),
    [
        ("2025-12-02T21:00:00Z", "2025년 12월 3일", "2025-12-03"),
        ("2025-12-31T22:30:00+00:00", "1. Januar 2026", "2026-01-01"),
        ("2025-12-03T02:15:00Z", "Dec. 2, 2025", "2025-12-02"),
    ],
)
def test_the_day_that_the_page_shows_counts_where_it_differs_from_that_in_utc(said: str, seen: str, day: str) -> None:
    assert on_local_day(said, [seen]) == day


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("2025-12-02T21:00:00Z", "2 December 2025"),
        ("2025-12-02T21:00:00Z", "4 December 2025"),  # nowhere
        ("2025-05-02T21:00:00Z", "2025.3.5"),
        ("2025-05-02T21:00:00Z", "3 May 2024"),
        ("2025-12-02T08:00:00Z", "3 December 2025"),  # nowhere yet
        ("2025-12-02T21:00:00Z", "3 December 2025, 09:30"),  # a time, which no zone makes that moment
        ("2025-12-02T21:00:00+09:00", "3 December 2025"),
        ("2025-12-02", "3 December 2025"),
    ],
)
def test_a_day_that_was_not_that_moment_anywhere_does_not(said: str, seen: str) -> None:
    assert on_local_day(said, [seen]) == said
