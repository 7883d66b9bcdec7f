"""Conditional logits over the lines of dumps, as `train_headline` and `train_byline` fit them.

An example is one dump: a row of facts per line that can be chosen, and which of them are right.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.around import core
from pipeline.extract.captions import find_captions
from pipeline.extract.dump import read_lines
from pipeline.extract.measure import Bools, LineFacts, measure
from pipeline.extract.model import shipped
from pipeline.extract.reading import ReadLine
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage

Floats = NDArray[np.floating[Any]]
Example = tuple[Floats, NDArray[np.bool_]]
Read = tuple[list[ReadLine], LineFacts, Bools, frozenset[int]]
"""The lines of a dump, their facts, which of them are its body, and which are captions."""

LEARNED_FROM = (
    "pages", "fresh", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "eleventh",
)  # fmt: skip
"""Folders of golden pages; those of `tenth` are left out, so that they can tell how well unseen pages come out."""
GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
_THRESHOLD = ExtractSettings().threshold
_PENALTY, _STEPS, _RATE = 1.0, 250, 0.05


def read_dump(dump: RawPage) -> Read | None:
    """A dump as its head is looked for; None where it has no body."""
    lines = read_lines(dump)
    if not lines:
        return None
    facts = measure(lines, dump.url)
    scores = shipped().scores(facts)
    body = scores >= _THRESHOLD
    captions = find_captions(lines, facts, body, scores, core(facts, body)) if body.any() else {}
    body[list(captions)] = False
    return (lines, facts, body, frozenset(captions)) if body.any() else None


def golden_dumps() -> list[Path]:
    """Our golden pages that are text or Markdown, the fresh ones too."""
    paths = sorted(path for folder in LEARNED_FROM for path in (GOLDEN / folder).iterdir())
    return [path for path in paths if path.suffix in {".txt", ".md"}]


def fitted(examples: list[Example]) -> Floats:
    """The weights under which the right candidates are likeliest, kept small by a penalty (Adam)."""
    rows, right = (np.concatenate(parts) for parts in zip(*examples, strict=True))
    sizes = np.array([len(marks) for _, marks in examples])
    starts = np.cumsum(sizes) - sizes

    def shares(worth: Floats) -> Floats:
        """The share of each candidate in what those of its page are worth."""
        found: Floats = worth / np.repeat(np.add.reduceat(worth, starts), sizes)
        return found

    weights, mean, spread = np.zeros((3, rows.shape[1]))
    for step in range(1, _STEPS + 1):
        worth = rows @ weights
        odds = np.exp(worth - np.repeat(np.maximum.reduceat(worth, starts), sizes))
        slope = _PENALTY * weights + (shares(odds) - shares(odds * right + 1e-30 * right)) @ rows
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def hit(example: Example, weights: Floats) -> bool:
    """Whether the heaviest line is right."""
    rows, right = example
    return bool(right[np.argmax(rows @ weights)])


def print_weights(facts: tuple[str, ...], weights: Floats) -> None:
    """The weights as they stand in the package."""
    for fact, weight in zip(facts, weights, strict=True):
        print(f'    "{fact}": {weight:.1f},')
