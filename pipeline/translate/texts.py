"""Texts of any form → the same form in another language."""

from collections.abc import Sequence

from msgspec import Struct, json

from pipeline.tags import to_bcp47
from pipeline.translate.attempt import Outcome, Request
from pipeline.translate.batch import translate_sentences
from pipeline.translate.capitals import names_of
from pipeline.translate.segment import Piece, joining, pieces
from pipeline.translate.translators import Translators


class TranslatedText(Struct, frozen=True):
    """A text in the target language; line ends, indentation, list marks and empty lines are where they were."""

    target: str
    engine: str
    """Engines that took part, joined by `+`; `copy` where there was nothing to translate."""
    model: str
    flags: tuple[str, ...]
    score: float | None
    """The worst agreement of two engines over its sentences, where two were asked."""

    def json(self) -> str:
        """`{"target":…,"flags":…,"engine":…,"score":…}`."""
        shown = {"target": self.target, "flags": self.flags, "engine": self.engine, "score": self.score}
        return json.encode(shown).decode()


def translate_texts(texts: Sequence[str], source: str, target: str, translators: Translators) -> list[TranslatedText]:
    """One translation per text, in order.

    Args:
        texts: Of any form and length.
        source: Their language, BCP 47 or as an engine calls it (`pb`, `zt`).
        target: The language wanted, likewise.
        translators: What translates.

    Raises:
        ModelError: no installed model translates this direction.
    """
    source, target = to_bcp47(source), to_bcp47(target)
    cut = [pieces(text, source) for text in texts]
    names = map(names_of, texts)
    wanted = [
        Request(piece.core, used_names(piece.core, each))
        for parts, each in zip(cut, names, strict=True)
        for piece in parts
    ]
    outcomes = iter(translate_sentences(wanted, source, target, translators))
    return [_text(parts, [next(outcomes) for _ in parts], target) for parts in cut]


def piece_targets(parts: Sequence[Piece], outcomes: Sequence[Outcome], target: str) -> list[str]:
    """The target of each piece of one text, with what stands around it and joins it to the next."""
    joined = [
        outcome.text + (joining(piece.tail, target) if piece.core else piece.tail)
        for piece, outcome in zip(parts[:-1], outcomes, strict=False)
    ]
    last = [outcomes[-1].text + parts[-1].tail] if parts else []
    return [piece.head + text for piece, text in zip(parts, joined + last, strict=True)]


def _text(parts: Sequence[Piece], outcomes: Sequence[Outcome], target: str) -> TranslatedText:
    scores = [outcome.score for outcome in outcomes if outcome.score is not None]
    flags = dict.fromkeys(flag for outcome in outcomes for flag in outcome.flags)
    engine, model = took_part(outcomes)
    joined = "".join(piece_targets(parts, outcomes, target))
    return TranslatedText(joined, engine, model, tuple(flags), min(scores, default=None))


def took_part(outcomes: Sequence[Outcome]) -> tuple[str, str]:
    """Engines and models that made the outcomes, each joined by `+`, those that made most first."""
    made = [outcome for outcome in outcomes if outcome.engine != "copy"]
    routes = sorted(
        {(o.engine, o.model) for o in made}, key=lambda route: (-sum((o.engine, o.model) == route for o in made), route)
    )
    engines = dict.fromkeys(name for engine, _ in routes for name in engine.split("+"))
    models = dict.fromkeys(name for _, model in routes for name in model.split("+") if name)
    return "+".join(engines) or "copy", "+".join(models)


def used_names(sentence: str, names: frozenset[str]) -> frozenset[str]:
    """Those of a text's names that a sentence uses, in whatever case; so equal sentences stay equal."""
    used = sentence.lower()
    return frozenset(name for name in names if name.lower() in used)
