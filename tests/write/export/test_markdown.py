"""Markdown that a reader of Markdown reads as the same text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.records import Image, Note, RecordPassage
from pipeline.write.export.markdown import as_markdown
from pipeline.write.export.plain import Readable

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OPENED = {"heading_open": "h", "paragraph_open": "p", "list_item_open": "li", "blockquote_open": "quote"}


def article(*passages, **parts):
    made = tuple(RecordPassage(f"p{n}", kind, text, (n,), "en") for n, (kind, text) in enumerate(passages, 1))
    empty = {"title": None, "standfirst": None, "byline": (), "images": ()}
    return Readable(**{"language": "en", "passages": made, **empty, **parts})


def texts(markdown):
    """What the reader shows, block by block."""
    return [
        "".join(part.content for part in token.children if part.type == "text")
        for token in READER.parse(markdown)
        if token.type == "inline"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# no heading", "- no item", "+ no item", "* no *star*", "1. no list", "12) no list", "> no quote",
        "=== no line", "--- no rule", "_no_ emphasis, but snake_case stays", "<b>no</b> tag", "AT&T &amp; &#35;",
        "[no](l) ![no](x)",
        "`no` code", "~~no~~ and ~this~", r"back\slash \* end\\", "| no | table |", "<https://no.example>",
        "2025. Then", "```no fence", "end #", "C# ##", "a __b__ c", "©_x_", "-", "=", "#", "1.", "[x]: y",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["paragraph", "heading", "list_item", "quote"])
def test_text_is_never_taken_for_markup(kind, text):
    assert texts(as_markdown(article((kind, text)))) == [text]


@settings(max_examples=300, deadline=None)
@given(
    kind=st.sampled_from(["paragraph", "heading", "list_item", "quote"]),
    text=st.text(alphabet="ab1 \\`*_{}[]()<>#+-.!|~&;:=\"'$%^@/?,é한", min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(bool),
)
def test_any_text_comes_back(kind, text):
    assert "".join(texts(as_markdown(article((kind, text))))) == text


def test_the_shape_of_an_article():
    made = article(
        ("heading", "Nets"), ("paragraph", "One."), ("list_item", "Two"), ("list_item", "Three"), ("quote", "Four"),
        ("table", "Boat | Crew\nEva | 4 | old"),
        title="Boats", standfirst="How?", byline=("Nora", "2025"),
        images=(Image("https://x.org/a b.jpg", "A boat", "Ana"), Image(None, "Another", None), Image(None, None, None)),
        notes=(Note("correction", "Mended."),),
    )  # fmt: skip
    assert as_markdown(made) == (
        "# Boats\n\n**How?**\n\n*Nora · 2025*\n\n## Nets\n\nOne.\n\n- Two\n- Three\n\n> Four\n\n"
        "| Boat | Crew |  |\n| --- | --- | --- |\n| Eva | 4 | old |\n\n"
        "![A boat (Ana)](<https://x.org/a%20b.jpg>)\n\n*Another*\n\n*Mended.*\n"
    )


def test_a_table_keeps_its_cells():
    tokens = READER.parse(as_markdown(article(("table", "Boat | *Crew*\nEva | 4 | old"))))
    cells = [token for token in tokens if token.type == "inline"]
    assert ["".join(part.content for part in cell.children) for cell in cells] == [
        "Boat",
        "*Crew*",
        "",
        "Eva",
        "4",
        "old",
    ]


def test_files_are_named_md(exported, tmp_path):
    exported("x", "md")
    assert re.match(
        r"# Boats\n\n\*\*How nets are mended\\?\.\*\*", (tmp_path / "x" / "en" / f"{1:016x}.md").read_text("utf-8")
    )
