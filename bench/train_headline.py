"""The weights of `pipeline/extract/headline.py`, fitted on the development pages: `python -m bench.train_headline`.

A conditional logit over the candidates of each dump: the right ones are the lines that say what the page's metadata
call its headline. Printed are the share of pages with the right line, judged by site-split cross-validation (the folds
and the seed of `dump_pages`), and the weights that all pages give.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.dump_pages import FOLDS, KINDS, gold, raw_page, site_folds
from bench.heads import metadata_of, titles_of
from pipeline.extract.around import core
from pipeline.extract.captions import find_captions
from pipeline.extract.dump import read_lines
from pipeline.extract.head import above
from pipeline.extract.headline import FACTS, candidates, weighed
from pipeline.extract.measure import measure
from pipeline.extract.model import shipped
from pipeline.extract.titles import fold

_PENALTY, _STEPS, _RATE = 1.0, 250, 0.05

Floats = NDArray[np.floating[Any]]
Example = tuple[Floats, NDArray[np.bool_]]


def main() -> None:
    found = {(name, kind): example for name in gold() for kind in KINDS if (example := example_of(name, kind))}
    folds = site_folds()
    for kind in KINDS:
        hits = []
        for fold_number in range(FOLDS):
            weights = fitted([one for (name, _), one in found.items() if folds[name] != fold_number])
            asked = [one for (name, other), one in found.items() if folds[name] == fold_number and other == kind]
            hits += [right[np.argmax(rows @ weights)] for rows, right in asked]
        print(f"{kind:10} {np.mean(hits):6.1%} of {len(hits)}")
    for fact, weight in zip(FACTS, fitted(list(found.values())), strict=True):
        print(f'    "{fact}": {weight:.1f},')


def example_of(name: str, kind: str) -> Example | None:
    """The facts of the candidates of a dump, and which of them are right; None where none is."""
    lines = read_lines(raw_page(name, kind))
    if not lines:
        return None
    facts = measure(lines)
    scores = shipped().scores(facts)
    body = scores >= 0.5
    if not body.any():
        return None
    captions = find_captions(lines, facts, body, scores, core(facts, body))
    body[list(captions)] = False
    if not body.any():
        return None
    page = above(lines, facts, body, scores)
    places = candidates(page)
    places = places[[index not in captions for index in places.tolist()]]
    titles = titles_of(metadata_of(name))
    right = np.array([fold(lines[index].text) in titles for index in places], np.bool_)
    return (weighed(page, places), right) if right.any() else None


def fitted(examples: list[Example], facts: int = len(FACTS)) -> Floats:
    """The weights under which the right candidates are likeliest, kept small by a penalty (Adam)."""
    weights, mean, spread = np.zeros((3, facts))
    for step in range(1, _STEPS + 1):
        slope = _PENALTY * weights
        for rows, right in examples:
            odds = np.exp(rows @ weights - (rows @ weights).max())
            slope = slope + rows.T @ (odds / odds.sum() - odds * right / (odds * right).sum())
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


if __name__ == "__main__":
    main()
