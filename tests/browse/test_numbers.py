import sqlite3
from contextlib import closing

import pytest

from pipeline.batch.ledger import LEDGER_NAME
from pipeline.browse.numbers import LENGTH_NAMES, SIZE_NAMES, count_collection, models_of
from pipeline.errors import SetupError


def test_the_collection_is_counted(made_once):
    numbers = count_collection(made_once / "clean")
    assert numbers.run == {"pages": 4, "written": 3, "unchanged": 0, "duplicates": 0, "rejected": 1}
    assert (numbers.records, numbers.untranslated, numbers.machine, numbers.copies) == (7, 1, 1, 0)
    assert numbers.languages == {"en": 5, "pt": 1, "ko": 1}
    assert numbers.directions == {"en-ar": 3, "en-pt": 2, "pt-en": 1}
    assert list(numbers.rejections.values()) == [1]
    assert numbers.rejections.most_common()[0][0].startswith("NoArticle: This page holds no article")
    assert numbers.flags["number_lost"] >= 3
    assert sum(numbers.lengths) == numbers.pairs == sum(numbers.engines.values())
    assert sum(numbers.sizes) == sum(numbers.sure) == numbers.records
    assert sum(numbers.agreement) == 6
    assert len(numbers.lengths) == len(LENGTH_NAMES)
    assert len(numbers.sizes) == len(SIZE_NAMES)


def test_sites_add_up(made_once):
    numbers = count_collection(made_once / "clean")
    harbour = numbers.sites["harbour.example"]
    assert (harbour.pages, harbour.records, harbour.rejected) == (4, 4, 0)
    assert harbour.lines > 0
    assert 0 <= harbour.dropped < harbour.lines
    assert sum(site.pages for site in numbers.sites.values()) == 8
    assert sum(site.rejected for site in numbers.sites.values()) == 1


def test_a_page_in_two_languages_is_one_page(made_once, collection, make_record, write):
    write(collection / "clean" / "en-pt", [make_record(1)], 7)
    site = count_collection(collection / "clean").sites["harbour.example"]
    assert (site.pages, site.records) == (4, 5)


def test_the_slowest_pages_are_named_slowest_first(made_once):
    numbers = count_collection(made_once / "clean")
    assert sorted(path for path, _ in numbers.slowest) == [
        "<script>alert(1)<.txt", "ferry.txt", "menu.txt", "town/library.txt",
    ]  # fmt: skip
    times = [seconds for _, seconds in numbers.slowest]
    assert times == sorted(times, reverse=True)
    assert min(times) > 0
    assert numbers.seconds == pytest.approx(sum(times))


def test_a_ledger_of_another_version_is_no_hindrance(collection):
    with closing(sqlite3.connect(collection / "clean" / LEDGER_NAME)) as ledger:
        ledger.execute("PRAGMA user_version = 1")
    assert count_collection(collection / "clean").slowest == []


def test_a_collection_of_rejections_alone_is_counted(collection):
    for path in (collection / "clean").rglob("part-*.jsonl"):
        path.unlink()
    numbers = count_collection(collection / "clean")
    assert (numbers.records, sum(numbers.rejections.values())) == (0, 1)


def test_nothing_to_count_is_said(tmp_path):
    with pytest.raises(SetupError, match="pipeline clean"):
        count_collection(tmp_path)


@pytest.mark.parametrize(
    ("recipe", "models"),
    [
        ("v1|en-pt|segment 1, firefox enpt 17 25ce5b9d22854757", ["firefox enpt 17 25ce5b9d22854757"]),
        ("v1|ko-pt|argos ko-en 1.1 0123456789abcdef + firefox enpt 17 25ce5b9d22854757",
         ["argos ko-en 1.1 0123456789abcdef", "firefox enpt 17 25ce5b9d22854757"]),
        ("none", []),
        ("", []),
    ],
)  # fmt: skip
def test_models_of_a_recipe(recipe, models):
    assert models_of(recipe) == models
