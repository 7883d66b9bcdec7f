"""Which lines of a dump name its authors, and which only look as if they did."""

import pytest
from extract.night_train import HEADLINE, LEAD, TEXT, article_of

from pipeline.extract.dump import extract_dump
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage


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


@pytest.mark.parametrize(
    "tail",
    [
        "Share\nNora Petrie is a reporter for the railway pages. She lives in Westhaven.\n",
        "Nora Petrie\nThe Plains\n",
    ],
)
def test_who_is_named_over_the_headline_and_told_of_below_the_text_wrote_it(tail):
    assert article_of(f"Nora Petrie\nTravel\n{HEADLINE}\n\n{LEAD}", tail).authors == ("Nora Petrie",)
    assert article_of(f"Nora Petrie\nTravel\n{HEADLINE}\n\n{LEAD}").authors == ()


def test_names_beside_how_long_ago_on_cards_of_others_are_none_of_its_own():
    others = ("Rosa Fuchs", "Bo Ek", "Ida Voss")
    cards = "".join(f"{name}\n{hours} hours ago\nSport\n" for hours, name in enumerate(others, 2))
    assert article_of(f"{HEADLINE}\n{cards}\nNora Petrie\n3 April 2026\n\n{LEAD}").authors == ("Nora Petrie",)


@pytest.mark.parametrize("signature", ["NORA PETRIE", "Nora Petrie"])
def test_who_signs_may_do_so_in_capitals(signature):
    assert article_of(f"{HEADLINE}\n\n3 April 2026\n\n{LEAD}", f"{signature}\n").authors == (signature,)


def test_an_author_may_be_linked_by_a_portrait():
    page = RawPage(
        id="x", path="x.md", kind="markdown", sha256="",
        text=f"[ ![Nora Petrie](/np.jpg) Nora Petrie ](/authors/np)\n\n# {HEADLINE}\n\n3 April 2026\n\n{LEAD}\n\n{TEXT}"
        "[ ![Nora Petrie](/np.jpg) Nora Petrie travel reporter ](/authors/np)\n",
    )  # fmt: skip
    article = extract_dump(page, ExtractSettings())
    assert (article.authors, article.images) == (("Nora Petrie",), ())


def test_the_newsroom_below_an_author_is_no_second_one():
    assert article_of(f"{HEADLINE}\nBy Nora Petrie\nRedacción El Llano\n\n{LEAD}").authors == ("Nora Petrie",)


@pytest.mark.parametrize("outlet", ["पूर्वी लाइव", "Kuzey Postası", "Lajmet Tona", "ঢেউ প্রতিদিন", "RPA RPA"])
def test_newspapers_and_agencies_beside_the_date_are_no_authors(outlet):
    assert article_of(f"{HEADLINE}\n{outlet}\n3 April 2026\n\n{LEAD}").authors == ()


def test_a_reporter_with_an_address_in_brackets_is_no_caption():
    lead = "해온시는 12일 새 도서관을 열었다. 시민들은 아침부터 줄을 섰고 책은 3만 권이다. " * 4
    text = f"해온시 새 도서관이 문을 열다\n남도진 기자(namdj@haeon.example)\n입력 2025.11.24 05:00\n\n{lead}\n"
    page = RawPage(id="x", path="x", kind="text", text=text, sha256="")
    assert extract_dump(page, ExtractSettings()).authors == ("남도진",)


def test_a_bold_link_over_the_headline_is_no_author():
    top = f"[Home](https://llano.example/)\n[**Llano Abierto**](https://llano.example/)\n\n# {HEADLINE}\n3 April 2026\n"
    page = RawPage(id="x", path="x.md", kind="markdown", sha256="", text=f"{top}\n{LEAD}\n\n{TEXT}")
    assert extract_dump(page, ExtractSettings()).authors == ()


def test_what_somebody_says_is_nobody():
    assert (
        article_of(f"{HEADLINE}\n3 April 2026\n\n“孩子，我们再等等，等到春暖花开，就可以回家了。”\n\n{LEAD}").authors
        == ()
    )
