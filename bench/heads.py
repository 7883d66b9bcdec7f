"""Titles, dates and authors of dumps against what the page's HTML says of itself: `python -m bench.heads [--list]`.

The truth is the page's own metadata (headline, article:published_time, JSON-LD author …), asked only where the dump
shows it too: a title that stands in a line, a day that one of the upper lines names, an author who is named in a short
line. The weights of headlines and bylines are learned from these pages too: what unseen sites give is printed by
`bench.train_headline` and `bench.train_byline`. `--list`: every miss.
"""

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator

from lxml import html

from bench.dump_pages import DATA, KINDS, gold, raw_page
from pipeline.errors import NoArticle
from pipeline.extract import extract_article
from pipeline.extract.dates import find_date
from pipeline.extract.metadata import Metadata, read_metadata
from pipeline.extract.people import names
from pipeline.extract.titles import fold
from pipeline.records import Article, RawPage
from pipeline.write.dates import parsed_date

_SITE = re.compile(r"\s+[|–—·•«»:-]+\s+[^|–—·•«»:-]+$|\s*[|｜«»][^|｜«»]*$")
_SHORT = 200  # characters of a line that can name an author or a date


def main() -> None:
    listing = "--list" in sys.argv
    asked: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    refused: Counter[str] = Counter()
    for name in gold():
        said = metadata_of(name)
        for kind in KINDS:
            page = raw_page(name, kind)
            try:
                article = extract_article(page)
            except NoArticle as error:
                refused[kind] += 1
                if listing:
                    print(f"refused\t{kind}\t{name}\t{error.what}")
                continue
            for figure, correct, wanted, got in compared(said, page, article):
                asked[figure, kind] += 1
                right[figure, kind] += correct
                if listing and not correct:
                    print(f"{figure}\t{kind}\t{name}\n\t+ {wanted}\n\t- {got}")
    for figure, kind in sorted(asked):
        count = asked[figure, kind]
        print(f"{figure:8} {kind:10} {right[figure, kind] / count:6.1%} of {count}")
    print("refused  " + ", ".join(f"{kind} {refused[kind]} of {len(gold())}" for kind in KINDS))


def metadata_of(name: str) -> Metadata:
    data = gzip.decompress((DATA / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")
    return read_metadata(html.document_fromstring(data.encode(), parser=html.HTMLParser(encoding="utf-8")))


def titles_of(said: Metadata) -> set[str]:
    """The headlines of the metadata as `fold` has them, with and without a site's name behind them."""
    titles = {fold(written) for title in said.titles for written in (title, _SITE.sub("", title))}
    return {title for title in titles if len(title) > 5}


def compared(said: Metadata, page: RawPage, article: Article) -> Iterator[tuple[str, bool, object, object]]:
    """Figure, whether it is right, what the metadata says, what the dump gave."""
    short = [line for line in page.lines if line.strip()]
    shown = [folded for line in short if len(line) < 4 * _SHORT and (folded := fold(line))]
    titles = titles_of(said)
    seen = {title for title in titles if any(title in line for line in shown)}
    if seen:
        yield "titles", fold(article.title or "") in titles, said.titles[:2], article.title
    day = (said.published or "")[:10]
    if len(day) == 10:
        dates = {date for line in short if len(line) < _SHORT and (date := find_date(line))}
        if any(day in _days(date, said) for date in dates):
            yield "dates", day in _days(article.published or "", said), day, article.published
    people = [name for name in names(said.authors, said.publication) if " " in name]
    if people and all(any(fold(name) in line for line in shown if len(line) < _SHORT) for name in people):
        got = {fold(name) for name in article.authors}
        yield "authors", got == {fold(name) for name in people}, people, article.authors


def _days(date: str, said: Metadata) -> set[str]:
    """What the date can mean in the page's languages."""
    return {(parsed_date(date, [language], None)[0] or "")[:10] for language in (*said.languages, "en", "en-GB")}


if __name__ == "__main__":
    main()
