"""HTML, Markdown and plain text told apart."""

import pytest

from pipeline.decode.kind import kind_of

PROSE = "The ferry was late again.\n\nNobody on the pier seemed to mind.\n"
DOCUMENT = "<!DOCTYPE html>\n<html><body><p>The ferry was late.</p></body></html>"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (DOCUMENT, "a.html", "html"),
        (DOCUMENT, "a.txt", "html"),
        (DOCUMENT, "a.md", "html"),
        (DOCUMENT, "a", "html"),
        ("\n<?xml version='1.0'?>\n<!-- made by hand -->\n<HTML><head>", "a.txt", "html"),
        ("<p>One</p>", "a.HTM", "html"),
        ("<div><p>One</p><p>Two</p><ul><li>Three</li></ul></div>", "a.txt", "html"),
        (PROSE, "a.html", "text"),
        ("\n".join(["…the <em>ferry</em> was late again…"] * 4), "a.txt", "text"),
        ("a < b and b > c\n" + PROSE, "a.html", "text"),
        (PROSE, "a.txt", "text"),
        (PROSE, "page.php?id=7", "text"),
        (PROSE, "a.md", "markdown"),
        (PROSE + "\n![The pier at dawn. [HARBOUR NEWS/ANNA BERG]](https://example.org/p.jpg)\n", "a.txt", "markdown"),
        (PROSE + "\n![](https://example.org/a_(1).jpg)\n", "a.html", "markdown"),
        ("# Ferry late\n\n" + PROSE + "\n## Why\n\n" + PROSE + "\n### Who\n", "a.txt", "markdown"),
        ("Ferry late\n---\n" + PROSE + "\nWhy\n---\n" + PROSE + "\nWho\n---\n", "a.txt", "markdown"),
        (PROSE + '[one](/a) [two](https://example.org/b) [three](/c "C")', "a.txt", "markdown"),
        (PROSE * 50 + "Write <b>bold</b> and <br> in your comment; see [1] (and note #2).", "a.txt", "text"),
        ("#1 in the charts\n" + PROSE, "a.txt", "text"),
    ],
)
def test_kind(text: str, name: str, kind: str) -> None:
    assert kind_of(text, name) == kind
