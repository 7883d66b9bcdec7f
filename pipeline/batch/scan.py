"""What lies in `raw/`: every page of this run, in the ledger, so that memory does not grow with their number.

Content is what counts: a page is known by the SHA-256 of its bytes. A file whose size, times (of its content and of
its inode) and number are as they were is not read again, and neither are the pages of a container; a file that was
changed within the last seconds is read again next time, as its clock may be too coarse to tell.
"""

import hashlib
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import msgspec

from pipeline import decode
from pipeline.batch.ledger import Ledger
from pipeline.batch.spool import path_told, told_path
from pipeline.decode import DecodeSettings, PageFile, known_of
from pipeline.decode.containers import is_container, pages_in
from pipeline.decode.files import found_files
from pipeline.decode.side import side_names
from pipeline.extract.templates import site_named

# Files noted per transaction.
_CHUNK = 1_000
# Seconds; FAT keeps times in steps of two.
_COARSE = 2.0


def scan_pages(paths: Sequence[Path], ledger: Ledger, settings: DecodeSettings) -> None:
    """Note every file under these paths in the table `seen`, and the pages in those that have changed in `source`.

    Raises:
        SetupError: a path does not exist or a folder cannot be listed.
    """
    files = found_files(paths)
    containers = hashlib.sha256(msgspec.json.encode([decode.VERSION, settings], order="sorted")).hexdigest()[:16]
    while chunk := list(islice(files, _CHUNK)):
        with ledger.transaction():
            for real, page in chunk:
                _note(ledger, path_told(Path(real)), page, (settings, containers))


def _note(ledger: Ledger, real: str, page: PageFile, how: tuple[DecodeSettings, str]) -> None:
    db, name = ledger.db, path_told(page.file)
    known = db.execute("SELECT number, name, path, mark FROM file WHERE real = ?", (real,)).fetchone()
    number = known[0] if known else db.execute("INSERT INTO file (real) VALUES (?)", (real,)).lastrowid
    if db.execute("SELECT 1 FROM seen WHERE file = ?", (number,)).fetchone() and (
        page.file.is_symlink() or not told_path(known[1]).is_symlink()
    ):
        return  # reached twice; the file itself, with what lies beside it, is the page, and not a link to it
    mark = _mark(page.file)
    mark += how[1] if mark and is_container(page.path) else ""
    if not mark or known is None or known[2:] != (page.path, mark):
        db.execute("DELETE FROM source WHERE file = ?", (number,))
        rows = (_source(number, one) for one in pages_in(page, how[0]))
        db.executemany("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        if db.execute("SELECT 1 FROM source WHERE file = ? AND sha256 = ''", (number,)).fetchone():
            mark = ""
    if known is None or known[1:] != (name, page.path, mark):
        db.execute("UPDATE file SET name = ?, path = ?, mark = ? WHERE number = ?", (name, page.path, mark, number))
    db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (number,))


def _mark(file: Path) -> str:
    """What tells that a file and its side file are unchanged; empty if nothing can."""
    parts = []
    for one in (file, *side_names(file)):
        try:
            stat = one.stat()
        except OSError:
            parts.append("-")
            continue
        if abs(time.time() - max(stat.st_mtime, stat.st_ctime)) < _COARSE:
            return ""
        parts.append(f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}")
    return "" if parts[0] == "-" else "|".join(parts)


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
