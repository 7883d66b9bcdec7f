"""Runs on a real Ray cluster of two nodes: the bytes of a local run, whatever dies on the way."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from conftest import add_page, lines_of, made_article, records_of

from pipeline import clean
from pipeline.batch.ledger import LEDGER_NAME
from pipeline.config import Settings, with_changes
from pipeline.translate.memory import Memory
from pipeline.translate.tmx import Unit

cluster_utils = pytest.importorskip("ray.cluster_utils")

pytestmark = pytest.mark.filterwarnings("default")  # those of Ray are not ours to mend
TESTS = Path(__file__).parent.parent
PLAIN = with_changes(Settings(), {"run.workers": 2, "translate.memory": "", "translate.targets": {}})
PAGES = 112
NODE = {"num_cpus": 1, "object_store_memory": 80_000_000}


@pytest.fixture(scope="module")
def head() -> Iterator["cluster_utils.Cluster"]:
    """A cluster with one node, which has one processor."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")]))
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        made = cluster_utils.Cluster(initialize_head=True, head_node_args={**NODE, "include_dashboard": False})
        patch.setenv("RAY_ADDRESS", made.address)
        try:
            yield made
        finally:
            made.shutdown()


@pytest.fixture
def cluster(head: "cluster_utils.Cluster") -> "cluster_utils.Cluster":
    """The same with a second node, as long as no test takes it away."""
    if not head.worker_nodes:
        head.add_node(**NODE)
    return head


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pages in `raw` and what a local run makes of them in `local`."""
    folder = tmp_path_factory.mktemp("home")
    for number in range(PAGES):
        add_page(folder / "raw", f"{number % 7}/page{number:03}.txt", made_article(number))
    add_page(folder / "raw", "empty.txt", "")
    clean([folder / "raw"], folder / "local", PLAIN)
    return folder


def start(home: Path, out: str, *options: str, raw: str = "raw") -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "pipeline", "clean", raw, "--out", out, "--executor", "ray", *options]
    return subprocess.Popen(command, cwd=home, stderr=subprocess.PIPE, text=True)


def finish(run: "subprocess.Popen[str]", code: int = 0) -> str:
    said = run.communicate(timeout=240)[1]
    assert run.returncode == code, said
    return said


def workers_of(raylet: int) -> list[int]:
    """Process ids of the workers of a node that are at work."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            title = (process / "cmdline").read_bytes()
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == raylet and title.startswith(b"ray::RemoteWorker.work"):
            found.append(int(process.name))
    return found


def busy_worker(cluster: "cluster_utils.Cluster") -> int:
    """The worker of the second node, once it is at work."""
    [node] = cluster.worker_nodes
    raylet = node.all_processes["raylet"][0].process.pid
    give_up = time.monotonic() + 120
    while not (found := workers_of(raylet)):
        assert time.monotonic() < give_up, "The second node was never given any work."
        time.sleep(0.01)
    return found[0]


def test_a_worker_that_is_killed_changes_no_byte(cluster: "cluster_utils.Cluster", home: Path) -> None:
    run = start(home, "worker-killed", "--no-translate")
    os.kill(busy_worker(cluster), signal.SIGKILL)
    finish(run)
    assert lines_of(home / "worker-killed") == lines_of(home / "local")


def test_a_node_that_is_lost_changes_no_byte(cluster: "cluster_utils.Cluster", home: Path) -> None:
    """Here with pages that have a URL, and a copy of the records in a shared folder."""
    run = start(home, "node-lost", "--no-translate", "--publish", "shared", raw=f"file://{home}/raw")
    busy_worker(cluster)
    cluster.remove_node(next(iter(cluster.worker_nodes)), allow_graceful=False)
    finish(run)
    assert lines_of(home / "node-lost") == lines_of(home / "shared") == lines_of(home / "local")


def test_a_driver_that_is_killed_goes_on_from_its_last_batch(cluster: "cluster_utils.Cluster", home: Path) -> None:
    out = home / "driver-killed"
    run = start(home, out.name, "--no-translate")
    busy_worker(cluster)
    while not spooled(out):
        time.sleep(0.01)
    run.kill()
    run.communicate()
    assert "it goes on from there" in finish(start(home, out.name, "--no-translate"))
    assert lines_of(out) == lines_of(home / "local")


def spooled(out: Path) -> int:
    with sqlite3.connect(f"file:{out / LEDGER_NAME}?mode=ro", uri=True) as ledger:
        return int(ledger.execute("SELECT count(*) FROM spool").fetchone()[0])


def test_workers_share_the_memory_of_the_driver(
    cluster: "cluster_utils.Cluster", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(20):
        add_page(tmp_path / "raw", f"page{number:02}.txt", made_article(number)[:700])
    counts = clean(["raw"], "local", with_changes(Settings(), {"translate.memory": "", "run.workers": 2}))
    assert counts.written == 20
    finish(start(tmp_path, "ray"))
    assert lines_of(tmp_path / "ray") == lines_of(tmp_path / "local")
    memory = Memory(tmp_path / "memory.sqlite")
    assert memory.stats().machine["en-pt"] > 100
    title = "Town report number 3 on"
    [sentence] = [r["title"] for r in records_of(tmp_path / "ray") if r["title"].startswith(title)]
    memory.correct([Unit("en", "pt", sentence, "Uma correção à mão", "review")])
    finish(start(tmp_path, "corrected"))
    assert "Uma correção à mão" in {r["translation"]["title"] for r in records_of(tmp_path / "corrected")}


def test_only_the_item_that_took_its_worker_down_is_lost(cluster: "cluster_utils.Cluster", tmp_path: Path) -> None:
    script = """
import json
from pathlib import Path
from crashing import lost, work
from pipeline.batch.on_ray import ray_workers
from pipeline.config import Settings, with_changes
limits = {"run.page_seconds": 10.0, "run.page_megabytes": 500}
settings = with_changes(Settings(), {**limits, "translate.memory": ""})
batches = [["sleep"], ["a", "b"], ["c", "kill", "d"], ["e"], ["hog", "f"], ["g"]]
with ray_workers(settings, len(batches), []) as workers:
    results = [result for _, batch in workers.results(work, batches, lost) for result in batch]
Path("results.json").write_text(json.dumps(results))  # what Ray says of dead workers goes to the standard output
"""
    command = [sys.executable, "-c", script]
    subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    results = json.loads((tmp_path / "results.json").read_text("utf-8"))
    lost = [result.split(": ")[:2] for result in results if ": " in result]
    assert lost == [["sleep", "TimeLimit"], ["kill", "WorkerDied"], ["hog", "MemoryLimit"]]
    assert [result for result in results if ": " not in result] == ["aa", "bb", "cc", "dd", "ee", "ff", "gg"]


def test_a_machine_with_another_version_is_refused(
    cluster: "cluster_utils.Cluster", home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = (metadata.distribution("pipeline").read_text("METADATA") or "").replace("\nVersion: ", "\nVersion: 9.")
    (tmp_path / "pipeline-9.dist-info").mkdir()
    (tmp_path / "pipeline-9.dist-info" / "METADATA").write_text(said)
    cluster.remove_node(next(iter(cluster.worker_nodes)), allow_graceful=False)
    here = os.environ["PYTHONPATH"]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), here]))
    cluster.add_node(**NODE)
    monkeypatch.setenv("PYTHONPATH", here)
    assert "differs from this one: pipeline is 9." in finish(start(home, "refused", "--no-translate"), code=2)
    cluster.remove_node(next(iter(cluster.worker_nodes)), allow_graceful=False)


def test_a_cluster_that_is_not_there_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "ray://127.0.0.1:10001")
    assert "HOST:6379" in finish(start(home, "nowhere", "--no-translate"), code=2)
