"""Fingerprints of what is written, in the ledger: texts that may be alike meet in a band."""

import sqlite3

from pipeline.batch.nouns import Fingerprint


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
