"""What a run has to do: which pages are new, changed or made by another recipe, and which are the same page again."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from pipeline.batch.nouns import DonePage, PlannedPage, RunCounts
from pipeline.decode import PageFile, known_of, list_pages
from pipeline.errors import SetupError
from pipeline.tools import Tools


class Duplicate(Struct, frozen=True):
    """A page that is not written because another one says the same: a line of `duplicates.jsonl`."""

    id: str
    file_path: str
    kept: str
    """Id of the page that is written."""
    reason: Literal["same url", "same id", "same text"]


class Plan(Struct, frozen=True, kw_only=True):
    """The pages of a run, each counted once."""

    todo: tuple[PlannedPage, ...]
    """By path."""
    unchanged: int
    rejected: int
    """Pages that were rejected before and have not changed since."""
    copies: int
    """Pages that were found to be copies before and have not changed since."""
    duplicates: tuple[Duplicate, ...]
    """Pages whose url another page of this run has too."""
    gone: tuple[str, ...]
    """Ids of pages that are done and whose files are no longer there."""

    @property
    def counts(self) -> RunCounts:
        """What is known of the run before it begins."""
        known = self.unchanged + self.rejected + self.copies + len(self.duplicates)
        return RunCounts(
            pages=len(self.todo) + known,
            unchanged=self.unchanged,
            duplicates=self.copies + len(self.duplicates),
            rejected=self.rejected,
        )


def plan_run(paths: Sequence[Path], done: Mapping[str, DonePage], tools: Tools) -> Plan:
    """Compare the pages under these paths with what is done.

    Raises:
        SetupError: a path does not exist, or two of them hold different pages under one name.
    """
    kept, duplicates = _without_duplicates(map(_planned, list_pages(paths, tools.settings.decode)))
    current = lru_cache(maxsize=None)(lambda recipe: is_current(recipe, tools))
    fresh = {page.id for page in kept if not _is_done(page, done.get(page.id), current)}
    fresh |= {page.id for page in kept if page.id not in fresh and done[page.id].kept in fresh}
    states = [done[page.id] for page in kept if page.id not in fresh]
    ids = {page.id for page in kept}
    return Plan(
        todo=tuple(page for page in kept if page.id in fresh),
        unchanged=sum(not state.rejected and state.kept is None for state in states),
        rejected=sum(state.rejected for state in states),
        copies=sum(state.kept is not None for state in states),
        duplicates=tuple(duplicates),
        gone=tuple(page_id for page_id in done if page_id not in ids),
    )


def _is_done(page: PlannedPage, before: DonePage | None, current: Callable[[str], bool]) -> bool:
    return before is not None and not before.retry and before.sha256 == page.sha256 != "" and current(before.recipe)


def page_recipe(language: str | None, tools: Tools) -> str:
    """How a page in this language is made now, for all its targets; None: it gave no record of its own."""
    if language is None:
        parts = tools.recipe_of("und", None)
        return encoded_recipes(None, [{stage: parts[stage] for stage in ("decode", "extract")}])
    return encoded_recipes(
        language, [tools.recipe_of(language, target) for target in tools.targets_of(language) or (None,)]
    )


def encoded_recipes(language: str | None, recipes: Sequence[Mapping[str, str]]) -> str:
    """The recipes of one page's records as the ledger keeps them; their order does not matter."""
    table = {"language": language, "recipes": sorted(recipes, key=lambda recipe: sorted(recipe.items()))}
    return msgspec.json.encode(table, order="sorted").decode()


def is_current(recipe: str, tools: Tools) -> bool:
    """Whether a page that was made by this recipe would be made by the same one now."""
    return bool(recipe) and recipe == page_recipe(msgspec.json.decode(recipe)["language"], tools)


def _planned(file: PageFile) -> PlannedPage:
    known = known_of(file)
    return PlannedPage(file, known.id, known.url, known.fetched_at, _digest(file))


def _digest(page: PageFile) -> str:
    if page.member is not None:
        return page.member.sha256
    try:
        with page.file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _without_duplicates(pages: Iterable[PlannedPage]) -> tuple[list[PlannedPage], list[Duplicate]]:
    by_id: dict[str, list[PlannedPage]] = {}
    for page in pages:
        by_id.setdefault(page.id, []).append(page)
    kept, duplicates = [], []
    for same in by_id.values():
        # The newest wins, then the smallest digest, so that the choice never depends on the order of the files.
        same.sort(key=lambda page: (page.sha256, page.file.order))
        same.sort(key=_fetched, reverse=True)
        best, *others = same
        for other in others:
            if best.url is None and other.sha256 != best.sha256 and other.file.file != best.file.file:
                raise SetupError(
                    f"{best.file.file} and {other.file.file} would share the name {best.file.path} in the output; "
                    "give the folder that holds both."
                )
            duplicates.append(Duplicate(other.id, other.file.path, best.id, "same url" if best.url else "same id"))
        kept.append(best)
    kept.sort(key=lambda page: page.file.order)
    duplicates.sort(key=lambda duplicate: (duplicate.file_path, duplicate.id))
    return kept, duplicates


def _fetched(page: PlannedPage) -> datetime:
    """When the page was fetched; a time without a zone is taken as UTC, and a page without a time is the oldest."""
    if page.fetched_at is None:
        return datetime.min.replace(tzinfo=UTC)
    fetched = datetime.fromisoformat(page.fetched_at)
    return fetched if fetched.tzinfo else fetched.replace(tzinfo=UTC)
