"""Shards are whole or not there."""

import errno
import os
from pathlib import Path

import pytest

from pipeline.errors import OutputUnusable
from pipeline.records import Rejection
from pipeline.write.shards import json_line, read_shard, write_shard


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "en-pt" / "part-00000.jsonl"
    lines = [b'{"a":1}', '{"b":"뉴스\u2028ü"}'.encode(), b""]
    write_shard(file, iter(lines))
    assert file.read_bytes() == b"".join(line + b"\n" for line in lines)
    assert list(read_shard(file)) == lines
    assert [path.name for path in file.parent.iterdir()] == ["part-00000.jsonl"]


def test_a_shard_may_be_empty_and_may_be_replaced(tmp_path: Path) -> None:
    file = tmp_path / "rejected.jsonl"
    write_shard(file, [b"old"])
    write_shard(file, [])
    assert file.read_bytes() == b""


def test_a_row_is_one_line_with_sorted_keys() -> None:
    row = Rejection("7", "a/뉴스.html", None, "decode", "UnreadablePage", "Two\nlines.")
    line = json_line(row)
    assert b"\n" not in line
    assert line.decode() == (
        '{"error":"UnreadablePage","file_path":"a/뉴스.html","id":"7","message":"Two\\nlines.","stage":"decode","url":null}'
    )


def test_a_crash_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "part-00000.jsonl"
    write_shard(file, [b"old"])

    def lines():
        yield b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_shard(file, lines())
    assert list(read_shard(file)) == [b"old"]
    write_shard(file, [b"new"])
    assert [path.name for path in tmp_path.iterdir()] == ["part-00000.jsonl"]


def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "en-pt").write_text("in the way")
    with pytest.raises(OutputUnusable, match=r"part-00000\.jsonl cannot be written"):
        write_shard(tmp_path / "en-pt" / "part-00000.jsonl", [b"x"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_is_said_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "part-00000.jsonl.tmp").symlink_to("/dev/full")
    with pytest.raises(OutputUnusable, match=os.strerror(errno.ENOSPC)):
        write_shard(tmp_path / "part-00000.jsonl", [b"x"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder here that even root cannot write")
def test_a_folder_that_takes_no_file_is_said() -> None:
    with pytest.raises(OutputUnusable, match=r"/proc/self/part-00000\.jsonl cannot be written"):
        write_shard(Path("/proc/self/part-00000.jsonl"), [b"x"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(OutputUnusable, match="Permission denied"):
        write_shard(tmp_path / "part-00000.jsonl", [b"x"])


def test_a_missing_shard_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputUnusable, match=r"part-00000\.jsonl cannot be read"):
        list(read_shard(tmp_path / "part-00000.jsonl"))
