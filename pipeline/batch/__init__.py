"""A run: the pages of some folders become the records of `clean/`; what was done before is not done again.

A run is planned before it writes: first it lists the pages and compares them with the ledger, then it reads all that
are new into drafts, then it decides which of these are copies, then it finishes and writes the others. Each step is
committed before the next, and a run that was killed is continued under its own plan.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline import decode, extract
from pipeline.batch.copies import find_copies
from pipeline.batch.ledger import LEDGER_NAME, Ledger
from pipeline.batch.local import Workers, local_workers
from pipeline.batch.lock import held_output
from pipeline.batch.nouns import FinishedPage, PlannedPage, RunCounts, SpooledDraft
from pipeline.batch.on_ray import ray_workers
from pipeline.batch.place import adopt_shards, mend_shards, place_pending
from pipeline.batch.plan import Duplicate, Plan, plan_run
from pipeline.batch.progress import Advance, silent_progress
from pipeline.batch.report import report
from pipeline.batch.work import finish_spooled, lost_draft, lost_page, read_pages
from pipeline.config import RunSettings, Settings, load_settings
from pipeline.errors import SetupError
from pipeline.tools import load_tools
from pipeline.write.shards import write_shard

# Pages per batch: enough that sentences fill the engines' batches, few enough that a kill repeats little. Part of how a
# run is cut, never of the machine, so that the bytes cannot depend on the number of workers.
BATCH_PAGES = 16

Progress = Callable[[str, int], AbstractContextManager[Advance]]
T = TypeVar("T")
Todo = tuple[int, PlannedPage]


class RunOptions(Struct, frozen=True):
    """What a person may ask of one run beside its settings."""

    prune: bool = False
    """Remove the records of pages whose files are gone."""
    dry_run: bool = False
    """Say what would be done, and do nothing."""
    limit: int | None = None
    """Do no more than this many pages now; the others wait for the next run."""


class Audience(Struct, frozen=True):
    """Whom a run talks to."""

    progress: Progress = silent_progress
    """Given what is done and to how many pages, it yields what is told after each batch."""
    say: Callable[[str], None] = lambda _: None
    """Given each remark that a person should read, a sentence each."""


class Run(Struct, frozen=True):
    """A run on its way."""

    ledger: Ledger
    paths: tuple[Path, ...]
    out: Path
    settings: Settings
    audience: Audience
    said: set[str]

    def remark(self, message: str) -> None:
        """Say something to the person, once."""
        if message not in self.said:
            self.said.add(message)
            self.audience.say(message)


PLAIN = RunOptions()
NOBODY = Audience()


def clean(
    paths: Sequence[Path | str] = ("raw",),
    out: Path | str = "clean",
    settings: Settings | None = None,
    options: RunOptions = PLAIN,
    audience: Audience = NOBODY,
) -> RunCounts:
    """Turn the pages under these paths into records under `out`; what is done and unchanged is left as it is.

    Workers are spawned processes: in a script, call it under `if __name__ == "__main__":`.

    Args:
        paths: folders, searched with their sub-folders, or single pages.
        out: the output folder; made if it is missing.
        settings: default: config.toml here, if there is one.
        options: what is asked of this run alone.
        audience: who hears how far the run is.

    Raises:
        SetupError: nothing was done; the message says why.
    """
    settings = settings or load_settings()
    for path in map(Path, paths):
        if not path.exists():
            raise SetupError(f"There is no file or folder {path}; name one that holds pages.")
    tools = load_tools(settings)
    with held_output(Path(out)), closing(Ledger(Path(out))) as ledger:
        run = Run(ledger, tuple(map(Path, paths)), Path(out), settings, audience, set())
        for remark in tools.translators.warnings:
            run.remark(remark)
        mended = _mend(run)
        continued = _continued(run)
        plan = plan_run(run.paths, ledger.done(), tools)
        if options.dry_run:
            return replace(plan.counts, written=len(plan.todo), changed=False)
        counts = _carry_out(run, plan, options) or continued or replace(plan.counts, changed=mended)
        place_pending(ledger, run.out, settings.write.records_per_shard)
        if mended:
            with ledger.transaction():
                ledger.drop_lost()
        _write_lists(run, plan, counts)
        return counts


def find_page(page_id: str, out: Path | str = "clean", raw: Path | str = "raw") -> Path:
    """The file of a page that the ledger of `out` knows.

    Raises:
        SetupError: no page there has this id, or its file is no longer under `raw`.
    """
    path = None
    if (Path(out) / LEDGER_NAME).exists():
        with closing(Ledger(Path(out))) as ledger:
            path = ledger.path_of(page_id)
    if path is None:
        raise SetupError(f"There is no file {page_id}, nor a page with this id in {out}; ids stand in its records.")
    if not decode.is_there(Path(raw) / path):
        raise SetupError(f"Page {page_id} came from {path}, which is not under {raw}; name its folder with --raw.")
    return Path(raw) / path


def _mend(run: Run) -> bool:
    """Bring ledger and shards to agree again after a kill, a loss or a foreign hand; whether anything was lost."""
    ledger, out = run.ledger, run.out
    if ledger.made_anew and (adopted := adopt_shards(ledger, out)):
        run.remark(f"{ledger.path} was missing or damaged; it was made anew from {adopted:,} records in {out}.")
    place_pending(ledger, out, run.settings.write.records_per_shard)  # what a killed run had finished
    lost = mend_shards(ledger, out)
    for remark in lost:
        run.remark(remark)
    return bool(lost)


def _carry_out(run: Run, plan: Plan, options: RunOptions) -> RunCounts | None:
    """Do what the plan says, as far as the options allow; None if that is nothing."""
    ledger = run.ledger
    todo = plan.todo if options.limit is None else plan.todo[: options.limit]
    gone = plan.gone if options.prune else ()
    counts = replace(plan.counts, pages=plan.counts.pages - len(plan.todo) + len(todo))
    if gone:
        with ledger.transaction():
            ledger.drop(gone)
    if todo:
        with ledger.transaction():
            ledger.open_plan(_digest(run.settings), counts, todo)
        return _execute(run, counts)
    return counts if gone else None


def _continued(run: Run) -> RunCounts | None:
    """Finish the plan of a run that was stopped, if there is one under the same settings; its counts."""
    opened = run.ledger.opened_plan()
    if opened is None:
        return None
    if opened[0] != _digest(run.settings):
        run.remark("A run was stopped here under other settings; it is planned anew.")
        return None
    run.remark("A run was stopped here; it goes on from there.")
    return _execute(run, opened[1])


def _execute(run: Run, counts: RunCounts) -> RunCounts:
    """Do what is left of the open plan: read, compare, finish."""
    ledger = run.ledger
    todo = [list(batch) for batch in _batched(ledger.todo())]
    waiting = len(ledger.spooled_turns()) // BATCH_PAGES + 1
    with _workers(run, len(todo) or waiting) as workers:
        counts = _read(run, workers, todo, counts)
        opened = ledger.opened_plan()
        if opened and not opened[2]:
            with ledger.transaction():
                copies = ledger.spooled_copies(find_copies(ledger, run.settings.run.copy_similarity))
                ledger.finish(copies)
                counts = replace(counts, duplicates=counts.duplicates + len(copies))
                ledger.count(counts, compared=True)
        return _finish(run, workers, counts)


def _workers(run: Run, batches: int) -> AbstractContextManager[Workers]:
    if run.settings.run.executor == "ray":
        return ray_workers(run.settings, batches, run.paths)
    return local_workers(run.settings, batches)


def _read(run: Run, workers: Workers, todo: Sequence[Sequence[Todo]], counts: RunCounts) -> RunCounts:
    """Read pages into drafts and spool them."""
    ledger = run.ledger
    with run.audience.progress("Reading", sum(map(len, todo))) as advance:
        batches = ([page for _, page in batch] for batch in todo)
        for batch, (_, drafted) in zip(todo, workers.results(read_pages, batches, lost_page), strict=True):
            refused = [one.refused for one in drafted if one.refused]
            drafts = [
                SpooledDraft(turn, page.id, page.file.path, one.sha256, one.recipe, one.draft, one.print)
                for (turn, page), one in zip(batch, drafted, strict=True)
                if one.print
            ]
            counts = _with_refused(counts, refused)
            with ledger.transaction():
                ledger.finish(refused)
                ledger.spool([turn for turn, _ in batch], drafts)
                ledger.spend({page.id: one.seconds for (_, page), one in zip(batch, drafted, strict=True)}, anew=True)
                ledger.count(counts)
            advance(len(batch), len(refused))
    return counts


def _finish(run: Run, workers: Workers, counts: RunCounts) -> RunCounts:
    """Identify, translate and write the spooled drafts that are no copies."""
    ledger, per_shard = run.ledger, run.settings.write.records_per_shard
    turns = ledger.spooled_turns()
    with run.audience.progress("Translating", len(turns)) as advance:
        batches = (ledger.spooled(batch) for batch in _batched(turns))
        for _, finished in workers.results(finish_spooled, batches, lost_draft):
            for remark in (remark for one in finished for remark in one.remarks):
                run.remark(remark)
            pages = [one.page for one in finished]
            refused = [page for page in pages if page.rejection]
            counts = _with_refused(replace(counts, written=counts.written + len(pages) - len(refused)), refused)
            with ledger.transaction():
                ledger.finish(pages)
                ledger.spend({one.page.id: one.seconds for one in finished})
                ledger.count(counts, compared=True)
            place_pending(ledger, run.out, per_shard, only_full=True)
            advance(len(pages), len(refused))
    with ledger.transaction():
        ledger.close_plan()
    return counts


def _with_refused(counts: RunCounts, refused: Sequence[FinishedPage]) -> RunCounts:
    bugs = sum(page.retry for page in refused)
    return replace(counts, rejected=counts.rejected + len(refused), bugs=counts.bugs + bugs)


def _write_lists(run: Run, plan: Plan, counts: RunCounts) -> None:
    """Write rejected.jsonl, duplicates.jsonl and report.json where their content has changed."""
    copies = [Duplicate(page_id, path, kept, "same text") for page_id, path, kept in run.ledger.copies()]
    duplicates = sorted([*plan.duplicates, *copies], key=lambda duplicate: (duplicate.file_path, duplicate.id))
    lists = {
        "rejected.jsonl": list(run.ledger.rejections()),
        "duplicates.jsonl": [msgspec.json.encode(duplicate, order="sorted") for duplicate in duplicates],
    }
    for name, lines in lists.items():
        file = run.out / name
        if not file.exists() or file.read_bytes() != b"".join(line + b"\n" for line in lines):
            write_shard(file, lines)
    if counts.changed or not (run.out / "report.json").exists():
        write_shard(run.out / "report.json", report(counts, run.ledger).splitlines())


def _digest(settings: Settings) -> str:
    """What a plan depends on: all settings but how much is done at a time, and the versions of the first stages."""
    alike = replace(settings, run=RunSettings(copy_similarity=settings.run.copy_similarity))
    return hashlib.sha256(msgspec.json.encode([alike, decode.VERSION, extract.VERSION], order="sorted")).hexdigest()


def _batched(items: Iterable[T]) -> Iterator[Sequence[T]]:
    items = iter(items)
    while batch := list(islice(items, BATCH_PAGES)):
        yield batch
