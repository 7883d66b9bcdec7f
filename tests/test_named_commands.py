"""Every command that documents, messages and comments name is there, with its options; most are run elsewhere, too.

`test_documented.py` runs what stands in blocks of code; here stand the commands between backticks as well, and those
that need a network, other machines or a person.
"""

import re
import shlex
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from test_documented import DOCUMENTS, commands
from typer.main import get_command

from pipeline.cli import app

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
SPEAKING = [
    *DOCUMENTS, "CHANGELOG.md", "config.toml",
    *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "pipeline").rglob("*")) if path.suffix in {".py", ".md"}),
]  # fmt: skip
QUOTED = re.compile(r"`((?:\.venv/bin/)?(?:pipeline|make|python -m)(?: [^`]*)?|-[^`]*)`")


def named(file: str) -> set[str]:
    """What stands between backticks and looks like a command or its options, and the lines of blocks."""
    return {*QUOTED.findall((ROOT / file).read_text("utf-8")), *(commands(file) if file in DOCUMENTS else ())}


def parts(command: str) -> Iterator[list[str]]:
    """The words of each command of a line: `a | b > c` has three; of `x|y`, either of two words, they are `x,y`."""
    plain = re.sub(r"(?<=\w)\|(?=\w)", ",", re.sub(r"[\[\]…]|-C \S+", " ", command))
    words = shlex.shlex(plain, posix=True, punctuation_chars=True)
    words.whitespace_split = True
    for is_word, part in groupby(words, key=lambda word: not set(word) <= set("();<>|&")):
        if is_word:
            yield [*part]


def missing(words: list[str]) -> list[str]:
    """Which of the words name what is not there."""
    match [words[0].removeprefix(".venv/bin/"), *words[1:]]:
        case ["pipeline", *rest]:
            return missing_in(get_command(app), rest)
        case ["make", *rest]:
            targets = [word for word in rest if re.fullmatch(r"[a-z-]+", word)]
            variables = [word.partition("=")[0] for word in rest if "=" in word]
            patterns = {name: rf"^{name}:" for name in targets} | {name: rf"^{name} \?=" for name in variables}
            return [name for name, pattern in patterns.items() if not re.search(pattern, MAKEFILE, re.MULTILINE)]
        case ["python", "-m", "bench", *benches]:
            return [name for name in benches if not (ROOT / "bench" / f"{name}.py").exists()]
        case ["python", "-m", module, *_] if module.startswith(("bench.", "pipeline.")):
            return [] if (ROOT / f"{module.replace('.', '/')}.py").exists() else [module]
        case [option, *_] if option.startswith("-"):
            return [option] if option not in every_option(get_command(app)) else []
    return []


def missing_in(command: Any, words: list[str]) -> list[str]:
    """Which of a command's words are neither its subcommands nor its options; other words are its arguments."""
    if subcommands := getattr(command, "commands", {}):
        first, rest = words[:1], words[1:]
        names = first[0].split(",") if first else []
        return [name for name in names if name not in subcommands] or [
            word for name in names for word in missing_in(subcommands[name], rest)
        ]
    known = every_option(command)
    return [word for word in words if word.startswith("-") and word not in known]


def every_option(command: Any) -> set[str]:
    below = getattr(command, "commands", {}).values()
    return {"--help"}.union((name for one in command.params for name in one.opts), *map(every_option, below))


@pytest.mark.parametrize("file", [file for file in SPEAKING if named(file)])
def test_every_command_that_is_named_is_there(file: str) -> None:
    assert {command: gone for command in named(file) for part in parts(command) if (gone := missing(part))} == {}


@pytest.mark.parametrize(
    ("command", "gone"),
    [
        ("pipeline clean --prune && pipeline tidy", ["tidy"]),
        ("pipeline memory stats|forget", ["forget"]),
        ('echo "a | b" | pipeline translate --form en [--to pt] > c', ["--form"]),
        ("make clean tidy ARGS='--prune' SECS=9", ["tidy", "SECS"]),
        ("python -m bench golden silver", ["silver"]),
        ("python -m pipeline.write.schemes", ["pipeline.write.schemes"]),
        ("--prune", []),
        ("--prone", ["--prone"]),
    ],
)
def test_what_is_not_there_is_found(command: str, gone: list[str]) -> None:
    assert [word for part in parts(command) for word in missing(part)] == gone
