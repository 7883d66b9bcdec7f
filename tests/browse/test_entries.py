import pytest

from pipeline.batch.plan import Duplicate
from pipeline.browse.entries import of_copy, of_record, of_rejection, site_of
from pipeline.records import Rejection


def test_a_record_is_found_by_both_languages(make_record):
    entry, found = of_record(make_record(4))
    assert (entry.state, entry.title, entry.source, entry.target) == ("translated", "Harbour town 4", "en", "ar")
    assert (entry.site, entry.pairs, entry.doubtful, entry.engine) == ("harbour.example", 4, 1, "firefox")
    assert found.flags == ("number_lost",)
    for word in ("ferry", "العبارة", "Nora", "pier", "Harbour"):
        assert word in found.text
    assert "harbour.example" in found.address


def test_an_untranslated_record_says_why(make_record):
    entry, _ = of_record(make_record(translation=None, warnings=("No model.",), title=None))
    assert (entry.state, entry.message, entry.title) == ("untranslated", "No model.", "harbour/0.html")


def test_rejections_and_copies_say_why():
    entry, found = of_rejection(
        Rejection("1", "a/b.html", "https://www.x.example/1", "extract", "NoArticle", "It is a menu.")
    )
    assert (entry.state, entry.reason, entry.message, entry.site) == (
        "rejected", "NoArticle", "It is a menu.", "x.example",
    )  # fmt: skip
    assert "menu" in found.text
    entry, _ = of_copy(Duplicate("2", "c.html", "1", "same text"))
    assert (entry.state, entry.message) == ("copy", "Same text as page 1.")


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.Harbour.example:8080/a", "harbour.example"), ("http://user@news.example/", "news.example"),
        ("javascript:alert(1)", ""), ("http://[broken", ""), ("not an address", ""), (None, ""),
    ],
)  # fmt: skip
def test_sites(url, site):
    assert site_of(url) == site
