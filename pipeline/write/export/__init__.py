"""Exports: the collection in the formats that people and machines ask for."""

import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from pipeline.errors import OutputUnusable
from pipeline.write.export.choose import Choice
from pipeline.write.export.collection import directions, find_folders
from pipeline.write.export.hf import write_dataset
from pipeline.write.export.markdown import as_markdown
from pipeline.write.export.moses import write_moses
from pipeline.write.export.options import WHOLE_ARTICLES, ExportCounts, ExportOptions, Format
from pipeline.write.export.parquet import write_pairs, write_records
from pipeline.write.export.plain import as_text, write_articles
from pipeline.write.export.stats import DirectionStats, collection_stats
from pipeline.write.export.tmx import write_tmx
from pipeline.write.export.tsv import write_tsv
from pipeline.write.export.xliff import write_xliff

__all__ = ["DirectionStats", "ExportCounts", "ExportOptions", "Format", "collection_stats", "export"]

_FOLDERS = ("hf", "xliff", *WHOLE_ARTICLES)


def export(out: Path, options: ExportOptions) -> ExportCounts:
    """Write the collection in one format; the files appear when they are whole, or not at all.

    Args:
        out: a file for `tmx`, `tsv` and `parquet`, which is replaced; a folder for `hf`, `xliff`, `txt` and `md`, which
            must be new or empty; the path without endings for `moses`.
        options: what to write, and what to leave out.

    Raises:
        SetupError: there is nothing to export, or a filter cannot be used.
        OutputUnusable: `out` cannot be written.
    """
    options.check()
    folders = find_folders(options.clean, options.pair)
    out = out.absolute()
    _refuse_to_overwrite(out, options.format)
    with closing(Choice(folders, options)) as choice:
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as workshop:
                _write(Path(workshop) / out.name, choice, folders, options)
                files = tuple(_placed(path, out.parent) for path in sorted(Path(workshop).iterdir()))
        except OSError as error:
            raise OutputUnusable(
                f"{out} cannot be written: {error.strerror}; free space or permissions there, or choose another -o."
            ) from error
        return ExportCounts(articles=choice.articles, pairs=choice.pairs, left_out=dict(choice.left_out), files=files)


def _write(path: Path, choice: Choice, folders: Sequence[Path], options: ExportOptions) -> None:
    match options.format:
        case "parquet" if options.by_article:
            write_records(path, choice)
        case "parquet":
            write_pairs(path, choice)
        case "hf":
            write_dataset(path, choice, options.filters)
        case "tmx":
            write_tmx(path, choice, directions(folders))
        case "xliff":
            write_xliff(path, choice)
        case "moses":
            write_moses(path, choice, directions(folders))
        case "tsv":
            write_tsv(path, choice)
        case "txt":
            write_articles(path, choice, as_text, "txt")
        case "md":
            write_articles(path, choice, as_markdown, "md")


def _refuse_to_overwrite(out: Path, kind: Format) -> None:
    if kind in _FOLDERS:
        if out.exists() and not out.is_dir():
            raise OutputUnusable(f"{out} is a file; {kind} writes a folder: choose another -o.")
        if out.is_dir() and any(out.iterdir()):
            raise OutputUnusable(f"{out} is not empty; delete it or choose another -o, so that old files stay apart.")
    elif out.is_dir():
        raise OutputUnusable(f"{out} is a folder; {kind} writes a file: name it with -o.")


def _placed(path: Path, folder: Path) -> Path:
    """The path under its final name, where nothing is in its way."""
    place = folder / path.name
    if place.is_dir():
        place.rmdir()
    return path.replace(place)
