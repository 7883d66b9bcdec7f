"""Whole runs that are killed, stopped or starved, and runs over all kinds of input: the bytes stay the same."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import add_page, lines_of, made_article
from faults.test_containers import lay
from inprocess import workers_here

from pipeline import clean
from pipeline.config import Settings, with_changes

CONFIG = "[write]\nrecords_per_shard = 7\n[translate]\nmemory = ''\n[translate.targets]\n"
COMMAND = [sys.executable, "-m", "pipeline", "clean", "raw", "--workers", "2", "--out"]
KILLS = int(os.environ.get("PIPELINE_KILLS", "6"))
"""Moments at which a run is killed."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with raw/, and the output of a run that nobody disturbed."""
    folder = tmp_path_factory.mktemp("runs")
    for number in range(40):
        text = f"Harbour Post\nHome\nNews\nSport\nLog in\n\n{made_article(number)}\nAbout the Harbour Post\n© 2026\n"
        add_page(folder / "raw", f"{number % 3}/page{number:03}.txt", text)
    (folder / "config.toml").write_text(CONFIG, "utf-8")
    began = time.monotonic()
    subprocess.run([*COMMAND, "whole"], cwd=folder, check=True, capture_output=True)
    (folder / "seconds").write_text(str(time.monotonic() - began), "ascii")
    return folder


@pytest.fixture
def go_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Run the command again for an output folder; in this process, as starting others is most of what it costs."""

    def run(out: str) -> None:
        monkeypatch.chdir(home)
        monkeypatch.setattr("pipeline.batch.passes.local_workers", workers_here)
        clean(["raw"], out)
        assert lines_of(home / out) == lines_of(home / "whole")

    return run


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_run_killed_at_any_moment_ends_with_the_bytes_of_a_whole_one(
    home: Path, go_on: Callable[[str], None], seed: int
) -> None:
    chance = random.Random(seed)
    killed = subprocess.Popen([*COMMAND, f"killed{seed}"], cwd=home, start_new_session=True, stderr=subprocess.DEVNULL)
    time.sleep(chance.random() * float((home / "seconds").read_text("ascii")))
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    go_on(f"killed{seed}")


@pytest.mark.parametrize("scenario", [["first"], ["again"], ["rebuild"], ["again", "-wal", "-shm"]], ids=" ".join)
def test_a_run_killed_at_each_of_its_steps_ends_with_the_bytes_of_a_whole_one(scenario: list[str]) -> None:
    """Each commit, rename and removal while it counts, reads, compares, finishes and writes its lists."""
    tests = Path(__file__).parents[1]
    paths = os.pathsep.join([str(tests), str(tests.parent)])
    done = subprocess.run(
        [sys.executable, str(tests / "dying.py"), *scenario],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert len(said["steps"]) > 20
    assert said["wrong"] == []


def test_ctrl_c_says_how_to_go_on(home: Path, go_on: Callable[[str], None]) -> None:
    stopped = subprocess.Popen([*COMMAND, "stopped"], cwd=home, start_new_session=True, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while not (home / "stopped").exists() and time.monotonic() < until:
        time.sleep(0.05)
    stopped.send_signal(signal.SIGINT)
    _, said = stopped.communicate(timeout=120)
    assert stopped.returncode == 130
    assert b"Traceback" not in said
    assert b"again" in said
    go_on("stopped")


def test_workers_that_end_at_once_are_one_sentence(home: Path, tmp_path: Path) -> None:
    ending = 'import os, sys\nif any("spawn_main" in word for word in sys.orig_argv):\n    os._exit(3)\n'
    (tmp_path / "sitecustomize.py").write_text(ending, "utf-8")
    paths = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
    done = subprocess.run(
        [*COMMAND, "starved"],
        cwd=home,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("Worker processes end as soon as they start;")
    assert done.stderr.count("\n") == 1


def test_all_kinds_of_input_give_the_same_bytes_with_any_number_of_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    lay(raw)
    samples = Path(__file__).parents[2] / "raw" / "samples"
    shutil.copytree(samples, raw / "samples")
    found = []
    for workers in (4, 1):  # two are tested above
        changes = {"run.workers": workers, "translate.targets": {}, "decode.max_bytes": 200_000}
        if workers == 1:
            monkeypatch.setattr("pipeline.batch.passes.local_workers", workers_here)
        clean([raw], tmp_path / str(workers), with_changes(Settings(), changes))
        found.append(lines_of(tmp_path / str(workers)))
    made = [json.loads(line) for lines in found[0].values() for line in lines.splitlines()]
    assert {record["kind"] for record in made if "kind" in record} == {"html", "text", "markdown"}
    assert found[0] == found[1]
