"""What a run has to do: which pages are new, changed or made by another recipe, and from which stage on.

All of it is worked out in the ledger, in tables that live as long as the connection, so that memory does not grow with
the number of pages: `seen` and `loser` (what lies in raw/), `ruled` (sites that have rules) and `due` (from which stage
on a recipe has changed under these rules), `state` (each page with the first stage that it needs) and `work` (what this
run does, in the order of the paths).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from pipeline.batch.ledger import Ledger
from pipeline.batch.nouns import RunCounts
from pipeline.batch.scan import scan_pages
from pipeline.batch.spool import told_file
from pipeline.batch.tables import PLANNING
from pipeline.errors import SetupError
from pipeline.records import STAGES
from pipeline.tools import Tools

DECODE, IDENTIFY, TRANSLATE, WRITE, DONE = 0, 2, 3, 4, 9
"""Stages by number; a page is read again for each below `IDENTIFY`."""
_CORRECTIONS = "|corrections:"

# A page whose bytes are as they were is done again from the first stage that its recipe, or we, want; without its draft
# that is the first of all.
_STATE = """
INSERT INTO state
SELECT id, file, member, CASE WHEN :rebuild OR page_id IS NULL OR sha256 = '' OR sha256 <> known THEN 0
                              WHEN stage BETWEEN 2 AND 8 AND NOT drafted THEN 0 ELSE stage END
FROM (SELECT source.id, file, member, source.sha256, page.sha256 AS known, page.id AS page_id,
             min(coalesce(page.again, 9), coalesce(due.stage, 9)) AS stage,
             EXISTS (SELECT 1 FROM draft WHERE draft.id = source.id) AS drafted
      FROM seen JOIN source USING (file) LEFT JOIN page ON page.id = source.id
           LEFT JOIN ruled ON ruled.site = source.site
           LEFT JOIN due ON due.recipe = page.recipe AND due.domain = coalesce(ruled.domain, '')
      WHERE NOT EXISTS (SELECT 1 FROM loser WHERE loser.file = source.file AND loser.member = source.member))
"""
# Every recipe with the domain whose rules hold for its pages, or none's.
_RECIPES = """
SELECT number, '', text FROM recipe UNION
SELECT number, domain, text FROM ruled JOIN source USING (site) JOIN page USING (id) JOIN recipe ON number = page.recipe
"""
# What was a copy of a page that is read again may be none.
_COPIES = """
UPDATE state SET stage = 0 WHERE stage <> 0 AND EXISTS (
    SELECT 1 FROM page JOIN state AS other ON other.id = page.kept WHERE page.id = state.id AND other.stage < 2)
"""
_WORK = """
INSERT INTO work (id, file, member, stage)
SELECT state.id, state.file, member, stage FROM state JOIN file ON file.number = state.file
WHERE stage < 9 ORDER BY path, member LIMIT ?
"""
_KNOWN = """
SELECT count(*) FILTER (WHERE rejection IS NULL AND kept IS NULL), count(*) FILTER (WHERE kept IS NOT NULL),
       count(*) FILTER (WHERE rejection IS NOT NULL)
FROM state JOIN page USING (id) WHERE stage = 9
"""
_SAME = """
SELECT id FROM seen JOIN source USING (file) GROUP BY id HAVING count(*) > 1 ORDER BY id
"""


class Duplicate(Struct, frozen=True):
    """A page that is not written because another one says the same: a line of `duplicates.jsonl`."""

    id: str
    file_path: str
    kept: str
    """Id of the page that is written."""
    reason: Literal["same url", "same id", "same text"]


class _Namesake(Struct, frozen=True):
    """One of the pages that share an id."""

    file: int
    member: int
    name: str
    path: str
    url: str | None
    fetched_at: str | None
    sha256: str

    @property
    def named(self) -> str:
        """Its path, with its number in a container."""
        return f"{self.path}#{self.member}" if self.member else self.path


def plan_run(
    paths: Sequence[Path | str], ledger: Ledger, tools: Tools, *, limit: int | None = None, rebuild: bool = False
) -> RunCounts:
    """Compare the pages under these paths with what is done; fills the table `work`, and counts what is known already.

    Args:
        paths: folders or single pages, or their URLs.
        ledger: knows what is done.
        tools: say by which recipe a page would be made now.
        limit: do no more than so many pages.
        rebuild: do every page again from its bytes.

    Raises:
        SetupError: a path does not exist, or two of them hold different pages under one name.
    """
    db = ledger.db
    for statement in PLANNING.split(";"):
        db.execute(statement)
    scan_pages(paths, ledger, tools.settings.decode)
    with ledger.transaction():
        _choose(ledger)
        _note_due(ledger, tools)
        db.execute(_STATE, {"rebuild": rebuild})
        db.execute(_COPIES)
        db.execute("DELETE FROM adopted WHERE id IN (SELECT id FROM state)")
        db.execute(_WORK, (-1 if limit is None else limit,))
    unchanged, copies, rejected = db.execute(_KNOWN).fetchone()
    duplicates = copies + db.execute("SELECT count(*) FROM loser").fetchone()[0]
    todo = db.execute("SELECT count(*) FROM work").fetchone()[0]
    left = db.execute("SELECT count(*) FROM state WHERE stage < 9").fetchone()[0] - todo
    return RunCounts(
        pages=unchanged + duplicates + rejected + todo,
        unchanged=unchanged,
        duplicates=duplicates,
        rejected=rejected,
        left=left,
    )


def due_pages(ledger: Ledger) -> dict[str, int]:
    """How many pages this run does, by the first stage that is done for them."""
    rows = ledger.db.execute("SELECT stage, count(*) FROM work GROUP BY stage ORDER BY stage")
    return {STAGES[stage]: count for stage, count in rows}


def duplicates(ledger: Ledger) -> Iterator[Duplicate]:
    """The pages that are not written because another says the same, by path."""
    rows = ledger.db.execute(
        "SELECT id, path AS named, kept, 'same text' FROM page WHERE kept IS NOT NULL UNION ALL "
        "SELECT id, CASE member WHEN 0 THEN path ELSE path || '#' || member END, kept, reason "
        "FROM loser JOIN source USING (file, member) JOIN file ON file.number = loser.file ORDER BY 2, 1"
    )
    for row in rows:
        yield Duplicate(*row)


def page_recipe(language: str | None, tools: Tools, site: str) -> str:
    """How a page of this site is made now, for all targets of its language; None: it gave no record of its own."""
    if language is None:
        parts = tools.recipe_of("und", None, site)
        return encoded_recipes(None, [{stage: parts[stage] for stage in ("decode", "extract")}])
    return encoded_recipes(
        language, [tools.recipe_of(language, target, site) for target in tools.targets_of(language) or (None,)]
    )


def encoded_recipes(language: str | None, recipes: Sequence[Mapping[str, str]]) -> str:
    """The recipes of one page's records as the ledger keeps them; their order and corrections do not matter."""
    bare = [{stage: part.partition(_CORRECTIONS)[0] for stage, part in recipe.items()} for recipe in recipes]
    table = {"language": language, "recipes": sorted(bare, key=lambda recipe: sorted(recipe.items()))}
    return msgspec.json.encode(table, order="sorted").decode()


def limited_recipe(tools: Tools, site: str) -> str:
    """How a page was tried that took more time or memory than it may: any other recipe, or limit, is worth a try."""
    run = tools.settings.run
    limits = f"page_seconds:{run.page_seconds:g}|page_megabytes:{run.page_megabytes}"
    return encoded_recipes(None, [tools.recipe_of("und", None, site) | {"run": limits}])


def first_change(recipe: str, tools: Tools, site: str) -> int:
    """The first stage that would work otherwise now on a page of this site than by this recipe, or `DONE`."""
    if not recipe:
        return DECODE
    before = msgspec.json.decode(recipe)
    was_limited = "run" in before["recipes"][0]
    now = msgspec.json.decode(
        limited_recipe(tools, site) if was_limited else page_recipe(before["language"], tools, site)
    )
    for number, stage in enumerate((*STAGES, "run")):
        if [one.get(stage) for one in before["recipes"]] != [one.get(stage) for one in now["recipes"]]:
            return number
    return DONE


def _note_due(ledger: Ledger, tools: Tools) -> None:
    """Note from which stage on each recipe is out of date: by the domain whose rules hold for a page, if any do."""
    db, settings = ledger.db, tools.settings.extract
    if settings.sites:
        sites = db.execute("SELECT DISTINCT site FROM source").fetchall()
        ruled = ((site, settings.domain_of(site)) for (site,) in sites)
        db.executemany("INSERT INTO ruled VALUES (?, ?)", [(site, domain) for site, domain in ruled if domain])
    for number, domain, text in db.execute(_RECIPES).fetchall():
        db.execute("INSERT INTO due VALUES (?, ?, ?)", (number, domain, first_change(text, tools, domain)))


def _choose(ledger: Ledger) -> None:
    """Of pages with one id, note all but one in the table `loser`."""
    db = ledger.db
    for (page_id,) in db.execute(_SAME).fetchall():
        rows = db.execute(
            "SELECT source.file, member, name, path, url, fetched_at, sha256 FROM source JOIN seen USING (file) "
            "JOIN file ON file.number = source.file WHERE id = ?",
            (page_id,),
        )
        best, *others = _ranked(_Namesake(*row) for row in rows)
        for other in others:
            if best.url is None and other.sha256 != best.sha256 and other.file != best.file:
                raise SetupError(
                    f"{told_file(best.name)} and {told_file(other.name)} would share the name {best.named} in the "
                    "output; give the folder that holds both."
                )
            row = (other.file, other.member, page_id, "same url" if best.url else "same id")
            db.execute("INSERT INTO loser VALUES (?, ?, ?, ?)", row)


def _ranked(pages: Iterable[_Namesake]) -> list[_Namesake]:
    """The newest first, then the smallest digest, so that the choice never depends on the order of the files."""
    same = sorted(pages, key=lambda page: (page.sha256, page.path, page.member))
    return sorted(same, key=_fetched, reverse=True)


def _fetched(page: _Namesake) -> datetime:
    """When the page was fetched; a time without a zone is taken as UTC, and a page without a time is the oldest."""
    if page.fetched_at is None:
        return datetime.min.replace(tzinfo=UTC)
    fetched = datetime.fromisoformat(page.fetched_at)
    return fetched if fetched.tzinfo else fetched.replace(tzinfo=UTC)
