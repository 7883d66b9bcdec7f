"""The DOM path: an HTML page becomes an article, and every block of the page gets a role and a reason."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby

from pipeline.errors import NoArticle
from pipeline.extract.blocks import MOST_BLOCKS, Block, parsed, rendered
from pipeline.extract.body import body_shares
from pipeline.extract.corrections import corrected, rescued, standfirsts
from pipeline.extract.deadline import Deadline
from pipeline.extract.evidence import block_scores, evidence
from pipeline.extract.figures import Figure, figures, images
from pipeline.extract.foreign import native
from pipeline.extract.forest import Forest, load_forest
from pipeline.extract.front import Front, read_front
from pipeline.extract.metadata import read_metadata
from pipeline.extract.notes import kind_of_note, names_another, note_kind, says_machine
from pipeline.extract.photographers import credited
from pipeline.extract.refusal import is_for_machines, refusal
from pipeline.extract.roles import judged, ruled
from pipeline.extract.second_article import second_article
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.templates import SiteTemplates, site_of
from pipeline.extract.titles import title_block
from pipeline.extract.unseen import add_unseen
from pipeline.records import KIND_OF_ROLE, Article, JudgedLine, Note, Passage, RawPage, Role

_NEVER_BODY = frozenset(("caption", "credit", "comments"))
_REST = JudgedLine(
    MOST_BLOCKS + 1,
    "",
    "chrome",
    kept=False,
    reason=f"stands after the first {MOST_BLOCKS:,} blocks, and no more are read",
    score=0.0,
)
_AROUND = 8  # blocks below the body where a note may stand


def extract_html(
    page: RawPage, settings: ExtractSettings, forest: Forest | None = None, templates: SiteTemplates | None = None
) -> Article:
    """The article of an HTML page; its lines are the text blocks of the page as a browser shows them.

    Another forest than the one of this package is for measuring: one that has not seen the page's site. What recurs on
    other pages of the site (`templates`) is the less likely to be kept.

    Raises:
        NoArticle: the page holds none; the error names what it is.
        LimitExceeded: elements are nested deeper than `settings.max_depth`, or it takes longer than `max_seconds`.
    """
    deadline = Deadline(settings.max_seconds)
    tree = parsed(page.text)
    rendering = rendered(tree, settings.max_depth)
    metadata = read_metadata(tree)
    if add_unseen(tree, rendering.blocks, metadata.body):
        rendering = rendered(tree, settings.max_depth)
    blocks = rendering.blocks
    if is_for_machines(tree):
        raise NoArticle("it is a feed or a list of addresses, not a page")
    if not blocks:
        raise NoArticle("it shows no text")
    deadline.check()
    shares = body_shares(tree, blocks)
    first = next((block.number for block, share in zip(blocks, shares, strict=True) if share > 0.5), 0)
    deadline.check()
    title_at = title_block(blocks, metadata, first)
    scores = block_scores(evidence(blocks, shares, title_at, metadata.descriptions), forest or _forest())
    if templates is not None:
        scores = templates.weakened(scores, [block.text for block in blocks], settings.threshold)
    deadline.check()
    by_rule = ruled(blocks, settings.rules_of(site_of(page)))
    likely = (block for block, score in zip(blocks, scores, strict=True) if score >= settings.threshold)
    body = [block.number for block in likely if block.place.zone not in _NEVER_BODY and block.number != title_at]
    body = rescued(blocks, [number for number in body if number not in by_rule], title_at, " ".join(metadata.body))
    body = native(blocks, body)
    if other := second_article(blocks, body, title_at):
        body = [number for number in body if number < other.number]
    wanted = [number for number, line in by_rule.items() if line.kept]
    if not wanted and (instead := refusal(blocks, body, metadata, tree)):
        raise NoArticle(instead, judged(blocks, scores, set(), {}, None))
    body = body or sorted(wanted)
    front = read_front(blocks, metadata, title_at, body)
    pictures = figures(rendering, title_at or body[0], body[-1])
    special = _special(blocks, body, front, pictures)
    body = corrected(blocks, [number for number in body if number not in special], title_at)
    body = [number for number in body if number not in special and number not in by_rule]
    body = sorted([*body, *wanted])
    if not body:
        raise NoArticle("it holds only a picture, names and remarks")
    lines = [by_rule.get(line.number, line) for line in judged(blocks, scores, set(body), special, front.title)]
    notes = _notes(lines)
    if len(blocks) == MOST_BLOCKS:
        lines.append(_REST)
    deadline.check()
    return Article(
        title=front.title,
        standfirst=" ".join(line.text for line in lines if line.role == "standfirst" and line.kept) or None,
        authors=front.authors,
        publication=front.publication,
        published=front.published,
        passages=_passages(blocks, body, lines),
        images=credited(
            images(pictures, page.url, metadata.images), (blocks[number - 1].text for number in sorted(front.bylines))
        ),
        notes=notes,
        lines=tuple(lines),
        machine_translated=any(note.kind == "translation" and says_machine(note.text) for note in notes),
        declared_languages=metadata.languages,
        warnings=(names_another(other.text),) if other else (),
    )


def read_blocks(page: RawPage, settings: ExtractSettings) -> list[Block]:
    """The text blocks of the page.

    Raises:
        LimitExceeded: elements are nested deeper than `settings.max_depth`.
    """
    return rendered(parsed(page.text), settings.max_depth).blocks


def _special(
    blocks: Sequence[Block], body: Sequence[int], front: Front, pictures: Iterable[Figure]
) -> dict[int, tuple[Role, str]]:
    """What the article keeps of the page outside its body."""
    found: dict[int, tuple[Role, str]] = {}
    for figure in pictures:
        for block in figure.blocks:
            role: Role = "credit" if block.place.zone == "credit" else "caption"
            found[block.number] = (role, "stands with a picture of the article")
    for block in blocks[max(front.title_at - 1, 0) : body[-1] + _AROUND]:
        free = block.number not in found and block.number not in front.bylines  # "By Jane Doe Last update: 09:02"
        noted = block.place.zone == "note" or (free and note_kind(block.text))
        if noted and block.place.zone not in {"comments", "related", "hidden"} and block.link_share < 0.7:
            found[block.number] = ("note", "is the page's own remark about the article")
    found |= dict.fromkeys(front.dates - found.keys(), ("date", "tells when the article was published"))
    found |= dict.fromkeys(front.bylines - found.keys(), ("byline", "names the author"))
    for number in standfirsts(blocks, [number for number in body if number not in found], front):
        found.setdefault(number, ("standfirst", "introduces the text below the title"))
    if front.title_at:
        found[front.title_at] = ("title", "is the headline: the page's head says it too, or it leads the text")
    return found


def _notes(lines: Iterable[JudgedLine]) -> tuple[Note, ...]:
    return tuple(Note(kind_of_note(line.text), line.text) for line in lines if line.role == "note")


def _passages(blocks: Sequence[Block], body: Sequence[int], lines: Sequence[JudgedLine]) -> tuple[Passage, ...]:
    """One passage per block of the body; the rows of a table are one."""
    passages: list[Passage] = []
    for _, group in groupby(body, key=lambda number: _table(blocks[number - 1])):
        rows = [blocks[number - 1] for number in group]
        passages.append(
            Passage(
                id=f"p{len(passages) + 1}",
                kind=KIND_OF_ROLE[lines[rows[0].number - 1].role],
                text="\n".join(row.text for row in rows),
                lines=tuple(row.number for row in rows),
                declared_language=rows[0].place.language,
            )
        )
    return tuple(passages)


def _table(block: Block) -> object:
    """What the rows of one table have in common, and no two other blocks."""
    return block.number if block.place.table is None else id(block.place.table)


@cache
def _forest() -> Forest:
    return load_forest("html.npz")
