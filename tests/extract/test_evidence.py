import numpy as np
import pytest

from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.evidence import FACTS, block_scores, evidence
from pipeline.extract.forest import load_forest

MARKUP = "<h1>Ferry</h1><p>The ferry left.</p><p>She came <a href=x>back</a></p><li>船が出た。</li>"


def facts_of(
    markup: str, shares: list[float], title_at: int = 1, descriptions: tuple[str, ...] = ()
) -> dict[str, list[float]]:
    blocks = rendered(parsed(f"<html><body>{markup}</body></html>"), 2_000).blocks
    facts = evidence(blocks, shares, title_at, descriptions)
    assert facts.shape == (len(blocks), len(FACTS))
    return {name: facts[:, column].tolist() for column, name in enumerate(FACTS)}


def test_facts_of_blocks() -> None:
    facts = facts_of(MARKUP, [0, 1, 1, 0])
    assert facts["engine"] == [0, 1, 1, 0]
    assert facts["links"][:3] == pytest.approx([0, 0, 4 / 12])
    assert facts["sentence"] == [0, 1, 0, 1]
    assert facts["mass"] == [5, 15, 13, 5 + 2 * 2 + 2]
    assert facts["after_title"] == [0, 1, 2, 3]
    assert facts["after_first"] == [-1, 0, 1, 2]
    assert facts["before_last"] == [2, 1, 0, -1]


def test_a_description_is_known_again() -> None:
    said = "After 94 years the wooden ferry gives way to a faster one."
    facts = facts_of(
        f"<p>{said}</p><p>Another text of the same length stands here, more or less.</p>", [1, 1], 0, (said,)
    )
    assert facts["described"] == [1, 0]
    assert set(facts["after_title"]) == {-99}


def test_bare_links_and_single_words_are_not_asked_for() -> None:
    facts = np.zeros((2, len(FACTS)), np.float32)
    facts[1, FACTS.index("links")] = 1
    assert block_scores(facts, load_forest("html.npz")) == [0, 0]
