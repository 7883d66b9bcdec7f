"""Other calendars."""

import pytest

from pipeline.write.calendars import western


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fa", "۱ فروردین ۱۴۰۰", "2021-03-21"),
        ("fa", "۳۰ اسفند ۱۳۹۹", "2021-03-20"),
        ("fa", "۲۲ بهمن ماه ۱۳۵۷", "1979-02-11"),
        ("fa", "1404/2/9 14:05", "2025-04-29 14:05"),
        ("fa", "۳۲ اسفند ۱۳۹۹", "32 اسفند 1399"),
        ("en", "1404/2/9", "1404/2/9"),
        ("th", "๒๙ เมษายน ๒๕๖๘", "29 เมษายน 2025"),
        ("th", "29/04/2568", "29/04/2025"),
        ("en", "29 เม.ย. 2568", "29 เม.ย. 2025"),
        ("en", "2568 metres", "2568 metres"),
        ("ja", "令和元年5月1日", "2019年5月1日"),
        ("ja", "平成31年4月30日", "2019年4月30日"),
        ("zh", "民國114年4月29日", "2025年4月29日"),
        ("ar", "٢٩", "29"),
    ],
)
def test_days_and_years_become_western(language: str, text: str, expected: str) -> None:
    assert western(text, language) == expected
