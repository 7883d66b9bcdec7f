"""What recurs over the pages of one site: lines and blocks that stand on many of them are seldom part of an article.

Counting is a pass of its own, finished before the first page is judged. Of every site it looks at the same pages in
whatever order they come and however they are shared out, so neither can change a count.
"""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from heapq import heappush, heappushpop
from urllib.parse import urlsplit

from msgspec import Struct

from pipeline.errors import PageError
from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.dump import read_lines
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage
from pipeline.text import normalized

_NUMBERS = re.compile(r"\d+")
_MOST_PAGES = 50  # of one site; more would say the same
_MOST_LINES = 2_000  # of one page
_LEAST_PAGES = 3  # from here on recurrence says something


class TemplateCounts(Struct, frozen=True):
    """On how many of its pages each site repeats a line."""

    pages: dict[str, int]
    """How many pages of each site were counted."""
    lines: dict[str, dict[int, int]]
    """By site: on how many of those pages a line stands, by its key; lines of one page only are left out."""

    def shares(self, site: str, texts: Iterable[str]) -> list[float]:
        """On which share of the site's other pages each text stands too; all 0 for a site of fewer than three pages."""
        counted = self.pages.get(site, 0)
        if counted < _LEAST_PAGES:
            return [0.0 for _ in texts]
        known = self.lines[site]
        return [max(known.get(line_key(text), 1) - 1, 0) / (counted - 1) for text in texts]


def count_lines(pages: Iterable[RawPage], settings: ExtractSettings) -> TemplateCounts:
    """What recurs over the pages of each site.

    Of each site the 50 pages with the smallest checksums are counted, which keeps memory at some 200 kB a site. Pages
    that cannot be read are passed over.
    """
    kept: dict[str, list[tuple[int, frozenset[int]]]] = {}
    for page in pages:
        # Negative: the heap gives up the largest checksum first.
        rank, site = -int(page.sha256[:16] or "0", 16), kept.setdefault(site_of(page), [])
        if len(site) < _MOST_PAGES:
            heappush(site, (rank, _keys(page, settings)))
        elif rank > site[0][0]:
            heappushpop(site, (rank, _keys(page, settings)))
    lines = {}
    for name, site in kept.items():
        counts = Counter(key for _, keys in site for key in keys)
        lines[name] = {key: count for key, count in counts.items() if count > 1}
    return TemplateCounts({name: len(site) for name, site in kept.items()}, lines)


def _keys(page: RawPage, settings: ExtractSettings) -> frozenset[int]:
    try:
        if page.kind == "html":
            texts = [block.text for block in rendered(parsed(page.text), settings.max_depth).blocks]
        else:
            texts = [line.text for line in read_lines(page)]
    except PageError:
        return frozenset()
    return frozenset(map(line_key, texts[:_MOST_LINES]))


def site_of(page: RawPage) -> str:
    """The page's host, or its folder where it has no url."""
    try:
        host = urlsplit(page.url or "").hostname
    except ValueError:  # brackets that hold no IPv6 address
        host = None
    return host.removeprefix("www.") if host else page.path.rpartition("/")[0] + "/"


def line_key(text: str) -> int:
    """Equal for two lines that differ in nothing but numbers, case and white space."""
    folded = _NUMBERS.sub("0", normalized(text).casefold())
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest(), "big")
