"""What extraction has to reach: benches state their figures as they measure, `python -m bench` ends with the table.

Each bench is a process of its own, so figures travel through a file that the environment variable BENCH_FIGURES names.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Bar(NamedTuple):
    """What a figure has to be: at least the limit, or at most."""

    limit: float
    at_most: bool = False

    def verdict(self, figure: float) -> str:
        return "met" if (figure <= self.limit if self.at_most else figure >= self.limit) else "MISSED"

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.limit:g}"


BARS = {
    "innertext: snippets, F1": Bar(0.905),
    "markdown: snippets, F1": Bar(0.915),
    "HTML: snippets, F1": Bar(0.940),
    "golden pages: titles": Bar(0.95),
    "golden pages: dates": Bar(0.95),
    "golden pages: authors": Bar(0.90),
    "golden pages: roles of lines": Bar(0.85),
    "golden pages: captions in bodies": Bar(0, at_most=True),
    "golden pages: taken for none": Bar(0, at_most=True),
    "pages without article: named, of 40": Bar(38),
    "innertext: pages per CPU second": Bar(150),
    "markdown: pages per CPU second": Bar(150),
    "HTML: speed, of trafilatura's": Bar(0.8),
    "HTML: CPU seconds for 5 MB": Bar(3, at_most=True),
    "dumps: CPU seconds for 5 MB": Bar(3, at_most=True),
    "seeds: pages as a person read them, of 2": Bar(2),
}
"""In the order of the table."""


def state(name: str, figure: float) -> None:
    """Print a figure beside its bar, and hand it on to the table."""
    print(_row(name, figure))
    if path := os.environ.get("BENCH_FIGURES"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps([name, figure]) + "\n")


def table(path: Path) -> Iterator[str]:
    """The stated figures beside their bars, in order; none if nothing was stated."""
    figures = dict(map(json.loads, path.read_text("utf-8").splitlines()))
    for name in BARS if figures else ():
        yield _row(name, figures[name]) if name in figures else f"{name:42} not measured"


def _row(name: str, figure: float) -> str:
    bar = BARS[name]
    return f"{name:42} {figure:9.4g}   {bar!s:8} {bar.verdict(figure)}"
