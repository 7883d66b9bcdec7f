"""Learn to judge the lines of dumps: `python -m bench.train_judge [--write]`.

Labels are those of `dump_pages`. Figures are of pages whose site was not learned from: five folds by site (seed 0),
both kinds of a page in the same fold, cut at one half. `--write` then learns from all pages and writes
pipeline/extract/judge.npz and the checksum in pipeline/extract/model.py. Some five CPU minutes on one core.

Two stages of two small networks each, chosen from three. Besides the pages as they are it learns from those of
`mixtures`. A line's weight follows how often the snippets of the development pages fall on lines of its length; the
lighter a line, the seldomer a network sees it.
"""

import hashlib
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from bench.dump_pages import FOLDS, SEED, DumpPage, read_pages, snippet_figures
from bench.mixtures import bare, foreign, mixed
from pipeline.extract import model as model_file
from pipeline.extract.lexicon import LOOKED_AT, LexiconKeys, lexicon_keys, word_rows
from pipeline.extract.measure import Floats, LineFacts, measure
from pipeline.extract.model import CLIP, Model, Net, model_of, packed
from pipeline.extract.reading import ReadLine
from pipeline.extract.second_look import second_look
from pipeline.extract.surroundings import surroundings

FOLDER = Path(model_file.__file__).parent
UNITS, NETWORKS, ALPHA, BATCH, RATE = 64, 3, 1.5, 256, 1e-3
PASSES = (5, 4)
"""Over the rows, per stage."""
KEPT = ((1, 2), (0, 2))
"""Of the networks that are learned, per stage, those that the model is made of: two judge as well as three, in two
thirds of the time. With these two, all floors of the golden pages hold."""
LEAST_SEEN = 0.15
"""Share of the lightest lines that each network sees; their weight makes up for it."""
FEWEST_PAGES = 4
"""Pages that a word must stand on to be weighed."""
# By the binary logarithm of a line's letters: how often a line of an article, or another, holds a snippet.
WANTED = np.array([0.005, 0.008, 0.0155, 0.0125, 0.035, 0.048, 0.079, 0.15, 0.235, 0.24])
UNWANTED = np.array([0.0006, 0.0017, 0.0026, 0.0071, 0.02, 0.032, 0.0425, 0.052, 0.054, 0.054])

Rows = NDArray[np.float32]


class Example(NamedTuple):
    """One page, or an article among another page's menus."""

    names: tuple[str, ...]
    """Pages that its words come from."""
    fold: int
    facts: LineFacts
    columns: Rows
    labels: NDArray[np.bool_]


class Lexicon(NamedTuple):
    """Pages on which a word stands in lines of the article, and in other lines."""

    inside: Counter[int]
    outside: Counter[int]

    def weight(self, key: int, own_inside: int = 0, own_outside: int = 0) -> float | None:
        """The weight of a word, pages that are to be left out not counted; None if too few pages have it."""
        inside, outside = self.inside[key] - own_inside, self.outside[key] - own_outside
        known = inside + outside >= FEWEST_PAGES - (own_inside + own_outside > 0)
        return float(np.float16(log((inside + 0.5) / (outside + 0.5)))) if known else None


def main() -> None:
    pages = list(read_pages())
    examples = learned_from(pages)
    print(f"{len(pages)} pages, {sum(len(page.lines) for page in pages):,} lines, {examples[0].columns.shape[1]} facts")
    models, first = cross_models(examples)
    report(pages, examples, models)
    if "--write" in sys.argv:
        data = packed(learn(examples, first))
        (FOLDER / model_file.FILE).write_bytes(data)
        source = Path(model_file.__file__)
        checksum = hashlib.sha256(data).hexdigest()
        source.write_text(re.sub(r'SHA256 = "\w*"', f'SHA256 = "{checksum}"', source.read_text("utf-8")), "utf-8")
        print(f"written: {len(data):,} bytes, sha256 {checksum}")


def learned_from(pages: Sequence[DumpPage]) -> list[Example]:
    """The pages in their order, then what is mixed of them."""
    examples = [example((page.name,), page.fold, page.lines, page.labels) for page in pages]
    return examples + [example(*mixture) for mixture in (*mixed(pages), *foreign(pages), *bare(pages))]


def report(pages: Sequence[DumpPage], examples: Sequence[Example], models: Sequence[Model]) -> None:
    """Print the figures of lines alone, before roles are given."""
    for kind in ("innertext", "markdown"):
        texts = {}
        for page, one in zip(pages, examples, strict=False):
            if page.kind == kind:
                kept = models[page.fold].scores(one.facts) >= 0.5
                texts[page.name] = "\n".join(line.text for line, keep in zip(page.lines, kept, strict=True) if keep)
        print(kind, snippet_figures(texts))


def cross_models(examples: Sequence[Example]) -> tuple[list[Model], list[Rows]]:
    """A model per fold that has not seen it, and the first stage's chances of all examples by such models."""
    everything = set(range(FOLDS))
    firsts = [first_stage(examples, everything - {fold}) for fold in range(FOLDS)]
    chances = [firsts[one.fold].net.chances(firsts[one.fold].rows(one)) for one in examples]
    return [second_stage(examples, chances, firsts[fold], everything - {fold}) for fold in range(FOLDS)], chances


def learn(examples: Sequence[Example], chances: Sequence[Rows]) -> Model:
    """The model of all pages; `chances` are the first stage's, by models that had not seen the page."""
    everything = set(range(FOLDS))
    return second_stage(examples, chances, first_stage(examples, everything), everything)


class First(NamedTuple):
    """A first stage, and what its lexicon makes of the words of every example."""

    lexicon: Lexicon
    words: dict[int, Rows]
    """By the example's identity."""
    net: Net

    def rows(self, one: Example) -> Rows:
        """What the stage sees of an example."""
        return np.concatenate([one.columns, self.words[id(one)]], axis=1, dtype=np.float32)


def first_stage(examples: Sequence[Example], folds: set[int]) -> First:
    seen = [one for one in examples if one.fold in folds]
    lexicon = count_words(seen)
    words = {id(one): columns_of_words(one, lexicon, learned=one.fold in folds) for one in examples}
    rows = [np.concatenate([one.columns, words[id(one)]], axis=1, dtype=np.float32) for one in seen]
    return First(lexicon, words, fit(rows, seen, PASSES[0]))


def second_stage(examples: Sequence[Example], chances: Sequence[Rows], first: First, folds: set[int]) -> Model:
    seen = [(one, chance) for one, chance in zip(examples, chances, strict=True) if one.fold in folds]
    rows = [np.concatenate([first.rows(one), second_look(one.facts, chance).T], axis=1) for one, chance in seen]
    second = fit(rows, [one for one, _ in seen], PASSES[1])
    return model_of(weights(first.lexicon), thinned(first.net, KEPT[0]), thinned(second, KEPT[1]))


def thinned(net: Net, kept: Sequence[int]) -> Net:
    """Only these of the networks."""
    units = np.concatenate([np.arange(UNITS * network, UNITS * (network + 1)) for network in kept])
    return Net(
        mean=net.mean,
        scale=net.scale,
        hidden=net.hidden[:, units],
        hidden_bias=net.hidden_bias[units],
        out=net.out[list(kept)],
        out_bias=net.out_bias[list(kept)],
    )


def fit(rows: Sequence[Rows], examples: Sequence[Example], passes: int) -> Net:
    """Networks that tell lines of articles from others."""
    data = np.concatenate(rows)
    labels = np.concatenate([one.labels for one in examples])
    weight = np.concatenate([line_weights(one) for one in examples])
    weight /= weight.mean()
    mean, scale = data.mean(0), data.std(0) + 1e-3
    data -= mean
    data /= scale
    np.clip(data, -CLIP, CLIP, out=data)
    random = np.random.RandomState(SEED)
    share = np.clip(weight, LEAST_SEEN, 1)
    hidden, bias, out, out_bias = [], [], [], []
    for seed in range(NETWORKS):
        taken = random.rand(len(labels)) < share
        network = MLPClassifier(
            (UNITS,), batch_size=BATCH, learning_rate_init=RATE, alpha=ALPHA, max_iter=passes, random_state=seed
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            network.fit(data[taken], labels[taken], (weight / share)[taken])
        hidden.append(network.coefs_[0])
        bias.append(network.intercepts_[0])
        out.append(network.coefs_[1][:, 0])
        out_bias.append(network.intercepts_[1][0])
    arrays = (mean, scale, np.concatenate(hidden, 1), np.concatenate(bias), np.stack(out), np.array(out_bias))
    return Net(*(array.astype(np.float32) for array in arrays))


def line_weights(one: Example) -> Rows:
    """How much each line counts; a page's two halves are drawn towards those of other pages."""
    length = np.log2(one.facts.mass + 1).astype(int).clip(0, len(WANTED) - 1)
    found = np.zeros(len(one.labels), np.float32)
    for half, by_length in ((one.labels, WANTED), (~one.labels, UNWANTED)):
        own = by_length[length] * half
        found += own / max(own.sum(), 0.3) ** 0.5
    return found


def example(names: tuple[str, ...], fold: int, lines: list[ReadLine], labels: NDArray[np.bool_]) -> Example:
    facts = measure(lines)
    return Example(names, fold, facts, np.concatenate(surroundings(facts), dtype=np.float32).T, labels)


def count_words(examples: Iterable[Example]) -> Lexicon:
    """On how many pages each word stands inside and outside the article; mixtures add nothing."""
    sides: dict[str, tuple[set[int], set[int]]] = {}
    for one in examples:
        if len(one.names) == 1:
            inside, outside = sides.setdefault(one.names[0], (set(), set()))
            words = one.facts.vocabulary
            keys, firsts = lexicon_keys(words)
            looked = words.places() < LOOKED_AT
            for labels, side in ((one.labels, inside), (~one.labels, outside)):
                side.update(keys[words.numbers[looked & np.repeat(labels, words.sizes)]].tolist())
                side.update(firsts[labels[words.sizes > 0]].tolist())
    lexicon = Lexicon(Counter(), Counter())
    for name, (inside, outside) in sides.items():
        lexicon.inside.update(inside)
        lexicon.outside.update(outside)
        PAGE_WORDS[name] = (inside, outside)
    return lexicon


PAGE_WORDS: dict[str, tuple[set[int], set[int]]] = {}
"""The words of each page inside and outside its article."""


def columns_of_words(one: Example, lexicon: Lexicon, *, learned: bool) -> Rows:
    """What the words of an example weigh; if the lexicon has learned from its pages, they are taken out of it first."""
    own = [PAGE_WORDS[name] for name in one.names] if learned else []

    def weigh(keys: LexiconKeys) -> Floats:
        return np.array([weight(key) for key in keys.tolist()], np.float64)  # not a number where there is none

    def weight(key: int) -> float | None:
        inside = sum(key in page[0] for page in own)
        outside = sum(key in page[1] for page in own)
        return lexicon.weight(key, inside, outside)

    return word_rows(one.facts.vocabulary, weigh).T


def weights(lexicon: Lexicon) -> dict[int, float]:
    """What a model keeps of a lexicon."""
    found = {key: lexicon.weight(key) for key in {*lexicon.inside, *lexicon.outside}}
    return {key: weight for key, weight in found.items() if weight is not None}


if __name__ == "__main__":
    main()
