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
        return _attempt(requests, _Remembering(translator, translators, second_try), translators.glossary)
    except ModelError as error:
        translators.refuse(translator.model, error)
        raise


class _Remembering(Struct, frozen=True):
    """A model in one of its settings, with the memory of what it made before."""

    translator: Translator
    translators: Translators
    second_try: bool

    def translate(self, texts: Sequence[str]) -> dict[str, Translation]:
        """The translation of each text; outputs that were cut short are not kept."""
        memory, space = (
            self.translators.memory,
            self.translators.space(self.translator.model, second_try=self.second_try),
        )
        known = memory.look_up(space, texts) if memory else {}
        done = {text: Translation(output) for text, output in known.items()}
        fresh = [text for text in texts if text not in known]
        if fresh:
            made = dict(zip(fresh, self.translator.translate(fresh, second_try=self.second_try), strict=True))
            if memory:
                memory.add(space, {text: one.text for text, one in made.items() if not one.cut_short})
            done |= made
        return done


def _attempt(requests: Sequence[Request], engine: _Remembering, glossary: Glossary) -> list[Outcome]:
    model = engine.translator.model
    direction = (model.source, model.target)
    vocabulary = engine.translator.vocabulary
    ready = [protect(each.text, direction, vocabulary, glossary, each.names) for each in requests]
    made = _translated([each.text for each in ready], engine)
    lossy = [index for index, each in enumerate(ready) if each.lost(made[index].text)]
    translated = iter(_translated([piece for index in lossy for piece in ready[index].pieces], engine))
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


def _translated(sentences: Sequence[str], engine: _Remembering) -> list[Translation]:
    """Sentences of any length through the engine, each distinct unit once and sorted by length; in order."""
    model = engine.translator.model
    cut = [clauses(text, model.source, _SECOND_TRY_CHARACTERS if engine.second_try else None) for text in sentences]
    units = sorted(
        {unit.strip() for parts in cut for unit in parts if unit.strip()}, key=lambda unit: (len(unit), unit)
    )
    given = {unit: unit if unit.endswith(_ENDS) or not engine.second_try else f"{unit}." for unit in units}
    outputs = engine.translate(list(dict.fromkeys(given.values())))
    done = {"": Translation("")}
    for unit, text in given.items():
        output = outputs[text]
        done[unit] = output if text == unit else Translation(output.text.removesuffix("."), output.cut_short)
    return [_whole(parts, [done[part.strip()] for part in parts], model.target) for parts in cut]


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
