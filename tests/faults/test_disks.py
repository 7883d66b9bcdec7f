"""Disks that are full or cannot be written: one sentence what to do, and the run goes on once it is done."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import add_page, lines_of, made_article, made_pages, records_of

from pipeline import clean
from pipeline.batch import find_page
from pipeline.browse.numbers import count_collection
from pipeline.config import Settings, with_changes
from pipeline.errors import OutputUnusable

SETTINGS = with_changes(Settings(), {"translate.memory": "", "translate.targets": {}, "write.records_per_shard": 7})


@pytest.fixture(scope="module")
def home(here: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with raw/, and the output of a run that nothing disturbed."""
    folder = tmp_path_factory.mktemp("disks")
    made_pages(folder / "raw", 40, sites=3)
    clean([folder / "raw"], folder / "whole", SETTINGS)
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", folder], check=False).returncode:
        pytest.skip("a disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def remount(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", disk], check=True)


def test_wherever_the_disk_fills_it_is_one_sentence_and_the_run_goes_on_later(home: Path, disk: Path) -> None:
    said = []
    for kilobytes in range(20, 2000, 20):
        remount(disk, f"size={kilobytes}k")
        try:
            clean([home / "raw"], disk / "out", SETTINGS)
            break
        except OutputUnusable as error:
            said.append(str(error))
    assert lines_of(disk / "out") == lines_of(home / "whole")
    assert all("\n" not in sentence and "disk" in sentence for sentence in said)
    full = " ".join(said)
    assert ".ledger.sqlite cannot be used (database or disk is full)" in full
    assert ".jsonl cannot be written: No space left" in full


def test_an_output_that_cannot_be_written_is_named_and_can_be_read(home: Path, disk: Path) -> None:
    out = disk / "out"
    clean([home / "raw"], out, SETTINGS)
    remount(disk, "ro")
    command = [sys.executable, "-m", "pipeline", "clean", str(home / "raw"), "--no-translate", "--out", str(out)]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{out} cannot be written (Read-only file system); choose another folder with --out,")
    assert done.stderr.count("\n") == 1
    assert count_collection(out).records == 40
    assert len(count_collection(out).slowest) == 25
    record = records_of(out)[0]
    assert find_page(record["id"], out, home / "raw") == home / "raw" / record["file_path"]
    remount(disk, "rw")
    add_page(home / "raw", "new.txt", made_article(99))
    assert clean([home / "raw"], out, SETTINGS).written == 1
