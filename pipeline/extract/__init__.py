"""Second verb: a page becomes an article, and every line of the page gets a role and a reason."""

from pipeline.extract.dump import extract_dump
from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.records import Article, RawPage

VERSION = 1
"""Raised by hand when the same page gives another article."""

DEFAULT = ExtractSettings()


def extract_article(page: RawPage, settings: ExtractSettings = DEFAULT) -> Article:
    """The article of a page, in the page's language.

    Raises:
        NoArticle: the page holds none; the error names what it is.
        LimitExceeded: the page is larger or deeper than the settings allow.
    """
    return extract_html(page, settings) if page.kind == "html" else extract_dump(page, settings)
