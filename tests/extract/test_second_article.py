import pytest

from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.records import Article, RawPage

FERRY = [
    f"The ferry of pier {at} left the quay late on Monday, and nobody who stood there was in a hurry to see her go."
    for at in range(5)
]
BENCH = [
    f"The bench of hill {at} has been mended by pupils of the harbour school, who carved their names into its back."
    for at in range(5)
]
META = "<p class=byline>By Bo Ek</p><time>11 March 2025</time>"


def article_of(body: str) -> Article:
    text = f"<html><head><title>Ferry leaves late again</title></head><body>{body}</body></html>"
    return extract_html(RawPage(id="x", path="x.html", kind="html", text=text, sha256=""), ExtractSettings())


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "second",
    [
        f"<article><h2>Bench has been mended at last</h2>{META}{paragraphs(BENCH)}</article>",
        f"<h1>Bench has been mended at last</h1>{META}{paragraphs(BENCH)}",
    ],
)
def test_of_two_articles_the_first_is_kept_and_the_other_named(second: str) -> None:
    first = f"<h1>Ferry leaves late again</h1>{paragraphs(FERRY)}"
    found = article_of(
        f"<article>{first}</article>{second}" if "<article>" in second else f"<div>{first}{second}</div>"
    )
    assert [passage.text for passage in found.passages] == FERRY
    assert found.warnings == (
        "The page holds another article, “Bench has been mended at last”; only the main one is kept.",
    )


@pytest.mark.parametrize(
    "below",
    [
        f"</article><article><h2>The bench has been mended</h2>{paragraphs(BENCH)}",
        f"<h2>The bench</h2>{paragraphs(BENCH)}",
        f"<h1>How the bench was mended</h1>{paragraphs(BENCH)}",
        "".join(
            f"<article><h2><a href=/x>Bench number {at} mended</a></h2><p>{BENCH[at]}</p></article>" for at in range(5)
        ),
        f"<aside class=related><article><h2>Bench has been mended at last</h2>{paragraphs(BENCH)}</article></aside>",
    ],
)
def test_subheadings_and_teasers_are_no_second_article(below: str) -> None:
    found = article_of(f"<article><h1>Ferry leaves late again</h1>{paragraphs(FERRY)}{below}</article>")
    assert not found.warnings
    assert [passage.text for passage in found.passages][:5] == FERRY
