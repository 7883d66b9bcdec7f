from io import StringIO

import pytest
from rich.console import Console

from pipeline.browse.numbers import count_collection
from pipeline.browse.report import REPORT_NAME, as_tables, shown, write_report

HOSTILE = "<script>document.title='taken'</script>"


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
        assert rows["copies"] == (0, 0, "=")
        assert "records in pt" not in rows  # of languages and flags only what has changed


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_from_disk_sorts_and_can_be_read_by_everybody(collection, from_disk, violations, scheme):
    rejected = collection / "clean" / "rejected.jsonl"
    rejected.write_text(rejected.read_text("utf-8").replace("This page", HOSTILE), "utf-8")
    write(collection)
    page = from_disk(collection / "clean" / REPORT_NAME, scheme, width=390)
    assert HOSTILE in page.locator("main").inner_text()
    assert page.title() == "Report of the collection"
    sites = page.locator("section", has_text="Sites").last
    sites.get_by_role("button", name="site").click()
    first = sites.locator("tbody th").all_inner_texts()
    assert first == sorted(first)
    sites.get_by_role("button", name="site").click()
    assert sites.locator("tbody th").all_inner_texts() == first[::-1]
    sites.get_by_role("button", name="pages").press("Enter")
    assert sites.locator("tbody td:nth-child(2)").first.inner_text() == "4"
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_chart_says_what_it_shows_and_stands_beside_its_table(collection, from_disk):
    write(collection)
    page = from_disk(collection / "clean" / REPORT_NAME)
    chart = page.get_by_role("img", name="Length of the sentences, in characters")
    section = page.locator("section", has=chart)
    assert "The highest: to 25 with" in chart.locator("desc").text_content()
    section.get_by_text("As a table").click()
    rows = {row.locator("th").inner_text(): row.locator("td").inner_text() for row in section.locator("tbody tr").all()}
    told = [one.text_content() for one in chart.locator("title").all()]
    assert told == [f"{name}: {count} pairs" for name, count in rows.items()]
    heights = [float(bar.get_attribute("height")) for bar in chart.locator("rect").all()]
    counts = [int(count) for count in rows.values()]
    assert sum(counts) > 0
    assert heights == pytest.approx([130 * count / max(counts) for count in counts], abs=0.06)
