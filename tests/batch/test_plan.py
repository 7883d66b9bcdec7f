from pathlib import Path

import pytest
from conftest import ENGLISH, PORTUGUESE, add_page

from pipeline.batch.nouns import DonePage
from pipeline.batch.plan import page_recipe, plan_run
from pipeline.config import Settings, with_changes
from pipeline.tools import Tools, load_tools

MODELS = Path(__file__).parents[1] / "models"


@pytest.fixture
def tools(tmp_path: Path) -> Tools:
    return load_tools(with_changes(Settings(folder=str(tmp_path)), {"translate.memory": ""}))


def done(tools: Tools, folder: Path, language: str | None = "en") -> dict[str, DonePage]:
    pages = plan_run([folder], {}, tools).todo
    return {
        page.id: DonePage(page.sha256, page_recipe(language, tools), language is None, None, retry=False)
        for page in pages
    }


def test_what_is_done_and_unchanged_is_left_alone(tmp_path: Path, tools: Tools) -> None:
    add_page(tmp_path / "raw", "a.txt", ENGLISH)
    before = done(tools, tmp_path / "raw")
    plan = plan_run([tmp_path / "raw"], before, tools)
    assert (plan.todo, plan.unchanged) == ((), 1)
    add_page(tmp_path / "raw", "a.txt", PORTUGUESE)
    assert [page.file.path for page in plan_run([tmp_path / "raw"], before, tools).todo] == ["a.txt"]


@pytest.mark.parametrize(
    ("changes", "again"),
    [
        ({"run.workers": 3}, False),
        ({"extract.threshold": 0.6}, True),
        ({"identify.only": ["en"]}, True),
        ({"translate.targets": {"en": ["ko"]}}, True),
        ({"translate.targets": {"en": ["pt"], "ko": ["pt"]}}, False),
    ],
)
def test_a_page_is_done_again_when_its_own_recipe_changes(
    tmp_path: Path, tools: Tools, changes: dict[str, object], again: bool
) -> None:
    add_page(tmp_path / "raw", "a.txt", ENGLISH)
    before = done(tools, tmp_path / "raw")
    changed = load_tools(with_changes(tools.settings, changes))
    assert bool(plan_run([tmp_path / "raw"], before, changed).todo) == again


def test_a_new_model_makes_only_the_pages_of_its_language_again(tmp_path: Path, tools: Tools) -> None:
    add_page(tmp_path / "raw", "a.txt", ENGLISH)
    english, korean = done(tools, tmp_path / "raw"), done(tools, tmp_path / "raw", "ko")
    from pipeline.translate.install import install_models  # noqa: PLC0415

    install_models([str(MODELS / "translate-ko_en.argosmodel")], tools.settings.translate, tmp_path / "models")
    richer = load_tools(tools.settings)
    assert plan_run([tmp_path / "raw"], english, richer).unchanged == 1
    assert len(plan_run([tmp_path / "raw"], korean, richer).todo) == 1


def test_a_page_that_met_a_bug_is_tried_again(tmp_path: Path, tools: Tools) -> None:
    add_page(tmp_path / "raw", "a.txt", ENGLISH)
    [(page_id, before)] = done(tools, tmp_path / "raw", None).items()
    assert plan_run([tmp_path / "raw"], {page_id: before}, tools).rejected == 1
    again = DonePage(before.sha256, before.recipe, rejected=True, kept=None, retry=True)
    assert len(plan_run([tmp_path / "raw"], {page_id: again}, tools).todo) == 1


def test_a_copy_is_looked_at_again_when_the_page_that_was_kept_changes(tmp_path: Path, tools: Tools) -> None:
    kept = add_page(tmp_path / "raw", "a.txt", ENGLISH)
    add_page(tmp_path / "raw", "b.txt", ENGLISH + "\n")
    before = done(tools, tmp_path / "raw")
    first, second = (page.id for page in plan_run([tmp_path / "raw"], {}, tools).todo)
    before[second] = DonePage(before[second].sha256, before[second].recipe, rejected=False, kept=first, retry=False)
    assert plan_run([tmp_path / "raw"], before, tools).copies == 1
    kept.write_text(PORTUGUESE, "utf-8")
    assert len(plan_run([tmp_path / "raw"], before, tools).todo) == 2
