"""Captions and credits between the title of a dump and its text."""

import pytest
from extract.tide_mill import FIRST, SECOND, THIRD, article_of

from pipeline.extract.sources import is_source

TITLE = "The tide mill grinds salt again"
CAPTION = "The miller opens the gate at high water."
DECK = "Nine families bought the ruin in the harbour. Now it sells more salt than the island eats, they say."


@pytest.mark.parametrize(
    ("above", "credit"),
    [
        (f"By Ida Voss\n{CAPTION}\nTP/ Marta Lind", "TP/ Marta Lind"),
        (f"By Ida Voss\n{CAPTION} TP - Marta Lind", "TP - Marta Lind"),
        (f"By Ida Voss\nMarta Lind / Harbour Gazette\n{CAPTION}", "Marta Lind / Harbour Gazette"),
        (f"{DECK}\nTPN\n{CAPTION}\nBy Ida Voss\n\n(TPN) - {FIRST}", "TPN"),
        (f"By Ida Voss\nE-mail\n\n{CAPTION}\n\nMarta Lind / Windrose", "Marta Lind / Windrose"),
    ],
)
def test_who_took_a_picture_and_for_whom_tells_the_caption_next_to_it(above, credit):
    article = article_of("\n\n".join((f"{TITLE}\n12 January 2026\n{above}", FIRST, SECOND, THIRD)), "text")
    assert [(image.caption, image.credit) for image in article.images] == [(CAPTION, credit)]
    assert CAPTION not in article.text
    assert article.title == TITLE


def test_a_sentence_between_the_date_and_a_dateline_is_a_caption():
    head = f"{TITLE}\nBy Ida Voss\nMonday, January 12, 2026\n\n{CAPTION}\n\n"
    article = article_of("\n\n".join((f"{head}SALT HARBOUR, Kent (TPN) -- {FIRST}", SECOND, THIRD)), "text")
    assert [image.caption for image in article.images] == [CAPTION]
    assert CAPTION not in article.text


def test_a_sentence_above_the_text_that_ends_with_a_name_is_a_caption():
    head = f"{TITLE}\n12 January 2026\n {CAPTION} Marta Lind\n{DECK}\n\n"
    article = article_of("\n\n".join((head + FIRST, SECOND, THIRD)), "text")
    assert [(image.caption, image.credit) for image in article.images] == [(CAPTION, "Marta Lind")]


def test_the_headline_over_a_credit_is_no_caption():
    article = article_of("\n\n".join((f"Harbour\n{TITLE}\n© Foto: Marta Lind\n\n{FIRST}", SECOND, THIRD)), "text")
    assert article.title == TITLE
    assert [(image.caption, image.credit) for image in article.images] == [(None, "Marta Lind")]


def test_a_byline_with_the_place_is_no_credit():
    head = f"{TITLE}\n{DECK}\nIda Voss/HARBOURTON\n12 January 2026\n\n"
    article = article_of("\n\n".join((head + FIRST, SECOND, THIRD)), "text")
    assert article.authors == ("Ida Voss",)
    assert not article.images


@pytest.mark.parametrize(
    "text", ["Eva Dvořák / ČTK", "ABC/ Ola Nordmann", "Олена Гай / dolyna.example", "Ana Lima/Diário"]
)
def test_who_and_for_whom_is_told_by_shape(text):
    assert is_source(text, named=True)


@pytest.mark.parametrize(
    "text", ["Sport / Football", "Page 3/4", "News / Home", "He came and/or went", "Ana Lima/LISBOA"]
)
def test_other_lines_with_slashes_are_no_source(text):
    assert not is_source(text, named=True)
