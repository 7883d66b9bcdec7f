"""The first pass of a run: what recurs on the pages of a site is counted before the first page is judged.

A site's pages with the smallest digests stand for it, so neither the order of pages nor the number of workers changes a
count. Counts grow from run to run; a page is judged by those of its own run.
"""

from array import array
from collections.abc import Iterable

import msgspec

from pipeline.batch.ledger import Ledger
from pipeline.batch.nouns import PlannedPage
from pipeline.extract.templates import MOST_PAGES, count_site

# With fewer pages recurrence says nothing (`count_site` counts lines of three pages and more).
_FEWEST_PAGES = 3

_SITE = """
SELECT source.file, member, sha256, id FROM source JOIN seen ON seen.file = source.file
WHERE site = ? AND NOT EXISTS (SELECT 1 FROM loser WHERE loser.file = source.file AND loser.member = source.member)
ORDER BY sha256, id LIMIT ?
"""
_STANDING = "SELECT id, keys FROM template WHERE site = ? ORDER BY sha256, id"


def plan_survey(ledger: Ledger, *, rebuild: bool) -> None:
    """Choose the pages that are to be counted for the sites of the planned work; those that were are not again."""
    db = ledger.db
    if rebuild:
        db.execute("DELETE FROM template")
        db.execute("DELETE FROM site")
    for (site,) in db.execute("SELECT DISTINCT site FROM work JOIN source USING (file, member) WHERE stage < 2"):
        chosen = db.execute(_SITE, (site, MOST_PAGES)).fetchall()
        for file, member, sha256, page_id in chosen if len(chosen) >= _FEWEST_PAGES else ():
            counted = db.execute("SELECT 1 FROM template WHERE id = ? AND sha256 = ?", (page_id, sha256)).fetchone()
            if sha256 and not counted:
                db.execute("INSERT INTO survey (file, member) VALUES (?, ?)", (file, member))


def note_counted(ledger: Ledger, pages: Iterable[tuple[PlannedPage, frozenset[int]]]) -> None:
    """Keep the keys of these pages' lines."""
    for page, keys in pages:
        row = (page.id, page.site, page.sha256, array("q", sorted(keys)).tobytes())
        ledger.db.execute("INSERT OR REPLACE INTO template VALUES (?, ?, ?, ?)", row)
        ledger.db.execute("DELETE FROM site WHERE name = ?", (page.site,))


def settle_sites(ledger: Ledger) -> None:
    """Work out what recurs on each site whose pages have changed; no more pages are kept than stand for it."""
    db = ledger.db
    query = "SELECT DISTINCT site FROM template WHERE site NOT IN (SELECT name FROM site)"
    for (site,) in db.execute(query).fetchall():
        pages: list[frozenset[int]] = []
        for page_id, keys in db.execute(_STANDING, (site,)).fetchall():
            if len(pages) == MOST_PAGES:
                db.execute("DELETE FROM template WHERE id = ?", (page_id,))
            else:
                pages.append(frozenset(array("q", keys)))
        recurring = count_site(pages)
        encoded = msgspec.msgpack.encode(recurring) if recurring.lines else b""
        db.execute("INSERT INTO site VALUES (?, ?)", (site, encoded))
