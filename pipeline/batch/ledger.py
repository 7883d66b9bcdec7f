"""What was done: the one place that knows, a SQLite file in the output folder.

Every batch is committed whole, so a run that is killed at any moment goes on after its last committed batch. The
tables are described in `tables.py`; `scan.py`, `plan.py`, `spool.py` and `prints.py` work on those of their name.
"""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
from backports.zstd import ZstdError

from pipeline.batch.nouns import FinishedPage, PlacedLine
from pipeline.batch.prints import forget_print
from pipeline.batch.tables import LAYOUT, TABLES
from pipeline.errors import LedgerDamaged, OutputInUse, OutputUnusable

LEDGER_NAME = ".ledger.sqlite"
LOST = "lost"
"""Digest of a record that its shard has lost: its place is kept until its page is done again."""
# KiB of the file that SQLite holds: enough for the inner pages of its trees, the same whatever the collection's size.
_CACHE = 8_192
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_OBSTACLES = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOMEM,
}  # fmt: skip
Facts = dict[str, dict[str, int]]


@contextmanager
def opened_ledger(out: Path) -> Iterator["Ledger"]:
    """The ledger of an output folder, until the block ends; made if it is missing.

    Raises:
        LedgerDamaged: something in it cannot be read; whoever holds the folder puts it aside and begins anew.
        OutputInUse: somebody else writes it.
        OutputUnusable: it cannot be opened or written.
    """
    with _clear_errors(out):
        ledger = Ledger(out / LEDGER_NAME)
        with closing(ledger.db):
            yield ledger


@contextmanager
def read_ledger(out: Path) -> Iterator[sqlite3.Connection | None]:
    """The tables of the ledger for looking something up, until the block ends; None if there are none of this version.

    The folder need not be writable.

    Raises:
        LedgerDamaged: something in it cannot be read.
        OutputUnusable: it cannot be opened.
    """
    path = out / LEDGER_NAME
    if not path.exists():
        yield None
        return
    # Beside a file in WAL mode SQLite puts another even to read it, unless it is told that nobody writes.
    alone = "" if os.access(out, os.W_OK) else "&immutable=1"
    with _clear_errors(out), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{alone}", uri=True)) as db:
        yield db if db.execute("PRAGMA user_version").fetchone()[0] == LAYOUT else None


@contextmanager
def _clear_errors(out: Path) -> Iterator[None]:
    path = out / LEDGER_NAME
    if path.is_dir():
        raise OutputUnusable(f"{path} is a folder; move it away, then run again: the ledger is made anew.")
    try:
        yield
    except (msgspec.DecodeError, ZstdError) as error:
        raise LedgerDamaged(path, str(error)) from error
    except sqlite3.DatabaseError as error:
        # What Python itself finds (text that is no UTF-8) has no code; the lower byte of the others says what it is.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in _DAMAGE:
            raise LedgerDamaged(path, str(error)) from error
        if code == sqlite3.SQLITE_BUSY:
            raise OutputInUse(
                f"{path} is in use by another program; wait until it is done, then run again: finished pages are kept."
            ) from error
        if code in _OBSTACLES:
            raise OutputUnusable(
                f"{path} cannot be used ({error}); see that {out} can be written and its disk is not full, "
                "then run again: finished pages are kept."
            ) from error
        raise


def put_aside(out: Path) -> None:
    """Make room for a new ledger: all that a damaged one knew stands in the shards and in raw/ too."""
    path = out / LEDGER_NAME
    path.replace(path.with_suffix(".damaged"))
    for side in ("-wal", "-shm"):
        path.with_name(path.name + side).unlink(missing_ok=True)


class Ledger:
    """The open ledger of one output folder. Only one run at a time holds it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db = sqlite3.connect(path, isolation_level=None)
        try:
            self.db.execute(f"PRAGMA cache_size = -{_CACHE}")
            # FULL: a committed batch survives a power cut, not only a killed process.
            self.db.execute("PRAGMA synchronous = FULL")
            self.is_new = self.db.execute("PRAGMA user_version").fetchone()[0] != LAYOUT
            """Whether it holds nothing yet, or only what another version has made of it: `make_anew` comes first."""
            if self.is_new:
                self.db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error:
            self.db.close()
            raise

    def make_anew(self) -> None:
        """Make the tables; in a transaction that fills them too, so that a run which is killed begins there again."""
        for (table,) in self.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            self.db.execute(f'DROP TABLE "{table}"')
        statement = ""
        for line in TABLES.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):  # `executescript` would commit what came before
                self.db.execute(statement)
                statement = ""
        self.db.execute(f"PRAGMA user_version = {LAYOUT}")
        self.is_new = False

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written inside; inside of another transaction, a part of that one."""
        if self.db.in_transaction:
            yield
            return
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Nothing of what is written inside stays."""
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def _roll_back(self) -> None:
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")

    # Pages. Everything that writes is called inside a transaction.

    def finish(self, page: FinishedPage) -> None:
        """Note a finished page and put its lines on the way."""
        self._count(page.id, page.facts)
        facts = msgspec.json.encode(page.facts, order="sorted")
        again = 0 if page.retry else None
        row = (page.id, page.path, page.sha256, self.recipe(page.recipe), again, page.rejection, page.kept, facts)
        self.db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        self.db.execute("DELETE FROM pending WHERE id = ?", (page.id,))
        self.db.execute("DELETE FROM spool WHERE id = ?", (page.id,))
        lines: list[tuple[str, str, bytes | None]] = [(page.id, line.folder, line.line) for line in page.lines]
        lines += self._removals(page.id, {line.folder for line in page.lines})
        self.db.executemany("INSERT INTO pending (id, folder, line) VALUES (?, ?, ?)", lines)
        if page.lines:
            self.db.execute("UPDATE draft SET languages = ? WHERE id = ?", (page.languages, page.id))
        else:
            self.db.execute("DELETE FROM draft WHERE id = ?", (page.id,))
            forget_print(self.db, page.id)

    def spend(self, seconds: Mapping[str, float], *, anew: bool = False) -> None:
        """Note the seconds that pages took, by id: added to what they took before, or in its place."""
        value = "excluded.seconds" if anew else "seconds + excluded.seconds"
        query = f"INSERT INTO spent VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET seconds = {value}"  # noqa: S608 - ours
        self.db.executemany(query, list(seconds.items()))

    def drop(self, page_id: str) -> None:
        """Forget a page and put the removal of its records on the way."""
        for (one,) in self.db.execute("SELECT id FROM page WHERE id = ? OR kept = ?", (page_id, page_id)).fetchall():
            self._count(one, {})
            self.db.execute("DELETE FROM page WHERE id = ?", (one,))
        rows = self._removals(page_id, set())
        self.db.executemany("INSERT INTO pending (id, folder, line) VALUES (?, ?, ?)", rows)
        forget_print(self.db, page_id)
        for table in ("adopted", "draft", "spent", "template", "source"):
            self.db.execute(f"DELETE FROM {table} WHERE id = ?", (page_id,))  # noqa: S608 - our own five names

    def adopt(self, page: FinishedPage) -> None:
        """Note a page whose records stand in the shards already."""
        self._count(page.id, page.facts)
        row = (page.id, page.path, page.sha256, self.recipe(page.recipe), msgspec.json.encode(page.facts))
        self.db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, NULL, NULL, NULL, ?)", row)
        self.db.execute("INSERT OR IGNORE INTO adopted VALUES (?)", (page.id,))

    def made_of(self, page_id: str) -> tuple[str, Facts]:
        """The recipe and the facts of a page; empty if it is not known."""
        query = "SELECT text, facts FROM page JOIN recipe ON number = recipe WHERE id = ?"
        row = self.db.execute(query, (page_id,)).fetchone()
        return (row[0], msgspec.json.decode(row[1], type=Facts)) if row else ("", {})

    def redo(self, ids: Iterable[str], stage: int) -> None:
        """Have the next run do these pages again, from this stage on; their records' places are kept."""
        self.db.executemany(
            "UPDATE page SET again = min(coalesce(again, ?), ?) WHERE id = ?", ((stage, stage, one) for one in ids)
        )

    def recipe(self, text: str) -> int:
        """The number under which a recipe is kept."""
        self.db.execute("INSERT OR IGNORE INTO recipe (text) VALUES (?)", (text,))
        number: int = self.db.execute("SELECT number FROM recipe WHERE text = ?", (text,)).fetchone()[0]
        return number

    def _removals(self, page_id: str, kept: set[str]) -> list[tuple[str, str, None]]:
        rows = self.db.execute("SELECT folder FROM record WHERE id = ? ORDER BY folder", (page_id,))
        return [(page_id, folder, None) for (folder,) in rows.fetchall() if folder not in kept]

    def _count(self, page_id: str, facts: Facts) -> None:
        """Put the facts of a page in the place of those that it had in the totals."""
        change: Counter[tuple[str, str]] = Counter()
        row = self.db.execute("SELECT facts FROM page WHERE id = ?", (page_id,)).fetchone()
        for sign, one in ((1, facts), (-1, msgspec.json.decode(row[0], type=Facts) if row else {})):
            for part, counts in one.items():
                for name, count in counts.items():
                    change[part, name] += sign * count
        self.db.executemany(
            "INSERT INTO total VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
            ((part, name, count) for (part, name), count in sorted(change.items()) if count),
        )

    # Shards.

    def pending(self, folder: str) -> list[PlacedLine]:
        """The lines on their way into this folder, in the order in which their pages were finished."""
        rows = self.db.execute(
            "SELECT turn, pending.id, pending.folder, line, number FROM pending LEFT JOIN record USING (id, folder) "
            "WHERE pending.folder = ? ORDER BY turn",
            (folder,),
        )
        return [PlacedLine(*row) for row in rows]

    def pending_counts(self) -> dict[str, int]:
        """How many lines are on their way into each folder, by the folder's name."""
        return dict(self.db.execute("SELECT folder, count(*) FROM pending GROUP BY folder ORDER BY folder"))

    def settle(self, turns: Iterable[int]) -> None:
        """These pending lines stand in their shards now."""
        self.db.executemany("DELETE FROM pending WHERE turn = ?", [(turn,) for turn in turns])

    def note_shard(self, folder: str, number: int, file: Path | None, records: Sequence[tuple[str, str]]) -> None:
        """Note a shard as it lies on disk (None: it is gone) with ids and digests of its records, in order."""
        self.db.execute("DELETE FROM record WHERE folder = ? AND number = ?", (folder, number))
        self.db.execute("DELETE FROM shard WHERE folder = ? AND number = ?", (folder, number))
        if file is not None:
            stat = file.stat()
            self.db.execute("INSERT INTO shard VALUES (?, ?, ?, ?)", (folder, number, stat.st_size, stat.st_mtime_ns))
        rows = [(page_id, folder, number, digest) for page_id, digest in records]
        self.db.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", rows)

    def shards(self) -> list[tuple[str, int, int, int]]:
        """Folder, number, size in bytes and time of change in ns of every shard that is known, in order."""
        return self.db.execute("SELECT folder, number, size, modified FROM shard ORDER BY folder, number").fetchall()

    def records_of(self, folder: str, number: int) -> dict[str, str]:
        """Digest by id of the records that a shard holds, in the order of its lines."""
        rows = self.db.execute(
            "SELECT id, digest FROM record WHERE folder = ? AND number = ? ORDER BY rowid", (folder, number)
        )
        return dict(rows.fetchall())

    def places_of(self, page_id: str) -> list[tuple[str, int]]:
        """Folder and shard of each record of a page."""
        return self.db.execute(
            "SELECT folder, number FROM record WHERE id = ? AND digest <> ? ORDER BY folder", (page_id, LOST)
        ).fetchall()

    def last_shard(self, folder: str) -> tuple[int, int]:
        """Number of the folder's last shard and how many records it holds; (0, 0) before the first."""
        row = self.db.execute(
            "SELECT number, count(*) FROM record WHERE folder = ? GROUP BY number ORDER BY number DESC LIMIT 1",
            (folder,),
        ).fetchone()
        return row or (0, 0)

    def drop_lost(self) -> None:
        """Give up the places of lost records whose pages are gone."""
        self.db.execute("DELETE FROM record WHERE digest = ?", (LOST,))

    # For the lists and the report.

    def folders(self) -> dict[str, int]:
        """How many records each folder holds."""
        return dict(self.db.execute("SELECT folder, count(*) FROM record GROUP BY folder ORDER BY folder"))

    def rejections(self) -> Iterator[bytes]:
        """The lines of `rejected.jsonl`, by path."""
        for (line,) in self.db.execute("SELECT rejection FROM page WHERE rejection IS NOT NULL ORDER BY path, id"):
            yield line

    def totals(self) -> Facts:
        """The report's counts of all pages together."""
        totals: Facts = {}
        for part, name, count in self.db.execute("SELECT part, name, count FROM total WHERE count > 0 ORDER BY 1, 2"):
            totals.setdefault(part, {})[name] = count
        return totals
