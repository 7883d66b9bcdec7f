"""First verb: bytes become a page of text, in one encoding, with one kind of line end."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.decode.binary import is_noise, looks_like
from pipeline.decode.containers import is_container, is_there, page_at, pages_in, read_member
from pipeline.decode.encoding import decoded
from pipeline.decode.files import PACKED_ENDINGS, PageFile, list_files, read_bytes
from pipeline.decode.kind import kind_of
from pipeline.decode.mojibake import repaired
from pipeline.decode.packed import unpacked
from pipeline.decode.settings import DecodeSettings
from pipeline.decode.side import SideFile, read_side_file
from pipeline.decode.source import PageBytes, page_id
from pipeline.errors import UnreadablePage
from pipeline.records import Kind, RawPage
from pipeline.text import unified_lines

__all__ = [
    "VERSION", "DecodeSettings", "KnownPage", "PageFile", "SideFile", "decode_bytes", "decode_page", "is_there",
    "known_of",
    "list_pages", "page_id",
]  # fmt: skip

VERSION = 1
"""Raised by hand when the same bytes give another page."""

DEFAULT = DecodeSettings()
NOTHING_BESIDE = SideFile()


class KnownPage(Struct, frozen=True):
    """What is known of a page before it is read."""

    id: str
    url: str | None
    fetched_at: str | None


def list_pages(paths: Sequence[Path], settings: DecodeSettings = DEFAULT) -> list[PageFile]:
    """Every page under these files and folders, those inside of containers too, sorted by path.

    Raises:
        SetupError: a path does not exist or a folder cannot be listed.
    """
    return [page for file in list_files(paths) for page in pages_in(file, settings)]


def known_of(page: PageFile) -> KnownPage:
    """What the page's side file says of it, or the container that it lies in."""
    if page.member is None:
        side = read_side_file(page.file)
        return KnownPage(page_id(side.url, page.path), side.url, side.fetched_at)
    member = page.member
    name = f"{page.container}#{member.id}" if member.id else page.path
    return KnownPage(page_id(member.url, name), member.url, member.fetched_at)


def decode_page(source: PageFile | Path | str, settings: DecodeSettings = DEFAULT, kind: Kind | None = None) -> RawPage:
    """The page in a file, with what its side file says; a plain path is named by its last part.

    One page of a container is named as in `crawl.warc.gz#12`. `kind` overrules what the page looks like.

    Raises:
        UnreadablePage: the file cannot be read or holds no page of text.
        LimitExceeded: it is larger than `decode.max_bytes`.
    """
    page = source if isinstance(source, PageFile) else page_at(Path(source), settings)
    if is_container(page.container):
        return _decoded(read_member(page, settings), settings, kind)
    data = read_bytes(page.file, settings.max_bytes)
    return decode_bytes(data, page.path, settings, read_side_file(page.file), kind)


def decode_bytes(
    data: bytes,
    path: str,
    settings: DecodeSettings = DEFAULT,
    side: SideFile = NOTHING_BESIDE,
    kind: Kind | None = None,
) -> RawPage:
    """The page in these bytes, which may be packed with gzip or Zstandard.

    Raises:
        UnreadablePage: they hold no page of text.
        LimitExceeded: unpacked they are more than `decode.max_bytes`.
    """
    page = PageBytes(
        data=data,
        path=path,
        name=_unpacked_name(path),
        id=page_id(side.url, path),
        sha256=hashlib.sha256(data).hexdigest(),
        side=side,
    )
    return _decoded(page, settings, kind)


def _decoded(source: PageBytes, settings: DecodeSettings, kind: Kind | None) -> RawPage:
    path, side = source.path, source.side
    plain = unpacked(source.data, settings.max_bytes)
    if what := looks_like(plain):
        raise UnreadablePage(f"{path} is {what}, not a page; remove it, or save the page as HTML or text.")
    page = decoded(plain, source.charset)
    if page is None or (not page.encoding.startswith("utf-") and is_noise(plain)):
        raise UnreadablePage(f"{path} holds binary data, not a page; remove it, or save the page as HTML or text.")
    text, mended = repaired(page.text)
    text = unified_lines(text)
    if not text.strip():
        raise UnreadablePage(f"{path} is empty; fetch the page again.")
    warnings = list(side.warnings)
    if page.broken:
        warnings.append(f"Places that are no valid {page.encoding} and hold U+FFFD now: {page.broken:,}.")
    if mended:
        warnings.append(f"Lines whose mojibake was repaired: {mended:,}.")
    return RawPage(
        id=source.id,
        path=path,
        kind=kind or kind_of(text, source.name),
        text=text,
        sha256=source.sha256,
        encoding=page.encoding,
        encoding_found=page.found,
        url=side.url,
        fetched_at=side.fetched_at,
        content_language=side.content_language,
        warnings=tuple(warnings),
    )


def _unpacked_name(path: str) -> str:
    ending = Path(path).suffix
    return path.removesuffix(ending) if ending.lower() in PACKED_ENDINGS else path
