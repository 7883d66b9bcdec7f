"""The bytes of a file."""

from pathlib import Path

import pytest

from pipeline.decode.files import read_bytes
from pipeline.errors import LimitExceeded, UnreadablePage
from pipeline.store import StoredFile, find


def test_files_are_read_up_to_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 100)
    assert read_bytes(file, 100) == b"x" * 100
    with pytest.raises(LimitExceeded, match=r"100 bytes; decode\.max_bytes is 99"):
        read_bytes(file, 99)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePage, match="is gone"):
        read_bytes(tmp_path / "gone.txt", 10)
    with pytest.raises(UnreadablePage, match="not a file"):
        read_bytes(tmp_path, 10)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here whose reading fails")
def test_a_failing_disk_is_said() -> None:
    with pytest.raises(UnreadablePage, match="cannot be read: Input/output error"):
        read_bytes(Path("/proc/self/mem"), 10)


def test_an_object_of_a_store_is_read_as_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 100)
    file = find(f"file://{tmp_path}/a.txt")
    assert file is not None
    assert read_bytes(file, 100) == b"x" * 100
    with pytest.raises(LimitExceeded, match=r"100 bytes; decode\.max_bytes is 99"):
        read_bytes(file, 99)
    with pytest.raises(UnreadablePage, match=r"gone\.txt cannot be read: No such file or directory;"):
        read_bytes(StoredFile(f"file://{tmp_path}", "gone.txt", 100, ""), 100)
