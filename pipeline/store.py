"""Object stores and whatever else has a URL: what lies there, and the bytes of each object.

The one file that knows fsspec, which reads `file://` and `memory://` by itself; `s3://` needs s3fs, `gs://` gcsfs, and
so on. No listing is kept: what a store says is true for the moment.
"""

import errno
import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from pipeline.errors import StoreUnusable

# Bytes that are fetched at a time of an object that is read as a stream; four such blocks are held by a process.
_BLOCK = 4 << 20
# What concerns one object and not the store behind it.
_OF_ONE_OBJECT = {FileNotFoundError: errno.ENOENT, PermissionError: errno.EACCES, IsADirectoryError: errno.EISDIR}


class StoredFile(Struct, frozen=True):
    """An object of a store, as it was listed."""

    place: str
    """The URL that was asked for."""
    below: str
    """Its name below that URL, with forward slashes; empty if the URL is its own."""
    size: int
    """Bytes."""
    mark: str
    """What changes when the object does."""
    side: "StoredFile | None" = None
    """The side file beside it."""

    def __str__(self) -> str:
        return f"{self.place}/{self.below}" if self.below else self.place

    def text(self) -> str:
        """All of it as one line, from which `told` makes it again."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def told(cls, text: str) -> "StoredFile":
        """What `text` made a line of."""
        return msgspec.json.decode(text, type=cls)

    @property
    def name(self) -> str:
        """The last part of its URL."""
        return str(self).rpartition("/")[2]

    def open(self, mode: Literal["rb"] = "rb") -> io.BufferedReader:  # noqa: ARG002 - it is opened as a path is
        """Its bytes, as a stream that can be sought in."""
        return io.BufferedReader(_Stream(self))

    def exists(self) -> bool:
        """Whether anything still lies there.

        Raises:
            StoreUnusable: the store cannot be reached.
        """
        return is_there(str(self))

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`, as far as there are so many.

        Raises:
            OSError: there is no such object, or it may not be read.
            StoreUnusable: the store cannot be reached.
        """
        end = min(end, self.size)
        if start >= end:
            return b""
        with _asking(str(self), "read"):
            store, root = _opened(self.place)
            return bytes(store.cat_file(_joined(root, self.below), start=start, end=end))


def is_url(place: object) -> bool:
    """Whether this names a place in a store, and not a file or folder here."""
    return "://" in str(place)


def walk(url: str) -> Iterator[tuple[str, dict[str, StoredFile]]]:
    """Each folder under a URL, by its name below it, with its objects by name; hidden folders are left out.

    An object whose own URL this is comes under the name "".

    Raises:
        StoreUnusable: nothing is there, or the store cannot be reached.
    """
    url = url.rstrip("/")
    with _asking(url, "read", whole=True):
        store, root = _opened(url)
        for folder, folders, files in store.walk(root, detail=True, on_error="raise"):
            store.invalidate_cache()  # else memory would grow with the store
            below = folder.strip("/")[len(root.strip("/")) :].strip("/")
            yield below, {name: _stored(url, _joined(below, name).strip("/"), told) for name, told in files.items()}
            known = sorted(folders.items())
            folders.clear()
            folders.update((name, told) for name, told in known if name[0] != "." and not told.get("islink"))


def find(url: str) -> StoredFile | None:
    """The object whose URL this is, if there is one.

    Raises:
        StoreUnusable: the store cannot be reached.
    """
    with _asking(url, "read", whole=True):
        store, root = _opened(url)
        try:
            told = store.info(root)
        except FileNotFoundError:
            return None
        return _stored(url, "", told) if told["type"] == "file" else None


def is_there(url: str) -> bool:
    """Whether anything lies at or under this URL.

    Raises:
        StoreUnusable: the store cannot be reached.
    """
    with _asking(url, "read", whole=True):
        store, root = _opened(url)
        return bool(store.exists(root))


def require(url: str) -> None:
    """Have it said, before anything is done, if nothing lies at or under this URL.

    Raises:
        StoreUnusable: nothing is there, or the store cannot be reached.
    """
    if not is_there(url):
        next(walk(url), None)  # it knows why


def put(file: Path, place: str, name: str) -> None:
    """Put a copy of a file under this name below a URL or a folder; whoever looks there finds the old one or the new.

    Raises:
        StoreUnusable: it cannot be written there.
    """
    from fsspec.implementations.local import LocalFileSystem  # noqa: PLC0415 - see `_opened`

    with _asking(place, "written", whole=True):
        store, root = _opened(place)
        target = _joined(root, name)
        if not isinstance(store, LocalFileSystem):  # stores put an object whole
            store.put_file(str(file), target)
            return
        store.makedirs(target.rpartition("/")[0], exist_ok=True)
        store.put_file(str(file), f"{target}.tmp")
        Path(f"{target}.tmp").replace(target)


def remove(place: str, name: str) -> None:
    """Remove an object; it may be gone already.

    Raises:
        StoreUnusable: it cannot be removed.
    """
    with _asking(place, "written", whole=True):
        store, root = _opened(place)
        if store.exists(_joined(root, name)):
            store.rm_file(_joined(root, name))


class _Stream(io.RawIOBase):
    """The bytes of an object, a block at a time; errors are those of `read`, where fsspec's own streams pass any on."""

    def __init__(self, file: StoredFile) -> None:
        super().__init__()
        self._file, self._at = file, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._file.size}[whence]
        return self._at

    def readinto(self, buffer: Any) -> int:
        part = _block(self._file, self._at // _BLOCK)[self._at % _BLOCK :][: len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)


@lru_cache(maxsize=4)
def _block(file: StoredFile, number: int) -> memoryview:
    return memoryview(file.read(number * _BLOCK, (number + 1) * _BLOCK))


def _opened(url: str) -> tuple[Any, str]:
    """The store behind a URL, and the place in it."""
    from fsspec.core import url_to_fs  # noqa: PLC0415 - only who has a URL waits for it

    store, root = url_to_fs(url)
    store.invalidate_cache()
    return store, root.rstrip("/")


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if name else folder


def _stored(url: str, below: str, told: dict[str, Any]) -> StoredFile:
    """An object of which a listing tells this."""
    facts = sorted(
        (key, value.timestamp() if isinstance(value, datetime) else str(value)) for key, value in told.items()
    )
    return StoredFile(url, below, told["size"] or 0, hashlib.sha256(repr(facts).encode()).hexdigest()[:16])


@contextmanager
def _asking(url: str, what: str, *, whole: bool = False) -> Iterator[None]:
    """Say in one sentence what a store refuses; unless the whole store is asked, what concerns one object is passed on.

    Each store has errors of its own, so all are caught.
    """
    try:
        yield
    except tuple(_OF_ONE_OBJECT) as error:
        if not whole:
            code = next(code for kind, code in _OF_ONE_OBJECT.items() if isinstance(error, kind))
            raise OSError(code, os.strerror(code), url) from error
        why = str(error.strerror or error)
        raise StoreUnusable(url, what, "nothing is there" if why in url else why) from error
    except Exception as error:
        raise StoreUnusable(url, what, str(error) or type(error).__name__) from error
