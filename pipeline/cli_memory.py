"""The commands for the translation memory: `pipeline memory …`."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_options import Config, path, say
from pipeline.config import Settings, load_settings
from pipeline.errors import SetupError

app = typer.Typer(
    help="The translation memory: what was translated before, and what a person corrected.", no_args_is_help=True
)

Tmx = Annotated[Path, typer.Argument(parser=path, metavar="FILE.tmx")]


@app.command("import", epilog="Example: `pipeline memory import corrections.tmx`")
def import_tmx(file: Tmx, config: Config = None) -> None:
    """Put the sentences of a TMX file into the memory, where they win over machine translation."""
    from pipeline.translate.memory import Memory
    from pipeline.translate.tmx import read_tmx

    path = memory_file(load_settings(config))
    memory = Memory(path)
    known = set(memory.units())  # what was exported and comes back as it was is no correction
    count = memory.correct(unit for unit in read_tmx(file) if unit not in known)
    say(f"Imported {count:,} sentences into {path}.")


@app.command("export", epilog="Example: `pipeline memory export memory.tmx`")
def export_tmx(file: Tmx, config: Config = None) -> None:
    """Write the memory to a TMX file."""
    from pipeline.translate.memory import Memory
    from pipeline.translate.tmx import write_tmx

    path = memory_file(load_settings(config))
    say(f"Exported {write_tmx(file, Memory(path).units()):,} sentences to {file}.")


@app.command(epilog="Example: `pipeline memory stats`")
def stats(config: Config = None) -> None:
    """Print how many texts and corrections the memory holds, by direction: tab-separated."""
    from pipeline.translate.memory import Memory

    counts = Memory(memory_file(load_settings(config))).stats()
    print("direction\tmachine\tcorrected")
    for direction in sorted({*counts.machine, *counts.corrected}):
        print(f"{direction}\t{counts.machine.get(direction, 0)}\t{counts.corrected.get(direction, 0)}")
    say(f"{counts.bytes / 1e6:.1f} MB in {memory_file(load_settings(config))}.")


def memory_file(settings: Settings) -> Path:
    """Where the memory lies.

    Raises:
        SetupError: the config wants none.
    """
    if not settings.translate.memory:
        raise SetupError('There is no translation memory: translate.memory is "" in the config.')
    return Path(settings.folder) / settings.translate.memory
