import pytest

from pipeline.extract import extract_article, page_keys
from pipeline.extract.templates import SiteTemplates, count_site, line_key, site_of
from pipeline.records import Kind, RawPage

BOX = "The Harbour Courier is printed by its readers, who own the press, the paper and the debts of it in equal parts."
TOLD = "On that day the boat came in with more {} than the crew could carry, and told of calm seas and of gulls."
CATCHES = (("cod", "eel", "crab"), ("pike", "carp", "tench"), ("hake", "ling", "skate"), ("bass", "sole", "dab"))


def page(number: int, text: str, kind: Kind = "text") -> RawPage:
    return RawPage(id=f"{number}", path=f"daily/{number}", kind=kind, text=text, sha256="", url=None)


def counted(pages: list[RawPage]) -> SiteTemplates:
    return count_site([page_keys(one) for one in pages])


def site(kind: Kind) -> list[RawPage]:
    """Four pages with three paragraphs each, and a box that all of them show."""
    pages = []
    for number, fishes in enumerate(CATCHES):
        lines = [f"The catch of day {number}", *map(TOLD.format, fishes), BOX]
        markup = f"<html><body><article><h1>{lines[0]}</h1>{''.join(f'<p>{line}</p>' for line in lines[1:])}"
        pages.append(page(number, markup if kind == "html" else "\n\n".join(lines), kind))
    return pages


@pytest.mark.parametrize("kind", ["html", "text"])
def test_what_stands_on_every_page_is_no_part_of_the_article(kind: Kind) -> None:
    pages = site(kind)
    alone = extract_article(pages[0])
    together = extract_article(pages[0], templates=counted(pages))
    assert BOX in alone.text
    assert BOX not in together.text
    assert len(together.passages) == len(alone.passages) - 1


@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_page_alone_comes_out_as_without_counts(kind: Kind) -> None:
    (first, *_) = site(kind)
    assert extract_article(first, templates=counted([first])) == extract_article(first)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_copies_of_a_page_take_nothing_from_it(kind: Kind) -> None:
    (first, *_) = site(kind)
    assert extract_article(first, templates=counted([first] * 3)) == extract_article(first)


def test_lines_of_three_pages_and_more_recur() -> None:
    pages = [page(number, f"Home\nThe story of {name}") for number, name in enumerate("abc")]
    texts = ["Home", "The story of a", "Never seen before"]
    assert counted(pages[:2]).shares(texts) == [0, 0, 0]
    assert counted(pages).shares(texts) == [1, 0, 0]
    assert counted([*pages, page(4, "About us")]).shares(texts) == [pytest.approx(2 / 3), 0, 0]


def test_order_changes_nothing() -> None:
    pages = site("text")
    assert counted(pages) == counted(pages[::-1])


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


def test_a_page_that_cannot_be_read_has_nothing_to_count() -> None:
    assert page_keys(page(7, "<div>" * 5_000, "html")) == frozenset()
    assert page_keys(page(8, "")) == frozenset()
