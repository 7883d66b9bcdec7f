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
_PUBLISHED = etree.XPath("//@itemprop[.='datePublished']/..|//@property[.='datePublished']/..")
_HEADINGS, _TIMES = frozenset(("h1", "h2", "h3")), frozenset(("time", "abbr"))
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
    told = list(tree.iter("meta", "title", *_HEADINGS, *_TIMES))  # one walk for all of them
    meta = _meta(element for element in told if element.tag == "meta")

    def said(names: Iterable[str]) -> list[str]:
        return [value for name in names for value in meta.get(name, ())]

    sites = [name for thing in things if "WebSite" in jsonld.types(thing) for name in jsonld.texts(thing.get("name"))]
    return Metadata(
        titles=_distinct([*jsonld.texts(article.get("headline")), *said(_TITLES), *_marked_title(told)]),
        window=normalized(next((element.text for element in told if element.tag == "title"), "") or ""),
        descriptions=_distinct([*said(_DESCRIPTIONS), *jsonld.texts(article.get("description"))]),
        authors=_distinct([*jsonld.names(article.get("author"), things), *said(_AUTHORS)]),
        published=_first_date([*jsonld.texts(article.get("datePublished")), *said(_DATES), *_marked_dates(tree, told)]),
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


def _meta(elements: Iterable[html.HtmlElement]) -> dict[str, list[str]]:
    """Contents of the `<meta>` elements by name, in lower case."""
    found: dict[str, list[str]] = {}
    for element in elements:
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


def _marked_title(told: Iterable[html.HtmlElement]) -> list[str]:
    """The headline as microformats, microdata or RDFa mark it; none where they mark several."""
    marked = [element for element in told if element.tag in _HEADINGS and _is_headline(element)]
    return [marked[0].text_content()] if len(marked) == 1 else []


def _is_headline(heading: html.HtmlElement) -> bool:
    classes = heading.get("class", "")
    marked = heading.get("itemprop") == "headline" or heading.get("property") == "headline"
    return (marked or "entry-title" in classes or " p-name " in f" {classes} ") and not _is_cited(heading)


def _is_cited(element: html.HtmlElement) -> bool:
    """Whether an element stands in a quotation of another page or among the comments."""
    around = (ancestor.get("class", "") for ancestor in element.iterancestors())
    return any("h-cite" in classes or "comment" in classes for classes in around)


def _marked_dates(tree: html.HtmlElement, told: Iterable[html.HtmlElement]) -> list[str]:
    """Dates that the markup of the visible page carries, those that say "published" first."""
    times = (element for element in told if element.tag in _TIMES and _is_published(element))
    return [
        value
        for element in (*_PUBLISHED(tree), *times)
        if (value := element.get("datetime") or element.get("content") or element.get("title"))
    ]


def _is_published(element: html.HtmlElement) -> bool:
    classes = element.get("class", "")
    if element.tag == "abbr":
        return " published " in f" {classes} "
    return element.get("pubdate") is not None or ("dt-published" in classes and not _is_cited(element))


def _first_date(values: Iterable[str]) -> str | None:
    for value in values:
        if _ISO_DATE.match(value):
            return value
        if compact := _COMPACT_DATE.match(value):
            return "-".join(compact.groups())
    return None


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in map(normalized, texts) if text))
