"""Are both pages of ../shared/seeds as a person read them, as text and as Markdown? `python -m bench.seeds`.

The test that knows what a person read is run; it skips where the pages are not beside the checkout.
"""

import subprocess
import sys
from pathlib import Path

from bench._bars import state

ROOT = Path(__file__).parents[1]
TEST = "tests/extract/test_dump.py::test_the_two_seeds_are_perfect"


def main() -> None:
    seeds = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
    state("seeds: pages as a person read them, of 2", float(sum(map(is_perfect, seeds))))


def is_perfect(seed: Path) -> bool:
    cases = [f"{TEST}[{seed.name[:3]}-{kind}]" for kind in ("text", "markdown")]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *cases]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == 0


if __name__ == "__main__":
    main()
