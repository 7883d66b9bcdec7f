"""Whole runs over pages in an object store, and copies of records put there: a real S3 server on this machine."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import ENGLISH, add_page, lines_of, made_article
from faults.test_containers import lay
from inprocess import workers_here

from pipeline import clean
from pipeline.batch import Audience, RunOptions, find_page
from pipeline.batch.nouns import PlannedPage
from pipeline.batch.work import read_pages
from pipeline.config import Settings, with_changes
from pipeline.decode import PageFile, decode_page, page_id
from pipeline.errors import SetupError
from pipeline.store import StoredFile
from pipeline.tools import load_tools

pytestmark = pytest.mark.filterwarnings("default")  # those of botocore are not ours to mend
PLAIN = with_changes(
    Settings(),
    {
        "run.workers": 1,
        "translate.memory": "",
        "translate.targets": {},
        "write.records_per_shard": 7,
        "decode.max_bytes": 200_000,
    },
)
COMMAND = [sys.executable, "-m", "pipeline", "clean", "--no-translate", "--progress", "none", "--workers", "2"]
CONFIG = "[decode]\nmax_bytes = 200000\n[write]\nrecords_per_shard = 7\n[translate]\nmemory = ''\n"
URL = "s3://news/mixed"
NOBODY = {"ENDPOINT_URL": "http://127.0.0.1:9", "MAX_ATTEMPTS": "1"}


@pytest.fixture(scope="module")
def home(s3: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of all kinds in the folder `raw` and in the store, and what a run makes of the folder in `local`."""
    folder = tmp_path_factory.mktemp("stores")
    raw = folder / "raw"
    for number in range(300, 312):
        add_page(raw, f"{number % 3}/page{number:03}.txt", made_article(number))
    add_page(raw, "ferry.txt", ENGLISH, url="https://example.org/ferry", fetched_at="2025-03-13T08:00:00Z")
    (raw / ".hidden").write_text("no page")
    (raw / "empty.txt").write_text("")
    lay(raw)
    (folder / "config.toml").write_text(CONFIG)
    s3.put(f"{raw}/", "news/mixed/", recursive=True)
    clean([raw], folder / "local", PLAIN)
    return folder


def copy_of(s3: Any, place: str) -> dict[str, bytes]:
    """The bytes of every .jsonl of a copy, by path."""
    s3.invalidate_cache()
    return {name.removeprefix(f"{place}/"): s3.cat_file(name) for name in s3.find(place) if name.endswith(".jsonl")}


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is done in this process: where a page comes from, other tests have found to be the same for all."""
    monkeypatch.setattr("pipeline.batch.passes.local_workers", workers_here)


def test_pages_of_a_store_give_the_records_of_a_folder(s3: Any, home: Path, tmp_path: Path) -> None:
    for workers in (1, 2):
        clean([URL], tmp_path / str(workers), with_changes(PLAIN, {"run.workers": workers}))
        assert lines_of(tmp_path / str(workers)) == lines_of(home / "local")
    ferry = page_id("https://example.org/ferry", "ferry.txt")
    assert find_page(ferry, home / "local", URL) == f"{URL}/ferry.txt"
    assert decode_page(f"{URL}/ferry.txt").id == ferry
    assert decode_page(f"{URL}/whole.jsonl#2").url == "https://example.org/2"


@pytest.mark.usefixtures("here")
def test_what_changes_in_a_store_is_done_again_and_nothing_else(s3: Any, tmp_path: Path) -> None:
    settings = with_changes(PLAIN, {"run.publish": "s3://news/few-clean/"})
    for number in range(3):
        s3.pipe_file(f"news/few/page{number}.txt", made_article(number).encode())
    assert clean(["s3://news/few/"], tmp_path, settings).written == 3
    assert copy_of(s3, "news/few-clean") == lines_of(tmp_path)
    written = marks(s3, "news/few-clean")
    assert not clean(["s3://news/few"], tmp_path, settings).changed
    assert marks(s3, "news/few-clean") == written
    s3.pipe_file("news/few/page1.txt", made_article(400).encode())
    s3.rm_file("news/few/page2.txt")
    s3.rm_file("news/few-clean/rejected.jsonl")
    counts = clean(["s3://news/few"], tmp_path, settings, RunOptions(prune=True))
    assert (counts.written, counts.unchanged) == (1, 1)
    assert copy_of(s3, "news/few-clean") == lines_of(tmp_path)


def marks(s3: Any, place: str) -> dict[str, object]:
    s3.invalidate_cache()
    return {name: told["LastModified"] for name, told in s3.find(place, detail=True).items()}


@pytest.mark.usefixtures("here")
def test_a_copy_follows_the_output_and_touches_nothing_else(s3: Any, tmp_path: Path) -> None:
    said: list[str] = []
    for number in range(9):
        add_page(tmp_path / "raw", f"page{number}.txt", made_article(number))
    s3.pipe_file("news/shared/untranslated/en/part-00007.jsonl", b"{}\n")
    s3.pipe_file("news/shared/notes.txt", b"mine")
    settings = with_changes(PLAIN, {"run.publish": "s3://news/shared"})
    audience = Audience(say=said.append)
    clean([tmp_path / "raw"], tmp_path / "out", settings, audience=audience)
    assert len(copy_of(s3, "news/shared")) == len(lines_of(tmp_path / "out")) + 1 == 5
    assert [one for one in said if "part-00007.jsonl is not of this output folder" in one]
    for number in range(7):
        (tmp_path / "raw" / f"page{number}.txt").unlink()
    clean([tmp_path / "raw"], tmp_path / "out", settings, RunOptions(prune=True), audience)
    clean([tmp_path / "raw"], tmp_path / "out", settings, RunOptions(rebuild=True), audience)
    assert {name: data for name, data in copy_of(s3, "news/shared").items() if "00007" not in name} == lines_of(
        tmp_path / "out"
    )
    assert s3.cat_file("news/shared/notes.txt") == b"mine"


def test_a_run_killed_while_it_publishes_ends_with_the_same_bytes(s3: Any, home: Path) -> None:
    command = [*COMMAND, URL, "--out", "killed", "--publish", "s3://news/killed"]
    killed = subprocess.Popen(command, cwd=home, start_new_session=True, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while not copy_of(s3, "news/killed") and killed.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(killed.pid, signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    assert copy_of(s3, "news/killed") != lines_of(home / "local")
    subprocess.run(command, cwd=home, check=True, capture_output=True)
    assert copy_of(s3, "news/killed") == lines_of(home / "killed") == lines_of(home / "local")


def test_a_page_whose_store_does_not_answer_waits_for_the_next_run() -> None:
    page = PageFile(StoredFile("zzz://news", "page.txt", 10, "mark"), "page.txt")
    planned = PlannedPage(page, "id", None, None, "sha256", 10, "site")
    [read] = read_pages([planned], load_tools(PLAIN))
    assert read.refused is not None
    assert read.refused.retry
    assert b"zzz://news/page.txt cannot be read: Protocol not known: zzz;" in (read.refused.rejection or b"")


@pytest.fixture
def fresh(s3: Any) -> Iterator[None]:
    """Whoever opens the store looks at the environment anew."""
    s3.clear_instance_cache()
    yield
    s3.clear_instance_cache()


@pytest.mark.usefixtures("here", "fresh")
def test_pages_out_of_reach_are_fetched_by_the_next_run(s3: Any, tmp_path: Path) -> None:
    for number in range(2):
        add_page(tmp_path / "raw", f"page{number}.txt", made_article(number))
        s3.pipe_file(f"news/reach/page{number}.txt", made_article(number).encode())
    clean([tmp_path / "raw"], tmp_path / "local", PLAIN)
    with pytest.MonkeyPatch.context() as patch:

        @contextmanager
        def cut_off(what: str, total: int) -> Iterator[Callable[..., None]]:
            for name, value in NOBODY.items() if what == "Reading" else ():
                patch.setenv(f"AWS_{name}", value)
                s3.clear_instance_cache()
            yield lambda *done: None

        counts = clean(["s3://news/reach"], tmp_path / "out", PLAIN, audience=Audience(cut_off))
        assert (counts.written, counts.rejected, counts.bugs) == (0, 2, 2)
    s3.clear_instance_cache()
    assert clean(["s3://news/reach"], tmp_path / "out", PLAIN).written == 2
    assert lines_of(tmp_path / "out") == lines_of(tmp_path / "local")


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("places", "environment", "said"),
    [
        (("s3://nobody/x", "out", ""), {}, "s3://nobody/x cannot be read: The specified bucket does not exist;"),
        (("s3://news/none", "out", ""), {}, "s3://news/none cannot be read: nothing is there;"),
        (("zzz://news/x", "out", ""), {}, "zzz://news/x cannot be read: Protocol not known: zzz;"),
        (("gs://news/x", "out", ""), {}, "gs://news/x cannot be read: Please install gcsfs"),
        ((URL, "out", ""), {"ACCESS_KEY_ID": ""}, "cannot be read: Unable to locate credentials;"),
        ((URL, "out", ""), NOBODY, "cannot be read: Could not connect to the endpoint"),
        ((URL, "s3://news/out", ""), {}, "name one with --out, and add --publish s3://news/out."),
        ((URL, "out", "out"), {}, "cannot be a copy of itself; name another folder or a URL with --publish."),
        (("raw", "out", "s3://nobody/x"), {}, "s3://nobody/x cannot be written: The specified bucket does not exist;"),
    ],
)
def test_what_a_store_refuses_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    places: tuple[str, str, str],
    environment: dict[str, str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    for name, value in environment.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    pages, out, published = places
    with pytest.raises(SetupError) as error:
        clean([pages], out, with_changes(PLAIN, {"run.publish": published}))
    assert said in str(error.value)
    assert str(error.value).endswith(".")
    assert "\n" not in str(error.value)
    assert (tmp_path / "out").exists() is (pages == "raw")  # their records are kept, and only could not be put there
