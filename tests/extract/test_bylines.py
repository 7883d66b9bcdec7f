"""Authors in bylines of many languages; prose that begins with "by" names none."""

import pytest

from pipeline.extract.bylines import find_authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("- by NORA PETTERSSEN", ("NORA PETTERSSEN",)),
        ("By Jane Doe and John Smith, Staff Writer", ("Jane Doe", "John Smith")),
        ("By Jane Doe | 12 March 2024", ("Jane Doe",)),
        ("Jane Roe, Political Editor", ("Jane Roe",)),
        ("Von Max Müller", ("Max Müller",)),
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
        ("", ()),
    ],
)
def test_authors_are_found_without_the_words_around_them(line, authors):
    assert find_authors(line) == authors
