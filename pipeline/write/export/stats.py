"""What a collection holds, counted by direction."""

import re
from pathlib import Path

from msgspec import Struct

from pipeline.write.export.collection import find_folders, read_records

# Scripts that leave no blank between words: a letter counts as one.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


class DirectionStats(Struct, kw_only=True):
    """The counts of one direction, or of the untranslated articles of one language."""

    source: str
    target: str | None
    records: int = 0
    sentences: int = 0
    """Sentence pairs, those of titles and captions too."""
    flagged: int = 0
    """Sentence pairs with a flag."""
    empty: int = 0
    """Sentence pairs without a translation."""
    source_words: int = 0
    """Of the sentences; of untranslated articles: of their text."""
    target_words: int = 0


def collection_stats(clean: Path) -> list[DirectionStats]:
    """The counts of a collection by direction, sorted by source and target, the untranslated ones last.

    Words are what stands between blanks; in Chinese, Japanese, Thai and their like they are letters.

    Raises:
        SetupError: there are no records, or a line is none.
        OutputUnusable: a shard cannot be read.
    """
    found: dict[tuple[str, str | None], DirectionStats] = {}
    for record in read_records(find_folders(clean)):
        target = record.translation.language if record.translation else None
        stats = found.setdefault((record.language, target), DirectionStats(source=record.language, target=target))
        stats.records += 1
        if record.translation is None:
            stats.source_words += words(record.text)
            continue
        for pair in record.translation.pairs:
            stats.sentences += 1
            stats.flagged += bool(pair.flags)
            stats.empty += not pair.target.strip()
            stats.source_words += words(pair.source)
            stats.target_words += words(pair.target)
    return sorted(found.values(), key=lambda stats: (stats.target is None, stats.source, stats.target or ""))


def words(text: str) -> int:
    """Words of the text."""
    return sum(len(_UNSPACED.findall(part)) or 1 for part in text.split())
