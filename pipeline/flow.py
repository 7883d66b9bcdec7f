"""The five verbs in order: a batch of pages in, records and rejections out. Start reading here.

`decode → extract → identify → translate → write`, each a function from one frozen noun to the next. A page that a
stage refuses becomes a `Rejection`; so does a page that meets a bug, while the others of its batch go on. The flow has
a waist: a `Draft` is what one page says by itself, so a run can look at all drafts (is one a copy of another?) before
it goes on.
"""

import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar

from msgspec import Struct

from pipeline import decode, identify, translate, write
from pipeline.config import Settings
from pipeline.decode import PageFile, known_of
from pipeline.decode.containers import page_at
from pipeline.errors import PageError, SetupError
from pipeline.extract import extract_article, page_keys
from pipeline.extract.templates import SiteTemplates, site_of
from pipeline.records import (
    STAGES,
    Article,
    BilingualRecord,
    Kind,
    Languages,
    RawPage,
    Rejection,
    Stage,
    TranslatedArticle,
    Untranslated,
)
from pipeline.tools import Tools
from pipeline.translate.corrections import corrections_digest

P = ParamSpec("P")
T = TypeVar("T")


class Draft(Struct, frozen=True):
    """A page that was read, and its article; of one that was finished before, also what need not be done again."""

    page: RawPage
    article: Article
    languages: Languages | None = None
    translations: tuple[TranslatedArticle, ...] = ()


class PageResult(Struct, frozen=True):
    """What became of one page: its records, one per target language, or why there are none."""

    draft: Draft | None
    languages: Languages | None
    records: tuple[BilingualRecord, ...]
    rejection: Rejection | None


def make_records(files: Sequence[PageFile], tools: Tools) -> list[PageResult]:
    """Take a batch of pages through every stage; one result per page, in order."""
    return finish_drafts(draft_pages(files, tools.settings), tools)


def count_lines(file: PageFile, settings: Settings) -> frozenset[int]:
    """The keys of a page's lines, by which what recurs on its site is found; none of a page that cannot be read."""
    page = attempt(file, decode.decode_page, file, settings.decode)
    keys = page if isinstance(page, Rejection) else attempt(page, page_keys, page, settings.extract)
    return frozenset() if isinstance(keys, Rejection) else keys


def draft_pages(
    files: Sequence[PageFile], settings: Settings, templates: Sequence[SiteTemplates | None] | None = None
) -> list[Draft | Rejection]:
    """Read pages and find their articles, page by page, each under its limits and with what recurs on its site."""
    recurring = templates or [None] * len(files)
    return [attempt(file, draft_page, file, settings, None, site) for file, site in zip(files, recurring, strict=True)]


def draft_page(
    file: PageFile, settings: Settings, kind: Kind | None = None, templates: SiteTemplates | None = None
) -> Draft:
    """Read a page and find its article; `kind` overrules what the page looks like.

    Raises:
        PageError: the page cannot be read or holds no article.
    """
    page = decode.decode_page(file, settings.decode, kind)
    return Draft(page, extract_article(page, settings.extract, templates))


def draft_path(path: Path | str, settings: Settings, kind: Kind | None = None) -> Draft:
    """Read the page that a path or URL names: a file, or one of a container (`dump.jsonl#12`), and find its article.

    Raises:
        PageError: the page cannot be read or holds no article.
    """
    return draft_page(page_at(path, settings.decode), settings, kind)


def finish_drafts(drafts: Sequence[Draft | Rejection], tools: Tools) -> list[PageResult]:
    """Name the languages, translate and write; sentences of all drafts share the engines' batches."""
    named = [_identify(draft, tools) for draft in drafts]
    jobs: list[tuple[int, Job]] = [
        (number, (draft, languages, target))
        for number, (draft, languages) in enumerate(zip(drafts, named, strict=True))
        if isinstance(draft, Draft) and isinstance(languages, Languages)
        for target in tools.targets_of(languages.article.tag) or (None,)
    ]
    translations = _translate([job for _, job in jobs], tools)
    made: list[list[BilingualRecord | Rejection]] = [[] for _ in drafts]
    for (number, job), translation in zip(jobs, translations, strict=True):
        made[number].append(_write(job, translation, tools))
    return [_result(*parts) for parts in zip(drafts, named, made, strict=True)]


Job = tuple[Draft, Languages, str | None]
"""A draft, its languages, and the target that is wanted, if one is."""
Translated = TranslatedArticle | Untranslated | Rejection


def _identify(draft: Draft | Rejection, tools: Tools) -> Languages | Rejection:
    if isinstance(draft, Rejection):
        return draft
    if draft.languages:
        return draft.languages
    return attempt(draft.page, identify.identify_language, draft.article, tools.settings.identify)


def _translate(jobs: Sequence[Job], tools: Tools) -> list[Translated]:
    """One translation per job, in order; should the batch meet a bug, each job is translated alone."""
    known = [_known(job) for job in jobs]
    batch = [job for job, before in zip(jobs, known, strict=True) if job[2] and not before]
    together = attempt(batch[0][0].page, _translate_jobs, batch, tools) if batch else []
    if isinstance(together, Rejection):
        alone = [attempt(job[0].page, _translate_jobs, [job], tools) for job in batch]
        translated: Iterator[Translated] = (one if isinstance(one, Rejection) else one[0] for one in alone)
    else:
        translated = iter(together)
    return [
        before or (next(translated) if target else _unwanted(languages.article.tag))
        for (_, languages, target), before in zip(jobs, known, strict=True)
    ]


def _known(job: Job) -> TranslatedArticle | None:
    draft, _, target = job
    return next((before for before in draft.translations if before.language == target), None)


def _translate_jobs(jobs: Sequence[Job], tools: Tools) -> list[TranslatedArticle | Untranslated]:
    articles, languages = [draft.article for draft, _, _ in jobs], [languages for _, languages, _ in jobs]
    return translate.translate_articles(articles, languages, [target or "" for _, _, target in jobs], tools.translators)


def _unwanted(tag: str) -> Untranslated:
    if tag == "und":
        return Untranslated(None, "The language of the article is unclear (und), so no model can be chosen.")
    return Untranslated(
        None, f"No translation of {tag} is wanted; name a target for it in [translate.targets] of config.toml."
    )


def _write(job: Job, translation: Translated, tools: Tools) -> BilingualRecord | Rejection:
    if isinstance(translation, Rejection):
        return translation
    draft, languages, target = job
    recipe = tools.recipe_of(languages.article.tag, target, site_of(draft.page))
    if isinstance(translation, TranslatedArticle) and (digest := corrections_digest(translation)):
        recipe["translate"] += f"|corrections:{digest}"
    return attempt(draft.page, write.assemble_record, draft.page, draft.article, languages, translation, recipe)


def _result(
    draft: Draft | Rejection, languages: Languages | Rejection, made: Sequence[BilingualRecord | Rejection]
) -> PageResult:
    refused = next((one for one in (draft, languages, *made) if isinstance(one, Rejection)), None)
    if refused or isinstance(draft, Rejection) or isinstance(languages, Rejection):
        return PageResult(draft if isinstance(draft, Draft) else None, None, (), refused)
    return PageResult(draft, languages, tuple(one for one in made if isinstance(one, BilingualRecord)), None)


def attempt(page: PageFile | RawPage, verb: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Rejection:
    """What the verb returns, or the page's rejection; the one place where every error is caught."""
    try:
        return verb(*args, **kwargs)
    except PageError as error:
        return _rejection(page, _stage_of(error), type(error).__name__, str(error))
    except SetupError as error:  # no fault of the page's (a store, a damaged file): the next run tries it again
        return _rejection(page, "run", type(error).__name__, str(error))
    except MemoryError:
        raise  # a worker cannot go on after it: it is replaced, and the page that did it is found
    except Exception as error:  # noqa: BLE001 - a bug of ours, or of a library: this page is rejected, the run goes on
        frames = [
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        what = (
            f"A bug: {type(error).__name__}: {error} (at {' > '.join(frames[-6:])}); please report it with this page."
        )
        return _rejection(page, _stage_of(error), f"Bug: {type(error).__name__}", " ".join(what.split()))


def _rejection(page: PageFile | RawPage, stage: Stage, error: str, message: str) -> Rejection:
    if isinstance(page, RawPage):
        return Rejection(page.id, page.path, page.url, stage, error, message)
    known = known_of(page)
    return Rejection(known.id, page.path, known.url, stage, error, message)


def _stage_of(error: Exception) -> Stage:
    """The stage whose code the error came out of."""
    folders = [Path(frame.filename).parent.name for frame in traceback.extract_tb(error.__traceback__)]
    return next((stage for folder in folders for stage in STAGES if stage == folder), "run")
