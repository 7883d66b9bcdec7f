"""Kill a run before each of its steps, one after the other: each commit, rename and removal of a file.

`python dying.py SCENARIO [ENDING]...` prints every step, and those before which a kill had other bytes come out than a
run that nobody killed; the files beside the ledger that have these endings are lost, too. What workers do is done once
and remembered, so that a run costs little; each is a process.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from conftest import NOTHING, add_page, lines_of, made_article

from pipeline import clean
from pipeline.batch import RunOptions, passes
from pipeline.batch.ledger import LEDGER_NAME
from pipeline.config import Settings, with_changes
from pipeline.tools import load_tools

FIRST = with_changes(
    Settings(),
    {"translate.memory": "", "translate.targets": {}, "write.records_per_shard": 4, "run.copy_similarity": 0.95},
)
AGAIN = with_changes(FIRST, {"identify.only": ["en", "pt"]})
"""Has every page identified anew, and what comes after."""

Step = Callable[[str], None]
done: dict[Any, Any] = {}
"""What workers have made of each item."""


class Steps:
    """Counts the steps of a run; the process is killed at the one that is asked for."""

    def __init__(self, last: int | None = None) -> None:
        self.names: list[str] = []
        self.last = last

    def __call__(self, name: str) -> None:
        if len(self.names) == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.names.append(name)


@contextmanager
def remembering(settings: Settings, batches: int) -> Iterator["Remembering"]:
    """In the place of `local_workers`."""
    yield Remembering(settings)


class Remembering:
    def __init__(self, settings: Settings) -> None:
        self.tools = load_tools(settings)

    def results(
        self, work: Any, batches: Iterable[Sequence[Any]], lost: Any
    ) -> Iterator[tuple[Sequence[Any], list[Any]]]:
        for batch in batches:
            keys = [(work, self.tools.settings.identify.only, item) for item in batch]
            if new := [key for key in keys if key not in done]:
                done.update(zip(new, work([key[-1] for key in new], self.tools), strict=True))
            yield batch, [done[key] for key in keys]


def watch(step: Step) -> None:
    """Have each commit, rename and removal be a step."""

    class Connection(sqlite3.Connection):
        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            if statement == "COMMIT":
                step("commit")
            return super().execute(statement, *values)

    def stepping(name: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(path: Path, *rest: Any, **named: Any) -> Any:
            step(f"{name} of {path.name}")
            return do(path, *rest, **named)

        return stepped

    connect = sqlite3.connect
    sqlite3.connect = lambda path, **named: connect(path, factory=Connection, **named)  # type: ignore[assignment, misc]
    Path.replace = stepping("rename", Path.replace)  # type: ignore[method-assign]
    Path.unlink = stepping("removal", Path.unlink)  # type: ignore[method-assign]


def apart(act: Callable[[], object]) -> bool:
    """Do it in a process of its own; whether that ended well."""
    child = os.fork()
    if not child:
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - told to the parent
            sys.stderr.write(f"{error!r}\n")
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def first_run(home: Path, out: Path) -> None:
    clean([home / "raw"], out, FIRST)


def again(home: Path, out: Path) -> None:
    clean([home / "raw"], out, AGAIN, RunOptions(prune=True))


def rebuild(home: Path, out: Path) -> None:
    clean([home / "raw"], out, AGAIN, RunOptions(rebuild=True))


SCENARIOS = {"first": first_run, "again": again, "rebuild": rebuild}


def lay(home: Path) -> None:
    """Pages of three folders, with lines that recur there, a copy and one without article."""
    for number in range(22):
        text = f"Harbour Post\nHome\nNews\nLog in\n\n{made_article(number)}\nAbout the Harbour Post\n"
        add_page(home / "raw", f"{number % 3}/page{number:03}.txt", text)
    add_page(home / "raw", "copy.txt", made_article(3))
    add_page(home / "raw", "menu.txt", NOTHING)


def change(home: Path) -> None:
    """A page less, one changed, one new, a menu that became an article, a copy that is none."""
    (home / "raw/1/page004.txt").unlink()
    add_page(home / "raw", "2/page005.txt", made_article(50))
    add_page(home / "raw", "2/page999.txt", made_article(51))
    add_page(home / "raw", "menu.txt", made_article(52))
    add_page(home / "raw", "0/page003.txt", made_article(53))


def main(scenario: str, *lost: str) -> None:
    run = SCENARIOS[scenario]
    passes.local_workers = remembering
    home = Path(tempfile.mkdtemp(prefix="dying"))
    try:
        lay(home)
        start = home / "start"
        start.mkdir()
        if run is not first_run:
            first_run(home, start)
            change(home)
        shutil.copytree(start, home / "whole")
        run(home, home / "whole")  # the workers' work is known from here on
        expected = lines_of(home / "whole")
        shutil.copytree(start, home / "counted")
        names = home / "names.json"

        def count() -> None:
            steps = Steps()
            watch(steps)
            run(home, home / "counted")
            names.write_text(json.dumps(steps.names), "utf-8")

        assert apart(count)
        steps = json.loads(names.read_text("utf-8"))
        wrong = []
        for last, name in enumerate(steps):
            out = home / f"killed{last}"
            shutil.copytree(start, out)

            def killed(last: int = last, out: Path = out) -> None:
                watch(Steps(last))
                run(home, out)

            survived = apart(killed)
            for ending in lost:
                out.joinpath(LEDGER_NAME + ending).unlink(missing_ok=True)
            if survived or not apart(partial(run, home, out)) or lines_of(out) != expected:
                wrong.append([last, name])
            shutil.rmtree(out)
        sys.stdout.write(json.dumps({"steps": steps, "wrong": wrong}))
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main(*sys.argv[1:])
