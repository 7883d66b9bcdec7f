"""Boosted decision trees, kept as plain arrays: what scikit-learn learned, without scikit-learn."""

from importlib.resources import files
from io import BytesIO

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_AT_ONCE = 512  # rows; their way through the trees stays in the processor's cache


class Forest(Struct, frozen=True):
    """Trees whose answers add up; their nodes stand one tree after the other."""

    roots: NDArray[np.int32]
    feature: NDArray[np.int32]
    """Which fact a node asks for; a leaf asks for any, and both ways lead to itself."""
    threshold: Floats
    below: NDArray[np.int32]
    """Where to go if the fact is at most the threshold."""
    above: NDArray[np.int32]
    value: Floats
    """What a leaf adds, in log-odds; 0 elsewhere."""
    baseline: float
    depth: int

    def probabilities(self, facts: Floats) -> Floats:
        """How likely each row of facts (rows × facts) is of the class that was learned, 0 to 1."""
        parts = [self._probabilities(facts[start : start + _AT_ONCE]) for start in range(0, len(facts), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _probabilities(self, facts: Floats) -> Floats:
        rows, width = facts.shape
        flat = facts.ravel()
        offset = np.repeat(np.arange(rows, dtype=np.int32) * width, len(self.roots))
        node = np.tile(self.roots, rows)
        for _ in range(self.depth):
            low = flat.take(offset + self.feature.take(node)) <= self.threshold.take(node)
            node = np.where(low, self.below.take(node), self.above.take(node))
        total = self.value.take(node).reshape(rows, len(self.roots)).sum(axis=1) + self.baseline
        return np.asarray(1 / (1 + np.exp(-total)), np.float32)


def load_forest(name: str) -> Forest:
    """The forest in a file of this package; only plain arrays are read from it, never code."""
    data = (files("pipeline.extract") / name).read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as arrays:
        plain = {name: arrays[name] for name in ("roots", "feature", "threshold", "below", "above", "value")}
        return Forest(**plain, baseline=float(arrays["baseline"]), depth=int(arrays["depth"]))
