"""How much of the whole article is extracted, and of nothing else: shingles of four words against silver full texts.

The full text of a development page is what trafilatura finds in its HTML, corrected by the page's snippets: a line
with an unwanted snippet is taken out, a block of the page with a wanted snippet that is missing is put in. Of each
page the shingles found, missed and wrongly kept are divided by their sum, so that a long page weighs no more than a
short one, as https://github.com/scrapinghub/article-extraction-benchmark does.
"""

import gzip
from collections import Counter
from collections.abc import Mapping
from functools import cache

import trafilatura

from bench.dump_pages import DATA, folded, gold, words
from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.settings import ExtractSettings

_SHINGLE = 4


def shingle_figures(texts: Mapping[str, str]) -> dict[str, float]:
    """Precision, recall and F1 of shingles, of these texts by the name of their page."""
    hit = missed = leaked = 0.0
    for name in gold():
        wanted, got = _shingles(full_text(name)), _shingles(texts.get(name, ""))
        both = (wanted & got).total()
        every = wanted.total() + got.total() - both
        if every:
            hit += both / every
            missed += (wanted.total() - both) / every
            leaked += (got.total() - both) / every
    figures = {
        "precision": hit / (hit + leaked),
        "recall": hit / (hit + missed),
        "f1": 2 * hit / (2 * hit + leaked + missed),
    }
    return {name: round(figure, 4) for name, figure in figures.items()}


@cache
def full_text(name: str) -> str:
    """The silver full text of a development page, a line per passage."""
    page = gzip.decompress((DATA / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")
    lines = (trafilatura.extract(page, include_comments=False) or "").split("\n")
    snippets = {kind: [folded(text) for text in gold()[name][kind]] for kind in ("with", "without")}
    lines = [line for line in lines if not any(text in folded(line) for text in snippets["without"])]
    kept = folded("\n".join(lines))
    missing = [text for text in snippets["with"] if text not in kept]
    if missing:
        blocks = [block.text for block in rendered(parsed(page), ExtractSettings().max_depth).blocks]
        holding = (next((block for block in blocks if text in folded(block)), text) for text in missing)
        lines += dict.fromkeys(holding)
    return "\n".join(lines)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    found = words(text)
    return Counter(tuple(found[at : at + _SHINGLE]) for at in range(max(1, len(found) - _SHINGLE + 1)))
