"""JSON Lines: on each line a page, its HTML or text beside its url and when it was fetched.

The first pass notes where each line begins. Of a line longer than the limit no more than the limit is ever held.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

import msgspec
from msgspec import Raw, Struct

from pipeline.decode.files import Member, PageFile
from pipeline.decode.packed import DAMAGED, open_plain, read_at, what_damage
from pipeline.decode.settings import DecodeSettings, JsonlFields
from pipeline.decode.side import SideFile, side_of
from pipeline.decode.source import PageBytes, page_id
from pipeline.errors import LimitExceeded, PageError, UnreadablePage

ENDINGS: tuple[str, ...] = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_CHUNK = 1 << 20
"""Bytes of a line too long that are held at once."""


class _Line(Struct, frozen=True):
    number: int
    offset: int
    length: int
    sha256: str
    data: bytes | None
    """None: it is longer than the limit."""


def pages_in(file: PageFile, settings: DecodeSettings) -> Iterator[PageFile]:
    """A page for each line that is not blank, and one for the place where a damaged file ends.

    Raises:
        OSError: the file cannot be opened.
    """
    number = end = 0
    with open_plain(file.file) as stream:
        try:
            for line in _lines(stream, settings.max_bytes):
                number, end = line.number, line.offset + line.length
                if line.data is None or line.data.strip():
                    yield file.with_member(_member(line, file, settings.jsonl_fields))
        except DAMAGED as error:
            problem = (
                f"{file.path} is damaged after line {number:,} ({what_damage(error)}); "
                "the lines before it are read, fetch the file again for the others."
            )
            digest = hashlib.sha256(problem.encode()).hexdigest()
            yield file.with_member(Member(number=number + 1, offset=end, length=0, sha256=digest, problem=problem))


def read_member(page: PageFile, member: Member, settings: DecodeSettings) -> PageBytes:
    """The page on this line.

    Raises:
        UnreadablePage: the line is no JSON object, or holds no page.
        LimitExceeded: it is longer than `decode.max_bytes`.
    """
    if member.length > settings.max_bytes:
        raise LimitExceeded("bytes in one line", member.length, "decode.max_bytes", settings.max_bytes)
    try:
        line = read_at(page.file, member.offset, member.length)
    except DAMAGED as error:
        raise UnreadablePage(f"{page.path} cannot be read: {what_damage(error)}.") from error
    table, fields = _table(line, page.path), settings.jsonl_fields
    for name, ending in ((fields.html, ".html"), (fields.text, ".txt")):
        content = _value(table, name)
        if isinstance(content, str) and content:
            side, given = _said(table, fields, page.path)
            return PageBytes(
                data=content.encode(),
                path=page.path,
                name=page.path + ending,
                id=page_id(side.url, f"{page.container}#{given}" if given else page.path),
                sha256=hashlib.sha256(line).hexdigest(),
                side=side,
            )
    raise UnreadablePage(
        f'{page.path} has no text in "{fields.html}" or "{fields.text}"; name its fields in decode.jsonl_fields.'
    )


def _lines(stream: BinaryIO, limit: int) -> Iterator[_Line]:
    number = offset = 0
    while start := stream.readline(limit + 1):
        number += 1
        digest = hashlib.sha256()
        part, size = start, 0
        while part:
            size += len(part)
            bare = part.removesuffix(b"\n")
            digest.update(bare)
            if len(bare) < len(part) or size <= limit:  # the line ends here, or the file does
                break
            part = stream.readline(_CHUNK)
        length = size - (len(part) - len(part.removesuffix(b"\n")))
        yield _Line(number, offset, length, digest.hexdigest(), start.removesuffix(b"\n") if length <= limit else None)
        offset += size


def _member(line: _Line, file: PageFile, fields: JsonlFields) -> Member:
    side, given = SideFile(), None
    if line.data is not None:
        with suppress(PageError):  # whoever reads the page will say so
            side, given = _said(_table(line.data, file.path), fields, file.path)
    return Member(
        number=line.number,
        offset=line.offset,
        length=line.length,
        sha256=line.sha256,
        url=side.url,
        fetched_at=side.fetched_at,
        id=given,
    )


def _table(line: bytes, path: str) -> dict[str, Raw]:
    try:
        return msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=dict[str, Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadablePage(f"{path} is not a JSON object ({error}); write it again.") from error


def _said(table: dict[str, Raw], fields: JsonlFields, where: str) -> tuple[SideFile, str | None]:
    """What the line says of its page, and what it calls it."""
    said = {"url": _value(table, fields.url), "fetched_at": _value(table, fields.fetched_at)}
    given = _value(table, fields.id)
    return side_of(said, where), str(given) if isinstance(given, str | int) and given != "" else None


def _value(table: dict[str, Raw], name: str) -> object:
    """The value of a field; None where there is none, and text in the place of what JSON cannot hold."""
    if name not in table:
        return None
    try:
        return msgspec.json.decode(table[name])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadablePage(f'The field "{name}" is no valid JSON ({error}); write it again.') from error
