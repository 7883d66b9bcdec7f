"""Tab-separated sentence pairs in the column order of bitextor 8, with its header; our own columns follow.

https://github.com/bitextor/bitextor/blob/master/docs/OUTPUT.md
"""

from collections.abc import Iterable
from pathlib import Path

from pipeline.write.export.pairs import Chosen, ExportedPair, one_line

COLUMNS = (
    "src_url", "trg_url", "src_text", "trg_text", "aligner_score", "src_paragraph_id", "trg_paragraph_id",
    "src_lang", "trg_lang", "engine", "flags", "score", "id",
)  # fmt: skip
# No aligner had to guess: each target was made from its source.
_ALIGNED = "1.0"


def write_tsv(path: Path, chosen: Iterable[Chosen]) -> None:
    """Write one line per pair under a header; nothing is quoted, white space in a sentence is a single blank."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("\t".join(COLUMNS) + "\n")
        for article in chosen:
            stream.writelines("\t".join(map(one_line, _row(pair))) + "\n" for pair in article.pairs)


def _row(pair: ExportedPair) -> tuple[str, ...]:
    document = pair.url or pair.file_path
    score = "" if pair.score is None else f"{pair.score:g}"
    return (
        document, document, pair.source, pair.target, _ALIGNED, pair.passage, pair.passage,
        pair.source_language, pair.target_language, pair.engine, "|".join(pair.flags), score, pair.id,
    )  # fmt: skip
