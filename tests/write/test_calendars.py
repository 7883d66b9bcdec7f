"""Other calendars."""

import pytest

from pipeline.write.calendars import other_day, western


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fa", "1404/2/9 14:05", "2025-04-29 14:05"),
        ("en", "1404/2/9", "1404/2/9"),
        ("th", "๒๙ เมษายน ๒๕๖๘", "29 เมษายน 2025"),
        ("th", "29/04/2568", "29/04/2025"),
        ("en", "29 เม.ย. 2568", "29 เม.ย. 2025"),
        ("th", "10 ม.ค. 70", "10 ม.ค. 2027"),
        ("th", "10/01/70", "10/01/2027"),
        ("en", "2568 metres", "2568 metres"),
        ("ja", "令和元年5月1日", "2019年5月1日"),
        ("ja", "平成31年4月30日", "2019年4月30日"),
        ("zh", "民國114年4月29日", "2025年4月29日"),
        ("ar", "٢٩", "29"),
        ("fa", "۹/۲/۱۴۰۴", "2025-04-29"),
        ("fa", "۰۴/۰۲/۰۹", "2025-04-29"),
        ("fa", "1404/13/9", "1404/13/9"),
        ("ne", "२०८२/११/२६", "2026-03-10"),
        ("hi", "2082/11/26", "2082/11/26"),
        ("ja", "R8.3.10", "2026.3.10"),
        ("ja", "令和8年（2026年）3月10日", "2026年3月10日"),
        ("zh-Hant", "115/03/10", "2026-03-10"),
        ("zh-Hant", "115年3月10日", "2026年3月10日"),
        ("zh-Hans", "115/03/10", "115/03/10"),
        ("lo", "10 ມີນາ 2569", "10 ມີນາ 2026"),
    ],
)
def test_days_and_years_become_western(language: str, text: str, expected: str) -> None:
    assert western(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "day", "unsure"),
    [
        ("fa", "1 فروردین 1400", "2021-03-21", False),
        ("fa", "22 بهمن ماه 1357", "1979-02-11", False),
        ("ps", "د 1404 کال د کب 19", "2026-03-10", False),
        ("ckb", "19ی ڕەشەمەی 2725", "2026-03-10", False),
        ("ar", "27 رمضان 1447", "2026-03-16", True),
        ("ar", "1447/09/27", "2026-03-16", True),
        ("ne", "2082 फागुन 26 गते", "2026-03-10", False),
        ("ne", "फाल्गुण 26, 2082", "2026-03-10", False),
        ("hi", "19 फाल्गुन 1947", "2026-03-10", False),
        ("bn", "25 ফাল্গুন 1432", "2026-03-10", False),
        ("am", "መጋቢት 1 ቀን 2018 ዓ.ም", "2026-03-10", False),
        ("he", 'כ"א באדר תשפ"ו', "2026-03-10", False),
        ("he", "י״ד באדר ב׳ תשפ״ד", "2024-03-24", False),
        ("he", 'ט"ו בשבט ה\'תשפ"ו', "2026-02-02", False),
        ("he", "א' בתשרי תש\"ף", "2019-09-30", False),
        ("he", "כ' באדר תשפ\"ו", "2026-03-09", False),
    ],
)
def test_days_in_another_calendar(language: str, text: str, day: str, unsure: bool) -> None:
    found = other_day(text, language)
    assert found is not None
    assert (str(found.day), found.unsure) == (day, unsure)


@pytest.mark.parametrize("text", ["32 اسفند 1399", "27 رمضان 2026", "March 10, 2026", "14 1447", "שלום תשפ״ו"])
def test_no_day_in_another_calendar(text: str) -> None:
    assert other_day(text, "fa") is None
