"""What a page's head and structured data say of its article: headlines, authors, date, publication, languages."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from lxml import etree, html
from msgspec import Struct

from pipeline.extract import jsonld
from pipeline.records import Image
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
# Written so that libxml2 looks at few elements closely: an expression over all of them takes a millisecond a page.
_NOT_CITED = "not(ancestor::*[contains(@class, 'h-cite') or contains(@class, 'comment')])"
_HEADLINES = etree.XPath(
    "(//h1|//h2|//h3)[@itemprop='headline' or @property='headline' or contains(@class, 'entry-title') or"
    f" contains(concat(' ', @class, ' '), ' p-name ')][{_NOT_CITED}]"
)
_PUBLISHED = etree.XPath("//@itemprop[.='datePublished']/..|//@property[.='datePublished']/..")
_PUBDATE = etree.XPath(
    f"//time[@pubdate or (contains(@class, 'dt-published') and {_NOT_CITED})]"
    "|//abbr[contains(concat(' ', @class, ' '), ' published ')]"
)
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
    body: tuple[str, ...]
    """The paragraphs of the article as structured data repeats them; mostly none."""
    images: tuple[Image, ...]
    """Those that structured data describes; each has an address."""
    types: tuple[str, ...]
    """What the page says it is: schema.org types and og:type."""


def read_metadata(tree: html.HtmlElement) -> Metadata:
    """The metadata of a parsed page."""
    things = jsonld.things(tree)
    article = jsonld.article_of(things)
    meta = _meta(tree)

    def said(names: Iterable[str]) -> list[str]:
        return [value for name in names for value in meta.get(name, ())]

    sites = [name for thing in things if "WebSite" in jsonld.types(thing) for name in jsonld.texts(thing.get("name"))]
    return Metadata(
        titles=_distinct([*jsonld.texts(article.get("headline")), *said(_TITLES), *_marked_title(tree)]),
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
        body=tuple(jsonld.paragraphs(article.get("articleBody"))),
        images=tuple(_images(article, things)),
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


def _images(article: jsonld.Thing, things: Iterable[jsonld.Thing]) -> Iterator[Image]:
    for image in jsonld.listed(article.get("image")):
        if isinstance(image, dict):
            urls = [*jsonld.texts(image.get("contentUrl")), *jsonld.texts(image.get("url"))]
            said = (jsonld.texts(image.get("creditText")), jsonld.names(image.get("copyrightHolder"), things))
            credit = next((names[0] for names in said if names), None)
            for url in urls[:1]:
                yield Image(url, next(iter(jsonld.texts(image.get("caption"))), None), credit)


def _marked_title(tree: html.HtmlElement) -> list[str]:
    """The headline as microformats, microdata or RDFa mark it; none where they mark several."""
    marked = _HEADLINES(tree)
    return [marked[0].text_content()] if len(marked) == 1 else []


def _marked_dates(tree: html.HtmlElement) -> list[str]:
    """Dates that the markup of the visible page carries, those that say "published" first."""
    return [
        value
        for element in (*_PUBLISHED(tree), *_PUBDATE(tree))
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
