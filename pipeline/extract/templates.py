"""What recurs over the pages of one site: a line that stands on many of them is seldom part of an article.

Counting is a pass of its own, finished before the first page is judged: `page_keys` says what there is to count on a
page, `count_site` counts over the pages of one site. A count is evidence: it lowers a line's score, and the score
still decides.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b
from math import exp
from urllib.parse import urlsplit

from msgspec import Struct

from pipeline.records import RawPage
from pipeline.text import normalized

MOST_PAGES = 50
"""Of one site; more would say the same."""
MOST_LINES = 2_000
"""Of one page."""
_NUMBERS = re.compile(r"\d+")
_FEWEST_PAGES = 3  # a line on two pages says nothing: an article may be there twice
_WEIGHT = 6.0  # log-odds that a line loses if it stands on every page of its site
_COPY = 0.5  # share of a page's text; if more of it recurs, the site has the page several times


class SiteTemplates(Struct, frozen=True):
    """What recurs over the pages of one site."""

    pages: int
    """How many were counted."""
    lines: dict[int, int]
    """On how many of them a line stands, by its key; only lines of three pages and more."""

    def shares(self, texts: Iterable[str]) -> list[float]:
        """On which share of the site's other pages each text stands too."""
        if not self.lines:
            return [0.0 for _ in texts]
        return [max(self.lines.get(line_key(text), 1) - 1, 0) / (self.pages - 1) for text in texts]

    def weakened(self, scores: Sequence[float], texts: Sequence[str], threshold: float) -> list[float]:
        """The scores of a page's lines, those of lines that recur lowered by on how many pages they do.

        If most of what the page would keep recurs, the site holds copies of this page, and no score changes.
        """
        shares = self.shares(texts)
        sizes = [len(text) * (score >= threshold) for text, score in zip(texts, scores, strict=True)]
        recurring = sum(size for size, share in zip(sizes, shares, strict=True) if share)
        if recurring > _COPY * sum(sizes):
            return list(scores)
        return [
            score / (score + (1 - score) * exp(_WEIGHT * share)) if share else score
            for score, share in zip(scores, shares, strict=True)
        ]


def count_site(pages: Collection[frozenset[int]]) -> SiteTemplates:
    """What recurs over the pages of a site, of which each gives its keys; order makes no difference."""
    counts = Counter(key for keys in pages for key in keys)
    return SiteTemplates(len(pages), {key: count for key, count in sorted(counts.items()) if count >= _FEWEST_PAGES})


def site_of(page: RawPage) -> str:
    """The page's host, or its folder where it has no url."""
    return site_named(page.url, page.path)


def site_named(url: str | None, path: str) -> str:
    """The site of the page with this url and path."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # brackets that hold no IPv6 address
        host = None
    return host.removeprefix("www.") if host else path.rpartition("/")[0] + "/"


def keys_of(texts: Sequence[str]) -> frozenset[int]:
    """The keys of a page's lines."""
    return frozenset(line_key(text) for text in texts[:MOST_LINES] if text)


def line_key(text: str) -> int:
    """Equal for two lines that differ in nothing but numbers, case and white space; 64 bits with a sign."""
    folded = _NUMBERS.sub("0", normalized(text).casefold())
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)
