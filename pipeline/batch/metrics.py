"""Figures of a run as OpenMetrics text, in a file that a collector reads, so that a cron job can be watched."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.openmetrics.exposition import generate_latest

from pipeline.batch.nouns import RunCounts
from pipeline.batch.progress import Advance, Progress
from pipeline.errors import OutputUnusable

# Seconds between two states of the file.
_EVERY = 5.0
_OUTCOMES = ("written", "unchanged", "duplicates", "rejected")


class Metrics:
    """The file of one run."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._began = time.time()
        self._registry = CollectorRegistry()
        self._pages = self._gauge("pages", "Pages of the run by outcome, so far.", "outcome")
        self._phase = self._gauge("phase_pages", "Pages of the phases of the run.", "phase", "state")
        self._sentences = self._gauge("sentences", "Sentence pairs written.")
        self._bugs = self._gauge("bugs", "Pages that met a bug or killed their worker, or were out of reach.")
        self._succeeded = self._gauge("succeeded", "1 once the run has ended without a bug.")
        self._started = self._gauge("started_timestamp_seconds", "When the run began.")
        self._ended = self._gauge("ended_timestamp_seconds", "When the run ended; 0 while it is under way.")
        self._started.set(self._began)

    def watching(self, progress: Progress) -> Progress:
        """The same progress, which keeps the file up to date as well."""

        @contextmanager
        def watched(what: str, total: int) -> Iterator[Advance]:
            said = done_so_far = 0.0
            with progress(what, total) as inner:

                def advance(done: int, counts: RunCounts) -> None:
                    nonlocal said, done_so_far
                    inner(done, counts)
                    done_so_far += done
                    self._phase.labels(what.lower(), "done").set(done_so_far)
                    self._phase.labels(what.lower(), "planned").set(total)
                    if time.monotonic() - said >= _EVERY:
                        said = time.monotonic()
                        self._write(counts)

                yield advance

        return watched

    def end(self, counts: RunCounts) -> None:
        """Write the last state of the file.

        Raises:
            OutputUnusable: the file cannot be written.
        """
        self._ended.set(time.time())
        self._succeeded.set(not counts.bugs)
        self._write(counts)

    def _write(self, counts: RunCounts) -> None:
        for outcome in _OUTCOMES:
            self._pages.labels(outcome).set(getattr(counts, outcome))
        self._sentences.set(counts.sentences)
        self._bugs.set(counts.bugs)
        temporary = self._file.with_name(f".{self._file.name}.tmp")
        try:
            temporary.write_bytes(generate_latest(self._registry))
            temporary.replace(self._file)  # whoever reads it sees a whole file
        except OSError as error:
            raise OutputUnusable(
                f"{self._file} cannot be written: {error.strerror}; name another --metrics."
            ) from error

    def _gauge(self, name: str, what: str, *labels: str) -> Gauge:
        return Gauge(f"pipeline_run_{name}", what, labels, registry=self._registry)
