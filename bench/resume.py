"""What a run costs that finds nothing new, and one that finds 1 % new pages, as shares of the first run.

Whole commands, start and imports included. The bar: nothing new costs under 2 % of the first run. Processor time is
what other load on the machine disturbs least.
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
        first = run(raw, out)
        print(f"first run, {pages:,} pages: {first.seconds:.1f} s, {first.core:.1f} s of one core", flush=True)
        nothing = min(run(raw, out) for _ in range(3))
        share = nothing.seconds / first.seconds
        verdict = "met" if share < BAR else "MISSED"
        print(
            f"nothing new: {nothing.seconds:.2f} s, {share:.2%} of the first run (under {BAR:.0%} wanted: {verdict}); "
            f"{nothing.core:.2f} s of one core, {nothing.core / first.core:.2%}",
            flush=True,
        )
        make_pages(raw, range(pages, pages + pages // 100))
        some = run(raw, out)
        print(
            f"{pages // 100:,} new pages: {some.seconds:.2f} s, {some.seconds / first.seconds:.2%} of the first run; "
            f"{some.core:.2f} s of one core, {some.core / first.core:.2%}"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=PAGES)
    main(parser.parse_args().pages)
