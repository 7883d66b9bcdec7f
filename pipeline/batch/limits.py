"""What one page may take of a worker: so much time, so much memory."""

import resource
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from pipeline.config import RunSettings
from pipeline.tools import Tools

DIED = "WorkerDied"
"""Name of the error of a page whose worker died, for which the machine may be to blame: the next run tries it again."""
# A batch is given the time of one page and an eighth more for each of its pages; its pages are then tried alone.
_EACH = 1 / 8

Item = TypeVar("Item")
Result = TypeVar("Result")
Work: TypeAlias = Callable[[Sequence[Item], Tools], list[Result]]
"""What a worker does with a batch: one result per item, in order; the function of a module, so that it can be sent."""


def batch_seconds(settings: RunSettings, pages: int) -> float:
    """After how many seconds a worker is replaced that works on so many pages."""
    return settings.page_seconds * (1 if pages == 1 else 1 + _EACH * pages)


def time_limit(settings: RunSettings) -> tuple[str, str]:
    """Name and sentence of the error of a page that took too long."""
    limit = f"{settings.page_seconds:g} s"
    return "TimeLimit", f"The page took more than {limit}; raise run.page_seconds or look at the page."


def memory_limit(settings: RunSettings) -> tuple[str, str]:
    """Name and sentence of the error of a page that wanted too much memory."""
    limit = f"{settings.page_megabytes:,} MB"
    return "MemoryLimit", f"The page took more than {limit} of memory; raise run.page_megabytes or look at the page."


def within_memory(work: Work[Item, Result], batch: Sequence[Item], tools: Tools) -> list[Result]:
    """The results of a batch.

    Memory is bounded where the kernel tells what a process holds (Linux).

    Raises:
        MemoryError: the batch wants more than a page may; what libraries hold after it is anybody's guess, so another
            worker has to go on.
    """
    _bound(tools.settings.run.page_megabytes)
    return work(batch, tools)


def _bound(megabytes: int) -> None:
    """Let this process take so much more than it holds now; 0 for no bound."""
    status = Path("/proc/self/status")
    if megabytes and status.exists():
        held = next(int(line.split()[1]) for line in status.read_text("ascii").splitlines() if line[:7] == "VmData:")
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, ((held << 10) + (megabytes << 20), most))
