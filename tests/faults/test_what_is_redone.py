"""What a second run does again: the stages after the first change, and only for the pages that it concerns."""

import json
import shutil
from importlib import import_module, metadata
from pathlib import Path

import pytest
from conftest import ENGLISH, NOTHING, PORTUGUESE, add_page, lines_of, made_article, records_of

from pipeline import clean
from pipeline.batch import RunOptions
from pipeline.config import Settings, with_changes
from pipeline.translate.install import install_models
from pipeline.translate.memory import Memory
from pipeline.translate.tmx import Unit

pytestmark = pytest.mark.usefixtures("here")
MODEL = Path(__file__).parents[1] / "models" / "translate-ko_en.argosmodel"
KOREAN = """시립 도서관이 삼 년 만에 다시 문을 열었다

시립 도서관이 삼 년 동안의 공사를 마치고 수요일에 다시 문을 열었다. 열람실은 전보다 넓어졌고 기록물은 인터넷에서도 볼 수 있다.

관장은 건물에 새 창문과 난방 설비를 들였다고 말했다. 공사비는 시가 예상한 것보다 적게 들었으며 남은 돈은 책을 사는 데 쓰인다.

주민들은 앞으로 일요일 아침에도 도서관을 쓸 수 있다. 입장료는 예전처럼 받지 않는다고 시는 덧붙였다.
"""  # noqa: E501 - a paragraph is a line
Done = tuple[int, int, int]
"""How many pages were extracted and identified, and how many records translated."""


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an English, a Portuguese and a Korean page, one without article, and their records."""
    folder = tmp_path_factory.mktemp("redone")
    pages = {"ferry.txt": ENGLISH, "library.txt": PORTUGUESE, "nothing.txt": NOTHING, "seoul.txt": KOREAN}
    for name, text in pages.items():
        add_page(folder / "raw", name, text)
    assert clean([folder / "raw"], folder / "clean", settings_in(folder)).written == 3
    return folder


@pytest.fixture
def home(cleaned: Path, tmp_path: Path) -> Path:
    shutil.copytree(cleaned, tmp_path, dirs_exist_ok=True)
    return tmp_path


def settings_in(folder: Path, changes: dict[str, object] | None = None) -> Settings:
    return with_changes(Settings(folder=str(folder)), changes or {})


def done_again(home: Path, changes: dict[str, object] | None = None) -> tuple[int, Done]:
    """Clean again: how many pages were written, and what `report.json` says was done."""
    counts = clean([home / "raw"], home / "clean", settings_in(home, changes))
    if not counts.changed:
        return 0, (0, 0, 0)
    done = json.loads((home / "clean/report.json").read_text("utf-8"))["done"]
    return counts.written, (done["extracted"], done["identified"], done["translated"])


def test_a_new_release_alone_redoes_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = lines_of(home / "clean")
    monkeypatch.setattr(metadata, "version", lambda name: "99.0.0")
    assert done_again(home) == (0, (0, 0, 0))
    assert lines_of(home / "clean") == before


@pytest.mark.parametrize(
    ("stage", "done"),
    [
        ("decode", (4, 3, 3)),
        ("extract", (4, 3, 3)),
        ("identify", (0, 3, 3)),
        ("translate", (0, 0, 3)),
        ("write", (0, 0, 1)),  # one that has no translation is asked for again, which costs nothing
    ],
)
def test_a_stage_whose_version_is_raised_is_redone_with_those_after_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, stage: str, done: Done
) -> None:
    module = import_module(f"pipeline.{stage}")
    monkeypatch.setattr(module, "VERSION", module.VERSION + 1)
    before = {record["id"]: record for record in records_of(home / "clean")}
    assert done_again(home) == (3, done)
    assert done_again(home) == (0, (0, 0, 0))
    for record in records_of(home / "clean"):
        changed = [part for part, made in record["recipe"].items() if made != before[record["id"]]["recipe"][part]]
        assert changed == [stage]
        assert record | {"recipe": None} == before[record["id"]] | {"recipe": None}


@pytest.mark.parametrize(
    ("changes", "written", "done"),
    [
        ({"extract.threshold": 0.45}, 3, (4, 3, 3)),
        ({"identify.only": ["en", "ko", "pt"]}, 3, (0, 3, 3)),
        ({"translate.targets": {"en": ["pt"], "pt": ["en"], "ko": []}}, 1, (0, 0, 1)),
        ({"run.workers": 3, "write.records_per_shard": 9}, 0, (0, 0, 0)),
    ],
)
def test_a_setting_redoes_what_it_changes(home: Path, changes: dict[str, object], written: int, done: Done) -> None:
    assert done_again(home, changes) == (written, done)
    assert done_again(home, changes) == (0, (0, 0, 0))


def test_the_rules_of_a_site_redo_its_own_pages_and_no_others(tmp_path: Path) -> None:
    for number, host in enumerate(["www.pier.example", "news.pier.example", "hill.example"]):
        add_page(tmp_path / "raw", f"{number}.txt", made_article(number), url=f"https://{host}/{number}")
    add_page(tmp_path / "raw", "menu.txt", NOTHING, url="https://hill.example/menu")
    plain: dict[str, object] = {"translate.targets": {}}
    assert done_again(tmp_path, plain) == (3, (4, 3, 3))

    def of_the_hill() -> list[object]:
        return [record for record in records_of(tmp_path / "clean") if "hill.example" in record["url"]]

    before = of_the_hill()
    sites = {"pier.example": {"drop": ["Town report"]}, "nobody.example": {"keep": ["Menu"]}}
    assert done_again(tmp_path, plain | {"extract.sites": sites}) == (2, (2, 2, 2))
    assert of_the_hill() == before
    sites["nobody.example"] = {"drop": ["News"]}
    assert done_again(tmp_path, plain | {"extract.sites": sites}) == (0, (0, 0, 0))
    sites["news.pier.example"] = {}  # no rules of the domain around it
    assert done_again(tmp_path, plain | {"extract.sites": sites})[0] == 1
    assert done_again(tmp_path, plain)[0] == 2


def others(home: Path, language: str) -> list[object]:
    return [record for record in records_of(home / "clean") if record["language"] != language]


def test_a_newly_installed_model_completes_what_waited_for_it_and_nothing_else(home: Path) -> None:
    before = others(home, "ko")
    install_models([str(MODEL)], settings_in(home).translate, home / "models")
    assert done_again(home) == (1, (0, 0, 1))
    assert others(home, "ko") == before
    assert [record["translation"]["language"] for record in records_of(home / "clean", "ko-en")] == ["en"]
    assert not list(home.glob("clean/untranslated/**/part-*"))
    assert done_again(home) == (0, (0, 0, 0))


def test_a_correction_renews_the_records_that_hold_its_sentence(home: Path) -> None:
    before = others(home, "en")
    sentence = "The new timetable begins on the first of May."
    memory = Memory(home / "memory.sqlite")
    memory.correct([Unit("en", "pt", sentence, "O horário novo começa em maio.", "review")])
    rehearsed = clean([home / "raw"], home / "clean", settings_in(home), RunOptions(dry_run=True))
    assert rehearsed.due == {"translate": 1}
    assert done_again(home) == (1, (0, 0, 1))
    assert others(home, "en") == before
    [ferry] = records_of(home / "clean", "en-pt")
    assert "O horário novo começa em maio." in ferry["translation"]["text"]
    assert done_again(home) == (0, (0, 0, 0))
