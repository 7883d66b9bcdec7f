"""Workers that are no processes: the same work in this one, for tests of what a run does with the results."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from pipeline.batch.limits import Item, Result, Work
from pipeline.batch.local import Lost
from pipeline.config import Settings
from pipeline.tools import load_tools


class WorkersHere:
    """Does each batch when its results are asked for; models stay loaded from run to run."""

    def __init__(self, settings: Settings) -> None:
        self._tools = load_tools(settings)

    def results(
        self, work: Work[Item, Result], batches: Iterable[Sequence[Item]], lost: Lost[Item, Result]
    ) -> Iterator[tuple[Sequence[Item], list[Result]]]:
        for batch in batches:
            yield batch, work(batch, self._tools)


@contextmanager
def workers_here(settings: Settings, batches: int) -> Iterator[WorkersHere]:
    """In the place of `local_workers`."""
    yield WorkersHere(settings)
