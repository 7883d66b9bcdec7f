"""The worker processes of one machine: batches of pages in, finished pages out, in the order of the plan.

A worker is spawned, never forked (a fork after a model was used hangs), loads its tools once, and is replaced when it
dies. A batch that kills its worker, or takes too long, is done again page by page, so only the page that did it is
rejected.
"""

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from multiprocessing import get_context

import msgspec
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipeline.batch.ledger import FinishedLine, FinishedPage
from pipeline.batch.plan import PlannedPage, page_recipe
from pipeline.batch.report import page_facts
from pipeline.config import Settings
from pipeline.flow import PageResult, make_records
from pipeline.records import BilingualRecord, Rejection
from pipeline.tools import Tools, load_tools

# Pages per batch: enough that sentences fill the engines' batches, few enough that a kill repeats little. Part of how a
# run is cut, never of the machine, so that the bytes cannot depend on the number of workers.
BATCH_PAGES = 16
# Pages after which a worker is replaced, so that what libraries leak stays bounded.
_RECYCLE_BATCHES = 2_000 // BATCH_PAGES
_ENCODE = msgspec.json.Encoder(order="sorted").encode


Finished = tuple[list[FinishedPage], list[str]]
"""Finished pages, and what their worker has to say to the person (models that it refused)."""


def finished_batches(pages: Sequence[PlannedPage], settings: Settings) -> Iterator[Finished]:
    """The finished pages, batch by batch in the order of `pages`, made by `settings.run.workers` processes."""
    workers = settings.run.worker_count()
    batches = deque(pages[start : start + BATCH_PAGES] for start in range(0, len(pages), BATCH_PAGES))
    workers = min(workers, len(batches)) or 1
    pool = ProcessPool(workers, max_tasks=_RECYCLE_BATCHES, initializer=_start_worker, context=get_context("spawn"))
    try:
        running: deque[tuple[Sequence[PlannedPage], ProcessFuture[Finished]]] = deque()
        while batches or running:
            while batches and len(running) < 2 * workers:
                batch = batches.popleft()
                running.append((batch, _schedule(pool, batch, settings)))
            batch, future = running.popleft()
            yield _outcome(pool, batch, future, settings)
        pool.close()
        pool.join()
    finally:
        pool.stop()
        pool.join()


def finish_pages(pages: Sequence[PlannedPage], settings: Settings) -> Finished:
    """What a worker does with a batch: make the records and encode them, per page, in order."""
    tools = _tools(_ENCODE(settings))
    results = make_records([page.file for page in pages], tools)
    finished = [_finished(page, result, tools) for page, result in zip(pages, results, strict=True)]
    return finished, list(tools.translators.warnings)


def _schedule(pool: ProcessPool, batch: Sequence[PlannedPage], settings: Settings) -> "ProcessFuture[Finished]":
    return pool.schedule(finish_pages, (batch, settings), timeout=settings.run.page_seconds * len(batch))


def _outcome(
    pool: ProcessPool, batch: Sequence[PlannedPage], future: "ProcessFuture[Finished]", settings: Settings
) -> Finished:
    try:
        return future.result()
    except (ProcessExpired, TimeoutError) as error:
        if len(batch) == 1:
            return [_lost(batch[0], error, settings)], []
    alone = [_outcome(pool, [page], _schedule(pool, [page], settings), settings) for page in batch]
    return [page for pages, _ in alone for page in pages], [remark for _, remarks in alone for remark in remarks]


def _lost(page: PlannedPage, error: ProcessExpired | TimeoutError, settings: Settings) -> FinishedPage:
    if isinstance(error, TimeoutError):
        name, message = (
            "TimeLimit",
            f"The page took more than {settings.run.page_seconds:g} s; raise run.page_seconds or look at the page.",
        )
    else:
        name, message = (
            "WorkerDied",
            f"The worker process died on this page (exit code {error.exitcode}); it may have run out of memory.",
        )
    rejection = Rejection(page.id, page.file.path, page.url, "run", name, message)
    return FinishedPage(
        id=page.id, path=page.file.path, sha256=page.sha256, recipe="", rejection=_ENCODE(rejection), retry=True
    )


def _finished(page: PlannedPage, result: PageResult, tools: Tools) -> FinishedPage:
    draft, rejection = result.draft, result.rejection
    return FinishedPage(
        id=page.id,
        path=page.file.path,
        sha256=page.sha256,
        recipe=page_recipe(draft.languages.article.tag if draft else None, tools),
        lines=tuple(FinishedLine(folder_of(record), _ENCODE(record)) for record in result.records),
        rejection=_ENCODE(rejection) if rejection else None,
        retry=rejection is not None and rejection.is_bug,
        facts=page_facts(draft.article.lines if draft else (), result.records),
    )


def folder_of(record: BilingualRecord) -> str:
    """The folder of `clean/` that holds this record: `en-pt`, or `untranslated/ko`."""
    if record.translation is None:
        return f"untranslated/{record.language}"
    return f"{record.language}-{record.translation.language}"


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's to answer


@lru_cache(maxsize=1)
def _tools(settings: bytes) -> Tools:
    return load_tools(msgspec.json.decode(settings, type=Settings))
