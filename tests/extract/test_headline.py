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
