"""What a run costs that finds nothing new, and one that finds 1 % new pages, as shares of the first run.

Whole commands, start and imports included. The bar: nothing new costs under 2 % of the first run.
"""

import argparse
import os
import tempfile
from pathlib import Path

from bench._made_pages import make_pages, run

PAGES = 10_000
BAR = 0.02


def main(pages: int) -> None:
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the first run")
    with tempfile.TemporaryDirectory() as home:
        raw, out = Path(home, "raw"), Path(home, "clean")
        make_pages(raw, range(pages))
        first = run(raw, out).seconds
        print(f"first run, {pages:,} pages: {first:.1f} s", flush=True)
        nothing = min(run(raw, out).seconds for _ in range(3))
        share = nothing / first
        verdict = "met" if share < BAR else "MISSED"
        print(
            f"nothing new: {nothing:.2f} s, {share:.2%} of the first run (under {BAR:.0%} wanted: {verdict})",
            flush=True,
        )
        make_pages(raw, range(pages, pages + pages // 100))
        some = run(raw, out).seconds
        print(f"{pages // 100:,} new pages: {some:.2f} s, {some / first:.2%} of the first run")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=PAGES)
    main(parser.parse_args().pages)
