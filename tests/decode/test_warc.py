"""WARC files: every answer with text a page, whatever lies between them."""

import gzip
import zlib
from pathlib import Path

import brotli
import pytest

from pipeline.decode import DecodeSettings, PageFile, decode_page, known_of, list_pages, page_id
from pipeline.errors import LimitExceeded, PageError, UnreadablePage

HTML = "<html><body><p>Die Fähre nach Süden fährt heute später, sagte Jörg Bäumler.</p></body></html>"
DEFAULT = DecodeSettings()


def record(block: bytes, kind: str = "response", **head: str) -> bytes:
    names = {
        "WARC-Type": kind,
        "WARC-Target-URI": "https://example.org/a",
        "WARC-Date": "2025-04-29T08:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in head.items()}
    lines = [f"{name}: {value}" for name, value in names.items()]
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + block + b"\r\n\r\n"


def answer(body: bytes, kind: str = "text/html", status: str = "200 OK", **head: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in head.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def page(number: int) -> bytes:
    body = f"<p>Report number {number} on the harbour.</p>".encode()
    return record(answer(body), WARC_Target_URI=f"https://example.org/{number}")


def plain(*records: bytes) -> bytes:
    return b"".join(records)


def packed(*records: bytes) -> bytes:
    return b"".join(map(gzip.compress, records))


def laid(folder: Path, data: bytes, name: str = "c.warc") -> list[PageFile]:
    (folder / name).write_bytes(data)
    return list_pages([folder])


def numbers(pages: list[PageFile]) -> list[str]:
    """The last part of the url of each page that can be read, and the sentence of each that cannot."""
    said = []
    for one in pages:
        try:
            said.append((decode_page(one).url or "").rpartition("/")[2])
        except PageError as error:
            said.append(str(error))
    return said


@pytest.mark.parametrize(("name", "join"), [("c.warc", plain), ("c.warc.gz", packed), ("c.WARC", packed)])
def test_answers_with_text_are_pages_and_nothing_else_is(tmp_path: Path, name: str, join: type[bytes]) -> None:
    body = HTML.encode("cp1252")
    request = b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"
    pages = laid(
        tmp_path,
        join(
            record(b"software: ours\r\n", "warcinfo", Content_Type="application/warc-fields"),
            record(request, "request", Content_Type="application/http; msgtype=request"),
            record(answer(body, 'text/HTML; charset="windows-1252"', Content_Language="de"), WARC_Date="2025-04-30"),
            record(answer(b"gone", status="404 Not Found"), WARC_Target_URI="https://example.org/b"),
            record(answer(b"\x89PNG", "image/png"), WARC_Target_URI="https://example.org/c"),
            record(answer(b"", status="301 Moved"), WARC_Target_URI="https://example.org/d"),
            record(answer(b""), "revisit", WARC_Target_URI="https://example.org/e"),
            record(answer(b"Plain words.", "text/plain"), WARC_Target_URI="<https://example.org/f>"),
            record(b"no HTTP at all", WARC_Target_URI="https://example.org/g"),
            record(answer(b"<p>X</p>", "application/xhtml+xml"), WARC_Target_URI="https://example.org/h"),
        ),
        name,
    )
    assert [one.path for one in pages] == [f"{name}#1", f"{name}#2", f"{name}#3"]
    first, second, third = map(decode_page, pages)
    assert (first.url, first.fetched_at, first.content_language) == ("https://example.org/a", "2025-04-30", "de")
    assert (first.text, first.kind) == (HTML, "html")
    assert (first.encoding, first.encoding_found) == ("windows-1252", "declared")
    assert (second.url, second.kind, second.text) == ("https://example.org/f", "text", "Plain words.")
    assert third.kind == "html"


def test_what_is_known_before_reading_is_what_reading_finds(tmp_path: Path) -> None:
    for one in laid(tmp_path, packed(page(1), page(2)), "c.warc.gz"):
        known, read = known_of(one), decode_page(one)
        assert one.member is not None
        assert (known.id, known.url, known.fetched_at) == (read.id, read.url, read.fetched_at)
        assert one.member.sha256 == read.sha256
        assert known.id == page_id(read.url, "")


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 20] for at in range(0, len(body), 20)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (gzip.compress(HTML.encode()), {"Content-Encoding": "gzip"}),
        (zlib.compress(HTML.encode()), {"Content-Encoding": "deflate"}),
        (brotli.compress(HTML.encode()), {"Content-Encoding": "br"}),
        (chunked(HTML.encode()), {"Transfer-Encoding": "chunked"}),
        (chunked(gzip.compress(HTML.encode())), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (HTML.encode(), {"Transfer-Encoding": "chunked"}),
        (HTML.encode(), {"Content-Encoding": "gzip"}),
        (HTML.encode(), {"Content-Encoding": "utf-8"}),
    ],
)
def test_what_was_done_to_send_a_page_is_undone(tmp_path: Path, body: bytes, head: dict[str, str]) -> None:
    (one,) = laid(tmp_path, record(answer(body, **head)))
    assert decode_page(one).text == HTML


def test_a_record_too_large_is_refused_by_its_size(tmp_path: Path) -> None:
    settings = DecodeSettings(max_bytes=1_000)
    large = record(answer(b"<p>" + b"x" * 5_000))
    bomb = record(answer(gzip.compress(b"<p>" + b"x" * 50_000), Content_Encoding="gzip"))
    pages = laid(tmp_path, packed(large, bomb, page(3)), "c.warc.gz")
    with pytest.raises(LimitExceeded, match=r"5,003 bytes in one record; decode\.max_bytes is 1,000"):
        decode_page(pages[0], settings)
    with pytest.raises(LimitExceeded, match=r"1,001 bytes or more, unpacked"):
        decode_page(pages[1], settings)
    assert "number 3" in decode_page(pages[2], settings).text


WHOLE = [page(number) for number in range(1, 5)]
GZ = list(map(gzip.compress, WHOLE))
LENGTHS = [len(one) for one in WHOLE]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (plain(*WHOLE)[:-40], ["1", "2", "3", "is cut short"]),
        (plain(*WHOLE)[: -LENGTHS[3] + 20], ["1", "2", "3", "cannot be read from byte"]),
        (plain(WHOLE[0], WHOLE[1][:-40], *WHOLE[2:]), ["1", "cut short", "3", "4"]),
        (plain(WHOLE[0], WHOLE[1].replace(b"WARC/1.0", b"XXXX/1.0"), *WHOLE[2:]), ["1", "cannot be read", "3", "4"]),
        (plain(WHOLE[0], b"some words that are no record\r\n" * 9, *WHOLE[1:]), ["1", "cannot be read", "2", "3", "4"]),
        (plain(b"some words that are no record\r\n", *WHOLE), ["no record begins there", "1", "2", "3", "4"]),
        (plain(WHOLE[0], WHOLE[1].replace(b"h: ", b"h: 99"), *WHOLE[2:]), ["1", "is cut short", "3", "4"]),
        (b"no record at all\n" * 99, ["no record begins there"]),
        (packed(*WHOLE)[: -len(GZ[3]) + 30], ["1", "2", "3", "cut short|cannot be read"]),
        (packed(*WHOLE)[: -len(GZ[3]) + 8], ["1", "2", "3", "cut short|cannot be read"]),
        (packed(*WHOLE)[:-40], ["1", "2", "3", "cannot be read|is cut short"]),
        (plain(GZ[0], GZ[1][:-40], *GZ[2:]), ["1", "cannot be read", "3", "4"]),
        (plain(GZ[0], GZ[1][:60] + b"\xff" * 9 + GZ[1][69:], *GZ[2:]), ["1", "cannot be read", "3", "4"]),
        (plain(b"\0" * 99, *GZ), ["no record begins there|cannot be read"]),
        (gzip.compress(plain(*WHOLE)), ["1", "not packed one by one"]),
    ],
)
def test_what_is_damaged_is_said_and_the_rest_is_read(tmp_path: Path, data: bytes, says: list[str]) -> None:
    pages = laid(tmp_path, data)
    found = numbers(pages)
    assert len(found) == len(says), found
    assert all(one.endswith(".") and "\n" not in one for one in found if " " in one)
    assert all(any(part in one for part in wanted.split("|")) for one, wanted in zip(found, says, strict=True)), found
    assert len({known_of(one).id for one in pages}) == len(pages)


def test_an_empty_file_holds_no_page(tmp_path: Path) -> None:
    assert laid(tmp_path, b"") == []


def test_a_file_that_has_changed_is_said(tmp_path: Path) -> None:
    pages = laid(tmp_path, plain(page(1), page(2)))
    (tmp_path / "c.warc").write_bytes(plain(page(7)))
    with pytest.raises(UnreadablePage, match="has changed since the run was planned"):
        decode_page(pages[0])
    with pytest.raises(UnreadablePage, match="cannot be read"):
        decode_page(pages[1])
