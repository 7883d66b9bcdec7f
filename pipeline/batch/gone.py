"""Pages that are done and no longer there: what was noted of them is forgotten, with `--prune` their records too.

A run may look at a part of the folders only, so a page is gone if no file that held it holds it still. Where a page lay
whose record was adopted, by a ledger made anew, is not known until a run sees it: its record stays.
"""

from collections.abc import Iterator

from msgspec import Struct

from pipeline.batch.ledger import Ledger
from pipeline.batch.spool import told_file

_GONE = """
SELECT page.id, path, (SELECT count(*) FROM record WHERE record.id = page.id)
FROM page LEFT JOIN state USING (id)
WHERE state.id IS NULL AND (:written OR rejection IS NOT NULL OR kept IS NOT NULL)
  AND (:adopted OR NOT EXISTS (SELECT 1 FROM adopted WHERE adopted.id = page.id))
ORDER BY path, page.id
"""
_FILES = """
SELECT name FROM source JOIN file ON file.number = source.file
WHERE id = ? AND NOT EXISTS (SELECT 1 FROM seen WHERE seen.file = source.file)
"""


class GonePage(Struct, frozen=True):
    """A page that is gone."""

    id: str
    path: str
    records: int
    """How many of its records stand in the shards."""


def gone_pages(ledger: Ledger, *, written: bool, adopted: bool) -> Iterator[GonePage]:
    """The pages that are done and no longer there, wherever this run looked, by path.

    Args:
        ledger: holds what this run has seen.
        written: also those that have a record; else only what was rejected or a copy.
        adopted: also those that no run has seen since the ledger was made anew.
    """
    rows = ledger.db.execute(_GONE, {"written": written, "adopted": adopted})
    for page in (GonePage(*row) for row in rows.fetchall()):
        if not any(told_file(name).exists() for (name,) in ledger.db.execute(_FILES, (page.id,))):
            yield page


def adopted_records(ledger: Ledger) -> int:
    """How many records there are of pages that no run has seen since the ledger was made anew."""
    count: int = ledger.db.execute("SELECT count(*) FROM record JOIN adopted USING (id)").fetchone()[0]
    return count
