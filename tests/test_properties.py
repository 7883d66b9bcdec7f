"""Any bytes: a record that keeps every promise, or one clear sentence why there is none."""

import gzip
import json

import pytest
from backports import zstd
from conftest import made_article, records_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inprocess import workers_here
from invariants import check_bytes, check_container, seeds

from pipeline import clean
from pipeline.config import Settings, with_changes

SEEDS = seeds()
LISTS = ("duplicates.jsonl", "rejected.jsonl")
NAMES = st.sampled_from(["a.html", "a.txt", "a.md", "a", "a.html.gz"])
ODD = [
    b"\0", b"\xff", b"\xc3", b"\r", b"\x1b$B", b"\xe2\x80\xa8", b"\xe2\x80\x8f", b"\xcc\x81", b"\xed\xa0\x80",
    b"\xef\xbb\xbf", b"<", b"<p>", b"</p>", b"<table><tr><td>", b"<script>", b"<!--", b"<li><h1>", b"<br>" * 9, b"&#0;",
    b"&#xD800;", b"&amp;", b"&nbsp;", b"<img src='http://[' alt='x'>", b"<a href='http://[::1'>x</a>",
    b"<time datetime='9999-99-99T99:99'>", b"<meta charset=utf-16>", b"<html lang='x-\xff'>",
    b'<script type="application/ld+json">{"@type": "NewsArticle", "author": [[1]], "articleBody": {}}</script>',
    b"\n\n", b"\n# ", b"\n- ", b"\n> ", b"\n| a | b |\n|---|\n", b"\n```\n", b"![](", b"[x](http://[)", b"***", b"\\",
    b"\n====\n", b"\n1. ", b"\nBy ", b"\nUpdated: 31 February 20255\n", "ﷺ".encode(), "नमस्ते".encode(),
    "한국어".encode(), "“".encode(), b"9" * 400, b"A" * 999, b"( " * 99,
]  # fmt: skip
"""Pieces that have broken readers of pages before."""


@st.composite
def mutated_pages(draw: st.DrawFn) -> tuple[str, bytes]:
    """A page of ours after a few accidents: pieces lost, doubled, moved in from another page, odd bytes put in."""
    name, data = draw(st.sampled_from(SEEDS))
    _, other = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 400))
        piece = draw(
            st.sampled_from(
                [b"", data[start : start + length] * 2, other[start : start + length], *ODD],
            )
        )
        data = data[:start] + piece + data[start + draw(st.sampled_from([0, 1, length, len(data)])) :]
    return name, data


ACCIDENTS = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck), max_examples=60
)


@pytest.mark.parametrize(
    "data",
    [
        b'@0\n0\n<img src=\'http://[\' alt=\'x\'>\n<script type=ld+json">{"@type":"Article","":[[]],"":{}}</script>',
    ],
)
def test_bytes_that_once_broke_a_promise(data: bytes) -> None:
    check_bytes(data, "a.html")


@ACCIDENTS
@given(mutated_pages())
def test_pages_after_accidents(page: tuple[str, bytes]) -> None:
    check_bytes(page[1], page[0])


@ACCIDENTS
@given(st.binary(max_size=2_000), NAMES)
def test_bytes_of_any_kind(data: bytes, name: str) -> None:
    check_bytes(data, name)
    check_bytes(gzip.compress(data), name)


@ACCIDENTS
@given(st.lists(st.text() | st.sampled_from([part.decode("latin-1") for part in ODD]), max_size=40), NAMES)
def test_text_of_any_kind(parts: list[str], name: str) -> None:
    text = "\n".join(parts)
    for encoding in ("utf-8", "utf-16", "shift_jis"):
        check_bytes(text.encode(encoding, "ignore"), name)


@pytest.mark.parametrize(("name", "data"), SEEDS, ids=[name for name, _ in SEEDS])
def test_our_own_pages(name: str, data: bytes) -> None:
    check_bytes(data, name)


def containers() -> dict[str, bytes]:
    """Containers of three pages of ours, by the ending of their names."""
    pages = [(f"https://example.org/{name}", data.decode("utf-8", "replace")) for name, data in SEEDS[:3]]
    lines = [json.dumps({"url": url, "html": text}).encode() + b"\n" for url, text in pages]
    records = []
    for url, text in pages:
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + text.encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-04-29T08:00:00Z\r\n"
        kind = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        records.append(head.encode() + kind.encode() + answer + b"\r\n\r\n")
    return {
        ".jsonl": b"".join(lines),
        ".jsonl.gz": b"".join(map(gzip.compress, lines)),
        ".jsonl.zst": b"".join(map(zstd.compress, lines)),
        ".warc": b"".join(records),
        ".warc.gz": b"".join(map(gzip.compress, records)),
    }


CONTAINERS = containers()


@st.composite
def broken_containers(draw: st.DrawFn) -> tuple[str, bytes]:
    """A container after a few accidents."""
    ending = draw(st.sampled_from(sorted(CONTAINERS)))
    data = CONTAINERS[ending]
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        piece = draw(st.sampled_from([b"", data[start : start + 99], b"\n", b"\x1f\x8b\x08", b"WARC/1.0\r\n", *ODD]))
        data = data[:start] + piece + data[start + draw(st.sampled_from([0, 1, 40, len(data)])) :]
    return ending, data


@ACCIDENTS
@given(container=broken_containers())
def test_containers_after_accidents(tmp_path_factory: pytest.TempPathFactory, container: tuple[str, bytes]) -> None:
    ending, data = container
    check_container(data, tmp_path_factory.mktemp("containers") / f"c{ending}")


@pytest.mark.parametrize("ending", sorted(CONTAINERS))
def test_whole_containers_give_every_page(tmp_path_factory: pytest.TempPathFactory, ending: str) -> None:
    assert check_container(CONTAINERS[ending], tmp_path_factory.mktemp("containers") / f"c{ending}") == 3


FILES = st.dictionaries(
    st.sampled_from(["a.txt", "b.txt", "c/d.html", "c/e.md", "f.jsonl", "g.jsonl.gz", "h.warc", "i.txt.gz"]),
    st.one_of(
        st.integers(1, 3).map(lambda number: made_article(number).encode()),
        st.sampled_from([data for _, data in SEEDS[::9]]),
        st.sampled_from(list(CONTAINERS.values())),
        broken_containers().map(lambda container: container[1]),
        st.binary(max_size=200),
    ),
    max_size=6,
)
"""Files of all kinds, named rightly and wrongly; some say the same."""


@settings(ACCIDENTS, max_examples=12)
@given(first=FILES, then=FILES)
def test_the_counts_of_any_runs_add_up(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, bytes], then: dict[str, bytes]
) -> None:
    home = tmp_path_factory.mktemp("runs")
    plain = with_changes(Settings(), {"translate.targets": {}, "translate.memory": ""})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.batch.passes.local_workers", workers_here)
        for files in (first, then):
            for name, data in files.items():
                (home / "raw" / name).parent.mkdir(parents=True, exist_ok=True)
                (home / "raw" / name).write_bytes(data)
            (home / "raw").mkdir(exist_ok=True)
            counts = clean([home / "raw"], home / "out", plain)
            assert counts.pages == counts.written + counts.unchanged + counts.duplicates + counts.rejected
            assert counts.bugs == 0
            lists = {name: len((home / "out" / name).read_bytes().splitlines()) for name in LISTS}
            assert lists == {"duplicates.jsonl": counts.duplicates, "rejected.jsonl": counts.rejected}
            again = clean([home / "raw"], home / "out", plain)
            assert (again.pages, again.rejected, again.written) == (counts.pages, counts.rejected, 0)
    ids = [record["id"] for record in records_of(home / "out")]
    assert len(set(ids)) == len(ids) >= counts.written + counts.unchanged
