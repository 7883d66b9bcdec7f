"""Fuzz bytes → record: `make fuzz`, or `PYTHONPATH=tests python fuzz/pages.py -max_total_time=60`.

The corpus begins with pages of our own. What breaks a promise is written to fuzz/crash-…; replay it by giving its path.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pipeline"]):
    from invariants import check_bytes, check_container, seeds

    for _name, _data in seeds()[::10]:  # much is imported when it is first needed
        check_bytes(_data, _name)

_NAMES = ("a.html", "a.txt", "a.md")
_CONTAINERS = (".jsonl", ".jsonl.gz", ".warc", ".warc.gz")
_HERE = Path(__file__).parent


def check(data: bytes, folder: Path) -> None:
    """The first byte chooses what the others are: a page, or a container of pages."""
    kind = (data[:1] or b"\0")[0] % 16
    if kind < len(_CONTAINERS):
        check_container(data[1:], folder / f"c{_CONTAINERS[kind]}")
    else:
        check_bytes(data[1:], _NAMES[kind % len(_NAMES)])


def main() -> None:
    """Fuzz until the time is up, or a promise is broken."""
    corpus = _HERE / "corpus"
    corpus.mkdir(exist_ok=True)
    for name, data in seeds():
        kind = {".txt": 4, ".md": 5, ".html": 6}[Path(name).suffix]
        (corpus / name).write_bytes(bytes([kind]) + data)
    with tempfile.TemporaryDirectory() as folder:
        options = ["-timeout=30", "-rss_limit_mb=2048", f"-artifact_prefix={_HERE}/", "-max_len=40000"]
        atheris.Setup([sys.argv[0], *options, *(sys.argv[1:] or ["-max_total_time=60"]), str(corpus)],
                      lambda data: check(data, Path(folder)))  # fmt: skip
        atheris.Fuzz()


if __name__ == "__main__":
    main()
