"""A file of pages, here or in a store: what it and those beside it are called, and its bytes."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import LimitExceeded, UnreadablePage
from pipeline.store import StoredFile, find, is_url

SIDE_ENDING = ".meta.json"
PACKED_ENDINGS = (".gz", ".zst")


class Member(Struct, frozen=True, kw_only=True):
    """Where in a container a page lies, and what the container says of it."""

    number: int
    """From 1: the line, or which of the pages it is."""
    offset: int
    """Byte at which it begins; in packed JSON Lines counted as if unpacked."""
    length: int
    """Bytes."""
    sha256: str
    """Of these bytes."""
    url: str | None = None
    fetched_at: str | None = None
    """ISO 8601."""
    id: str | None = None
    """What the container calls it."""
    problem: str | None = None
    """One sentence: why nothing can be read here, where that is known already."""


class PageFile(Struct, frozen=True):
    """A file that may hold a page, or one page of a file that holds many."""

    file: Path | StoredFile
    path: str
    """Relative to the given PATH, suffix included, with forward slashes; of a PATH that is a file, its name. A page in
    a container adds its number: `crawl/monday.jsonl#12`."""
    member: Member | None = None

    @property
    def container(self) -> str:
        """The path without a member's number."""
        return self.path if self.member is None else self.path.removesuffix(f"#{self.member.number}")

    @property
    def order(self) -> tuple[str, int]:
        """What pages are sorted by: `a.jsonl#9` comes before `a.jsonl#10`, and both before `b.html`."""
        return self.container, 0 if self.member is None else self.member.number

    def with_member(self, member: Member) -> "PageFile":
        """The page that lies there in this container."""
        return PageFile(self.file, f"{self.path}#{member.number}", member)


def file_told(text: str) -> Path | StoredFile:
    """The file of this path, or the object in a store of which `StoredFile.text` tells."""
    return StoredFile.told(text) if is_url(text) else Path(text)  # no path has two slashes in a row


def place_of(name: Path | str) -> Path | str:
    """A file or folder as a path; a URL stays as it is."""
    return str(name) if is_url(name) else Path(name)


def page_under(place: Path | str, path: str) -> Path | str:
    """Where the page of this relative path lies, given the folder or URL that it is relative to."""
    return f"{place.rstrip('/')}/{path}" if isinstance(place, str) else place / path


def side_names(name: str) -> Iterator[str]:
    """What the side file beside a page of this name may be called; the first that exists counts."""
    yield name + SIDE_ENDING
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - paths of millions of files would be slow
    if ending.lower() in PACKED_ENDINGS:
        yield stem + SIDE_ENDING
        stem, ending = os.path.splitext(stem)  # noqa: PTH122
    if ending:
        yield stem + SIDE_ENDING


def stored_page(url: str) -> StoredFile | None:
    """The object whose URL this is, with the side file beside it; None if there is none.

    Raises:
        StoreUnusable: the store cannot be reached.
    """
    file = find(url)
    if file is None:
        return None
    sides = (find(f"{url.rpartition('/')[0]}/{side}") for side in side_names(file.name))
    return replace(file, side=next(filter(None, sides), None))


def read_bytes(file: Path | StoredFile, limit: int) -> bytes:
    """The bytes of a file, of which no more than `limit` are ever loaded.

    Raises:
        UnreadablePage: there is no such file, or it cannot be read.
        LimitExceeded: it is larger than the limit.
        StoreUnusable: it lies in a store that cannot be reached.
    """
    try:
        if isinstance(file, StoredFile):
            if file.size > limit:
                raise LimitExceeded("bytes", file.size, "decode.max_bytes", limit)
            return file.read(0, file.size)
        if not file.is_file():
            raise UnreadablePage(f"{file} is not a file, or it is gone since the run was planned.")
        size = file.stat().st_size
        if size > limit:
            raise LimitExceeded("bytes", size, "decode.max_bytes", limit)
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise UnreadablePage(f"{file} cannot be read: {error.strerror}; check its permissions.") from error
    if len(data) > limit:
        raise LimitExceeded("bytes or more", len(data), "decode.max_bytes", limit)
    return data


def portable(path: str) -> str:
    """The path as UTF-8 can hold it: bytes of a file name that are no UTF-8 are spelled out in hex."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
