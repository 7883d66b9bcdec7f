"""Pages that take all memory, never end, or crash their worker cost a whole run only themselves."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import add_page, lines_of, made_article, records_of

from pipeline import clean
from pipeline.config import load_settings, with_changes

CONFIG = """
[write]
records_per_shard = 7
[translate]
memory = ''
[translate.targets]
[run]
workers = 2
page_seconds = 15.0
page_megabytes = 400
"""
DEADLY = """
import os, sys
if any("spawn_main" in word for word in sys.orig_argv):
    import signal, time
    from pipeline import flow
    from pipeline.batch import work

    def die(path):
        if path == "deadly/hog.txt":
            held = [bytearray(64 << 20) for _ in range(1_000)]
        if path == "deadly/segv.txt":
            os.kill(os.getpid(), signal.SIGSEGV)
        if path == "deadly/killed.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        if path == "last/endless.txt":
            time.sleep(1_000)

    def count_lines(file, settings, count=work.count_lines):
        if file.path == "deadly/segv.txt":
            die(file.path)
        return count(file, settings)

    def draft_page(file, *rest, read=flow.draft_page):
        if file.path in {"deadly/hog.txt", "deadly/segv.txt"}:
            die(file.path)
        return read(file, *rest)

    def finish_drafts(drafts, tools, finish=work.finish_drafts):
        for draft in drafts:
            die(draft.page.path)
        return finish(drafts, tools)

    work.count_lines, flow.draft_page, work.finish_drafts = count_lines, draft_page, finish_drafts
"""
"""What makes pages deadly by their names, in workers: two as they are read or counted, two later."""
LIMITED, DIED = ("deadly/hog.txt", "last/endless.txt"), ("deadly/killed.txt", "deadly/segv.txt")


def rejected(out: Path) -> dict[str, str]:
    lines = (out / "rejected.jsonl").read_text("utf-8").splitlines()
    return {one["file_path"]: one["error"] for one in map(json.loads, lines)}


@pytest.mark.usefixtures("here")
def test_deadly_pages_cost_only_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(CONFIG, "utf-8")
    settings = load_settings()
    for number in range(30):
        add_page(tmp_path / "raw", f"good/page{number:03}.txt", made_article(number))
    clean(["raw"], "good", settings)
    for number, path in enumerate([*LIMITED, *DIED], 100):
        add_page(tmp_path / "raw", path, made_article(number))

    (tmp_path / "patch").mkdir()
    (tmp_path / "patch" / "sitecustomize.py").write_text(DEADLY, "utf-8")
    paths = os.pathsep.join([str(tmp_path / "patch"), str(Path(__file__).parents[2])])
    command = [sys.executable, "-m", "pipeline", "clean"]
    done = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "2 of these pages met a bug or killed their worker" in done.stderr
    assert rejected(tmp_path / "clean") == dict.fromkeys(DIED, "WorkerDied") | {
        "deadly/hog.txt": "MemoryLimit",
        "last/endless.txt": "TimeLimit",
    }
    lines = lines_of(tmp_path / "clean")
    del lines["rejected.jsonl"]
    assert lines == {name: data for name, data in lines_of(tmp_path / "good").items() if name != "rejected.jsonl"}

    # Those whose worker died are tried again, those that were too much are not, and nothing else is.
    counts = clean(["raw"], "clean", settings)
    assert (counts.extracted, counts.written, counts.unchanged, counts.rejected) == (2, 2, 30, 2)
    assert not clean(["raw"], "clean", settings).changed
    counts = clean(["raw"], "clean", with_changes(settings, {"run.page_megabytes": 800}))
    assert (counts.extracted, counts.written, counts.unchanged, counts.rejected) == (2, 2, 32, 0)
    assert {*LIMITED, *DIED} <= {record["file_path"] for record in records_of(tmp_path / "clean")}
