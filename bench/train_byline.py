"""The weights of `pipeline/extract/byline_facts.py`, fitted: `python -m bench.train_byline`.

A conditional logit over the lines of each dump that name somebody, and over "none of them", on the development pages
and our golden ones: right are the lines that name one of those whom the metadata (of a golden page: who labelled it)
call its authors; where no line does, "none" is. Printed are the share of pages with the right choice, judged by
site-split cross-validation (the folds and the seed of `dump_pages`), and the weights that all pages give.
"""

import json
from pathlib import Path

import numpy as np

from bench.dump_pages import FOLDS, KINDS, gold, raw_page, site_folds
from bench.heads import metadata_of
from bench.logit import Example, fitted, golden_dumps, hit, print_weights, read_dump
from pipeline.decode import decode_page
from pipeline.extract.around import Around
from pipeline.extract.authors import candidates
from pipeline.extract.byline_facts import FACTS, weighed
from pipeline.extract.head import titled, top_of
from pipeline.extract.people import names
from pipeline.extract.titles import fold
from pipeline.records import RawPage

GOLDEN_WEIGHT = 3
"""A golden page counts as so many: they show languages and scripts that the others do not."""


def main() -> None:
    found = {(name, kind): example for name in gold() for kind in KINDS if (example := example_of_page(name, kind))}
    own = [example for path in golden_dumps() if (example := example_of_golden(path))] * GOLDEN_WEIGHT
    folds = site_folds()
    weights = [
        fitted([*(one for (name, _), one in found.items() if folds[name] != fold), *own]) for fold in range(FOLDS)
    ]
    for kind in KINDS:
        hits = [hit(one, weights[folds[name]]) for (name, other), one in found.items() if other == kind]
        print(f"{kind:10} {np.mean(hits):6.1%} of {len(hits)}, with a line that is right {seen(found, kind)}")
    final = fitted([*found.values(), *own])
    print(f"golden     {np.mean([hit(one, final) for one in own]):6.1%} of {len(own) // GOLDEN_WEIGHT}, fitted to")
    print_weights(FACTS, final)


def seen(found: dict[tuple[str, str], Example], kind: str) -> int:
    """On how many pages some line names an author."""
    return sum(not right[-1] for (_, other), (_, right) in found.items() if other == kind)


def example_of_page(name: str, kind: str) -> Example | None:
    """An example of a page whose metadata name a person; None of others, for they may be silent about the author."""
    people = {fold(one) for one in names(metadata_of(name).authors, None) if " " in one}
    return example_of(raw_page(name, kind), people) if people else None


def example_of_golden(path: Path) -> Example | None:
    """An example of a golden dump."""
    said = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
    return example_of(decode_page(path), set(map(fold, said["authors"])))


def example_of(dump: RawPage, people: set[str]) -> Example | None:
    """The facts of the lines of a dump that name somebody, and at the end those of "none"; which of them are right."""
    read = read_dump(dump)
    if read is None:
        return None
    lines, facts, body, captions = read
    page = Around(lines, facts, body, captions)
    title, _, second, doubles = titled(page)
    top = top_of(page, title)
    found = candidates(page, top, {*doubles, *captions, second})
    right = [not people.isdisjoint(map(fold, one.names)) for one in found]
    rows = weighed(page, top, found) if found else np.zeros((0, len(FACTS)), np.float32)
    return np.vstack([rows, np.zeros(len(FACTS))]), np.array([*right, not any(right)], np.bool_)


if __name__ == "__main__":
    main()
