"""An `.argosmodel` archive → one folder; what tries to write elsewhere is refused."""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from pipeline.errors import ModelError


def unpack(archive: Path, folder: Path, limit: int) -> Path:
    """The one top folder of the archive, unpacked inside the given folder.

    Args:
        archive: A zip file.
        folder: An empty folder.
        limit: Most bytes that may come out.

    Raises:
        ModelError: it is no zip file, is damaged, too large, writes elsewhere or holds other than one top folder.
    """
    try:
        with zipfile.ZipFile(archive) as zipped:
            _check(zipped.infolist(), archive.name, limit)
            zipped.extractall(folder)
    except OSError as error:
        raise ModelError(f"{archive.name} cannot be unpacked in {folder} ({error.strerror}).") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ModelError(f"{archive.name} is refused: it is no whole zip archive ({error}).") from error
    return next(folder.iterdir())


def _check(entries: list[zipfile.ZipInfo], name: str, limit: int) -> None:
    paths = [PurePosixPath(entry.filename.replace("\\", "/")) for entry in entries]
    for entry, path in zip(entries, paths, strict=True):
        if path.is_absolute() or ".." in path.parts or ":" in entry.filename:
            raise ModelError(f"{name} is refused: it would write outside its folder ({entry.filename}).")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise ModelError(f"{name} is refused: it holds a link ({entry.filename}).")
    tops = {path.parts[0] for path in paths if path.parts}
    if len(tops) != 1 or any(len(path.parts) == 1 and not e.is_dir() for e, path in zip(entries, paths, strict=True)):
        raise ModelError(
            f"{name} is refused: an Argos package holds exactly one folder, this has {len(tops)} at its top."
        )
    size = sum(entry.file_size for entry in entries)
    if size > limit:
        raise ModelError(f"{name} is refused: {size:,} bytes unpacked; translate.max_model_bytes is {limit:,}.")
