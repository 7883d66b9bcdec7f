"""A run on its way, in the ledger: its plan, the pages that it has still to read, and the drafts that wait.

A plan goes through three phases, each committed before the next: what recurs on sites is counted, pages are read into
drafts, drafts are finished into records.
"""

import os
from collections.abc import Iterable, Iterator
from enum import IntEnum
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.batch.ledger import Ledger
from pipeline.batch.nouns import Fingerprint, PlannedPage, RunCounts, SpooledDraft
from pipeline.decode import PageFile
from pipeline.decode.files import Member, file_told
from pipeline.store import StoredFile

# A batch: enough pages that sentences fill the engines' batches, few enough that a kill repeats little, and never more
# bytes than a worker holds easily. Part of how a run is cut, never of the machine.
BATCH_PAGES = 16
BATCH_BYTES = 8_000_000

_PLANNED = """
SELECT turn, file.name, path, place, source.id, url, fetched_at, source.sha256, size, site, templates
FROM {table} JOIN source USING (file, member) JOIN file ON file.number = file LEFT JOIN site ON site.name = site
WHERE turn > ? ORDER BY turn LIMIT ?
"""


class Phase(IntEnum):
    """How far a plan is."""

    COUNT = 0
    READ = 1
    FINISH = 2


class OpenPlan(Struct, frozen=True):
    """The plan of a run that is not finished."""

    settings: str
    """Digest of what the plan depends on."""
    counts: RunCounts
    phase: Phase
    rebuild: bool


class Spooled(Struct, frozen=True):
    """What is known of a spooled draft without looking into it."""

    turn: int
    id: str
    stage: int
    """The first stage that is to be done anew."""


class Printed(Struct, frozen=True):
    """A spooled draft that is to be compared with others."""

    id: str
    path: str
    sha256: str
    recipe: str
    print: Fingerprint


def open_plan(ledger: Ledger, plan: OpenPlan) -> None:
    """Begin the plan that stands in the table `work`; what was left of another is given up."""
    db = ledger.db
    db.execute("DELETE FROM draft WHERE id IN (SELECT id FROM spool WHERE signature IS NOT NULL)")
    for table in ("plan", "survey", "todo", "spool"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own four names
    row = (plan.settings, msgspec.json.encode(plan.counts), plan.phase, plan.rebuild)
    db.execute("INSERT INTO plan VALUES (?, ?, ?, ?)", row)
    db.execute("INSERT INTO todo SELECT turn, file, member FROM work WHERE stage < 2")
    db.execute(
        "INSERT INTO spool SELECT turn, page.id, page.path, page.sha256, '', stage, 0, NULL "
        "FROM work JOIN page USING (id) WHERE stage >= 2"
    )


def opened_plan(ledger: Ledger) -> OpenPlan | None:
    """The plan that is not finished, if there is one."""
    row = ledger.db.execute("SELECT settings, counts, phase, rebuild FROM plan").fetchone()
    if row is None:
        return None
    return OpenPlan(row[0], msgspec.json.decode(row[1], type=RunCounts), Phase(row[2]), bool(row[3]))


def note_counts(ledger: Ledger, counts: RunCounts, phase: Phase) -> None:
    """Keep the counts and the phase of the open plan."""
    ledger.db.execute("UPDATE plan SET counts = ?, phase = ?", (msgspec.json.encode(counts), phase))


def close_plan(ledger: Ledger) -> None:
    """The plan is done."""
    ledger.db.execute("DELETE FROM plan")


def waiting(ledger: Ledger, table: str) -> int:
    """How many pages wait in `survey`, `todo` or `spool`."""
    count: int = ledger.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own three names
    return count


def page_batches(ledger: Ledger, table: str) -> Iterator[list[tuple[int, PlannedPage]]]:
    """The pages of `survey` or `todo` with their turns, in order, batch by batch, each looked up when asked for."""
    turn, same = 0, ("", b"")
    while rows := ledger.db.execute(_PLANNED.format(table=table), (turn, BATCH_PAGES)).fetchall():
        batch: list[tuple[int, PlannedPage]] = []
        size = 0
        for turn, name, path, place, page_id, url, fetched_at, sha256, length, site, templates in rows:
            if batch and size + length > BATCH_BYTES:
                break
            same = same if same[0] == site else (site, templates or b"")  # one object: it is sent once
            file = PageFile(told_file(name), path)
            file = file.with_member(msgspec.json.decode(place, type=Member)) if place else file
            batch.append((turn, PlannedPage(file, page_id, url, fetched_at, sha256, length, site, same[1])))
            size += length
        turn = batch[-1][0]
        yield batch


def spool(ledger: Ledger, turns: Iterable[int], drafts: Iterable[SpooledDraft]) -> None:
    """Keep drafts until their turn to be finished; these turns of the todo are done."""
    for one in drafts:
        row = (one.turn, one.id, one.path, one.sha256, one.recipe, 2, one.print.length, one.print.signature)
        ledger.db.execute("INSERT OR REPLACE INTO spool VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        ledger.db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, NULL)", (one.id, one.draft))
    strike(ledger, "todo", turns)


def strike(ledger: Ledger, table: str, turns: Iterable[int]) -> None:
    """These turns of `survey` or `todo` are done."""
    ledger.db.executemany(f"DELETE FROM {table} WHERE turn = ?", [(turn,) for turn in turns])  # noqa: S608


def spool_batches(ledger: Ledger) -> Iterator[list[Spooled]]:
    """The drafts that wait to be finished, in order, a batch at a time."""
    turn = 0
    query = "SELECT turn, id, stage FROM spool WHERE turn > ? ORDER BY turn LIMIT ?"
    while rows := ledger.db.execute(query, (turn, BATCH_PAGES)).fetchall():
        turn = rows[-1][0]
        yield [Spooled(*row) for row in rows]


def draft_of(ledger: Ledger, page_id: str) -> tuple[bytes, bytes | None]:
    """The draft of a page and its languages, encoded."""
    draft, languages = ledger.db.execute("SELECT draft, languages FROM draft WHERE id = ?", (page_id,)).fetchone()
    return draft, languages


def spooled_ids(ledger: Ledger) -> Iterator[str]:
    """The ids of the drafts that were read in this run."""
    for (page_id,) in ledger.db.execute("SELECT id FROM spool WHERE signature IS NOT NULL"):
        yield page_id


def spooled_prints(ledger: Ledger) -> Iterator[tuple[int, Fingerprint]]:
    """The fingerprints of the drafts that were read in this run, by turn."""
    for turn, length, signature in ledger.db.execute(
        "SELECT turn, length, signature FROM spool WHERE signature IS NOT NULL ORDER BY turn"
    ):
        yield turn, Fingerprint(length, signature)


def meeting_prints(ledger: Ledger) -> Iterator[Printed]:
    """The drafts in `meeting`, in the order in which they are kept: written before, longest, smallest id.

    Those given out may be taken from the spool meanwhile.
    """
    order = ledger.db.execute(
        "SELECT turn FROM meeting JOIN spool USING (turn) ORDER BY NOT (SELECT rebuild FROM plan) "
        "AND EXISTS (SELECT 1 FROM record WHERE record.id = spool.id) DESC, length DESC, id"
    )
    query = "SELECT id, path, sha256, recipe, length, signature FROM spool WHERE turn = ?"
    for (turn,) in order:
        page_id, path, sha256, recipe, length, signature = ledger.db.execute(query, (turn,)).fetchone()
        yield Printed(page_id, path, sha256, recipe, Fingerprint(length, signature))


def text_told(path: str) -> str:
    """A path whose bytes may be no UTF-8, as text that the ledger can hold."""
    return path if path.isascii() else os.fsencode(path).decode("latin-1")


def told_file(text: str) -> Path | StoredFile:
    """The file of which `text_told` told."""
    return file_told(os.fsdecode(text.encode("latin-1")))
