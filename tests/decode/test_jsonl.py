"""JSON Lines: every line a page, or one sentence why it is none."""

import gzip
import json
import random
import tracemalloc
from pathlib import Path

import pytest
from backports.zstd import ZstdCompressor

from pipeline.decode import DecodeSettings, PageFile, decode_page, known_of, list_pages, page_id
from pipeline.decode.settings import JsonlFields
from pipeline.errors import LimitExceeded, PageError, UnreadablePage

PAGES = [
    {"url": "https://example.org/a", "html": "<p>Fähre verspätet</p>", "fetched_at": "2025-04-29T08:00:00Z"},
    {"text": "Der Hafen bleibt offen.", "id": 7, "other": [1, {"deep": None}]},
    {"html": "", "text": "한국어 문장입니다."},
]

DEFAULT = DecodeSettings()


def jsonl(*pages: object) -> bytes:
    return b"".join(json.dumps(page, ensure_ascii=False).encode() + b"\n" for page in pages)


def zst(data: bytes) -> bytes:
    packer = ZstdCompressor()
    return packer.compress(data, ZstdCompressor.FLUSH_FRAME)


def laid(folder: Path, name: str, data: bytes, settings: DecodeSettings = DEFAULT) -> list[PageFile]:
    (folder / name).write_bytes(data)
    return list_pages([folder], settings)


def problems(pages: list[PageFile], settings: DecodeSettings = DEFAULT) -> dict[str, str]:
    """The sentence of each page that cannot be read, by path."""
    said = {}
    for page in pages:
        try:
            decode_page(page, settings)
        except PageError as error:
            said[page.path] = str(error)
    return said


@pytest.mark.parametrize(("name", "pack"), [("d.jsonl", bytes), ("d.jsonl.gz", gzip.compress), ("d.JSONL.zst", zst)])
def test_each_line_is_a_page(tmp_path: Path, name: str, pack: type[bytes]) -> None:
    pages = laid(tmp_path, name, pack(b"\xef\xbb\xbf" + jsonl(*PAGES)))
    assert [page.path for page in pages] == [f"{name}#1", f"{name}#2", f"{name}#3"]
    for order in (pages, pages[::-1]):
        texts = {page.path: decode_page(page).text for page in order}
        assert list(texts.values()) == [decode_page(page).text for page in order]
        assert texts[f"{name}#2"] == "Der Hafen bleibt offen."
        assert texts[f"{name}#3"] == "한국어 문장입니다."
    first = decode_page(pages[0])
    assert (first.kind, first.encoding, first.text) == ("html", "utf-8", "<p>Fähre verspätet</p>")
    assert (first.url, first.fetched_at) == ("https://example.org/a", "2025-04-29T08:00:00Z")


def test_what_is_known_before_reading_is_what_reading_finds(tmp_path: Path) -> None:
    for page in laid(tmp_path, "d.jsonl", jsonl(*PAGES)):
        known, read = known_of(page), decode_page(page)
        assert page.member is not None
        assert (known.id, known.url, known.fetched_at) == (read.id, read.url, read.fetched_at)
        assert page.member.sha256 == read.sha256


def test_ids_come_from_the_url_the_given_id_or_the_place(tmp_path: Path) -> None:
    ids = [known_of(page).id for page in laid(tmp_path, "d.jsonl", jsonl({}, *PAGES))]
    assert ids[1] == page_id("https://example.org/a", "")
    assert ids[2] == page_id(None, "d.jsonl#7")
    assert ids[3] == page_id(None, "d.jsonl#4")


def test_pages_are_sorted_as_they_lie(tmp_path: Path) -> None:
    pages = laid(tmp_path, "d.jsonl", jsonl(*[{"text": "x"}] * 12))
    assert [page.path for page in sorted(pages, key=lambda page: page.order)] == [f"d.jsonl#{n}" for n in range(1, 13)]


def test_a_page_can_be_named_by_its_number(tmp_path: Path) -> None:
    laid(tmp_path, "d.jsonl.gz", gzip.compress(jsonl(*PAGES)))
    assert decode_page(tmp_path / "d.jsonl.gz#2").text == "Der Hafen bleibt offen."
    with pytest.raises(UnreadablePage, match=r"d\.jsonl\.gz holds no page 9\."):
        decode_page(tmp_path / "d.jsonl.gz#9")
    with pytest.raises(UnreadablePage, match=r"many pages; name one of them, as in d\.jsonl\.gz#1"):
        decode_page(tmp_path / "d.jsonl.gz")


def test_fields_have_the_names_of_the_config(tmp_path: Path) -> None:
    settings = DecodeSettings(jsonl_fields=JsonlFields(url="link", html="raw", fetched_at="when"))
    line = {"link": "https://example.org/b", "raw": "<p>Words</p>", "when": "2025-01-02", "url": 5}
    (page,) = laid(tmp_path, "d.jsonl", jsonl(line), settings)
    read = decode_page(page, settings)
    assert (read.url, read.fetched_at, read.text) == ("https://example.org/b", "2025-01-02", "<p>Words</p>")
    assert read.id == known_of(page).id


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"text": "cut', "is not a JSON object"),
        (b'{"text": "x"} {"text": "y"}', "is not a JSON object"),
        (b'["text"]', "is not a JSON object"),
        (b'{"text": "\xff"}', "not valid|no valid"),
        (b'{"text": "\\ud800"}', "not a JSON object|no valid"),
        (b'{"more": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", "not a JSON object"),
        (b'{"title": "x"}', 'no text in "html" or "text"; name its fields in decode.jsonl_fields'),
        (b'{"html": 5, "text": null}', "no text in"),
        (b'{"text": " "}', "is empty"),
    ],
)
def test_a_broken_line_costs_that_line_only(tmp_path: Path, line: bytes, says: str) -> None:
    good = jsonl({"text": "Good words."})
    pages = laid(tmp_path, "d.jsonl", good + line + b"\n\n\r\n" + good)
    assert [page.path for page in pages] == ["d.jsonl#1", "d.jsonl#2", "d.jsonl#5"]
    with pytest.raises(UnreadablePage, match=says) as refusal:
        decode_page(pages[1])
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)
    assert list(problems(pages)) == ["d.jsonl#2"]


def test_what_a_line_says_wrongly_is_a_warning(tmp_path: Path) -> None:
    (page,) = laid(tmp_path, "d.jsonl", jsonl({"text": "Words.", "url": 5, "fetched_at": "yesterday"}))
    assert decode_page(page).url is None
    assert [warning.split(": ")[0] for warning in decode_page(page).warnings] == [
        "d.jsonl#1 gives no usable url",
        "d.jsonl#1 gives no usable fetched_at",
    ]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_line_too_long_is_refused_by_its_size(tmp_path: Path, pack: type[bytes]) -> None:
    settings = DecodeSettings(max_bytes=100)
    data = jsonl({"text": "Words."}, {"text": "x" * 3_000_000}, {"text": "More."}) + b'{"text": "' + b"y" * 200
    pages = laid(tmp_path, "d.jsonl", pack(data), settings)
    with pytest.raises(LimitExceeded, match=r"3,000,012 bytes in one line; decode\.max_bytes is 100"):
        decode_page(pages[1], settings)
    assert list(problems(pages, settings)) == ["d.jsonl#2", "d.jsonl#4"]
    exact = jsonl({"text": "x" * 88})
    assert not problems(laid(tmp_path, "d.jsonl", pack(exact + exact[:-1]), settings), settings)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_line_too_long_is_never_loaded_whole(tmp_path: Path, pack: type[bytes]) -> None:
    settings = DecodeSettings(max_bytes=100_000)
    (tmp_path / "d.jsonl").write_bytes(pack(b'{"text": "' + b"x" * 30_000_000 + b'"}\n' + jsonl({"text": "Words."})))
    tracemalloc.start()
    try:
        pages = list_pages([tmp_path], settings)
        assert list(problems(pages, settings)) == ["d.jsonl#1"]
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("pack", [gzip.compress, zst])
def test_of_a_file_cut_short_all_that_is_there_is_read(tmp_path: Path, pack: type[bytes]) -> None:
    chance = random.Random(1)
    whole = pack(jsonl(*[{"text": f"Report {number}", "salt": chance.randbytes(400).hex()} for number in range(900)]))
    pages = laid(tmp_path, "d.jsonl.gz", whole[: len(whole) * 2 // 3])
    assert 300 < len(pages) < 900
    said = problems(pages)
    assert list(said) == [pages[-1].path]
    assert f"damaged after line {len(pages) - 1:,} (it is cut short)" in said[pages[-1].path]


def test_of_a_damaged_file_the_lines_before_are_read(tmp_path: Path) -> None:
    whole = gzip.compress(jsonl(*[{"text": f"Report {number}"} for number in range(9)]))
    pages = laid(tmp_path, "d.jsonl.gz", whole[:-8] + b"\0" * 8)
    assert list(problems(pages)) == ["d.jsonl.gz#10"]
    assert list(problems(laid(tmp_path, "d.jsonl.gz", whole + b"more"))) == ["d.jsonl.gz#10"]
    assert known_of(pages[-1]).id == page_id(None, "d.jsonl.gz#10")


def test_an_empty_file_holds_no_page(tmp_path: Path) -> None:
    assert laid(tmp_path, "d.jsonl", b"") == []
    assert laid(tmp_path, "d.jsonl", b"\n \n") == []


def test_a_file_that_is_gone_or_changed_is_said(tmp_path: Path) -> None:
    (page,) = laid(tmp_path, "d.jsonl", jsonl({"text": "Words and more words."}))
    (tmp_path / "d.jsonl").write_bytes(b'{"text":')
    with pytest.raises(UnreadablePage):
        decode_page(page)
    (tmp_path / "d.jsonl").unlink()
    with pytest.raises(UnreadablePage, match="cannot be read: No such file"):
        decode_page(page)
    (tmp_path / "e.jsonl").symlink_to(tmp_path / "nowhere")
    (page,) = list_pages([tmp_path])
    with pytest.raises(UnreadablePage, match="cannot be read: No such file"):
        decode_page(page)
