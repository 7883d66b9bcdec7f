"""The commands for translation models: `pipeline models …`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_options import Config, say
from pipeline.config import Settings, load_settings
from pipeline.errors import ModelError

app = typer.Typer(
    help="Translation models: what is installed, what can be, and whether it is whole.", no_args_is_help=True
)

Mirror = Annotated[
    str, typer.Option("--from", metavar="DIR|URL", help="A mirror, instead of the addresses of the config.")
]


def models_folder(settings: Settings) -> Path:
    """Where the installed models lie."""
    return Path(settings.folder) / settings.translate.models


@app.command("list", epilog="Example: `pipeline models list --available`")
def list_models(
    available: Annotated[bool, typer.Option("--available", help="Ask the indexes what can be installed, too.")] = False,
    mirror: Mirror = "",
    config: Config = None,
) -> None:
    """List the installed models: name, engine, direction, version, size, published score."""
    from rich.console import Console
    from rich.table import Table

    from pipeline.translate.models import available_rows, installed_models

    settings = load_settings(config)
    rows, remarks = installed_models(models_folder(settings))
    installed = {row.name for row in rows}
    if available:
        more, silent = available_rows(settings.translate, mirror)
        rows, remarks = rows + [row for row in more if row.name not in installed], remarks + silent
    table = Table("name", "engine", "from", "to", "version", "MB", "COMET", "installed", box=None, header_style="bold")
    for row in rows:
        size = f"{row.bytes / 1e6:.0f}" if row.bytes else "–"
        score = f"{row.score:.1f}" if row.score else "–"
        have = "yes" if row.name in installed else "no"
        table.add_row(row.name, row.engine, row.source, row.target, row.version, size, score, have)
    Console(soft_wrap=True).print(table)
    for remark in remarks:
        say(remark)


@app.command(epilog="Example: `pipeline models install translate-ko_en`")
def install(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME|FILE]...", help="Default: what config.toml wants.")
    ] = None,
    mirror: Mirror = "",
    config: Config = None,
) -> None:
    """Install models by name (translate-ko_en, firefox-en_ko, or the better one: ko_en) or from .argosmodel files."""
    from pipeline.translate.install import install_models
    from pipeline.translate.models import wanted_models

    settings = load_settings(config)
    folder = models_folder(settings)
    names = names or wanted_models(settings.translate, folder)
    if not names:
        say('Every model that [translate.targets] names is installed already; "*" asks for none by itself.')
    with _download_bar() as progress:
        for name in names:
            for installed in install_models([name], settings.translate, folder, origin=mirror, progress=progress):
                say(f"Installed {installed} in {folder}.")


@app.command(epilog="Example: `pipeline models remove translate-ko_en`")
def remove(names: Annotated[list[str], typer.Argument(metavar="NAME...")], config: Config = None) -> None:
    """Remove installed models."""
    from pipeline.translate.models import remove_model

    folder = models_folder(load_settings(config))
    for name in names:
        remove_model(name, folder)
        say(f"Removed {name} from {folder}.")


@app.command(epilog="Example: `pipeline models verify`")
def verify(config: Config = None) -> None:
    """Read every file of every model and compare its checksum."""
    verify_all(load_settings(config))


def verify_all(settings: Settings) -> None:
    """Say whether every model is whole.

    Raises:
        ModelError: one is not.
    """
    from pipeline.translate.models import installed_models, verify_models

    folder = models_folder(settings)
    rows, _ = installed_models(folder)
    broken = verify_models(folder)
    for remark in broken:
        say(remark)
    if broken:
        raise ModelError(f"{len(broken)} of the models are not whole; the others can be used.")
    say(f"{len(rows)} models are whole: {', '.join(row.name for row in rows)}.")


@contextmanager
def _download_bar() -> Iterator[Callable[[str, int, int | None], None]]:
    from rich.console import Console
    from rich.progress import DownloadColumn, Progress, TaskID, TimeRemainingColumn, TransferSpeedColumn

    console = Console(stderr=True)
    columns = ("{task.description}", DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        tasks: dict[str, TaskID] = {}

        def progress(name: str, done: int, total: int | None) -> None:
            if name not in tasks:
                tasks[name] = bar.add_task(name, total=total)
            bar.update(tasks[name], completed=done, total=total)

        yield progress
