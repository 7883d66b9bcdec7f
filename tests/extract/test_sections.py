"""What the lines of a dump are that the article does not keep."""

from pipeline.extract import extract_article
from pipeline.records import RawPage

PAGE = """Home
Sport
Comments
Last ferry crosses the strait
By Nora Pettersen
12 March 2026
Facebook
The ferry crossed the strait for the last time on Sunday, and half of the village stood on the pier to watch it.

It had carried mail, cattle and brides for sixty years. The new bridge opens in spring, says the harbour office.

Read also: A lighthouse is for sale

Nobody knows yet what will become of the ferry. A museum in the capital has asked for it twice.
Related articles
A lighthouse is for sale
The baker who rows to work
Comments
gull_61
11 March 2026
I was on board with my grandmother.
Privacy policy
All rights reserved
"""


def judged():
    return extract_article(RawPage(id="x", path="x", kind="text", text=PAGE, sha256="")).lines


def test_a_line_is_of_the_section_that_it_stands_in():
    roles = {line.text: line.role for line in judged()}
    assert roles["Home"] == roles["Sport"] == "menu"
    assert roles["Facebook"] == "share"
    assert roles["A lighthouse is for sale"] == roles["The baker who rows to work"] == "teaser"
    assert roles["Read also: A lighthouse is for sale"] == "teaser"
    assert roles["gull_61"] == roles["I was on board with my grandmother."] == "comment"
    assert roles["All rights reserved"] == "legal"


def test_a_word_in_the_menu_opens_no_section():
    assert [line.role for line in judged()][:6] == ["menu", "menu", "menu", "title", "byline", "date"]


def test_the_reason_names_the_section():
    reasons = {line.text: line.reason for line in judged()}
    assert reasons["gull_61"] == 'stands among the comments, under "Comments"'
    assert reasons["The baker who rows to work"] == 'stands among links to other articles, under "Related articles"'
