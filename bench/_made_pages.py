"""Small pages made here, each unlike the others, and runs over them whose time and memory are measured."""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

PER_FOLDER = 1_000
EVERY = 0.2
"""Seconds between looks at the memory of a run."""
WHO = "the council|a farmer|the teachers|every shopkeeper|the new mayor|our neighbours|two engineers|the harbour police"
DOES = "asked for|paid for|voted on|walked past|wrote about|opened|repaired|sold|remembered|measured|painted|closed"
WHAT = "bridge|ticket|cinema|school|tower|bakery|river|library|market|orchard|station|garden|ferry|museum|chapel|road"
WHICH = "old|northern|wooden|second|narrow|empty|famous|small|broken|quiet|public|green|distant|cheap|heavy|bright"
WHEN = "before the winter|on Monday evening|after the flood|in the last week of May|while it rained|for three years"


class Measured(NamedTuple):
    """What a run took."""

    seconds: float
    core: float
    """Seconds of one core that all its processes took together; other load on the machine disturbs them little."""
    whole: int
    """Peak of the memory of all its processes together, in MB (resident; what they share counts for each)."""
    driver: int
    """Peak of the process that was started, in MB."""


def made_page(number: int) -> str:
    """About 900 characters that no other number gives."""
    chance = random.Random(number)

    def part(words: str) -> str:
        return chance.choice(words.split("|"))

    def sentence() -> str:
        thing = f"the {part(WHICH)} {part(WHAT)} and the {part(WHICH)} {part(WHAT)}"
        text = f"{part(WHO)} {part(DOES)} {thing} {part(WHEN)}, and {part(WHO)} {part(DOES)} it again."
        return text[0].upper() + text[1:]

    paragraphs = [" ".join(sentence() for _ in range(3)) for _ in range(3)]
    return "\n\n".join([f"Report {number}: the {part(WHICH)} {part(WHAT)} of the town", *paragraphs]) + "\n"


def make_pages(folder: Path, numbers: Iterable[int]) -> None:
    """Write these pages, a thousand to a folder."""
    for number in numbers:
        file = folder / f"{number // PER_FOLDER:04}" / f"{number % PER_FOLDER:03}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made_page(number), "utf-8")


def run(raw: Path, out: Path, *options: str) -> Measured:
    """Clean these pages without translating them, in a process of its own."""
    command = [sys.executable, "-m", "pipeline", "clean", str(raw), "--out", str(out), "--no-translate", *options]
    begun, spent = time.perf_counter(), core_seconds()
    whole = driver = 0
    with subprocess.Popen(command, cwd=Path(__file__).parents[1], stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            whole = max(whole, sum(memory(pid, "VmRSS") for pid in family(process.pid)))
            driver = max(driver, memory(process.pid, "VmHWM"))
            time.sleep(EVERY if time.perf_counter() - begun > 10 else EVERY / 10)
        taken = time.perf_counter() - begun
    if process.returncode:
        sys.exit(f"The run ended with {process.returncode}: {' '.join(command)}")
    return Measured(taken, core_seconds() - spent, whole // 1024, driver // 1024)


def core_seconds() -> float:
    """Processor time of all processes that were started here, or by those, and have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def family(pid: int) -> list[int]:
    """The process and all that it started."""
    found = [pid]
    for parent in found:
        try:
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def memory(pid: int, what: str) -> int:
    """Kilobytes of a process, by a line of its /proc status; 0 once it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(what)), 0)
