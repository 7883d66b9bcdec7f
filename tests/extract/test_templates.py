import random

import pytest

from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.templates import count_lines, line_key, site_of
from pipeline.records import Kind, RawPage

SETTINGS = ExtractSettings()


def page(number: int, text: str, kind: Kind = "text", url: str | None = None) -> RawPage:
    return RawPage(id=f"{number}", path=f"daily/{number}.txt", kind=kind, text=text, sha256=f"{number:064x}", url=url)


def pages(count: int) -> list[RawPage]:
    words = ["abcdefghij"[number % 10] * (number // 10 + 1) for number in range(count)]
    return [page(number, f"Home\nThe story of {word}\n{number} comments") for number, word in enumerate(words)]


def test_what_recurs_is_counted_from_three_pages_on() -> None:
    texts = ["Home", "4711 comments", "Never seen before"]
    assert count_lines(pages(2), SETTINGS).shares("daily/", texts) == [0, 0, 0]
    assert count_lines(pages(3), SETTINGS).shares("daily/", texts) == [1, 1, 0]


def test_a_line_of_the_page_itself_is_no_recurrence() -> None:
    counts = count_lines(pages(5), SETTINGS)
    assert counts.shares("daily/", ["The story of a"]) == [0]


def test_order_changes_nothing_however_many_pages_there_are() -> None:
    many = pages(200)
    shuffled = random.Random(1).sample(many, len(many))
    counts = count_lines(many, SETTINGS)
    assert counts == count_lines(shuffled, SETTINGS)
    assert counts.pages == {"daily/": 50}


def test_sites_are_counted_apart() -> None:
    urls = ["https://www.a.org/1", "https://a.org/2", "https://a.org/3", "https://b.org/1"]
    found = count_lines([page(n, f"Menu\n{n} x", url=url) for n, url in enumerate(urls)], SETTINGS)
    assert found.pages == {"a.org": 3, "b.org": 1}
    assert (found.shares("a.org", ["Menu"]), found.shares("b.org", ["Menu"]), found.shares("c.org", ["Menu"])) == (
        [1],
        [0],
        [0],
    )


@pytest.mark.parametrize(
    ("url", "path", "site"),
    [
        ("https://www.example.com/a", "x/1.html", "example.com"),
        (None, "x/y/1.html", "x/y/"),
        (None, "1.html", "/"),
        ("http://[::1", "x/1.html", "x/"),
    ],
)
def test_a_site_is_a_host_or_a_folder(url: str | None, path: str, site: str) -> None:
    assert site_of(RawPage(id="1", path=path, kind="text", text="", sha256="", url=url)) == site


def test_numbers_case_and_white_space_make_no_difference() -> None:
    assert line_key("  12 Comments") == line_key("7  comments") != line_key("comments")


def test_pages_that_cannot_be_read_are_passed_over() -> None:
    deep = page(7, "<div>" * 5_000, kind="html", url="https://a.org/7")
    assert count_lines([deep, page(8, "", kind="html", url="https://a.org/8")], SETTINGS).lines == {"a.org": {}}


def test_what_stands_on_every_page_is_no_part_of_the_article() -> None:
    box = (
        "The Harbour Courier is printed by its readers, who own the press, the paper and the debts of it "
        "in equal parts."
    )
    catches = [["cod", "eel", "crab"], ["pike", "carp", "tench"], ["hake", "ling", "skate"], ["bass", "sole", "dab"]]
    told = "On that day the boat came in with more {} than the crew could carry, and told of calm seas and of gulls."
    texts = ["".join(f"<p>{told.format(fish)}</p>" for fish in fishes) for fishes in catches]
    site = [
        page(
            number,
            f"<html><body><article><h1>Story {number}</h1>{text}<p>{box}</p></article></body></html>",
            "html",
            f"https://a.org/{number}",
        )
        for number, text in enumerate(texts)
    ]
    alone = extract_html(site[0], SETTINGS)
    together = extract_html(site[0], SETTINGS, templates=count_lines(site, SETTINGS))
    assert box in alone.text
    assert box not in together.text
    assert len(together.passages) == len(alone.passages) - 1
