"""What the main process of a run costs by itself: its memory and its processor time, with more and more pages.

Its workers are replaced by one article that answers at once under the name of each page, so a hundred thousand pages
take minutes; plan, ledger, copies and shards are the real ones.
"""

# ruff: noqa: ARG001, ARG002 - the shapes that a run asks for
import argparse
import os
import pickle
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import shake_128
from pathlib import Path
from typing import Any

from backports import zstd
from msgspec.structs import replace

from bench._made_pages import PER_FOLDER, made_page, memory
from pipeline.batch import clean, passes, work
from pipeline.batch.nouns import Fingerprint, FinishedLine, PlannedPage, WaitingDraft
from pipeline.config import Settings, with_changes
from pipeline.decode import PageFile
from pipeline.tools import load_tools

SIZES = [10_000, 100_000]
SETTINGS = with_changes(Settings(), {"translate.targets": {}, "translate.memory": ""})


class Answers:
    """In the place of workers: one article, under each page's own id."""

    def __init__(self, drafted: work.DraftedPage, finished: work.FinishedDraft) -> None:
        self._drafted, self._finished = drafted, finished
        self._id = finished.page.id.encode()
        self._draft = zstd.decompress(drafted.draft)
        self._where = self._draft.index(self._id)

    def results(
        self, verb: Any, batches: Iterable[Sequence[Any]], lost: Any
    ) -> Iterator[tuple[Sequence[Any], list[Any]]]:
        """As of `Workers`."""
        answer = {work.count_pages: _counted, work.read_pages: self._read, work.finish_spooled: self._finish}[verb]
        for batch in batches:
            yield batch, [answer(item) for item in batch]

    def _read(self, page: PlannedPage) -> work.DraftedPage:
        draft = zstd.compress(self._draft.replace(self._id, page.id.encode()))
        print_ = Fingerprint(900, shake_128(page.id.encode()).digest(512))
        return replace(self._drafted, draft=draft, print=print_, sha256=page.sha256)

    def _finish(self, waiting: WaitingDraft) -> work.FinishedDraft:
        name = zstd.decompress(waiting.draft)[self._where : self._where + len(self._id)]
        lines = tuple(FinishedLine(one.folder, one.line.replace(self._id, name)) for one in self._finished.page.lines)
        return replace(self._finished, page=replace(self._finished.page, id=name.decode(), lines=lines))


def _counted(page: PlannedPage) -> frozenset[int]:
    return frozenset(range(20))


def answers(folder: Path) -> tuple[work.DraftedPage, work.FinishedDraft]:
    """What real work makes of the first made page."""
    file = folder / "article.txt"
    file.write_text(made_page(0), "utf-8")
    tools = load_tools(SETTINGS)
    page = PlannedPage(PageFile(file, file.name), "", None, None, "", 900, "")
    [drafted] = work.read_pages([page], tools)
    [finished] = work.finish_spooled([WaitingDraft(1, drafted.draft, None, ())], tools)
    return drafted, finished


def child(home: Path) -> None:
    """One run; prints pages written, peak memory in MB and seconds of one core."""

    @contextmanager
    def answering(settings: Settings, batches: int) -> Iterator[Answers]:
        yield Answers(*pickle.loads((home / "answers").read_bytes()))

    passes.local_workers = answering  # type: ignore[assignment]
    counts = clean([home / "raw"], home / "clean", SETTINGS)
    spent = resource.getrusage(resource.RUSAGE_SELF)
    print(counts.written, memory(os.getpid(), "VmHWM") // 1024, spent.ru_utime + spent.ru_stime)


def main(sizes: list[int]) -> None:
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the first run")
    peaks = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            home = Path(name)
            for number in range(size):
                file = home / "raw" / f"{number // PER_FOLDER:04}" / f"{number % PER_FOLDER:03}.txt"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(f"{number}\n", "utf-8")
            (home / "answers").write_bytes(pickle.dumps(answers(home)))
            command = [sys.executable, "-m", "bench.driver", "--child", name]
            ran = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])
            written, peak, seconds = ran.stdout.split()
            peaks.append(int(peak))
            cost = float(seconds) / size
            print(
                f"{int(written):9,} pages: peak {int(peak):,} MB, {cost * 1000:.2f} ms of one core a page", flush=True
            )
    if len(sizes) > 1:
        ratio = peaks[-1] / peaks[-2]
        print(f"peak memory, {sizes[-1]:,} / {sizes[-2]:,} pages: {ratio:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="pages, from few to many")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child)
    else:
        main(given.sizes)
