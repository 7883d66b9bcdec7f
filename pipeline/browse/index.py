"""The index of the list: a SQLite file beside the shards, so that 100,000 records are searched and none is loaded.

It is made of what lies in the output folder, file by file, and only files that have changed are read again. Everything
in it can be made anew: a damaged or older one is thrown away.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock

import msgspec
from msgspec.structs import astuple

from pipeline.batch.plan import Duplicate
from pipeline.browse.entries import Entry, Found, of_copy, of_record, of_rejection
from pipeline.errors import OutputUnusable
from pipeline.records import BilingualRecord, Rejection
from pipeline.write.shards import read_shard

INDEX_NAME = ".browse.sqlite"
# Raised by hand when the tables or their content change.
_LAYOUT = 2
# The words of an entry that is gone stay behind; with more than this many, and more than half, all is made anew.
_LEFT_BEHIND = 10_000
COLUMNS = Entry.__struct_fields__
_FLAG_OF_COLUMN = {"pairs", "doubtful", "machine"}
# In the index of the usual order, so that a filter reads that index alone and no row.
_FILTERED = "source, target, site, kind, engine, machine, doubtful, reason, state"
_TABLES = f"""
CREATE TABLE file (path TEXT PRIMARY KEY, size INTEGER, modified INTEGER);
CREATE TABLE entry (key INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT, begins INTEGER, size INTEGER,
                    {", ".join(f"{name} {'INTEGER' if name in _FLAG_OF_COLUMN else 'TEXT'}" for name in COLUMNS)});
CREATE TABLE flag (name TEXT, key INTEGER, PRIMARY KEY (name, key)) WITHOUT ROWID;
CREATE TABLE facet (name TEXT, value TEXT, count INTEGER);
CREATE INDEX entry_of_file ON entry (file);
CREATE INDEX entry_of_id ON entry (id);
CREATE INDEX entry_by_date ON entry (date, key, {_FILTERED});
CREATE INDEX entry_by_title ON entry (title COLLATE NOCASE, key);
CREATE INDEX entry_by_site ON entry (site, key);
CREATE INDEX entry_by_doubtful ON entry (doubtful, key);
CREATE INDEX entry_by_pairs ON entry (pairs, key);
CREATE VIRTUAL TABLE words USING fts5 (title, text, address, content = '',
                                       tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'");
"""
_ADD = f"INSERT INTO entry (file, begins, size, {', '.join(COLUMNS)}) VALUES (?, ?, ?{', ?' * len(COLUMNS)})"  # noqa: S608
# What can be filtered by, and how the values are counted.
FACETS = {
    "pair": "source || '-' || target FROM entry WHERE target != ''",
    "language": "source FROM entry WHERE source != ''",
    "site": "site FROM entry WHERE site != ''",
    "kind": "kind FROM entry WHERE kind != ''",
    "engine": "engine FROM entry WHERE engine != ''",
    "reason": "reason FROM entry WHERE reason != ''",
    "state": "state FROM entry",
    "flag": "name FROM flag",
}


class Index:
    """The index of one output folder. Several threads may use it."""

    def __init__(self, clean: Path) -> None:
        self.clean = clean
        self.path = clean / INDEX_NAME
        self._refreshing = Lock()

    def refresh(self, told: Callable[[str], None] = lambda _: None) -> None:
        """Bring the index up to date with the files; `told` hears of each file before it is read.

        Raises:
            OutputUnusable: the index cannot be written, or a file cannot be read.
        """
        with self._refreshing:
            try:
                self._refresh(told)
            except sqlite3.OperationalError as error:
                raise OutputUnusable(f"{self.path} cannot be written ({error}); check that {self.clean} is.") from error
            except sqlite3.DatabaseError:  # damaged: nothing in it is anywhere else, so nothing is lost
                _remove(self.path)
                self._refresh(told)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The open index; made if there is none (any longer)."""
        if not self.path.exists():
            self.refresh()
        with closing(sqlite3.connect(self.path)) as database:
            yield database

    def line(self, file: str, begins: int, size: int) -> bytes:
        """The line of a file that an entry was made of.

        Raises:
            OutputUnusable: the file cannot be read.
        """
        try:
            with (self.clean / file).open("rb") as stream:
                stream.seek(begins)
                return stream.read(size)
        except OSError as error:
            raise OutputUnusable(f"{self.clean / file} cannot be read: {error.strerror}; reload the list.") from error

    def _refresh(self, told: Callable[[str], None]) -> None:
        with closing(_opened(self.path)) as database:
            known = {path: tuple(state) for path, *state in database.execute("SELECT path, size, modified FROM file")}
            states = _states(self.clean)
            changed = [name for name in sorted({*known, *states}) if known.get(name) != states.get(name)]
            for name in changed:
                if name in states:
                    told(name)
                database.execute("BEGIN IMMEDIATE")
                with database:
                    _forget(database, name)
                    if name in states:
                        _read(database, name, self.clean / name)
                        database.execute("INSERT INTO file VALUES (?, ?, ?)", (name, *states[name]))
            if changed:
                with database:
                    _count(database)


def _opened(path: Path) -> sqlite3.Connection:
    """The index; made anew if there is none, if it is of an older layout, or if it holds mostly what is gone."""
    database = sqlite3.connect(path, isolation_level=None)
    if database.execute("PRAGMA user_version").fetchone()[0] == _LAYOUT and not _mostly_left_behind(database):
        return database
    database.close()
    _remove(path)
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.executescript(_TABLES)
    database.execute(f"PRAGMA user_version = {_LAYOUT}")
    return database


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _mostly_left_behind(database: sqlite3.Connection) -> bool:
    last = database.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entry'").fetchone()
    held = database.execute("SELECT count(*) FROM entry").fetchone()[0]
    return bool(last) and last[0] - held > max(held, _LEFT_BEHIND)


def _files(clean: Path) -> Iterator[Path]:
    yield from clean.glob("*/part-*.jsonl")
    yield from clean.glob("untranslated/*/part-*.jsonl")
    yield from (path for name in _LISTS if (path := clean / name).exists())


def _states(clean: Path) -> dict[str, tuple[int, int]]:
    """Size in bytes and time of change in ns of every file with entries, by its path in the folder."""
    states = {}
    for path in _files(clean):
        with suppress(FileNotFoundError):  # a run has just removed it
            stat = path.stat()
            states[path.relative_to(clean).as_posix()] = (stat.st_size, stat.st_mtime_ns)
    return states


def _forget(database: sqlite3.Connection, name: str) -> None:
    database.execute("DELETE FROM flag WHERE key IN (SELECT key FROM entry WHERE file = ?)", (name,))
    database.execute("DELETE FROM entry WHERE file = ?", (name,))
    database.execute("DELETE FROM file WHERE path = ?", (name,))


def _read(database: sqlite3.Connection, name: str, path: Path) -> None:
    entry_of = _LISTS.get(name, _record)
    begins = 0
    for line in read_shard(path):
        try:
            entry, found = entry_of(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            begins += len(line) + 1  # a line that somebody edited by hand; `pipeline clean` mends it
            continue
        key = database.execute(_ADD, (name, begins, len(line), *astuple(entry))).lastrowid
        row = (key, found.title, found.text, found.address)
        database.execute("INSERT INTO words (rowid, title, text, address) VALUES (?, ?, ?, ?)", row)
        database.executemany("INSERT INTO flag VALUES (?, ?)", [(flag, key) for flag in found.flags])
        begins += len(line) + 1


def _count(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM facet")
    for name, values in FACETS.items():
        database.execute(f"INSERT INTO facet SELECT '{name}', *, count(*) FROM (SELECT {values}) GROUP BY 2")  # noqa: S608


def _record(line: bytes) -> tuple[Entry, Found]:
    return of_record(msgspec.json.decode(line, type=BilingualRecord))


_LISTS: dict[str, Callable[[bytes], tuple[Entry, Found]]] = {
    "rejected.jsonl": lambda line: of_rejection(msgspec.json.decode(line, type=Rejection)),
    "duplicates.jsonl": lambda line: of_copy(msgspec.json.decode(line, type=Duplicate)),
}
