"""What stands over the text of an HTML page, and who signs it: standfirst, byline, date."""

import pytest
from extract.wooden_ferry import PARAGRAPHS, article, extracted, texts


def test_a_standfirst_introduces_the_text_and_is_no_part_of_it() -> None:
    found = extracted(
        article(before="<p class=standfirst>After 94 years the wooden ferry gives way to a faster one.</p>")
    )
    assert found.standfirst == "After 94 years the wooden ferry gives way to a faster one."
    assert texts(found) == PARAGRAPHS


LEAD = "After 94 years the wooden ferry gives way to a faster one, and not all of its passengers are glad to see it go"


@pytest.mark.parametrize(("tag", "style"), [("h2", "sub"), ("p", "standfirst"), ("p", ""), ("p", "view-sub")])
def test_authors_and_date_are_found_below_a_standfirst(tag: str, style: str) -> None:
    meta = (
        "<p class=byline>By Priya Raman and Tom O'Connor, local democracy reporters</p>"
        "<p>Published 9 March 2026, 6.42pm | Updated 10 March 2026</p>"
    )
    found = extracted(article(before=f"<{tag} class='{style}'>{LEAD}</{tag}>{meta}"))
    assert (found.standfirst, found.published) == (LEAD, "9 March 2026, 6.42pm")
    assert found.authors == ("Priya Raman", "Tom O'Connor")
    assert texts(found) == PARAGRAPHS


def test_the_first_heading_of_a_text_is_no_standfirst() -> None:
    found = extracted(article(before="<h2>In the harbour</h2>"))
    assert found.standfirst is None


def test_bylines_and_dates_are_read_and_no_part_of_the_text() -> None:
    meta = (
        "<div class=meta><span>By Ansel Brook</span> | <time datetime=2025-03-10T08:15:00Z>10 March 2025</time></div>"
    )
    found = extracted(article(before=meta))
    assert (found.authors, found.published) == (("Ansel Brook",), "2025-03-10T08:15:00Z")
    assert texts(found) == PARAGRAPHS


def test_a_signature_below_the_text_names_the_author() -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    found = extracted(f"<article><h1>Last crossing</h1>{body}<p><i>Ida Marie Voss</i></p></article>")
    assert found.authors == ("Ida Marie Voss",)
    assert texts(found) == PARAGRAPHS


@pytest.mark.parametrize(
    ("inside", "authors"),
    [
        ("<p><strong>Ida Marie Voss</strong></p>{}", ("Ida Marie Voss",)),
        ("<p><b>Søren Ågård</b></p>{}", ("Søren Ågård",)),
        ("<p><strong>The second ferry</strong></p>{}", ()),
        ("<p><strong>Voss</strong></p>{}", ()),
        ("{}<div class=byline>Door: <a href=/a/x>Ida Voss</a></div>", ("Ida Voss",)),
        ("<div class=byline>Vertaald door <a href=/a/x>Ida Voss</a></div>{}", ()),
        ("<div class=byline><i>Translated by</i> <a href=/a/x>Ida Voss</a></div>{}", ()),
        ("<p>3 May 2025 • Aangepast 4 May 2025</p>{}", ()),
    ],
)
def test_who_is_named_beside_the_text_wrote_it_unless_they_translated(inside: str, authors: tuple[str, ...]) -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    assert extracted(f"<article><h1>Last crossing</h1>{inside.format(body)}</article>").authors == authors


def test_a_year_makes_no_date_of_a_standfirst() -> None:
    lead = "The wooden Marguerite has carried cows and brides since 1931."
    found = extracted(article(before=f"<p class=subtitulo>{lead}</p><p class=autor>Ida Voss</p>"))
    assert (found.standfirst, found.authors, found.published) == (lead, ("Ida Voss",), None)


def test_a_byline_with_the_time_of_an_update_is_no_remark():
    found = extracted(
        article(
            before="<div class=byline>Door <a rel=author>Ida Voss</a>"
            "<time datetime=2026-03-10T04:30>Vandaag, 04:30</time><span>Laatste update: 09:02</span></div>"
        )
    )
    assert (found.authors, found.notes) == (("Ida Voss",), ())


def test_a_date_counts_above_a_row_of_buttons_above_the_headline() -> None:
    buttons = "".join(
        f"<button>Share on {place}</button>" for place in ("Pigeon Post", "Slate", "Drum", "Horn", "Bell")
    )
    page = article().replace(
        "<h1", f"<div>Published on 6 November 2025, 14:09 / ©The Dale</div>{buttons}<p>Dale</p><h1"
    )
    assert extracted(page).published == "6 November 2025, 14:09"


def test_the_day_that_the_page_shows_counts_where_its_data_tell_a_moment_in_utc() -> None:
    data = "<time datetime=2025-12-02T21:00:00Z>{}</time>"
    assert extracted(article(before=data.format("3 December 2025"))).published == "2025-12-03"
    assert extracted(article(before=data.format("Updated 3 December 2025"))).published == "2025-12-02T21:00:00Z"


def test_a_line_that_says_how_long_ago_is_no_part_of_the_standfirst() -> None:
    page = article(before=f"<div class=story-lead><p><b>{LEAD}</b></p><div>Online since today, 12.09 pm</div></div>")
    assert extracted(page).standfirst == LEAD


def test_what_the_page_calls_updated_is_not_when_it_was_published_whatever_its_data_say() -> None:
    dates = "<div>Updated: <time datetime={}>5 March 2026, 05:53</time></div><div>Published: {}</div>"
    told = dates.format("2026-03-05T05:53:00+08:00", "4 March 2026")
    assert extracted(article(before=told)).published == "4 March 2026"
    assert extracted(article(before=told.replace("<time", "<b"))).published == "4 March 2026"
    assert extracted(article(before=told.replace("4 March", "5 March"))).published == "2026-03-05T05:53:00+08:00"


def test_who_signs_below_the_text_may_name_the_site_and_its_agencies() -> None:
    signature = "<p><em>Siân Prothero, marches.strait.example/agencies</em></p>"
    signed = article().replace("</div></article>", f"{signature}</div></article>")
    assert extracted(signed).authors == ("Siân Prothero",)


def test_the_section_beside_the_date_is_no_second_author() -> None:
    meta = "<div class=byline><a href=/chae>채은솔</a><div>2025년 12월 3일 - <a href=/roads>교통</a></div></div>"
    assert extracted(article(before=meta), head="<meta name=author content=채은솔>").authors == ("채은솔",)
