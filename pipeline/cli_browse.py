"""The commands for looking at the collection: `pipeline browse` and `pipeline report`."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_options import Config, Review, Source, say
from pipeline.config import load_settings


def browse(
    source: Source = Path("clean"),
    raw: Annotated[str, typer.Option(metavar="PATH|URL", help="Where the pages of these records lie.")] = "raw",
    review: Review = Path("review/review.jsonl"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 8000,
    config: Config = None,
) -> None:
    """Read, search and review the collection in a browser on this machine."""
    from pipeline.browse.review import Desk
    from pipeline.browse.server import serve
    from pipeline.decode import place_of

    serve(Desk(review, source, load_settings(config)), place_of(raw), port, say)


def report(source: Source = Path("clean")) -> None:
    """Write report.html into the collection's folder, and print its numbers."""
    from rich.console import Console

    from pipeline.browse.numbers import count_collection
    from pipeline.browse.report import REPORT_NAME, as_tables, write_report

    sections = write_report(source, count_collection(source))
    Console(soft_wrap=True).print(as_tables(sections))
    say(f"Wrote {source / REPORT_NAME}.")
