"""The reader over many made records: how long the server takes for the list, for searches and for every filter.

Cold: the system has been told to forget the files' pages, as after a start of the machine. Warm: the median of five,
and beside it their processor time, which a busy machine does not change.

`python -m bench.browse 20000` takes another number of records (default: 100,000).
"""

import asyncio
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from msgspec.structs import replace
from starlette.applications import Starlette
from starlette.types import Message

from bench.export import PAIRS_PER_ARTICLE, made_records
from pipeline.browse.index import Index
from pipeline.browse.review import Desk
from pipeline.browse.search import ORDERS
from pipeline.browse.server import reader_app
from pipeline.config import Settings
from pipeline.records import BilingualRecord, Rejection
from pipeline.write.shards import json_line, write_shard

PER_SHARD = 1_000
ASKED = {
    "first page of the list": "/",
    "last page": "/?page=999999",
    **{f"order: {order}": f"/?order={order}" for order in ORDERS},
    "filter: languages": "/?pair=en-pt",
    "filter: article in": "/?language=en",
    "filter: state": "/?state=rejected",
    "filter: site": "/?site=site7.example.org",
    "filter: kind": "/?kind=text",
    "filter: flagged": "/?flag=any",
    "filter: not flagged": "/?flag=none",
    "filter: one flag": "/?flag=length",
    "filter: engine": "/?engine=firefox",
    "filter: machine-translated": "/?machine=yes",
    "filter: rejected as": "/?reason=NoArticle",
    "filters: pair, site, flags": "/?pair=en-pt&site=site7.example.org&flag=any",
    "from, to, oldest first": "/?since=2024-03&until=2024-04&order=oldest",
    "search: a rare word": "/?q=4711",
    "search: a word of every article": "/?q=harbour",
    "search: two words together": "/?q=%22old+boats%22",
    "search: part of an address": "/?q=site7.example.org&within=address",
    "an article": "/article/{:016x}?to=pt&at=500&list=order%3Dtitle",
}


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder) / "clean"
        records = _varied(wanted)
        for number in range(-(-wanted // PER_SHARD)):
            write_shard(clean / "en-pt" / f"part-{number:05d}.jsonl", map(json_line, islice(records, PER_SHARD)))
        rejections = (_rejection(number) for number in range(wanted // 10))
        write_shard(clean / "rejected.jsonl", map(json_line, rejections))
        shards = sum(path.stat().st_size for path in clean.rglob("*.jsonl"))
        index = Index(clean)
        began = time.process_time()
        index.refresh()
        took = time.process_time() - began
        print(f"{wanted:,} records, {shards / 1e6:,.0f} MB of shards")
        print(f"index: {took:.1f} CPU seconds, {index.path.stat().st_size / shards:.2f} of the shards' size")
        app = reader_app(Desk(Path(folder) / "review.jsonl", clean, Settings()), clean)
        print(f"{'':34} {'cold':>6} {'warm':>6} {'CPU':>6} ms")
        slowest = 0.0
        for name, path in ASKED.items():
            _forget(index.path)
            (cold, _), *rest = (_seconds(app, path.format(wanted // 2)) for _ in range(6))
            warm, busy = (sorted(times)[2] for times in zip(*rest, strict=True))
            slowest = max(slowest, busy)
            print(f"{name:<34} {cold * 1000:6.0f} {warm * 1000:6.0f} {busy * 1000:6.0f}")
        print(f"most CPU time of all: {slowest * 1000:.0f} ms")
        print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _varied(wanted: int) -> Iterator[BilingualRecord]:
    """Articles of 50 sites and 10 years."""
    for number, record in enumerate(made_records(wanted * PAIRS_PER_ARTICLE)):
        site, day = f"https://site{number % 50}.example.org/{number}", number % 3650
        date = f"{2016 + day // 365}-{day % 365 // 31 + 1:02}-{day % 28 + 1:02}"
        yield replace(
            record, url=site, date=date, title=f"{record.title} of day {number * 7919 % wanted}",
            kind=("html", "text", "markdown")[number % 3], machine_translated_source=number % 20 == 0,
        )  # fmt: skip


def _rejection(number: int) -> Rejection:
    path = f"front/{number}.html"
    return Rejection(f"{10**12 + number:016x}", path, None, "extract", "NoArticle", "This page holds no article.")


def _forget(path: Path) -> None:
    """Have the system read this file from the disk again."""
    for file in path.parent.glob(f"{path.name}*"):
        with file.open("rb") as stream:
            os.fsync(stream.fileno())
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _seconds(app: Starlette, path: str) -> tuple[float, float]:
    """How long the application takes to answer, without network and browser: by the clock, and of the processor."""
    path, _, query = path.partition("?")
    scope: dict[str, object] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": path,
        "raw_path": path.encode(), "query_string": query.encode(), "headers": [(b"host", b"127.0.0.1")],
        "scheme": "http", "server": ("127.0.0.1", 80), "root_path": "",
    }  # fmt: skip
    status = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            status.append(message["status"])

    began, began_busy = time.perf_counter(), time.process_time()
    asyncio.run(app(scope, receive, send))
    took = time.perf_counter() - began, time.process_time() - began_busy
    if status != [200]:
        sys.exit(f"{path}?{query} was answered with {status}.")
    return took


if __name__ == "__main__":
    main()
