"""Learn to judge the blocks of HTML pages: `python -m bench.train_html [--write]`.

Labels are the snippets of ../shared/data/extract: a block that holds a wanted snippet is body, one that holds an
unwanted one is not. Those are about six blocks a page; of the others one in twelve takes part at a small weight,
labelled as trafilatura judges it, so that the forest departs from it only where it has learned why. Figures are of
pages whose site was not learned from (five folds by host); `--write` then learns from all pages and writes
pipeline/extract/html.npz.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.body import body_shares
from pipeline.extract.evidence import block_scores, evidence
from pipeline.extract.forest import Forest
from pipeline.extract.metadata import read_metadata
from pipeline.extract.titles import title_block

DATA = Path(__file__).parents[2] / "shared" / "data" / "extract"
GOLD = DATA / "gold.json"
MODEL = Path(__file__).parents[1] / "pipeline" / "extract" / "html.npz"
FOLDS, SEED = 5, 0
SILVER_SHARE, SILVER_WEIGHT = 1 / 12, 0.6
TREES = {
    "max_iter": 120,
    "learning_rate": 0.08,
    "max_leaf_nodes": 12,
    "max_depth": 6,
    "min_samples_leaf": 15,
    "l2_regularization": 1.0,
}


class Page(NamedTuple):
    """One labelled page."""

    name: str
    site: str
    facts: NDArray[np.float32]
    texts: list[str]
    labels: NDArray[np.int8]
    """1 wanted, 0 unwanted, -1 unknown."""


def main() -> None:
    pages = list(read_pages())
    print("trafilatura     ", score({page.name: kept(page, page.facts[:, 0] > 0.5) for page in pages}))
    forests = cross_forests(pages)
    answers = {page.name: np.array(block_scores(page.facts, forests[page.name])) for page in pages}
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        print(
            f"forest from {threshold} ",
            score({page.name: kept(page, answers[page.name] >= threshold) for page in pages}),
        )
    if "--write" in sys.argv:
        np.savez_compressed(MODEL, **planted(fitted(pages)))
        print(f"{MODEL.name}: {MODEL.stat().st_size:,} bytes")


def kept(page: Page, chosen: NDArray[np.bool_]) -> str:
    return "\n".join(text for text, keep in zip(page.texts, chosen, strict=True) if keep)


def read_pages() -> Iterator[Page]:
    for name, snippets in sorted(json.loads(GOLD.read_text("utf-8")).items()):
        tree = parsed(page_text(name))
        metadata = read_metadata(tree)
        blocks = rendered(tree, 2_000).blocks
        shares = body_shares(tree, blocks)
        first = next((block.number for block, share in zip(blocks, shares, strict=True) if share > 0.5), 0)
        facts = evidence(blocks, shares, title_block(blocks, metadata, first), metadata.descriptions)
        texts = [block.text for block in blocks]
        labels = labelled(texts, shares, snippets["with"], snippets["without"])
        yield Page(name, site_of(snippets["url"] or name), facts, texts, labels)


def page_text(name: str) -> str:
    return gzip.decompress((DATA / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")


def site_of(url: str) -> str:
    parts = (urlsplit(url).hostname or url).split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


def labelled(texts: list[str], shares: list[float], wanted: list[str], unwanted: list[str]) -> NDArray[np.int8]:
    keys = [squeezed(text.replace(" | ", "")) for text in texts]
    labels = np.full(len(texts), -1, np.int8)
    for snippet in unwanted:
        labels[[index for index, key in enumerate(keys) if squeezed(snippet) in key]] = 0
    for snippet in wanted:
        places = [index for index, key in enumerate(keys) if squeezed(snippet) in key]
        if places:  # where a text stands twice, one is the article's
            labels[next((index for index in places if shares[index] > 0.5), places[0])] = 1
    return labels


def cross_forests(pages: list[Page]) -> dict[str, Forest]:
    """For every page, by name, a forest that has not seen its site."""
    sites = sorted({page.site for page in pages})
    fold_of = dict(zip(np.random.default_rng(SEED).permutation(sites), np.arange(len(sites)) % FOLDS, strict=True))
    forests = [grown(fitted([page for page in pages if fold_of[page.site] != fold])) for fold in range(FOLDS)]
    return {page.name: forests[fold_of[page.site]] for page in pages}


def fitted(pages: list[Page]) -> HistGradientBoostingClassifier:
    random = np.random.default_rng(SEED)
    facts, labels, weights = [], [], []
    for page in pages:
        known = page.labels >= 0
        silver = ~known & (random.random(len(known)) < SILVER_SHARE)
        facts += [page.facts[known], page.facts[silver]]
        labels += [page.labels[known], page.facts[silver, 0] > 0.5]
        weights += [np.ones(known.sum()), np.full(silver.sum(), SILVER_WEIGHT)]
    model = HistGradientBoostingClassifier(**TREES, early_stopping=False, random_state=SEED)
    return model.fit(np.concatenate(facts), np.concatenate(labels), sample_weight=np.concatenate(weights))


def grown(model: HistGradientBoostingClassifier) -> Forest:
    arrays = planted(model)
    return Forest(**(arrays | {"baseline": float(arrays["baseline"]), "depth": int(arrays["depth"])}))


def planted(model: HistGradientBoostingClassifier) -> dict[str, NDArray[np.generic]]:
    """The model's trees as the arrays of `pipeline.extract.forest.Forest`."""
    trees = [predictors[0].nodes for predictors in model._predictors]  # noqa: SLF001 - there is no public way
    roots = np.cumsum([0, *map(len, trees)])[:-1]
    nodes, start = np.concatenate(trees), np.repeat(roots, [len(tree) for tree in trees])
    leaf, itself = nodes["is_leaf"].astype(bool), np.arange(len(nodes))
    return {
        "roots": roots.astype(np.int32),
        "feature": np.where(leaf, 0, nodes["feature_idx"]).astype(np.int32),
        "threshold": np.where(leaf, 0, nodes["num_threshold"]).astype(np.float32),
        "below": np.where(leaf, itself, nodes["left"] + start).astype(np.int32),
        "above": np.where(leaf, itself, nodes["right"] + start).astype(np.int32),
        "value": np.where(leaf, nodes["value"], 0).astype(np.float32),
        "baseline": np.float32(model._baseline_prediction.item()),  # noqa: SLF001
        "depth": np.int32(nodes["depth"].max()),
    }


def score(texts: dict[str, str]) -> str:
    """Precision, recall and F1 of all snippets together, as ../shared/tools/score_extract.py counts them."""
    hit, lost, leaked = counted(texts)
    return f"P {hit / (hit + leaked):.4f}  R {hit / (hit + lost):.4f}  F1 {f1(texts):.4f}"


def f1(texts: dict[str, str]) -> float:
    hit, lost, leaked = counted(texts)
    return 2 * hit / (2 * hit + lost + leaked)


def counted(texts: dict[str, str]) -> tuple[int, int, int]:
    """Wanted snippets that are there, wanted ones that are not, unwanted ones that are."""
    hit = lost = leaked = 0
    for name, snippets in json.loads(GOLD.read_text("utf-8")).items():
        text = spaced(texts[name])
        hits = sum(spaced(snippet) in text for snippet in snippets["with"])
        hit, lost = hit + hits, lost + len(snippets["with"]) - hits
        leaked += sum(spaced(snippet) in text for snippet in snippets["without"])
    return hit, lost, leaked


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


if __name__ == "__main__":
    main()
