"""Authors in bylines of many languages; prose that begins with "by" names none."""

import pytest

from pipeline.extract.bylines import find_authors, names_alone, reporters_in


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("- by NORA PETTERSSEN", ("NORA PETTERSSEN",)),
        ("By Jane Doe and John Smith, Staff Writer", ("Jane Doe", "John Smith")),
        ("By Jane Doe | 12 March 2024", ("Jane Doe",)),
        ("Jane Roe, Political Editor", ("Jane Roe",)),
        ("Von Max Müller", ("Max Müller",)),
        ("ავტორი: ნინო გელოვანი", ("ნინო გელოვანი",)),
        ("Por Ana Souza e João Lima", ("Ana Souza", "João Lima")),
        ("Par Marie Dupont (avec agences)", ("Marie Dupont",)),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("Oleh Budi Santoso", ("Budi Santoso",)),
        ("Yazan: Ali Veli", ("Ali Veli",)),
        ("بقلم أحمد علي", ("أحمد علي",)),
        ("द्वारा राम कुमार", ("राम कुमार",)),
        ("홍길동 기자 hong@example.org", ("홍길동",)),
        ("김철수·이영희 기자", ("김철수", "이영희")),
        ("文 / 張三", ("張三",)),
        ("記者王小明／台北報導", ("王小明",)),
        ("By the time he arrived, the hall was empty.", ()),
        ("文章很多人看", ()),
        ("By Staff Writer", ()),
        ("March 9, 2026 by Δήμητρα Καραλή Leave a Comment", ("Δήμητρα Καραλή",)),
        ("From Workbench Monthly, November 15, 2024. By Helena Brandt", ("Helena Brandt",)),
        ("글 서지안 기자 · 사진 민경호", ("서지안",)),
        ("โดย ปิยะดา วงศ์สว่าง", ("ปิยะดา วงศ์สว่าง",)),
        ("Szerző: Kovács Anna", ("Kovács Anna",)),
        ("Edited by: Vikas Rawat | Updated: 30 Jun 2025", ()),
        ("", ()),
    ],
)
def test_authors_are_found_without_the_words_around_them(line, authors):
    assert find_authors(line) == authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Leila Haddadin and Omar Bseiso", ("Leila Haddadin", "Omar Bseiso")),
        ("Dirk van Loon", ("Dirk van Loon",)),
        ("শারমিন আক্তার", ("শারমিন আক্তার",)),
        ("森下遥", ("森下遥",)),
        ("Jane Miller | 06.11.23", ("Jane Miller",)),
        ("Read more", ()),
        ("Monday", ()),
        ("The mayor has resigned", ()),
        ("Reporter", ()),
    ],
)
def test_a_line_of_names_alone_is_told_from_others(line, names):
    assert names_alone(line) == names


def test_a_reporter_in_the_first_paragraph_is_found():
    assert reporters_in("本报讯（记者 陈亦舒）昨天上午，市集开张。") == ("陈亦舒",)
    assert reporters_in("昨天上午，市集（见图）开张。") == ()


@pytest.mark.parametrize(
    "text", ["The Plains Gazette", "Süddorfer Landeszeitung", "Hamburger Abendblatt", "한빛일보", "Diário do Porto"]
)
def test_a_newspaper_alone_is_nobody(text):
    assert names_alone(text) == ()


@pytest.mark.parametrize("text", ["Sara Blatt", "Maria Correia"])
def test_a_name_that_sounds_like_a_newspaper_is_somebody(text):
    assert names_alone(text) == (text,)
