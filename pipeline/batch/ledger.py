"""What was done: the one place that knows, a SQLite file in the output folder.

Three tables say what stands in `clean/` (`page`, `record`, `shard`); a fourth, `pending`, holds the lines of finished
pages on their way into a shard. A batch is committed whole, so a run that is killed at any moment goes on after its
last committed batch; a shard that was written but not yet noted is written again, with the same bytes.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.errors import OutputUnusable

LEDGER_NAME = ".ledger.sqlite"
# Raised by hand when the tables change; an older ledger is made anew from the shards and the pages.
_LAYOUT = 1
LOST = "lost"
"""Digest of a record that its shard has lost: its place is kept until its page is done again."""
_TABLES = """
CREATE TABLE page (id TEXT PRIMARY KEY, path TEXT, sha256 TEXT, recipe TEXT, rejection BLOB, retry INTEGER, facts BLOB);
CREATE TABLE record (id TEXT, folder TEXT, number INTEGER, digest TEXT, PRIMARY KEY (id, folder));
CREATE INDEX record_of_shard ON record (folder, number);
CREATE TABLE shard (folder TEXT, number INTEGER, size INTEGER, modified INTEGER, PRIMARY KEY (folder, number));
CREATE TABLE pending (turn INTEGER PRIMARY KEY, id TEXT, folder TEXT, line BLOB);
"""


class FinishedLine(Struct, frozen=True):
    """One record, encoded, and the folder of `clean/` that it belongs to."""

    folder: str
    line: bytes


class FinishedPage(Struct, frozen=True, kw_only=True):
    """What became of one page: its records' lines, or its rejection."""

    id: str
    path: str
    sha256: str
    recipe: str
    """What its records were made with; a page is done again when this changes."""
    lines: tuple[FinishedLine, ...] = ()
    rejection: bytes | None = None
    """The line of `rejected.jsonl`."""
    retry: bool = False
    """Whether the next run tries it again, unchanged as it is: a bug, or a limit of this machine, stood in its way."""
    facts: dict[str, dict[str, int]] = {}
    """Counts for the report: lines by role, pairs by flag, records by language."""


class DonePage(Struct, frozen=True):
    """What the ledger remembers of a page."""

    sha256: str
    recipe: str
    rejected: bool
    retry: bool


class PlacedLine(Struct, frozen=True):
    """A pending line and where the page's record stands now, if it stands anywhere."""

    turn: int
    id: str
    folder: str
    line: bytes | None
    """None: the record is to be removed."""
    number: int | None


class Ledger:
    """The open ledger of one output folder. Only one run at a time holds it."""

    def __init__(self, out: Path) -> None:
        self.path = out / LEDGER_NAME
        try:
            self._db = self._open()
        except sqlite3.OperationalError as error:
            raise OutputUnusable(
                f"{self.path} cannot be opened ({error}); check that {out} is writable and not full."
            ) from error
        except sqlite3.DatabaseError:
            # Damaged: all it knows stands in the shards and in raw/ too, so it is put aside and made anew.
            self.path.replace(self.path.with_suffix(".damaged"))
            for side in ("-wal", "-shm"):
                self.path.with_name(self.path.name + side).unlink(missing_ok=True)
            self._db = self._open()
            self.rebuilt = True

    rebuilt = False
    """Whether a damaged ledger was just put aside."""

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, isolation_level=None)
        if db.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
            db.execute("PRAGMA journal_mode = WAL")
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                db.execute(f'DROP TABLE "{table}"')
            db.executescript(_TABLES)
            db.execute(f"PRAGMA user_version = {_LAYOUT}")
            self.rebuilt = True
        # FULL: a committed batch survives a power cut, not only a killed process.
        db.execute("PRAGMA synchronous = FULL")
        return db

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written inside."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise OutputUnusable(
                f"{self.path} cannot be written ({error}); free some space, then run again: finished pages are kept."
            ) from error
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def done(self) -> dict[str, DonePage]:
        """Every page that is done, by id."""
        rows = self._db.execute("SELECT id, sha256, recipe, rejection IS NOT NULL, retry FROM page")
        return {row[0]: DonePage(row[1], row[2], bool(row[3]), bool(row[4])) for row in rows}

    def drop_lost(self) -> None:
        """Give up the places of lost records whose pages are gone; call it in a transaction."""
        self._db.execute("DELETE FROM record WHERE digest = ?", (LOST,))

    def path_of(self, page_id: str) -> str | None:
        """Where the page with this id came from, relative to the folder that was given."""
        row = self._db.execute("SELECT path FROM page WHERE id = ?", (page_id,)).fetchone()
        return row[0] if row else None

    def finish(self, pages: Sequence[FinishedPage]) -> None:
        """Note finished pages and put their lines on the way, in the order given; call it in a transaction."""
        for page in pages:
            facts = msgspec.json.encode(page.facts, order="sorted")
            row = (page.id, page.path, page.sha256, page.recipe, page.rejection, page.retry, facts)
            self._db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            kept = {line.folder for line in page.lines}
            old = [
                row[0] for row in self._db.execute("SELECT folder FROM record WHERE id = ? ORDER BY folder", (page.id,))
            ]
            self._db.execute("DELETE FROM pending WHERE id = ?", (page.id,))
            rows: list[tuple[str, str, bytes | None]] = [(page.id, line.folder, line.line) for line in page.lines]
            rows += [(page.id, folder, None) for folder in old if folder not in kept]
            self._db.executemany("INSERT INTO pending (id, folder, line) VALUES (?, ?, ?)", rows)

    def adopt(self, page: FinishedPage) -> None:
        """Note a page whose records stand in the shards already; call it in a transaction."""
        facts = msgspec.json.encode(page.facts)
        self._db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, NULL, 0, ?)",
                         (page.id, page.path, page.sha256, page.recipe, facts))  # fmt: skip

    def forget(self, ids: Iterable[str]) -> None:
        """Drop these pages, so that they are done again; their records' places are kept; call it in a transaction."""
        self._db.executemany("DELETE FROM page WHERE id = ?", [(page_id,) for page_id in ids])

    def pending(self, folder: str) -> list[PlacedLine]:
        """The lines on their way into this folder, in the order in which their pages were finished."""
        rows = self._db.execute(
            "SELECT turn, pending.id, pending.folder, line, number FROM pending LEFT JOIN record USING (id, folder) "
            "WHERE pending.folder = ? ORDER BY turn",
            (folder,),
        )
        return [PlacedLine(*row) for row in rows]

    def pending_counts(self) -> dict[str, int]:
        """How many lines are on their way into each folder, by the folder's name."""
        return dict(self._db.execute("SELECT folder, count(*) FROM pending GROUP BY folder ORDER BY folder"))

    def settle(self, turns: Iterable[int]) -> None:
        """These pending lines stand in their shards now; call it in a transaction."""
        self._db.executemany("DELETE FROM pending WHERE turn = ?", [(turn,) for turn in turns])

    def note_shard(self, folder: str, number: int, file: Path | None, records: Sequence[tuple[str, str]]) -> None:
        """Note a shard as it lies on disk (None: it is gone) with ids and digests of its records; in a transaction."""
        self._db.execute("DELETE FROM record WHERE folder = ? AND number = ?", (folder, number))
        self._db.execute("DELETE FROM shard WHERE folder = ? AND number = ?", (folder, number))
        if file is not None:
            stat = file.stat()
            self._db.execute("INSERT INTO shard VALUES (?, ?, ?, ?)", (folder, number, stat.st_size, stat.st_mtime_ns))
        rows = [(page_id, folder, number, digest) for page_id, digest in records]
        self._db.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", rows)

    def shards(self) -> list[tuple[str, int, int, int]]:
        """Folder, number, size in bytes and time of change in ns of every shard that is known, in order."""
        return self._db.execute("SELECT folder, number, size, modified FROM shard ORDER BY folder, number").fetchall()

    def records_of(self, folder: str, number: int) -> dict[str, str]:
        """Digest by id of the records that a shard holds, in the order of its lines."""
        rows = self._db.execute(
            "SELECT id, digest FROM record WHERE folder = ? AND number = ? ORDER BY rowid", (folder, number)
        )
        return dict(rows.fetchall())

    def last_shard(self, folder: str) -> tuple[int, int]:
        """Number of the folder's last shard and how many records it holds; (0, 0) before the first."""
        row = self._db.execute(
            "SELECT number, count(*) FROM record WHERE folder = ? GROUP BY number ORDER BY number DESC LIMIT 1",
            (folder,),
        ).fetchone()
        return row or (0, 0)

    def folders(self) -> dict[str, int]:
        """How many records each folder holds."""
        return dict(self._db.execute("SELECT folder, count(*) FROM record GROUP BY folder ORDER BY folder"))

    def rejections(self) -> Iterator[bytes]:
        """The lines of `rejected.jsonl`, by path."""
        for (line,) in self._db.execute("SELECT rejection FROM page WHERE rejection IS NOT NULL ORDER BY path, id"):
            yield line

    def facts(self) -> Iterator[dict[str, dict[str, int]]]:
        """The report's counts of each page."""
        for (facts,) in self._db.execute("SELECT facts FROM page ORDER BY id"):
            yield msgspec.json.decode(facts, type=dict[str, dict[str, int]])
