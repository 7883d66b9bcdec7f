"""What a page's head and structured data say of its article: headlines, authors, date, publication, languages."""

import re
from collections.abc import Iterable
from html import unescape

from lxml import etree, html
from msgspec import Struct

from pipeline.extract import jsonld
from pipeline.text import normalized

# Names of <meta> elements, the most trusted first.
_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "citation_title", "dc.title", "title")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "sailthru.description", "dc.description")
_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "og:article:author",
    "article:author_name", "content_author", "authors", "cxenseparse:author", "citation_author",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date",
    "dc.date", "article.published", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_LANGUAGES = ("og:locale", "content-language", "language", "dc.language", "inlanguage")
_PUBLISHED, _PUBDATE = etree.XPath("//*[@itemprop='datePublished']"), etree.XPath("//time[@pubdate]")
_ISO_DATE = re.compile(r"(?:19|20)\d\d-[01]?\d-[0-3]?\d(?:$|[T ][0-2]?\d:\d\d)")
_COMPACT_DATE = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:$|T)")


class Metadata(Struct, frozen=True, kw_only=True):
    """What the page's head says; whether a reader sees it too is not asked here."""

    titles: tuple[str, ...]
    """Headlines, the most trusted first."""
    window: str
    """The title of the browser's window, which often holds the site's name too."""
    descriptions: tuple[str, ...]
    authors: tuple[str, ...]
    published: str | None
    """ISO 8601."""
    publication: str | None
    languages: tuple[str, ...]
    body: str
    """The text of the article as structured data repeats it; mostly empty."""
    captions: tuple[str, ...]
    types: tuple[str, ...]
    """What the page says it is: schema.org types and og:type."""


def read_metadata(tree: html.HtmlElement) -> Metadata:
    """The metadata of a parsed page."""
    things = jsonld.things(tree)
    article = jsonld.article_of(things)
    meta = _meta(tree)

    def said(names: Iterable[str]) -> list[str]:
        return [value for name in names for value in meta.get(name, ())]

    images = [image for image in jsonld.listed(article.get("image")) if isinstance(image, dict)]
    sites = [name for thing in things if "WebSite" in jsonld.types(thing) for name in jsonld.texts(thing.get("name"))]
    return Metadata(
        titles=_distinct([*jsonld.texts(article.get("headline")), *said(_TITLES)]),
        window=normalized(tree.findtext(".//title") or ""),
        descriptions=_distinct([*said(_DESCRIPTIONS), *jsonld.texts(article.get("description"))]),
        authors=_distinct([*jsonld.names(article.get("author"), things), *said(_AUTHORS)]),
        published=_first_date([*jsonld.texts(article.get("datePublished")), *said(_DATES), *_marked_dates(tree)]),
        publication=next(
            iter(
                [
                    *said(["og:site_name"]),
                    *jsonld.names(article.get("publisher"), things),
                    *sites,
                    *said(["application-name"]),
                ]
            ),
            None,
        ),
        languages=_distinct([tree.get("lang", ""), *said(_LANGUAGES), *jsonld.texts(article.get("inLanguage"))]),
        body=" ".join(jsonld.texts(article.get("articleBody"))),
        captions=_distinct([text for image in images for text in jsonld.texts(image.get("caption"))]),
        types=_distinct([name for thing in things for name in jsonld.types(thing)] + said(["og:type"])),
    )


def _meta(tree: html.HtmlElement) -> dict[str, list[str]]:
    """Contents of the `<meta>` elements by name, in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = normalized(unescape(element.get("content", "")))
        if content:
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if name := element.get(attribute):
                    found.setdefault(name.lower(), []).append(content)
                    break
    return found


def _marked_dates(tree: html.HtmlElement) -> list[str]:
    """Dates that the markup of the visible page carries, those that say "published" first."""
    marked = [*_PUBLISHED(tree), *_PUBDATE(tree)]
    return [
        value
        for element in marked
        if (value := element.get("datetime") or element.get("content") or element.get("title"))
    ]


def _first_date(values: Iterable[str]) -> str | None:
    for value in values:
        if _ISO_DATE.match(value):
            return value
        if compact := _COMPACT_DATE.match(value):
            return "-".join(compact.groups())
    return None


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in map(normalized, texts) if text))
