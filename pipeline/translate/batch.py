"""Sentences of many texts, translated together: each distinct one once, sorted by length, put back in their places."""

from collections.abc import Sequence

from msgspec import Struct

from pipeline.text import letters
from pipeline.translate.engine import Translation, Translator
from pipeline.translate.segment import clauses, joining
from pipeline.translate.translators import Translators

_ENDS = (".", "!", "?", "…", ":", ";", "。", "！", "？", "।")


class Outcome(Struct, frozen=True):
    """A sentence in the target language."""

    text: str
    engine: str
    """Joined by `+` where two took part."""
    model: str
    """Name and version; joined by `+` where two took part."""
    flags: tuple[str, ...] = ()
    score: float | None = None


def translate_sentences(sentences: Sequence[str], source: str, target: str, translators: Translators) -> list[Outcome]:
    """One outcome per sentence, in order; what has no letters is copied.

    Raises:
        ModelError: no installed model translates this direction.
    """
    wanted = [sentence for sentence in dict.fromkeys(sentences) if letters(sentence)]
    found = {sentence: Outcome(sentence, "copy", "") for sentence in sentences}
    if wanted:
        route = translators.ready_route(source, target)
        outcomes = _step(wanted, route[0], translators)
        for translator in route[1:]:
            further = _step([outcome.text for outcome in outcomes], translator, translators)
            outcomes = [_joined(*legs) for legs in zip(outcomes, further, strict=True)]
        found.update(zip(wanted, outcomes, strict=True))
    return [found[sentence] for sentence in sentences]


def _step(sentences: Sequence[str], translator: Translator, translators: Translators) -> list[Outcome]:
    """Sentences through one model, in order."""
    language = translator.model.source
    cut = [clauses(sentence, language) for sentence in sentences]
    units = sorted({unit.strip() for clause in cut for unit in clause}, key=lambda unit: (len(unit), unit))
    done = dict(zip(units, translator.translate(units), strict=True))
    return [_mended(parts, [done[part.strip()] for part in parts], translator) for parts in cut]


def _mended(units: Sequence[str], translations: Sequence[Translation], translator: Translator) -> Outcome:
    """The units of one sentence as one again; a model ends each with a full stop and begins it with a capital."""
    text = ""
    for index, (unit, translation) in enumerate(zip(units, translations, strict=True)):
        part = translation.text.strip()
        if index and unit[:1].islower() and part[1:2].islower():
            part = part[0].lower() + part[1:]
        if index < len(units) - 1 and not unit.rstrip().endswith(_ENDS):
            part = part.rstrip(".。।")
        text += part
        if index < len(units) - 1 and not (unit[-1].isascii() and unit[-1].isalnum()):
            text += joining(unit[len(unit.rstrip()) :], translator.model.target)
    flags = ("cut_short",) if any(translation.cut_short for translation in translations) else ()
    return Outcome(" ".join(text.split()), translator.model.engine, translator.model.label, flags)


def _joined(first: Outcome, second: Outcome) -> Outcome:
    """The outcome of two steps."""
    engine = "+".join(dict.fromkeys([first.engine, second.engine]))
    flags = tuple(dict.fromkeys([*first.flags, *second.flags]))
    return Outcome(second.text, engine, f"{first.model}+{second.model}", flags)
