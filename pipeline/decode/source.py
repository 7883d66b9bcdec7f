"""A page before it is read: its bytes and what is known of them from outside."""

import hashlib

from msgspec import Struct

from pipeline.decode.side import SideFile


class PageBytes(Struct, frozen=True, kw_only=True):
    """The bytes of one page, and what its file, its container or its server said of them."""

    data: bytes
    """Maybe packed with gzip or Zstandard."""
    path: str
    name: str
    """A name whose ending tells the kind of page where the page itself does not."""
    id: str
    sha256: str
    side: SideFile
    charset: str | None = None
    """What HTTP said."""


def page_id(url: str | None, path: str) -> str:
    """The page's stable name: the first 16 hex digits of the SHA-256 of its url, else of its path."""
    return hashlib.sha256((url or path).encode()).hexdigest()[:16]
