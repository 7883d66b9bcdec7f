from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ENGLISH, PORTUGUESE, add_page

from pipeline.batch.ledger import Ledger, opened_ledger
from pipeline.batch.nouns import FinishedPage, RunCounts
from pipeline.batch.plan import due_pages, page_recipe, plan_run
from pipeline.config import Settings, with_changes
from pipeline.tools import Tools, load_tools
from pipeline.translate.install import install_models

MODELS = Path(__file__).parents[1] / "models"


@pytest.fixture
def tools(tmp_path: Path) -> Tools:
    return load_tools(with_changes(Settings(folder=str(tmp_path)), {"translate.memory": ""}))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with opened_ledger(tmp_path) as opened:
        opened.make_anew()
        yield opened


def plan(ledger: Ledger, folder: Path, tools: Tools) -> tuple[RunCounts, dict[str, int]]:
    """What is known, and how many pages are due from which stage on."""
    return plan_run([folder], ledger, tools), due_pages(ledger)


def done(ledger: Ledger, folder: Path, tools: Tools, language: str | None = "en") -> list[str]:
    """Have the ledger say that all pages there are done, drafts and all; their ids by path."""
    plan_run([folder], ledger, tools)
    rows = ledger.db.execute(
        "SELECT id, path, sha256 FROM work JOIN source USING (id) JOIN file ON number = source.file ORDER BY turn"
    ).fetchall()
    with ledger.transaction():
        for page_id, path, sha256 in rows:
            recipe = page_recipe(language, tools, "")
            rejection = b"{}" if language is None else None
            ledger.finish(FinishedPage(id=page_id, path=path, sha256=sha256, recipe=recipe, rejection=rejection))
            ledger.db.execute("INSERT INTO draft VALUES (?, ?, NULL)", (page_id, b"a draft"))
    return [row[0] for row in rows]


def test_what_is_done_and_unchanged_is_left_alone(tmp_path: Path, ledger: Ledger, tools: Tools) -> None:
    page = add_page(tmp_path / "raw", "a.txt", ENGLISH)
    assert plan(ledger, tmp_path / "raw", tools) == (RunCounts(pages=1), {"decode": 1})
    done(ledger, tmp_path / "raw", tools)
    assert plan(ledger, tmp_path / "raw", tools) == (RunCounts(pages=1, unchanged=1), {})
    page.write_text(PORTUGUESE, "utf-8")
    assert plan(ledger, tmp_path / "raw", tools)[1] == {"decode": 1}
    page.write_text(ENGLISH, "utf-8")
    page.touch()
    assert plan(ledger, tmp_path / "raw", tools)[1] == {}


@pytest.mark.parametrize(
    ("changes", "stage"),
    [
        ({"run.workers": 3}, None),
        ({"decode.max_bytes": 10_000_000}, "decode"),
        ({"extract.threshold": 0.6}, "extract"),
        ({"identify.only": ["en"]}, "identify"),
        ({"translate.targets": {"en": ["ko"]}}, "translate"),
        ({"translate.targets": {"en": ["pt"], "ko": ["pt"]}}, None),
    ],
)
def test_a_page_is_done_again_from_the_first_stage_whose_recipe_changes(
    tmp_path: Path, ledger: Ledger, tools: Tools, changes: dict[str, object], stage: str | None
) -> None:
    add_page(tmp_path / "raw", "a.txt", ENGLISH)
    done(ledger, tmp_path / "raw", tools)
    changed = load_tools(with_changes(tools.settings, changes))
    assert plan(ledger, tmp_path / "raw", changed)[1] == ({stage: 1} if stage else {})


def test_without_its_draft_a_page_is_read_again(tmp_path: Path, ledger: Ledger, tools: Tools) -> None:
    add_page(tmp_path / "raw", "a.txt", ENGLISH)
    done(ledger, tmp_path / "raw", tools)
    ledger.db.execute("DELETE FROM draft")
    changed = load_tools(with_changes(tools.settings, {"translate.targets": {"en": ["ko"]}}))
    assert plan(ledger, tmp_path / "raw", changed)[1] == {"decode": 1}


def test_a_new_model_makes_only_the_pages_of_its_language_again(tmp_path: Path, ledger: Ledger, tools: Tools) -> None:
    add_page(tmp_path / "raw", "a.txt", ENGLISH)
    done(ledger, tmp_path / "raw", tools, "ko")
    add_page(tmp_path / "raw", "b.txt", PORTUGUESE)
    done(ledger, tmp_path / "raw", tools, "pt")
    install_models([str(MODELS / "translate-ko_en.argosmodel")], tools.settings.translate, tmp_path / "models")
    counts, due = plan(ledger, tmp_path / "raw", load_tools(tools.settings))
    assert (counts.unchanged, due) == (1, {"translate": 1})


def test_a_page_that_met_a_bug_is_tried_again(tmp_path: Path, ledger: Ledger, tools: Tools) -> None:
    add_page(tmp_path / "raw", "a.txt", ENGLISH)
    [page_id] = done(ledger, tmp_path / "raw", tools, None)
    assert plan(ledger, tmp_path / "raw", tools)[0].rejected == 1
    with ledger.transaction():
        ledger.redo([page_id], 0)
    assert plan(ledger, tmp_path / "raw", tools)[1] == {"decode": 1}


def test_a_copy_is_looked_at_again_when_the_page_that_was_kept_changes(
    tmp_path: Path, ledger: Ledger, tools: Tools
) -> None:
    kept = add_page(tmp_path / "raw", "a.txt", ENGLISH)
    add_page(tmp_path / "raw", "b.txt", ENGLISH + "\n")
    first, second = done(ledger, tmp_path / "raw", tools)
    ledger.db.execute("UPDATE page SET kept = ? WHERE id = ?", (first, second))
    assert plan(ledger, tmp_path / "raw", tools)[0].duplicates == 1
    kept.write_text(PORTUGUESE, "utf-8")
    assert plan(ledger, tmp_path / "raw", tools)[1] == {"decode": 2}


def test_a_rehearsal_leaves_nothing(tmp_path: Path, ledger: Ledger, tools: Tools) -> None:
    add_page(tmp_path / "raw", "a.txt", ENGLISH)
    with ledger.rehearsal():
        assert plan(ledger, tmp_path / "raw", tools)[1] == {"decode": 1}
    assert ledger.db.execute("SELECT count(*) FROM file").fetchone() == (0,)
