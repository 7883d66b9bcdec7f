"""A small collection of our own, made by a real run and by hand, and a browser to read it in."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from conftest import ENGLISH, NOTHING, PORTUGUESE, add_page
from inprocess import workers_here
from msgspec.structs import replace

from pipeline.batch import clean
from pipeline.browse.review import Desk
from pipeline.browse.server import reader_app
from pipeline.config import RunSettings, Settings
from pipeline.records import (
    BilingualRecord,
    Image,
    Note,
    RecordPassage,
    SentencePair,
    TranslatedArticle,
    TranslatedImage,
    TranslatedPassage,
)
from pipeline.translate.settings import TranslateSettings
from pipeline.write.shards import json_line, write_shard

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
BROWSER_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync"]  # fmt: skip
HOSTILE = "<script>document.title='taken'</script>"
SETTINGS = Settings(run=RunSettings(workers=1), translate=TranslateSettings(memory=""))


def made_record(number: int = 0, **changes: object) -> BilingualRecord:
    """An English article with an Arabic translation, one of whose sentences is doubtful."""
    pairs = (
        SentencePair("title", f"Harbour town {number}", "بلدة الميناء", "firefox", ()),
        SentencePair("p1", "The ferry stays. ", "تبقى العبارة. ", "firefox", (), 0.7),
        SentencePair("p1", "It costs 40 euros.", "تكلف يورو.", "firefox", ("number_lost",), 0.4),
        SentencePair("image-1", "The pier at dawn", "الرصيف عند الفجر", "firefox", ()),
    )
    source, target = "The ferry stays. It costs 40 euros.", "تبقى العبارة. تكلف يورو."
    record = BilingualRecord(
        id=f"{number:016x}", url=f"https://www.harbour.example/2025/{number}", file_path=f"harbour/{number}.html",
        sha256="0" * 64, kind="html", encoding="utf-8", page_languages=("en",), language="en",
        language_script="eng_Latn", language_score=0.99, title=f"Harbour town {number}", standfirst=None,
        authors=("Nora Ellison",), publication="The Harbour", date=f"2025-{number % 12 + 1:02}-01", text=source,
        passages=(RecordPassage("p1", "paragraph", source, (3,), "en"),),
        images=(Image("javascript:alert(1)", "The pier at dawn", "Ida Moss"),),
        notes=(Note("correction", "An earlier version named another pier."),), machine_translated_source=False,
        translation=TranslatedArticle(
            language="ar", engine="firefox", model="enar 1.0", title="بلدة الميناء", standfirst=None, text=target,
            passages=(TranslatedPassage("p1", "paragraph", target),),
            images=(TranslatedImage("javascript:alert(1)", "الرصيف عند الفجر"),), pairs=pairs,
        ),
        warnings=(), recipe={},
    )  # fmt: skip
    return replace(record, **changes)


def korean_record() -> BilingualRecord:
    """A Korean article that could not be translated."""
    text = "서울시는 밤에 다니는 배를 그대로 두기로 했다."
    return made_record(
        77, url=None, title="밤배는 그대로", language="ko", language_script="kor_Hang", text=text,
        passages=(RecordPassage("p1", "paragraph", text, (1,), "ko"),), images=(), notes=(), translation=None,
        machine_translated_source=True,
        warnings=("No installed model translates Korean (ko): run `pipeline models install translate-ko_en`.",),
    )  # fmt: skip


def write_records(folder: Path, records: list[BilingualRecord], number: int = 0) -> Path:
    """Write a shard of these records."""
    path = folder / f"part-{number:05d}.jsonl"
    write_shard(path, [json_line(record) for record in records])
    return path


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `raw` and the `clean` that a real run made of it, and records made by hand beside them."""
    folder = tmp_path_factory.mktemp("collection")
    raw = folder / "raw"
    add_page(raw, "ferry.txt", ENGLISH, url="https://www.harbour.example/ferry")
    add_page(raw, "town/library.txt", PORTUGUESE)
    add_page(raw, "menu.txt", NOTHING)
    add_page(raw, "<script>alert(1)<.txt", ENGLISH.replace("Harbour town", HOSTILE).replace("night", "day")
             .replace("ferry", "bus").replace("Shipping", "Taxi"), url="javascript:alert(1)")  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.batch.passes.local_workers", workers_here)
        clean([raw], folder / "clean", SETTINGS)
    write_records(folder / "clean" / "en-ar", [made_record(number) for number in range(3)])
    write_records(folder / "clean" / "untranslated" / "ko", [korean_record()])
    return folder


@pytest.fixture
def collection(made_once: Path, tmp_path: Path) -> Path:
    """The same, to write in."""
    shutil.copytree(made_once, tmp_path / "collection")
    return tmp_path / "collection"


@pytest.fixture
def desk(collection: Path) -> Desk:
    """Where verdicts go, with a translation memory."""
    settings = replace(SETTINGS, translate=TranslateSettings(memory="memory.sqlite"), folder=str(collection))
    return Desk(collection / "review" / "review.jsonl", collection / "clean", settings)


@pytest.fixture
def address(desk: Desk, collection: Path) -> Iterator[str]:
    """Where a real server answers."""
    server = uvicorn.Server(uvicorn.Config(reader_app(desk, collection / "raw"), log_level="warning", lifespan="off"))
    sock = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, args=([sock],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    sock.close()


@pytest.fixture
def make_record() -> Callable[..., BilingualRecord]:
    return made_record


@pytest.fixture
def write() -> Callable[..., Path]:
    return write_records


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A real browser, without a window on the screen."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=BROWSER_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def violations() -> Callable[[Any], list[str]]:
    """What axe-core finds wrong on a page, for people who see, hear or point otherwise."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

    def found(page: Any) -> list[str]:
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in axe.Axe().run(page).response["violations"]]

    return found


@pytest.fixture
def from_disk(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open a file as a person does who was sent it; what it asks the network for, and complaints, fail the test."""
    windows, complaints, asked = [], [], []

    def opened(path: Path, scheme: str = "light", width: int = 1280) -> Any:
        page = chromium.new_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
        windows.append((page, path.as_uri()))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    for page, _ in windows:
        page.close()
    assert not complaints
    assert {url for url in asked if not url.startswith("data:")} == {address for _, address in windows}


@pytest.fixture
def page(chromium: Any, address: str) -> Iterator[Any]:
    """A window on the list; whatever the console said of errors fails the test."""
    context = chromium.new_context(base_url=address, color_scheme="light")
    context.set_default_timeout(20_000)
    window = context.new_page()
    complaints = []
    window.on("console", lambda message: message.type in {"error", "warning"} and complaints.append(message.text))
    window.on("pageerror", lambda error: complaints.append(str(error)))
    asked = []
    window.on("request", lambda request: asked.append(request.url))
    window.goto("/")
    yield window
    context.close()
    assert not complaints
    assert not [url for url in asked if not url.startswith(address)]


def follow(page: Any, link: Any) -> None:
    """Click, and wait until the page that it leads to is there."""
    with page.expect_navigation():
        link.click()
