"""The worker processes of one machine: batches in, results out, in the order of the plan.

A worker is spawned, never forked (a fork after a model was used hangs), loads its tools once, and is replaced when it
dies. A batch that kills its worker, or takes too long, is done again item by item: only the page that did it is lost.
"""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import get_context
from typing import Protocol

import msgspec
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipeline.batch.limits import (
    DIED,
    Item,
    Result,
    Work,
    batch_seconds,
    memory_limit,
    time_limit,
    within_memory,
)
from pipeline.config import RunSettings, Settings, cores, with_changes
from pipeline.errors import SetupError
from pipeline.tools import Tools, load_tools

# Batches after which a worker is replaced, so that what libraries leak stays bounded.
RECYCLE_BATCHES = 125
# Objects after which a worker looks for garbage in circles: pages make many objects and few circles, and looking after
# each 700 of them, as Python does, takes 3 % of its time.
_GARBAGE = 10_000
# Exit code of a worker whose page wanted more memory than it may have.
_OUT_OF_MEMORY = 77

Lost = Callable[[Item, str, str], Result]
"""What is made of an item that took its worker down, given the error's name and a sentence."""


class Workers(Protocol):
    """Who does the work of a run."""

    def results(
        self, work: Work[Item, Result], batches: Iterable[Sequence[Item]], lost: Lost[Item, Result]
    ) -> Iterator[tuple[Sequence[Item], list[Result]]]:
        """Each batch with its results, in the order of the batches; batches are taken as they are needed."""


@contextmanager
def local_workers(settings: Settings, batches: int) -> Iterator[Workers]:
    """Worker processes, as many as `settings.run.workers` says and never more than there are batches.

    Raises:
        SetupError: workers end before they are given anything.
    """
    count = max(min(settings.run.worker_count(), batches), 1)
    threads = settings.translate.threads or max(cores() // count, 1)
    settings = with_changes(settings, {"translate.threads": threads})  # together no more threads than cores
    # The judge's products are small: threads of OpenBLAS in every worker would only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Ctrl-C is the main process's to answer. What starts the workers must not hear it, and hands that on to them.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        pool = ProcessPool(count, RECYCLE_BATCHES, gc.set_threshold, [_GARBAGE], get_context("spawn"))
        pool.schedule(int)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    try:
        yield _LocalWorkers(pool, count, settings)
        pool.close()
        pool.join()
    except BrokenProcessPool as error:
        raise SetupError(
            "Worker processes end as soon as they start; see whether this Python can run "
            "`python -m pipeline check` and has memory left, then run the command again: it goes on where it stopped."
        ) from error
    finally:
        pool.stop()
        pool.join()


class _LocalWorkers:
    def __init__(self, pool: ProcessPool, count: int, settings: Settings) -> None:
        self._pool, self._count, self._settings = pool, count, settings
        self._encoded = msgspec.json.encode(settings)

    def results(
        self, work: Work[Item, Result], batches: Iterable[Sequence[Item]], lost: Lost[Item, Result]
    ) -> Iterator[tuple[Sequence[Item], list[Result]]]:
        running: deque[tuple[Sequence[Item], ProcessFuture[list[Result]]]] = deque()
        for batch in batches:
            running.append((batch, self._schedule(work, batch)))
            if len(running) >= 2 * self._count:
                yield self._outcome(work, *running.popleft(), lost)
        while running:
            yield self._outcome(work, *running.popleft(), lost)

    def _schedule(self, work: Work[Item, Result], batch: Sequence[Item]) -> "ProcessFuture[list[Result]]":
        timeout = batch_seconds(self._settings.run, len(batch))
        return self._pool.schedule(_worked, (work, batch, self._encoded), timeout=timeout)

    def _outcome(
        self,
        work: Work[Item, Result],
        batch: Sequence[Item],
        future: "ProcessFuture[list[Result]]",
        lost: Lost[Item, Result],
    ) -> tuple[Sequence[Item], list[Result]]:
        try:
            return batch, future.result()
        except (ProcessExpired, TimeoutError) as error:
            if len(batch) == 1:
                return batch, [lost(batch[0], *_why_lost(error, self._settings.run))]
        alone = [self._outcome(work, [item], self._schedule(work, [item]), lost)[1] for item in batch]
        return batch, [result for results in alone for result in results]


def _worked(work: Work[Item, Result], batch: Sequence[Item], settings: bytes) -> list[Result]:
    """What runs in the worker, which ends with `_OUT_OF_MEMORY` where the batch wants too much."""
    try:
        return within_memory(work, batch, _tools(settings))
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


@lru_cache(maxsize=1)
def _tools(settings: bytes) -> Tools:
    return load_tools(msgspec.json.decode(settings, type=Settings))


def _why_lost(error: ProcessExpired | TimeoutError, settings: RunSettings) -> tuple[str, str]:
    if isinstance(error, TimeoutError):
        return time_limit(settings)
    code = error.exitcode
    if code == _OUT_OF_MEMORY:
        return memory_limit(settings)
    return DIED, f"The worker process died on this page (exit code {code}); it may have run out of memory."
