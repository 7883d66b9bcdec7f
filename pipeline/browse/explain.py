"""Why was this line dropped? A page, line by line, with each line's role, verdict and reason: as text, JSON or HTML."""

from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.browse.pages import inlined, page_templates
from pipeline.config import Settings
from pipeline.decode import decode_page
from pipeline.errors import NoArticle
from pipeline.extract import extract_article
from pipeline.records import Article, JudgedLine, RawPage

_COLUMNS = "{number:>5}  {verdict}  {role:<12}  {score:.2f}  {text}\n{blank:>27}— {reason}\n"
# Characters of a line that the text form shows.
_WIDTH = 110


class Explanation(Struct, frozen=True, kw_only=True):
    """A page and what became of it."""

    page: RawPage
    article: Article | None
    why_none: str | None
    """Why there is no article."""
    lines: tuple[JudgedLine, ...]


def explain_page(file: Path | str, settings: Settings) -> Explanation:
    """What becomes of the page in this file, or at this URL.

    Raises:
        PageError: the file cannot be read as a page at all.
    """
    page = decode_page(file, settings.decode)
    try:
        article = extract_article(page, settings.extract)
    except NoArticle as error:
        return Explanation(page=page, article=None, why_none=str(error), lines=error.lines)
    return Explanation(page=page, article=article, why_none=None, lines=article.lines)


def as_text(explanation: Explanation) -> str:
    """For a terminal: number, kept or dropped, role, score, the line's beginning, and below it the reason."""
    rows = [
        _COLUMNS.format(number=line.number, verdict="keep" if line.kept else "drop", role=line.role, score=line.score,
                        text=_shortened(line.text), reason=line.reason, blank="")
        for line in explanation.lines if line.role != "blank"
    ]  # fmt: skip
    return "".join(rows) + _summary(explanation)


def as_json(explanation: Explanation) -> str:
    """One JSON object on one line: the lines, and the article, or why there is none."""
    page = {
        name: getattr(explanation.page, name)
        for name in ("id", "path", "kind", "encoding", "encoding_found", "url", "warnings")
    }
    article = (
        {name: part for name, part in msgspec.structs.asdict(explanation.article).items() if name != "lines"}
        if explanation.article
        else None
    )
    table = {"page": page, "lines": explanation.lines, "article": article, "no_article": explanation.why_none}
    return msgspec.json.encode(table, order="sorted").decode() + "\n"


def as_html(explanation: Explanation) -> str:
    """One page that needs nothing else: every line coloured by its role, the reason where one points or tabs to."""
    template = page_templates().get_template("explain.html")
    style = inlined("paper.css", "lines.css")
    return template.render(explanation=explanation, summary=_summary(explanation).strip(), style=style)


WRITERS: dict[str, Callable[[Explanation], str]] = {"text": as_text, "json": as_json, "html": as_html}


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def _summary(explanation: Explanation) -> str:
    article = explanation.article
    if article is None:
        return f"\n{explanation.why_none}\n"
    images = [
        f"Image: {image.caption or '–'} [{image.credit or '–'}] {image.url or ''}".strip() for image in article.images
    ]
    notes = [f"Note ({note.kind}): {note.text}" for note in article.notes]
    head = {
        "Title": article.title, "Standfirst": article.standfirst, "Authors": ", ".join(article.authors) or None,
        "Publication": article.publication, "Published (as the page writes it)": article.published,
    }  # fmt: skip
    told = [f"{name}: {value or '–'}" for name, value in head.items()]
    warnings = [f"Warning: {warning}" for warning in (*explanation.page.warnings, *article.warnings)]
    return "\n" + "\n".join([*told, f"Passages: {len(article.passages)}", *images, *notes, *warnings]) + "\n"
