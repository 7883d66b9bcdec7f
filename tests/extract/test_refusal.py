import pytest

from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.metadata import read_metadata
from pipeline.extract.refusal import is_for_machines, refusal

PROSE = "The ferry left the quay late on Monday, and nobody who stood there was in a hurry to see her go."


def refused(body: str, head: str = "") -> str | None:
    tree = parsed(f"<html><head>{head}</head><body>{body}</body></html>")
    blocks = rendered(tree, 2_000).blocks
    return refusal(blocks, [block.number for block in blocks], read_metadata(tree), tree)


CARD = (
    "<div><h3><a href=/{0}>A headline of some length, {0}</a></h3><p>One line says what the story {0} "
    "is about.</p></div>"
)


@pytest.mark.parametrize(
    ("body", "head", "what"),
    [
        ("<h1>Page not found</h1><p>Please check the address.</p>", "", "error"),
        (
            "<h1>Ida Voss</h1><p>Writes about ferries.</p>"
            + "".join(f"<h2><a href=/{at}>A headline of some length, {at}</a></h2>" for at in range(4)),
            "",
            "list of articles",
        ),
        ("<p>Seite nicht gefunden</p>", "<title>Fehler 404</title>", "error"),
        ("<h1>Log in</h1><form><input type=password></form><p>Forgot your password?</p>", "", "log in"),
        ("<h1>Search results</h1><p>3 results for ferry</p>", "", "search results"),
        ("<h1>Ferry</h1><p>Watch</p>", '<meta property="og:type" content="video.other">', "video"),
        (
            "<h1>Ferry</h1><p>Subscribe to continue reading</p><p>Already a subscriber?</p>",
            '<meta property="og:type" content="article">',
            "paywall",
        ),
        ("".join(CARD.format(number) for number in range(6)), "", "front page"),
        (
            "".join(CARD.format(number) for number in range(6)) + "<p>Elle portait le nom qui n’existe plus.</p>",
            "",
            "front page",
        ),
        (f"<h1>Search results</h1><p>{PROSE}</p>" + "".join(map(CARD.format, range(6))), "", "search results"),
        (f"<h1>Create your account</h1><p>{PROSE * 2}</p><form>{'<input>' * 4}</form>", "", "log in or to register"),
        ("<p>News</p><p>Sport</p>", "", "next to no text"),
    ],
)
def test_pages_are_called_what_they_are(body: str, head: str, what: str) -> None:
    assert what in (refused(body, head) or "")


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<h1>Page not found, a novel</h1>{f'<p>{PROSE}</p>' * 6}", ""),
        (f"<h1>Ferry</h1>{f'<p>{PROSE}</p>' * 4}<p>Log in to comment</p>", ""),
        (f"<h1>Ferry</h1>{f'<p>{PROSE}</p>' * 6}{CARD.format(1)}{CARD.format(2)}", ""),
        ("<h1>Ferry</h1><p>A very short piece of news.</p>", '<meta property="og:type" content="article">'),
    ],
)
def test_articles_are_no_such_pages(body: str, head: str) -> None:
    assert refused(body, head) is None


@pytest.mark.parametrize(("markup", "expected"), [("<rss><channel></channel></rss>", True), ("<p>rss</p>", False)])
def test_documents_for_machines(markup: str, expected: bool) -> None:
    assert is_for_machines(parsed(markup)) is expected
