"""What may be asked of an export, and what it says when it is done."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from pipeline.errors import SetupError

Format = Literal["parquet", "hf", "tmx", "xliff", "moses", "tsv", "txt", "md"]
WHOLE_ARTICLES = ("txt", "md")


class ExportOptions(Struct, frozen=True, kw_only=True):
    """What is read, what is left out, and how the rest is written; without a filter nothing is left out."""

    format: Format
    clean: Path = Path("clean")
    """The output folder of a run."""
    pair: str | None = None
    """One direction, source first, named like its folder in `clean`: `en-pt`."""
    where: str | None = None
    """An SQL condition over the columns of what is chosen: `pipeline.write.export.where`."""
    only_unflagged: bool = False
    min_score: float | None = None
    """Least agreement of two engines, 0 to 1; a pair without a score is left out."""
    dedup: bool = False
    """Of pairs with the same source and target keep the first."""
    only: Literal["accepted"] | None = None
    """Only what a person accepted, or corrected: the correction stands as the target then."""
    review: Path = Path("review/review.jsonl")
    """The verdicts of that person."""
    rows: Literal["pairs", "records"] = "pairs"
    """Of a Parquet file: a row per sentence pair or per record."""

    @property
    def by_article(self) -> bool:
        """Whether articles are written whole, and not sentence pairs."""
        return self.format in WHOLE_ARTICLES or (self.format == "parquet" and self.rows == "records")

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are set, as they are typed."""
        asked = {
            "--pair": self.pair,
            "--where": self.where,
            "--only-unflagged": "" if self.only_unflagged else None,
            "--min-score": None if self.min_score is None else f"{self.min_score:g}",
            "--dedup": "" if self.dedup else None,
            "--only": self.only,
        }
        return {name: value for name, value in asked.items() if value is not None}

    def check(self) -> None:
        """Refuse what contradicts itself.

        Raises:
            SetupError: a filter of sentence pairs for a format that writes whole articles, or rows for another format.
        """
        of_pairs = [name for name in self.filters if name not in {"--pair", "--where"}]
        if self.by_article and of_pairs:
            raise SetupError(
                f"{of_pairs[0]} chooses sentence pairs, but this export writes whole articles; leave it out or export"
                " pairs (parquet, hf, tmx, xliff, moses or tsv)."
            )
        if self.rows == "records" and self.format != "parquet":
            raise SetupError(f"Rows of records are for parquet; {self.format} has its own shape.")


class ExportCounts(Struct, frozen=True, kw_only=True):
    """What was exported; pairs that were read = `pairs` + the sum of `left_out`."""

    articles: int
    """With at least one exported pair, or written whole."""
    pairs: int
    left_out: dict[str, int]
    """Sentence pairs (of whole articles: articles) by the filter that left them out."""
    files: tuple[Path, ...]
    """What was written, in order."""
