"""What a page and a sentence cost on one core, in seconds and bytes, and what 100 million pages then cost.

Processor time of whole commands on real pages (which other load disturbs little), less what a run over two pages costs.
"""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import msgspec

from bench.throughput import PAGES, english

MANY = 100_000_000
CLEANED, TRANSLATED = 200, 32
HERE = Path(__file__).parents[1]


def core_seconds(*command: str) -> float:
    """Processor time of a command and all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "pipeline", *command], check=True, capture_output=True, cwd=HERE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def size(folder: Path, pattern: str) -> int:
    return sum(file.stat().st_size for file in folder.rglob(pattern) if file.is_file())


def held(ledger: Path) -> int:
    """Bytes of the ledger that hold something; what is free waits for the next pages."""
    with closing(sqlite3.connect(ledger)) as db:
        size, pages, free = (
            db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count", "freelist_count")
        )
    return size * (pages - free)


def cost(space: Path, name: str, pages: list[Path], *options: str) -> tuple[float, Path]:
    """Core seconds that these pages take beyond the start of a run; where their records are."""
    seconds = []
    for part, chosen in (("start", pages[:2]), ("all", pages)):
        raw = space / name / part / "raw"
        raw.mkdir(parents=True)
        for page in chosen:
            shutil.copy(page, raw)
        (raw.parent / "config.toml").write_text("")
        where = ["--out", str(raw.parent / "clean"), "--config", str(raw.parent / "config.toml")]
        seconds.append(core_seconds("clean", str(raw), *where, "--workers", "1", *options))
    return seconds[1] - seconds[0], space / name / "all"


def main() -> None:
    if not PAGES.is_dir():
        print(f"Skipped: there are no pages in {PAGES}.")
        return
    known = sorted(PAGES.iterdir())
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start; figures are for one core\n")
    with tempfile.TemporaryDirectory() as home:
        space = Path(home)
        cleaned = known[:: len(known) // CLEANED][:CLEANED]
        seconds, where = cost(space, "cleaned", cleaned, "--no-translate")
        page = seconds / (len(cleaned) - 2)
        row("cleaning", f"{page * 1000:.0f} ms a page", page * MANY / 3600, "core-hours")
        bytes_row("pages as packed by gzip", where / "raw", len(cleaned), "*")
        bytes_row("records, cleaned only", where / "clean", len(cleaned), "part-*.jsonl")
        ledger = held(where / "clean" / ".ledger.sqlite") / len(cleaned)
        row("ledger, what it holds", f"{ledger:,.0f} bytes a page", ledger * MANY / 1e9, "GB")

        texts = list(english(known))[:TRANSLATED]
        seconds, where = cost(space, "translated", texts)
        plain, _ = cost(space, "plain", texts, "--no-translate")
        lines = [line for file in (where / "clean").rglob("part-*.jsonl") for line in file.read_bytes().splitlines()]
        pairs = sum(len((msgspec.json.decode(line)["translation"] or {"pairs": ()})["pairs"]) for line in lines)
        sentence, each = (seconds - plain) / pairs, pairs / len(lines)
        row(
            "translating (Firefox)", f"{sentence * 1000:.0f} ms a sentence", sentence * each * MANY / 3600, "core-hours"
        )
        print(f"{'sentences':28} {each:.1f} a page")
        bytes_row("records, translated", where / "clean", len(lines), "part-*.jsonl")
        bytes_row("translation memory", where, len(lines), "memory.sqlite")


def row(what: str, one: str, many: float, unit: str) -> None:
    print(f"{what:28} {one:22} {many:12,.0f} {unit} for {MANY:,} pages", flush=True)


def bytes_row(what: str, folder: Path, pages: int, pattern: str) -> None:
    each = size(folder, pattern) / pages
    row(what, f"{each:,.0f} bytes a page", each * MANY / 1e9, "GB")


if __name__ == "__main__":
    main()
