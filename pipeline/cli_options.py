"""What several commands share: options, places on this machine, and how a person is told something."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import SetupError
from pipeline.store import is_url


def say(message: str) -> None:
    """One message for the person, on standard error."""
    print(message, file=sys.stderr, flush=True)


def path(name: Path | str) -> Path:
    """A file or folder on this machine: the parser of every option that takes no URL, which as a path loses a slash.

    Raises:
        SetupError: it is a URL.
    """
    if is_url(name):
        raise SetupError(f"{name} is a URL; name a file or folder on this machine instead.")
    return Path(name)


Config = Annotated[Path | None, typer.Option(parser=path, help="Settings; default: config.toml here, if there is one.")]
Source = Annotated[Path, typer.Option("--from", parser=path, help="The output folder of clean.")]
Review = Annotated[Path, typer.Option(parser=path, help="Where a person's verdicts are kept.")]
