"""Sentences of many texts, translated together: each distinct one once, doubtful ones again, all in their places."""

from collections.abc import Callable, Sequence

from msgspec import structs

from pipeline.errors import ModelError
from pipeline.text import letters, normalized
from pipeline.translate.agreement import agreement
from pipeline.translate.attempt import Outcome, Request, attempt
from pipeline.translate.check import TRIGGERS
from pipeline.translate.engine import Translator
from pipeline.translate.translators import Translators

SECOND_TRY = "second_try"
MEMORY = "memory"


def translate_sentences(
    requests: Sequence[Request], source: str, target: str, translators: Translators
) -> list[Outcome]:
    """One outcome per request, in order; what has no letters is copied.

    Raises:
        ModelError: no installed model translates this direction.
    """
    wanted = [request for request in dict.fromkeys(requests) if letters(request.text)]
    found = {request: Outcome(request.text, "copy", "") for request in requests}
    corrected = _corrected(wanted, (source, target), translators)
    found |= corrected
    wanted = [request for request in wanted if request not in corrected]
    outcomes: list[Outcome] | None = [] if not wanted else None
    while outcomes is None:  # a model that fails is refused, and the next best route is taken
        outcomes = _through(wanted, translators.ready_route(source, target), translators)
    found.update(zip(wanted, outcomes, strict=True))
    return [found[request] for request in requests]


def _corrected(
    requests: Sequence[Request], direction: tuple[str, str], translators: Translators
) -> dict[Request, Outcome]:
    """What a person corrected or imported; it wins over every engine."""
    if not translators.memory:
        return {}
    written = {request: normalized(request.text) for request in requests}
    known = translators.memory.corrected(direction, list(dict.fromkeys(written.values())))
    return {request: Outcome(known[text], MEMORY, "") for request, text in written.items() if text in known}


def _through(
    requests: Sequence[Request], route: Sequence[Translator], translators: Translators
) -> list[Outcome] | None:
    """Sentences through each model of a route; None if one of them had to be refused."""
    outcomes: list[Outcome] = []
    for number, translator in enumerate(route):
        given = [
            Request(outcome.text, request.names) for request, outcome in zip(requests, outcomes, strict=False)
        ] or list(requests)
        try:
            made = _step(given, translator, translators)
        except ModelError:
            return None
        outcomes = [_joined(*legs) for legs in zip(outcomes, made, strict=True)] if number else made
    return outcomes


def _step(requests: Sequence[Request], translator: Translator, translators: Translators) -> list[Outcome]:
    """Sentences through one model, in order; where the checks object, the best of three attempts is kept."""
    first = attempt(requests, translator, translators)
    best = _improved(requests, first, lambda again: attempt(again, translator, translators, second_try=True))
    asked = translators.settings.score or any(_doubt(outcome)[0] for outcome in best)
    other = translators.other(translator) if asked else None
    if other is None:
        return best
    if not translators.settings.score:
        return _improved(requests, best, lambda again: attempt(again, other, translators))
    others = dict(zip(requests, attempt(requests, other, translators), strict=True))
    best = _improved(requests, best, lambda again: [others[request] for request in again])
    scores = [agreement(one.text, another.text) for one, another in zip(first, others.values(), strict=True)]
    return [structs.replace(kept, score=round(score, 3)) for kept, score in zip(best, scores, strict=True)]


def _improved(
    requests: Sequence[Request], outcomes: list[Outcome], again: Callable[[list[Request]], list[Outcome]]
) -> list[Outcome]:
    """The outcomes, doubtful ones replaced where another attempt is less so."""
    doubtful = [index for index, outcome in enumerate(outcomes) if _doubt(outcome)[0]]
    if not doubtful:
        return outcomes
    better = list(outcomes)
    for index, outcome in zip(doubtful, again([requests[index] for index in doubtful]), strict=True):
        if _doubt(outcome) < _doubt(outcomes[index]):
            better[index] = structs.replace(outcome, flags=(*outcome.flags, SECOND_TRY))
    return better


def _doubt(outcome: Outcome) -> tuple[int, int]:
    """How many flags of the outcome ask for a second try, and how many it has in all."""
    return len(TRIGGERS.intersection(outcome.flags)), len(set(outcome.flags) - {SECOND_TRY})


def _joined(first: Outcome, second: Outcome) -> Outcome:
    """The outcome of two steps."""
    scores = [outcome.score for outcome in (first, second) if outcome.score is not None]
    return Outcome(
        second.text,
        "+".join(dict.fromkeys([first.engine, second.engine])),
        f"{first.model}+{second.model}",
        tuple(dict.fromkeys([*first.flags, *second.flags])),
        min(scores, default=None),
    )
