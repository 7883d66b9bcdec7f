"""Second verb: a page becomes an article, and every line of the page gets a role and a reason."""

# ruff: noqa: PLC0415 - what reads a kind of page is loaded with the first such page: trafilatura alone takes half a second
from pipeline.errors import PageError
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.templates import SiteTemplates, keys_of
from pipeline.records import Article, RawPage

VERSION = 27
"""Raised by hand when the same page gives another article."""

DEFAULT = ExtractSettings()


def extract_article(
    page: RawPage, settings: ExtractSettings = DEFAULT, templates: SiteTemplates | None = None
) -> Article:
    """The article of a page, in the page's language.

    What recurs on other pages of its site (`templates`) is the less likely to be kept; None for a page alone.

    Raises:
        NoArticle: the page holds none; the error names what it is.
        LimitExceeded: the page is larger or deeper than the settings allow.
    """
    if page.kind == "html":
        from pipeline.extract.html import extract_html

        return extract_html(page, settings, templates=templates)
    from pipeline.extract.dump import extract_dump

    return extract_dump(page, settings, templates)


def page_keys(page: RawPage, settings: ExtractSettings = DEFAULT) -> frozenset[int]:
    """What `templates.count_site` counts: a key for every line of the page; none if it cannot be read."""
    try:
        if page.kind == "html":
            from pipeline.extract.html import read_blocks

            return keys_of([block.text for block in read_blocks(page, settings)])
        from pipeline.extract.dump import read_lines

        return keys_of([line.text for line in read_lines(page)])
    except PageError:
        return frozenset()
