"""Does memory stay flat over HTML pages? `python -m bench.memory`.

Resident memory of one process after 1,000, 5,000 and 10,000 pages: those of ../shared/data/extract over and over, made
ones without it. The bar: after 10,000 pages no more than 10 % above that after 1,000.
"""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from bench.train_html import DATA, page_text
from pipeline.errors import PageError
from pipeline.extract.html import extract_html
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage

SIZES, BAR = (1_000, 5_000, 10_000), 1.10
_TEXT = (
    "On day {0} the ferry to Hollow Island left {0} minutes late, and nobody on quay {1} was in a hurry to board it."
)


def main() -> None:
    texts, done, memory = page_texts(), 0, []
    for size in SIZES:
        for text in islice(texts, size - done):
            try:
                extract_html(RawPage(id="x", path="x.html", kind="html", text=text, sha256=""), ExtractSettings())
            except PageError:
                continue
        done = size
        memory.append(resident())
        print(f"{size:7,} pages: {memory[-1]:,.0f} MB", flush=True)
    ratio = memory[-1] / memory[0]
    print(f"{SIZES[-1]:,} / {SIZES[0]:,} pages: {ratio:.2f}  bar {BAR:g}  {'met' if ratio <= BAR else 'missed'}")


def page_texts() -> Iterator[str]:
    """The pages, without end; one by one, so that they take no memory themselves."""
    names = sorted(path.name.removesuffix(".html.gz") for path in (DATA / "html").glob("*.html.gz"))
    return map(page_text, cycle(names)) if names else map(made_page, cycle(range(SIZES[-1])))


def made_page(number: int) -> str:
    paragraphs = "".join(f"<p>{_TEXT.format(number, at)}</p>" for at in range(30))
    return (
        f"<html><body><nav><a href=/>Home</a></nav><article><h1>Day {number}</h1>{paragraphs}</article></body></html>"
    )


def resident() -> float:
    """Resident memory of this process in MB (Linux)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
