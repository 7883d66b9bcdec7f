"""The bytes of a page become its text."""

import hashlib
from pathlib import Path

from pipeline.decode.binary import is_noise, looks_like
from pipeline.decode.containers import is_container, page_at, read_member
from pipeline.decode.encoding import decoded
from pipeline.decode.files import PACKED_ENDINGS, PageFile, read_bytes
from pipeline.decode.kind import kind_of
from pipeline.decode.mojibake import repaired
from pipeline.decode.packed import unpacked
from pipeline.decode.settings import DecodeSettings
from pipeline.decode.side import SideFile, read_side_file
from pipeline.decode.source import PageBytes, page_id
from pipeline.errors import UnreadablePage
from pipeline.records import Kind, RawPage
from pipeline.text import unified_lines

DEFAULT = DecodeSettings()
NOTHING_BESIDE = SideFile()


def decode_page(source: PageFile | Path | str, settings: DecodeSettings = DEFAULT, kind: Kind | None = None) -> RawPage:
    """The page in a file, with what its side file says; a plain path is named by its last part.

    One page of a container is named as in `crawl.warc.gz#12`. `kind` overrules what the page looks like.

    Raises:
        UnreadablePage: the file cannot be read or holds no page of text.
        LimitExceeded: it is larger than `decode.max_bytes`.
    """
    page = source if isinstance(source, PageFile) else page_at(source, settings)
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
    stem, dot, ending = path.rpartition(".")
    return stem if dot + ending.lower() in PACKED_ENDINGS else path
