"""Packed bytes in, plain bytes out: gzip and Zstandard, known by their first bytes and never by the file's name."""

import gzip
import zlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import BinaryIO, cast

from backports.zstd import ZstdError, ZstdFile

from pipeline.errors import LimitExceeded, UnreadablePage
from pipeline.store import StoredFile

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"

DAMAGED = (EOFError, OSError, zlib.error, ZstdError)
"""What reading from `open_plain` may raise."""


def unpacked(data: bytes, limit: int) -> bytes:
    """The bytes as they were before packing; of a bomb, no more than `limit` are ever unpacked.

    Raises:
        UnreadablePage: the archive is damaged, cut short, or packed more than once.
        LimitExceeded: unpacked it is larger than the limit.
    """
    if not is_packed(data):
        return data
    if (whole := _gunzipped(data, limit)) is not None and not is_packed(whole):
        return whole
    name = "gzip" if data.startswith(_GZIP) else "Zstandard"
    try:
        with _stream(data, BytesIO(data)) as stream:
            plain = stream.read(limit + 1)
    except EOFError as error:
        raise UnreadablePage(f"The {name} file is cut short; fetch the page again.") from error
    except (gzip.BadGzipFile, zlib.error, ZstdError) as error:
        raise UnreadablePage(f"The {name} file is damaged ({error}); fetch the page again.") from error
    if len(plain) > limit:
        raise LimitExceeded("bytes or more, unpacked", len(plain), "decode.max_bytes", limit)
    if is_packed(plain):
        raise UnreadablePage(f"The page is packed twice ({name}); unpack it once.")
    return plain


def _gunzipped(data: bytes, limit: int) -> bytes | None:
    """What one sound gzip member holds, in half the time of a stream; None for all that a stream has to look at."""
    if not data.startswith(_GZIP):
        return None
    reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        plain = reader.decompress(data, limit + 1)
    except zlib.error:
        return None
    return plain if reader.eof and not reader.unused_data and len(plain) <= limit else None


def is_packed(data: bytes) -> bool:
    """Whether these are the first bytes of a gzip or Zstandard file."""
    return data.startswith((_GZIP, _ZSTD))


def open_plain(file: Path | StoredFile) -> BinaryIO:
    """The bytes of a file as they were before packing, as a stream that can be sought in; damage shows on reading.

    Raises:
        OSError: it cannot be opened.
    """
    with file.open("rb") as stream:
        start = stream.read(len(_ZSTD))
    if not is_packed(start):
        return file.open("rb")
    return _stream(start, file if isinstance(file, Path) else file.open("rb"))


def read_at(file: Path | StoredFile, offset: int, length: int) -> bytes:
    """These bytes of a file as it was before packing.

    A stream that was packed as a whole can only be read from its start. So each process keeps its place in the last
    files: whoever asks in order reads each file once.

    Raises:
        OSError, EOFError, zlib.error, ZstdError: as in `DAMAGED`.
    """
    try:
        return _place_in(file, _state(file)).read(offset, length)
    except DAMAGED:
        _place_in.cache_clear()
        raise


def what_damage(error: BaseException) -> str:
    """What one of `DAMAGED` means, in a few words."""
    if isinstance(error, EOFError):
        return "it is cut short"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


class _Place:
    """An open file and where we are in it."""

    def __init__(self, file: Path | StoredFile) -> None:
        self._stream = open_plain(file)
        self._lock = Lock()

    def read(self, offset: int, length: int) -> bytes:
        with self._lock:
            self._stream.seek(offset)
            return self._stream.read(length)

    def __del__(self) -> None:
        if hasattr(self, "_stream"):
            self._stream.close()


@lru_cache(maxsize=2)
def _place_in(file: Path | StoredFile, state: object) -> _Place:  # noqa: ARG001 - a file that has changed is opened anew
    return _Place(file)


def _state(file: Path | StoredFile) -> object:
    if isinstance(file, StoredFile):
        return file.mark
    state = file.stat()
    return state.st_ino, state.st_mtime_ns, state.st_size


def _stream(start: bytes, packed: BinaryIO | Path) -> BinaryIO:
    if start.startswith(_GZIP):
        opened = gzip.GzipFile(packed, "rb") if isinstance(packed, Path) else gzip.GzipFile(fileobj=packed)
        return cast("BinaryIO", opened)
    return cast("BinaryIO", ZstdFile(packed))
