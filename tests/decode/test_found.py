"""What lies in a folder, or under a URL."""

import os
from pathlib import Path

import pytest

from pipeline.decode import known_of, list_pages
from pipeline.decode.files import read_bytes
from pipeline.decode.found import list_files
from pipeline.errors import SetupError, UnreadablePage


def lay(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("text")


def paths(*roots: Path) -> list[str]:
    return [page.path for page in list_files(roots)]


def test_folders_are_walked_and_sorted(tmp_path: Path) -> None:
    lay(tmp_path, "b.html", "a/z.txt", "a/b/c.md.gz", "a.html", "no-ending", "odd.cgi", "übung.htm.zst")
    assert paths(tmp_path) == ["a.html", "a/b/c.md.gz", "a/z.txt", "b.html", "no-ending", "odd.cgi", "übung.htm.zst"]


def test_what_is_no_page_is_left_out(tmp_path: Path) -> None:
    lay(tmp_path, "a.html", "a.html.meta.json", ".hidden", ".git/config", "README.md", "sub/README.md", "sub/.x/a.txt")
    assert paths(tmp_path) == ["a.html", "sub/README.md"]


def test_a_file_is_named_by_its_last_part_and_listed_once(tmp_path: Path) -> None:
    lay(tmp_path, "sub/a.html", "sub/b.html", "README.md")
    assert paths(tmp_path / "sub" / "a.html") == ["a.html"]
    assert paths(tmp_path / "README.md") == ["README.md"]
    assert paths(tmp_path / "sub" / "b.html", tmp_path) == ["b.html", "sub/a.html"]


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    lay(tmp_path / "elsewhere", "a.html")
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "back").symlink_to(raw)
    (raw / "gone.html").symlink_to(tmp_path / "nowhere.html")
    assert paths(raw) == ["gone.html", "linked/a.html"]


def test_names_that_are_no_utf8_can_be_written_down(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("text")
    assert paths(tmp_path) == ["caf\\xe9.txt"]


def test_what_lies_under_a_url_is_listed_as_a_folder_is(tmp_path: Path) -> None:
    lay(tmp_path, "a.html", "b.txt.gz", ".hidden", ".git/config", "README.md", "sub/README.md", "sub/c.txt")
    for name in ("a.html.meta.json", "b.meta.json"):
        (tmp_path / name).write_text(f'{{"url": "https://example.org/{name}"}}')
    (tmp_path / "sub" / "d.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n')
    here, stored = list_pages([tmp_path]), list_pages([f"file://{tmp_path}/"])
    assert [page.path for page in here] == [page.path for page in stored]
    assert [known_of(page) for page in here] == [known_of(page) for page in stored]
    [alone] = list_pages([f"file://{tmp_path}/a.html"])
    assert (alone.path, known_of(alone).url) == ("a.html", "https://example.org/a.html.meta.json")


def test_a_missing_path_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="no-such-folder"):
        list_files([tmp_path / "no-such-folder"])


def test_an_empty_folder_holds_no_page(tmp_path: Path) -> None:
    assert list_files([tmp_path]) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_or_folder_is_named(tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "sub/b.txt")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(UnreadablePage, match="Permission denied"):
        read_bytes(tmp_path / "a.txt", 10)
    (tmp_path / "sub").chmod(0)
    try:
        with pytest.raises(SetupError, match="cannot be listed"):
            list_files([tmp_path])
    finally:
        (tmp_path / "sub").chmod(0o755)
