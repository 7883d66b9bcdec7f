import pytest

from pipeline.browse.index import Index
from pipeline.browse.search import ORDERS, Question, count, facets, locate, question_of, search


@pytest.fixture(scope="module")
def database(made_once):
    index = Index(made_once / "clean")
    index.refresh()
    with index.reading() as opened:
        yield opened


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ({}, 8),
        ({"q": "pier"}, 3),
        ({"q": "pier", "within": "title"}, 0),
        ({"q": "harbour.example", "within": "address"}, 4),
        ({"q": "العبارة"}, 3),
        ({"q": "서울"}, 1),
        ({"q": "no such word anywhere"}, 0),
        ({"q": "(("}, 0),
        ({"pair": "en-ar"}, 3),
        ({"pair": "pt-en"}, 1),
        ({"language": "ko"}, 1),
        ({"site": "harbour.example"}, 4),
        ({"since": "2025-03", "until": "2025-05"}, 3),
        ({"since": "2025-03-02", "until": "2025-03"}, 2),
        ({"until": "2025-02-01"}, 2),
        ({"until": "2024"}, 0),
        ({"kind": "text"}, 3),
        ({"flag": "number_lost", "pair": "en-ar"}, 3),
        ({"flag": "any", "pair": "en-ar"}, 3),
        ({"flag": "none", "pair": "en-ar"}, 0),
        ({"engine": "firefox", "site": "harbour.example"}, 4),
        ({"machine": "yes"}, 1),
        ({"state": "untranslated"}, 1),
        ({"state": "rejected"}, 1),
        ({"reason": "NoArticle"}, 1),
        ({"pair": "en-ar'; DROP TABLE entry; --"}, 0),
        ({"q": "pier", "since": "2025-02", "kind": "html", "order": "site"}, 2),
        ({"order": "by nothing we know", "within": "nowhere", "stranger": "x"}, 8),
    ],
)
def test_filters_and_words(database, form, found):
    question = question_of(form)
    assert count(database, question) == len(search(database, question, 0)) == found


@pytest.mark.parametrize(
    ("order", "column"),
    [("newest", "date"), ("oldest", "date"), ("title", "title"), ("site", "site"), ("doubtful", "doubtful"),
     ("longest", "pairs")],
)  # fmt: skip
def test_orders(database, order, column):
    values = [getattr(entry, column) for entry in search(database, Question(order=order), 0)]
    known = [value for value in values if value != ""]
    down = order in {"newest", "doubtful", "longest"}
    key = str.casefold if column == "title" else None
    assert known == sorted(known, key=key, reverse=down)
    assert order in ORDERS
    assert order in {"doubtful", "longest"} or values[: len(known)] == known  # what is not known comes last


def test_pages_of_the_list_meet_and_do_not_overlap(database):
    question = Question(order="title")
    whole = search(database, question, 0)
    assert [entry for first in range(0, 8, 3) for entry in search(database, question, first, 3)] == whole


def test_a_question_survives_its_address(database):
    question = question_of({"q": 'a & b="c"', "pair": "en-ar", "order": "title"})
    assert question.query_string() == "q=a+%26+b%3D%22c%22&pair=en-ar&order=title"


def test_filters_know_their_values(database):
    found = facets(database)
    assert ("en-ar", 3) in found["pair"]
    assert found["reason"] == [("NoArticle", 1)]
    assert ("harbour.example", 4) in found["site"]
    assert ("number_lost", 3) in [(name, min(number, 3)) for name, number in found["flag"]]


def test_a_page_is_located_in_the_language_asked_for(database):
    located = locate(database, f"{1:016x}", "ar")
    assert located.entry.target == "ar"
    assert located.file == "en-ar/part-00000.jsonl"
    assert locate(database, f"{1:016x}", "xx").entry.target == "ar"
    assert locate(database, "nothing", "") is None
