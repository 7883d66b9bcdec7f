"""Moses bitexts: a gzipped file per language, line N of one is line N of the other."""

import gzip
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from pipeline.write.export.pairs import Chosen, one_line

# gzip's own default is 9: 3 times as slow for files 1 % smaller.
_LEVEL = 6


def write_moses(prefix: Path, chosen: Iterable[Chosen], directions: Sequence[tuple[str, str]]) -> None:
    """Write `prefix.en.gz` and `prefix.pt.gz`; an empty translation is an empty line.

    Both directions of two languages share their files. With more than two languages the files are named like those of
    OPUS: `prefix.en-pt.en.gz`.

    Args:
        prefix: the path without the endings.
        chosen: the articles with their pairs.
        directions: those that may occur, source first.
    """
    bitexts = sorted({_bitext(*direction) for direction in directions})
    with ExitStack() as open_files:
        streams = {
            (bitext, language): _gzipped(
                prefix, language if len(bitexts) == 1 else f"{'-'.join(bitext)}.{language}", open_files
            )
            for bitext in bitexts
            for language in bitext
        }
        for article in chosen:
            for pair in article.pairs:
                bitext = _bitext(pair.source_language, pair.target_language)
                streams[bitext, pair.source_language].write(one_line(pair.source).encode() + b"\n")
                streams[bitext, pair.target_language].write(one_line(pair.target).encode() + b"\n")


def _bitext(source: str, target: str) -> tuple[str, str]:
    return (source, target) if source < target else (target, source)


def _gzipped(prefix: Path, ending: str, open_files: ExitStack) -> gzip.GzipFile:
    raw = open_files.enter_context(prefix.with_name(f"{prefix.name}.{ending}.gz").open("wb"))
    # Neither name nor time, so that the same lines are the same bytes.
    return open_files.enter_context(gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=raw, mtime=0))
