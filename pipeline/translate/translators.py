"""The installed models, loaded when they are first needed."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from threading import RLock

from pipeline.errors import ModelError
from pipeline.translate import check, protect, segment
from pipeline.translate.engine import Model, Translator
from pipeline.translate.glossary import Glossary
from pipeline.translate.installed import find_models, verify_model
from pipeline.translate.memory import Memory, Recall, Space
from pipeline.translate.route import Route, find_route, missing_model, missing_names, rank
from pipeline.translate.settings import TranslateSettings

VERSION = 1
"""Raised by hand when the same models and settings give other translations."""


class Translators:
    """What `translate_articles` and `translate_texts` translate with; threads may share it."""

    def __init__(
        self, settings: TranslateSettings, models: Sequence[Model], glossary: Glossary, memory: Recall | None
    ) -> None:
        """Take models that `find_models` described.

        Args:
            settings: `[translate]`.
            models: What may be loaded.
            glossary: Wanted translations.
            memory: What was translated before; None: nothing is looked up or kept.
        """
        self.settings = settings
        self.glossary = glossary
        self.memory = memory
        self._refused: list[str] = []
        self._models = list(models)
        self._loaded: dict[tuple[str, str], Translator] = {}
        self._lock = RLock()

    @property
    def warnings(self) -> list[str]:
        """One sentence per model that was refused, and about a memory that cannot be used."""
        return [*self._refused, *(self.memory.warnings if self.memory else ())]

    def route(self, source: str, target: str) -> Route | None:
        """The models that would translate; none is loaded."""
        return find_route(self._models, source, target, self.settings)

    def ready_route(self, source: str, target: str) -> tuple[Translator, ...]:
        """The loaded translators of the route, in order; one whose model is refused is replaced by the next best.

        Raises:
            ModelError: no model is left; the message names what is missing, or why it was refused, and the command
                that mends it.
        """
        while route := self.route(source, target):
            loaded = [self._try(model) for model in route.steps]
            if all(loaded):
                return tuple(translator for translator in loaded if translator)
        names = missing_names(self._models, source, target, self.settings)
        refused = (why for name in names for why in self._refused if why.startswith(f"Model {name} is refused"))
        raise ModelError(next(refused, missing_model(self._models, source, target, self.settings)))

    def lack(self, source: str, target: str) -> str | None:
        """Why nothing translates this direction, with the command that mends it; None if something does."""
        try:
            self.ready_route(source, target)
        except ModelError as error:
            return str(error)
        return None

    def other(self, than: Translator) -> Translator | None:
        """A translator for the same direction by another engine, if one is installed."""
        for model in rank(self._models, than.model.source, than.model.target, self.settings):
            if model.engine != than.model.engine and (translator := self._try(model)):
                return translator
        return None

    def space(self, model: Model, *, second_try: bool) -> Space:
        """Where the memory keeps what the model makes under these settings."""
        beam = f" beam {self.settings.beam}" if model.engine == "argos" else ""
        return Space(model.source, model.target, f"{model.checksum}{beam}{' second try' if second_try else ''}")

    def recipe(self, source: str, target: str) -> str:
        """What decides a translation: versions, models with their checksums, settings that change output."""
        versions = f"segment {segment.VERSION}, protect {protect.VERSION}, check {check.VERSION}"
        route = self.route(source, target)
        if route is None:
            return f"{versions}, no model"
        parts = [versions, *(f"{model.engine} {model.label} {model.checksum[:16]}" for model in route.steps)]
        parts += [f"beam {self.settings.beam}"] if "argos" in route.engine else []
        parts += ["score"] if self.settings.score else []
        parts += [f"glossary {self.glossary.checksum[:16]}"] if self.settings.glossary else []
        return ", ".join(parts)

    def add_warnings(self, sentences: Iterable[str]) -> None:
        """Tell whoever asks for `warnings` about models that were refused before."""
        self._refused += sentences

    def refuse(self, model: Model, error: ModelError) -> None:
        """Use the model no more; the error becomes a warning."""
        with self._lock:
            if model in self._models:
                self._models.remove(model)
                self._refused.append(str(error))

    def _try(self, model: Model) -> Translator | None:
        """The loaded model; None, and a warning, if it is refused."""
        with self._lock:
            key = (model.engine, model.name)
            if key not in self._loaded:
                try:
                    self._loaded[key] = _load(model, self.settings)
                except ModelError as error:
                    self.refuse(model, error)
                    return None
            return self._loaded[key]


def load_translators(settings: TranslateSettings, folder: Path, memory: Recall | None = None) -> Translators:
    """The bundled models, those installed in `models`, and those of a configured server; none is loaded yet.

    Args:
        settings: `[translate]`.
        folder: Where config.toml lies.
        memory: What was translated before; default: the file that the settings name.

    Raises:
        ConfigError: the glossary cannot be read.
    """
    models, refused = find_models(folder / settings.models)
    if settings.libretranslate_url:
        from pipeline.translate.libretranslate import server_models  # noqa: PLC0415  # needed by few

        try:
            models += server_models(settings)
        except ModelError as error:
            refused.append(str(error))
    glossary = Glossary.read(folder / settings.glossary) if settings.glossary else Glossary()
    if memory is None and settings.memory:
        memory = Memory(folder / settings.memory)
    translators = Translators(settings, models, glossary, memory)
    translators.add_warnings(refused)
    return translators


def _load(model: Model, settings: TranslateSettings) -> Translator:
    """The model, verified, loaded and heard once.

    Raises:
        ModelError: it is refused.
    """
    if model.engine == "libretranslate":
        from pipeline.translate.libretranslate import LibreTranslator  # noqa: PLC0415  # needed by few

        return LibreTranslator(model, settings)
    verify_model(model)
    translator: Translator
    if model.engine == "firefox":
        from pipeline.translate.firefox import FirefoxTranslator  # noqa: PLC0415  # loads a native library

        translator = FirefoxTranslator(model)
    else:
        from pipeline.translate.argos import ArgosTranslator  # noqa: PLC0415  # loads CTranslate2

        translator = ArgosTranslator(model, settings.beam, settings.threads)
    _hear(translator)
    return translator


def _hear(translator: Translator) -> None:
    """Let the model translate one sentence of its source language.

    Raises:
        ModelError: it babbles: nothing, one thing over and over, or far too much comes out.
    """
    sentence = _canaries().get(translator.model.source.split("-", 1)[0])
    if sentence is None:
        return
    text, cut_short = (result := translator.translate([sentence])[0]).text, result.cut_short
    letters = [char for char in text.lower() if char.isalpha()]
    # An honest translation of ten words has a dozen letters and more, and no three of them are most of it.
    few = len(set(letters)) < 4
    if few or cut_short or len(text.encode()) > 6 * len(sentence.encode()):
        said = text[:60] + ("…" if len(text) > 60 else "")
        raise ModelError(
            f"Model {translator.model.name} is refused: it babbles (“{sentence}” became “{said}”); "
            f"run `{translator.model.mend}`."
        )


@lru_cache(maxsize=1)
def _canaries() -> dict[str, str]:
    return tomllib.loads(files("pipeline.translate").joinpath("canaries.toml").read_text("utf-8"))
