"""`pipeline models`: what is installed, what is available, what is wanted; removing and verifying."""

import shutil
from pathlib import Path

from msgspec import Struct

from pipeline.errors import ModelError
from pipeline.translate.catalog import available_models
from pipeline.translate.engine import Model
from pipeline.translate.installed import find_models, pin_model, verify_model
from pipeline.translate.route import find_route, missing_names, published_score
from pipeline.translate.settings import TranslateSettings


class ModelRow(Struct, frozen=True):
    """A line of `pipeline models list`."""

    name: str
    engine: str
    source: str
    target: str
    version: str
    bytes: int
    """On disk; 0 where the index does not tell."""
    score: float | None
    """Published COMET, 0 to 100."""


def installed_models(folder: Path) -> tuple[list[ModelRow], list[str]]:
    """The models that can be used, and one sentence per refused one.

    Args:
        folder: The models folder.
    """
    models, refused = find_models(folder)
    return [_row(model) for model in models], refused


def verify_models(folder: Path) -> list[str]:
    """One sentence per model that is not what was installed; every file is read."""
    models, refused = find_models(folder)
    for model in models:
        try:
            verify_model(model)
        except ModelError as error:
            refused.append(str(error))
    return refused


def available_rows(settings: TranslateSettings, origin: str = "") -> tuple[list[ModelRow], list[str]]:
    """The models that can be installed, and one sentence per index that cannot be had.

    Args:
        settings: The addresses of the indexes.
        origin: A mirror's folder or URL, instead of those addresses.
    """
    rows, silent_indexes = [], []
    for engine in ("argos", "firefox"):
        try:
            found = available_models(settings, engine, origin)
        except ModelError as error:
            silent_indexes.append(str(error))
            continue
        for model in found:
            size = sum(file.bytes for file in model.files)
            score = published_score(model.engine, model.source, model.target)
            rows.append(ModelRow(model.name, engine, model.source, model.target, model.version, size, score))
    return rows, silent_indexes


def wanted_models(settings: TranslateSettings, folder: Path) -> list[str]:
    """Names of the models that the config's targets need and that are not installed; `*` asks for none.

    Args:
        settings: `[translate]`.
        folder: The models folder.
    """
    models, _ = find_models(folder)
    names: dict[str, None] = {}
    for source in settings.targets:
        for target in settings.targets_of(source) if source != "*" else ():
            if not find_route(models, source, target, settings):
                names |= dict.fromkeys(missing_names(models, source, target, settings))
    return list(names)


def remove_model(name: str, folder: Path) -> None:
    """Delete an installed model; its archive's checksum stays pinned.

    Raises:
        ModelError: no model of this name is installed.
    """
    place = folder / name
    if Path(name).name != name or name.startswith(".") or not place.is_dir():
        names = ", ".join(sorted(path.name for path in folder.glob("[!.]*/"))) if folder.is_dir() else ""
        raise ModelError(f"No model {name} is installed in {folder}; installed are: {names or 'none'}.")
    gone = folder / f".removed-{name}"
    place.rename(gone)
    pin_model(folder, name, None)
    shutil.rmtree(gone)


def _row(model: Model) -> ModelRow:
    size = sum(model.sizes.values())
    score = published_score(model.engine, model.source, model.target)
    return ModelRow(model.name, model.engine, model.source, model.target, model.version, size, score)
