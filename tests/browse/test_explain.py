import json
import re
from typing import get_args

import pytest
from conftest import ENGLISH, NOTHING, add_page

from pipeline.browse.explain import WRITERS, explain_page
from pipeline.config import Settings
from pipeline.records import Role


def test_every_line_is_explained(tmp_path):
    explanation = explain_page(add_page(tmp_path, "ferry.txt", ENGLISH), Settings())
    text = WRITERS["text"](explanation)
    assert "Title: Harbour town votes to keep its night ferry" in text
    said = json.loads(WRITERS["json"](explanation))
    assert all(line["reason"] for line in said["lines"])
    assert said["no_article"] is None


def test_a_page_without_an_article_says_what_it_is(tmp_path):
    explanation = explain_page(add_page(tmp_path, "menu.txt", NOTHING), Settings())
    assert explanation.article is None
    for form in WRITERS.values():
        assert "holds no article" in form(explanation)


def test_the_picture_is_escaped(tmp_path):
    page = add_page(tmp_path, "<b>.txt", ENGLISH.replace("Residents", "<script>alert(1)</script> Residents"))
    picture = WRITERS["html"](explain_page(page, Settings()))
    assert "<script>" not in picture
    assert "&lt;b&gt;.txt" in picture


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_picture_opens_from_disk_and_tells_roles_and_reasons(tmp_path, from_disk, violations, scheme, width):
    file = tmp_path / "why.html"
    file.write_text(WRITERS["html"](explain_page(add_page(tmp_path, "ferry.txt", ENGLISH), Settings())), "utf-8")
    page = from_disk(file, scheme, width)
    title, byline = (page.locator(f".lines .role-{role}").first for role in ("title", "byline"))
    for line, other in ((title, byline), (byline, title)):
        line.focus()
        assert line.locator(".reason").bounding_box()["height"] > 0
        assert other.locator(".reason").bounding_box()["height"] == 0
    below = byline.bounding_box()["y"]
    title.hover()
    assert title.locator(".reason").bounding_box()["height"] > 0
    assert byline.bounding_box()["y"] == below  # nothing moves away from who points at it
    assert violations(page) == []
    page.get_by_label("reasons of all lines").check()
    page.get_by_label("dropped").check()
    assert page.locator(".lines .kept:visible").count() == 0
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_role_has_a_colour(tmp_path):
    picture = WRITERS["html"](explain_page(add_page(tmp_path, "ferry.txt", ENGLISH), Settings()))
    bare = [role for role in get_args(Role) if not re.search(rf"\.role-{role}\b[^{{}}]*{{ --role", picture)]
    assert bare == ["blank"]
