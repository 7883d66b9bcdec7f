"""Which files hold many pages, and how one of these is named."""

from pathlib import Path

import pytest

from pipeline.decode import PageFile, decode_page, is_there, list_pages
from pipeline.decode.containers import is_container
from pipeline.errors import UnreadablePage

LINE = b'{"text": "The ferry was late."}\n'


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.jsonl", True), ("sub/a.JSONL.GZ", True), ("a.jsonl.zst", True), ("a.warc", True), ("a.warc.gz", True),
        ("a.json", False), ("a.html.gz", False), ("a.warc.zst", False), ("jsonl", False), ("a.jsonl.html", False),
    ],
)  # fmt: skip
def test_the_name_tells_which_files_hold_many_pages(name: str, expected: bool) -> None:
    assert is_container(name) is expected


def test_pages_of_files_and_of_containers_stand_in_one_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name, data in {
        "b.txt": b"Words.",
        "a.html": b"Words.",
        "sub/d.jsonl": LINE * 11,
        "sub/d.jsonl#2": b"Words.",
    }.items():
        (tmp_path / name).write_bytes(data)
    paths = [page.path for page in list_pages([tmp_path])]
    assert paths[:3] == ["a.html", "b.txt", "sub/d.jsonl#1"]
    assert paths[11:13] == ["sub/d.jsonl#10", "sub/d.jsonl#11"]


def test_a_file_whose_name_looks_like_a_page_of_a_container_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl#1").write_bytes(b"Words of its own.")
    (tmp_path / "c#1.txt").write_bytes(b"Words.")
    assert decode_page(tmp_path / "d.jsonl#1").text == "Words of its own."
    assert decode_page(tmp_path / "c#1.txt").text == "Words."


def test_what_is_there_can_be_asked(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(LINE)
    assert is_there(tmp_path / "d.jsonl")
    assert is_there(tmp_path / "d.jsonl#1")
    assert not is_there(tmp_path / "e.jsonl#1")
    assert not is_there(tmp_path / "d.txt#1")


def test_a_container_as_a_whole_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(LINE)
    with pytest.raises(UnreadablePage, match=r"holds many pages; name one of them, as in d\.jsonl#1\."):
        decode_page(PageFile(tmp_path / "d.jsonl", "d.jsonl"))
