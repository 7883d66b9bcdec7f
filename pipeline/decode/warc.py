"""WARC files, as web crawlers write them: the HTML and text that servers answered with.

The first pass notes where each record begins, so that any page can be read without those before it. Where a record is
damaged, the search goes on for the next one that can be read, and the stretch between is one rejected page.
"""

import hashlib
import re
import sys
import zlib
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from msgspec import Struct

from pipeline.decode.files import Member, PageFile
from pipeline.decode.settings import DecodeSettings
from pipeline.decode.side import SideFile, side_of
from pipeline.decode.source import PageBytes, page_id
from pipeline.errors import LimitExceeded, UnreadablePage

ENDINGS: tuple[str, ...] = (".warc", ".warc.gz")
_GZIP = re.compile(rb"\x1f\x8b\x08")
_RECORD = re.compile(rb"WARC/1\.\d\r?\n")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_ENDING_OF = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_CHUNK = 1 << 20
"""Bytes of a record that are held at once while it is looked at."""
_SEARCHED = 1 << 14
"""The same while something is searched for, or unpacked: that gives a thousand times as much at most."""
_OVERLAP = 16
"""Bytes; no sign that is searched for is longer."""


class _File(Struct, frozen=True):
    """A WARC file, opened twice: the records are read from one, and signs of records searched for in the other."""

    path: str
    stream: BinaryIO
    search: BinaryIO
    size: int
    packed: bool


class _Seen(Struct, frozen=True):
    """A record that was read to its end."""

    start: int
    end: int
    """In a packed file only a byte after its start: where it ends is not known."""
    page: Member | None
    """Its number is set later."""


class _Lost(Struct, frozen=True):
    """A stretch that cannot be read."""

    start: int
    why: str


def pages_in(file: PageFile, settings: DecodeSettings) -> Iterator[PageFile]:  # noqa: ARG001 - the shape of all readers of containers
    """A page for each answer with HTML or text that was no error, and one for each damaged stretch.

    Raises:
        OSError: the file cannot be opened.
    """
    with file.file.open("rb") as stream, file.file.open("rb") as search:
        packed = bool(_GZIP.match(search.read(_OVERLAP)))
        opened = _File(file.path, stream, search, search.seek(0, 2), packed)
        for number, member in enumerate(_members(opened), 1):
            yield file.with_member(msgspec.structs.replace(member, number=number))


def read_member(page: PageFile, member: Member, settings: DecodeSettings) -> PageBytes:
    """The page in this record, without the encodings in which it was sent.

    Raises:
        UnreadablePage: the record is not, or no longer, one that can be read.
        LimitExceeded: it is longer than `decode.max_bytes`.
    """
    limit = settings.max_bytes
    if member.length > limit:
        raise LimitExceeded("bytes in one record", member.length, "decode.max_bytes", limit)
    try:
        with page.file.open("rb") as stream:
            record = _record_at(stream, member.offset)
            try:
                record.parse_http(auto_decode="all")
                data = record.reader.read(limit + 1)
            except OSError:  # some crawlers keep the header of an encoding that they have undone
                record = _record_at(stream, member.offset)
                record.parse_http()
                data = record.reader.read(limit + 1)
            side, ending = _said(record, page.path), _ENDING_OF.get(_content_type(record))
    except (OSError, ValueError, StopIteration) as error:
        raise UnreadablePage(f"{page.path} cannot be read: {error or 'no record is there'}.") from error
    if len(data) > limit:
        raise LimitExceeded("bytes or more, unpacked", len(data), "decode.max_bytes", limit)
    if ending is None or side.url != member.url:
        raise UnreadablePage(f"{page.container} has changed since the run was planned; start the run again.")
    return PageBytes(
        data=data,
        path=page.path,
        name=page.path + ending,
        id=page_id(side.url, page.path),
        sha256=member.sha256,
        side=side,
        charset=(record.http_charset or "").strip("\"' ") or None,
    )


def _members(file: _File) -> Iterator[Member]:
    """The pages in good records, and one member for each stretch between them that cannot be read."""
    before, lost = None, None
    for seen in chain(_records(file), [_Seen(file.size, file.size, None)]):
        if isinstance(seen, _Lost):
            lost = lost or seen
            continue
        if lost and before and seen.start < before.end:  # that one was cut short, and this one written over its end
            lost, before = _Lost(before.start, "a record is cut short"), None
        if before and before.page:
            yield before.page
        if lost:
            yield _lost_member(lost, seen.start, file.path)
        before, lost = seen, None


def _records(file: _File) -> Iterator[_Seen | _Lost]:
    """All records that can be read, and what is wrong where one cannot."""
    at = last = 0
    while at < file.size and (start := _next_start(file, at)) is not None:
        if start > at == 0:
            yield _Lost(0, "no record begins there")
        at = file.size
        for seen in _records_from(file, start):
            yield seen
            if isinstance(seen, _Seen):
                last = seen.start
            else:
                at = max(start, last) + 1
    if at == 0 < file.size:
        yield _Lost(0, "no record begins there")


def _records_from(file: _File, start: int) -> Iterator[_Seen | _Lost]:
    """The records from this byte on, until all are read or one is damaged."""
    end = start
    file.stream.seek(start)
    try:
        for record in ArchiveIterator(file.stream, parse_http=False):
            start, length = record.stream_pos, record.content_length
            if file.packed and _found(file, _GZIP, start, 3) is None:
                yield _Lost(end, "its records are not packed one by one, repack it with `fastwarc recompress`")
                return
            page, read = _looked_at(record, start, file.path)
            head = None if file.packed else _found(file, _BLANK_LINE, start)
            if read < length or not (file.packed or head):
                yield _Lost(start, f"a record of {length:,} bytes is cut short")
                return
            end = head[1] + length if head else start + 1
            yield _Seen(start, end, page)
        # Where a record's head is cut short, it looks as if the file ended before it.
        rest = _next_start(file, _packed_end(file, start) if end > start and file.packed else end)
        if rest is not None:
            yield _Lost(rest, "a record is cut short")
    except (OSError, ValueError) as error:
        yield _Lost((_next_start(file, end) or end) if file.packed else end, str(error))


def _looked_at(record: WarcRecord, offset: int, path: str) -> tuple[Member | None, int]:
    """The page in a record, if it holds one, and how many of the record's bytes are there."""
    block = record.content_length
    if record.record_type != WarcRecordType.response or not record.is_http:
        return None, record.consume()
    record.parse_http()
    body = record.content_length
    if record.http_headers.status_code != 200 or _content_type(record) not in _ENDING_OF:
        return None, block - body + record.consume()
    digest, length = hashlib.sha256(), 0
    while part := record.reader.read(_CHUNK):
        digest.update(part)
        length += len(part)
    side = _said(record, path)
    page = Member(
        number=0, offset=offset, length=length, sha256=digest.hexdigest(), url=side.url, fetched_at=side.fetched_at
    )
    return page, block - body + length


def _lost_member(lost: _Lost, end: int, path: str) -> Member:
    problem = (
        f"{path} cannot be read from byte {lost.start:,} to byte {end:,} ({lost.why.rstrip('.')}); "
        "the other records are read, fetch these again."
    )
    digest = hashlib.sha256(problem.encode()).hexdigest()
    return Member(number=0, offset=lost.start, length=end - lost.start, sha256=digest, problem=problem)


def _next_start(file: _File, at: int) -> int | None:
    """The next byte, from here on, at which a record may begin."""
    found = _found(file, _GZIP if file.packed else _RECORD, at)
    return found[0] if found else None


def _found(file: _File, sign: re.Pattern[bytes], at: int, within: int = sys.maxsize) -> tuple[int, int] | None:
    """Where the sign stands that comes next from here on: its first byte and the one after its last."""
    file.search.seek(at)
    window = b""
    while part := file.search.read(min(_SEARCHED, within)):
        window = window[-_OVERLAP:] + part
        if match := sign.search(window):
            base = file.search.tell() - len(window)
            return base + match.start(), base + match.end()
        if len(part) == within:
            break
    return None


def _packed_end(file: _File, start: int) -> int:
    """Where the gzip member ends that begins there."""
    file.search.seek(start)
    unpacking = zlib.decompressobj(wbits=31)
    while not unpacking.eof and (part := file.search.read(_SEARCHED)):
        unpacking.decompress(part)
    return file.search.tell() - len(unpacking.unused_data)


def _record_at(stream: BinaryIO, offset: int) -> WarcRecord:
    stream.seek(offset)
    return next(iter(ArchiveIterator(stream, parse_http=False)))


def _content_type(record: WarcRecord) -> str:
    return (record.http_content_type or "").strip().lower()


def _said(record: WarcRecord, path: str) -> SideFile:
    """What the record says of its page."""
    said = {"url": (record.headers.get("WARC-Target-URI") or "").strip(" <>") or None}
    said["fetched_at"] = record.headers.get("WARC-Date")
    said["content_language"] = record.http_headers.get("Content-Language")
    return side_of(said, path)
