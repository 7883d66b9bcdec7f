"""Days and months by the names of months."""

import pytest

from pipeline.write.date_library import reader
from pipeline.write.worded import months_of, worded_day


@pytest.mark.parametrize("name", ["cs", "de", "en", "es", "fi", "fil", "id", "pl", "pt", "ru", "sv", "tr"])
def test_the_plainest_dates_are_read_as_the_library_reads_them(name: str) -> None:
    read = 0
    for month in months_of(name):
        for form in ("5. {} 2021", "{} 12, 2019", "31 {}. 1999", "{}, 2018"):
            told = worded_day(text := form.format(month.title()), name)
            parts = ("day", "month", "year") if told and told[1] else ("month", "year")
            found = reader(name, parts).get_date_data(text).date_obj
            if told and found:
                assert told[0] == f"{found:%Y-%m-%d}"[: len(told[0])], text
                read += 1
    assert read > 40


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("eu", "2026(e)ko martxoaren 10(a)", "2026-03-10"),
        ("lv", "2026. gada 10. martā", "2026-03-10"),
        ("lt", "2026 m. kovo mėn. 10 d.", "2026-03-10"),
        ("kk", "2026 жылғы 10 наурыз", "2026-03-10"),
        ("ha", "10 ga watan Maris, 2026", "2026-03-10"),
        ("my", "2026 ခုနှစ် မတ်လ 10 ရက်", "2026-03-10"),
        ("mt", "10 ta’ Marzu 2026", "2026-03-10"),
        ("el", "10 ΜΑΡΤΙΟΥ 2026", "2026-03-10"),
        ("so", "Maarso 2026", "2026-03"),
        ("so", "31 Abriil 2026", None),
        ("so", "Maarso 2026, No. 7", None),
        ("xx", "10 March 2026", None),
    ],
)
def test_a_day_by_our_own_tables(language: str, text: str, iso: str | None) -> None:
    told = worded_day(text, language)
    assert (told and told[0]) == iso
