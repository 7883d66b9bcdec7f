"""What lies in folders and stores: every file of pages, and what tells whether it has changed."""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from msgspec import Struct
from msgspec.structs import replace

from pipeline.decode.containers import pages_in
from pipeline.decode.files import SIDE_ENDING, PageFile, file_told, place_of, portable, side_names, stored_page
from pipeline.decode.settings import DecodeSettings
from pipeline.errors import SetupError
from pipeline.store import StoredFile, walk

DEFAULT = DecodeSettings()
# Seconds; FAT keeps times in steps of two.
_COARSE = 2.0


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


def list_pages(paths: Sequence[Path | str], settings: DecodeSettings = DEFAULT) -> list[PageFile]:
    """Every page under these files and folders, those inside of containers too, sorted by path.

    Raises:
        SetupError: a path does not exist or a folder cannot be listed.
    """
    places = [place_of(path) for path in paths]
    return [page for file in list_files(places) for page in pages_in(file, settings)]


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
