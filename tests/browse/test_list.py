"""The reader's list in a real browser: filters, orders, pages, and the keys that turn them."""

import re

from browse.conftest import follow

# Label of the filter, what is chosen or written there, what the list then says, and words of its first entry.
FILTERS = [
    ("Languages", "en-ar", "3 pages", "Harbour town 2"),
    ("Article in", "ko", "1 page", "밤배는 그대로"),
    ("State", "untranslated", "1 page", "No installed model translates Korean"),
    ("State", "rejected", "1 page", "This page holds no article"),
    ("Site", "harbour.example", "4 pages", "harbour.example"),
    ("From", "2025-03", "5 pages", "Biblioteca municipal"),
    ("To", "2025-01-31", "1 page", "Harbour town 0"),
    ("Page", "html", "4 pages", "밤배는 그대로"),
    ("Flags", "number_lost", "3 pages", "1 flagged"),
    ("Engine", "firefox", "6 pages", "sentences"),
    ("Source", "yes", "1 page", "source machine-translated"),
    ("Rejected as", "NoArticle", "1 page", "rejected: NoArticle"),
]


def field_of(form, label):
    """What stands under this label of the form."""
    return form.locator("label", has_text=re.compile(rf"^\s*{label}\b")).locator("select, input")


def test_every_filter_narrows_the_list(page):
    form = page.get_by_role("search")
    for label, value, said, words in FILTERS:
        form.get_by_text("Filters").click()
        field = field_of(form, label)
        if field.evaluate("node => node.matches('select')"):
            field.select_option(value)
        else:
            field.fill(value)
        follow(page, form.get_by_role("button", name="Filter"))
        assert (label, page.get_by_role("status").inner_text()) == (label, said)
        assert words in page.locator(".list li").first.inner_text()
        assert field.input_value() == value  # the form stays as it was filled in
        follow(page, page.get_by_role("link", name="Clear"))
        assert "8 pages" in page.get_by_role("status").inner_text()


def test_what_became_of_the_pages_is_told_above_the_list(page):
    states = page.get_by_role("navigation", name="What became of the pages")
    assert states.inner_text().split() == ["all", "8", "translated", "6", "untranslated", "1", "rejected", "1"]
    assert "read it in both languages" in page.get_by_role("status").inner_text()
    follow(page, states.get_by_role("link", name="untranslated"))
    assert page.get_by_role("status").inner_text() == "1 page"
    assert states.locator("[aria-current=page]").inner_text() == "untranslated 1"
    assert page.locator(".why code").inner_text() == "pipeline models install translate-ko_en"


def test_filters_words_and_order_go_together_and_nothing_found_is_said(page):
    form = page.get_by_role("search")
    form.get_by_text("Filters").click()
    field_of(form, "Languages").select_option("en-ar")
    field_of(form, "From").fill("2025-02")
    field_of(form, "Flags").select_option("at least one")
    field_of(form, "Order").select_option("oldest")
    form.get_by_label("Search", exact=False).first.fill("pier")
    page.keyboard.press("Enter")
    page.wait_for_url("**pair=en-ar**")
    assert page.locator(".list .title").all_inner_texts() == ["Harbour town 1", "Harbour town 2"]
    field_of(form, "in").select_option("title")
    follow(page, form.get_by_role("button", name="Search"))
    assert page.get_by_role("status").inner_text() == "No page answers this. Take a filter away, or show all."
    follow(page, page.get_by_role("link", name="show all"))
    assert "8 pages" in page.get_by_role("status").inner_text()


def test_orders_and_pages_of_the_list(page, collection, make_record, write):
    days = [f"2024-{month:02}-{day:02}" for month in (1, 2, 3, 4) for day in range(1, 29)]
    records = [make_record(100 + place, title=f"Day {day}", date=day) for place, day in enumerate(days)]
    write(collection / "clean" / "en-ar", records, 1)
    page.goto("/?pair=en-ar&until=2024&order=oldest")
    found = []
    for turn in range(3):
        assert page.get_by_text(f"Page {turn + 1} of 3").is_visible()
        found += page.locator(".list .title").all_inner_texts()
        if turn < 2:
            with page.expect_navigation():
                page.keyboard.press("n")
    assert found == [f"Day {day}" for day in days]
    assert page.get_by_role("link", name="Next").count() == 0
    follow(page, page.get_by_role("link", name="Previous"))
    assert page.get_by_text("Page 2 of 3").is_visible()
    follow(page, page.get_by_role("link", name=f"Day {days[50]}"))  # an article knows its place in the list
    with page.expect_navigation():
        page.keyboard.press("p")
    assert page.locator("h1").inner_text() == "Harbour town 149"  # its title's pair says so
    page.goto("/")
    for order, first in (
        ("newest first", "Biblioteca municipal reabre depois de três anos de obras"),
        ("title", "Biblioteca municipal reabre depois de três anos de obras"),
        ("oldest first", "Day 2024-01-01"),
    ):
        page.get_by_label("Order").select_option(label=order)
        follow(page, page.get_by_role("button", name="Search"))
        assert (order, page.locator(".list .title").first.inner_text()) == (order, first)


def test_keys_turn_the_pages_of_the_list(page):
    page.goto("/?pair=en-ar&order=title")
    follow(page, page.get_by_role("link", name="Harbour town 0"))
    for key, title in (
        ("n", "Harbour town 1"),
        ("j", "Harbour town 2"),
        ("k", "Harbour town 1"),
        ("p", "Harbour town 0"),
    ):
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.locator("h1").inner_text() == title
    assert page.get_by_role("link", name="Previous").count() == 0
    page.keyboard.press("p")
    assert page.locator("h1").inner_text() == "Harbour town 0"
    follow(page, page.get_by_role("link", name="Back to the list"))
    assert page.get_by_role("status").inner_text() == "3 pages"
    page.keyboard.press("/")
    page.keyboard.type("n")
    assert page.get_by_role("searchbox").input_value() == "n"
