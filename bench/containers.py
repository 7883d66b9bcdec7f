"""Pages out of containers, beside the same pages as files of their own: listed, read in order, and the last one alone.

Seconds of one core for all made pages; ratios are to single files.
"""

import gzip
import json
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from backports import zstd

from pipeline.decode import DecodeSettings, PageFile, list_pages
from pipeline.decode.containers import read_member
from pipeline.decode.files import read_bytes
from pipeline.decode.packed import read_at

PAGES = 2_000
SETTINGS = DecodeSettings()
Result = TypeVar("Result")


def page(number: int) -> str:
    """About 30 kB of HTML that no other number gives."""
    chance = random.Random(number)
    links = (f"<li><a href='/{chance.randrange(10**9)}'>Page {chance.randrange(10**6)}</a></li>" for _ in range(600))
    return f"<html><body><h1>Report {number}</h1><p>The ferry was late.</p>{''.join(links)}</body></html>"


def line(number: int) -> bytes:
    return json.dumps({"url": f"https://example.org/{number}", "html": page(number)}).encode() + b"\n"


def record(number: int) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(number).encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
    head += "WARC-Date: 2025-06-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n"


def read(found: PageFile) -> None:
    if found.member is None:
        read_bytes(found.file, SETTINGS.max_bytes)
    else:
        read_member(found, SETTINGS)


def seconds(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "files").mkdir()
        for number in range(PAGES):
            (root / "files" / f"{number:05}.html").write_text(page(number), "utf-8")
        lines = b"".join(map(line, range(PAGES)))
        (root / "a.jsonl").write_bytes(lines)
        (root / "a.jsonl.gz").write_bytes(gzip.compress(lines, 6))
        (root / "a.jsonl.zst").write_bytes(zstd.compress(lines))
        records = list(map(record, range(PAGES)))
        (root / "a.warc").write_bytes(b"".join(records))
        (root / "a.warc.gz").write_bytes(b"".join(gzip.compress(one, 6) for one in records))
        base: tuple[float, float] | None = None
        for name in ("files", "a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.warc", "a.warc.gz"):
            listing, found = seconds(lambda name=name: list_pages([root / name]))
            reading, _ = seconds(lambda found=found: [read(one) for one in found])
            read_at(root / "a.jsonl", 0, 1)
            read_at(root / "a.warc", 0, 1)  # now no packed file is held open
            alone, _ = seconds(lambda found=found: read(found[-1]))
            base = base or (listing, reading)
            print(
                f"{name:12} list {listing:5.2f} s   read in order {reading:5.2f} s ({reading / base[1]:5.1f} × files)"
                f"   the last alone {alone:6.3f} s   {len(found):,} pages"
            )


if __name__ == "__main__":
    main()
