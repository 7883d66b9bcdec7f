"""The workers of a Ray cluster: batches out to the machines, results back, in the order of the plan.

They are plain actors. The driver alone hands out work, so it knows which worker has which batch: one that dies or takes
too long is replaced wherever there is room, and its batch is done again item by item, as in `local.py`. A machine may
vanish through no fault of a page, so an item is given up only when it was alone in two workers that died.
"""

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generic

import msgspec

from pipeline.batch.limits import DIED, Item, Result, Work, batch_seconds, memory_limit, time_limit
from pipeline.batch.local import RECYCLE_BATCHES, Lost, Workers
from pipeline.batch.remote import HeldMemory, Place, RemoteWorker, found_here
from pipeline.config import Settings, with_changes
from pipeline.errors import SetupError

_TRIES_ALONE = 2
_DIED = (DIED, "Two worker processes died on this page, one after the other; they may have run out of memory.")
# Workers that may fail to start in a row before the run is given up: a machine that vanishes takes a few with it.
_FAILED_STARTS = 5
# Seconds after which the clock is looked at, though nothing came back.
_LOOK = 1.0


@contextmanager
def ray_workers(settings: Settings, batches: int, paths: Sequence[Path | str]) -> Iterator[Workers]:
    """Workers on the cluster that RAY_ADDRESS names; without it on one that runs here, else on this machine alone.

    There are `settings.run.workers`, or one per processor of the cluster, and never more than batches; each has one
    thread, unless `translate.threads` says more.

    Raises:
        SetupError: Ray is not installed, there is no cluster, or a machine lacks what the run needs.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing goes out of the house
    try:
        import ray  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise SetupError('Ray is not installed; run `pip install ".[ray]"` on each machine.') from error
    _connect(ray)
    try:
        count = settings.run.workers or int(ray.cluster_resources().get("CPU", 1))
        settings = with_changes(settings, {"translate.threads": settings.translate.threads or 1})
        yield _RayWorkers(ray, settings, Place(str(Path.cwd()), tuple(map(str, paths))), max(min(count, batches), 1))
    finally:
        ray.shutdown()  # ends the workers too


def _connect(ray: Any) -> None:
    address = os.environ.get("RAY_ADDRESS", "")
    if address.startswith("ray://"):
        raise SetupError("RAY_ADDRESS names a client's door; start the run on a machine of the cluster (HOST:6379).")
    try:
        ray.init(log_to_driver=False, logging_level="ERROR", include_dashboard=None if address else False)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise SetupError(
            f"There is no Ray cluster at {address or 'this machine'} ({str(error).splitlines()[0]}); "
            "start it with `ray start --head`, and name it with RAY_ADDRESS=HOST:6379."
        ) from error


class _Order(Generic[Item, Result]):
    """A batch and its results so far."""

    def __init__(self, batch: Sequence[Item]) -> None:
        self.batch = batch
        self.results: dict[int, Result] = {}


class _Task(Generic[Item, Result]):
    """Items of one batch that go to a worker together; `tries` counts the workers that died of it."""

    def __init__(self, order: _Order[Item, Result], places: Sequence[int], tries: int = 0) -> None:
        self.order, self.places, self.tries = order, places, tries
        self.started = 0.0

    def items(self) -> list[Item]:
        return [self.order.batch[place] for place in self.places]


class _RayWorkers:
    def __init__(self, ray: Any, settings: Settings, place: Place, count: int) -> None:
        self._ray, self._settings = ray, settings
        self._here = found_here(settings)
        self._count = count
        self._failed_starts = 0
        self._arguments = (msgspec.json.encode(settings), place, self._memory())
        self._worker = ray.remote(num_cpus=1, max_restarts=0)(RemoteWorker)
        self._starting: dict[Any, Any] = {}
        """Workers by the reference of what they find on their machine."""
        self._idle: deque[Any] = deque()
        self._done: dict[Any, int] = {}
        """Batches that each worker has done."""
        for _ in range(count):
            self._start()

    def results(
        self, work: Work[Item, Result], batches: Iterable[Sequence[Item]], lost: Lost[Item, Result]
    ) -> Iterator[tuple[Sequence[Item], list[Result]]]:
        waiting = iter(batches)
        window: deque[_Order[Item, Result]] = deque()
        todo: deque[_Task[Item, Result]] = deque()
        running: dict[Any, tuple[Any, _Task[Item, Result]]] = {}
        while True:
            while len(window) < 2 * self._count and (batch := next(waiting, None)) is not None:
                window.append(_Order(batch))
                todo.append(_Task(window[-1], range(len(batch))))
            if not window:
                return
            if len(window[0].results) == len(window[0].batch):
                order = window.popleft()
                yield order.batch, [order.results[place] for place in range(len(order.batch))]
                continue
            while todo and self._idle:
                worker, task = self._idle.popleft(), todo.popleft()
                task.started = time.monotonic()
                running[worker.work.remote(work, task.items())] = worker, task
            ready, _ = self._ray.wait([*running, *self._starting], timeout=_LOOK)
            for reference in ready:
                if reference in self._starting:
                    self._started(reference)
                else:
                    worker, task = running.pop(reference)
                    todo.extendleft(self._ended(reference, worker, task, lost))
            for reference, (worker, task) in list(running.items()):
                if time.monotonic() - task.started > batch_seconds(self._settings.run, len(task.places)):
                    running.pop(reference)
                    self._replace(worker)
                    todo.extendleft(_again(task, lost, time_limit(self._settings.run), tries=1))

    def _start(self) -> None:
        worker = self._worker.remote(*self._arguments)
        self._starting[worker.found.remote()] = worker

    def _started(self, reference: Any) -> None:
        """A worker is there, or could not start.

        Raises:
            SetupError: its machine lacks something, or workers keep failing.
        """
        worker = self._starting.pop(reference)
        try:
            found = self._ray.get(reference)
        except self._ray.exceptions.RayError as error:
            self._failed_starts += 1
            if self._failed_starts >= _FAILED_STARTS:
                raise SetupError(
                    f"No worker starts on the cluster ({str(error).strip().splitlines()[-1]}); "
                    "install this version of the pipeline on each machine."
                ) from error
            self._start()
            return
        self._failed_starts = 0
        if differing := sorted(name for name in {*found, *self._here} if found.get(name) != self._here.get(name)):
            name = differing[0]
            raise SetupError(
                f"A machine of the cluster differs from this one: {name} is {found.get(name, 'missing')} there "
                f"and {self._here.get(name, 'there')} here; each needs the same folders, packages and models."
            )
        self._done[worker] = 0
        self._idle.append(worker)

    def _ended(
        self,
        reference: Any,
        worker: Any,
        task: _Task[Item, Result],
        lost: Lost[Item, Result],
    ) -> list[_Task[Item, Result]]:
        """Take the results of a task; what has to be done again if there are none."""
        try:
            results = self._ray.get(reference)
        except self._ray.exceptions.RayTaskError:
            raise  # the work itself failed, which is a bug
        except self._ray.exceptions.RayError:  # the worker died, or its machine with the results
            self._start()
            return _again(task, lost, _DIED, _TRIES_ALONE)
        if results is None:
            self._replace(worker)
            return _again(task, lost, memory_limit(self._settings.run), tries=1)
        task.order.results |= dict(zip(task.places, results, strict=True))
        self._done[worker] += 1
        if self._done[worker] < RECYCLE_BATCHES:
            self._idle.append(worker)
        else:
            self._replace(worker)
        return []

    def _replace(self, worker: Any) -> None:
        self._ray.kill(worker)
        self._start()

    def _memory(self) -> Any:
        """The handle of the one process that opens the memory, on this machine; None where none is wanted."""
        name = self._settings.translate.memory
        if not name:
            return None
        here = self._ray.get_runtime_context().get_node_id()
        stay = self._ray.util.scheduling_strategies.NodeAffinitySchedulingStrategy(here, soft=False)
        holder = self._ray.remote(num_cpus=0, max_restarts=-1, max_task_retries=-1, scheduling_strategy=stay)
        return holder(HeldMemory).remote(Path(self._settings.folder, name).absolute())


def _again(
    task: _Task[Item, Result], lost: Lost[Item, Result], why: tuple[str, str], tries: int
) -> list[_Task[Item, Result]]:
    """What a task becomes whose worker is gone: its items alone, or nothing once one was tried alone so often."""
    if len(task.places) > 1:
        return [_Task(task.order, [place]) for place in reversed(task.places)]
    if task.tries + 1 < tries:
        return [_Task(task.order, task.places, task.tries + 1)]
    [place] = task.places
    task.order.results[place] = lost(task.order.batch[place], *why)
    return []
