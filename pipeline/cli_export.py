"""The commands that hand the collection on: `pipeline export` and `pipeline stats`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.cli_options import Review, Source, path, say

Format = Literal["parquet", "hf", "tmx", "xliff", "moses", "tsv", "txt", "md"]


def export(
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            parser=path,
            help="A file (tmx, tsv, parquet), a folder (hf, xliff, txt, md) or a prefix (moses).",
        ),
    ],
    format: Annotated[Format, typer.Option("--format", help="What to write.")],  # noqa: A002 - the option's name
    source: Source = Path("clean"),
    pair: Annotated[str | None, typer.Option(help="One direction: en-pt.")] = None,
    where: Annotated[
        str | None, typer.Option(help="An SQL condition: \"language_score > 0.9 and date >= '2025'\".")
    ] = None,
    only_unflagged: Annotated[bool, typer.Option("--only-unflagged", help="Leave out pairs with a flag.")] = False,
    min_score: Annotated[float | None, typer.Option(help="Least agreement of two engines, 0 to 1.")] = None,
    dedup: Annotated[bool, typer.Option("--dedup", help="Of equal pairs keep the first.")] = False,
    only: Annotated[
        Literal["accepted"] | None, typer.Option(help="Only pairs that a person accepted or corrected.")
    ] = None,
    review: Review = Path("review/review.jsonl"),
    rows: Annotated[Literal["pairs", "records"], typer.Option(help="Of a Parquet file.")] = "pairs",
) -> None:
    """Write the collection for other tools; without a filter every pair is exported."""
    from pipeline.write.export import ExportOptions
    from pipeline.write.export import export as write_export

    options = ExportOptions(
        format=format, clean=source, pair=pair, where=where, only_unflagged=only_unflagged, min_score=min_score,
        dedup=dedup, only=only, review=review, rows=rows,
    )  # fmt: skip
    counts = write_export(output, options)
    unit = "article" if options.by_article else "pair"
    left_out = "".join(
        f", {_counted(count, unit)} left out by {name}" for name, count in counts.left_out.items() if count
    )
    exported = f"{_counted(counts.pairs, 'pair')} of {_counted(counts.articles, 'article')}"
    say(f"Exported {exported} to {output}{left_out}.")


def _counted(count: int, unit: str) -> str:
    return f"{count:,} {unit}{'' if count == 1 else 's'}"


def stats(source: Source = Path("clean")) -> None:
    """Print counts of the collection by language pair."""
    from rich.console import Console
    from rich.table import Table

    from pipeline.write.export import collection_stats

    table = Table("from", "to", "records", "pairs", "flagged", "empty", "words", "words translated", box=None)
    for row in collection_stats(source):
        counts = (row.records, row.sentences, row.flagged, row.empty, row.source_words, row.target_words)
        table.add_row(row.source, row.target or "–", *(f"{count:,}" for count in counts))
    Console(soft_wrap=True).print(table)
