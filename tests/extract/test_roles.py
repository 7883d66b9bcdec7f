import pytest

from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.roles import judged, ruled
from pipeline.extract.settings import SiteRules
from pipeline.records import JudgedLine


def judge(markup: str, body: set[int] = frozenset(), title: str | None = None) -> list[JudgedLine]:
    blocks = rendered(parsed(f"<html><body>{markup}</body></html>"), 2_000).blocks
    return judged(blocks, [0.25] * len(blocks), set(body), {}, title)


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ("<nav><a href=/>Home</a></nav>", "menu"),
        ("<footer><p>Imprint</p></footer>", "chrome"),
        ("<div class=comments><p>I was there.</p></div>", "comment"),
        ("<div class=related-posts><p>Herring</p></div>", "teaser"),
        ("<p>Share this article</p>", "share"),
        ("<p>Sign up for our newsletter</p>", "subscription"),
        ("<p>We use cookies</p>", "legal"),
        ("<p>All rights reserved</p>", "legal"),
        ("<p><a href=/x>A long headline that leads to some other article of the day</a></p>", "teaser"),
        ("<p>The Ferry!</p>", "duplicate"),
    ],
)
def test_what_is_left_out_has_a_role_and_a_reason(markup: str, role: str) -> None:
    (line,) = judge(markup, title="The ferry")
    assert (line.role, line.kept, line.score) == (role, False, 0.25)
    assert line.reason


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ("<p>x</p>", "body"),
        ("<h2>x</h2>", "heading"),
        ("<li>x</li>", "list_item"),
        ("<blockquote>x</blockquote>", "quote"),
    ],
)
def test_what_is_kept_has_the_role_of_its_kind(markup: str, role: str) -> None:
    (line,) = judge(markup, {1})
    assert (line.role, line.kept) == (role, True)


def test_rules_of_a_site() -> None:
    blocks = rendered(parsed("<html><body><p>one two</p><p>two three</p><p>four</p></body></html>"), 2_000).blocks
    found = ruled(blocks, SiteRules(keep=("three",), drop=("two",)))
    assert {number: line.kept for number, line in found.items()} == {1: False, 2: True}
    assert ruled(blocks, None) == {}
