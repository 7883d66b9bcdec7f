import json

from conftest import ENGLISH, NOTHING, add_page

from pipeline.browse.explain import WRITERS, explain_page
from pipeline.config import Settings


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
