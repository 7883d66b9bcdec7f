"""The passes of a run, each committed before the next: count, read, compare, finish. Pages in, shards out."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial

from msgspec.structs import replace

from pipeline.batch.copies import find_copies
from pipeline.batch.local import Workers, local_workers
from pipeline.batch.nouns import FinishedPage, PlannedPage, RunCounts, SpooledDraft, WaitingDraft
from pipeline.batch.on_ray import ray_workers
from pipeline.batch.place import clear_places, drop_old_shards, lines_of, place_pending
from pipeline.batch.plan import IDENTIFY, WRITE
from pipeline.batch.publish import publish_shards
from pipeline.batch.run import Run
from pipeline.batch.spool import (
    BATCH_PAGES,
    Phase,
    close_plan,
    draft_of,
    note_counts,
    opened_plan,
    page_batches,
    spool,
    spool_batches,
    strike,
    waiting,
)
from pipeline.batch.survey import note_counted, settle_sites
from pipeline.batch.work import count_pages, finish_spooled, lost_count, lost_draft, lost_page, read_pages


def execute(run: Run) -> RunCounts:
    """Do what is left of the open plan, from the phase that it is in."""
    ledger, plan = run.ledger, opened_plan(run.ledger)
    if plan is None:
        return RunCounts(pages=0, changed=False)
    counts = plan.counts
    pages = max(waiting(ledger, table) for table in ("survey", "todo", "spool"))
    with _workers(run, -(-pages // BATCH_PAGES)) as workers:
        if plan.phase == Phase.COUNT:
            counts = _count(run, workers, counts)
        if plan.phase <= Phase.READ:
            counts = _read(run, workers, counts)
            counts = _compare(run, counts, rebuild=plan.rebuild)
        counts = _finish(run, workers, counts)
    place_pending(ledger, run.out, run.settings.write.records_per_shard)
    if plan.rebuild:
        drop_old_shards(ledger, run.out)
    with ledger.transaction():
        close_plan(ledger)
    return counts


def _workers(run: Run, batches: int) -> AbstractContextManager[Workers]:
    if run.settings.run.executor == "ray":
        return ray_workers(run.settings, batches, run.paths)
    return local_workers(run.settings, batches)


def _count(run: Run, workers: Workers, counts: RunCounts) -> RunCounts:
    """Count the lines of the pages that stand for their sites."""
    ledger = run.ledger
    with run.audience.progress("Counting", waiting(ledger, "survey")) as advance:
        taken: list[list[int]] = []
        for pages, keys in workers.results(count_pages, _noting(page_batches(ledger, "survey"), taken), lost_count):
            counts = replace(counts, counted=counts.counted + len(pages))
            with ledger.transaction():
                note_counted(ledger, zip(pages, keys, strict=True))
                strike(ledger, "survey", taken.pop(0))
                note_counts(ledger, counts, Phase.COUNT)
            advance(len(pages), counts)
            run.stop.here()
    with ledger.transaction():
        settle_sites(ledger)
        note_counts(ledger, counts, Phase.READ)
    return counts


def _read(run: Run, workers: Workers, counts: RunCounts) -> RunCounts:
    """Read pages into drafts and spool them."""
    ledger, lost = run.ledger, partial(lost_page, run.tools)
    with run.audience.progress("Reading", waiting(ledger, "todo")) as advance:
        taken: list[list[int]] = []
        for pages, drafted in workers.results(read_pages, _noting(page_batches(ledger, "todo"), taken), lost):
            turns = taken.pop(0)
            refused = [one.refused for one in drafted if one.refused]
            drafts = [
                SpooledDraft(turn, page.id, page.file.path, one.sha256, one.recipe, one.draft, one.print)
                for turn, page, one in zip(turns, pages, drafted, strict=True)
                if one.print
            ]
            counts = _with_refused(replace(counts, extracted=counts.extracted + len(pages)), refused)
            with ledger.transaction():
                for page in refused:
                    ledger.finish(page)
                spool(ledger, turns, drafts)
                ledger.spend({page.id: one.seconds for page, one in zip(pages, drafted, strict=True)}, anew=True)
                note_counts(ledger, counts, Phase.READ)
            advance(len(pages), counts)
            run.stop.here()
    return counts


def _compare(run: Run, counts: RunCounts, *, rebuild: bool) -> RunCounts:
    """Decide which drafts are copies, now that all are there."""
    ledger, copies = run.ledger, 0
    with ledger.transaction():
        for page in find_copies(ledger, run.settings.run.copy_similarity):
            ledger.finish(page)
            copies += 1
        if rebuild:
            clear_places(ledger, run.out)
        counts = replace(counts, duplicates=counts.duplicates + copies)
        note_counts(ledger, counts, Phase.FINISH)
    return counts


def _finish(run: Run, workers: Workers, counts: RunCounts) -> RunCounts:
    """Identify, translate and write the spooled drafts that are no copies."""
    ledger, per_shard = run.ledger, run.settings.write.records_per_shard
    lost = partial(lost_draft, run.tools)
    with run.audience.progress("Translating", waiting(ledger, "spool")) as advance:
        for _, finished in workers.results(finish_spooled, _waiting_drafts(run), lost):
            for remark in (remark for one in finished for remark in one.remarks):
                run.remark(remark)
            pages = [one.page for one in finished]
            refused = [page for page in pages if page.rejection]
            counts = _with_refused(
                replace(
                    counts,
                    written=counts.written + len(pages) - len(refused),
                    identified=counts.identified + sum(one.identified for one in finished),
                    translated=counts.translated + sum(one.translated for one in finished),
                    sentences=counts.sentences + sum(page.facts.get("sentences", {}).get("pairs", 0) for page in pages),
                ),
                refused,
            )
            with ledger.transaction():
                for page in pages:
                    ledger.finish(page)
                ledger.spend({one.page.id: one.seconds for one in finished})
                note_counts(ledger, counts, Phase.FINISH)
            if place_pending(ledger, run.out, per_shard, only_full=True) and run.published:
                publish_shards(ledger, run.out, run.published)
            advance(len(pages), counts)
            run.stop.here()
    return counts


def _noting(batches: Iterator[list[tuple[int, PlannedPage]]], taken: list[list[int]]) -> Iterator[list[PlannedPage]]:
    """The pages of each batch; their turns are put into `taken` meanwhile."""
    for batch in batches:
        taken.append([turn for turn, _ in batch])
        yield [page for _, page in batch]


def _waiting_drafts(run: Run) -> Iterator[list[WaitingDraft]]:
    """The spooled drafts, batch by batch, with what need not be done again."""
    ledger = run.ledger
    for batch in spool_batches(ledger):
        drafts = []
        for one in batch:
            draft, languages = draft_of(ledger, one.id)
            lines = lines_of(ledger, run.out, one.id) if one.stage >= WRITE else ()
            drafts.append(WaitingDraft(one.turn, draft, languages if one.stage > IDENTIFY else None, lines))
        yield drafts


def _with_refused(counts: RunCounts, refused: list[FinishedPage]) -> RunCounts:
    bugs = sum(page.retry for page in refused)
    return replace(counts, rejected=counts.rejected + len(refused), bugs=counts.bugs + bugs)
