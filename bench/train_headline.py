"""The weights of `pipeline/extract/headline.py`, fitted on the development pages: `python -m bench.train_headline`.

A conditional logit over the candidates of each dump, on the development pages and our golden ones: the right ones are
the lines that say what the metadata (of a golden page: who labelled it) call its headline. Printed are the share of
pages with the right line, judged by site-split cross-validation (the folds and the seed of `dump_pages`), with the
page's address and without; and the weights that all pages give.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from bench.dump_pages import FOLDS, KINDS, gold, raw_page, site_folds
from bench.heads import metadata_of, titles_of
from bench.logit import Example, fitted, golden_dumps, hit, print_weights, read_dump
from pipeline.decode import decode_page
from pipeline.extract.around import Around
from pipeline.extract.head import above
from pipeline.extract.headline import FACTS, OF_ADDRESS, candidates, weighed
from pipeline.extract.titles import fold
from pipeline.records import RawPage

GOLDEN_WEIGHT = 5
"""A golden page counts as so many: they show languages and scripts that the others do not."""


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
    print_weights(FACTS, final)


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
    read = read_dump(dump)
    if read is None:
        return None
    lines, facts, body, captions = read
    page = above(Around(lines, facts, body, captions))
    places = candidates(page)
    right = np.array([fold(lines[index].text) in titles for index in places], np.bool_)
    return (weighed(page, places), right) if right.any() else None


if __name__ == "__main__":
    main()
