"""Pages that are gone, left for later or only looked at: `--prune`, `--limit` and `--dry-run`, in this process."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import NOTHING, add_page, made_article, made_pages, records_of
from inprocess import workers_here

from pipeline import clean
from pipeline.batch import Audience, RunOptions
from pipeline.batch.ledger import LEDGER_NAME
from pipeline.config import Settings, with_changes

PLAIN = with_changes(Settings(), {"run.workers": 1, "translate.memory": "", "translate.targets": {}})
"""Without translation."""


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.passes.local_workers", workers_here)


def test_a_page_gone_from_raw_keeps_its_record(raw: Path, tmp_path: Path) -> None:
    clean([raw], tmp_path / "out", PLAIN)
    (raw / "ferry.txt").unlink()
    clean([raw], tmp_path / "out", PLAIN)
    assert sorted(record["file_path"] for record in records_of(tmp_path / "out")) == ["ferry.txt", "town/library.txt"]


def test_prune_limit_and_dry_run_do_what_they_say(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    made_pages(raw, 5)
    assert clean([raw], out, PLAIN, RunOptions(dry_run=True)).written == 5
    assert records_of(out) == []
    counts = clean([raw], out, PLAIN, RunOptions(limit=2))
    assert counts.sentence() == (
        "2 pages: 2 written, 0 unchanged, 0 duplicates, 0 rejected. 3 more are left for the next run."
    )
    assert clean([raw], out, PLAIN).written == 3
    next(raw.rglob("page003.txt")).unlink()
    assert clean([raw], out, PLAIN).pages == 4
    assert len(records_of(out)) == 5
    removed = "Records of pages that are gone: 1 {} (3/page003.txt)."
    rehearsed = clean([raw], out, PLAIN, RunOptions(prune=True, dry_run=True))
    assert f"{removed.format('to remove')} Nothing was written." in rehearsed.intention()
    assert len(records_of(out)) == 5
    assert removed.format("removed") in clean([raw], out, PLAIN, RunOptions(prune=True)).sentence()
    assert json.loads((out / "report.json").read_text("utf-8"))["done"]["removed"] == 1
    assert len(records_of(out)) == 4
    assert not [record for record in records_of(out) if "page003" in record["file_path"]]


def test_a_dry_run_leaves_every_row_of_the_ledger_as_it_is(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    made_pages(raw, 3)
    clean([raw], out, PLAIN)
    before = rows_of(out)
    assert not clean([raw], out, PLAIN, RunOptions(dry_run=True)).due
    assert rows_of(out) == before
    add_page(raw, "new.txt", made_article(7))
    add_page(raw, "1/page001.txt", made_article(8))
    (raw / "2/page002.txt").unlink()
    for options in ({}, {"prune": True}, {"rebuild": True}):
        assert clean([raw], out, PLAIN, RunOptions(dry_run=True, **options)).due
        assert rows_of(out) == before


def rows_of(out: Path) -> list[str]:
    with closing(sqlite3.connect(out / LEDGER_NAME)) as ledger:
        return [*ledger.iterdump()]


def test_after_a_lost_ledger_prune_leaves_the_records_of_folders_it_has_not_looked_into(tmp_path: Path) -> None:
    out, said = tmp_path / "out", list[str]()
    for name in ("monday/a.txt", "monday/b.txt", "tuesday/c.txt"):
        add_page(tmp_path, name, made_article(ord(name[-5])))
    clean([tmp_path / "monday", tmp_path / "tuesday"], out, PLAIN)
    (out / LEDGER_NAME).unlink()
    (tmp_path / "monday/b.txt").unlink()
    prune = RunOptions(prune=True)
    assert clean([tmp_path / "monday"], out, PLAIN, prune, Audience(say=said.append)).removed == 0
    assert len(records_of(out)) == 3
    assert "2 records" in said[-1]
    assert "--rebuild" in said[-1]
    folders = [tmp_path / "monday", tmp_path / "tuesday"]
    assert clean(folders, out, PLAIN, prune).removed == 0
    (tmp_path / "tuesday/c.txt").unlink()
    assert clean([tmp_path / "monday"], out, PLAIN, prune).gone == ("c.txt",)
    assert clean(folders, out, PLAIN, RunOptions(prune=True, rebuild=True)).gone == ("b.txt",)
    assert [record["file_path"] for record in records_of(out)] == ["a.txt"]


def test_a_rejection_goes_with_its_page_and_stays_where_a_run_does_not_look(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("monday/menu.txt", "tuesday/bar.txt", "tuesday/foot.txt"):
        add_page(tmp_path, name, NOTHING)
    clean([tmp_path / "monday", tmp_path / "tuesday"], out, PLAIN)
    (tmp_path / "tuesday/foot.txt").unlink()
    counts = clean([tmp_path / "tuesday"], out, PLAIN)
    assert (counts.pages, counts.rejected, counts.changed) == (1, 1, True)
    said = [json.loads(line)["file_path"] for line in (out / "rejected.jsonl").read_text("utf-8").splitlines()]
    assert said == ["bar.txt", "menu.txt"]
    assert not clean([tmp_path / "tuesday"], out, PLAIN).changed
