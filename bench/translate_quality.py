"""What repairs, checks and the agreement of two engines are worth: BLEU, lost items, precision of each trigger.

The development sets lie in `../shared/data/mt`; without them only our own sentences are measured. The two Firefox
models that come with the product translate; outputs of other engines are read from files.
"""

import csv
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from sacrebleu import corpus_bleu
from sacrebleu.metrics import CHRF
from sklearn.metrics import roc_auc_score

from pipeline.translate import load_translators, translate_texts
from pipeline.translate.check import REASONS, TRIGGERS, agreement, flags_of
from pipeline.translate.glossary import Glossary
from pipeline.translate.items import keep_items
from pipeline.translate.protect import protect
from pipeline.translate.settings import TranslateSettings

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared" / "data" / "mt"
OURS = HERE.parent / "tests" / "translate"
PAIRS = [("en", "pt"), ("pt", "en")]
WITH_OUTPUTS = [("en", "hi"), ("en", "ko"), ("hi", "en"), ("ko", "en")]
EVERY = 4  # of the sentences, for what needs no full set
WORST = 0.10
FORMS = ("XXURL{}XX", "R$7{}", "$7{}", "⟦{}⟧", "{{{{{}}}}}", "__{}__")


def main() -> None:
    with TemporaryDirectory() as folder:
        translators = load_translators(TranslateSettings(memory=""), Path(folder))

        def translate(sentences: Sequence[str], direction: tuple[str, str]) -> list[str]:
            return [text.target for text in translate_texts(sentences, *direction, translators)]

        our_sentences(translate)
        copied_placeholders(translators)
        if DATA.is_dir():
            for direction in PAIRS:
                development_set(translate, direction)
    if DATA.is_dir():
        triggers()
        agreements()
    else:
        print(f"{DATA} is not there: no BLEU, no triggers, no agreement.")


def our_sentences(translate) -> None:
    """Items that come back as they were, and ordinary sentences that the models are given as they are."""
    for name in ("protected_strings.tsv", "more_protected_strings.tsv"):
        rows = _rows(name)
        items = lost = 0
        for direction in PAIRS:
            here = [row for row in rows if row[0] == direction[0]]
            for row, output in zip(here, translate([row[1] for row in here], direction), strict=True):
                items += len(row[2:])
                for item in row[2:]:
                    if item not in output:
                        lost += 1
                        print(f"    lost: {item} in {output}")
        print(f"items of our {len(rows)} sentences unchanged   {1 - lost / items:.1%} of {items} (bar 99 %)")
    changed = [
        row[1]
        for row in _rows("ordinary_sentences.tsv")
        if protect(row[1], _direction(row[0]), None, Glossary()).text != row[1]
    ]
    print(f"ordinary sentences given otherwise     {len(changed)} (bar 0)")


def copied_placeholders(translators) -> None:
    """How many of our sentences with amounts lose a placeholder of each form."""
    sentences = []
    for source, sentence, *_ in _rows("protected_strings.tsv"):
        marked = keep_items(sentence, lambda item, kind: "\0" if kind == "amount" else item)
        if "\0" in marked:
            sentences.append((_direction(source), marked.split("\0")))
    print(f"sentences that lose a placeholder for an amount, of {len(sentences)}:")
    for form in FORMS:
        lost = 0
        for direction, parts in sentences:
            (engine,) = translators.ready_route(*direction)
            words = [form.format(number) for number in range(1, len(parts))]
            given = "".join(part + word for part, word in zip(parts, [*words, ""], strict=True))
            output = engine.translate([given])[0].text.replace("$ ", "$")
            lost += any(output.count(word) != 1 for word in words)
        print(f"    {form.format(1):12} {lost}")


def development_set(translate, direction: tuple[str, str]) -> None:
    """BLEU as written and in capitals, and quotation marks that come back."""
    name = "→".join(direction)
    sources, references = (_lines(f"dev.{language}") for language in direction)
    outputs = translate(sources, direction)
    print(f"{name} BLEU of {len(sources)}   {corpus_bleu(outputs, [references]).score:.1f} (bars: en→pt 46, pt→en 45)")
    some = slice(None, None, EVERY)
    usual = corpus_bleu(outputs[some], [references[some]], lowercase=True).score
    loud = translate([source.upper() for source in sources[some]], direction)
    capitals = corpus_bleu(loud, [references[some]], lowercase=True).score
    print(f"{name} ALL CAPS / as written, of {len(loud)}   {capitals / usual:.3f} (bar .90)")
    sets = {
        "where they stood": [_curled(source) for source in sources if '"' in source],
        "around all": [f"“{source.strip()}”" for source in sources[some] if not _marks(source)],
        "around the middle": [_quoted(source) for source in sources[some] if not _marks(source)],
    }
    for where, quoted in sets.items():
        kept = [_marks(s) == _marks(t) for s, t in zip(quoted, translate(quoted, direction), strict=True)]
        print(f"{name} curly quotes {where}: all back in   {statistics.mean(kept):.1%} of {len(kept)} (bar 98 %)")


def triggers() -> None:
    """How often each flag is right that a sentence is among the worst tenth by chrF; three times chance is .30."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    by_direction: Counter[tuple[str, tuple[str, str], bool]] = Counter()
    for direction in WITH_OUTPUTS:
        sources, outputs, worst = _argos(direction)
        for source, output, bad in zip(sources, outputs, worst, strict=True):
            for flag in flags_of(source, output, direction, cut_short=False):
                found[flag.name] += 1
                right[flag.name] += bad
                by_direction[flag.name, direction, bad] += 1
    print("precision of flags for the worst tenth by chrF, four directions of Argos together (bar for triggers .30):")
    for name in REASONS:
        precision = f"{right[name] / found[name]:.2f}" if found[name] else "never seen"
        each = "  ".join(
            f"{'→'.join(d)} {by_direction[name, d, True]}/{by_direction[name, d, True] + by_direction[name, d, False]}"
            for d in WITH_OUTPUTS
        )
        print(f"    {name:18} {'trigger' if name in TRIGGERS else 'note':8} {precision:11} {each}")


def agreements() -> None:
    """How well the agreement of Argos with Firefox finds the worst tenth of Argos."""
    bars = dict(zip(WITH_OUTPUTS, (0.74, 0.78, 0.80, 0.86), strict=True))
    for direction, bar in bars.items():
        source, target = direction
        _, outputs, worst = _argos(direction)
        others = _lines(f"dev.{source}-{target}.firefox.{target}")
        scores = [-agreement(output, other) for output, other in zip(outputs, others, strict=True)]
        print(f"{source}→{target} ROC-AUC of agreement   {roc_auc_score(worst, scores):.3f} (bar {bar:.2f})")


def _argos(direction: tuple[str, str]) -> tuple[list[str], list[str], list[bool]]:
    """Sources, Argos' outputs, and whether each is among the worst tenth by chrF against its reference."""
    source, target = direction
    outputs = _lines(f"dev.{source}-{target}.argos.{target}")
    chrf = CHRF()
    scores = [
        chrf.sentence_score(output, [reference]).score
        for output, reference in zip(outputs, _lines(f"dev.{target}"), strict=True)
    ]
    ranked = sorted(range(len(scores)), key=scores.__getitem__)
    worst = set(ranked[: round(WORST * len(scores))])
    return _lines(f"dev.{source}"), outputs, [index in worst for index in range(len(scores))]


def _rows(name: str) -> list[list[str]]:
    with (OURS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text("utf-8").rstrip("\n").split("\n")


def _direction(source: str) -> tuple[str, str]:
    return next(direction for direction in PAIRS if direction[0] == source)


def _marks(text: str) -> int:
    return len(re.findall('["“”„«»]', text))


def _curled(text: str) -> str:
    """The text with its straight quotes turned by turns."""
    parts = re.split('["“”]', text)
    return "".join(
        part + ("" if last else "“”"[index % 2])
        for index, part in enumerate(parts)
        for last in [index == len(parts) - 1]
    )


def _quoted(text: str) -> str:
    """The text with its middle third in curly quotes."""
    words = text.split()
    start, end = len(words) // 3, max(len(words) // 3 + 1, 2 * len(words) // 3)
    middle = " ".join(words[start:end])
    tail = re.search(r"[.,;:!?)]*$", middle).group()
    quoted = f"“{middle.removesuffix(tail)}”{tail}"
    return " ".join([*words[:start], quoted, *words[end:]])


if __name__ == "__main__":
    main()
