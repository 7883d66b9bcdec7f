import shutil
from io import StringIO

import pytest
from rich.console import Console

from pipeline.browse.numbers import count_collection
from pipeline.browse.report import REPORT_NAME, as_tables, shown, write_report

HOSTILE = "<script>document.title='taken'</script>"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def write(collection):
    clean = collection / "clean"
    sections = write_report(clean, count_collection(clean))
    return (clean / REPORT_NAME).read_text("utf-8"), sections


def test_the_same_numbers_give_the_same_bytes(collection):
    first, _ = write(collection)
    assert write(collection)[0] == first


def test_the_report_names_nothing_outside(collection):
    page, _ = write(collection)
    assert "http://" not in page
    assert "https://" not in page
    assert "NoArticle: This page holds no article" in page
    assert "harbour.example" in page


def test_what_changed_since_the_report_before_is_told(collection):
    write(collection)
    (collection / "clean" / "untranslated" / "ko" / "part-00000.jsonl").unlink()
    for _ in range(2):  # a report of the same numbers does not forget the one before
        _, sections = write(collection)
        rows = {row[0]: row[1:] for row in sections[1].rows}
        assert rows["records"] == (6, 7, "-1")
        assert [shown(cell) for cell in rows["records"]] == ["6", "7", "-1"]
        assert rows["records in ko"] == (None, 1, "-1")
        assert rows["records in pt"] == (1, 1, "=")


def test_a_damaged_report_is_replaced(collection):
    (collection / "clean" / REPORT_NAME).write_text('<script type="application/json" id="numbers">{"no":</script>')
    page, _ = write(collection)
    assert "before" not in page.split("<script", 1)[0].split("<main>")[1]


def test_the_terminal_shows_the_same(collection):
    _, sections = write(collection)
    console = Console(record=True, width=200, file=StringIO())
    console.print(as_tables(sections))
    text = console.export_text()
    for told in (
        "NoArticle",
        "number lost",
        "harbour.example",
        "English (en)",
        "firefox",
        "Slowest pages",
        "town/library.txt",
    ):
        assert told in text


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_from_disk_sorts_and_can_be_read_by_everybody(collection, scheme):
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    rejected = collection / "clean" / "rejected.jsonl"
    rejected.write_text(rejected.read_text("utf-8").replace("This page", HOSTILE), "utf-8")
    write(collection)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(color_scheme=scheme, viewport={"width": 390, "height": 800})
        complaints, asked = [], []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        address = (collection / "clean" / REPORT_NAME).as_uri()
        page.goto(address)
        assert HOSTILE in page.locator("main").inner_text()
        assert page.title() == "Report of the collection"
        sites = page.locator("section", has_text="Sites").last
        sites.get_by_role("button", name="site").click()
        first = sites.locator("tbody th").all_inner_texts()
        assert first == sorted(first)
        sites.get_by_role("button", name="site").click()
        assert sites.locator("tbody th").all_inner_texts() == first[::-1]
        sites.get_by_role("button", name="pages").click()
        assert sites.locator("tbody td:nth-child(2)").first.inner_text() == "4"
        found = axe.Axe().run(page).response["violations"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        browser.close()
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == []
    assert not complaints
    assert [url for url in asked if not url.startswith("data:")] == [address]
