"""A run: the pages of some folders become the records of `clean/`; what was done before is not done again."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path

import msgspec

from pipeline.batch.ledger import LEDGER_NAME, Ledger
from pipeline.batch.local import finished_batches
from pipeline.batch.lock import held_output
from pipeline.batch.place import adopt_shards, mend_shards, place_pending
from pipeline.batch.plan import Plan, plan_run
from pipeline.batch.progress import Advance, silent_progress
from pipeline.batch.report import RunCounts, report
from pipeline.config import Settings, load_settings
from pipeline.errors import SetupError
from pipeline.tools import load_tools
from pipeline.write.shards import write_shard

Progress = Callable[[int], AbstractContextManager[Advance]]
Say = Callable[[str], None]


def clean(
    paths: Sequence[Path | str] = ("raw",),
    out: Path | str = "clean",
    settings: Settings | None = None,
    *,
    progress: Progress = silent_progress,
    say: Say = lambda _: None,
) -> RunCounts:
    """Turn the pages under these paths into records under `out`; what is done and unchanged is left as it is.

    Workers are spawned processes: in a script, call it under `if __name__ == "__main__":`.

    Args:
        paths: folders, searched with their sub-folders, or single pages.
        out: the output folder; made if it is missing.
        settings: default: config.toml here, if there is one.
        progress: given the number of pages to do, yields what is told after each batch.
        say: given each remark that a person should read, a sentence each.

    Raises:
        SetupError: nothing was done; the message says why.
    """
    settings = settings or load_settings()
    out = Path(out)
    with held_output(out), closing(Ledger(out)) as ledger:
        tools = load_tools(settings)
        said = set(tools.translators.warnings)
        for remark in tools.translators.warnings:
            say(remark)
        if ledger.rebuilt and (adopted := adopt_shards(ledger, out)):
            say(f"{ledger.path} was missing or damaged; it was made anew from the {adopted:,} records in {out}.")
        place_pending(ledger, out, settings.write.records_per_shard)  # what a killed run had finished
        mended = mend_shards(ledger, out)
        for remark in mended:
            say(remark)
        plan = plan_run([Path(path) for path in paths], ledger.done(), tools)
        written = rejected = 0
        bugs = 0
        with progress(len(plan.todo)) as advance:
            for pages, remarks in finished_batches(plan.todo, settings) if plan.todo else ():
                for remark in remarks:
                    if remark not in said:  # each worker refuses a broken model for itself
                        said.add(remark)
                        say(remark)
                with ledger.transaction():
                    ledger.finish(pages)
                place_pending(ledger, out, settings.write.records_per_shard, only_full=True)
                refused = [page for page in pages if page.rejection]
                written, rejected = written + len(pages) - len(refused), rejected + len(refused)
                bugs += sum(page.retry for page in refused)
                advance(len(pages), len(refused))
        place_pending(ledger, out, settings.write.records_per_shard)
        if mended:
            with ledger.transaction():
                ledger.drop_lost()
        counts = RunCounts(
            pages=plan.pages,
            written=written,
            unchanged=plan.unchanged,
            duplicates=len(plan.duplicates),
            rejected=rejected + len(plan.rejected),
            bugs=bugs,
            changed=bool(plan.todo or mended),
        )
        _write_lists(out, plan, counts, ledger)
        return counts


def _write_lists(out: Path, plan: Plan, counts: RunCounts, ledger: Ledger) -> None:
    """Write rejected.jsonl, duplicates.jsonl and report.json where their content has changed."""
    duplicates = [msgspec.json.encode(duplicate, order="sorted") for duplicate in plan.duplicates]
    lists = {"rejected.jsonl": list(ledger.rejections()), "duplicates.jsonl": duplicates}
    for name, lines in lists.items():
        if not (out / name).exists() or (out / name).read_bytes() != b"".join(line + b"\n" for line in lines):
            write_shard(out / name, lines)
    if counts.changed or not (out / "report.json").exists():
        write_shard(out / "report.json", report(counts, ledger).splitlines())


def find_page(page_id: str, out: Path | str = "clean", raw: Path | str = "raw") -> Path:
    """The file of a page that the ledger of `out` knows.

    Raises:
        SetupError: no page there has this id, or its file is no longer under `raw`.
    """
    path = None
    if (Path(out) / LEDGER_NAME).exists():
        with closing(Ledger(Path(out))) as ledger:
            path = ledger.path_of(page_id)
    if path is None:
        raise SetupError(f"There is no file {page_id}, nor a page with this id in {out}; ids stand in its records.")
    if not (Path(raw) / path).exists():
        raise SetupError(f"Page {page_id} came from {path}, which is not under {raw}; name its folder with --raw.")
    return Path(raw) / path
