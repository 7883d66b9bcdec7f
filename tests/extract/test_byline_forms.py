"""Names in bylines that say more beside them: titles, places, agencies, other work, what was written, and for whom."""

import pytest

from pipeline.extract.bylines import find_authors
from pipeline.extract.people_alone import names_alone, names_with_place


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Dr. Orla Quimby", ("Orla Quimby",)),
        ("Von Prof. Dr. Wiebke Ahrendsen", ("Wiebke Ahrendsen",)),
        ("Por Dra. Maite Urquiola", ("Maite Urquiola",)),
        ("بقلم د. ياسين بوعزيزي", ("ياسين بوعزيزي",)),
        ("بقلم الدكتور ياسين بوعزيزي", ("ياسين بوعزيزي",)),
        ("Oleh Dr. Larasati Wibisono, M.Si.", ("Larasati Wibisono",)),
        ("By Dr. Quimby", ("Dr. Quimby",)),
        ("By Orla Staff", ("Orla Staff",)),
    ],
)
def test_titles_are_no_part_of_a_name(line, authors):
    assert find_authors(line) == authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Prof. Orla Quimby", ("Orla Quimby",)),
        ("dr Jagoda Wierzchowska", ("Jagoda Wierzchowska",)),
        ("Mgr. Libuše Horáčková, Ph.D.", ("Libuše Horáčková",)),
        ('ד"ר תהילה רוזנברג', ("תהילה רוזנברג",)),
        ("डॉ. वैदेही राजपुरोहित", ("वैदेही राजपुरोहित",)),
        ("TS. Đoàn Thục Khuê", ("Đoàn Thục Khuê",)),
        ("TS Quimby", ("TS Quimby",)),
    ],
)
def test_titles_are_no_part_of_a_name_alone(line, names):
    assert names_alone(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Reported by Orla Quimby; Edited by Priya Venn",
        "(Reporting by Orla Quimby; Editing by Priya Venn)",
        "Written by Orla Quimby | Edited by Priya Venn",
        "Words Orla Quimby, Photography Priya Venn",
        "Text Orla Quimby Foto Priya Venn",
        "Tekst Orla Quimby Beeld Priya Venn",
        "Tekst: Orla Quimby Foto's: Priya Venn",
        "Testo: Orla Quimby Foto: Priya Venn",
        "Texto: Orla Quimby. Fotos: Priya Venn",
        "By Orla Quimby, translated by Priya Venn",
        "Penulis Orla Quimby | Editor Priya Venn",
        "Von Orla Quimby (Text) & Priya Venn (Illustrationen)",
    ],
)
def test_who_did_other_work_is_no_author(line):
    assert find_authors(line) == ("Orla Quimby",)


@pytest.mark.parametrize(
    "line",
    [
        "Analyse von Orla Quimby",
        "Ein Essay von Orla Quimby",
        "Interview geführt von Orla Quimby",
        "Une chronique de Orla Quimby",
        "Columna de Orla Quimby",
        "Column van Orla Quimby",
        "Klumme af Orla Quimby",
        "Guest column by Orla Quimby",
        "Opini oleh Orla Quimby",
        "L'intervista di Orla Quimby",
        "Articol scris de Orla Quimby",
        "Text und Interview: Orla Quimby",
        "Oprac. Orla Quimby",
        "By our correspondent Orla Quimby",
    ],
)
def test_what_somebody_wrote_stands_before_by(line):
    assert find_authors(line) == ("Orla Quimby",)


@pytest.mark.parametrize("line", ["Analyse von Zahlen", "Mehr Artikel von Orla Quimby", "Bericht von gestern"])
def test_not_all_that_is_written_names_an_author(line):
    assert find_authors(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Par Orla Quimby à Port-Ligné",
        "By Orla Quimby reporting from Thornbury",
        "Escrito por Orla Quimby em Notícias",
        "Par Orla Quimby avec AFP",
        "By Orla Quimby Special to the Courier",
        "By Orla Quimby Staff",
        "By Orla Quimby, AFP",
        "Von Orla Quimby, dpa",
        "By Orla Quimby Follow",
        "By Orla Quimby in New Elbridge",
    ],
)
def test_where_and_with_whom_is_no_part_of_a_name(line):
    assert find_authors(line) == ("Orla Quimby",)


def test_in_joins_names_in_slovene_and_parts_them_from_a_place_elsewhere():
    assert find_authors("Avtor: Orla Quimby in Priya Venn") == ("Orla Quimby", "Priya Venn")
    assert find_authors("By Orla Quimby in Rome and Priya Venn in New Elbridge") == ("Orla Quimby", "Priya Venn")
    assert find_authors("লেখা: অনন্যা মজুমদার ছবি: সৌমিক হালদার") == ("অনন্যা মজুমদার",)


def test_somebody_may_write_with_somebody():
    assert find_authors("By Orla Quimby with Priya Venn") == ("Orla Quimby", "Priya Venn")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Orla Quimby (dpa)", ("Orla Quimby",)),
        ("Libuše Horáčková, ČTK", ("Libuše Horáčková",)),
        ("Orla Quimby (tekst)", ("Orla Quimby",)),
        ("Orla Quimby[src]", ()),
        ("أحمد علي، وليد حسن", ("أحمد علي", "وليد حسن")),
        ("Kisfaludi Piroska (MTI)", ("Kisfaludi Piroska",)),
    ],
)
def test_agencies_and_remarks_stand_beside_a_name_alone(line, names):
    assert names_alone(line) == names


@pytest.mark.parametrize(
    "line", ["Orla Quimby / Thornbury", "Orla Quimby (Thornbury)", "Orla Quimby in Thornbury", "Orla Quimby/dpa"]
)
def test_a_place_or_an_agency_stands_beside_a_name_over_the_date(line):
    assert names_with_place(line, dated=True) == ("Orla Quimby",)


@pytest.mark.parametrize("line", ["Orla Quimby/WENN.com", "Orla Quimby / AFP", "Orla Quimby (Thornbury)"])
def test_a_slash_parts_who_took_a_picture_and_for_whom(line):
    assert names_with_place(line, dated=False) == ()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("[해온일보 남도진 기자]", ("남도진",)),
        ("[해온일보=남도진 기자]", ("남도진",)),
        ("(해온=해온일보) 남도진 기자", ("남도진",)),
        ("해온일보 남도진 기자", ("남도진",)),
        ("남도진 위하늘 기자", ("남도진", "위하늘")),
        ("도쿄 남도진 특파원", ("남도진",)),
        ("남도진 해온대 교수", ("남도진",)),
        ("사회부 남도진 기자", ("남도진",)),
        ("정리 남도진 기자", ("남도진",)),
        ("해온=글·사진 남도진 기자", ("남도진",)),
        ("남 도진 기자", ("남 도진",)),
        ("文/青溪日报记者 沈予墨", ("沈予墨",)),
        ("文丨沈予墨", ("沈予墨",)),
        ("沈予墨/文 骆南枝/图", ("沈予墨",)),
        ("记者 沈予墨 发自青溪", ("沈予墨",)),
        ("□本报记者 沈予墨", ("沈予墨",)),
        ("〔記者沈予墨／青溪報導〕", ("沈予墨",)),
        ("記者沈予墨青溪報導", ("沈予墨",)),
        ("青溪時報/ 記者沈予墨、駱南枝/青溪即時報導", ("沈予墨", "駱南枝")),
        ("編譯沈予墨／綜合外電", ("沈予墨",)),
        ("取材・文＝三枝真琴、写真＝堂島周平", ("三枝真琴",)),
    ],
)
def test_east_asian_bylines_are_read_without_places_and_newspapers(line, authors):
    assert find_authors(line) == authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（青葉島＝三枝真琴）", ("三枝真琴",)),
        ("【ソウル・三枝真琴】", ("三枝真琴",)),
        ("三枝真琴＝青葉島", ("三枝真琴",)),
        ("青葉新聞　三枝真琴", ("三枝真琴",)),
        ("三枝真琴（青葉新聞）", ("三枝真琴",)),
        ("◎沈予墨", ("沈予墨",)),
        ("沈予墨 发自青溪", ("沈予墨",)),
    ],
)
def test_east_asian_names_alone_are_read_without_places_and_newspapers(line, names):
    assert names_alone(line) == names
