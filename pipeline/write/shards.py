"""Shards on disk: files of JSON Lines that are whole or not there at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from pipeline.errors import OutputUnusable

TEMPORARY_ENDING = ".tmp"

Row = TypeVar("Row", bound=Struct)


def json_line(row: Struct) -> bytes:
    """The row as one line of JSON, keys sorted, UTF-8, without the line end: the same bytes for the same row."""
    return msgspec.json.encode(row, order="sorted")


def write_shard(path: Path, lines: Iterable[bytes]) -> None:
    """Put these lines, each given without its line end, into the file, which after a crash is the old one or the new one.

    They are written to a temporary name in the same folder (made if needed) and renamed when they are safe on disk.

    Raises:
        OutputUnusable: the disk is full, or the folder cannot be written.
    """
    temporary = path.with_name(path.name + TEMPORARY_ENDING)
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


def read_shard(path: Path, row: type[Row]) -> Iterator[Row]:
    """The rows of a shard, in order.

    Raises:
        OutputUnusable: it cannot be read, or a line of it is not such a row.
    """
    decoder = msgspec.json.Decoder(row)
    number = 0
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                yield decoder.decode(line)
    except OSError as error:
        raise OutputUnusable(f"{path} cannot be read: {error.strerror}; restore it, or run with --rebuild.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise OutputUnusable(
            f"Line {number} of {path} is damaged ({error}); delete the file and run again, or run with --rebuild."
        ) from error


def _sync_folder(folder: Path) -> None:
    """Make the rename itself outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
