"""The broom: remove what `clean` produced, and nothing that a person made or put there."""

from pathlib import Path

from pipeline.batch.ledger import LEDGER_NAME
from pipeline.batch.lock import LOCK_NAME, held_output

_LISTS = ("rejected.jsonl", "duplicates.jsonl", "report.json", "report.html")
_SHARDS = "**/part-[0-9][0-9][0-9][0-9][0-9].jsonl"


def reset_output(out: Path) -> int:
    """Remove the shards, lists, report and ledger of this output folder; how many files that were.

    Raises:
        OutputInUse: a run holds the folder.
    """
    if not out.is_dir():
        return 0
    with held_output(out):
        made = (
            sorted(out.glob(_SHARDS))
            + [out / name for name in _LISTS]
            + sorted(out.glob(f"{LEDGER_NAME}*"))
            + sorted(out.glob(".browse.sqlite*"))
        )
        gone = [file for file in made if file.exists()]
        for file in gone:
            file.unlink()
        folders = sorted({folder for file in made for folder in file.parents if out in folder.parents}, reverse=True)
        for folder in folders:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
    (out / LOCK_NAME).unlink(missing_ok=True)
    return len(gone)
