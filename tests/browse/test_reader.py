"""The reader as a person meets it: in a real browser, with keys, pointer and small screens."""

import json
import re
from collections.abc import Iterator

import pytest
from conftest import ENGLISH

from pipeline.records import RecordPassage

HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"


@pytest.fixture
def page(chromium, address) -> Iterator:
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


def paper(page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def follow(page, link) -> None:
    """Click, and wait until the page that it leads to is there."""
    with page.expect_navigation():
        link.click()


def open_article(page, title="Harbour town 1") -> None:
    page.get_by_label("Search", exact=False).first.fill(f'"{title}"')
    follow(page, page.get_by_role("button", name="Search"))
    follow(page, page.get_by_role("link", name=title, exact=True))


def test_search_finds_and_opens_an_article(page):
    open_article(page)
    assert page.locator("h1").inner_text() == "Harbour town 1"
    assert page.locator(".half.target.title").get_attribute("dir") == "rtl"
    assert page.locator(".half.target.title").get_attribute("lang") == "ar"
    assert page.get_by_text("Credit: Ida Moss").is_visible()
    assert page.get_by_text("An earlier version named another pier.").is_visible()


SCRIPTS = {
    "ko": ("keep-all", "ltr", "서울시는 밤에 다니는 배를 그대로 두기로 했다."),
    "zh-Hans": ("normal", "ltr", "市议会决定保留夜间渡轮。"),
    "hi": ("normal", "ltr", "नगर परिषद ने रात की नाव जारी रखने का फैसला किया।"),
    "th": ("normal", "ltr", "เทศบาลยังคงเรือข้ามฟากตอนกลางคืนไว้ต่อไปตามเดิม"),
    "ur": ("normal", "rtl", "کونسل نے رات کی کشتی جاری رکھنے کا فیصلہ کیا۔"),
}


def test_scripts_are_set_as_their_readers_are_used_to(page, collection, make_record, write):
    texts = {language: sentence * 9 for language, (_, _, sentence) in SCRIPTS.items()}
    records = [
        make_record(200 + number, language=language, title=language, translation=None, text=text,
                    passages=(RecordPassage("p1", "paragraph", text, (1,), language),))
        for number, (language, text) in enumerate(texts.items())
    ]  # fmt: skip
    write(collection / "clean" / "untranslated" / "xx", records)
    page.goto("/")
    page.set_viewport_size({"width": 390, "height": 800})
    for number, (language, (breaks, direction, _)) in enumerate(SCRIPTS.items()):
        page.goto(f"/article/{200 + number:016x}")
        passage = page.locator(".half.paragraph")
        style = passage.evaluate(
            "node => { const set = getComputedStyle(node); return [set.wordBreak, set.direction, "
            "set.lineBreak, parseFloat(set.lineHeight) / parseFloat(set.fontSize)] }"
        )
        assert (passage.get_attribute("lang"), passage.get_attribute("dir")) == (language, direction)
        assert style[:2] == [breaks, direction]
        assert (style[2] == "strict") == (language == "zh-Hans")
        assert (style[3] > 1.9) == (language in {"hi", "th", "ur"})  # signs above and below the line
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_pointing_at_a_sentence_lights_its_partner(page):
    open_article(page)
    page.locator(".source .s", has_text="It costs").hover()
    assert [one.inner_text().split("⚑")[0].strip() for one in page.locator(".lit").all()] == [
        "It costs 40 euros.", "تكلف يورو.",
    ]  # fmt: skip
    page.locator(".target .s", has_text="تبقى").focus()
    assert page.locator(".source .lit").inner_text() == "The ferry stays."


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


def test_a_sentence_is_corrected_with_the_keyboard_alone(page, desk):
    open_article(page)
    page.locator(".target .s", has_text="تكلف").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("heading", name="Sentence p1-2").is_visible()
    assert page.get_by_text("A number of the source is not in the target").last.is_visible()
    for _ in range(2):  # from Accept over Reject
        page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("تكلف أربعين يورو.")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    verdict = json.loads(desk.review.read_text("utf-8"))
    assert (verdict["verdict"], verdict["corrected"]) == ("correct", "تكلف أربعين يورو.")
    assert "تكلف أربعين يورو." in page.locator(".target .s.correct").inner_text()
    follow(page, page.get_by_role("button", name="Reject"))
    assert page.locator(".target .s.reject").count() == 1
    with page.expect_navigation():
        page.keyboard.press("Escape")
    assert page.locator(".review").count() == 0
    assert len(desk.review.read_text("utf-8").splitlines()) == 2


def test_sentences_are_reviewed_with_single_keys(page, desk):
    open_article(page)

    def press(key):
        with page.expect_navigation():
            page.keyboard.press(key)

    press("s")
    assert page.get_by_role("heading", name="Sentence title-1").is_visible()
    press("a")
    press("s")
    press("r")
    press("s")
    page.keyboard.press("c")
    page.keyboard.press("Control+a")
    page.keyboard.type("a r s")  # letters, not keys, while one writes
    press("Control+Enter")
    said = [json.loads(line) for line in desk.review.read_text("utf-8").splitlines()]
    assert [(one["pair"].split("/", 1)[1], one["verdict"], one["corrected"]) for one in said] == [
        ("title/1", "accept", ""), ("p1/1", "reject", ""), ("p1/2", "correct", "a r s"),
    ]  # fmt: skip
    assert page.get_by_text("3 of 4 sentences reviewed").is_visible()
    press("l")
    assert page.get_by_role("heading", name="Articles").is_visible()


def test_doubts_are_told_in_words_until_a_person_has_decided(page):
    open_article(page)
    told = page.locator(".doubts")
    assert told.all_inner_texts() == [
        "⚑ number lost A number of the source is not in the target; it may be written in words."
    ]
    follow(page, page.locator(".target .s.flagged"))
    follow(page, page.get_by_role("button", name="Accept"))
    assert told.count() == 0


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


def test_why_lines_were_dropped(page):
    follow(page, page.get_by_role("link", name="menu.txt"))
    assert page.get_by_text("This page holds no article").is_visible()
    page.go_back()
    open_article(page, ENGLISH.split("\n", 1)[0])
    follow(page, page.get_by_role("link", name="Why was this dropped?"))
    line = page.locator(".lines li", has_text="Nora Ellison").first
    reason = line.locator(".reason")
    assert reason.bounding_box()["height"] == 0
    line.hover()
    assert reason.bounding_box()["height"] > 0
    line.focus()
    assert reason.bounding_box()["height"] > 0
    assert "title 1" in page.get_by_role("list", name="What the colours mean").inner_text()
    edges = [page.locator(f".lines .role-{role}").first for role in ("title", "body", "byline")]
    assert len({edge.evaluate("node => getComputedStyle(node).borderInlineStartColor") for edge in edges}) == 3
    page.mouse.move(0, 0)
    page.get_by_label("reasons of all lines").check()
    assert all(one.bounding_box()["height"] > 0 for one in page.locator(".reason").all())
    page.get_by_label("dropped").check()
    assert page.locator(".lines .kept:visible").count() == 0


def test_dark_is_the_systems_or_the_persons_choice(page):
    light = paper(page)
    page.emulate_media(color_scheme="dark")
    dark = paper(page)
    assert dark != light
    page.get_by_role("button", name="Switch to light colours").click()
    assert paper(page) == light
    page.reload()
    assert paper(page) == light
    page.get_by_role("button", name="Switch to dark colours").click()
    assert paper(page) == dark


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_everybody_can_read_it(page, violations, scheme, width):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    found = violations(page)
    page.get_by_text("Filters").click()
    found += violations(page)
    open_article(page)
    found += violations(page)
    follow(page, page.locator(".target .s.flagged"))
    follow(page, page.get_by_role("button", name="Accept"))
    page.locator(".source .s").first.hover()
    found += violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for state in ("rejected", "untranslated"):
        page.goto(f"/?state={state}")
        found += violations(page)
        follow(page, page.locator(".list a").first)
        found += violations(page)
    page.goto("/?q=ferry&pair=en-pt")
    follow(page, page.locator(".list a").first)
    follow(page, page.get_by_role("link", name="Why was this dropped?"))
    page.locator(".lines li").first.hover()
    found += violations(page)
    assert found == []


def test_a_hostile_page_is_text_and_nothing_else(page, collection, make_record, write):
    record = make_record(9, title=HOSTILE, url="javascript:alert(1)", authors=(HOSTILE,), text=HOSTILE)
    write(collection / "clean" / "en-ar", [record], 1)
    page.goto("/?order=title&pair=en-ar")
    follow(page, page.get_by_role("link", name="<script>"))
    assert page.locator("h1").inner_text() == "Harbour town 9"  # the sentence pair says so
    assert "taken" in page.title()
    assert page.title() != "taken"
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.get_by_text("javascript:alert(1)").count() == 2
    page.goto("/")
    follow(page, page.locator("a.title", has_text="votes").last)
    follow(page, page.get_by_role("link", name="Why was this dropped?"))
    assert page.get_by_text("<script>alert(1)<.txt").is_visible()
    assert page.title() != "taken"
