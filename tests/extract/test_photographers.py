"""Photographers whom bylines name."""

import pytest

from pipeline.extract.photographers import credited, photographer
from pipeline.records import Image


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("取材・文／大和田ちひろ　撮影／三上直哉", "三上直哉"),
        ("报道：黄咏琳 摄影：李伟豪", "李伟豪"),
        ("Text: Ana Berg, Foto: Lars Holm", "Lars Holm"),
        ("Texte : Ana Noël | Photos : Lars Holm", "Lars Holm"),
        ("Текст: Анна Орлова Фото: Иван Бойко", "Иван Бойко"),
        ("Text: Ana Berg", None),
        ("Foto: Lars Holm", None),
        ("Text: Ana Berg, Quelle: Lars Holm", None),
    ],
)
def test_a_byline_names_who_took_the_pictures_behind_who_wrote(byline, name):
    assert photographer(byline) == name


def test_the_byline_credits_pictures_only_where_no_credit_does():
    bare, signed = Image("/a.jpg", "A mill", None), Image("/b.jpg", "A ferry", "Ida Voss")
    byline = "Text: Ana Berg Foto: Lars Holm"
    assert credited((bare,), [byline]) == (Image("/a.jpg", "A mill", "Lars Holm"),)
    assert credited((bare, signed), [byline]) == (bare, signed)
