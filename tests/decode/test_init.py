"""Bytes of every sort, as a page or as one clear sentence."""

import gzip
import hashlib
import json
import random
from pathlib import Path

import pytest

from pipeline.decode import DecodeSettings, SideFile, decode_bytes, decode_page, list_pages, page_id
from pipeline.decode.encoding import decoded
from pipeline.errors import LimitExceeded, PageError, UnreadablePage


def test_a_page_says_what_it_is_and_where_it_came_from(tmp_path: Path) -> None:
    data = gzip.compress("<p>Fähre verspätet</p>\r\n<p>Warum?</p>".encode("cp1252"), mtime=0)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.html.gz").write_bytes(data)
    said = {"url": "https://example.org/a", "fetched_at": "2025-04-29", "content_language": "de"}
    (tmp_path / "sub" / "a.html.gz.meta.json").write_text(json.dumps(said))
    (source,) = list_pages([tmp_path])
    page = decode_page(source)
    assert page.id == page_id("https://example.org/a", "ignored")
    assert (page.path, page.kind) == ("sub/a.html.gz", "html")
    assert page.lines == ["<p>Fähre verspätet</p>", "<p>Warum?</p>"]
    assert page.sha256 == hashlib.sha256(data).hexdigest()
    assert (page.encoding, page.encoding_found) == ("windows-1252", "detected")
    assert (page.url, page.fetched_at, page.content_language) == tuple(said.values())
    assert page.warnings == ()


def test_a_plain_path_will_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry was late.")
    page = decode_page(tmp_path / "a.txt")
    assert (page.id, page.path, page.kind) == (page_id(None, "a.txt"), "a.txt", "text")
    assert decode_page(tmp_path / "a.txt", kind="markdown").kind == "markdown"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x0c"])
def test_every_line_end_is_one(end: str) -> None:
    assert decode_bytes(f"Eins.{end}Zwei.".encode(), "a.txt").lines == ["Eins.", "Zwei."]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("\u00a0\u3000\n".encode(), "is empty"),
        (b"%PDF-1.4 and so on", "is a PDF file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is a PNG image"),
        (gzip.compress(b"%PDF-1.4", mtime=0), "is a PDF file"),
        (bytes(range(256)) * 9, "binary data"),
        (bytes(range(1, 256)) * 9, "binary data"),
        (b"\0" * 999, "binary data"),
        (gzip.compress(b"<p>words</p>" * 999, mtime=0)[:-20], "cut short"),
    ],
)
def test_what_is_no_page_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UnreadablePage, match=says) as refusal:
        decode_bytes(data, "a.html")
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_fifty_megabytes_of_one_line_are_refused_by_their_size(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    says = r"50,000,000 bytes; decode\.max_bytes is 20,000,000: raise it in config\.toml"
    with pytest.raises(LimitExceeded, match=says):
        decode_page(file)
    with pytest.raises(LimitExceeded):
        decode_bytes(gzip.compress(b"word " * 99, mtime=0), "a.txt", DecodeSettings(max_bytes=100))


def test_invalid_utf8_keeps_the_page_and_says_so() -> None:
    page = decode_bytes("Die Fähre fährt über den Fluss.".encode() * 9 + b"\xff", "a.txt")
    assert page.text.endswith("Fluss.\ufffd")
    assert page.warnings == ("Places that are no valid utf-8 and hold U+FFFD now: 1.",)


def test_repaired_mojibake_is_noted() -> None:
    page = decode_bytes("Die FÃ¤hre kommt.\nDie Fähre geht.".encode(), "a.txt")
    assert page.text == "Die Fähre kommt.\nDie Fähre geht."
    assert page.warnings == ("Lines whose mojibake was repaired: 1.",)


@pytest.mark.parametrize(("charset", "text"), [("iso-8859-2", "ž"), (None, "¾"), ("no-such-charset", "¾")])
def test_what_the_server_declared_goes_before_what_the_page_declares(charset: str | None, text: str) -> None:
    page = decoded(b"<meta charset=iso-8859-1><p>Na \xbe</p>", charset)
    assert page is not None
    assert f"<p>Na {text}</p>" in page.text


def test_warnings_about_the_side_file_travel_with_the_page() -> None:
    assert decode_bytes(b"Words.", "a.txt", side=SideFile(warnings=("odd",))).warnings == ("odd",)


def test_the_id_is_made_from_the_url_else_from_the_path() -> None:
    assert page_id("https://example.org/a", "a.html") == page_id("https://example.org/a", "b/c.html")
    assert page_id(None, "a.html") != page_id(None, "b/a.html")
    assert page_id(None, "a.html") == "7aa267cfbf8eb1a7"


def test_the_name_decides_between_kinds_without_its_packing_ending() -> None:
    assert decode_bytes(b"<p>Words</p>", "a.html.gz").kind == "html"
    assert decode_bytes(b"Words", "a.md.zst").kind == "markdown"


@pytest.mark.parametrize("seed", range(200))
def test_random_bytes_give_a_page_or_a_page_error(seed: int) -> None:
    chance = random.Random(seed)
    alphabet = [bytes(range(256)), b"<p>a </p>\n\xe9\xb0\xa1", b"\x1b$B(J@a\n", b"\0a\n b"][seed % 4]
    data = bytes(chance.choice(alphabet) for _ in range(chance.randrange(300)))
    try:
        page = decode_bytes(data, "a.html")
    except PageError:
        return
    page.text.encode()
    assert "\r" not in page.text
