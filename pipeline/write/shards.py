"""Shards on disk: files of JSON Lines that are whole or not there at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.errors import OutputUnusable

_TEMPORARY_ENDING = ".tmp"


def json_line(row: Struct) -> bytes:
    """The row as one line of JSON, keys sorted, UTF-8, without the line end: the same bytes for the same row."""
    return msgspec.json.encode(row, order="sorted")


def write_shard(path: Path, lines: Iterable[bytes]) -> None:
    """Put these lines, given without line ends, into the file; after a crash it is the old one or the new one.

    They are written to a temporary name in the same folder (made if needed) and renamed when they are safe on disk.

    Raises:
        OutputUnusable: the disk is full, or the folder cannot be written.
    """
    temporary = path.with_name(path.name + _TEMPORARY_ENDING)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.writelines(line + b"\n" for line in lines)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise OutputUnusable(
            f"{path} cannot be written: {error.strerror}; free space or permissions there, or choose another --out."
        ) from error


def read_shard(path: Path) -> Iterator[bytes]:
    """The lines of a shard without their line ends, in order, as they lie there.

    Raises:
        OutputUnusable: it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            for line in stream:
                yield line.removesuffix(b"\n")
    except OSError as error:
        raise OutputUnusable(
            f"{path} cannot be read: {error.strerror}; restore it or delete it, then run again."
        ) from error


def _sync_folder(folder: Path) -> None:
    """Make the rename itself outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
