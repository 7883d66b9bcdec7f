"""Dates in the forms of the world's newspapers."""

import pytest

from pipeline.write.dates import parsed_date

DAY = "2025-04-29"
TIME = "2025-04-29T14:05"


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("en", "29 Apr. 2025, 00:00", "2025-04-29T00:00"),
        ("en", "September 19, 2025", "2025-09-19"),
        ("en", "Tuesday, April 29, 2025", DAY),
        ("en", "Tue Apr 29 2025", DAY),
        ("en", "Sept. 9, 2025", "2025-09-09"),
        ("en", "29th of April, 2025", DAY),
        ("en", "29-Apr-2025", DAY),
        ("en", "04/29/2025", DAY),
        ("en", "29/04/2025", DAY),
        ("en", "2025/04/29", DAY),
        ("en", "Apr 29, 2025 at 2:05 p.m. ET", TIME),
        ("en", "2:05 PM EDT, Tue April 29, 2025", TIME + "-04:00"),
        ("en", "April 29, 2025 12:30 AM", "2025-04-29T00:30"),
        ("en", "Tue, 29 Apr 2025 14:05:09 GMT", "2025-04-29T14:05:09Z"),
        ("en", "29 April 2025 14:05 BST", TIME),
        ("en", "Published: 29 Apr. 2025, 14:05", TIME),
        ("en", "Published 29 Apr 2025 | Updated 30 Apr 2025", DAY),
        ("en", "Posted on April 29, 2025 by Tom O'Connor", DAY),
        ("en", "Seoul, April 29, 2025 (KT)", DAY),
        ("de", "29. April 2025, 14:05 Uhr", TIME),
        ("de", "29. April 2025 um 14.05 Uhr", TIME),
        ("fr", "14 h 29 avril 2025", "2025-04-29T14:00"),
        ("fr", "14 h 05, 29 avril 2025", TIME),
        ("de", "29. April 2025, 14 Uhr", "2025-04-29T14:00"),
        ("de", "Dienstag, 29.04.2025", DAY),
        ("de", "29.04.25", DAY),
        ("de", "Stand: 29.04.2025 14:05 Uhr", TIME),
        ("de", "Veröffentlicht am 29. April 2025", DAY),
        ("de", "So, 2. März 2025", "2025-03-02"),
        ("de", "12. Jänner 2025", "2025-01-12"),
        ("fr", "Publié le 29 avril 2025 à 14h05", TIME),
        ("fr", "1er mai 2025", "2025-05-01"),
        ("fr", "mardi 29 avril 2025 - 14:05", TIME),
        ("es", "29 de abril de 2025 a las 14:05", TIME),
        ("es", "Martes, 29 abril 2025 - 14:05", TIME),
        ("es", "29/04/2025 a las 14:05h.", TIME),
        ("es", "29 ABR 2025 - 14:05 CEST", TIME + "+02:00"),
        ("es", "29 de abril de 2025, 2:05 p. m.", TIME),
        ("pt", "29 de abril de 2025", DAY),
        ("pt", "29/04/2025 14h05", TIME),
        ("pt", "29 abr 2025 às 14h05", TIME),
        ("pt", "Publicado em 29/04/2025 às 14:05", TIME),
        ("pt", "3/4/2025", "2025-04-03"),
        ("pt-BR", "terça-feira, 29 de abril de 2025", DAY),
        ("it", "29 aprile 2025 alle 14:05", TIME),
        ("it", "martedì 29 aprile 2025, ore 14.05", TIME),
        ("nl", "29 april 2025 om 14:05", TIME),
        ("ca", "29 d’abril de 2025", DAY),
        ("gl", "29 de abril de 2025", DAY),
        ("ro", "29 aprilie 2025, 14:05", TIME),
        ("pl", "29 kwietnia 2025, 14:05", TIME),
        ("cs", "29. dubna 2025 14:05", TIME),
        ("sk", "29. apríla 2025", DAY),
        ("hu", "2025. április 29. 14:05", TIME),
        ("hu", "2025. 04. 29.", DAY),
        ("sl", "29. april 2025", DAY),
        ("hr", "29. travnja 2025.", DAY),
        ("bs", "29. aprila 2025.", DAY),
        ("sr-Latn", "29. aprila 2025.", DAY),
        ("sr", "29. априла 2025.", DAY),
        ("bg", "29 април 2025 г.", DAY),
        ("mk", "29 април 2025", DAY),
        ("ru", "29 апреля 2025 года в 14:05 МСК", TIME + "+03:00"),
        ("uk", "29 квітня 2025 року, 14:05", TIME),
        ("be", "29 красавіка 2025", DAY),
        ("el", "29 Απριλίου 2025, 2:05 μ.μ.", TIME),
        ("tr", "29 Nisan 2025 Salı 14:05", TIME),
        ("az", "29 aprel 2025", DAY),
        ("hy", "29 ապրիլի 2025", DAY),
        ("ka", "29 აპრილი 2025", DAY),
        ("sv", "29 april 2025 kl. 14.05", TIME),
        ("nb", "29. april 2025 kl. 14:05", TIME),
        ("da", "29. apr. 2025 kl. 14.05", TIME),
        ("fi", "29.4.2025 klo 14.05", TIME),
        ("is", "29. apríl 2025", DAY),
        ("et", "29. aprill 2025 14:05", TIME),
        ("lv", "2025. gada 29. aprīlis, 14:05", TIME),
        ("lt", "2025 m. balandžio 29 d.", DAY),
        ("ar", "29 أبريل 2025", DAY),
        ("ar", "٢٩ أبريل ٢٠٢٥ - ١٤:٠٥", TIME),
        ("ar", "الثلاثاء 29 نيسان 2025", DAY),
        ("ar", "29 نيسان/أبريل 2025", DAY),
        ("fa", "29 آوریل 2025", DAY),
        ("fa", "سه‌شنبه ۹ اردیبهشت ۱۴۰۴ - ۱۴:۰۵", TIME),
        ("fa", "۱۴۰۴/۰۲/۰۹", DAY),
        ("he", "29 באפריל 2025", DAY),
        ("ur", "29 اپریل 2025", DAY),
        ("hi", "29 अप्रैल 2025", DAY),
        ("hi", "२९ अप्रैल २०२५, 14:05 IST", TIME + "+05:30"),
        ("hi", "Tue, 29 Apr 2025 02:05 PM (IST)", TIME + "+05:30"),
        ("mr", "२९ एप्रिल २०२५", DAY),
        ("ne", "२९ अप्रिल २०२५", DAY),
        ("bn", "২৯ এপ্রিল ২০২৫, ১৪:০৫", TIME),
        ("ta", "29 ஏப்ரல் 2025", DAY),
        ("te", "29 ఏప్రిల్ 2025", DAY),
        ("gu", "29 એપ્રિલ 2025", DAY),
        ("kn", "29 ಏಪ್ರಿಲ್ 2025", DAY),
        ("ml", "29 ഏപ്രിൽ 2025", DAY),
        ("th", "29 เมษายน 2568", DAY),
        ("th", "29 เม.ย. 2568 14:05 น.", TIME),
        ("th", "29 เม.ย. 68", DAY),
        ("th", "29 เมษายน 2025", DAY),
        ("vi", "Thứ ba, 29/4/2025, 14:05 (GMT+7)", TIME + "+07:00"),
        ("vi", "ngày 29 tháng 4 năm 2025", DAY),
        ("id", "Selasa, 29 April 2025 14:05 WIB", TIME + "+07:00"),
        ("id", "29 Apr 2025 14.05 WIB", TIME + "+07:00"),
        ("ms", "29 Mei 2025", "2025-05-29"),
        ("tl", "Abril 29, 2025", DAY),
        ("tl", "April 29, 2025", DAY),
        ("sw", "29 Aprili 2025", DAY),
        ("ko", "2025년 4월 29일", DAY),
        ("ko", "입력 2025.04.29 00:00", "2025-04-29T00:00"),
        ("ko", "2025. 4. 29. 오후 2:05", TIME),
        ("ko", "2025년 4월 29일 오후 2시 05분", TIME),
        ("ko", "25.04.29 14:05", TIME),
        ("ko", "Apr 29, 2025", DAY),
        ("ja", "2025年4月29日 14時05分", TIME),
        ("ja", "2025年4月29日(火) 午後2時05分", TIME),
        ("ja", "令和7年4月29日", DAY),
        ("ja", "2025/04/29 14:05 JST", TIME + "+09:00"),
        ("zh", "2025年04月29日14:05", TIME),
        ("zh-Hans", "发布时间：2025-04-29 14:05", TIME),
        ("zh-Hant", "2025年4月29日 下午2:05", TIME),
        ("zh-Hant", "民國114年4月29日", DAY),
        ("und", "29.04.2025", DAY),
        ("und", "29 April 2025", DAY),
        ("xx", "2025-04-29", DAY),
        ("eu", "2026ko otsailaren 14a 09:15", "2026-02-14T09:15"),
        ("eu", "24·02·26 | 11:20", "2026-02-24T11:20"),
    ],
)
def test_a_date_is_read_with_the_language_of_its_page(language: str, text: str, iso: str) -> None:
    assert parsed_date(text, (language,), None) == (iso, ())


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-04-29", DAY),
        ("2025-04", "2025-04"),
        ("2025-04-29T14:05", TIME),
        ("2025-04-29 14:05", TIME),
        ("2025-04-29T14:05:30Z", "2025-04-29T14:05:30Z"),
        ("2025-04-29T14:05:30.123+0900", "2025-04-29T14:05:30+09:00"),
        ("2025-04-29T14:05-03:00", "2025-04-29T14:05-03:00"),
        ("  2025-04-29  ", DAY),
        ("20250429", DAY),
        ("202504291405", TIME),
        ("20250429T140530+0900", "2025-04-29T14:05:30+09:00"),
    ],
)
def test_iso_stays_iso(text: str, iso: str) -> None:
    assert parsed_date(text, ("de",), None) == (iso, ())


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("en", "April 2025", "2025-04"),
        ("en", "2025", "2025"),
        ("de", "Mai 2025", "2025-05"),
        ("pt", "abril de 2025", "2025-04"),
        ("ko", "2025년 4월", "2025-04"),
        ("ja", "2025年4月", "2025-04"),
    ],
)
def test_no_more_is_said_than_the_page_says(language: str, text: str, iso: str) -> None:
    assert parsed_date(text, (language,), None) == (iso, ())


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("en", "3 hours ago", "2025-04-28"),
        ("en", "2 days ago", "2025-04-27"),
        ("en", "yesterday", "2025-04-28"),
        ("en", "Updated 3 hours ago", "2025-04-28"),
        ("pt", "há 2 dias", "2025-04-27"),
        ("ko", "3시간 전", "2025-04-28"),
        ("fr", "il y a 2 jours", "2025-04-27"),
        ("de", "vor 2 Tagen", "2025-04-27"),
        ("es", "ayer", "2025-04-28"),
        ("ja", "2日前", "2025-04-27"),
    ],
)
def test_relative_dates_count_from_the_fetching(language: str, text: str, iso: str) -> None:
    assert parsed_date(text, (language,), "2025-04-29T01:30:00Z") == (iso, ())
    date, (warning,) = parsed_date(text, (language,), None)
    assert date is None
    assert "fetched_at" in warning


def test_numbers_that_english_writes_both_ways_are_doubtful() -> None:
    date, (warning,) = parsed_date("3/4/2025", ("en",), None)
    assert date == "2025-03-04"
    assert "other way round" in warning
    assert parsed_date("4/4/2025", ("en",), None) == ("2025-04-04", ())


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("3/4/2026 14:20 IST", "2026-04-03T14:20"),
        ("Updated: 3/4/2026, 2:20 pm IST", "2026-04-03T14:20"),
        ("3/4/2026 14:20 BST", "2026-04-03T14:20"),
        ("03/04/2026 14:20 (CET)", "2026-04-03T14:20+01:00"),
        ("3/4/2026 2:20pm AEST", "2026-04-03T14:20+10:00"),
    ],
)
def test_a_time_zone_tells_that_the_day_stands_first(text: str, iso: str) -> None:
    assert parsed_date(text, ("en",), None) == (iso, ())


def test_a_time_zone_of_north_america_tells_that_the_month_stands_first_and_leaves_a_doubt() -> None:
    for language in ("en", "de"):
        date, (warning,) = parsed_date("3/4/2026 2:20 PM EDT", (language,), None)
        assert date == "2026-03-04T14:20-04:00"
        assert "other way round" in warning
    assert parsed_date("23/4/2026 14:20 EST", ("en",), None) == ("2026-04-23T14:20-05:00", ())
    assert parsed_date("3/4/2026 et 14:20", ("fr",), None)[0] == "2026-04-03T14:20"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "29 April"),
        ("en", "Tuesday 14:05"),
        ("en", "May contain nuts"),
        ("en", "April 31, 2025"),
        ("en", "2025-13-45"),
        ("en", "Volume 2025, number 29"),
        ("ne", "३३ वैशाख २०८२"),
        ("xx", "29 gobbledygook 2025"),
        ("ko", "기자"),
        ("en", "x" * 5_000),
    ],
)
def test_what_is_no_date_is_null_with_a_remark(language: str, text: str) -> None:
    date, (warning,) = parsed_date(text, (language,), "2025-04-29T01:30:00Z")
    assert date is None
    assert "could not be read" in warning
    assert len(warning) < 150


@pytest.mark.parametrize("text", [None, "", "  "])
def test_nothing_said_is_nothing_read(text: str | None) -> None:
    assert parsed_date(text, ("en",), None) == (None, ())


def test_the_language_of_the_menus_helps_where_that_of_the_article_does_not() -> None:
    assert parsed_date("29 अप्रैल 2025", ("en", "hi"), None) == (DAY, ())


def test_two_calendars_in_a_line_are_one_date_told_by_the_western_one() -> None:
    assert parsed_date("الاثنين 27 رمضان 1447 هـ - 16 مارس 2026 م", ("ar",), None) == ("2026-03-16", ())
    assert parsed_date("২৪ ফাল্গুন ১৪৩২, ১০ মার্চ ২০২৬", ("bn",), None) == ("2026-03-10", ())


def test_a_month_that_begins_by_sighting_leaves_a_doubt() -> None:
    date, (warning,) = parsed_date("27 رمضان 1447 هـ - 14:30", ("ar",), None)
    assert date == "2026-03-16T14:30"
    assert "a day off" in warning


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("fr", "Mar 10, 2026", "2026-03-10"),  # not Tuesday the 10th month
        ("th", "10 มี.ค. 2569", "2026-03-10"),  # not January
        ("da", "10. mar. 2026 14.05.00", "2026-03-10T14:05"),  # not the 14th of May 2000
        ("en", "10.03.2026", "2026-03-10"),  # full stops put the day first even there
        ("ko", "26/03/10 14:30", "2026-03-10T14:30"),
        ("bn", "১০ মার্চ ২০২৬, রাত ১২:৩০", "2026-03-10T00:30"),
        ("bn", "১০ মার্চ ২০২৬, রাত ৯:৩০", "2026-03-10T21:30"),
        ("und", "10 Mart 2026", None),
        ("en", "3月10日,2026", "2026-03-10"),
        ("en", "Vol. 3.4 12 March 2026", "2026-03-12"),
        ("fa", "28 اسفند 1404 (2026-03)", "2026-03-19"),
    ],
)
def test_what_could_be_misread(language: str, text: str, iso: str | None) -> None:
    assert parsed_date(text, (language,), None)[0] == iso
