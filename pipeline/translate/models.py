"""`pipeline models`: what is installed, installed anew, removed, verified."""

import shutil
import tempfile
from pathlib import Path

from msgspec import Struct

from pipeline.errors import ModelError
from pipeline.translate.engine import Model
from pipeline.translate.installed import describe_folder, digest_of, find_models, pin_archive, pin_model, verify_model
from pipeline.translate.package import read_metadata
from pipeline.translate.route import published_score
from pipeline.translate.unpack import unpack


class ModelRow(Struct, frozen=True):
    """A line of `pipeline models list`."""

    name: str
    engine: str
    source: str
    target: str
    version: str
    bytes: int
    """On disk; 0 where the index does not tell."""
    installed: bool
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


def install_file(archive: Path, folder: Path, limit: int) -> str:
    """Install an `.argosmodel` file; the name it got.

    Args:
        archive: The file.
        folder: The models folder; made if it is not there.
        limit: Most bytes that may come out of the archive.

    Raises:
        ModelError: the file is refused; nothing of it remains in the folder.
    """
    if not archive.is_file():
        raise ModelError(f"There is no model file {archive}.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".unpacking-") as space:
        package = unpack(archive, Path(space), limit)
        metadata = read_metadata(package)
        pinned = describe_folder(package, origin=archive.name)
        pin_archive(folder, f"{metadata.name} {metadata.package_version}", digest_of(archive))
        _put(package, folder / metadata.name)
    pin_model(folder, metadata.name, pinned)
    return metadata.name


def remove_model(name: str, folder: Path) -> None:
    """Delete an installed model; its archive's checksum stays pinned.

    Raises:
        ModelError: no model of this name is installed.
    """
    place = folder / name
    if Path(name).name != name or not place.is_dir():
        names = ", ".join(sorted(path.name for path in folder.glob("[!.]*/"))) if folder.is_dir() else ""
        raise ModelError(f"No model {name} is installed in {folder}; installed are: {names or 'none'}.")
    gone = folder / f".removed-{name}"
    place.rename(gone)
    pin_model(folder, name, None)
    shutil.rmtree(gone)


def _put(package: Path, place: Path) -> None:
    """Move a finished folder to its place in one step, whatever was there before."""
    old = place.with_name(f".replaced-{place.name}")
    if place.exists():
        place.rename(old)
    package.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _row(model: Model) -> ModelRow:
    size = sum(model.sizes.values())
    score = published_score(model)
    return ModelRow(model.name, model.engine, model.source, model.target, model.version, size, True, score)  # noqa: FBT003
