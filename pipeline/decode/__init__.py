"""First verb: bytes become a page of text, in one encoding, with one kind of line end."""

import hashlib
from pathlib import Path

from pipeline.decode.binary import is_noise, looks_like
from pipeline.decode.encoding import decoded
from pipeline.decode.files import PACKED_ENDINGS, PageFile, list_pages, read_bytes
from pipeline.decode.kind import kind_of
from pipeline.decode.mojibake import repaired
from pipeline.decode.packed import unpacked
from pipeline.decode.settings import DecodeSettings
from pipeline.decode.side import SideFile, read_side_file
from pipeline.errors import UnreadablePage
from pipeline.records import Kind, RawPage
from pipeline.text import unified_lines

__all__ = ["VERSION", "DecodeSettings", "PageFile", "SideFile", "decode_bytes", "decode_page", "list_pages", "page_id"]

VERSION = 1
"""Raised by hand when the same bytes give another page."""

DEFAULT = DecodeSettings()
NOTHING_BESIDE = SideFile()


def decode_page(source: PageFile | Path, settings: DecodeSettings = DEFAULT, kind: Kind | None = None) -> RawPage:
    """The page in a file, with what its side file says; a plain path is named by its last part.

    `kind` overrules what the page looks like.

    Raises:
        UnreadablePage: the file cannot be read or holds no page of text.
        LimitExceeded: it is larger than `decode.max_bytes`.
    """
    page = source if isinstance(source, PageFile) else PageFile(source, source.name)
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
    plain = unpacked(data, settings.max_bytes)
    if what := looks_like(plain):
        raise UnreadablePage(f"{path} is {what}, not a page; remove it, or save the page as HTML or text.")
    page = decoded(plain)
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
        id=page_id(side.url, path),
        path=path,
        kind=kind or kind_of(text, _unpacked_name(path)),
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=page.encoding,
        encoding_found=page.found,
        url=side.url,
        fetched_at=side.fetched_at,
        content_language=side.content_language,
        warnings=tuple(warnings),
    )


def page_id(url: str | None, path: str) -> str:
    """The page's stable name: the first 16 hex digits of the SHA-256 of its url, else of its path."""
    return hashlib.sha256((url or path).encode()).hexdigest()[:16]


def _unpacked_name(path: str) -> str:
    ending = Path(path).suffix
    return path.removesuffix(ending) if ending.lower() in PACKED_ENDINGS else path
