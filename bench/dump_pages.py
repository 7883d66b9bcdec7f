"""The development pages as dumps, their lines labelled: what `train_judge` learns from and `extract_dumps` scores.

A line is labelled by what this pipeline keeps of the page's HTML (silver), corrected by the page's snippets (gold): a
line with a wanted snippet is text of the article, one with an unwanted snippet is not.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
import trafilatura
from numpy.typing import NDArray

from pipeline.decode import decode_page
from pipeline.errors import NoArticle
from pipeline.extract import extract_article
from pipeline.extract.dump import read_lines
from pipeline.extract.reading import ReadLine
from pipeline.records import RawPage

DATA = Path(__file__).parents[2] / "shared" / "data" / "extract"
KINDS = {"innertext": ("txt", "text"), "markdown": ("md", "markdown")}
FOLDS, SEED = 5, 0
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]|\w+")
_GRAM = 4
_SHORT = 6
"""Words below which a line is compared whole."""


class DumpPage(NamedTuple):
    """One page in one of its two kinds."""

    name: str
    kind: str
    fold: int
    """Pages of one site, and both kinds of a page, share it."""
    page: RawPage
    lines: list[ReadLine]
    labels: NDArray[np.bool_]


@cache
def gold() -> dict[str, dict[str, Any]]:
    if not DATA.exists():
        sys.exit(f"The development pages are not at {DATA}.")
    return json.loads((DATA / "gold.json").read_text("utf-8"))


def read_pages() -> Iterator[DumpPage]:
    """Every page in both kinds; those without a line are left out."""
    folds = site_folds()
    for name in gold():
        kept = silver(name)
        for kind in KINDS:
            page = raw_page(name, kind)
            lines = read_lines(page)
            if lines:
                yield DumpPage(name, kind, folds[name], page, lines, labelled(name, lines, kept))


def raw_page(name: str, kind: str) -> RawPage:
    suffix, page_kind = KINDS[kind]
    path = DATA / kind / f"{name}.{suffix}"
    text = path.read_text("utf-8", errors="replace") if path.exists() else ""
    return RawPage(id=name, path=path.name, kind=page_kind, text=text, sha256="", url=gold()[name].get("url"))


def site_folds() -> dict[str, int]:
    """The fold of each page: sites are shuffled once, by SEED, and dealt out in turn."""
    sites = {name: _site(name) for name in gold()}
    names = sorted(set(sites.values()))
    np.random.RandomState(SEED).shuffle(names)
    place = {site: index % FOLDS for index, site in enumerate(names)}
    return {name: place[site] for name, site in sites.items()}


def silver(name: str) -> str:
    """What is kept of the page's HTML; by trafilatura alone where the pipeline sees no article."""
    path = DATA / "html" / f"{name}.html.gz"
    try:
        article = extract_article(decode_page(path))
    except NoArticle:
        html = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        return trafilatura.extract(html, include_comments=False, include_tables=True) or ""
    return "\n".join(filter(None, (article.standfirst, article.text)))


def labelled(name: str, lines: list[ReadLine], kept: str) -> NDArray[np.bool_]:
    """Which lines are text of the article."""
    share, short = _silver_shares(lines, kept)
    _keep_one_of_each(share, short, lines)
    texts = [folded(line.text) for line in lines]
    forced: set[int] = set()
    for snippet in map(folded, gold()[name]["with"]):
        hits = [index for index, text in enumerate(texts) if snippet in text]
        if hits and not any(share[index] > 0.5 for index in hits):
            best = max(hits, key=lambda index: len(texts[index]))
            share[best] = 1
            forced.add(best)
    for snippet in map(folded, gold()[name]["without"]):
        for index, text in enumerate(texts):
            if snippet in text and index not in forced:
                share[index] = 0
    return share > 0.5


def _silver_shares(lines: list[ReadLine], kept: str) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """How much of each line stands in the kept text, and which lines are too short to say so surely."""
    whole = {tuple(words(line.removeprefix("- "))) for line in kept.split("\n")}
    all_words = words(kept)
    grams = set(zip(*(all_words[place:] for place in range(_GRAM)), strict=False))
    share = np.zeros(len(lines), np.float32)
    short = np.zeros(len(lines), np.bool_)
    for index, line in enumerate(lines):
        own = words(line.text)
        if len(own) >= _SHORT:
            own_grams = list(zip(*(own[place:] for place in range(_GRAM)), strict=False))
            share[index] = sum(gram in grams for gram in own_grams) / len(own_grams)
        elif own:
            share[index] = tuple(own) in whole
            short[index] = True
    return share, short


def _keep_one_of_each(share: NDArray[np.float32], short: NDArray[np.bool_], lines: list[ReadLine]) -> None:
    """Of lines that say the same, only the one among other kept lines is the article's."""
    sure = np.flatnonzero((share > 0.5) & ~short)
    if not len(sure):
        return
    places = np.arange(len(share))
    share[short & ((places < sure[0] - 2) | (places > sure[-1] + 2))] = 0
    seen: dict[str, int] = {}
    for index in sure.tolist():
        text = folded(lines[index].text)
        first = seen.setdefault(text, index)
        if first != index:
            far = [np.abs(sure[sure != one] - one).min(initial=999) for one in (first, index)]
            share[first if far[1] < far[0] else index] = 0
            seen[text] = index if far[1] < far[0] else first


def snippet_figures(texts: dict[str, str]) -> dict[str, float]:
    """Precision, recall and F1 of snippets, as ../shared/tools/score_extract.py counts them."""
    hit = missed = leaked = 0
    for name, snippets in gold().items():
        text = folded(texts.get(name, ""))
        found = sum(folded(snippet) in text for snippet in snippets["with"])
        hit += found
        missed += len(snippets["with"]) - found
        leaked += sum(folded(snippet) in text for snippet in snippets["without"])
    figures = {
        "precision": hit / (hit + leaked),
        "recall": hit / (hit + missed),
        "f1": 2 * hit / (2 * hit + leaked + missed),
    }
    return {name: round(figure, 4) for name, figure in figures.items()}


def folded(text: str) -> str:
    return " ".join(text.split())


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _site(name: str) -> str:
    host = (urlsplit(gold()[name].get("url") or "").hostname or "").removeprefix("www.") or re.split(r"[-_]", name)[0]
    return ".".join(host.split(".")[-2:])
