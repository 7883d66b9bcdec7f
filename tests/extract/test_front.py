import pytest

from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.front import Front, read_front
from pipeline.extract.metadata import read_metadata

TEXT = "<p>" + "The ferry left the quay late on Monday, and nobody was in a hurry. " * 3 + "</p>"


def front_of(under: str = "", below: str = "", head: str = "") -> Front:
    tree = parsed(f"<html><head>{head}</head><body><h1>Ferry</h1>{under}{TEXT}{TEXT}{below}</body></html>")
    blocks = rendered(tree, 2_000).blocks
    body = [block.number for block in blocks if block.mass > 100]
    return read_front(blocks, read_metadata(tree), 1, body)


@pytest.mark.parametrize(
    ("under", "below", "head", "published"),
    [
        ("<p>10 March 2025</p>", "", "", "10 March 2025"),
        ("<p>Updated 11 March 2025</p>", "", '<meta name="date" content="2025-03-10T08:00">', "2025-03-10T08:00"),
        ("<p><time datetime='2025-03-10T08:15'>today</time></p>", "", "", "2025-03-10T08:15"),
        ("<p>2025-03-10 08:15</p>", "", '<meta name="date" content="2025-03-10">', "2025-03-10 08:15"),
        ("<p>11 March 2025, 08:15</p>", "", '<meta name="date" content="2025-03-10">', "2025-03-10"),
        ("", "<p>10. März 2025</p>", "", "10. März 2025"),
        (f"{TEXT}<p>Harbour Town, 10 March 2025</p>", "", "", "10 March 2025"),
        ("", "<div class=related-posts><p>9 March 2025</p></div>", "", None),
        ("", "", "", None),
    ],
)
def test_the_date(under: str, below: str, head: str, published: str | None) -> None:
    assert front_of(under, below, head).published == published


@pytest.mark.parametrize(
    ("under", "below", "authors"),
    [
        ("<p>By Ida Voss</p>", "", ("Ida Voss",)),
        ("", "<p>By Ida Voss</p>", ("Ida Voss",)),
        ("<p>10 March 2025 | Ida Voss</p>", "", ("Ida Voss",)),
        ("", "<div class=comments><p>By Bo Ek</p></div>", ()),
        ("<p>By Ida Voss</p>", "<p>By Bo Ek</p>", ("Ida Voss",)),
        ("<p>10 March 2025</p><p><a href=/writers/voss>Ida Voss</a></p>", "", ("Ida Voss",)),
        ("<p>10 March 2025</p><p><a href=/writers/x>佐久間遥</a></p>", "", ("佐久間遥",)),
        ("<p>10 March 2025</p><p><a href=/topics/x>Ida Voss</a></p>", "", ()),
        ("<p>10 March 2025</p><p>Ida Voss</p>", "", ("Ida Voss",)),
        ("<p>Ida Voss</p><p>Chief Reporter</p><p>5 hours ago</p>", "", ("Ida Voss",)),
        ("<p>Ida Voss | Westhaven</p><p>10 March 2025</p>", "", ("Ida Voss",)),
        ("<p>Written by</p><p>Ida Voss</p><p>Local Government Reporter</p>", "", ("Ida Voss",)),
        ("<p>Agencies</p><p>Sat, 8 March 2025</p>", "", ()),
        ("<p>By Bo Ek Jr.</p>", "", ("Bo Ek Jr.",)),
        ("<p>10 March 2025</p><p>Harbour Town</p>", f"<p>{'Harbour Town has waited for the ferry. ' * 4}</p>", ()),
        ("<div class=credits-row><p>By Ida Voss</p><p>10 March 2025</p></div>", "", ("Ida Voss",)),
        ("<div class=credits><p>Photo: Ida Voss</p></div>", "", ()),
    ],
)
def test_the_authors(under: str, below: str, authors: tuple[str, ...]) -> None:
    assert front_of(under, below).authors == authors


def test_the_blocks_that_say_it_are_named() -> None:
    found = front_of("<p>By Ida Voss</p><p>10 March 2025</p>")
    assert (found.title, found.title_at, found.bylines, found.dates) == ("Ferry", 1, {2}, {3})
