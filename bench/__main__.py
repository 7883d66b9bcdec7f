"""Run every bench of this folder, or those that are named: `python -m bench identify extract_html`."""

import runpy
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    known = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    wanted = sys.argv[1:] or known
    unknown = [name for name in wanted if name not in known]
    if unknown:
        sys.exit(f"There is no bench {', '.join(unknown)}; there are: {', '.join(known)}.")
    sys.argv[1:] = []
    for name in wanted:
        print(f"\n# {name}\n", flush=True)
        runpy.run_module(f"bench.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
