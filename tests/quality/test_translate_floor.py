"""Floors of what the bundled models make of our sentences and of the development sets. They are never lowered.

`python -m bench translate_quality` measures the same on the whole sets.
"""

import csv
import hashlib
from pathlib import Path

import pytest
from sacrebleu import corpus_bleu
from sacrebleu.metrics import CHRF

from pipeline.translate import load_translators, translate_texts
from pipeline.translate.check import TRIGGERS, agreement, flags_of
from pipeline.translate.settings import TranslateSettings

OURS = Path(__file__).parents[1] / "translate"
DATA = Path(__file__).parents[3] / "shared" / "data" / "mt"
SENTENCES = 60  # the first ones of a development set
BLEU_FLOORS = {("en", "pt"): 46.0, ("pt", "en"): 41.0}
CAPITALS_FLOOR = 0.90
PRECISION_FLOOR = 0.30
AGREEMENT_FLOORS = {("en", "hi"): 0.74, ("en", "ko"): 0.78, ("hi", "en"): 0.80, ("ko", "en"): 0.86}
DIGEST = "55952beffd2b619f"

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the development sets are not there")


@pytest.fixture(scope="module")
def translate(tmp_path_factory):
    translators = load_translators(TranslateSettings(memory=""), tmp_path_factory.mktemp("home"))

    def targets(sentences, direction):
        return [text.target for text in translate_texts(sentences, *direction, translators)]

    targets.translators = translators
    return targets


def rows(name, source):
    with (OURS / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row[0] == source]


def lines(name):
    return (DATA / name).read_text("utf-8").rstrip("\n").split("\n")


@pytest.mark.parametrize("name", ["protected_strings.tsv", "more_protected_strings.tsv"])
@pytest.mark.parametrize("direction", BLEU_FLOORS)
def test_items_come_back_unchanged(translate, direction, name):
    sentences = rows(name, direction[0])
    outputs = translate([row[1] for row in sentences], direction)
    items = [(item, output) for row, output in zip(sentences, outputs, strict=True) for item in row[2:]]
    lost = [(item, output) for item, output in items if item not in output]
    assert len(lost) <= 0.01 * len(items), lost


@pytest.mark.parametrize("direction", BLEU_FLOORS)
def test_ordinary_sentences_are_translated_as_the_model_does(translate, direction):
    sentences = [row[1] for row in rows("ordinary_sentences.tsv", direction[0])]
    (engine,) = translate.translators.ready_route(*direction)
    assert translate(sentences, direction) == [each.text for each in engine.translate(sentences)]


@needs_data
@pytest.mark.parametrize("direction", BLEU_FLOORS)
def test_development_sets(translate, direction):
    sources, references = (lines(f"dev.{language}")[:SENTENCES] for language in direction)
    usual = translate(sources, direction)
    assert corpus_bleu(usual, [references]).score >= BLEU_FLOORS[direction]
    loud = translate([source.upper() for source in sources], direction)
    scores = [corpus_bleu(outputs, [references], lowercase=True).score for outputs in (loud, usual)]
    assert scores[0] / scores[1] >= CAPITALS_FLOOR
    quoted = [f"“{source.strip()}” he said." for source in sources[::3] if not set('"“”') & set(source)]
    lost = [output for output in translate(quoted, direction) if (output.count("“"), output.count("”")) != (1, 1)]
    assert len(lost) <= 0.02 * len(quoted), lost


@needs_data
def test_triggers_are_right_three_times_as_often_as_chance():
    found, right = dict.fromkeys(TRIGGERS, 0), dict.fromkeys(TRIGGERS, 0)
    for direction, floor in AGREEMENT_FLOORS.items():
        source, target = direction
        sources, references = lines(f"dev.{source}"), lines(f"dev.{target}")
        outputs, others = (lines(f"dev.{source}-{target}.{engine}.{target}") for engine in ("argos", "firefox"))
        chrf = CHRF()
        scores = [
            chrf.sentence_score(*pair).score for pair in zip(outputs, ([each] for each in references), strict=True)
        ]
        worst = set(sorted(range(len(scores)), key=scores.__getitem__)[: round(len(scores) / 10)])
        for index, (sentence, output) in enumerate(zip(sources, outputs, strict=True)):
            for name in TRIGGERS & {flag.name for flag in flags_of(sentence, output, direction, cut_short=False)}:
                found[name] += 1
                right[name] += index in worst
        assert roc_auc([agreement(*pair) for pair in zip(outputs, others, strict=True)], worst) >= floor
    assert {name: right[name] / found[name] for name in found if right[name] < PRECISION_FLOOR * found[name]} == {}


def roc_auc(scores, worst):
    """How often one of the worst scores lower than one of the others."""
    ranked = sorted(range(len(scores)), key=scores.__getitem__)
    ranks = sum(rank for rank, index in enumerate(ranked) if index in worst)
    others = len(scores) - len(worst)
    return 1 - (ranks - len(worst) * (len(worst) - 1) / 2) / (len(worst) * others)


@needs_data
def test_floors_hold_for_these_sets():
    names = sorted(path.name for path in DATA.iterdir())
    digest = hashlib.sha256(b"".join((DATA / name).read_bytes() for name in names)).hexdigest()[:16]
    assert digest == DIGEST, "the development sets changed: measure again, then pin the new digest"
