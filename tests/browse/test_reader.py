"""The reader as a person meets it: in a real browser, with keys, pointer and small screens."""

import json

import pytest
from browse.conftest import follow
from conftest import ENGLISH

from pipeline.records import RecordPassage

HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"


def paper(page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


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
