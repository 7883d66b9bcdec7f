"""Files that hold many pages: which they are, the pages in them, and the bytes of each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from pipeline.decode import jsonl, warc
from pipeline.decode.files import Member, PageFile, portable, stored_page
from pipeline.decode.settings import DecodeSettings
from pipeline.decode.source import PageBytes
from pipeline.errors import UnreadablePage
from pipeline.store import StoredFile, is_url


class _Reader(Protocol):
    """A module that reads one kind of container."""

    ENDINGS: tuple[str, ...]

    def pages_in(self, file: PageFile, settings: DecodeSettings) -> Iterator[PageFile]: ...

    def read_member(self, page: PageFile, member: Member, settings: DecodeSettings) -> PageBytes: ...


_READERS: tuple[_Reader, ...] = (jsonl, warc)


def is_container(path: str) -> bool:
    """Whether a file of this name holds many pages."""
    return path.lower().endswith((*jsonl.ENDINGS, *warc.ENDINGS))


def pages_in(file: PageFile, settings: DecodeSettings) -> Iterator[PageFile]:
    """The pages in a container, in order, found in one pass and in constant memory; any other file is itself a page."""
    if not is_container(file.path):
        yield file
        return
    try:
        yield from _reader_of(file.path).pages_in(file, settings)
    except OSError:
        yield file  # whoever reads it will say why it cannot be read


def read_member(page: PageFile, settings: DecodeSettings) -> PageBytes:
    """One page of a container.

    Raises:
        UnreadablePage: it is damaged, or no page.
        LimitExceeded: it is larger than `decode.max_bytes`.
    """
    if page.member is None:
        raise _not_one_page(page)
    if page.member.problem:
        raise UnreadablePage(page.member.problem)
    return _reader_of(page.container).read_member(page, page.member, settings)


def is_there(place: Path | str) -> bool:
    """Whether this names a file that exists, or a page of a container that exists; each by its path or its URL."""
    container = str(place).rpartition("#")[0]
    return _file_at(place) is not None or (is_container(container) and _file_at(container) is not None)


def page_at(place: Path | str, settings: DecodeSettings) -> PageFile:
    """The page that this path or URL names: a file, or one page of a container, as in `crawl.warc.gz#12`.

    Raises:
        UnreadablePage: there is no such file, it is a folder or a whole container, or the container holds no such page.
    """
    if not is_url(place) and Path(place).is_dir():
        raise UnreadablePage(f"{place} is a folder; name one of the pages in it.")
    if file := _file_at(place):
        page = PageFile(file, portable(file.name))
        if is_container(page.path):
            raise _not_one_page(page)
        return page
    container, _, number = str(place).rpartition("#")
    if not is_container(container) or (file := _file_at(container)) is None:
        raise UnreadablePage(f"There is no file {place}; see whether its name is right.")
    for page in pages_in(PageFile(file, portable(file.name)), settings):
        if page.member is None or page.path == f"{portable(file.name)}#{number}":
            return page
    raise UnreadablePage(f"{file.name} holds no page {number}.")


def _not_one_page(container: PageFile) -> UnreadablePage:
    """Why a container is no page; it may not even be readable."""
    try:
        container.file.open("rb").close()
    except OSError as error:
        return UnreadablePage(f"{container.file} cannot be read: {error.strerror}; check its permissions.")
    return UnreadablePage(f"{container.path} holds many pages; name one of them, as in {container.path}#1.")


def _file_at(place: Path | str) -> Path | StoredFile | None:
    if is_url(place):
        return stored_page(str(place))
    return Path(place) if Path(place).exists() else None


def _reader_of(path: str) -> _Reader:
    return next(reader for reader in _READERS if path.lower().endswith(reader.ENDINGS))
