"""One attempt at sentences with one model: made ready, cut to size, translated, put back together, looked over."""

from collections.abc import Sequence

from msgspec import Struct

from pipeline.errors import ModelError
from pipeline.translate.check import flags_of
from pipeline.translate.engine import Model, Translation, Translator
from pipeline.translate.glossary import Glossary
from pipeline.translate.protect import protect
from pipeline.translate.segment import clauses, joining
from pipeline.translate.translators import Translators

_SECOND_TRY_CHARACTERS = 100
_ENDS = (".", "!", "?", "…", ":", ";", "。", "！", "？", "।")


class Request(Struct, frozen=True):
    """A sentence to translate."""

    text: str
    names: frozenset[str] = frozenset()
    """Words with a capital of the article it stands in, as far as this sentence uses them."""


class Outcome(Struct, frozen=True):
    """A sentence in the target language."""

    text: str
    engine: str
    """Joined by `+` where two took part."""
    model: str
    """Name and version; joined by `+` where two took part."""
    flags: tuple[str, ...] = ()
    """Names of `check.Flag`s."""
    score: float | None = None
    """Agreement of two engines, where two were asked."""


def attempt(
    requests: Sequence[Request], translator: Translator, translators: Translators, *, second_try: bool = False
) -> list[Outcome]:
    """One outcome per request, in order.

    Args:
        requests: Sentences in the model's source language.
        translator: A loaded model.
        translators: Where the glossary and the memory are.
        second_try: In shorter units, ended by a full stop, with the engine's other settings.

    Raises:
        ModelError: the model cannot be used; it is refused from now on.
    """
    try:
        return _attempt(requests, translator, translators.glossary, second_try=second_try)
    except ModelError as error:
        translators.refuse(translator.model, error)
        raise


def _attempt(
    requests: Sequence[Request], translator: Translator, glossary: Glossary, *, second_try: bool
) -> list[Outcome]:
    model = translator.model
    direction = (model.source, model.target)
    ready = [protect(each.text, direction, translator.vocabulary, glossary, each.names) for each in requests]
    made = _translated([each.text for each in ready], translator, second_try=second_try)
    lossy = [index for index, each in enumerate(ready) if each.lost(made[index].text)]
    pieces = [piece for index in lossy for piece in ready[index].pieces]
    translated = iter(_translated(pieces, translator, second_try=second_try))
    made = [Translation(each.restore(one.text), one.cut_short) for each, one in zip(ready, made, strict=True)]
    for index in lossy:
        parts = [next(translated) for _ in ready[index].pieces]
        joined = ready[index].join([part.text for part in parts])
        made[index] = Translation(joined, cut_short=any(part.cut_short for part in parts))
    return [_outcome(request.text, one, model) for request, one in zip(requests, made, strict=True)]


def _outcome(source: str, made: Translation, model: Model) -> Outcome:
    text = " ".join(made.text.split())
    flags = flags_of(source, text, (model.source, model.target), cut_short=made.cut_short)
    return Outcome(text, model.engine, model.label, tuple(flag.name for flag in flags))


def _translated(sentences: Sequence[str], translator: Translator, *, second_try: bool) -> list[Translation]:
    """Sentences of any length through the engine, each distinct unit once and sorted by length; in order."""
    limit = _SECOND_TRY_CHARACTERS if second_try else None
    cut = [clauses(sentence, translator.model.source, limit) for sentence in sentences]
    units = sorted(
        {unit.strip() for parts in cut for unit in parts if unit.strip()}, key=lambda unit: (len(unit), unit)
    )
    given = [unit if unit.endswith(_ENDS) or not second_try else f"{unit}." for unit in units]
    outputs = translator.translate(given, second_try=second_try) if given else []
    done = {"": Translation("")}
    for unit, text, output in zip(units, given, outputs, strict=True):
        done[unit] = output if text == unit else Translation(output.text.removesuffix("."), output.cut_short)
    return [_whole(parts, [done[part.strip()] for part in parts], translator.model.target) for parts in cut]


def _whole(units: Sequence[str], translations: Sequence[Translation], target: str) -> Translation:
    """The units of one sentence as one again; a model ends each with a full stop and begins it with a capital."""
    if len(units) == 1:
        return translations[0]
    text = ""
    for index, (unit, translation) in enumerate(zip(units, translations, strict=True)):
        last = index == len(units) - 1
        part = translation.text.strip()
        if index and unit[:1].islower() and part[1:2].islower():
            part = part[0].lower() + part[1:]
        if not last and not unit.rstrip().endswith(_ENDS):
            part = part.rstrip(".。।")
        within_word = unit[-1].isascii() and unit[-1].isalnum()
        text += part if last or within_word else part + joining(unit[len(unit.rstrip()) :], target)
    return Translation(text, cut_short=any(translation.cut_short for translation in translations))
