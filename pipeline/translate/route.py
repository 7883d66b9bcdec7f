"""Which models take a text from one language to another: directly, else by way of English."""

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Protocol, TypeVar

from msgspec import Struct, convert

from pipeline.tags import same_language
from pipeline.translate.codes import engine_code, english_name, region
from pipeline.translate.engine import Model
from pipeline.translate.settings import TranslateSettings

PIVOT = "en"
PREFIXES = {"argos": "translate-", "firefox": "firefox-"}
"""How the names of models begin, by engine."""


class _Direction(Protocol):
    """A model, installed or not."""

    @property
    def engine(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...


M = TypeVar("M", bound=_Direction)


class Route(Struct, frozen=True):
    """The models of a translation, in order: one, or two that meet in English."""

    steps: tuple[Model, ...]

    @property
    def engine(self) -> str:
        """The engines that take part, joined by `+`, each once."""
        return "+".join(dict.fromkeys(model.engine for model in self.steps))

    @property
    def model(self) -> str:
        """Name and version of each model, joined by `+`."""
        return "+".join(model.label for model in self.steps)


def find_route(models: Sequence[Model], source: str, target: str, settings: TranslateSettings) -> Route | None:
    """The best route that the models allow; a direct one before any pivot."""
    direct = rank(models, source, target, settings)
    if direct:
        return Route((direct[0],))
    if same_language(PIVOT, source) or same_language(PIVOT, target):
        return None
    first, second = (rank(models, *leg, settings) for leg in ((source, PIVOT), (PIVOT, target)))
    return Route((first[0], second[0])) if first and second else None


def rank(models: Sequence[M], source: str, target: str, settings: TranslateSettings) -> list[M]:
    """The models of one direction, best first: by region, by published score, by the order of `engines`, by name."""
    allowed = settings.engines if settings.engine == "best" else (settings.engine,)
    fitting = [
        model
        for model in models
        if model.engine in allowed and same_language(model.source, source) and same_language(model.target, target)
    ]
    scores = _comparable(fitting)

    def key(model: M) -> tuple[bool, float, int, str]:
        other_region = (region(model.source), region(model.target)) != (region(source), region(target))
        return (other_region, -scores.get(model.engine, 0.0), allowed.index(model.engine), model.name)

    return sorted(fitting, key=key)


def missing_model(models: Sequence[Model], source: str, target: str, settings: TranslateSettings) -> str:
    """One sentence: what is not installed, and the command that installs it."""
    if same_language(source, target):
        return (
            f"From {english_name(source)} to {english_name(target)} there is nothing to translate; name another target."
        )
    names = " ".join(missing_names(models, source, target, settings))
    pair = f"{english_name(source)} to {english_name(target)}"
    return f"No installed model translates {pair}: run `pipeline models install {names}`."


def missing_names(models: Sequence[Model], source: str, target: str, settings: TranslateSettings) -> list[str]:
    """Names of the models that would make a route."""
    legs = [(source, target)]
    if not same_language(PIVOT, source) and not same_language(PIVOT, target):
        legs = [leg for leg in ((source, PIVOT), (PIVOT, target)) if not rank(models, *leg, settings)]
    prefix = PREFIXES["firefox" if settings.engine == "firefox" else "argos"]
    return [f"{prefix}{'_'.join(map(engine_code, leg))}" for leg in legs]


def published_score(engine: str, source: str, target: str, metric: str = "comet") -> float | None:
    """The published score (COMET or BLEU, 0 to 100) of an engine's model for a direction, if there is one."""
    pair = f"{source.removesuffix('-Hans')}-{target.removesuffix('-Hans')}"
    return _scores()[metric].get(engine, {}).get(pair)


def _comparable(models: Sequence[_Direction]) -> dict[str, float]:
    """Scores by engine, of the first metric that every one of the models has; empty if there is none."""
    for metric in _scores():
        scores = {model.engine: published_score(model.engine, model.source, model.target, metric) for model in models}
        known = {engine: score for engine, score in scores.items() if score is not None}
        if len(known) == len(scores):
            return known
    return {}


@lru_cache(maxsize=1)
def _scores() -> dict[str, dict[str, dict[str, float]]]:
    table = tomllib.loads(files("pipeline.translate").joinpath("scores.toml").read_text("utf-8"))
    return convert(table, dict[str, dict[str, dict[str, float]]])
