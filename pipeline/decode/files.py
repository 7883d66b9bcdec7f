"""Where pages lie: folders in, a sorted list of files out, and the bytes of each."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.errors import LimitExceeded, SetupError, UnreadablePage

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

    file: Path
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


def list_files(paths: Sequence[Path]) -> list[PageFile]:
    """Every file of pages under these files and folders, sorted by path; a file reached twice is listed once.

    Hidden files, side files (`….meta.json`) and a `README.md` directly in a given folder are no pages.

    Raises:
        SetupError: a path does not exist or a folder cannot be listed.
    """
    found: dict[str, PageFile] = {}
    for real, page in found_files(paths):
        known = found.setdefault(real, page)
        if known.file.is_symlink() and not page.file.is_symlink():
            found[real] = page  # the file itself is the page, with what lies beside it
    return sorted(found.values(), key=lambda page: (page.path, str(page.file)))


def found_files(paths: Sequence[Path]) -> Iterator[tuple[str, PageFile]]:
    """Each file of pages as it is found under these files and folders, with where it really lies; maybe several times.

    Raises:
        SetupError: a path does not exist or a folder cannot be listed.
    """
    for path in paths:
        if path.is_file():
            yield os.path.realpath(path), PageFile(path, portable(path.name))
        elif path.is_dir():
            for real, file in _files_under(path):
                relative = file.relative_to(path)
                if relative != Path("README.md"):
                    yield real, PageFile(file, portable(relative.as_posix()))
        else:
            raise SetupError(f"There is no file or folder {path}; name one that holds pages.")


def read_bytes(file: Path, limit: int) -> bytes:
    """The bytes of a file, of which no more than `limit` are ever loaded.

    Raises:
        UnreadablePage: there is no such file, or it cannot be read.
        LimitExceeded: it is larger than the limit.
    """
    try:
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


def _files_under(folder: Path) -> Iterator[tuple[str, Path]]:
    """Regular files, links followed, each folder once however it is reached (links may run in circles)."""
    seen: set[str] = set()
    for here, folders, names in os.walk(folder, onerror=_refuse, followlinks=True):
        real = os.path.realpath(here)
        seen.add(real)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and os.path.realpath(Path(here, name)) not in seen
        )
        for name in sorted(names):
            file = Path(here, name)
            if name.startswith(".") or name.endswith(SIDE_ENDING):
                continue
            # A dangling link is listed too: its page is rejected with a reason instead of vanishing.
            if file.is_symlink():
                yield os.path.realpath(file), file
            elif file.is_file():
                yield str(Path(real, name)), file


def _refuse(error: OSError) -> None:
    raise SetupError(f"The folder {error.filename} cannot be listed: {error.strerror}.") from error


def portable(path: str) -> str:
    """The path as UTF-8 can hold it: bytes of a file name that are no UTF-8 are spelled out in hex."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
