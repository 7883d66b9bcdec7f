import numpy as np
import pytest

from pipeline.extract.evidence import FACTS
from pipeline.extract.forest import Forest, load_forest


def stump(threshold: float) -> Forest:
    """One tree that asks one question: at most the threshold −2, above +2."""
    return Forest(
        roots=np.array([0], np.int32),
        feature=np.array([1, 0, 0], np.int32),
        threshold=np.array([threshold, 0, 0], np.float32),
        below=np.array([1, 1, 2], np.int32),
        above=np.array([2, 1, 2], np.int32),
        value=np.array([0, -2, 2], np.float32),
        baseline=0.0,
        depth=3,
    )


@pytest.mark.parametrize(("fact", "expected"), [(0.0, 0.119), (0.5, 0.119), (0.6, 0.881)])
def test_a_tree_asks_for_its_fact(fact: float, expected: float) -> None:
    assert stump(0.5).probabilities(np.array([[9, fact]], np.float32)).tolist() == pytest.approx([expected], abs=1e-3)


def test_no_rows_no_answers() -> None:
    assert stump(0.5).probabilities(np.zeros((0, 2), np.float32)).shape == (0,)


def test_the_shipped_forest_fits_the_facts() -> None:
    forest = load_forest("html.npz")
    assert forest.feature.max() < len(FACTS)
    assert np.isfinite(forest.value).all()
    answers = forest.probabilities(np.zeros((3, len(FACTS)), np.float32))
    assert ((answers >= 0) & (answers <= 1)).all()
