"""Packed pages, damaged ones and bombs."""

import gzip

import pytest
from backports import zstd

from pipeline.decode.packed import unpacked
from pipeline.errors import LimitExceeded, UnreadablePage

PAGE = b"<p>The ferry was late again.</p>\n" * 200


@pytest.mark.parametrize(
    "data",
    [
        PAGE,
        gzip.compress(PAGE, mtime=0),
        zstd.compress(PAGE),
        gzip.compress(PAGE[:99], mtime=0) + gzip.compress(PAGE[99:], mtime=0),
        b"",
    ],
)
def test_pages_come_out_as_they_went_in(data: bytes) -> None:
    assert unpacked(data, 1_000_000) == (PAGE if data else b"")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (gzip.compress(PAGE, mtime=0)[:-9], "gzip file is cut short"),
        (gzip.compress(PAGE, mtime=0)[:12], "gzip file is cut short"),
        (zstd.compress(PAGE)[:-9], "Zstandard file is cut short"),
        (b"\x1f\x8b but no gzip", "gzip file is damaged"),
        (gzip.compress(PAGE, mtime=0)[:-6] + b"abcdef", "gzip file is damaged"),
        (b"\x28\xb5\x2f\xfd but no Zstandard", "Zstandard file is damaged"),
        (gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0), "packed twice"),
    ],
)
def test_damage_is_named(data: bytes, says: str) -> None:
    with pytest.raises(UnreadablePage, match=says):
        unpacked(data, 1_000_000)


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_a_bomb_is_stopped_at_the_limit(pack) -> None:
    bomb = pack(bytes(50_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(LimitExceeded, match=r"decode\.max_bytes is 100,000"):
        unpacked(bomb, 100_000)
