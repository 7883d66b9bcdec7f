"""The weights of `pipeline/extract/headline.py`, fitted on the development pages: `python -m bench.train_headline`.

A conditional logit over the candidates of each dump, on the development pages and our golden ones: the right ones are
the lines that say what the metadata (of a golden page: who labelled it) call its headline. Printed are the share of
pages with the right line, judged by site-split cross-validation (the folds and the seed of `dump_pages`), with the
page's address and without; and the weights that all pages give.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.dump_pages import FOLDS, KINDS, gold, raw_page, site_folds
from bench.heads import metadata_of, titles_of
from pipeline.decode import decode_page
from pipeline.extract.around import core
from pipeline.extract.captions import find_captions
from pipeline.extract.dump import read_lines
from pipeline.extract.head import above
from pipeline.extract.headline import FACTS, OF_ADDRESS, candidates, weighed
from pipeline.extract.measure import measure
from pipeline.extract.model import shipped
from pipeline.extract.titles import fold
from pipeline.records import RawPage

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
GOLDEN_WEIGHT = 5
"""A golden page counts as so many: they show languages and scripts that the others do not."""
_PENALTY, _STEPS, _RATE = 1.0, 250, 0.05

Floats = NDArray[np.floating[Any]]
Example = tuple[Floats, NDArray[np.bool_]]


def main() -> None:
    found = {(name, kind): example for name in gold() for kind in KINDS if (example := example_of_page(name, kind))}
    own = [example for path in golden_dumps() if (example := example_of_golden(path))] * GOLDEN_WEIGHT
    folds = site_folds()
    weights = [
        fitted(twice([*(one for (name, _), one in found.items() if folds[name] != fold), *own]))
        for fold in range(FOLDS)
    ]
    for kind in KINDS:
        asked = [(name, one) for (name, other), one in found.items() if other == kind]
        for example, what in ((lambda one: one, "address"), (nameless, "no address")):
            hits = [hit(example(one), weights[folds[name]]) for name, one in asked]
            print(f"{kind:10} {what:10} {np.mean(hits):6.1%} of {len(hits)}")
    final = fitted(twice([*found.values(), *own]))
    print(f"golden     {np.mean([hit(one, final) for one in own]):6.1%} of {len(own) // GOLDEN_WEIGHT}, fitted to")
    for fact, weight in zip(FACTS, final, strict=True):
        print(f'    "{fact}": {weight:.1f},')


def hit(example: Example, weights: Floats) -> bool:
    """Whether the heaviest candidate is right."""
    rows, right = example
    return bool(right[np.argmax(rows @ weights)])


def nameless(example: Example) -> Example:
    """The example as it is where nobody knows the page's address."""
    rows, right = example[0].copy(), example[1]
    rows[:, OF_ADDRESS] = 0
    return rows, right


def twice(examples: Iterable[Example]) -> list[Example]:
    """The examples with the page's address and without: many dumps come without one."""
    return [as_seen for example in examples for as_seen in (example, nameless(example))]


def example_of_page(name: str, kind: str) -> Example | None:
    """An example of a development page: right is what its metadata call the headline."""
    return example_of(raw_page(name, kind), titles_of(metadata_of(name)))


def example_of_golden(path: Path) -> Example | None:
    """An example of a golden dump."""
    said = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
    return example_of(decode_page(path), {fold(said["title"] or "")})


def example_of(dump: RawPage, titles: set[str]) -> Example | None:
    """The facts of the candidates of a dump, and which of them are right; None where none is."""
    lines = read_lines(dump)
    if not lines:
        return None
    facts = measure(lines, dump.url)
    scores = shipped().scores(facts)
    body = scores >= 0.5
    if not body.any():
        return None
    captions = find_captions(lines, facts, body, scores, core(facts, body))
    body[list(captions)] = False
    if not body.any():
        return None
    page = above(lines, facts, body)
    places = candidates(page)
    places = places[[index not in captions for index in places.tolist()]]
    right = np.array([fold(lines[index].text) in titles for index in places], np.bool_)
    return (weighed(page, places), right) if right.any() else None


def golden_dumps() -> list[Path]:
    """Our golden pages that are text or Markdown, the fresh ones too."""
    paths = sorted(path for folder in ("pages", "fresh") for path in (GOLDEN / folder).iterdir())
    return [path for path in paths if path.suffix in {".txt", ".md"}]


def fitted(examples: list[Example], facts: int = len(FACTS)) -> Floats:
    """The weights under which the right candidates are likeliest, kept small by a penalty (Adam)."""
    rows, right = (np.concatenate(parts) for parts in zip(*examples, strict=True))
    sizes = np.array([len(marks) for _, marks in examples])
    starts = np.cumsum(sizes) - sizes

    def shares(worth: Floats) -> Floats:
        """The share of each candidate in what those of its page are worth."""
        found: Floats = worth / np.repeat(np.add.reduceat(worth, starts), sizes)
        return found

    weights, mean, spread = np.zeros((3, facts))
    for step in range(1, _STEPS + 1):
        worth = rows @ weights
        odds = np.exp(worth - np.repeat(np.maximum.reduceat(worth, starts), sizes))
        slope = _PENALTY * weights + (shares(odds) - shares(odds * right + 1e-30 * right)) @ rows
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


if __name__ == "__main__":
    main()
