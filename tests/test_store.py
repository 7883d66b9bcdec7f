"""What lies in a store, and what comes back of it: the protocols that fsspec brings, which all need the same of us."""

import errno
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem

from pipeline.errors import StoreUnusable
from pipeline.store import StoredFile, find, is_there, is_url, put, remove, walk


@pytest.fixture
def memory() -> Iterator[str]:
    """A URL of a store that lives in this process."""
    store = fsspec.filesystem("memory")
    store.pipe({"/scrapes/a.txt": b"one", "/scrapes/sub/b.txt": b"two", "/scrapes/.hidden/c.txt": b"three"})
    yield "memory://scrapes"
    store.rm("/scrapes", recursive=True)


@pytest.fixture(params=["memory", "file", "dir"])
def place(request: pytest.FixtureRequest, memory: str, tmp_path: Path) -> str:
    """The same three objects, by the protocols that need no other package."""
    if request.param == "memory":
        return memory
    for name, text in {"a.txt": "one", "sub/b.txt": "two", ".hidden/c.txt": "three"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return f"file://{tmp_path}" if request.param == "file" else f"simplecache::file://{tmp_path}"


def names(url: str) -> list[str]:
    return sorted(file.below for _, files in walk(url) for file in files.values())


@pytest.mark.parametrize(
    ("place", "is_one"), [("s3://b/k", True), ("/srv/a", False), ("raw", False), (Path("a:/b"), False)]
)
def test_what_is_a_url(place: object, is_one: bool) -> None:
    assert is_url(place) is is_one


def test_objects_are_found_with_their_bytes(place: str) -> None:
    assert names(place) == names(f"{place}/") == ["a.txt", "sub/b.txt"]
    files = {file.below: file for _, files in walk(place) for file in files.values()}
    assert files["sub/b.txt"].read(0, 100) == b"two"
    assert str(files["sub/b.txt"]) == f"{place}/sub/b.txt"
    assert files["sub/b.txt"].name == "b.txt"


def test_a_url_may_name_one_object(place: str) -> None:
    [(_, files)] = walk(f"{place}/sub/b.txt")
    assert files[""].read(0, 9) == b"two"
    assert find(f"{place}/sub/b.txt") is not None
    assert find(f"{place}/sub") is find(f"{place}/none") is None
    assert is_there(f"{place}/sub")
    assert not is_there(f"{place}/none")


def test_an_object_that_changes_has_another_mark(memory: str) -> None:
    before = {file.below: file.mark for _, files in walk(memory) for file in files.values()}
    fsspec.filesystem("memory").pipe("/scrapes/a.txt", b"ONE")
    after = {file.below: file.mark for _, files in walk(memory) for file in files.values()}
    assert [name for name in before if before[name] != after[name]] == ["a.txt"]


def test_a_stream_is_as_long_as_its_object_and_can_be_sought_in(memory: str) -> None:
    data = bytes(range(256)) * 40_000  # some blocks
    fsspec.filesystem("memory").pipe("/scrapes/large", data)
    file = find(f"{memory}/large")
    assert file is not None
    with file.open("rb") as stream:
        assert stream.read() == data
        stream.seek(-10, io.SEEK_END)
        assert stream.read(20) == data[-10:]
        stream.seek(5_000_000)
        assert stream.read(1_000) == data[5_000_000:5_001_000]
    fsspec.filesystem("memory").pipe("/scrapes/packed", gzip.compress(data))
    packed = find(f"{memory}/packed")
    assert packed is not None
    assert gzip.GzipFile(fileobj=packed.open()).read() == data


def test_an_object_that_is_gone_is_said_to_be(memory: str) -> None:
    with pytest.raises(FileNotFoundError):
        StoredFile(memory, "gone.txt", 10, "").read(0, 10)


@pytest.mark.parametrize("protocol", ["memory", "file", "folder"])
def test_a_copy_is_put_whole_and_removed(protocol: str, memory: str, tmp_path: Path) -> None:
    place = {"memory": memory, "file": f"file://{tmp_path}/copy", "folder": f"{tmp_path}/copy"}[protocol]
    file = tmp_path / "new"
    for data in (b"first", b"second"):
        file.write_bytes(data)
        put(file, place, "deep/in/it.txt")
        with fsspec.open(f"{place}/deep/in/it.txt") as stream:
            assert stream.read() == data
    assert "deep/in/it.txt" in names(place)
    for _ in range(2):
        remove(place, "deep/in/it.txt")
        assert "deep/in/it.txt" not in names(place)


@pytest.mark.parametrize("protocol", ["file://", ""])
def test_a_copy_that_cannot_be_finished_leaves_the_old_one(
    protocol: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").write_bytes(b"first")
    put(tmp_path / "new", f"{protocol}{tmp_path}", "it.txt")

    def cut_short(store: object, source: str, target: str) -> None:
        Path(target).write_bytes(b"sec")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(LocalFileSystem, "put_file", cut_short)
    with pytest.raises(StoreUnusable, match="No space left on device"):
        put(tmp_path / "new", f"{protocol}{tmp_path}", "it.txt")
    assert (tmp_path / "it.txt").read_bytes() == b"first"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("zzz://bucket/x", "zzz://bucket/x cannot be read: Protocol not known: zzz;"),
        ("adl://bucket/x", "cannot be read: "),
        ("memory://nowhere", "memory://nowhere cannot be read: nothing is there;"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(url: str, said: str) -> None:
    with pytest.raises(StoreUnusable) as error:
        list(walk(url))
    assert said in str(error.value)
    assert "\n" not in str(error.value)
