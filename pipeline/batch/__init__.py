"""A run: the pages of some folders become the records of `clean/`; what was done before is not done again.

A run is planned before it writes: it lists the pages and compares them with the ledger; then it counts what recurs on
their sites, reads all that are new into drafts, decides which of these are copies, and finishes and writes the others.
Each pass is committed before the next, and a run that was killed is continued under its own plan.
"""

from collections.abc import Sequence
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline import decode
from pipeline.batch.corrected import renew_corrected
from pipeline.batch.gone import GonePage, adopted_records, gone_pages
from pipeline.batch.ledger import LEDGER_NAME, Ledger, opened_ledger, put_aside, read_ledger
from pipeline.batch.lock import held_output
from pipeline.batch.nouns import RunCounts
from pipeline.batch.place import adopt_shards, mend_shards, place_pending
from pipeline.batch.plan import due_pages, duplicates, plan_run
from pipeline.batch.publish import place_wanted, publish
from pipeline.batch.report import report
from pipeline.batch.run import Audience, Run, digest_of
from pipeline.batch.spool import OpenPlan, Phase, open_plan, opened_plan
from pipeline.batch.stopping import patient_stop
from pipeline.batch.survey import plan_survey
from pipeline.config import Settings, load_settings
from pipeline.errors import LedgerDamaged, SetupError
from pipeline.store import is_url, require
from pipeline.tools import Tools, load_tools
from pipeline.translate.memory import Memory
from pipeline.write.shards import write_shard

__all__ = ["Audience", "RunCounts", "RunOptions", "clean", "find_page"]


class RunOptions(Struct, frozen=True):
    """What a person may ask of one run beside its settings."""

    rebuild: bool = False
    """Do every page again, as if nothing had been done before."""
    prune: bool = False
    """Remove the records of pages whose files are gone."""
    dry_run: bool = False
    """Say what would be done, and do nothing."""
    limit: int | None = None
    """Do no more than this many pages now; the others wait for the next run."""


PLAIN = RunOptions()
NOBODY = Audience()
# How many of the pages that are gone are named.
_NAMED = 3


def clean(
    paths: Sequence[Path | str] = ("raw",),
    out: Path | str = "clean",
    settings: Settings | None = None,
    options: RunOptions = PLAIN,
    audience: Audience = NOBODY,
) -> RunCounts:
    """Turn the pages under these paths into records under `out`; what is done and unchanged is left as it is.

    Workers are spawned processes: in a script, call it under `if __name__ == "__main__":`.

    Args:
        paths: folders, searched with their sub-folders, or single pages; in an object store their URLs.
        out: the output folder; made if it is missing.
        settings: default: config.toml here, if there is one.
        options: what is asked of this run alone.
        audience: who hears how far the run is.

    Raises:
        SetupError: nothing was done; the message says why.
    """
    settings = settings or load_settings()
    if is_url(out):
        raise SetupError(f"A run keeps its ledger in a folder here; name one with --out, and add --publish {out}.")
    pages, out = tuple(map(decode.place_of, paths)), Path(out)
    for path in pages:
        if isinstance(path, str):
            require(path)
        elif not path.exists():
            raise SetupError(f"There is no file or folder {path}; name one that holds pages.")
    tools = load_tools(settings)
    if options.dry_run:
        return _rehearse(pages, out, tools, options, audience)
    published = place_wanted(settings, out)
    with held_output(out), patient_stop(audience.say) as stop:

        def run_once() -> RunCounts:
            with opened_ledger(out) as ledger:
                return _run(Run(ledger, pages, out, published, tools, audience, stop, set()), options)

        try:
            return run_once()
        except LedgerDamaged:
            put_aside(out)
            return run_once()


def find_page(page_id: str, out: Path | str = "clean", raw: Path | str = "raw") -> Path | str:
    """The file, or the URL, of a page that the ledger of `out` knows.

    Raises:
        SetupError: no page there has this id, or its file is no longer under `raw`.
    """
    with read_ledger(Path(out)) as ledger:
        row = ledger and ledger.execute("SELECT path FROM page WHERE id = ?", (page_id,)).fetchone()
    if not row:
        raise SetupError(f"There is no file {page_id}, nor a page with this id in {out}; ids stand in its records.")
    found = decode.page_under(decode.place_of(raw), row[0])
    if not decode.is_there(found):
        raise SetupError(f"Page {page_id} came from {row[0]}, which is not under {raw}; name its folder with --raw.")
    return found


def _rehearse(
    paths: tuple[Path | str, ...], out: Path, tools: Tools, options: RunOptions, audience: Audience
) -> RunCounts:
    """Plan a run and forget the plan again."""
    with TemporaryDirectory() as nowhere:
        there = (out / LEDGER_NAME).exists()
        with opened_ledger(out if there else Path(nowhere)) as ledger, ledger.rehearsal():
            if ledger.is_new:
                adopt_shards(ledger, out)
            _renew(ledger, out, tools.settings)
            counts = plan_run(paths, ledger, tools, limit=options.limit, rebuild=options.rebuild)
            due, (counts, _) = due_pages(ledger), _without_gone(counts, ledger, options, audience)
    return replace(counts, written=sum(due.values()), changed=False, due=due)


def _run(run: Run, options: RunOptions) -> RunCounts:
    for remark in run.tools.translators.warnings:
        run.remark(remark)
    mended = _mend(run)
    _renew(run.ledger, run.out, run.settings)
    return _carry_out(run, options, mended=mended)


def _renew(ledger: Ledger, out: Path, settings: Settings) -> None:
    """Have the pages done again whose sentences a person has corrected."""
    if settings.translate.memory:
        renew_corrected(ledger, out, Memory(Path(settings.folder) / settings.translate.memory))


def _mend(run: Run) -> bool:
    """Bring ledger and shards to agree again after a kill, a loss or a foreign hand; whether anything was lost."""
    ledger, out = run.ledger, run.out
    if ledger.is_new and (adopted := adopt_shards(ledger, out)):
        why = "it was missing, damaged or of another version"
        run.remark(f"{ledger.path} was made anew from {adopted:,} records in {out}: {why}.")
    place_pending(ledger, out, run.settings.write.records_per_shard)  # what a killed run had finished
    lost = mend_shards(ledger, out)
    for remark in lost:
        run.remark(remark)
    return bool(lost)


def _carry_out(run: Run, options: RunOptions, *, mended: bool) -> RunCounts:
    """Finish the run that was stopped, if there is one; then plan, and do what the plan says."""
    ledger = run.ledger
    continued, rebuild = _continued(run, options)
    known = plan_run(run.paths, ledger, run.tools, limit=options.limit, rebuild=rebuild)
    known, gone = _without_gone(known, ledger, options, run.audience)
    counts = replace(known, changed=mended or bool(gone))
    with ledger.transaction():
        for page in gone:
            ledger.drop(page.id)
        if todo := bool(due_pages(ledger)):
            open_plan(ledger, OpenPlan(digest_of(run.settings), replace(known, changed=True), Phase.COUNT, rebuild))
            plan_survey(ledger, rebuild=rebuild)
    if todo:
        counts = _execute(run)
    elif continued:
        counts = continued
    place_pending(ledger, run.out, run.settings.write.records_per_shard)
    if mended:
        with ledger.transaction():
            ledger.drop_lost()
    _write_lists(run, counts)
    if run.published:
        for remark in publish(ledger, run.out, run.published):
            run.remark(remark)
    return counts


def _without_gone(
    counts: RunCounts, ledger: Ledger, options: RunOptions, audience: Audience
) -> tuple[RunCounts, list[GonePage]]:
    """The pages that are gone, and the counts with their records; without --prune a record outlives its page."""
    gone = list(gone_pages(ledger, written=options.prune, adopted=options.rebuild))
    paths = [page.path for page in gone if page.records]
    named = (*paths[:_NAMED], *(["…"] if len(paths) > _NAMED else []))
    if options.prune and not options.rebuild and (kept := adopted_records(ledger)):
        audience.say(
            f"The pages of {kept:,} records have not been seen since the ledger was made anew, so these records stay; "
            "to remove them if the pages are gone, name all folders and add --rebuild to --prune."
        )
    return replace(counts, removed=sum(page.records for page in gone), gone=named), gone


def _continued(run: Run, options: RunOptions) -> tuple[RunCounts | None, bool]:
    """Finish the plan of a run that was stopped, if it still holds; its counts, and whether a rebuild is still due."""
    plan = opened_plan(run.ledger)
    if plan is None:
        return None, options.rebuild
    if plan.settings != digest_of(run.settings):
        run.remark("A run was stopped here under other settings; it is planned anew.")
        return None, options.rebuild or plan.rebuild
    if options.rebuild and not plan.rebuild:
        return None, True
    run.remark("A run was stopped here; it goes on from there.")
    return _execute(run), options.rebuild and not plan.rebuild


def _execute(run: Run) -> RunCounts:
    """Do what is left of the open plan."""
    from pipeline.batch.passes import execute  # noqa: PLC0415  # loads all that makes records, which no other run needs

    return execute(run)


def _write_lists(run: Run, counts: RunCounts) -> None:
    """Write rejected.jsonl, duplicates.jsonl and report.json where their content has changed."""
    encoded = (msgspec.json.encode(duplicate, order="sorted") for duplicate in duplicates(run.ledger))
    for name, lines in {"rejected.jsonl": run.ledger.rejections(), "duplicates.jsonl": encoded}.items():
        file, fresh = run.out / name, run.out / f".{name}"
        write_shard(fresh, lines)
        if file.exists() and cmp(file, fresh, shallow=False):
            fresh.unlink()
        else:
            fresh.replace(file)
    if counts.changed or not (run.out / "report.json").exists():
        write_shard(run.out / "report.json", report(counts, run.ledger).splitlines())
