"""Whole runs with the real model. All in this process: those of workers have tests of their own."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from conftest import ENGLISH, NOTHING, PORTUGUESE, add_page, lines_of, made_article, made_pages, records_of
from inprocess import workers_here

from pipeline import clean
from pipeline.batch import Audience, RunOptions
from pipeline.batch.ledger import LEDGER_NAME
from pipeline.batch.spool import spool
from pipeline.config import Settings, with_changes
from pipeline.errors import OutputInUse, OutputUnusable, SetupError

ONE = with_changes(Settings(), {"run.workers": 1, "translate.memory": ""})
PLAIN = with_changes(ONE, {"translate.targets": {}})
"""Without translation."""


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.passes.local_workers", workers_here)


def state(out: Path) -> dict[str, tuple[int, bytes]]:
    """All that people read of an output folder: the ledger may note when it last looked at a page."""
    return {
        str(path.relative_to(out)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_pages_become_records_and_every_page_is_counted(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "clean"
    counts = clean([raw], out, ONE)
    assert (counts.pages, counts.written, counts.unchanged, counts.duplicates, counts.rejected) == (3, 2, 0, 0, 1)
    [ferry] = records_of(out, "en-pt")
    [library] = records_of(out, "pt-en")
    assert ferry["title"] == "Harbour town votes to keep its night ferry"
    assert ferry["date"] == "2025-03-12"
    assert ferry["authors"] == ["Nora Ellison"]
    assert "conselho" in ferry["translation"]["text"]
    assert "library" in library["translation"]["text"]
    [rejection] = [json.loads(line) for line in (out / "rejected.jsonl").read_text("utf-8").splitlines()]
    assert (rejection["file_path"], rejection["stage"], rejection["error"]) == ("menu.txt", "extract", "NoArticle")
    report = json.loads((out / "report.json").read_text("utf-8"))
    assert report["pages"] == report["written"] + report["unchanged"] + report["duplicates"] + report["rejected"] == 3
    assert report["collection"]["records"] == {"en-pt": 1, "pt-en": 1}


def test_a_page_that_is_done_again_takes_its_time_anew_and_a_pruned_one_takes_none(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "clean"

    def seconds() -> dict[str, float]:
        with closing(sqlite3.connect(out / LEDGER_NAME)) as ledger:
            return dict(ledger.execute("SELECT path, seconds FROM spent LEFT JOIN page USING (id)"))

    clean([raw], out, PLAIN)
    first = seconds()
    assert first.keys() == {"ferry.txt", "town/library.txt", "menu.txt"}
    with closing(sqlite3.connect(out / LEDGER_NAME)) as ledger, ledger:
        ledger.execute("UPDATE spent SET seconds = 1000")
    (raw / "ferry.txt").write_text(made_article(5), "utf-8")
    (raw / "menu.txt").unlink()
    clean([raw], out, PLAIN, RunOptions(prune=True))
    again = seconds()
    assert again.keys() == {"ferry.txt", "town/library.txt"}
    assert again["ferry.txt"] < 1000 == again["town/library.txt"]


def test_a_second_run_with_nothing_new_writes_nothing(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "clean"
    clean([raw], out, PLAIN)
    before = state(out)
    counts = clean([raw], out, PLAIN)
    assert state(out) == before
    assert (counts.pages, counts.written, counts.unchanged, counts.rejected) == (3, 0, 2, 1)
    assert not counts.changed


def test_a_changed_page_replaces_its_record_where_it_stands(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "clean"
    add_page(raw, "a.txt", made_article(1))
    clean([raw], out, PLAIN)
    order = [record["file_path"] for record in records_of(out, "untranslated/en")]
    add_page(raw, "a.txt", made_article(2))
    counts = clean([raw], out, PLAIN)
    assert (counts.written, counts.unchanged) == (1, 2)
    assert [record["file_path"] for record in records_of(out, "untranslated/en")] == order
    assert records_of(out, "untranslated/en")[order.index("a.txt")]["title"].startswith("Town report number 2")


def test_a_record_moves_when_its_language_does_and_goes_when_its_page_is_no_article(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "clean"
    clean([raw], out, PLAIN)
    add_page(raw, "ferry.txt", PORTUGUESE.replace("Biblioteca", "Piscina"))
    add_page(raw, "town/library.txt", NOTHING)
    clean([raw], out, PLAIN)
    assert [record["file_path"] for record in records_of(out)] == ["ferry.txt"]
    assert not (out / "untranslated/en/part-00000.jsonl").exists()
    assert len((out / "rejected.jsonl").read_text("utf-8").splitlines()) == 2


def test_what_waited_for_a_translation_is_completed(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "clean"
    clean([raw], out, PLAIN)
    assert {record["translation"] for record in records_of(out)} == {None}
    clean([raw], out, ONE)
    assert not list(out.glob("untranslated/**/part-*"))
    assert all(record["translation"]["text"] for record in records_of(out))


def test_two_targets_make_two_records_of_one_page(raw: Path, tmp_path: Path) -> None:
    settings = with_changes(ONE, {"translate.targets": {"en": ["pt", "ko"], "*": ["en"]}})
    counts = clean([raw], tmp_path / "clean", settings)
    assert (counts.pages, counts.written) == (3, 2)
    both = [record for record in records_of(tmp_path / "clean") if record["file_path"] == "ferry.txt"]
    assert sorted(record["translation"] is None for record in both) == [False, True]
    assert any("translate-en_ko" in warning for record in both for warning in record["warnings"])


def test_what_recurs_on_a_site_stands_in_none_of_its_records(tmp_path: Path) -> None:
    box = "The Harbour Courier is printed by its readers, who own the press, the paper and its debts in equal parts."
    told = "On that day the boat came in with more {} than the crew could carry, and told of calm seas and of gulls."
    out = tmp_path / "clean"
    for day, catch in enumerate((("cod", "eel"), ("pike", "carp"), ("hake", "ling"), ("bass", "sole"))):
        lines = [f"The catch of day {day}", *map(told.format, catch), box]
        add_page(tmp_path / "raw", f"courier/{day}.txt", "\n\n".join(lines))
    clean([tmp_path / "raw"], out, PLAIN)
    records = records_of(out, "untranslated/en")
    assert len(records) == 4
    assert not [record for record in records if box in record["text"] or "the boat came in" not in record["text"]]
    assert json.loads((out / "report.json").read_text("utf-8"))["done"]["counted"] == 4


def test_full_shards_are_closed_and_the_last_is_topped_up(tmp_path: Path) -> None:
    settings = with_changes(PLAIN, {"write.records_per_shard": 20})
    made_pages(tmp_path / "raw", 50)
    clean([tmp_path / "raw"], tmp_path / "out", settings)
    add_page(tmp_path / "raw", "zzz.txt", made_article(99))
    clean([tmp_path / "raw"], tmp_path / "out", settings)
    sizes = [len(path.read_bytes().splitlines()) for path in sorted(tmp_path.glob("out/untranslated/en/part-*"))]
    assert sizes == [20, 20, 11]


def test_a_shard_that_was_deleted_or_edited_is_made_again(tmp_path: Path) -> None:
    settings = with_changes(PLAIN, {"write.records_per_shard": 10})
    made_pages(tmp_path / "raw", 30)
    out = tmp_path / "out"
    clean([tmp_path / "raw"], out, settings)
    before = lines_of(out)
    (out / "untranslated/en/part-00000.jsonl").unlink()
    edited = out / "untranslated/en/part-00001.jsonl"
    edited.write_bytes(edited.read_bytes().replace(b"Town report", b"Village report", 1) + b"garbage\n")
    said: list[str] = []
    counts = clean([tmp_path / "raw"], out, settings, audience=Audience(say=said.append))
    assert counts.written == 11
    assert lines_of(out) == before
    assert any("part-00000.jsonl is missing" in remark for remark in said)
    assert any("part-00001.jsonl was changed by hand" in remark for remark in said)


def test_of_pages_with_one_url_the_newest_is_kept(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    url = "https://example.org/ferry"
    add_page(raw, "old.txt", ENGLISH, url=url, fetched_at="2025-03-13T08:00:00+02:00")
    add_page(raw, "new.txt", ENGLISH.replace("two years", "three years"), url=url, fetched_at="2025-03-13T07:00:00Z")
    counts = clean([raw], tmp_path / "out", PLAIN)
    assert (counts.pages, counts.written, counts.duplicates) == (2, 1, 1)
    [record] = records_of(tmp_path / "out")
    assert (record["file_path"], record["url"]) == ("new.txt", url)
    [duplicate] = [json.loads(line) for line in (tmp_path / "out/duplicates.jsonl").read_text("utf-8").splitlines()]
    assert duplicate == {"file_path": "old.txt", "id": record["id"], "kept": record["id"], "reason": "same url"}


def test_two_folders_with_different_pages_of_one_name_are_refused(tmp_path: Path) -> None:
    add_page(tmp_path / "monday", "ferry.txt", ENGLISH)
    add_page(tmp_path / "tuesday", "ferry.txt", PORTUGUESE)
    with pytest.raises(SetupError, match="give the folder that holds both"):
        clean([tmp_path / "monday", tmp_path / "tuesday"], tmp_path / "out", PLAIN)


def test_a_second_run_on_one_output_says_who_holds_it(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    holder = (
        "import sys, time; from pathlib import Path; from pipeline.batch.lock import held_output\n"
        "with held_output(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", holder, str(out)], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(OutputInUse, match=f"process id {first.pid}"):
            clean([raw], out, PLAIN)
        first.kill()
    assert clean([raw], out, PLAIN).written == 2


def test_an_output_that_cannot_be_written_is_refused(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputUnusable, match="cannot be written"):
        clean([raw], tmp_path / "file" / "clean", PLAIN)


def test_what_the_ledger_promises_survives_a_failed_transaction(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clean([raw], out, PLAIN)
    before = lines_of(out)
    other = sqlite3.connect(out / LEDGER_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # a foreign hand in the ledger
    add_page(raw, "new.txt", made_article(3))
    for options in (RunOptions(), RunOptions(dry_run=True)):
        with pytest.raises(OutputInUse, match="in use by another program"):
            clean([raw], out, PLAIN, options)
    other.execute("ROLLBACK")
    other.close()
    assert lines_of(out) == before
    assert clean([raw], out, PLAIN).written == 1


def test_of_pages_with_the_same_text_the_most_complete_is_kept(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    add_page(raw, "short.txt", made_article(1).rsplit(".", 2)[0] + ".\n")
    add_page(raw, "long.txt", made_article(1))
    add_page(raw, "other.txt", made_article(2))
    counts = clean([raw], out, PLAIN)
    assert (counts.pages, counts.written, counts.duplicates) == (3, 2, 1)
    assert sorted(record["file_path"] for record in records_of(out)) == ["long.txt", "other.txt"]
    [duplicate] = [json.loads(line) for line in (out / "duplicates.jsonl").read_text("utf-8").splitlines()]
    assert duplicate["file_path"] == "short.txt"
    assert duplicate["kept"] == next(record["id"] for record in records_of(out) if record["file_path"] == "long.txt")
    again = clean([raw], out, PLAIN)
    assert (again.unchanged, again.duplicates, again.changed) == (2, 1, False)


def test_what_is_written_stays_and_its_copy_waits_for_it(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    add_page(raw, "first.txt", made_article(1).rsplit(".", 2)[0] + ".\n")
    clean([raw], out, PLAIN)
    add_page(raw, "longer.txt", made_article(1))
    assert clean([raw], out, PLAIN).duplicates == 1
    assert [record["file_path"] for record in records_of(out)] == ["first.txt"]
    add_page(raw, "first.txt", made_article(2))
    assert clean([raw], out, PLAIN).duplicates == 0
    assert sorted(record["file_path"] for record in records_of(out)) == ["first.txt", "longer.txt"]


def test_copies_are_all_written_if_the_config_says_so(tmp_path: Path) -> None:
    add_page(tmp_path / "raw", "a.txt", made_article(1))
    add_page(tmp_path / "raw", "b.txt", made_article(1))
    assert clean([tmp_path / "raw"], tmp_path / "out", with_changes(PLAIN, {"run.copy_similarity": 1.1})).written == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"run.workers": 2}, "it goes on from there"), ({"extract.threshold": 0.4}, "it is planned anew")],
)
def test_a_run_that_was_stopped_goes_on_under_its_plan_unless_the_config_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, object], said: str
) -> None:
    raw, out, settings = tmp_path / "raw", tmp_path / "out", with_changes(PLAIN, changes)
    made_pages(raw, 40)
    spooled: list[object] = []

    def stopping(*args: object) -> None:
        if len(spooled) == 2:
            raise KeyboardInterrupt
        spooled.append(spool(*args))  # type: ignore[arg-type]

    monkeypatch.setattr("pipeline.batch.passes.spool", stopping)
    with pytest.raises(KeyboardInterrupt):
        clean([raw], out, PLAIN)
    monkeypatch.setattr("pipeline.batch.passes.spool", spool)
    remarks: list[str] = []
    counts = clean([raw], out, settings, audience=Audience(say=remarks.append))
    assert (counts.pages, counts.written, counts.extracted) == (40, 40, 40)
    assert [remark for remark in remarks if said in remark]
    clean([raw], tmp_path / "whole", settings)
    assert lines_of(out) == lines_of(tmp_path / "whole")
