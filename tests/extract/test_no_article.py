"""Pages that hold no article are named for what they are; short articles are not among them."""

import pytest

from pipeline.errors import NoArticle
from pipeline.extract.dump import extract_dump
from pipeline.extract.settings import ExtractSettings
from pipeline.records import Article, RawPage

MENU = "Home\nNews\nSport\nWeather\nCulture\nLog in\nSubscribe\n"
FOOTER = "\nAbout us\nContact\nPrivacy policy\nTerms of use\n© 2026 The Harbour Post. All rights reserved.\n"
HEADLINES = [
    "Ferry line adds a winter timetable",
    "Old bakery reopens after the flood",
    "School gets its first solar roof",
    "Mayor wants fewer cars on the quay",
    "Choir sings for the closed cinema",
    "Storm takes the roof of the market hall",
    "Library lends out fishing rods",
    "Lighthouse to be painted red again",
]
CARDS = "".join(f"\n{title}\n\n{place} March 2026\n\nRead more\n" for place, title in enumerate(HEADLINES, start=1))
INDEX = MENU + CARDS + FOOTER
MARKDOWN_INDEX = "[Home](/) [News](/news)\n\n" + "\n\n".join(
    f"## [{title}](/news/{place})\n\n{place} March 2026\n\n[Read more](/news/{place})"
    for place, title in enumerate(HEADLINES, start=1)
)
SEARCH = MENU + "\nSearch results for “ferry”\n\n128 results found\nSort by relevance\n\nNext page\n" + FOOTER
LOGIN = MENU + "\nLog in\n\nUsername\n\nPassword\n\nRemember me\nForgot your password?\nCreate an account\n" + FOOTER
ERROR = MENU + "\nPage not found\n\nThe page you are looking for does not exist. Try the search.\n" + FOOTER
ERROR_DE = """Startseite
Politik
Sport

Fehler 404

Die gesuchte Seite existiert nicht mehr.

Impressum
Datenschutz"""
ERROR_KO = """홈
정치
경제

페이지를 찾을 수 없습니다

요청하신 페이지가 삭제되었거나 존재하지 않는 페이지입니다.

회사소개"""
PAYWALL = (
    MENU
    + "\nOld bakery reopens after the flood\n\nThe ovens in Mill Lane were lit again on Monday.\n\n"
    + "Subscribe to continue reading\n\nAlready a subscriber? Log in\n\nCancel anytime\n"
    + FOOTER
)
VIDEO = (
    MENU
    + "\nWatch: the storm over the quay\n\nPlay video\n\n02:14\n\nWatch now\n\nFull screen\nMute\nAutoplay\n"
    + FOOTER
)
FIRST = (
    "The ovens in Mill Lane were lit again on Monday, four months after the river had come through the front door and "
    "left by the back. Neighbours queued before six in the morning, and the first loaves were gone within the hour."
)
SECOND = (
    "“We had thought of giving up,” said the baker, Tom Reed, whose grandfather opened the shop in 1926. “Then the "
    "school children came with buckets, and after that we could not very well stay closed.”"
)
TOP = "\nOld bakery reopens after the flood\n\n12 March 2026\n\nBy Jane Doe\n\n"
ARTICLE = f"{MENU}{TOP}{FIRST}\n\n{SECOND}\n{FOOTER}"


def extract(text: str, kind: str = "text") -> Article:
    return extract_dump(RawPage(id="x", path="x", kind=kind, text=text, sha256=""), ExtractSettings())


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        (INDEX, "text", "an index page"),
        (MARKDOWN_INDEX, "markdown", "an index page"),
        (SEARCH, "text", "a search page"),
        (LOGIN, "text", "a log-in page"),
        (ERROR, "text", "an error page"),
        (ERROR_DE, "text", "an error page"),
        (ERROR_KO, "text", "an error page"),
        (PAYWALL, "text", "a paywall stub"),
        (VIDEO, "text", "a page with only a video"),
        (MENU + FOOTER, "text", "only menus"),
    ],
)
def test_a_page_without_an_article_is_named(text, kind, what):
    with pytest.raises(NoArticle) as caught:
        extract(text, kind)
    assert caught.value.what == what


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_a_short_article_among_menus_is_one(kind):
    article = extract(ARTICLE, kind)
    assert article.title == "Old bakery reopens after the flood"
    assert article.authors == ("Jane Doe",)
    assert [passage.text for passage in article.passages] == [FIRST, SECOND]
