"""Pages of HTML that hold no article, are broken, or go beyond a limit."""

import pytest
from extract.test_html import PARAGRAPHS, article, extracted, page, texts

from pipeline.errors import LimitExceeded, NoArticle
from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage


def test_the_text_is_found_on_a_page_too_large_for_trafilatura() -> None:
    menu = "".join(f"<li><a href=/{number}>A story</a></li>" for number in range(11_000))
    assert texts(extracted(article(after=f"<ul>{menu}</ul>"))) == PARAGRAPHS


def test_the_end_of_an_endless_page_is_not_read_and_said_so() -> None:
    found = extracted(article(after="<h2>A heading</h2>" * 50_000))
    assert texts(found) == PARAGRAPHS
    assert len(found.lines) == 40_001
    assert found.lines[-1].reason == "stands after the first 40,000 blocks, and no more are read"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "empty document"),
        ("<html><body><img src=a.jpg></body></html>", "shows no text"),
        ("<html><frameset><frame src=a><frame src=b></frameset></html>", "shows no text"),
        (
            (
                "<?xml version='1.0'?><rss version='2.0'><channel><title>Feed</title><item><title>Some words here, "
                "and more words after them.</title></item></channel></rss>"
            ),
            "feed",
        ),
        ("<html><body><nav><a href=/>Home</a> <a href=/a>About</a></nav></body></html>", "no article"),
        (
            (
                "<html><head><title>404 Page not found</title></head><body><h1>Page not found</h1><p>The page you "
                "requested could not be found. Please check the address and try again.</p></body></html>"
            ),
            "error",
        ),
        (
            (
                "<html><head><title>Sign in</title></head><body><h1>Sign in</h1><form><input type=email><input "
                "type=password></form><p>Forgot your password?</p><p>Create an account</p></body></html>"
            ),
            "log in",
        ),
    ],
)
def test_what_is_no_article_is_named(text: str, what: str) -> None:
    with pytest.raises(NoArticle, match=what):
        extract_html(RawPage(id="x", path="x", kind="html", text=text, sha256=""), ExtractSettings())


def test_a_front_page_is_no_article() -> None:
    cards = "".join(
        f"<div class=card><h3><a href=/{n}>The headline of story number {n} is here</a></h3>"
        f"<p>A line or two say what story number {n} of the day is about, and who is in it.</p></div>"
        for n in range(8)
    )
    with pytest.raises(NoArticle, match="front page"):
        extracted(f"<h1>Sound Courier</h1><main>{cards}</main>")


def test_lines_of_a_page_without_article_have_reasons_too() -> None:
    with pytest.raises(NoArticle) as refused:
        extracted("<h1>Page not found</h1><p>Please check the address and try again.</p>")
    assert refused.value.lines[0].text == "Page not found"
    assert all(line.reason and not line.kept for line in refused.value.lines)


@pytest.mark.parametrize(
    "broken",
    [
        "<div>" * 700 + "".join(f"<p>{text}</p>" for text in PARAGRAPHS),
        article(middle="<table><tr><td colspan=999999999>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"),
        article(middle="<script type='application/ld+json'>" + "[" * 100_000 + "</script>"),
        article(middle="<p>\x00&#0;&#1;&#xFFFE;\ufffe\ud800</p>"),
        article(
            middle="<figure><img src='http://[::1'><figcaption>A caption below a broken address.</figcaption></figure>"
        ),
        article(middle="<a href='" + "x" * 100_000),
    ],
)
def test_broken_pages_are_read_all_the_same(broken: str) -> None:
    assert PARAGRAPHS[0] in texts(extracted(broken))


def test_no_entity_is_fetched_or_multiplied() -> None:
    head = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    text = head + page(article(middle="<p>&b;&f;</p>")).text
    found = extract_html(RawPage(id="x", path="x", kind="html", text=text, sha256=""), ExtractSettings())
    assert not any("aaaa" in line.text or "root:" in line.text for line in found.lines)


def test_nesting_beyond_the_limit_is_refused() -> None:
    with pytest.raises(LimitExceeded):
        extracted("<div>" * 10_000 + article())


def test_a_page_that_takes_too_long_is_refused_by_the_name_of_the_knob() -> None:
    with pytest.raises(LimitExceeded, match=r"extract\.max_seconds"):
        extracted(article(), settings=ExtractSettings(max_seconds=0.0))
