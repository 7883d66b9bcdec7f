import pytest

from pipeline.errors import LimitExceeded, NoArticle
from pipeline.extract.blocks import Block, parsed, rendered


def blocks_of(body: str, max_depth: int = 2000) -> list[Block]:
    return rendered(parsed(f"<html><body>{body}</body></html>"), max_depth).blocks


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<div>One.<p>Two.</p>Three.</div>", ["One.", "Two.", "Three."]),
        ("<p>One.<br>Same.<br><br>Next.</p>", ["One. Same.", "Next."]),
        ("<p>One.<br> \n <br/>Next.</p>", ["One.", "Next."]),
        ("<p>a <b>bold</b>, <i>word</i>s and<a href=x> link</a>.</p>", ["a bold, words and link."]),
        ("<p>super<wbr>cali\u00adfragile</p>", ["supercalifragile"]),
        ("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>の話</p>", ["漢字の話"]),
        ("<p>10 km<sup>2</sup>, H<sub>2</sub>O</p>", ["10 km2, H2O"]),
        ("<p>seen<script>not()</script><style>p{}</style><select><option>no</select> too</p>", ["seen too"]),
        ("<p>a<!-- hidden -->b</p>", ["ab"]),
        ("<ul><li>One<li>Two<ul><li>Deep</ul></ul>", ["One", "Two", "Deep"]),
        ("<pre>one\n  two</pre>", ["one two"]),
        ("<p>By <span class=sr-only>written by</span> Ida<p class=sr-only>Skip</p>", ["By Ida", "Skip"]),
        ("<table><tr><td>&nbsp;<td>&nbsp;<tr><td>a<td>x</table>", ["a | x"]),
        ("   ", []),
        ("<p>x\x00\x0by</p>", ["xy"]),
    ],
)
def test_blocks_are_what_a_browser_shows(markup: str, texts: list[str]) -> None:
    assert [block.text for block in blocks_of(markup)] == texts


def test_blocks_are_numbered_from_one_in_reading_order() -> None:
    assert [block.number for block in blocks_of("<h1>T</h1><p>a</p><p></p><p>b</p>")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<h2><span>x</span></h2>", "heading"),
        ("<li>x</li>", "list_item"),
        ("<ul><li><p>x</p></li></ul>", "list_item"),
        ("<blockquote><p>x</p></blockquote>", "quote"),
        ("<div>x</div>", "paragraph"),
    ],
)
def test_a_block_knows_its_kind(markup: str, kind: str) -> None:
    assert blocks_of(markup)[0].place.kind == kind


def test_a_row_of_a_data_table_is_one_block() -> None:
    table = "<table><tr><th>City<th>Rain<tr><td>Oslo</td><td><p>12</p> <p>mm</p></td></tr></table>"
    found = blocks_of(table)
    assert [(block.text, block.place.kind) for block in found] == [("City | Rain", "table"), ("Oslo | 12 mm", "table")]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    layout = "<table><tr><td>Menu</td><td><h1>Title</h1><p>Text.</p><p>More.</p></td></tr></table>"
    assert [(block.text, block.place.kind) for block in blocks_of(layout)] == [
        ("Menu", "paragraph"), ("Title", "heading"), ("Text.", "paragraph"), ("More.", "paragraph"),
    ]  # fmt: skip


def test_giant_colspans_cost_nothing() -> None:
    found = blocks_of("<table><tr><td colspan=999999999>a<td>b<tr><td rowspan=999999999>c<td>d</table>")
    assert [block.text for block in found] == ["a | b", "c | d"]


def test_language_and_links_are_noted() -> None:
    one, two = blocks_of("<p lang=pt>Olá</p><p>see <a href=x>here</a></p>")
    assert (one.place.language, two.place.language) == ("pt", None)
    assert one.link_share == 0
    assert two.link_share == pytest.approx(4 / 7)


@pytest.mark.parametrize("depth", [2_100, 10_000])
@pytest.mark.parametrize("tag", ["div", "b", "table"])
def test_nesting_beyond_the_limit_is_refused_by_name(tag: str, depth: int) -> None:
    with pytest.raises(LimitExceeded, match=r"extract\.max_depth is 2,000"):
        blocks_of(f"<{tag}>" * depth + "x")


def test_nesting_within_the_limit_keeps_what_follows() -> None:
    assert [block.text for block in blocks_of("<div>" * 900 + "deep" + "</div>" * 900 + "after")] == ["deep", "after"]


@pytest.mark.parametrize("text", ["", "   ", "<!-- nothing -->"])
def test_an_empty_document_is_no_article(text: str) -> None:
    with pytest.raises(NoArticle, match="empty"):
        parsed(text)
