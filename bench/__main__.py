"""Run every bench of this folder, or those that are named: `python -m bench identify extract_html`.

Each runs in a process of its own, as `python -m bench.NAME`; what learns (`train_…`) runs only if it is named. At the
end stands what has a bar in `_bars.py`: figure, bar, met or MISSED.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench._bars import table

HERE = Path(__file__).parent


def main() -> None:
    files = [path for path in sorted(HERE.glob("[!_]*.py")) if '__name__ == "__main__"' in path.read_text("utf-8")]
    known = [path.stem for path in files]
    wanted = sys.argv[1:] or [name for name in known if not name.startswith("train_")]
    unknown = [name for name in wanted if name not in known]
    if unknown:
        sys.exit(f"There is no bench {', '.join(unknown)}; there are: {', '.join(known)}.")
    failed = []
    with TemporaryDirectory() as folder:
        figures = Path(folder) / "figures.jsonl"
        figures.touch()
        for name in wanted:
            print(f"\n# {name}\n", flush=True)
            environment = os.environ | {"BENCH_FIGURES": str(figures)}
            if subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False, env=environment).returncode:
                failed.append(name)
        print("", *table(figures), sep="\n")
    if failed:
        sys.exit(f"These benches ended with an error, which stands above: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
