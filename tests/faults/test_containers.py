"""Damaged containers among good ones: what can be read is read, and each loss has its one sentence."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from backports import zstd
from conftest import add_page, made_article, records_of

from pipeline import clean
from pipeline.config import Settings, with_changes
from pipeline.records import Rejection

pytestmark = pytest.mark.usefixtures("here")
SETTINGS = with_changes(Settings(), {"translate.targets": {}, "decode.max_bytes": 200_000})


def lines(first: int, last: int) -> list[bytes]:
    """A line for each article, most with a url."""
    return [
        json.dumps(
            {"text": made_article(number)}
            | ({"url": f"https://example.org/{number}", "fetched_at": "2025-05-01"} if number % 4 else {})
        ).encode()
        + b"\n"
        for number in range(first, last)
    ]


def answer(number: int) -> bytes:
    body = f"<html><body><h1>{number}</h1>" + "".join(f"<p>{part}</p>" for part in made_article(number).split("\n\n"))
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
    head += "WARC-Date: 2025-06-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    head += f"Content-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def lay(raw: Path) -> None:
    add_page(raw, "alone.txt", made_article(0))
    (raw / "whole.jsonl").write_bytes(b"".join(lines(1, 13)))
    (raw / "broken.jsonl").write_bytes(
        b"".join([*lines(20, 23), b'{"text": "cut\n', b'{"text": "' + b"x" * 900_000 + b'"}\n', *lines(23, 25)])
    )
    (raw / "cut.jsonl.gz").write_bytes(
        b"".join([*map(gzip.compress, lines(30, 34)), gzip.compress(lines(34, 35)[0])[:-300]])
    )
    members = [gzip.compress(answer(number)) for number in range(40, 46)]
    members[2] = members[2][:200] + b"\xff" * 20 + members[2][220:]
    (raw / "crawl.warc.gz").write_bytes(b"".join(members)[:-200])
    # The same page again, fetched later, and the same page under one id of a dump.
    (raw / "again.warc").write_bytes(answer(21))
    (raw / "ids.jsonl").write_bytes(
        b"".join(json.dumps({"id": 7, "text": made_article(number)}).encode() + b"\n" for number in (50, 51))
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with raw/ and the out/ of one run over it."""
    folder = tmp_path_factory.mktemp("containers")
    (folder / "raw").mkdir()
    lay(folder / "raw")
    counts = clean([folder / "raw"], folder / "out", SETTINGS)
    assert counts.pages == counts.written + counts.unchanged + counts.duplicates + counts.rejected
    assert (counts.written, counts.duplicates, counts.rejected, counts.bugs) == (1 + 12 + 5 + 4 + 4 + 1, 2, 5, 0)
    return folder


def rejections(folder: Path) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in (folder / "out/rejected.jsonl").read_text("utf-8").splitlines()]
    return {one["file_path"]: one for one in found}


def test_each_loss_has_its_sentence(folder: Path) -> None:
    said = {path: one["message"] for path, one in rejections(folder).items()}
    assert sorted(said) == ["broken.jsonl#4", "broken.jsonl#5", "crawl.warc.gz#3", "crawl.warc.gz#6", "cut.jsonl.gz#5"]
    assert "is not a JSON object" in said["broken.jsonl#4"]
    assert "900,012 bytes in one line; decode.max_bytes is 200,000" in said["broken.jsonl#5"]
    assert "cut.jsonl.gz is damaged after line 4 (it is cut short)" in said["cut.jsonl.gz#5"]
    assert "cannot be read from byte" in said["crawl.warc.gz#3"]
    assert all(message.endswith(".") and "\n" not in message for message in said.values())
    assert all(one["stage"] == "decode" for one in rejections(folder).values())
    assert set(next(iter(rejections(folder).values()))) == set(Rejection.__struct_fields__)


def test_what_can_be_read_is_there_with_what_its_container_says(folder: Path) -> None:
    records = {record["file_path"]: record for record in records_of(folder / "out")}
    assert [path for path in records if path.startswith("whole")] == [f"whole.jsonl#{n}" for n in range(1, 13)]
    assert records["whole.jsonl#5"]["url"] == "https://example.org/5"
    assert records["whole.jsonl#4"]["url"] is None
    assert records["crawl.warc.gz#4"]["url"] == "https://example.org/43"
    assert records["crawl.warc.gz#4"]["kind"] == "html"


def test_of_a_page_fetched_twice_the_newer_is_kept(folder: Path) -> None:
    found = [json.loads(line) for line in (folder / "out/duplicates.jsonl").read_text("utf-8").splitlines()]
    assert [(one["reason"], one["file_path"].partition("#")[0]) for one in found] == [
        ("same url", "broken.jsonl"),
        ("same id", "ids.jsonl"),
    ]
    assert "again.warc#1" in {record["file_path"] for record in records_of(folder / "out")}


def test_a_second_run_changes_nothing_and_a_new_line_is_one_page(folder: Path) -> None:
    counts = clean([folder / "raw"], folder / "out", SETTINGS)
    assert (counts.written, counts.rejected, counts.changed) == (0, 5, False)
    with (folder / "raw" / "whole.jsonl").open("ab") as file:
        file.writelines(lines(13, 14))
    counts = clean([folder / "raw"], folder / "out", SETTINGS)
    assert counts.written == 1


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("cut.jsonl", b"".join(lines(60, 64))),
        ("cut.jsonl.gz", gzip.compress(b"".join(lines(60, 64)), mtime=0)),
        ("cut.jsonl.zst", b"".join(map(zstd.compress, lines(60, 64)))),
        ("cut.warc", b"".join(map(answer, range(60, 64)))),
        ("cut.warc.gz", b"".join(gzip.compress(answer(number), mtime=0) for number in range(60, 64))),
    ],
)
def test_what_is_cut_short_is_said_and_the_rest_is_written(tmp_path: Path, name: str, whole: bytes) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    add_page(raw, "alone.txt", made_article(0))
    (raw / name).write_bytes(whole[:-150])
    counts = clean([raw], out, SETTINGS)
    assert (counts.pages, counts.written, counts.rejected, counts.bugs) == (5, 4, 1, 0)
    [rejection] = rejections(tmp_path).values()
    assert (rejection["file_path"], rejection["stage"]) == (f"{name}#4", "decode")
    assert not clean([raw], out, SETTINGS).changed
    (raw / name).write_bytes(whole)  # fetched again
    counts = clean([raw], out, SETTINGS)
    assert (counts.written, counts.unchanged, counts.rejected) == (1, 4, 0)
    assert rejections(tmp_path) == {}
