"""Fingerprints of what is written, in the ledger: texts that may be alike meet in a band.

Of the texts of one run most meet none. Those are told from the others, and noted, all at once and in the order of the
keys: one by one, each would fetch and write 32 places of a table that is larger than memory.
"""

import sqlite3
from collections.abc import Iterable

from pipeline.batch.nouns import Fingerprint

_TABLES = """
DROP TABLE IF EXISTS temp.fresh; CREATE TEMP TABLE fresh (key INTEGER, turn INTEGER);
DROP TABLE IF EXISTS temp.shared; CREATE TEMP TABLE shared (key INTEGER PRIMARY KEY);
DROP TABLE IF EXISTS temp.meeting; CREATE TEMP TABLE meeting (turn INTEGER PRIMARY KEY)
"""
_MEETING = """
INSERT INTO shared SELECT key FROM fresh GROUP BY key
HAVING count(*) > 1 OR EXISTS (SELECT 1 FROM band WHERE band.key = fresh.key);
INSERT OR IGNORE INTO meeting SELECT turn FROM fresh JOIN shared USING (key);
DELETE FROM fresh WHERE turn IN (SELECT turn FROM meeting)
"""
_REST = """
INSERT INTO print (id, signature)
SELECT id, signature FROM spool WHERE signature IS NOT NULL AND turn NOT IN (SELECT turn FROM meeting) ORDER BY turn;
INSERT INTO band SELECT key, number FROM fresh JOIN spool USING (turn) JOIN print USING (id) ORDER BY key;
DELETE FROM fresh
"""


def find_meeting(db: sqlite3.Connection, prints: Iterable[tuple[int, Fingerprint]]) -> None:
    """Put into the table `meeting` the turns of the texts that share a band with another one, fresh or written."""
    for statement in _TABLES.split(";"):
        db.execute(statement)
    db.executemany("INSERT INTO fresh VALUES (?, ?)", ((key, turn) for turn, print_ in prints for key in print_.bands))
    for statement in _MEETING.split(";"):
        db.execute(statement)


def add_rest(db: sqlite3.Connection) -> None:
    """Remember the fingerprints of the spooled drafts that met none."""
    for statement in _REST.split(";"):
        db.execute(statement)


def add_print(db: sqlite3.Connection, page_id: str, print_: Fingerprint) -> None:
    """Remember the fingerprint of a page that is written."""
    forget_print(db, page_id)
    number = db.execute("INSERT INTO print (id, signature) VALUES (?, ?)", (page_id, print_.signature)).lastrowid
    db.executemany("INSERT INTO band VALUES (?, ?)", [(key, number) for key in print_.bands])


def similar(db: sqlite3.Connection, print_: Fingerprint) -> list[tuple[str, bytes]]:
    """Ids and signatures of written pages that share a band with this one, by id."""
    bands = print_.bands
    query = (
        "SELECT DISTINCT id, signature FROM band JOIN print ON number = print "  # noqa: S608 - question marks
        f"WHERE key IN ({','.join('?' * len(bands))}) ORDER BY id"
    )
    return db.execute(query, bands).fetchall() if bands else []


def forget_print(db: sqlite3.Connection, page_id: str) -> None:
    """Forget the fingerprint of a page."""
    row = db.execute("SELECT number, signature FROM print WHERE id = ?", (page_id,)).fetchone()
    if row:
        number, signature = row
        keys = Fingerprint(0, signature).bands
        db.executemany("DELETE FROM band WHERE key = ? AND print = ?", [(key, number) for key in keys])
        db.execute("DELETE FROM print WHERE number = ?", (number,))
