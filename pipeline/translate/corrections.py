"""Which sentences of an article a person has corrected, or would have now."""

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from pipeline.records import SentencePair, TranslatedArticle
from pipeline.text import normalized
from pipeline.translate.batch import MEMORY
from pipeline.translate.memory import direction_key
from pipeline.translate.segment import core_of


def corrections_digest(translation: TranslatedArticle) -> str:
    """16 hex digits that stand for the corrected sentences of a translation; empty if it has none."""
    used = sorted({(pair.source.strip(), pair.target.strip()) for pair in translation.pairs if pair.engine == MEMORY})
    return hashlib.sha256(msgspec.json.encode(used)).hexdigest()[:16] if used else ""


def correctable(pairs: Iterable[SentencePair], sources: Iterable[str], target: str) -> Iterator[tuple[str, str]]:
    """Under which directions and sentences a correction of one of these pairs would stand in the memory."""
    directions = {direction_key(source, target) for source in sources if source != "und"}
    for pair in pairs:
        written = {pair.source.strip(), core_of(pair.source), core_of(pair.source).rstrip("| ")}
        yield from ((direction, normalized(text)) for direction in directions for text in written)
