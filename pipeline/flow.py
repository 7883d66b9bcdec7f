"""The five verbs in order: a batch of pages in, records and rejections out. Start reading here.

`decode → extract → identify → translate → write`, each a function from one frozen noun to the next. A page that a
stage refuses becomes a `Rejection`; so does a page that meets a bug, while the others of its batch go on.
"""

import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar

from msgspec import Struct

from pipeline.config import Settings
from pipeline.decode import PageFile, decode_page, page_id
from pipeline.decode.side import read_side_file
from pipeline.errors import PageError
from pipeline.extract import extract_article
from pipeline.identify import identify_language
from pipeline.records import (
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
from pipeline.translate import translate_articles
from pipeline.write import assemble_record

STAGES: tuple[Stage, ...] = ("decode", "extract", "identify", "translate", "write")
P = ParamSpec("P")
T = TypeVar("T")


class Draft(Struct, frozen=True):
    """A page on its way: read, its article found, its languages named."""

    page: RawPage
    article: Article
    languages: Languages


class PageResult(Struct, frozen=True):
    """What became of one page: its records, one per target language, or why there are none."""

    file: PageFile
    draft: Draft | None
    records: tuple[BilingualRecord, ...]
    rejection: Rejection | None


def make_records(files: Sequence[PageFile], tools: Tools) -> list[PageResult]:
    """Take a batch of pages through every stage; one result per page, in order."""
    drafts = [attempt(file, draft_page, file, tools) for file in files]  # page by page, each under its limits
    wanted = [(file, draft, target) for file, draft in zip(files, drafts, strict=True) if isinstance(draft, Draft)
              for target in tools.targets_of(draft.languages.article.tag) or (None,)]  # fmt: skip
    translations = _translate(wanted, tools)  # one call: sentences of all pages share batches
    made: dict[PageFile, list[BilingualRecord | Rejection]] = {file: [] for file in files}
    for (file, draft, target), translation in zip(wanted, translations, strict=True):
        made[file].append(
            translation
            if isinstance(translation, Rejection)
            else attempt(file, finish_record, draft, translation, tools.recipe_of(draft.languages.article.tag, target))
        )
    return [_result(file, draft, made[file]) for file, draft in zip(files, drafts, strict=True)]


def draft_page(file: PageFile, tools: Tools) -> Draft:
    """Read a page, find its article and name its languages.

    Raises:
        PageError: the page cannot be read or holds no article.
    """
    page, article = read_article(file, tools.settings)
    return Draft(page, article, identify_language(article, tools.settings.identify))


def read_article(file: PageFile, settings: Settings, kind: Kind | None = None) -> tuple[RawPage, Article]:
    """Read a page and find its article; `kind` overrules what the page looks like.

    Raises:
        PageError: the page cannot be read or holds no article.
    """
    page = decode_page(file, settings.decode, kind)
    return page, extract_article(page, settings.extract)


def finish_record(
    draft: Draft, translation: TranslatedArticle | Untranslated, recipe: dict[str, str]
) -> BilingualRecord:
    """The record of a draft and its translation."""
    return assemble_record(draft.page, draft.article, draft.languages, translation, recipe)


Wanted = tuple[PageFile, Draft, str | None]
Translated = TranslatedArticle | Untranslated | Rejection


def _translate(wanted: Sequence[Wanted], tools: Tools) -> list[Translated]:
    """One translation per wanted draft, in order; should the batch meet a bug, each draft is translated alone."""
    batch = [(draft, target) for _, draft, target in wanted if target]
    together = attempt(None, _translate_drafts, batch, tools) if batch else []
    if isinstance(together, Rejection):
        alone = [attempt(file, _translate_drafts, [(draft, target)], tools) for file, draft, target in wanted if target]
        translated: Iterator[Translated] = (one if isinstance(one, Rejection) else one[0] for one in alone)
    else:
        translated = iter(together)
    return [next(translated) if target else _unwanted(draft) for _, draft, target in wanted]


def _translate_drafts(batch: Sequence[tuple[Draft, str]], tools: Tools) -> list[TranslatedArticle | Untranslated]:
    drafts, targets = [draft for draft, _ in batch], [target for _, target in batch]
    return translate_articles(
        [draft.article for draft in drafts], [draft.languages for draft in drafts], targets, tools.translators
    )


def _unwanted(draft: Draft) -> Untranslated:
    tag = draft.languages.article.tag
    if tag == "und":
        return Untranslated(None, "The language of the article is unclear (und), so no model can be chosen.")
    return Untranslated(
        None, f"No translation of {tag} is wanted; name a target for it in [translate.targets] of config.toml."
    )


def _result(file: PageFile, draft: Draft | Rejection, made: Sequence[BilingualRecord | Rejection]) -> PageResult:
    if isinstance(draft, Rejection):
        return PageResult(file, None, (), draft)
    refused = next((one for one in made if isinstance(one, Rejection)), None)
    records = tuple(one for one in made if isinstance(one, BilingualRecord))
    return PageResult(file, draft, () if refused else records, refused)


def attempt(file: PageFile | None, verb: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Rejection:
    """What the verb returns, or the page's rejection; the one place where every error is caught."""
    try:
        return verb(*args, **kwargs)
    except PageError as error:
        return _rejection(file, _stage_of(error), type(error).__name__, str(error))
    except Exception as error:  # noqa: BLE001 - a bug of ours, or of a library: this page is rejected, the run goes on
        frames = [
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        what = (
            f"A bug: {type(error).__name__}: {error} (at {' > '.join(frames[-6:])}); please report it with this page."
        )
        return _rejection(file, _stage_of(error), f"Bug: {type(error).__name__}", " ".join(what.split()))


def _rejection(file: PageFile | None, stage: Stage, error: str, message: str) -> Rejection:
    if file is None:  # a whole batch; its pages are tried one by one
        return Rejection("", "", None, stage, error, message)
    url = read_side_file(file.file).url
    return Rejection(page_id(url, file.path), file.path, url, stage, error, message)


def _stage_of(error: Exception) -> Stage:
    """The stage whose code the error came out of."""
    folders = [Path(frame.filename).parent.name for frame in traceback.extract_tb(error.__traceback__)]
    return next((stage for folder in folders for stage in STAGES if stage == folder), "run")
