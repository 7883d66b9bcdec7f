"""A copy of the output for readers elsewhere: in an object store, or in a folder on another disk.

The output folder is the truth. A shard is committed to the ledger, then its copy is put there, whole, then that is
noted: a run that is killed in between puts it again, and the copy ends with the same bytes.
"""

from pathlib import Path

from pipeline.batch.ledger import Ledger
from pipeline.batch.place import shard_file
from pipeline.config import Settings
from pipeline.errors import SetupError
from pipeline.store import is_there, is_url, put, remove, walk

LISTS = ("rejected.jsonl", "duplicates.jsonl", "report.json")
"""What is published beside the shards, after them."""

_TABLE = """
CREATE TABLE IF NOT EXISTS published (place TEXT, name TEXT, size INTEGER, modified INTEGER,
                                      PRIMARY KEY (place, name)) WITHOUT ROWID
"""


def place_wanted(settings: Settings, out: Path) -> str:
    """Where a copy of this output folder is wanted; empty for nowhere.

    Raises:
        SetupError: it is the output folder itself, or the store does not answer.
    """
    place = settings.run.publish.rstrip("/")
    if place and not is_url(place):
        place = str(Path(settings.folder, place).resolve())
        if Path(place) == out.resolve():
            raise SetupError(f"{out} cannot be a copy of itself; name another folder or a URL with --publish.")
    if place:
        is_there(place)  # better now than after the first shard
    return place


def publish_shards(ledger: Ledger, out: Path, place: str) -> None:
    """Put the shards that are new or changed since they were put; for the middle of a run.

    Raises:
        StoreUnusable: the store refuses.
    """
    _put_changed(ledger, out, place, _shards(ledger), _noted(ledger, place))


def publish(ledger: Ledger, out: Path, place: str) -> list[str]:
    """Bring the copy in line: put what is new, changed or missing there, then remove what is no longer here.

    Nothing is removed that was not put there from here; what looks like it is returned as remarks, a sentence each.

    Raises:
        StoreUnusable: the store refuses.
    """
    wanted = _shards(ledger)
    for name in LISTS:
        stat = (out / name).stat()
        wanted[name] = stat.st_size, stat.st_mtime_ns
    folders = walk(place) if is_there(place) else ()
    there = {file.below: file.size for _, files in folders for file in files.values()}
    noted = _noted(ledger, place)
    whole = {name: state for name, state in noted.items() if there.get(name) == state[0]}
    _put_changed(ledger, out, place, wanted, whole)
    for name in sorted(noted.keys() - wanted.keys()):
        remove(place, name)
        with ledger.transaction():
            ledger.db.execute("DELETE FROM published WHERE (place, name) = (?, ?)", (place, name))
    return [
        f"{place}/{name} is not of this output folder; remove it if it is of no other."
        for name in sorted(there.keys() - noted.keys() - wanted.keys())
        if Path(name).match("part-*.jsonl")
    ]


_States = dict[str, tuple[int, int]]
"""Size in bytes and time of change in ns of files, by name."""


def _shards(ledger: Ledger) -> _States:
    return {
        shard_file(Path(), folder, number).as_posix(): (size, modified)
        for folder, number, size, modified in ledger.shards()
    }


def _noted(ledger: Ledger, place: str) -> _States:
    ledger.db.execute(_TABLE)
    rows = ledger.db.execute("SELECT name, size, modified FROM published WHERE place = ?", (place,))
    return {name: (size, modified) for name, size, modified in rows}


def _put_changed(ledger: Ledger, out: Path, place: str, wanted: _States, whole: _States) -> None:
    for name, state in wanted.items():
        if whole.get(name) != state:
            put(out / name, place, name)
            with ledger.transaction():
                ledger.db.execute("INSERT OR REPLACE INTO published VALUES (?, ?, ?, ?)", (place, name, *state))
