"""Exports of a made collection, each in a process of its own: pairs per second, and memory at two sizes.

`python -m bench.export 1000000` takes another number of pairs (default: 100,000); the smaller size is a tenth.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import msgspec

from pipeline.records import BilingualRecord, RecordPassage, SentencePair, TranslatedArticle, TranslatedPassage
from pipeline.write.export import ExportOptions, export
from pipeline.write.export.choose import Choice
from pipeline.write.export.collection import find_folders

FILTERS = {"where": "length(source) > 3", "dedup": True}
RUNS = {
    "reading alone": {}, "tsv": {}, "moses": {}, "tmx": {}, "parquet": {}, "hf": {}, "xliff": {}, "txt": {}, "md": {},
    "tsv --where --dedup": FILTERS,
}  # fmt: skip
PAIRS_PER_ARTICLE = 25
WORDS_EN = "the harbour council of old boats voted again on a small charge for every crew that mends its nets at dawn"
WORDS_PT = "o conselho do porto votou outra vez uma taxa pequena para cada barco que remenda as redes ao amanhecer"


def made_records(pairs: int) -> Iterator[BilingualRecord]:
    """Articles of 25 different sentences of 15 words."""
    words_en, words_pt = WORDS_EN.split(), WORDS_PT.split()
    for number in range(pairs // PAIRS_PER_ARTICLE):
        sentences = []
        for place in range(PAIRS_PER_ARTICLE):
            turn = number * PAIRS_PER_ARTICLE + place
            english, portuguese = (
                " ".join(words[(turn * step + 3 * step) % len(words)] for step in range(1, 15)) + f" {turn}. "
                for words in (words_en, words_pt)
            )
            flags = ("length",) if turn % 9 == 0 else ()
            sentences.append(SentencePair(f"p{place // 5 + 1}", english, portuguese, "firefox", flags, 0.5))
        names = [f"p{place}" for place in range(1, PAIRS_PER_ARTICLE // 5 + 1)]
        english = ["".join(pair.source for pair in sentences if pair.passage == name).rstrip() for name in names]
        portuguese = ["".join(pair.target for pair in sentences if pair.passage == name).rstrip() for name in names]
        yield BilingualRecord(
            id=f"{number:016x}", url=f"https://example.org/{number}", file_path=f"{number}.html",
            sha256=f"{number:064x}", kind="html", encoding="utf-8", page_languages=("en",),
            language="en", language_script="eng_Latn",
            language_score=0.99, title="Boats", standfirst=None, authors=("Nora Ellison",), publication="The Harbour",
            date="2025-03-12", text="\n".join(english), images=(), notes=(), machine_translated_source=False,
            passages=tuple(RecordPassage(*kind, (1,), "en") for kind in zip(names, repeat("paragraph"), english)),
            translation=TranslatedArticle(
                language="pt", engine="firefox", model="enpt 1.0", title="Barcos", standfirst=None, images=(),
                text="\n".join(portuguese), pairs=tuple(sentences),
                passages=tuple(TranslatedPassage(*kind) for kind in zip(names, repeat("paragraph"), portuguese)),
            ),
            warnings=(), recipe={"extract": "1"},
        )  # fmt: skip


def make_collection(clean: Path, pairs: int) -> None:
    folder = clean / "en-pt"
    folder.mkdir(parents=True)
    with (folder / "part-00000.jsonl").open("wb") as shard:
        shard.writelines(msgspec.json.encode(record, order="sorted") + b"\n" for record in made_records(pairs))


def measured(run: str, clean: Path) -> tuple[float, int]:
    """CPU seconds, and the highest memory in MiB, of one run in a process of its own."""
    code = f"from bench.export import run_alone; run_alone({run!r}, {str(clean)!r})"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    return float(out[0]), int(out[1])


def run_alone(run: str, clean: str) -> None:
    kind = run.split(maxsplit=1)[0]
    with tempfile.TemporaryDirectory(dir=clean) as out:
        started = time.process_time()
        options = ExportOptions(format="tsv" if kind == "reading" else kind, clean=Path(clean), **RUNS[run])
        if kind == "reading":
            for _ in Choice(find_folders(options.clean), options):
                pass
        else:
            export(Path(out) / "x", options)
        print(time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    sizes = (most // 10, most)
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            make_collection(Path(folder) / str(size), size)
        print(f"{'':20} {'pairs/cpu-s':>12} {'x reading':>10}   MiB at {sizes[0]:,} and {sizes[1]:,} pairs")
        alone = 0.0
        for run in RUNS:
            (_, little), (seconds, much) = (measured(run, Path(folder) / str(size)) for size in sizes)
            alone = alone or seconds
            print(f"{run:20} {most / seconds:12,.0f} {seconds / alone:10.1f}   {little:5} {much:5}", flush=True)


if __name__ == "__main__":
    main()
