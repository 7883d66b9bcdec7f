"""Lines that say the publication's own name."""

from pipeline.extract import extract_article
from pipeline.records import RawPage

PAGE = """{top}
Home
Sport
Last ferry crosses the strait
By Nora Pettersen
12 March 2026
The ferry crossed the strait for the last time on Sunday, and half of the village stood on the pier to watch it.

It had carried mail, cattle and brides for sixty years. The new bridge opens in spring, says the harbour office.

Nobody knows yet what will become of the ferry. A museum in the capital has asked for it twice.
Comments
gull_61
I was on board with my grandmother.
Strait Courier is the paper of the islands, and its readers own it.
© 2026 Strait Courier
"""


def roles(top: str) -> dict[str, str]:
    page = RawPage(id="x", path="x", kind="text", text=PAGE.format(top=top), sha256="")
    return {line.text: line.role for line in extract_article(page).lines}


def test_the_name_over_the_page_is_the_publication():
    found = roles("Strait Courier")
    assert found["Strait Courier"] == "publication"
    assert found["Home"] == found["Sport"] == "menu"


def test_a_name_that_stands_there_twice_is_a_part_of_the_site():
    assert roles("Strait Courier\nIslands\nStrait Courier")["Strait Courier"] == "menu"


def test_what_the_site_says_of_itself_is_no_comment():
    found = roles("Strait Courier")
    assert found["Strait Courier is the paper of the islands, and its readers own it."] == "chrome"
    assert found["I was on board with my grandmother."] == "comment"
