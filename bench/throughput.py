"""Our runs beside a straightforward script, and beside bare trafilatura, on the same real pages.

The script calls trafilatura.extract, langdetect.detect and the engine, paragraph by paragraph and sentence by sentence.
Every way is a command of its own, start and imports included; ratios are medians of interleaved rounds.
"""

# ruff: noqa: PLC0415 - a way loads only what it works with
import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

ROUNDS = 5
PAGES = Path(__file__).parents[2] / "shared" / "data" / "extract" / "html"
TRANSLATED = {"firefox": 64, "argos": 16}
"""English pages to be translated into Portuguese: a sentence takes an Argos-sized model ten times as long."""
LENGTHS = range(500, 6_000)
"""Characters of an article to be translated: news of ordinary length."""
ANSWER = "A câmara municipal decidiu na segunda-feira manter a biblioteca aberta durante o próximo ano."
"""What the made Argos model says to everything: about 20 pieces."""
BARS = {"bare one": 0.6, "bare two": 1.1, "firefox": 1.3, "argos": 3.0}


def english(pages: list[Path]) -> Iterator[Path]:
    """Those with an English article of ordinary length."""
    import langdetect
    import trafilatura

    langdetect.DetectorFactory.seed = 0
    for page in pages:
        text = trafilatura.extract(gzip.decompress(page.read_bytes())) or ""
        if len(text) in LENGTHS and langdetect.detect(text) == "en":
            yield page


def script(folder: Path, translate: Callable[[str], str] | None) -> Iterator[str]:
    """What one writes on an afternoon: a line of JSON per page."""
    import langdetect
    import trafilatura

    for page in sorted(folder.iterdir()):
        text = trafilatura.extract(gzip.decompress(page.read_bytes()))
        if text:
            language = langdetect.detect(text)
            done = [translate(part) for part in text.split("\n")] if translate and language == "en" else None
            yield json.dumps({"text": text, "language": language, "translation": done})


def firefox() -> Callable[[str], str]:
    """A paragraph through the bundled Firefox model, a sentence a call, for more would lose text."""
    import fxtranslate
    import sentencex

    from pipeline.translate.installed import find_models

    model = next(model for model in find_models(Path())[0] if model.name == "enpt")
    parts = {path.split(".", 1)[0]: (model.folder / path).read_bytes() for path in model.files}
    engine = fxtranslate.Translator(parts["model"], parts["vocab"], parts["vocab"], parts.get("lex"))
    return lambda paragraph: " ".join(
        engine.translate(sentence) for sentence in sentencex.segment("en", paragraph) if sentence.strip()
    )


def argos(models: Path) -> Callable[[str], str]:
    """A paragraph through argostranslate as it is, with a splitter that needs no download."""
    import sentencex
    from argostranslate import package, translate

    class Splitter:
        def split_sentences(self, text: str) -> list[str]:
            return list(sentencex.segment("en", text))

    translate.MiniSBDSentencizer = lambda _: Splitter()
    languages = translate.Language("en", "English"), translate.Language("pt", "Portuguese")
    return translate.PackageTranslation(*languages, package.Package(models / "translate-en_pt")).translate


def bare(folder: Path) -> None:
    import trafilatura

    for page in sorted(folder.iterdir()):
        trafilatura.extract(gzip.decompress(page.read_bytes()))


def work(way: str, folder: Path, space: Path) -> None:
    """What one command but ours does."""
    if way == "bare":
        bare(folder)
        return
    engine = {"script": None, "script-firefox": firefox, "script-argos": lambda: argos(space / "models")}[way]
    (space / "script.jsonl").write_text("\n".join(script(folder, engine and engine())))


def seconds(command: list[str], space: Path) -> float:
    """Of the whole command, on an output folder and a memory that are empty."""
    shutil.rmtree(space / "clean", ignore_errors=True)
    (space / "memory.sqlite").unlink(missing_ok=True)
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True, cwd=Path(__file__).parents[1])
    return time.perf_counter() - begun


def ours(folder: Path, space: Path, workers: int, engine: str | None) -> list[str]:
    command = ["pipeline", "clean", str(folder), "--out", str(space / "clean"), "--workers", str(workers)]
    return [*command, "--config", str(space / f"{engine}.toml")] + ([] if engine else ["--no-translate"])


def compare(ways: dict[str, list[str]], space: Path, pages: int, rounds: int) -> dict[str, list[float]]:
    """Seconds of each way, round by round; prints their pages per second."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, command in ways.items():
            taken[name].append(seconds(command, space))
    for name, times in taken.items():
        print(f"  {name:32} {pages / statistics.median(times):6.1f} pages/s ({statistics.median(times):.1f} s)")
    return taken


def verdict(what: str, base: list[float], ours: list[float], bar: float) -> None:
    ratio = statistics.median(one / other for one, other in zip(base, ours, strict=True))
    print(f"{what}: {ratio:.2f} x (at least {bar} x wanted: {'met' if ratio >= bar else 'MISSED'})", flush=True)


def main(rounds: int, parts: list[str]) -> None:
    if not PAGES.is_dir():
        print(f"Skipped: there are no pages in {PAGES}.")
        return
    from bench._argos_model import make_package

    print(f"{rounds} rounds; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the first")
    known = sorted(PAGES.iterdir())
    with tempfile.TemporaryDirectory() as home:
        space = Path(home)
        chosen = {"any": known}
        if any(engine in parts for engine in TRANSLATED):
            in_english = list(islice(english(known), max(TRANSLATED.values())))
            chosen |= {engine: in_english[:count] for engine, count in TRANSLATED.items()}
        for name, pages in chosen.items():
            (space / name).mkdir()
            for page in pages:
                shutil.copy(page, space / name / page.name)
        make_package(space / "models" / "translate-en_pt", "pt", ANSWER)
        for name in ("None", "firefox", "argos"):
            (space / f"{name}.toml").write_text("" if name == "None" else f'[translate]\nengine = "{name}"\n')
        if "clean" in parts:
            clean_only(space, rounds)
        for engine in ("firefox", "argos"):
            if engine in parts:
                with_engine(space, engine, rounds)


def clean_only(space: Path, rounds: int) -> None:
    pages = space / "any"
    count = len(list(pages.iterdir()))
    print(f"\nCleaning {count} pages")
    ways = {
        "trafilatura.extract alone": ["bench.throughput", "--way", "bare", str(pages), str(space)],
        "the script": ["bench.throughput", "--way", "script", str(pages), str(space)],
        "our run, 1 worker": ours(pages, space, 1, None),
        "our run, 2 workers": ours(pages, space, 2, None),
    }
    base, plain, one, two = compare(ways, space, count, rounds).values()
    verdict("our run with 1 worker / trafilatura.extract alone", base, one, BARS["bare one"])
    verdict("our run with 2 workers / trafilatura.extract alone", base, two, BARS["bare two"])
    ratio = statistics.median(a / b for a, b in zip(plain, one, strict=True))
    print(f"our run with 1 worker / the script: {ratio:.2f} x")


def with_engine(space: Path, engine: str, rounds: int) -> None:
    pages = space / engine
    count = len(list(pages.iterdir()))
    print(f"\nCleaning and translating {count} English pages, {engine}")
    ways = {
        "the script": ["bench.throughput", "--way", f"script-{engine}", str(pages), str(space)],
        "our run, 1 worker": ours(pages, space, 1, engine),
        "our run, 2 workers": ours(pages, space, 2, engine),
    }
    base, one, two = compare(ways, space, count, rounds).values()
    ratio = statistics.median(a / b for a, b in zip(base, one, strict=True))
    print(f"our run with 1 worker / the script, {engine}: {ratio:.2f} x")
    verdict(f"our run with 2 workers / the script, {engine}", base, two, BARS[engine])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", help="clean, firefox, argos; default: all")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--way", nargs=3, metavar=("WAY", "PAGES", "SPACE"), help="what the bench itself calls")
    options = parser.parse_args()
    if options.way:
        work(options.way[0], Path(options.way[1]), Path(options.way[2]))
    else:
        main(options.rounds, options.parts or ["clean", "firefox", "argos"])
