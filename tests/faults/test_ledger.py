"""A ledger that is lost, cut, scribbled over or of another version is made anew; no record is lost or doubled."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from conftest import NOTHING, add_page, lines_of, made_article, made_pages

from pipeline import clean
from pipeline.batch import Audience, RunOptions, find_page
from pipeline.batch.ledger import LEDGER_NAME, Ledger
from pipeline.config import Settings, with_changes
from pipeline.errors import LedgerDamaged, OutputUnusable, SetupError

CHANGES = {"translate.memory": "", "translate.targets": {}, "write.records_per_shard": 10}
SETTINGS = with_changes(Settings(), CHANGES)
GONE = "0/page021.txt"
"""A page whose file is gone, but not its record."""


@pytest.fixture(scope="module")
def home(here: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with raw/, one page less than were cleaned, and out/."""
    folder = tmp_path_factory.mktemp("ledger")
    made_pages(folder / "raw", 34)
    add_page(folder / "raw", "nothing.txt", NOTHING)
    add_page(folder / "raw", "copy.txt", made_article(3))
    clean([folder / "raw"], folder / "out", SETTINGS)
    (folder / "raw" / GONE).unlink()
    return folder


@pytest.fixture
def out(home: Path, tmp_path: Path) -> Path:
    """A copy of what was cleaned."""
    shutil.copytree(home / "out", tmp_path / "out")
    return tmp_path / "out"


def ended(home: Path, out: Path) -> list[str]:
    """Clean again, and once more; the remarks of the first run."""
    said: list[str] = []
    clean([home / "raw"], out, SETTINGS, audience=Audience(say=said.append))
    assert lines_of(out) == lines_of(home / "out")
    again = clean([home / "raw"], out, SETTINGS)
    assert (again.pages, again.unchanged, again.changed) == (35, 33, False)
    return said


@pytest.mark.parametrize("side", ["", "-wal"])
@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        lambda ledger: ledger.write_bytes(b""),
        lambda ledger: ledger.write_bytes(b"no database " * 1000),
        lambda ledger: ledger.write_bytes(ledger.read_bytes()[:70_000]),
    ],
    ids=["lost", "empty", "garbage", "cut"],
)
def test_it_is_made_anew_from_the_shards(home: Path, out: Path, damage: Callable[[Path], object], side: str) -> None:
    damage(out / LEDGER_NAME)
    if side:  # left by a run that was killed
        (out / (LEDGER_NAME + side)).write_bytes(random.Random(1).randbytes(9000))
    said = ended(home, out)
    assert any("made anew from 34 records" in remark for remark in said)


@pytest.mark.parametrize("place", [0.4, 0.95])
def test_damage_in_the_middle_changes_no_byte(home: Path, out: Path, place: float) -> None:
    ledger = out / LEDGER_NAME
    data = bytearray(ledger.read_bytes())
    begin = int(len(data) * place) // 4096 * 4096
    data[begin : begin + 12_288] = random.Random(2).randbytes(12_288)
    ledger.write_bytes(data)
    ended(home, out)
    everything = with_changes(SETTINGS, {"identify.only": ["en", "pt"]})  # uses every draft
    assert clean([home / "raw"], out, everything).bugs == 0
    sizes = [{name: lines.count(b"\n") for name, lines in lines_of(one).items()} for one in (out, home / "out")]
    assert sizes[0] == sizes[1]


def test_one_in_which_a_draft_is_damaged_is_made_anew(home: Path, out: Path) -> None:
    with closing(sqlite3.connect(out / LEDGER_NAME)) as ledger, ledger:
        ledger.execute("UPDATE draft SET draft = x'00' WHERE rowid = 5")
    said: list[str] = []
    changed = with_changes(SETTINGS, {"identify.only": ["en", "pt"]})
    counts = clean([home / "raw"], out, changed, audience=Audience(say=said.append))
    assert (counts.written, counts.bugs) == (33, 0)
    assert any("made anew" in remark for remark in said)


def test_a_folder_in_its_place_is_named(home: Path, out: Path) -> None:
    (out / LEDGER_NAME).unlink()
    (out / LEDGER_NAME).mkdir()
    with pytest.raises(OutputUnusable, match="is a folder; move it away"):
        clean([home / "raw"], out, SETTINGS)
    (out / LEDGER_NAME).rmdir()
    ended(home, out)


def test_who_only_looks_leaves_one_of_another_version_to_the_next_run(home: Path, out: Path) -> None:
    with closing(sqlite3.connect(out / LEDGER_NAME)) as ledger:
        ledger.execute("PRAGMA user_version = 1")
    with pytest.raises(SetupError, match="nor a page with this id"):
        find_page("x", out, home / "raw")
    rehearsed = clean([home / "raw"], out, SETTINGS, RunOptions(dry_run=True))
    assert (rehearsed.pages, rehearsed.unchanged) == (35, 33)
    assert any("made anew from 34 records" in remark for remark in ended(home, out))


def test_who_only_looks_leaves_a_damaged_one_to_the_next_run(home: Path, out: Path) -> None:
    (out / LEDGER_NAME).write_bytes(b"no database " * 1000)
    with pytest.raises(LedgerDamaged, match="`pipeline clean` makes it anew"):
        find_page("x", out, home / "raw")
    with pytest.raises(LedgerDamaged, match="`pipeline clean` makes it anew"):
        clean([home / "raw"], out, SETTINGS, RunOptions(dry_run=True))
    ended(home, out)


def test_a_run_that_ends_while_it_makes_it_anew_begins_there_again(
    home: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out / LEDGER_NAME).unlink()
    noted: list[object] = []

    def stopped(self: Ledger, *args: object) -> None:
        noted.append(args)
        if len(noted) == 3:
            raise KeyboardInterrupt
        note_shard(self, *args)  # type: ignore[arg-type]

    note_shard = Ledger.note_shard
    monkeypatch.setattr(Ledger, "note_shard", stopped)
    with pytest.raises(KeyboardInterrupt):
        clean([home / "raw"], out, SETTINGS)
    monkeypatch.setattr(Ledger, "note_shard", note_shard)
    ended(home, out)
