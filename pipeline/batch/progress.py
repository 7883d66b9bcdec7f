"""How far a run has come, told on standard error: a bar on a terminal, a plain line now and then otherwise."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

# Seconds between plain lines: seldom enough for a log file, often enough to see that the run is alive.
_PLAIN_EVERY = 10.0

Advance = Callable[[int, int], None]
"""Told after each batch: pages done in it, and how many of these were rejected."""


@contextmanager
def shown_progress(what: str, total: int) -> Iterator[Advance]:
    """Show how many of `total` pages are done with `what`; the caller reports each batch to the function it gets."""
    console = Console(stderr=True)
    if console.is_terminal:
        with _bar(console, what, total) as advance:
            yield advance
    else:
        yield _plain(console, what, total)


@contextmanager
def silent_progress(what: str, total: int) -> Iterator[Advance]:  # noqa: ARG001 - the same shape as shown_progress
    """Show nothing; for runs from Python."""
    yield lambda done, rejected: None  # noqa: ARG005


@contextmanager
def _bar(console: Console, what: str, total: int) -> Iterator[Advance]:
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TextColumn("{task.fields[rejected]} rejected"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(what, total=total, rate="", rejected=0)
        rejected_so_far = 0

        def advance(done: int, rejected: int) -> None:
            nonlocal rejected_so_far
            rejected_so_far += rejected
            speed = progress.tasks[0].speed
            progress.update(task, advance=done, rejected=rejected_so_far, rate=f"{speed:.1f} pages/s" if speed else "")

        yield advance


def _plain(console: Console, what: str, total: int) -> Advance:
    started = said = time.monotonic()
    so_far = rejected_so_far = 0

    def advance(done: int, rejected: int) -> None:
        nonlocal said, so_far, rejected_so_far
        so_far, rejected_so_far = so_far + done, rejected_so_far + rejected
        now = time.monotonic()
        if so_far == total or now - said >= _PLAIN_EVERY:
            said = now
            rate = so_far / max(now - started, 1e-9)
            console.print(
                f"{what}: {so_far}/{total} pages, {rate:.1f} pages/s, {rejected_so_far} rejected", highlight=False
            )

    return advance
