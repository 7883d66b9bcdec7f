"""Fingerprints of what is written, in the ledger: texts that may be alike meet in a band."""

import sqlite3

import msgspec

from pipeline.batch.nouns import Fingerprint


def add_print(db: sqlite3.Connection, page_id: str, print_: Fingerprint) -> None:
    """Remember the fingerprint of a page that is written."""
    forget_print(db, page_id)
    db.execute("INSERT INTO print VALUES (?, ?)", (page_id, msgspec.msgpack.encode(print_)))
    db.executemany("INSERT INTO band VALUES (?, ?)", [(key, page_id) for key in print_.bands])


def similar(db: sqlite3.Connection, print_: Fingerprint) -> list[tuple[str, Fingerprint]]:
    """Ids and fingerprints of written pages that share a band with this one, by id."""
    marks = ",".join("?" * len(print_.bands))
    query = f"SELECT DISTINCT id, print FROM band JOIN print USING (id) WHERE key IN ({marks}) ORDER BY id"  # noqa: S608
    rows = db.execute(query, print_.bands).fetchall() if print_.bands else []
    return [(page_id, msgspec.msgpack.decode(encoded, type=Fingerprint)) for page_id, encoded in rows]


def forget_print(db: sqlite3.Connection, page_id: str) -> None:
    """Forget the fingerprint of a page."""
    row = db.execute("SELECT print FROM print WHERE id = ?", (page_id,)).fetchone()
    if row:
        keys = msgspec.msgpack.decode(row[0], type=Fingerprint).bands
        db.executemany("DELETE FROM band WHERE key = ? AND id = ?", [(key, page_id) for key in keys])
        db.execute("DELETE FROM print WHERE id = ?", (page_id,))
