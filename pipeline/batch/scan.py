"""What lies in `raw/`: every page of this run, in the ledger, so that memory does not grow with their number.

Content is what counts: a page is known by the SHA-256 of its bytes. A file whose size, times (of its content and of
its inode) and number are as they were is not read again, and neither are the pages of a container; a file that was
changed within the last seconds is read again next time, as its clock may be too coarse to tell. Of an object in a store
all counts that its listing tells.
"""

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, repeat
from pathlib import Path

import msgspec

from pipeline import decode
from pipeline.batch.ledger import Ledger
from pipeline.batch.spool import text_told, told_file
from pipeline.decode import DecodeSettings, PageFile, known_of
from pipeline.decode.containers import is_container, pages_in
from pipeline.decode.found import FoundFile, found_files
from pipeline.extract.templates import site_named
from pipeline.store import StoredFile

# Files noted per transaction.
_CHUNK = 1_000
# Files that are read at a time: disks and stores far away answer many as fast as one.
_READERS = 16

_NOTE_UNCHANGED = """
INSERT OR IGNORE INTO seen SELECT number FROM file WHERE real = ? AND name = ? AND path = ? AND mark = ? AND mark <> ''
"""


def scan_pages(paths: Sequence[Path | str], ledger: Ledger, settings: DecodeSettings) -> None:
    """Note every file under these paths in the table `seen`, and the pages in those that have changed in `source`.

    Raises:
        SetupError: a path does not exist, or a folder or store cannot be read.
    """
    files = found_files(paths)
    containers = hashlib.sha256(msgspec.json.encode([decode.VERSION, settings], order="sorted")).hexdigest()[:16]
    with ThreadPoolExecutor(_READERS) as readers:
        while chunk := list(islice(files, _CHUNK)):
            with ledger.transaction():
                changed = []
                for file in chunk:
                    mark = file.mark + containers if file.mark and is_container(file.path) else file.mark
                    same = (text_told(file.real), text_told(file.file), file.path, mark)
                    if not ledger.db.execute(_NOTE_UNCHANGED, same).rowcount:
                        changed.append((file, mark))
                sources = readers.map(_sources, (file.page for file, _ in changed), repeat(settings))
                for (file, mark), rows in zip(changed, sources, strict=True):
                    _note(ledger, file, mark, rows)


def _note(ledger: Ledger, file: FoundFile, mark: str, sources: Iterable[tuple[object, ...]]) -> None:
    """Note a file that is new or changed, or was found before by another way, and the pages in it."""
    db, real, name = ledger.db, text_told(file.real), text_told(file.file)
    known = db.execute("SELECT number, name, path, mark FROM file WHERE real = ?", (real,)).fetchone()
    number = known[0] if known else db.execute("INSERT INTO file (real) VALUES (?)", (real,)).lastrowid
    if db.execute("SELECT 1 FROM seen WHERE file = ?", (number,)).fetchone() and (
        file.is_link or not _is_link(told_file(known[1]))
    ):
        return  # reached twice; the file itself, with what lies beside it, is the page, and not a link to it
    if not mark or known is None or known[2:] != (file.path, mark):
        db.execute("DELETE FROM source WHERE file = ?", (number,))
        rows = ((number, *row) for row in sources)
        db.executemany("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        if db.execute("SELECT 1 FROM source WHERE file = ? AND sha256 = ''", (number,)).fetchone():
            mark = ""
    if known is None or known[1:] != (name, file.path, mark):
        db.execute("UPDATE file SET name = ?, path = ?, mark = ? WHERE number = ?", (name, file.path, mark, number))
    db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (number,))


def _sources(page: PageFile, settings: DecodeSettings) -> Iterable[tuple[object, ...]]:
    """The rows of the pages in a file, less its number; those of a container are made as they are asked for."""
    return map(_source, pages_in(page, settings)) if is_container(page.path) else [_source(page)]


def _source(page: PageFile) -> tuple[object, ...]:
    known, member = known_of(page), page.member
    sha256, size = (member.sha256, member.length) if member else _digest(page.file)
    place = msgspec.json.encode(member) if member else None
    site = site_named(known.url, page.path)
    order = member.number if member else 0
    return order, known.id, known.url, known.fetched_at, site, sha256, size, place


def _digest(file: Path | StoredFile) -> tuple[str, int]:
    """SHA-256 and size of a file; an empty digest if it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()
    except OSError:
        return "", 0


def _is_link(file: Path | StoredFile) -> bool:
    return isinstance(file, Path) and file.is_symlink()
