"""Which lines of a dump name its authors, and which only look as if they did."""

import pytest
from extract.night_train import HEADLINE, LEAD, article_of


@pytest.mark.parametrize(
    "line",
    [
        "Interview: Nora Petrie",
        "Opinion | Nora Petrie",
        "Kronikk: Nora Petrie",
        "Nora Petrie · 4 min read",
        "Nora Petrie hace 2 horas",
        "Nora Petrie | Publicado hace 3 horas",
        "3. April 2026 Nora Petrie Schreibe einen Kommentar",
        "By Nora Petrie, River Gate",
        "Nora Petrie | Rabu 20 Agustus 2025 pukul 13:20 - Diperbarui pukul 15:05",
        "By Nora Petrienora.petrie@plains.example",
        "By Nora Petrie Nora Petrie on Pigeon Post",
    ],
)
def test_what_stands_beside_an_author_is_no_part_of_the_name(line):
    text = f"{LEAD} River Gate is quiet."
    assert article_of(f"{HEADLINE}\n\n{line}\n\n3 April 2026\n\n{text}").authors == ("Nora Petrie",)


@pytest.mark.parametrize(
    "line",
    [
        "Analysis: Ferry Leaves Port Late",
        "By Da Redação",
        "Da Redação",
        "A post shared by Nora Petrie (@norapetrie) on April 3",
        "Herr Petrie, der Nachtzug ist ein Teil der Lösung",
    ],
)
def test_what_only_looks_like_a_byline_names_nobody(line):
    assert article_of(f"{HEADLINE}\n\n{line}\n\n3 April 2026\n\n{LEAD}").authors == ()


def test_a_pen_name_may_stand_alone_below_by():
    assert article_of(f"{HEADLINE}\n\nBy\nMarigold\n3 April 2026\n\n{LEAD}").authors == ("Marigold",)
    assert article_of(f"{HEADLINE}\n\nMarigold\n3 April 2026\n\n{LEAD}").authors == ()


@pytest.mark.parametrize("heading", ["Waiting Room", "Nine Passengers", "Every Spring"])
def test_words_of_the_text_in_capitals_are_nobody(heading):
    assert article_of(f"{HEADLINE}\n\n{heading}\n\n3 April 2026\n\n{LEAD}").authors == ()


def test_names_one_under_the_other_far_from_a_date_are_a_menu():
    menu = "Lake Serena\nRiver Gate\nPort Amber\nHill Bruno\nNew Cawsby"
    assert article_of(f"{HEADLINE}\n{menu}\n\n{LEAD}").authors == ()


def test_all_whom_by_names_above_wrote_it_though_one_signs_below():
    head = f"{HEADLINE}\n\nBy Nora Petrie and Rosa Fuchs\n\n{LEAD}"
    assert article_of(head, "Rosa Fuchs\n3 April 2026\n").authors == ("Nora Petrie", "Rosa Fuchs")


def test_who_signs_may_stand_below_a_button():
    assert article_of(f"{HEADLINE}\n\n3 April 2026\n\n{LEAD}", "Share\nNora Petrie\nPrint\n").authors == (
        "Nora Petrie",
    )


def test_an_agency_behind_a_name_is_no_part_of_it_where_the_report_begins_with_it():
    assert article_of(f"{HEADLINE}\n\nNora Petrie RPA\n3 April 2026\n\n(RPA) - {LEAD}").authors == ("Nora Petrie",)
    assert article_of(f"{HEADLINE}\n\nNora Anna KANE\n3 April 2026\n\n{LEAD}").authors == ("Nora Anna KANE",)
