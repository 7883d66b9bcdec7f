"""The copy of the output in a folder: what is put there, when, in which order, and what is left as it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from conftest import add_page, lines_of, made_article, made_pages
from inprocess import workers_here

from pipeline import clean
from pipeline.batch import Audience, RunOptions
from pipeline.config import Settings, with_changes

SHARDS = [f"untranslated/en/part-{number:05}.jsonl" for number in range(3)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """18 pages, which are two batches and three shards."""
    made_pages(tmp_path / "raw", 18)
    return tmp_path


@pytest.fixture
def acts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a run does from now on, in order: what it puts and removes, and each batch that it has finished."""
    done, module = list[str](), import_module("pipeline.batch.publish")  # the package has a function of that name

    def noted(verb: str) -> Callable[..., None]:
        act = getattr(module, verb)

        def do(*args: Any) -> None:
            done.append(f"{verb} {args[-1]}")
            act(*args)

        return do

    monkeypatch.setattr("pipeline.batch.passes.local_workers", workers_here)
    for verb in ("put", "remove"):
        monkeypatch.setattr(module, verb, noted(verb))
    return done


def run(home: Path, acts: list[str], **options: bool) -> list[str]:
    """What a run of the pages does to the copy, which ends like the output."""

    @contextmanager
    def progress(what: str, total: int) -> Iterator[Callable[..., None]]:
        yield lambda *_: acts.append("batch") if what == "Translating" else None

    changes = {"run.workers": 1, "translate.memory": "", "translate.targets": {}, "write.records_per_shard": 7}
    settings = with_changes(Settings(), changes | {"run.publish": str(home / "copy")})
    acts.clear()
    clean([home / "raw"], home / "out", settings, RunOptions(**options), Audience(progress))
    assert lines_of(home / "copy") == lines_of(home / "out")
    return [*acts]


def test_a_full_shard_is_put_before_the_next_batch_and_the_lists_at_the_end(home: Path, acts: list[str]) -> None:
    first, second, third = (f"put {name}" for name in SHARDS)
    lists = ["put rejected.jsonl", "put duplicates.jsonl", "put report.json"]
    assert run(home, acts) == [first, second, "batch", "batch", third, *lists]


def test_what_the_copy_has_is_not_put_again(home: Path, acts: list[str]) -> None:
    run(home, acts)
    assert run(home, acts) == []
    add_page(home / "raw", "new.txt", made_article(50))
    assert run(home, acts) == ["batch", f"put {SHARDS[2]}", "put report.json"]


def test_what_the_copy_has_lost_is_put_again(home: Path, acts: list[str]) -> None:
    run(home, acts)
    (home / "copy" / SHARDS[0]).unlink()
    (home / "copy" / SHARDS[1]).write_text("cut short", "utf-8")
    assert run(home, acts) == [f"put {SHARDS[0]}", f"put {SHARDS[1]}"]


def test_what_is_gone_is_removed_when_all_else_is_there(home: Path, acts: list[str]) -> None:
    run(home, acts)
    for page in sorted((home / "raw").rglob("*.txt"))[4:]:
        page.unlink()
    done = run(home, acts, prune=True)
    removed = [act for act in done if act.startswith("remove")]
    assert removed
    assert done[-len(removed) :] == removed
    run(home, acts, rebuild=True)
