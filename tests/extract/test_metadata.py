import pytest

from pipeline.extract.blocks import parsed
from pipeline.extract.metadata import Metadata, read_metadata
from pipeline.records import Image


def metadata_of(head: str, body: str = "", html: str = "<html>") -> Metadata:
    return read_metadata(parsed(f"{html}<head>{head}</head><body>{body}<p>x</p></body></html>"))


def test_structured_data_is_trusted_before_meta_elements() -> None:
    found = metadata_of(
        '<title>Ferry | Courier</title><meta property="og:title" content="Ferry, shared">'
        '<meta name="author" content="editor7"><meta property="article:published_time" content="2025-03-11">'
        '<meta property="og:site_name" content="Sound Courier"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "headline": "Ferry", "author": {"name": "Ida Voss"},'
        '"datePublished": "2025-03-10T08:15:00+01:00", "publisher": {"name": "Courier Ltd"}}</script>'
    )
    assert found.titles == ("Ferry", "Ferry, shared")
    assert found.window == "Ferry | Courier"
    assert found.authors == ("Ida Voss", "editor7")
    assert found.published == "2025-03-10T08:15:00+01:00"
    assert found.publication == "Sound Courier"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ('<meta name="date" content="2025-03-10">', "", "2025-03-10"),
        ('<meta name="pubdate" content="20250310">', "", "2025-03-10"),
        ('<meta name="pubdate" content="20250310T0815">', "", "2025-03-10"),
        ('<meta name="date" content="yesterday">', "", None),
        ('<meta name="date" content="Mon, 10 Mar">', '<time pubdate datetime="2025-03-10T08:15">', "2025-03-10T08:15"),
        ("", '<span itemprop="datePublished" content="2025-03-10">10 March</span>', "2025-03-10"),
        ("", '<time class="dt-published" datetime="2025-03-10 08:15">', "2025-03-10 08:15"),
        ("", '<abbr class="published" title="2025-03-10T08:15">10 March</abbr>', "2025-03-10T08:15"),
        ("", "<time datetime='2024-01-01'>some other day</time>", None),
        ("", "<div class='h-cite'><time class=dt-published datetime='2024-01-01'></time></div>", None),
        ("", "<ol class=comments><li><time class=dt-published datetime='2024-01-01'></time></ol>", None),
    ],
)
def test_the_date_is_iso_or_missing(head: str, body: str, expected: str | None) -> None:
    assert metadata_of(head, body).published == expected


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("<div class=h-entry><h2 class='p-name'>Ferry</h2></div>", ("Ferry",)),
        ("<h2 class=p-name>Ferry</h2><div class='p-in-reply-to h-cite'><h3 class=p-name>No</h3></div>", ("Ferry",)),
        ("<h2 class=entry-title>Ferry</h2><div class=comment><h3 class=p-name>No</h3></div>", ("Ferry",)),
        ("<h2 class=p-name>Ferry</h2><b class=p-name>No</b>", ("Ferry",)),
        ("<h2 itemprop=headline>Ferry</h2>", ("Ferry",)),
        ("<h2 class=entry-title>Ferry</h2><h2 class=entry-title>Herring</h2>", ()),
    ],
)
def test_a_headline_that_the_markup_names(body: str, titles: tuple[str, ...]) -> None:
    assert metadata_of("", body).titles == titles


def test_languages_are_hints_from_everywhere() -> None:
    head = '<meta property="og:locale" content="pt_BR"><meta http-equiv="Content-Language" content="pt">'
    assert metadata_of(head, html="<html lang=pt-BR>").languages == ("pt-BR", "pt_BR", "pt")


def test_captions_and_body_of_structured_data() -> None:
    found = metadata_of(
        '<script type="application/ld+json">{"@type": "Article", "articleBody": "One.\\nTwo.",'
        '"image": [{"@type": "ImageObject", "url": "/a.jpg", "caption": "The quay", "creditText": "Ida Voss"},'
        '"x.jpg"]}</script>'
    )
    assert found.body == ("One.", "Two.")
    assert found.images == (Image("/a.jpg", "The quay", "Ida Voss"),)


def test_a_page_that_says_nothing() -> None:
    found = metadata_of("")
    assert (found.titles, found.authors, found.published, found.publication, found.types) == ((), (), None, None, ())
