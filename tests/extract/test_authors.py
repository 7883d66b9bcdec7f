"""Who wrote a dump, and when: found around its head, in the shapes in which pages and browsers' copies say it."""

import pytest
from extract.night_train import FOOTER, HEADLINE, LEAD, MENU, TEXT, article_of

from pipeline.extract.dump import extract_dump
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage


@pytest.mark.parametrize(
    "lines",
    [
        ["By Nora Petrie", "3 April 2026"],
        ["ByNora Petrie", "3 April 2026"],
        ["Nora Petrie", "3 April 2026"],
        ["Nora Petrie am 3. April 2026 um 15:47"],
        ["Nora Petrie Zuletzt geändert am 03.04.2026"],
        ["3 April 2026", "Share", "Nora Petrie", "Political Editor"],
        ["Par Nora Petrie (avec AFP)", "3 April 2026"],
        ["3 April 2026", "Text: Nora Petrie Foto: Rosa Fuchs"],
        ["Nora Petrie/CAWSBY, (AFP)", "3 April 2026"],
        ["3 April 2026", "Nora Petrie, ČTK"],
        ["AUTOR/IN", "Nora Petrie", "3. April 2026"],
        ["Por: Nora Petrie | 3 de abril de 2026 | 4 comentarios"],
        ["3. April 2026 Nora Petrie 4 Kommentare"],
        ["ByNora PetrieLocal democracy reporter", "3 April 2026"],
        ["Nora Petrie - Cawsby", "3 April 2026"],
        ["Nora Petrie | westhaven", "3 April 2026"],
        ["Nora Petrie", "freitag, 3. April 2026"],
        ["Nora Petrie Friday, 3 April 2026 20:40"],
        ["Posted on3. April 20263. April 2026AuthorNora Petrie4 Kommentare"],
    ],
)
@pytest.mark.parametrize("below_the_lead", [False, True])
def test_who_and_when_are_found_above_the_text_and_below_a_paragraph_that_leads_it(lines, below_the_lead):
    head = [HEADLINE, LEAD, *lines] if below_the_lead else [HEADLINE, *lines, LEAD]
    article = article_of("\n\n".join(head))
    assert article.title == HEADLINE
    assert article.authors == ("Nora Petrie",)
    assert "2026" in (article.published or "")
    assert "Nora" not in article.text


@pytest.mark.parametrize(
    "lines",
    [
        "By\nNora Petrie\nand\nRosa Fuchs\n3 April 2026",
        "NP\nNora Petrie\nRF\nRosa Fuchs\n3 April 2026",
        "By Nora Petrie\nBy Rosa Fuchs\n3 April 2026",
        "By Nora Petrie and Rosa Fuchs\n3 April 2026",
    ],
)
def test_two_authors_are_found_in_lines_of_their_own(lines):
    assert article_of(f"{HEADLINE}\n\n{lines}\n\n{LEAD}").authors == ("Nora Petrie", "Rosa Fuchs")


@pytest.mark.parametrize(
    "line",
    [
        "by Nora Petrie, Lakeside Sun",
        "Nora Petrie | Lakeside Sun",
        "Par Nora Petrie, Lakeside Sun",
        "Von Nora Petrie und Lakeside Sun",
        "Door: Nora Petrie, Lakeside Sun",
        "Nora Petrie, Lakeside Sun",
    ],
)
def test_whose_page_it_is_stands_beside_an_author_and_is_none(line):
    tail = "© Lakeside Sun. All rights reserved.\n"
    assert article_of(f"{HEADLINE}\n\n{line}\n3 April 2026\n\n{LEAD}", tail).authors == ("Nora Petrie",)


@pytest.mark.parametrize("line", ["The Quiet Line", "Political Editor", "Zum Deal", "Waiting Room News"])
def test_what_is_no_name_makes_no_author(line):
    assert article_of(f"{HEADLINE}\n\n{line}\n\n3 April 2026\n\n{LEAD}").authors == ()


def test_how_long_ago_stands_beside_a_name():
    lines = "5 hours ago\n\nShare\n\nSave\n\nNora Petrie\n\nBBC News, Westhaven"
    assert article_of(f"{HEADLINE}\n\n{lines}\n\n{LEAD}").authors == ("Nora Petrie",)


def test_who_took_a_picture_of_the_text_is_not_whose_page_it_is():
    lines = "By Nora Petrie, Rosa Fuchs\n3 April 2026"
    picture = "The shed beside the line in March. © Nora Petrie\n\n"
    first, rest = TEXT.split("\n\n", 1)
    text = f"{MENU}{HEADLINE}\n\n{lines}\n\n{LEAD}\n\n{first}\n\n{picture}{rest}{FOOTER}"
    page = RawPage(id="x", path="x", kind="text", text=text, sha256="")
    assert extract_dump(page, ExtractSettings()).authors == ("Nora Petrie", "Rosa Fuchs")


def test_a_town_that_the_text_speaks_of_is_no_second_author():
    towns = (
        "Villa Serena has waited for it most of all, says the mayor of Villa Serena, who was a conductor once and "
        "keeps her cap.\n\n"
    )
    article = article_of(f"{HEADLINE}\n\nNora Petrie\nVilla Serena\n3 April 2026\n\n{LEAD}\n\n{towns}")
    assert article.authors == ("Nora Petrie",)


FILED = "Filed under: Photography, Rails | Tags: Dusk, Lakes, Night | 5 comments"


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["Nora Petrie", "Posted in Privacy by Nora Petrie on April 3, 2026"], "April 3, 2026"),
        (["Travel, April 2026", "3 April 2026"], "3 April 2026"),
        (["Updated 5 April 2026", "3 April 2026"], "3 April 2026"),
        (["LAKESIDE — 05.04.2026 09:51", "By Nora Petrie, Online Desk Published: 3 April 2026"], "3 April 2026"),
        (["— Rosa Fuchs (@rosafuchs) April 5, 2026", "3 April 2026"], "3 April 2026"),
        ([f"Posted on 3 April 2026 | Author: Nora Petrie | {FILED}"], "3 April 2026"),
    ],
)
def test_the_date_is_that_of_the_article_and_whole(lines, published):
    assert article_of("\n\n".join([HEADLINE, *lines, LEAD])).published == published


UPDATED = "Updated: 5 April 2026, 09:14"


@pytest.mark.parametrize(
    ("head", "tail", "published"),
    [
        (UPDATED, "Published: 3 April 2026, 17:30", "3 April 2026, 17:30"),
        ("Aktualisiert: 05.04.2026, 09:14", "Publiziert: 03.04.2026, 17:30", "03.04.2026, 17:30"),
        ("Mis à jour le 5 avril 2026", "Publié le 3 avril 2026", "3 avril 2026"),
        (UPDATED, "First published on: 03-04-2026 at 16:12 IST", "03-04-2026 at 16:12 IST"),
        ("Letzte Aktualisierung\n05.04.2026\nErschienen am\n03.04.2026", "", "03.04.2026"),
        ("5 April 2026 — 09:14\nVeröffentlicht: 03.04.2026", "", "03.04.2026"),
        ("2026/04/05 16:05 更新\n2026/04/03 14:22", "", "2026/04/03 14:22"),
        ("3 April 2026", "Published: 1 May 2026", "3 April 2026"),
        (UPDATED, "Related\nA bridge for otters\n3 April 2026", "5 April 2026, 09:14"),
        ("", "Related\nA bridge for otters\n3 April 2026", None),
        (UPDATED, "", "5 April 2026, 09:14"),
        ("4/3(金) 6:05配信", "© 2026 Lakeside Sun", "2026/4/3 6:05"),
        ("4월 3일 (금) 06:05", "© 2026 Lakeside Sun", "2026/4/3 06:05"),
        ("4月3日（五）", "© 2026 Lakeside Sun", "2026/4/3"),
        ("4/3(土) 6:05配信", "© 2026 Lakeside Sun", None),
        ("3/4 voted", "© 2026 Lakeside Sun", None),
    ],
)
def test_when_it_was_published_counts_wherever_it_stands(head, tail, published):
    assert article_of(f"{HEADLINE}\n\n{head}\n\n{LEAD}", f"{tail}\n").published == published


def test_a_date_between_paragraphs_counts_where_no_other_is_near():
    first, rest = TEXT.split("\n\n", 1)
    text = f"{MENU}{HEADLINE}\n\n{LEAD}\n\n{first}\n\n3 April 2026\n\n{rest}{FOOTER}"
    page = RawPage(id="x", path="x", kind="text", text=text, sha256="")
    assert extract_dump(page, ExtractSettings()).published == "3 April 2026"


def test_a_name_that_runs_together_with_a_word_in_another_script_is_read():
    assert article_of(f"{HEADLINE}\n\nWritten byशालिनी मिश्रौलिया\n3 April 2026\n\n{LEAD}").authors == (
        "शालिनी मिश्रौलिया",
    )


def test_a_reporter_in_brackets_below_the_text_signs_it():
    assert article_of(f"{HEADLINE}\n\n3 April 2026\n\n{LEAD}", "(Nora Petrie)\n").authors == ("Nora Petrie",)


@pytest.mark.parametrize(
    ("signature", "authors"),
    [
        ("Nora Petrie", ("Nora Petrie",)),
        ("Nora Petrie - Rosa Fuchs", ("Nora Petrie", "Rosa Fuchs")),
        ("Hoàng Lam – Ngọc Diễm", ("Hoàng Lam", "Ngọc Diễm")),
        ("Иван Петров и Анна Сидорова", ("Иван Петров", "Анна Сидорова")),
        ("（編集委員・戸倉真帆）", ("戸倉真帆",)),
        ("Nora Petrie\nnora@post.example\n\nRosa Fuchs\nrosa@post.example", ("Nora Petrie", "Rosa Fuchs")),
        ("Photo: Nora Petrie", ()),
        ("Four Towns", ()),
    ],
)
def test_who_signs_below_the_text_wrote_it(signature, authors):
    footer = "Share\nPrint\n"
    assert article_of(f"{HEADLINE}\n\n3 April 2026\n\n{LEAD}", f"{signature}\n{footer}").authors == authors


@pytest.mark.parametrize("teasers", ["Boris Hansen\nWhat the ferry costs", "Most read\nAda Lund\nBo Ek\nIda Voss"])
def test_names_over_other_articles_sign_nothing(teasers):
    assert article_of(f"{HEADLINE}\n\nBy Nora Petrie\n3 April 2026\n\n{LEAD}", teasers).authors == ("Nora Petrie",)


def test_where_authors_work_is_no_author():
    lines = "Nora Petrie, University of Westhaven\nRosa Fuchs, Institute of Sleep\n3 April 2026"
    assert article_of(f"{HEADLINE}\n\n{lines}\n\n{LEAD}").authors == ("Nora Petrie", "Rosa Fuchs")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Vindhya News Agency", ("Vindhya News Agency",)),
        ("Redaktion Seeland", ("Redaktion Seeland",)),
        ("خبرگزاری نیلاب", ("خبرگزاری نیلاب",)),
        ("Информагентство Поречье", ("Информагентство Поречье",)),
        ("สำนักข่าวลุ่มน้ำ", ("สำนักข่าวลุ่มน้ำ",)),
        ("Agência Barlavento", ("Agência Barlavento",)),
        ("Newsroom", ()),
        ("The Plains Gazette", ()),
    ],
)
def test_an_agency_or_a_newsroom_with_a_name_stands_for_who_is_not_named(line, authors):
    assert article_of(f"{HEADLINE}\n\n3 April 2026\n{line}\n\n{LEAD}").authors == authors
    assert article_of(f"{HEADLINE}\n\nBy Nora Petrie\n3 April 2026\n{line}\n\n{LEAD}").authors == ("Nora Petrie",)


@pytest.mark.parametrize(
    ("dateline", "authors"),
    [
        ("(AGENZIA LIDO) - TORRECUPA, 3 APR - ", ("Agenzia Lido",)),
        ("TORRECUPA (Agenzia Lido) - ", ("Agenzia Lido",)),
        ("به گزارش خبرگزاری نیلاب، ", ("خبرگزاری نیلاب",)),
        ("TORRECUPA (3 April) - ", ()),
        ("The agency Agenzia Lido (which nobody reads) says: ", ()),
    ],
)
def test_an_agency_may_begin_its_report_with_its_name(dateline, authors):
    footer = "Agenzia Lido reports\n"
    assert article_of(f"{HEADLINE}\n\n3 April 2026\n\n{dateline}{LEAD}", footer).authors == authors


def test_behind_a_dash_stands_the_place_that_the_text_speaks_of():
    text = f"{LEAD} River Gate is quiet."
    assert article_of(f"{HEADLINE}\n\nNora Petrie - River Gate\n\n3 April 2026\n\n{text}").authors == ("Nora Petrie",)
    assert article_of(f"{HEADLINE}\n\nNora Petrie - Rosa Fuchs\n\n3 April 2026\n\n{text}").authors == (
        "Nora Petrie",
        "Rosa Fuchs",
    )
