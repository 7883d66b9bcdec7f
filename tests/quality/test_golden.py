"""Floors of what the golden pages come out as. They are raised by hand when the figures rise, and never lowered."""

import pytest
from golden.score import NO_ARTICLE, PAGES, digest, figures, file_page, golden_paths, refusal

FLOORS = {
    "articles found": 0.98,
    "titles": 0.98,
    "dates": 0.99,
    "authors": 0.97,
    "languages": 0.98,
    "line roles": 0.95,
    "bodies without captions": 1.0,
    "captions": 0.98,
    "credits": 0.98,
    "notes": 0.95,
    "passages F1": 0.98,
    "passages exact": 0.96,
    "publications": 0.92,
    "standfirsts": 0.94,
    "machine translation noticed": 1.0,
}
NAMED_WITHOUT_ARTICLE = 39
DIGEST = "8e6be0bc4bb3c5d4"


@pytest.fixture(scope="module")
def reached():
    shares, misses = figures(map(file_page, golden_paths()))
    return shares, misses


@pytest.mark.parametrize("figure", FLOORS)
def test_figure_stays_above_its_floor(reached, figure):
    shares, misses = reached
    assert shares[figure] >= FLOORS[figure], [miss.page for miss in misses if miss.figure == figure]


def test_every_figure_has_a_floor(reached):
    assert set(reached[0]) == set(FLOORS)


def test_pages_without_article_are_named():
    answers = {path.name: refusal(path) for path in sorted(NO_ARTICLE.iterdir())}
    missed = [name for name, what in answers.items() if what is None]
    assert len(answers) - len(missed) >= NAMED_WITHOUT_ARTICLE, missed


def test_floors_hold_for_these_pages():
    assert digest() == DIGEST, (
        "the golden pages changed: measure again (python -m bench.golden), then pin the new digest"
    )


def test_every_page_has_its_labels():
    assert {path.stem for path in golden_paths()} == {
        path.name.removesuffix(".gold.json") for path in PAGES.glob("*.gold.json")
    }
