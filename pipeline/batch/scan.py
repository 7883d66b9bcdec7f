"""What lies in `raw/`: every page of this run, in the ledger, so that memory does not grow with their number.

Content is what counts: a page is known by the SHA-256 of its bytes. A file whose size, times (of its content and of
its inode) and number are as they were is not read again, and neither are the pages of a container; a file that was
changed within the last seconds is read again next time, as its clock may be too coarse to tell.
"""

import hashlib
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import msgspec

from pipeline import decode
from pipeline.batch.ledger import Ledger
from pipeline.batch.spool import text_told, told_path
from pipeline.decode import DecodeSettings, PageFile, known_of
from pipeline.decode.containers import is_container, pages_in
from pipeline.decode.files import FoundFile, found_files
from pipeline.extract.templates import site_named

# Files noted per transaction.
_CHUNK = 1_000

_NOTE_UNCHANGED = """
INSERT OR IGNORE INTO seen SELECT number FROM file WHERE real = ? AND name = ? AND path = ? AND mark = ? AND mark <> ''
"""


def scan_pages(paths: Sequence[Path], ledger: Ledger, settings: DecodeSettings) -> None:
    """Note every file under these paths in the table `seen`, and the pages in those that have changed in `source`.

    Raises:
        SetupError: a path does not exist or a folder cannot be listed.
    """
    files = found_files(paths)
    containers = hashlib.sha256(msgspec.json.encode([decode.VERSION, settings], order="sorted")).hexdigest()[:16]
    while chunk := list(islice(files, _CHUNK)):
        with ledger.transaction():
            for file in chunk:
                mark = file.mark + containers if file.mark and is_container(file.path) else file.mark
                same = (text_told(file.real), text_told(file.file), file.path, mark)
                if not ledger.db.execute(_NOTE_UNCHANGED, same).rowcount:
                    _note(ledger, file, mark, settings)


def _note(ledger: Ledger, file: FoundFile, mark: str, settings: DecodeSettings) -> None:
    """Note a file that is new or changed, or was found before by another way."""
    db, real, name = ledger.db, text_told(file.real), text_told(file.file)
    known = db.execute("SELECT number, name, path, mark FROM file WHERE real = ?", (real,)).fetchone()
    number = known[0] if known else db.execute("INSERT INTO file (real) VALUES (?)", (real,)).lastrowid
    if db.execute("SELECT 1 FROM seen WHERE file = ?", (number,)).fetchone() and (
        file.is_link or not told_path(known[1]).is_symlink()
    ):
        return  # reached twice; the file itself, with what lies beside it, is the page, and not a link to it
    if not mark or known is None or known[2:] != (file.path, mark):
        db.execute("DELETE FROM source WHERE file = ?", (number,))
        rows = (_source(number, one) for one in pages_in(file.page, settings))
        db.executemany("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        if db.execute("SELECT 1 FROM source WHERE file = ? AND sha256 = ''", (number,)).fetchone():
            mark = ""
    if known is None or known[1:] != (name, file.path, mark):
        db.execute("UPDATE file SET name = ?, path = ?, mark = ? WHERE number = ?", (name, file.path, mark, number))
    db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (number,))


def _source(number: int | None, page: PageFile) -> tuple[object, ...]:
    """The row of a page."""
    known, member = known_of(page), page.member
    sha256, size = (member.sha256, member.length) if member else _digest(page.file)
    place = msgspec.json.encode(member) if member else None
    site = site_named(known.url, page.path)
    order = member.number if member else 0
    return number, order, known.id, known.url, known.fetched_at, site, sha256, size, place


def _digest(file: Path) -> tuple[str, int]:
    """SHA-256 and size of a file; an empty digest if it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()
    except OSError:
        return "", 0
