"""Packed bytes in, plain bytes out: gzip and Zstandard, known by their first bytes and never by the file's name."""

import gzip
import zlib
from io import BytesIO
from typing import BinaryIO, cast

from backports.zstd import ZstdError, ZstdFile

from pipeline.errors import LimitExceeded, UnreadablePage

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"


def unpacked(data: bytes, limit: int) -> bytes:
    """The bytes as they were before packing; of a bomb, no more than `limit` are ever unpacked.

    Raises:
        UnreadablePage: the archive is damaged, cut short, or packed more than once.
        LimitExceeded: unpacked it is larger than the limit.
    """
    if not is_packed(data):
        return data
    name = "gzip" if data.startswith(_GZIP) else "Zstandard"
    try:
        with _stream(data) as stream:
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


def is_packed(data: bytes) -> bool:
    """Whether these are the first bytes of a gzip or Zstandard file."""
    return data.startswith((_GZIP, _ZSTD))


def _stream(data: bytes) -> BinaryIO:
    if data.startswith(_GZIP):
        return cast("BinaryIO", gzip.GzipFile(fileobj=BytesIO(data)))
    return cast("BinaryIO", ZstdFile(BytesIO(data)))
