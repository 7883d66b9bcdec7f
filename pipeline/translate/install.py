"""`pipeline models install`: archives on this machine, models of an index or a mirror; whole or not at all."""

import shutil
from collections.abc import Sequence
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock
from msgspec import structs

from pipeline.errors import ModelError
from pipeline.translate.catalog import Available, available_models
from pipeline.translate.download import Limits, Progress, fetch, silent
from pipeline.translate.installed import PinnedModel, describe_folder, digest_of, pin_archive, pin_model
from pipeline.translate.package import read_metadata
from pipeline.translate.route import PREFIXES, rank
from pipeline.translate.settings import TranslateSettings
from pipeline.translate.unpack import unpack


def install_models(
    names: Sequence[str], settings: TranslateSettings, folder: Path, *, origin: str = "", progress: Progress = silent
) -> list[str]:
    """Install models; the names they got, in order.

    Args:
        names: `.argosmodel` files, or names: `translate-en_ko` (Argos), `firefox-en_ko`, `en_ko` (the better one).
        settings: The addresses of the indexes, time-out and size limit.
        folder: The models folder; made if it is not there.
        origin: A mirror's folder or URL, instead of the indexes' addresses.
        progress: Told how downloads go.

    Raises:
        ModelError: one cannot be had or is refused; nothing half-installed remains, those before it stay installed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelError(f"The models folder {folder} cannot be made ({error.strerror}).") from error
    done = []
    with FileLock(folder / ".installing"):
        for rest in folder.glob(".unpacking-*"):  # of a process that was killed; nobody else holds the lock
            shutil.rmtree(rest)
        for name in names:
            if name.endswith(".argosmodel"):
                done.append(_install_archive(Path(name), folder, settings.max_model_bytes, Path(name).name))
            else:
                done.append(_install_remote(name, settings, folder, origin, progress))
    return done


def _install_archive(archive: Path, folder: Path, limit: int, origin: str) -> str:
    """Unpack, check and pin an Argos archive."""
    if not archive.is_file():
        raise ModelError(f"There is no model file {archive}.")
    with TemporaryDirectory(dir=folder, prefix=".unpacking-") as space:
        package = unpack(archive, Path(space), limit)
        metadata = read_metadata(package)
        pinned = describe_folder(package, origin)
        pin_archive(folder, f"{metadata.name} {metadata.package_version}", digest_of(archive))
        _put(package, folder / metadata.name, pinned)
    return metadata.name


def _install_remote(name: str, settings: TranslateSettings, folder: Path, origin: str, progress: Progress) -> str:
    """Download and install a model that an index names."""
    model = _find(name, settings, origin)
    limits = Limits(settings.timeout, settings.max_model_bytes)
    downloads = folder / ".downloads"
    downloads.mkdir(exist_ok=True)
    parts = [downloads / f"{sha256(file.address.encode()).hexdigest()[:32]}.part" for file in model.files]
    for file, part in zip(model.files, parts, strict=True):
        fetch(file.address, part, limits, progress)
    try:
        if model.engine == "argos":
            _install_archive(parts[0], folder, settings.max_model_bytes, model.files[0].address)
        else:
            _install_firefox(model, parts, folder)
    finally:  # whole, so either installed or refused: nothing to go on with
        for part in parts:
            part.unlink(missing_ok=True)
    return model.name


def _install_firefox(model: Available, parts: Sequence[Path], folder: Path) -> None:
    """Unpack, check and pin the files of a Firefox model."""
    from pipeline.translate.firefox import unpacked  # noqa: PLC0415  # loads a native library

    with TemporaryDirectory(dir=folder, prefix=".unpacking-") as space:
        package = Path(space) / model.name
        package.mkdir()
        for file, part in zip(model.files, parts, strict=True):
            (package / Path(file.name).name).write_bytes(unpacked(part.read_bytes(), file.sha256, file.name))
        pinned = structs.replace(describe_folder(package, model.files[0].address), version=model.version)
        for path, pin in pinned.files.items():
            pin_archive(folder, f"{model.name} {model.version} {path}", pin.sha256)
        _put(package, folder / model.name, pinned)


def _find(name: str, settings: TranslateSettings, origin: str) -> Available:
    """The model that a name means: that of the index, or of a pair the better one."""
    engines = [engine for engine, prefix in PREFIXES.items() if name.startswith(prefix)] or list(PREFIXES)
    found: list[Available] = []
    unread: list[ModelError] = []
    for engine in engines:
        try:
            found += available_models(settings, engine, origin)
        except ModelError as error:
            unread.append(error)
    if unread and not found:
        raise unread[0]
    pair = name.split("-", 1)[1] if name.startswith(tuple(PREFIXES.values())) else name
    pair = pair if "_" in pair else pair.replace("-", "_", 1)  # en-ko, as fxtranslate names folders
    fitting = [model for model in found if model.name.split("-", 1)[1] == pair]
    if not fitting:
        near = get_close_matches(name, [model.name for model in found], n=3)
        hint = f"; near are {', '.join(near)}" if near else ""
        raise ModelError(f"No index knows a model {name}{hint}: `pipeline models list --available` shows them all.")
    order = rank(fitting, fitting[0].source, fitting[0].target, settings)
    return order[0] if order else fitting[0]


def _put(package: Path, place: Path, pinned: PinnedModel) -> None:
    """Move a finished folder to its place in one step, whatever was there before, and pin it."""
    old = place.with_name(f".replaced-{place.name}")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    pin_model(place.parent, place.name, pinned)
    package.rename(place)
    shutil.rmtree(old, ignore_errors=True)
