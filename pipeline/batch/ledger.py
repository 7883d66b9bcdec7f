"""What was done: the one place that knows, a SQLite file in the output folder.

`page`, `record`, `shard`, `print` and `band` say what stands in `clean/`, `spent` how long each page took (the only
table that two equal runs fill differently; no record is made from it). The others hold a run on its way: `plan` and
`todo` what it has to do, `spool` the drafts that wait for the drafts of other pages, `pending` the lines of finished
pages that wait for their shard. Every batch is committed whole, so a run that is killed at any moment goes on after its
last committed batch.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from pipeline.batch.nouns import DonePage, Fingerprint, FinishedPage, PlacedLine, PlannedPage, RunCounts, SpooledDraft
from pipeline.errors import OutputUnusable

LEDGER_NAME = ".ledger.sqlite"
# Raised by hand when the tables change; an older ledger is made anew from the shards and the pages.
_LAYOUT = 3
LOST = "lost"
"""Digest of a record that its shard has lost: its place is kept until its page is done again."""
_TABLES = """
CREATE TABLE page (id TEXT PRIMARY KEY, path TEXT, sha256 TEXT, recipe TEXT, retry INTEGER,
                   rejection BLOB, kept TEXT, facts BLOB);
CREATE INDEX page_of_kept ON page (kept) WHERE kept IS NOT NULL;
CREATE TABLE record (id TEXT, folder TEXT, number INTEGER, digest TEXT, PRIMARY KEY (id, folder));
CREATE INDEX record_of_shard ON record (folder, number);
CREATE TABLE shard (folder TEXT, number INTEGER, size INTEGER, modified INTEGER, PRIMARY KEY (folder, number));
CREATE TABLE print (id TEXT PRIMARY KEY, print BLOB);
CREATE TABLE band (key INTEGER, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE spent (id TEXT PRIMARY KEY, seconds REAL);
CREATE TABLE plan (settings TEXT, counts BLOB, compared INTEGER);
CREATE TABLE todo (turn INTEGER PRIMARY KEY, page BLOB);
CREATE TABLE spool (turn INTEGER PRIMARY KEY, id TEXT UNIQUE, path TEXT, sha256 TEXT, recipe TEXT,
                    draft BLOB, print BLOB);
CREATE TABLE pending (turn INTEGER PRIMARY KEY, id TEXT, folder TEXT, line BLOB);
"""


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

    made_anew = False
    """Whether there was no ledger, or none that could be used, when this one was opened."""

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, isolation_level=None)
        if db.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
            db.execute("PRAGMA journal_mode = WAL")
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                db.execute(f'DROP TABLE "{table}"')
            db.executescript(_TABLES)
            db.execute(f"PRAGMA user_version = {_LAYOUT}")
            self.made_anew = True
        # FULL: a committed batch survives a power cut, not only a killed process.
        db.execute("PRAGMA synchronous = FULL")
        return db

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written inside.

        Raises:
            OutputUnusable: the disk is full, or somebody else holds the file.
        """
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

    # What stands in clean/. Everything that writes is called inside a transaction.

    def done(self) -> dict[str, DonePage]:
        """Every page that is done, by id."""
        rows = self._db.execute("SELECT id, sha256, recipe, rejection IS NOT NULL, kept, retry FROM page")
        return {row[0]: DonePage(row[1], row[2], bool(row[3]), row[4], bool(row[5])) for row in rows}

    def path_of(self, page_id: str) -> str | None:
        """Where the page with this id came from, relative to the folder that was given."""
        row = self._db.execute("SELECT path FROM page WHERE id = ?", (page_id,)).fetchone()
        return row[0] if row else None

    def finish(self, pages: Sequence[FinishedPage]) -> None:
        """Note finished pages and put their lines on the way, in the order given."""
        for page in pages:
            facts = msgspec.json.encode(page.facts, order="sorted")
            row = (page.id, page.path, page.sha256, page.recipe, page.retry, page.rejection, page.kept, facts)
            self._db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            self._db.execute("DELETE FROM pending WHERE id = ?", (page.id,))
            self._db.execute("DELETE FROM spool WHERE id = ?", (page.id,))
            lines: list[tuple[str, str, bytes | None]] = [(page.id, line.folder, line.line) for line in page.lines]
            lines += self._removals(page.id, {line.folder for line in page.lines})
            self._db.executemany("INSERT INTO pending (id, folder, line) VALUES (?, ?, ?)", lines)
            if not page.lines:
                self.forget_print(page.id)

    def spend(self, seconds: Mapping[str, float], *, anew: bool = False) -> None:
        """Note the seconds that pages took, by id: added to what they took before, or in its place."""
        value = "excluded.seconds" if anew else "seconds + excluded.seconds"
        query = f"INSERT INTO spent VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET seconds = {value}"  # noqa: S608 - ours
        self._db.executemany(query, list(seconds.items()))

    def drop(self, ids: Iterable[str]) -> None:
        """Forget these pages and put the removal of their records on the way."""
        for page_id in ids:
            self._db.execute("DELETE FROM page WHERE id = ? OR kept = ?", (page_id, page_id))
            self._db.execute("DELETE FROM spent WHERE id = ?", (page_id,))
            self._db.executemany(
                "INSERT INTO pending (id, folder, line) VALUES (?, ?, ?)", self._removals(page_id, set())
            )
            self.forget_print(page_id)

    def adopt(self, page: FinishedPage) -> None:
        """Note a page whose records stand in the shards already."""
        row = (page.id, page.path, page.sha256, page.recipe, msgspec.json.encode(page.facts))
        self._db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, 0, NULL, NULL, ?)", row)

    def forget(self, ids: Iterable[str]) -> None:
        """Drop these pages, so that they are done again; their records' places are kept."""
        self._db.executemany("DELETE FROM page WHERE id = ?", [(page_id,) for page_id in ids])

    def _removals(self, page_id: str, kept: set[str]) -> list[tuple[str, str, None]]:
        rows = self._db.execute("SELECT folder FROM record WHERE id = ? ORDER BY folder", (page_id,))
        return [(page_id, folder, None) for (folder,) in rows.fetchall() if folder not in kept]

    # The run on its way.

    def open_plan(self, settings: str, counts: RunCounts, todo: Iterable[PlannedPage]) -> None:
        """Begin a plan; what was left of another is given up."""
        for table in ("plan", "todo", "spool"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own three names
        self._db.execute("INSERT INTO plan VALUES (?, ?, 0)", (settings, msgspec.json.encode(counts)))
        rows = ((msgspec.json.encode(page, enc_hook=_told),) for page in todo)
        self._db.executemany("INSERT INTO todo (page) VALUES (?)", rows)

    def opened_plan(self) -> tuple[str, RunCounts, bool] | None:
        """The settings and counts of the plan that is not finished, and whether its drafts were compared; or None."""
        row = self._db.execute("SELECT settings, counts, compared FROM plan").fetchone()
        return (row[0], msgspec.json.decode(row[1], type=RunCounts), bool(row[2])) if row else None

    def count(self, counts: RunCounts, *, compared: bool = False) -> None:
        """Keep the counts of the open plan."""
        self._db.execute("UPDATE plan SET counts = ?, compared = ?", (msgspec.json.encode(counts), compared))

    def close_plan(self) -> None:
        """The plan is done."""
        self._db.execute("DELETE FROM plan")

    def todo(self) -> list[tuple[int, PlannedPage]]:
        """The pages that are still to be read, with their turns, in order."""
        rows = self._db.execute("SELECT turn, page FROM todo ORDER BY turn")
        return [(turn, msgspec.json.decode(page, type=PlannedPage, dec_hook=_path)) for turn, page in rows]

    def spool(self, turns: Iterable[int], drafts: Iterable[SpooledDraft]) -> None:
        """Keep drafts until their turn to be finished; these turns of the todo are done."""
        rows = [
            (one.turn, one.id, one.path, one.sha256, one.recipe, one.draft, msgspec.msgpack.encode(one.print))
            for one in drafts
        ]
        self._db.executemany("INSERT OR REPLACE INTO spool VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._db.executemany("DELETE FROM todo WHERE turn = ?", [(turn,) for turn in turns])

    def spooled_turns(self) -> list[int]:
        """The turns of the drafts that wait to be finished, in order."""
        return [turn for (turn,) in self._db.execute("SELECT turn FROM spool ORDER BY turn")]

    def spooled(self, turns: Sequence[int]) -> list[bytes]:
        """The drafts of these turns, encoded, in the order of the turns."""
        marks = ",".join("?" * len(turns))
        rows = self._db.execute(f"SELECT draft FROM spool WHERE turn IN ({marks}) ORDER BY turn", turns)  # noqa: S608
        return [draft for (draft,) in rows]

    def spooled_prints(self) -> list[tuple[str, Fingerprint]]:
        """Id and fingerprint of every spooled draft, in order."""
        rows = self._db.execute("SELECT id, print FROM spool ORDER BY turn")
        return [(page_id, msgspec.msgpack.decode(encoded, type=Fingerprint)) for page_id, encoded in rows]

    def spooled_copies(self, copies: Mapping[str, str]) -> list[FinishedPage]:
        """The spooled drafts with these ids as finished pages: copies of the pages named."""
        rows = self._db.execute("SELECT id, path, sha256, recipe FROM spool ORDER BY turn").fetchall()
        return [
            FinishedPage(id=row[0], path=row[1], sha256=row[2], recipe=row[3], kept=copies[row[0]])
            for row in rows
            if row[0] in copies
        ]

    def is_written(self, page_id: str) -> bool:
        """Whether a record of this page stands in a shard."""
        return self._db.execute("SELECT 1 FROM record WHERE id = ?", (page_id,)).fetchone() is not None

    # Fingerprints of what is written.

    def add_print(self, page_id: str, print_: Fingerprint) -> None:
        """Remember the fingerprint of a page that is written."""
        self.forget_print(page_id)
        self._db.execute("INSERT INTO print VALUES (?, ?)", (page_id, msgspec.msgpack.encode(print_)))
        self._db.executemany("INSERT INTO band VALUES (?, ?)", [(key, page_id) for key in print_.bands])

    def similar(self, print_: Fingerprint) -> list[tuple[str, Fingerprint]]:
        """Ids and fingerprints of written pages that share a band with this one, by id."""
        marks = ",".join("?" * len(print_.bands))
        query = f"SELECT DISTINCT id, print FROM band JOIN print USING (id) WHERE key IN ({marks}) ORDER BY id"  # noqa: S608
        rows = self._db.execute(query, print_.bands).fetchall() if print_.bands else []
        return [(page_id, msgspec.msgpack.decode(encoded, type=Fingerprint)) for page_id, encoded in rows]

    def forget_print(self, page_id: str) -> None:
        """Forget the fingerprint of a page."""
        row = self._db.execute("SELECT print FROM print WHERE id = ?", (page_id,)).fetchone()
        if row:
            keys = msgspec.msgpack.decode(row[0], type=Fingerprint).bands
            self._db.executemany("DELETE FROM band WHERE key = ? AND id = ?", [(key, page_id) for key in keys])
            self._db.execute("DELETE FROM print WHERE id = ?", (page_id,))

    # Shards.

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
        """These pending lines stand in their shards now."""
        self._db.executemany("DELETE FROM pending WHERE turn = ?", [(turn,) for turn in turns])

    def note_shard(self, folder: str, number: int, file: Path | None, records: Sequence[tuple[str, str]]) -> None:
        """Note a shard as it lies on disk (None: it is gone) with ids and digests of its records, in order."""
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

    def drop_lost(self) -> None:
        """Give up the places of lost records whose pages are gone."""
        self._db.execute("DELETE FROM record WHERE digest = ?", (LOST,))

    # For the lists and the report.

    def folders(self) -> dict[str, int]:
        """How many records each folder holds."""
        return dict(self._db.execute("SELECT folder, count(*) FROM record GROUP BY folder ORDER BY folder"))

    def rejections(self) -> Iterator[bytes]:
        """The lines of `rejected.jsonl`, by path."""
        for (line,) in self._db.execute("SELECT rejection FROM page WHERE rejection IS NOT NULL ORDER BY path, id"):
            yield line

    def copies(self) -> Iterator[tuple[str, str, str]]:
        """Id and path of every page that is a copy of another, and the id of the one kept, by path."""
        yield from self._db.execute("SELECT id, path, kept FROM page WHERE kept IS NOT NULL ORDER BY path, id")

    def facts(self) -> Iterator[dict[str, dict[str, int]]]:
        """The report's counts of each page."""
        for (facts,) in self._db.execute("SELECT facts FROM page ORDER BY id"):
            yield msgspec.json.decode(facts, type=dict[str, dict[str, int]])


def _path(wanted: type, text: str) -> Path:  # noqa: ARG001 - the shape that msgspec asks for; no other type is foreign to it
    return Path(os.fsdecode(text.encode("latin-1")))


def _told(path: object) -> str:
    """A path whose bytes may be no UTF-8, as text that JSON can hold."""
    return os.fsencode(str(path)).decode("latin-1")
