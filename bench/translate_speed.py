"""Speed and memory of the translation engines: each ratio is the median of five interleaved rounds of one run.

The Argos path against argostranslate's own loop (its splitter stubbed) with one model of Argos' size, random weights
and outputs of fixed length; the Firefox path with two workers against one; the peak memory of a worker by engine.
"""

# ruff: noqa: PLC0415 - a worker whose memory is measured loads only what it works with
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

from bench._argos_model import make_package

ROUNDS = 5
CONFIG = Path(__file__).parents[1] / "config.toml"
TEXT = """\
the city council said on Monday that a new library would open near the old river bridge after years of work and many
people who live in small towns were glad to hear about it because their children read more books than before
"""
ARGOS_SENTENCES, FIREFOX_SENTENCES = 80, 240
OUTPUT_TOKENS = 20


def sentences(count: int) -> list[str]:
    """Sentences of 6 to 40 words, as long as those of the news."""
    chance, words = random.Random(5), TEXT.split()
    return [" ".join(chance.choices(words, k=chance.randint(6, 40))).capitalize() + "." for _ in range(count)]


class FixedLength:
    """A CTranslate2 translator whose outputs all have one length, so that random weights cost what real ones do."""

    def __init__(self, translator) -> None:
        self.translator = translator

    def translate_batch(self, tokens, **settings):  # noqa: D102
        settings |= {"min_decoding_length": OUTPUT_TOKENS, "max_decoding_length": OUTPUT_TOKENS}
        return self.translator.translate_batch(tokens, **settings)


def argos_loop(folder: Path) -> Callable[[list[str]], None]:
    """The loop of argostranslate: line by line."""
    import ctranslate2
    from argostranslate import package, translate

    class Whole:
        def split_sentences(self, text: str) -> list[str]:
            return [text]

    translate.MiniSBDSentencizer = lambda _: Whole()
    translation = translate.PackageTranslation(
        translate.Language("en", ""), translate.Language("xx", ""), package.Package(folder)
    )
    translation.translator = FixedLength(ctranslate2.Translator(str(folder / "model")))
    return lambda lines: [translation.translate(line) for line in lines]


def our_path(folder: Path, beam: int) -> Callable[[list[str]], None]:
    from pipeline.translate.argos import ArgosTranslator
    from pipeline.translate.installed import find_models

    model = next(model for model in find_models(folder.parent)[0] if model.folder == folder)
    translator = ArgosTranslator(model, beam, threads=0)
    translator._translator = FixedLength(translator._translator)  # noqa: SLF001
    return translator.translate


def compare_argos(folder: Path) -> None:
    lines = sentences(ARGOS_SENTENCES)
    ways = {"argostranslate's own loop (beam 4)": argos_loop(folder)}
    ways |= {f"ours, beam {beam}": our_path(folder, beam) for beam in (4, 2, 1)}
    seconds = {name: [] for name in ways}
    for way in ways.values():
        way(lines[:2])
    for _ in range(ROUNDS):
        for name, way in ways.items():
            begun = time.perf_counter()
            way(lines)
            seconds[name].append(time.perf_counter() - begun)
    base, *ours = seconds.values()
    for name, times in zip(list(ways)[1:], ours, strict=True):
        ratio = statistics.median(one / other for one, other in zip(base, times, strict=True))
        speed = len(lines) / statistics.median(times)
        print(f"{name}: {ratio:.2f} x argostranslate's own loop ({speed:.1f} sentences/s)")


@lru_cache(maxsize=1)
def translators():
    """This process's own."""
    from pipeline.translate import load_translators
    from pipeline.translate.settings import TranslateSettings

    return load_translators(TranslateSettings(memory=""), Path("/nonexistent"))


def firefox_sentences(lines: list[str]) -> tuple[int, float]:
    """What a worker does: which process it is, and the seconds that a core took over it."""
    from pipeline.translate import translate_texts

    begun = time.process_time()
    translate_texts(lines, "en", "pt", translators())
    return os.getpid(), time.process_time() - begun


def compare_firefox() -> None:
    """By the wall clock, which other programs disturb, and by the clock of the core that worked longest."""
    lines = sentences(FIREFOX_SENTENCES)
    parts = [lines[start : start + 20] for start in range(0, len(lines), 20)]
    spawn = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as one, ProcessPoolExecutor(2, mp_context=spawn) as two:
        for pool in (one, two, two):
            list(pool.map(firefox_sentences, [lines[:5], lines[5:10]]))
        rounds = [[round_of(pool, parts) for pool in (one, two)] for _ in range(ROUNDS)]
    wall, core = (statistics.median(single[clock] / double[clock] for single, double in rounds) for clock in (0, 1))
    speed = len(lines) / statistics.median(single[1] for single, _ in rounds)
    both = f"{wall:.2f} x one worker by the wall clock, {core:.2f} x by the clocks of the processes"
    print(f"firefox, two workers: {both} (bar 1.4)")
    print(f"firefox, one worker: {speed:.1f} sentences per CPU second")


def round_of(pool: ProcessPoolExecutor, parts: list[list[str]]) -> tuple[float, float]:
    """Seconds of the wall clock, and of the process that was busy longest."""
    begun = time.perf_counter()
    busy: Counter[int] = Counter()
    for process, seconds in pool.map(firefox_sentences, parts):
        busy[process] += seconds
    return time.perf_counter() - begun, max(busy.values())


def peak(engine: str, folder: Path) -> int:
    """Peak memory in MB of a fresh process that translates with one model."""
    made = subprocess.run(
        [sys.executable, "-m", "bench.translate_speed", engine, str(folder)], check=True, capture_output=True, text=True
    )
    return int(made.stdout)


def measured(engine: str, folder: Path) -> None:
    """Print the peak memory of this process in MB after translating, and after the other stages of a worker."""
    if engine.startswith("worker"):  # all stages, with both bundled models
        from pipeline.config import load_settings, with_changes
        from pipeline.decode import list_pages
        from pipeline.flow import make_records
        from pipeline.tools import load_tools

        settings = with_changes(load_settings(CONFIG), {"translate.memory": ""})
        make_records(list_pages([CONFIG.parent / "raw" / "samples"]), load_tools(settings))
    elif engine == "firefox":
        firefox_sentences(sentences(60))
    if engine.endswith("argos"):
        our_path(folder, 2)(sentences(60))
    # Not getrusage: its peak is handed on by whoever started this process.
    status = Path("/proc/self/status").read_text().splitlines()
    print(next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM")))


def main() -> None:
    with tempfile.TemporaryDirectory() as space:
        folder = Path(space) / "translate-en_xx"
        make_package(folder, "xx")
        compare_argos(folder)
        compare_firefox()
        for engine in ("nothing", "firefox", "argos", "worker", "worker and argos"):
            print(f"peak memory, {engine}: {peak(engine, folder)} MB")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measured(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
