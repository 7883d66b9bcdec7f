"""Dates in the forms of the world's newspapers, found as they are written."""

import pytest

from pipeline.extract.dates import find_date, spans_life


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("民國115年1月13日", "民國115年1月13日"),
        ("発行　令和8年1月13日 5時00分", "令和8年1月13日 5時00分"),
        ("平成元年 4月1日", "平成元年 4月1日"),
        ("2026ko otsailaren 14a 09:15", "2026ko otsailaren 14a 09:15"),
        ("24·02·26 | 11:20", "24·02·26 | 11:20"),
        ("প্রকাশ: ১৪ ফেব্রুয়ারি ২০২৬", "১৪ ফেব্রুয়ারি ২০২৬"),
        # its dotted letter written as one character
        ("প্রকাশ: ১৪ ফেব্রু\u09dfারি ২০২৬", "১৪ ফেব্রু\u09dfারি ২০২৬"),
        ("Nora Petrie,02.01.2026, 11:08 Uhr", "02.01.2026, 11:08 Uhr"),
        ("Nora PetrieNovember 6, 2025", "November 6, 2025"),
        ("Published: 12 Mar. 2026, 08:15", "12 Mar. 2026, 08:15"),
        ("Thursday, November 9, 2023 4:41AM", "November 9, 2023 4:41AM"),
        ("Mar 4, 2026 2:20 PM AEST, by Jo Bloggs", "Mar 4, 2026 2:20 PM AEST"),
        ("14 March 2026, 14:20 West Bengal", "14 March 2026, 14:20"),
        ("1. Februar 2022 , Erika Beispiel", "1. Februar 2022"),
        ("12.03.24 | 10:00 Uhr", "12.03.24 | 10:00 Uhr"),
        ("29/04/2025 às 10h32", "29/04/2025 às 10h32"),
        ("Atualizado em 3 mai 2024", "3 mai 2024"),
        ("10 de marzo de 2024 a las 9:30", "10 de marzo de 2024 a las 9:30"),
        ("le 3 mars 2024 à 14h05", "3 mars 2024 à 14h05"),
        ("19 апреля 2024, 12:30", "19 апреля 2024, 12:30"),
        ("5 maja 2024, godz. 10:30", "5 maja 2024, godz. 10:30"),
        ("3 Mayıs 2024 Saat 14:20", "3 Mayıs 2024 Saat 14:20"),
        ("Sabtu, 4 Mei 2024 | 09:15 WIB", "4 Mei 2024 | 09:15 WIB"),
        ("Đăng ngày 5 tháng 3 năm 2024", "ngày 5 tháng 3 năm 2024"),
        ("١٢ مايو ٢٠٢٤", "١٢ مايو ٢٠٢٤"),
        ("15 मार्च 2024, 10:30 IST", "15 मार्च 2024, 10:30 IST"),
        ("입력 2025년 4월 29일 오전 10:20", "2025년 4월 29일 오전 10:20"),
        ("2024年5月3日 上午10:15", "2024年5月3日 上午10:15"),
        ("2025.04.29 14:03", "2025.04.29 14:03"),
        ("2024-05-01T10:00:00+02:00", "2024-05-01T10:00:00+02:00"),
        ("May 2024", "May 2024"),
        ("Posted on28. Juli 201928. Juli 2019AuthorNora", "28. Juli 2019"),
        ("miércoles, 4 de mayo de 202200:00 hs", "4 de mayo de 202200:00"),
        ("BY NORA PETRIE APR. 26, 2022APR. 26, 2022", "APR. 26, 2022"),
        ("18.11.2025 / 14:20", "18.11.2025 / 14:20"),
        ("شنبه / ۲۲ آذر ۱۴۰۴ / ۰۹:۴۸", "۲۲ آذر ۱۴۰۴ / ۰۹:۴۸"),
        ("07:40 , 18.11.25", "07:40 , 18.11.25"),
        ("08:15 | 3 мая 2024", "08:15 | 3 мая 2024"),
        ("2:41 PM, 5 May 2024", "2:41 PM, 5 May 2024"),
        ("10:30 - 12:30, 5 May 2024", "5 May 2024"),
        ("10.11 - 12.11.2025", "12.11.2025"),
        ("3 May 2024 / 12 comments", "3 May 2024"),
        ("الاثنين 27 رمضان 1447 هـ - 16 مارس 2026 م", "16 مارس 2026"),
        ("মঙ্গলবার ২৫ ফাল্গুন ১৪৩২, ১০ মার্চ ২০২৬, দুপুর ০২:৩০", "১০ মার্চ ২০২৬, দুপুর ০২:৩০"),
        ("Kick-off 20:45 Arena, 18.11.2025", "18.11.2025"),
        ("10:30 Dienstag, 18.11.2025", "10:30 Dienstag, 18.11.2025"),
        ("כ' באדר תשפ\"ו", "כ' באדר תשפ\"ו"),
        ('כ"א באדר תשפ"ו, 10.03.2026', "10.03.2026"),
        ('יום שלישי, כ"א באדר תשפ"ו', 'כ"א באדר תשפ"ו'),
        ("۱۴۰۴/۱۲/۱۹ - ۱۴:۳۰", "۱۴۰۴/۱۲/۱۹ - ۱۴:۳۰"),
        ("發布日期：115-03-10", "115-03-10"),
        ("26 गते फागुन २०८२", "26 गते फागुन २०८२"),
        ("10 มี.ค. 69 14:30 น.", "10 มี.ค. 69 14:30"),
        ("10 Mart 2026 Salı 14:30", "10 Mart 2026 Salı 14:30"),
        ("14:30, Thứ Ba, 10/03/2026", "14:30, Thứ Ba, 10/03/2026"),
        ("10. ožujka 2026. u 14:30", "10. ožujka 2026. u 14:30"),
        ("21 / Dezember / 2022", "21 / Dezember / 2022"),
        ("Oct 13, 2020 @ 4:48 pm", "Oct 13, 2020 @ 4:48 pm"),
        ("[8\\. April 2019", "8\\. April 2019"),
        ("Updated 11.03.2026 | 07.03.26", "07.03.26"),
        ("taz lab 2020", None),
        ("MARZO2013", None),
        ("news/2021/jan21/heliumkerne", None),
        ("12 May 1432", None),
        ("version 112.4.12", None),
        ("10 May 2026 kickoff 14:30", "10 May 2026"),
        ("12 May 20241234", None),
        ("call 555-12-2024 now", None),
        ("in 2021 the May 10th group", None),
        ("12 March", None),
        ("version 1.2.3", None),
        ("1 January 2020 " + "and so on " * 30, None),
    ],
)
def test_a_date_is_found_as_written(line, date):
    assert find_date(line) == date


@pytest.mark.parametrize(
    ("line", "life"),
    [
        ("Ida Voss, potter, born 3 May 1931; died 2 November 2025", True),
        ("Ida Voss * 3. Mai 1931 in Husum † 2. November 2025", True),
        ("이다 보스 1931년 5월 3일 ~ 2025년 11월 2일", True),
        ("Published 3 May 2005, updated 2 November 2025", False),
        ("Published 3 May 2025 | Printed 5 May 2025", False),
        ("The revolution of 1849 13 January 2015", False),
        ("© 1998-2025 The Span, 3 May", False),
    ],
)
def test_dates_of_a_life_are_told_from_those_of_a_page(line, life):
    assert spans_life(line) == life
