"""The DOM path: an HTML page becomes an article, and every block of the page gets a role and a reason."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.errors import NoArticle
from pipeline.extract.blocks import Block, parsed, rendered
from pipeline.extract.body import body_shares
from pipeline.extract.figures import images
from pipeline.extract.front import read_front
from pipeline.extract.metadata import read_metadata
from pipeline.extract.roles import judged
from pipeline.extract.settings import ExtractSettings
from pipeline.records import Article, JudgedLine, Passage, PassageKind, RawPage, Role

_KIND: dict[Role, PassageKind] = {
    "body": "paragraph", "heading": "heading", "list_item": "list_item", "quote": "quote", "table_row": "table",
}  # fmt: skip


def extract_html(page: RawPage, settings: ExtractSettings) -> Article:
    """The article of an HTML page; its lines are the text blocks of the page as a browser shows them.

    Raises:
        NoArticle: the page holds none; the error names what it is.
        LimitExceeded: elements are nested deeper than `settings.max_depth`.
    """
    tree = parsed(page.text)
    blocks = rendered(tree, settings.max_depth)
    if not blocks:
        raise NoArticle("it shows no text")
    metadata = read_metadata(tree)
    shares = body_shares(tree, blocks)
    first = next((block.number for block, share in zip(blocks, shares, strict=True) if share > 0.5), 0)
    front = read_front(blocks, metadata, first)
    lines = judged(blocks, shares, front)
    passages = _passages(blocks, lines)
    if not passages:
        raise NoArticle("it holds only menus and other furniture")
    pictured = [
        block for block, line in zip(blocks, lines, strict=True) if line.role in {"caption", "credit"} and line.kept
    ]
    return Article(
        title=front.title,
        standfirst=" ".join(line.text for line in lines if line.role == "standfirst") or None,
        authors=front.authors,
        publication=front.publication,
        published=front.published,
        passages=passages,
        images=images(pictured, page.url),
        notes=(),
        lines=tuple(lines),
        declared_languages=metadata.languages,
    )


def _passages(blocks: Sequence[Block], lines: Iterable[JudgedLine]) -> tuple[Passage, ...]:
    """One passage per kept block of the body; the rows of a table are one."""
    body = [(block, line) for block, line in zip(blocks, lines, strict=True) if line.kept and line.role in _KIND]
    passages: list[Passage] = []
    for _, group in groupby(body, key=lambda one: one[0].place.table if one[1].role == "table_row" else one[0]):
        rows = list(group)
        block, line = rows[0]
        passages.append(
            Passage(
                id=f"p{len(passages) + 1}",
                kind=_KIND[line.role],
                text="\n".join(row.text for _, row in rows),
                lines=tuple(row.number for _, row in rows),
                declared_language=block.place.language,
            )
        )
    return tuple(passages)
