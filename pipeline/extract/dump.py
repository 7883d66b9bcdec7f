"""The text and Markdown path: a page that lost its HTML becomes an article, line by line."""

from urllib.parse import urlsplit

import numpy as np
from msgspec import structs

from pipeline.errors import NoArticle
from pipeline.extract.assemble import assemble, judged_lines
from pipeline.extract.judge import judge
from pipeline.extract.markdown import is_markdown, parsed_lines
from pipeline.extract.measure import measure
from pipeline.extract.model import Model, shipped
from pipeline.extract.no_article import what_instead
from pipeline.extract.notes import names_another
from pipeline.extract.own_name import with_own_name
from pipeline.extract.publication import find_publication
from pipeline.extract.reading import ReadLine, part_read, plain_lines, without_remnants
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.templates import SiteTemplates
from pipeline.extract.wrap import unwrapped
from pipeline.records import Article, RawPage


def extract_dump(page: RawPage, settings: ExtractSettings, templates: SiteTemplates | None = None) -> Article:
    """The article of a text or Markdown dump; what recurs on other pages of its site is the less likely to be kept.

    Raises:
        NoArticle: the page holds none; the error names what it is.
        SetupError: the model's file is damaged.
    """
    return article_by(shipped(), page, settings, templates)


def article_by(
    model: Model, page: RawPage, settings: ExtractSettings, templates: SiteTemplates | None = None
) -> Article:
    """The article as this model sees it.

    Raises:
        NoArticle: the page holds none; the error names what it is.
    """
    lines = read_lines(page)
    if not lines:
        raise NoArticle("it is blank")
    facts = measure(lines, page.url)
    scores = model.scores(facts)
    if templates is not None:
        texts = [line.text for line in lines]
        scores = np.array(templates.weakened(scores.tolist(), texts, settings.threshold))
    host = (urlsplit(page.url or "").hostname or "").removeprefix("www.")
    verdicts, head, another = judge(lines, facts, scores, settings, host)
    rules = settings.rules_of(host)
    wanted = rules is not None and any(text in line.text for line in lines for text in rules.keep)
    if not wanted and (instead := what_instead(facts, verdicts)):
        raise NoArticle(instead, judged_lines(page, lines, verdicts))
    kept = {index for index, verdict in enumerate(verdicts) if verdict.kept and verdict.role != "note"}
    publication = find_publication(page, facts, head, kept)
    verdicts = with_own_name(verdicts, facts, head, publication)
    article = assemble(page, lines, verdicts, head, publication)
    return article if another is None else structs.replace(article, warnings=(names_another(lines[another].text),))


def read_lines(page: RawPage) -> list[ReadLine]:
    """The lines that hold something in the part of the page that is read, without markup and hard wraps."""
    text = without_remnants(part_read(page.text))
    lines = parsed_lines(text) if page.kind == "markdown" or is_markdown(text) else plain_lines(text)
    return unwrapped(lines)
