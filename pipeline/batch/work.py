"""What a worker does with a batch: count lines, read pages into drafts, or finish drafts into records.

What goes in and what comes out is encoded: bytes travel between processes, and lie in the ledger, as they are.
"""

import time
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from backports import zstd
from msgspec import Struct

from pipeline.batch.copies import fingerprint
from pipeline.batch.limits import DIED
from pipeline.batch.nouns import Fingerprint, FinishedLine, FinishedPage, PlannedPage, WaitingDraft
from pipeline.batch.plan import limited_recipe, page_recipe
from pipeline.batch.report import page_facts
from pipeline.errors import SetupError, StoreUnusable
from pipeline.extract.templates import SiteTemplates, site_of
from pipeline.flow import Draft, PageResult, count_lines, draft_pages, finish_drafts
from pipeline.records import BilingualRecord, Languages, Rejection, TranslatedArticle
from pipeline.tools import Tools

_ENCODE = msgspec.json.Encoder(order="sorted").encode


class DraftedPage(Struct, frozen=True):
    """A page that was read: its draft, encoded, or what became of it instead."""

    draft: bytes
    print: Fingerprint | None
    recipe: str
    sha256: str
    refused: FinishedPage | None
    seconds: float = 0.0
    """How long it took."""


class FinishedDraft(Struct, frozen=True):
    """A draft that is finished, and what its worker has to say to the person (models that it refused)."""

    page: FinishedPage
    remarks: tuple[str, ...]
    seconds: float = 0.0
    """Its share, by the length of its text, of the time that its batch took."""
    identified: bool = False
    """Whether its languages were named anew."""
    translated: int = 0
    """How many of its records were translated, or tried to be, anew."""


class _Translated(Struct):
    """What of an earlier record is used again."""

    translation: TranslatedArticle | None


def count_pages(pages: Sequence[PlannedPage], tools: Tools) -> list[frozenset[int]]:
    """The keys of each page's lines, in order."""
    return [count_lines(page.file, tools.settings) for page in pages]


def read_pages(pages: Sequence[PlannedPage], tools: Tools) -> list[DraftedPage]:
    """Draft each page, in order."""
    return [_read(page, tools) for page in pages]


def finish_spooled(waiting: Sequence[WaitingDraft], tools: Tools) -> list[FinishedDraft]:
    """Finish each draft, in order; sentences of all of them share the engines' batches."""
    began = time.perf_counter()
    drafts = [_decoded(one) for one in waiting]
    finished = [
        _finished(draft, result, tools) for draft, result in zip(drafts, finish_drafts(drafts, tools), strict=True)
    ]
    lengths = [len(draft.article.text) + 1 for draft in drafts]
    per_letter, remarks = (time.perf_counter() - began) / sum(lengths), tuple(tools.translators.warnings)
    return [
        FinishedDraft(
            page=page,
            remarks=remarks,
            seconds=length * per_letter,
            identified=draft.languages is None,
            translated=max(len(page.lines) - len(draft.translations), 0),
        )
        for page, draft, length in zip(finished, drafts, lengths, strict=True)
    ]


def lost_count(page: PlannedPage, error: str, message: str) -> frozenset[int]:  # noqa: ARG001 - the shape of all that make something of a loss
    """What is counted of a page that took its worker down: nothing; when it is read it will be rejected."""
    return frozenset()


def lost_page(tools: Tools, page: PlannedPage, error: str, message: str) -> DraftedPage:
    """What is made of a page that took its worker down while it was read."""
    rejection = Rejection(page.id, page.file.path, page.url, "run", error, message)
    recipe = limited_recipe(tools, page.site)
    return DraftedPage(b"", None, "", "", _refused(page.file.path, page.sha256, rejection, recipe))


def lost_draft(tools: Tools, waiting: WaitingDraft, error: str, message: str) -> FinishedDraft:
    """What is made of a draft that took its worker down while it was finished."""
    page = _decoded(waiting).page
    rejection = Rejection(page.id, page.path, page.url, "run", error, message)
    return FinishedDraft(_refused(page.path, page.sha256, rejection, limited_recipe(tools, site_of(page))), ())


def folder_of(record: BilingualRecord) -> str:
    """The folder of `clean/` that holds this record: `en-pt`, or `untranslated/ko`."""
    if record.translation is None:
        return f"untranslated/{record.language}"
    return f"{record.language}-{record.translation.language}"


def _read(page: PlannedPage, tools: Tools) -> DraftedPage:
    began = time.perf_counter()
    [draft] = draft_pages([page.file], tools.settings, [_templates(page.templates)])
    drafted = _drafted(page, draft, tools)
    return msgspec.structs.replace(drafted, seconds=time.perf_counter() - began)


@lru_cache(maxsize=64)
def _templates(encoded: bytes) -> SiteTemplates | None:
    return msgspec.msgpack.decode(encoded, type=SiteTemplates) if encoded else None


def _decoded(waiting: WaitingDraft) -> Draft:
    draft = msgspec.msgpack.decode(zstd.decompress(waiting.draft), type=Draft)
    languages = msgspec.msgpack.decode(waiting.languages, type=Languages) if waiting.languages else None
    before = [msgspec.json.decode(line, type=_Translated).translation for line in waiting.lines]
    return msgspec.structs.replace(
        draft, languages=languages, translations=tuple(translation for translation in before if translation)
    )


def _drafted(page: PlannedPage, draft: Draft | Rejection, tools: Tools) -> DraftedPage:
    recipe = page_recipe(None, tools, page.site)
    if isinstance(draft, Rejection):
        refused = _refused(page.file.path, page.sha256, draft, recipe)
        return DraftedPage(b"", None, recipe, page.sha256, refused)
    bare = msgspec.structs.replace(
        draft, page=msgspec.structs.replace(draft.page, text="")
    )  # the article holds its lines
    encoded = zstd.compress(msgspec.msgpack.encode(bare))
    return DraftedPage(encoded, fingerprint(draft.article.text), recipe, draft.page.sha256, None)


def _refused(path: str, sha256: str, rejection: Rejection, recipe: str) -> FinishedPage:
    retry = rejection.is_bug or rejection.error in {DIED, SetupError.__name__, StoreUnusable.__name__}
    return FinishedPage(
        id=rejection.id,
        path=path,
        sha256=sha256,
        recipe=recipe,
        rejection=_ENCODE(rejection),
        retry=retry,
        facts={"rejections": {rejection.error: 1}},
    )


def _finished(draft: Draft, result: PageResult, tools: Tools) -> FinishedPage:
    page, rejection = draft.page, result.rejection
    if rejection or result.languages is None:
        lost = rejection or Rejection(
            page.id, page.path, page.url, "run", "Bug", "It came to nothing; please report it."
        )
        return _refused(page.path, page.sha256, lost, page_recipe(None, tools, site_of(page)))
    return FinishedPage(
        id=page.id,
        path=page.path,
        sha256=page.sha256,
        recipe=page_recipe(result.languages.article.tag, tools, site_of(page)),
        lines=tuple(FinishedLine(folder_of(record), _ENCODE(record)) for record in result.records),
        facts=page_facts(draft.article.lines, result.records),
        languages=msgspec.msgpack.encode(result.languages),
    )
