"""Boosted decision trees, kept as plain arrays: what scikit-learn learned, without scikit-learn."""

from importlib.resources import files
from io import BytesIO

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Forest(Struct, frozen=True):
    """Trees whose answers add up; every array is trees × nodes, node 0 is a tree's root."""

    feature: NDArray[np.int16]
    """Which fact a node asks for; a leaf asks for fact 0 and goes to itself whatever the answer."""
    threshold: Floats
    left: NDArray[np.int16]
    """Where to go if the fact is at most the threshold."""
    right: NDArray[np.int16]
    value: Floats
    """What a leaf adds, in log-odds; 0 elsewhere."""
    baseline: float
    depth: int

    def probabilities(self, facts: Floats) -> Floats:
        """How likely each row of facts (rows × facts) is of the class that was learned, 0 to 1."""
        trees = np.arange(len(self.feature))
        rows = np.arange(len(facts))[:, None]
        node = np.zeros((len(facts), len(trees)), np.int16)
        for _ in range(self.depth):
            below = facts[rows, self.feature[trees, node]] <= self.threshold[trees, node]
            node = np.where(below, self.left[trees, node], self.right[trees, node])
        total = self.value[trees, node].sum(axis=1) + self.baseline
        return np.asarray(1 / (1 + np.exp(-total)), np.float32)


def load_forest(name: str) -> Forest:
    """The forest in a file of this package; only plain arrays are read from it, never code."""
    data = (files("pipeline.extract") / name).read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as arrays:
        return Forest(
            feature=arrays["feature"],
            threshold=arrays["threshold"],
            left=arrays["left"],
            right=arrays["right"],
            value=arrays["value"],
            baseline=float(arrays["baseline"]),
            depth=int(arrays["depth"]),
        )
