"""Sentences of many texts, translated together: each distinct one once, sorted by length, put back in their places."""

from collections.abc import Sequence

from msgspec import Struct

from pipeline.text import letters
from pipeline.translate.engine import Translation, Translator
from pipeline.translate.protect import protect
from pipeline.translate.segment import clauses, joining
from pipeline.translate.translators import Translators

_SECOND_TRY_CHARACTERS = 100
_ENDS = (".", "!", "?", "…", ":", ";", "。", "！", "？", "।")


class Request(Struct, frozen=True):
    """A sentence to translate."""

    text: str
    names: frozenset[str] = frozenset()
    """Words with a capital of the article it stands in (`capitals.names_of`)."""


def known_names(sentence: str, names: frozenset[str]) -> frozenset[str]:
    """Those of an article's names that a sentence uses, in whatever case; so equal sentences stay equal."""
    used = sentence.lower()
    return frozenset(name for name in names if name.lower() in used)


class Outcome(Struct, frozen=True):
    """A sentence in the target language."""

    text: str
    engine: str
    """Joined by `+` where two took part."""
    model: str
    """Name and version; joined by `+` where two took part."""
    flags: tuple[str, ...] = ()
    score: float | None = None


def translate_sentences(
    requests: Sequence[Request], source: str, target: str, translators: Translators
) -> list[Outcome]:
    """One outcome per request, in order; what has no letters is copied.

    Raises:
        ModelError: no installed model translates this direction.
    """
    wanted = [request for request in dict.fromkeys(requests) if letters(request.text)]
    found = {request: Outcome(request.text, "copy", "") for request in requests}
    if wanted:
        route = translators.ready_route(source, target)
        outcomes = _step(wanted, route[0], translators)
        for translator in route[1:]:
            between = [Request(outcome.text, request.names) for request, outcome in zip(wanted, outcomes, strict=True)]
            further = _step(between, translator, translators)
            outcomes = [_joined(*legs) for legs in zip(outcomes, further, strict=True)]
        found.update(zip(wanted, outcomes, strict=True))
    return [found[request] for request in requests]


def _step(requests: Sequence[Request], translator: Translator, translators: Translators) -> list[Outcome]:
    """Sentences through one model, in order."""
    model = translator.model
    direction = (model.source, model.target)
    protected = [protect(r.text, direction, translator, translators.glossary, r.names) for r in requests]
    made = _translated([each.text for each in protected], translator)
    lossy = [index for index, each in enumerate(protected) if each.lost(made[index].text)]
    pieces = iter(_translated([piece for index in lossy for piece in protected[index].pieces], translator))
    outcomes = [
        _outcome(Translation(each.restore(one.text), one.cut_short), translator)
        for each, one in zip(protected, made, strict=True)
    ]
    for index in lossy:
        parts = [next(pieces) for _ in protected[index].pieces]
        joined = protected[index].join([part.text for part in parts])
        outcomes[index] = _outcome(Translation(joined, any(part.cut_short for part in parts)), translator)
    return outcomes


def _outcome(made: Translation, translator: Translator) -> Outcome:
    flags = ("cut_short",) if made.cut_short else ()
    return Outcome(" ".join(made.text.split()), translator.model.engine, translator.model.label, flags)


def _translated(sentences: Sequence[str], translator: Translator) -> list[Translation]:
    """Sentences of any length through the engine, in order; an empty one stays empty."""
    language = translator.model.source
    cut = [clauses(sentence, language) for sentence in sentences]
    units = sorted(
        {unit.strip() for parts in cut for unit in parts if unit.strip()}, key=lambda unit: (len(unit), unit)
    )
    done = dict(zip(units, translator.translate(units), strict=True)) | {"": Translation("")}
    return [_whole(parts, [done[part.strip()] for part in parts], translator.model.target) for parts in cut]


def _whole(units: Sequence[str], translations: Sequence[Translation], target: str) -> Translation:
    """The units of one sentence as one again; a model ends each with a full stop and begins it with a capital."""
    if len(units) == 1:
        return translations[0]
    text = ""
    for index, (unit, translation) in enumerate(zip(units, translations, strict=True)):
        part = translation.text.strip()
        if index and unit[:1].islower() and part[1:2].islower():
            part = part[0].lower() + part[1:]
        if index < len(units) - 1 and not unit.rstrip().endswith(_ENDS):
            part = part.rstrip(".。।")
        text += part
        if index < len(units) - 1 and not (unit[-1].isascii() and unit[-1].isalnum()):
            text += joining(unit[len(unit.rstrip()) :], target)
    return Translation(text, cut_short=any(translation.cut_short for translation in translations))


def _joined(first: Outcome, second: Outcome) -> Outcome:
    """The outcome of two steps."""
    engine = "+".join(dict.fromkeys([first.engine, second.engine]))
    flags = tuple(dict.fromkeys([*first.flags, *second.flags]))
    return Outcome(second.text, engine, f"{first.model}+{second.model}", flags)
