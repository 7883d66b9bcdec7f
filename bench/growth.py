"""Does a run stay as fast, and as small, when there are ten and a hundred times as many pages?

Made pages without translation; the bar: peak memory with the most pages within 10 % of that with a tenth of them.
`python -m bench.growth --sizes 1000 10000` for less.
"""

import argparse
import os
import tempfile
from pathlib import Path

from bench._made_pages import make_pages, run

SIZES = [1_000, 10_000, 100_000]
BAR = 1.10


def main(sizes: list[int]) -> None:
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the first run")
    peaks, speeds = [], []
    for size in sizes:
        with tempfile.TemporaryDirectory() as home:
            space = Path(home)
            make_pages(space / "raw", range(size))
            made = run(space / "raw", space / "clean")
            disk = sum(file.stat().st_size for file in (space / "clean").iterdir() if file.is_file())
            records = sum(file.stat().st_size for file in (space / "clean").rglob("part-*.jsonl"))
        peaks.append(made.whole)
        speeds.append(size / made.seconds)
        print(
            f"{size:7,} pages: {speeds[-1]:6.1f} pages/s, {made.core / size * 1000:.1f} ms of one core a page, "
            f"peak {made.whole:,} MB (main process {made.driver:,}), "
            f"records {records / size:,.0f} bytes a page, ledger and lists {disk / size:,.0f}",
            flush=True,
        )
    if len(sizes) > 1:
        ratio = peaks[-1] / peaks[-2]
        print(f"peak memory, {sizes[-1]:,} / {sizes[-2]:,} pages: {ratio:.2f} ({'met' if ratio <= BAR else 'MISSED'})")
        print(f"pages/s, {sizes[-1]:,} / {sizes[-2]:,} pages: {speeds[-1] / speeds[-2]:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="pages, from few to many")
    main(parser.parse_args().sizes)
