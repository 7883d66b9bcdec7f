"""Where pages lie: folders in, a sorted list of files out, and the bytes of each."""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import LimitExceeded, SetupError, UnreadablePage
from pipeline.store import StoredFile, find, is_url, walk

SIDE_ENDING = ".meta.json"
PACKED_ENDINGS = (".gz", ".zst")
# Seconds; FAT keeps times in steps of two.
_COARSE = 2.0


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


class FoundFile(Struct, frozen=True):
    """A file of pages as it was found: plain text, for there may be millions of them."""

    real: str
    """Where it really lies."""
    file: str
    """Where it was found; of an object in a store all that its listing told."""
    path: str
    """As in `PageFile`."""
    is_link: bool
    mark: str
    """What tells that it and its side file are as they were: size, times of content and inode, and number of the inode;
    empty if nothing can."""

    @property
    def page(self) -> PageFile:
        """The page in it, or the container that it is."""
        return PageFile(file_told(self.file), self.path)


def file_told(text: str) -> Path | StoredFile:
    """The file, or the object in a store, that stands in `FoundFile.file`."""
    return StoredFile.told(text) if is_url(text) else Path(text)  # no path has two slashes in a row


def place_of(name: Path | str) -> Path | str:
    """A file or folder as a path; a URL stays as it is."""
    return str(name) if is_url(name) else Path(name)


def page_under(place: Path | str, path: str) -> Path | str:
    """Where the page of this relative path lies, given the folder or URL that it is relative to."""
    return f"{place.rstrip('/')}/{path}" if isinstance(place, str) else place / path


def list_files(paths: Sequence[Path | str]) -> list[PageFile]:
    """Every file of pages under these files and folders, sorted by path; a file reached twice is listed once.

    Hidden files, side files (`….meta.json`) and a `README.md` directly in a given folder are no pages.

    Raises:
        SetupError: a path does not exist or a folder cannot be listed.
    """
    found: dict[str, FoundFile] = {}
    for file in found_files(paths):
        if found.setdefault(file.real, file).is_link and not file.is_link:
            found[file.real] = file  # the file itself is the page, with what lies beside it
    return sorted((file.page for file in found.values()), key=lambda page: (page.path, str(page.file)))


def found_files(paths: Sequence[Path | str]) -> Iterator[FoundFile]:
    """Each file of pages as it is found under these files, folders and URLs; maybe several times.

    Raises:
        SetupError: a path does not exist, or a folder or store cannot be listed.
    """
    for path in paths:
        if isinstance(path, str):
            yield from map(_found_object, _objects_under(path))
        elif path.is_file():
            sides = [str(side) for name in side_names(path.name) if (side := path.with_name(name)).exists()]
            mark = _mark(path.stat(), sides)
            yield FoundFile(os.path.realpath(path), str(path), portable(path.name), path.is_symlink(), mark)
        elif path.is_dir():
            yield from (file for file in _files_under(str(path)) if file.path != "README.md")
        else:
            raise SetupError(f"There is no file or folder {path}; name one that holds pages.")


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


def _files_under(folder: str) -> Iterator[FoundFile]:
    """Regular files, links followed, each folder once however it is reached (links may run in circles)."""
    seen: set[str] = set()
    waiting = [(folder, "")]
    while waiting:
        here, below = waiting.pop()
        real = os.path.realpath(here)
        if real in seen:
            continue
        seen.add(real)
        folders: list[tuple[str, str]] = []
        names, inside, really_inside = _names_in(here), os.path.join(here, ""), os.path.join(real, "")  # noqa: PTH118
        beside = {name for name in names if name.endswith(SIDE_ENDING)}
        for name in names:
            if name.startswith("."):
                continue
            file = inside + name  # paths of millions of files would be slow
            state, is_link = _state_of(file)
            if state and S_ISDIR(state.st_mode):
                folders.append((file, f"{below}{name}/"))
            elif name not in beside and (is_link or (state and S_ISREG(state.st_mode))):
                # A dangling link is listed too: its page is rejected with a reason instead of vanishing.
                really = os.path.realpath(file) if is_link else really_inside + name
                sides = [inside + side for side in side_names(name) if side in beside] if beside else ()
                yield FoundFile(really, file, portable(below + name), is_link, _mark(state, sides))
        waiting.extend(reversed(folders))


def _objects_under(url: str) -> Iterator[StoredFile]:
    """The objects under a URL that may be pages, each with its side file."""
    for folder, objects in walk(url):
        for name, file in sorted(objects.items()):
            if name.startswith(".") or name.endswith(SIDE_ENDING) or (folder, name) == ("", "README.md"):
                continue
            if name:
                sides = (objects.get(side) for side in side_names(name))
                yield replace(file, side=next(filter(None, sides), None))
            else:  # the URL is its own
                yield stored_page(url) or file


def _found_object(file: StoredFile) -> FoundFile:
    mark = f"{file.mark}|{file.side.mark}" if file.side else file.mark
    return FoundFile(str(file), file.text(), portable(file.below or file.name), is_link=False, mark=mark)


def _names_in(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - paths of millions of files would be slow
    except OSError as error:
        raise SetupError(f"The folder {folder} cannot be listed: {error.strerror}.") from error


def _state_of(file: str) -> tuple[os.stat_result | None, bool]:
    """What lies there, links followed, if anything does; and whether it is a link."""
    is_link = False
    try:
        state = os.lstat(file)
        is_link = S_ISLNK(state.st_mode)
        return (os.stat(file) if is_link else state), is_link  # noqa: PTH116 - paths of millions of files would be slow
    except OSError:
        return None, is_link


def _mark(state: os.stat_result | None, sides: Iterable[str]) -> str:
    """See `FoundFile.mark`; a file that has just been changed has none, as its clock may be too coarse to tell."""
    if state is None:
        return ""
    states = [state, *filter(None, (_state_of(side)[0] for side in sides))]
    if any(abs(time.time() - max(one.st_mtime, one.st_ctime)) < _COARSE for one in states):
        return ""
    return "|".join(f"{one.st_size} {one.st_mtime_ns} {one.st_ctime_ns} {one.st_ino}" for one in states)


def portable(path: str) -> str:
    """The path as UTF-8 can hold it: bytes of a file name that are no UTF-8 are spelled out in hex."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
