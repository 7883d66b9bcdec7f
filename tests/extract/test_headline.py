"""Which line of a dump is the headline."""

import pytest

from pipeline.extract import extract_article
from pipeline.records import RawPage

BODY = """The ferry crossed the strait for the last time on Sunday, and half of the village stood on the pier.

It had carried mail, cattle and brides for sixty years. The new bridge opens in spring, says the harbour office.

Nobody knows yet what will become of the ferry. A museum in the capital has asked for it twice."""


def title_of(text):
    page = RawPage(id="x", path="x", kind="text", text=text, sha256="")
    return extract_article(page).title


@pytest.mark.parametrize(
    "above",
    [
        "Home\nNews\nSport\n\nLast ferry crosses the strait\nBy Nora Pettersen\n12 March 2026\n\n",
        "Home\nNews\nLast ferry crosses the strait\nHalf a village says goodbye after sixty years\n12 March 2026\n\n",
        "Home\nLast ferry crosses the strait\nNora Pettersen\n12 March 2026\nShare\nFacebook\n\n",
        "Latest: Mayor resigns over new bridge\nSport\nLast ferry crosses the strait\nPublished 12 March 2026\n\n",
        "Last ferry crosses the strait\n\n12 March 2026\n\nSixty years are over\n\nLast ferry crosses the strait\n\n",
    ],
)
def test_the_headline_is_found_among_what_stands_above_the_text(above):
    assert title_of(above + BODY) == "Last ferry crosses the strait"


def test_a_headline_that_a_hard_wrap_has_cut_is_whole():
    assert title_of(f"News\n\nLast ferry crosses the strait while the\nvillage watches\n\n12 March 2026\n\n{BODY}") == (
        "Last ferry crosses the strait while the village watches"
    )


def test_the_address_tells_which_of_two_lines_is_the_headline():
    above = "Home\nThe long way home over land\nA museum asks for the ferry\n12 March 2026\n\nThe pier\n\n"
    page = RawPage(
        id="x", path="x", kind="text", text=above + BODY, sha256="", url="https://x.example/the-long-way-home-over-land"
    )
    assert extract_article(page).title == "The long way home over land"
    assert title_of(above + BODY) == "A museum asks for the ferry"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Home News Last ferry crosses the strait", "Last ferry crosses the strait"),
        ("The Last ferry crosses the strait", "The Last ferry crosses the strait"),
        ("Farewell at sea: Last ferry crosses the strait", "Farewell at sea: Last ferry crosses the strait"),
    ],
)
def test_a_kicker_is_cut_where_another_line_says_the_rest(line, title):
    text = (
        f"{line}\n12 March 2026\n\n{BODY}\n\nMost read\nLast ferry crosses the strait\nMayor resigns over new bridge\n"
    )
    assert title_of(text) == title


def test_a_byline_that_begins_small_is_no_part_of_a_headline_that_the_page_says_alone():
    below = "Zu „Last ferry crosses the strait“: 3 Kommentare"
    assert (
        title_of(f"Last ferry crosses the strait\nvon zahlenzauberin\n\n{BODY}\n\n{below}\n")
        == "Last ferry crosses the strait"
    )
