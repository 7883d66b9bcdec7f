"""How far a run has come, told on standard error: a bar on a terminal, a plain line now and then, or JSON."""

# ruff: noqa: PLC0415 - rich is slow to load, and a run with nothing to do has nothing to show
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from pipeline.batch.nouns import RunCounts

if TYPE_CHECKING:
    from rich.console import Console

# Seconds between plain lines: seldom enough for a log file, often enough to see that the run is alive.
_PLAIN_EVERY = 10.0
# Seconds between lines of JSON.
_JSON_EVERY = 2.0

Advance = Callable[[int, RunCounts], None]
"""Told after each batch: how many pages were done in it, and the counts of the run so far."""
Progress = Callable[[str, int], AbstractContextManager[Advance]]
"""Given what is done and to how many pages, it yields what is told after each batch."""


class Pace(Struct, frozen=True):
    """How far one phase of a run is: a line of `--progress json`."""

    phase: str
    done: int
    """Pages."""
    total: int
    rejected: int
    """Pages of the whole run so far."""
    pages_per_second: float
    sentences_per_second: float
    seconds_left: float | None
    """Of this phase; null while nothing is done."""


class Watch:
    """Makes the paces of one phase."""

    def __init__(self, phase: str, total: int) -> None:
        self._phase, self._total = phase, total
        self._done = 0
        self._began = time.monotonic()
        self._sentences: int | None = None

    def after(self, done: int, counts: RunCounts) -> Pace:
        """The pace after so many more pages."""
        seconds = max(time.monotonic() - self._began, 1e-9)
        self._done += done
        if self._sentences is None:
            self._sentences = counts.sentences  # those of the first batch are left out: what came before is not known
        rate = self._done / seconds
        return Pace(
            phase=self._phase,
            done=self._done,
            total=self._total,
            rejected=counts.rejected,
            pages_per_second=round(rate, 2),
            sentences_per_second=round((counts.sentences - self._sentences) / seconds, 2),
            seconds_left=round((self._total - self._done) / rate, 1) if rate else None,
        )


def progress_shown(how: Literal["auto", "json", "none"]) -> Progress:
    """What tells a person, a program or nobody how far a run is."""
    return {"auto": shown_progress, "json": json_progress, "none": silent_progress}[how]


@contextmanager
def shown_progress(what: str, total: int) -> Iterator[Advance]:
    """A bar on a terminal; elsewhere a plain line every ten seconds."""
    from rich.console import Console

    console = Console(stderr=True)
    if console.is_terminal:
        with _bar(console, what, total) as advance:
            yield advance
    else:
        yield _told(what, total, _PLAIN_EVERY, lambda pace: console.print(_sentence(pace), highlight=False))


@contextmanager
def json_progress(what: str, total: int) -> Iterator[Advance]:
    """A line of JSON every two seconds."""

    def tell(pace: Pace) -> None:
        sys.stderr.write(msgspec.json.encode(pace).decode() + "\n")
        sys.stderr.flush()

    yield _told(what, total, _JSON_EVERY, tell)


@contextmanager
def silent_progress(what: str, total: int) -> Iterator[Advance]:  # noqa: ARG001 - the shape of all
    """Nothing; for runs from Python."""
    yield lambda done, counts: None  # noqa: ARG005


@contextmanager
def _bar(console: "Console", what: str, total: int) -> Iterator[Advance]:
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"),
        TimeRemainingColumn(),
    )  # fmt: skip
    watch = Watch(what, total)
    with Bars(*columns, console=console) as bars:
        task = bars.add_task(what, total=total, pace="")

        def advance(done: int, counts: RunCounts) -> None:
            bars.update(task, advance=done, pace=_rates(watch.after(done, counts)))

        yield advance


def _told(what: str, total: int, every: float, tell: Callable[[Pace], object]) -> Advance:
    watch, said = Watch(what, total), time.monotonic()

    def advance(done: int, counts: RunCounts) -> None:
        nonlocal said
        pace, now = watch.after(done, counts), time.monotonic()
        if pace.done == total or now - said >= every:
            said = now
            tell(pace)

    return advance


def _sentence(pace: Pace) -> str:
    left = f", {pace.seconds_left:,.0f} s left" if pace.seconds_left else ""
    return f"{pace.phase}: {pace.done:,}/{pace.total:,} pages, {_rates(pace)}{left}"


def _rates(pace: Pace) -> str:
    sentences = f"{pace.sentences_per_second:,.1f} sentences/s, " if pace.sentences_per_second else ""
    return f"{pace.pages_per_second:,.1f} pages/s, {sentences}{pace.rejected:,} rejected"
