import pytest

from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.metadata import read_metadata
from pipeline.extract.titles import fold, publication_of, title_block, title_of


def read(head: str, body: str) -> tuple[str | None, str | None]:
    tree = parsed(f"<html><head>{head}</head><body>{body}</body></html>")
    blocks, metadata = rendered(tree, 2_000).blocks, read_metadata(tree)
    at = title_block(blocks, metadata, len(blocks))
    return title_of(blocks, metadata, at), publication_of(blocks, metadata, at)


TEXT = "<p>A paragraph of the article stands here.</p>"


FERRY = "Ferry leaves for good"


@pytest.mark.parametrize(
    ("head", "heading", "title", "publication"),
    [
        (f"<title>{FERRY} - Courier</title>", f"<h1>{FERRY}</h1>", FERRY, "Courier"),
        (f"<title>{FERRY} | News | Courier</title>", f"<h1>Courier</h1><h2>{FERRY}</h2>", FERRY, "Courier"),
        (f"<title>Harbour Notes: {FERRY}</title>", f"<h3>{FERRY}</h3>", FERRY, "Harbour Notes"),
        ("<title>Courier</title>", f"<h1>{FERRY}</h1>", FERRY, None),
        (f'<meta property="og:title" content="{FERRY}">', f"<h1>Transport: {FERRY}</h1>", FERRY, None),
        (
            f'<meta property="og:title" content="{FERRY}"><title>{FERRY}: who pays? - Courier</title>',
            f"<h1>{FERRY}: who pays?</h1>",
            f"{FERRY}: who pays?",
            "Courier",
        ),
        (f"<title>{FERRY} – Courier</title>", "", FERRY, None),
        (
            f'<meta property="og:site_name" content="Courier"><title>{FERRY} - Courier</title>',
            "<h1><a href=/>Courier</a></h1>",
            FERRY,
            "Courier",
        ),
        ("", "", None, None),
    ],
)
def test_title_and_publication(head: str, heading: str, title: str | None, publication: str | None) -> None:
    assert read(head, heading + TEXT) == (title, publication)


@pytest.mark.parametrize("rights", ["Courier. All rights reserved.", "© 2026 Courier"])
def test_the_rights_tell_which_part_of_the_windows_title_is_the_publication(rights: str) -> None:
    page = f"<h1>{FERRY}</h1>{TEXT}<p>{rights}</p>"
    assert read(f"<title>{FERRY} - Courier - Harbour and strait</title>", page) == (FERRY, "Courier")


def test_fold_forgets_how_words_are_typeset() -> None:
    assert fold("“Ferry—leaves”, he said…") == fold('"ferry - leaves" he said') == "ferryleaveshesaid"
