import pytest

from pipeline.extract.blocks import parsed
from pipeline.extract.jsonld import Thing, article_of, names, paragraphs, texts, things


def things_of(*scripts: str) -> list[Thing]:
    markup = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return things(parsed(f"<html><head>{markup}</head><body></body></html>"))


def test_the_fullest_article_is_taken_wherever_it_stands() -> None:
    page = things_of(
        '{"@type": "WebPage", "name": "Page"}',
        '{"@graph": [{"@type": "NewsArticle", "headline": "Ferry"}, {"@type": ["Thing", "Article"]}]}',
    )
    assert article_of(page)["headline"] == "Ferry"


@pytest.mark.parametrize("script", ["", "{", "null", "[1, 2", "[" * 50_000, '{"@type": "Article"', "<!-- -->"])
def test_broken_data_is_passed_over(script: str) -> None:
    found = things_of(script, '{"@type": "Article", "headline": "Ferry"}')
    assert [thing["headline"] for thing in found] == ["Ferry"]


@pytest.mark.parametrize(
    "script",
    [
        "<!--\n{}\n-->", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/{}/*]]>*/", "{};", '{{"@type": "WebSite"}} {}',
        '{}{{"@type":',
    ],
)  # fmt: skip
def test_data_is_read_in_any_wrapping(script: str) -> None:
    found = things_of(script.format('{"@type": "Article", "headline": "Ferry"}'))
    assert [thing["headline"] for thing in found if "headline" in thing] == ["Ferry"]


@pytest.mark.parametrize("slip", ['"Ferry",', '"Ferr\\y"', '"Ferry", "tags": ["a", ]'])
def test_small_slips_are_forgiven(slip: str) -> None:
    assert [thing["headline"] for thing in things_of(f'{{"@type": "Article", "headline": {slip}}}')] == ["Ferry"]


def test_a_text_falls_into_its_paragraphs() -> None:
    assert paragraphs("<p>One &amp; two.</p><p>Three.<br>Four.</p>") == ["One & two.", "Three.", "Four."]
    assert paragraphs("One.\n\nTwo.") == ["One.", "Two."]


def test_data_with_raw_line_ends_is_read() -> None:
    assert things_of('{"@type": "Article", "headline": "One\nline"}')[0]["headline"] == "One\nline"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ida Voss", ["Ida Voss"]),
        ({"@type": "Person", "name": "Ida Voss"}, ["Ida Voss"]),
        ([{"name": "Ida Voss"}, "Bo Ek"], ["Ida Voss", "Bo Ek"]),
        ({"@id": "#ida"}, ["Ida Voss"]),
        ({"name": ["Ida Voss"]}, ["Ida Voss"]),
        ({"name": {"first": "Ida"}}, []),
        (None, []),
        (7, []),
        ([[["Ida"]]], []),
    ],
)
def test_names(value: object, expected: list[str]) -> None:
    assert names(value, [{"@id": "#ida", "@type": "Person", "name": "Ida Voss"}]) == expected


def test_texts_lose_markup_and_entities() -> None:
    assert texts("Tom &amp; Ida&#8217;s <b>ferry</b>") == ["Tom & Ida’s ferry"]
