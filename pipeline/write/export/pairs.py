"""A sentence pair as it leaves the house: with all that a row, a unit or a filter wants to know of it."""

import re
from collections import Counter

from msgspec import Struct

from pipeline.records import BilingualRecord

_ILLEGAL_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class ExportedPair(Struct, frozen=True, kw_only=True):
    """A sentence, its translation, and the article that they come from; its fields are the columns of a table."""

    id: str
    """`<record id>/<passage>/<number>`: in one direction no other pair has it."""
    record_id: str
    url: str | None
    file_path: str
    title: str | None
    """Of the article, as are publication, date and kind."""
    publication: str | None
    date: str | None
    kind: str
    machine_translated_source: bool
    language_score: float
    source_language: str
    target_language: str
    passage: str
    """`p1` …, or `title`, `standfirst`, `image-1` …"""
    passage_kind: str
    """`paragraph`, `heading`, `list_item`, `quote`, `table`, or `title`, `standfirst`, `caption`."""
    number: int
    """Of the sentence in its passage, from 1."""
    source: str
    """Without the white space that joins it to the next sentence."""
    target: str
    engine: str
    model: str
    flags: tuple[str, ...]
    score: float | None


class Chosen(Struct, frozen=True):
    """An article of the collection with those of its pairs that are exported."""

    record: BilingualRecord
    pairs: tuple[ExportedPair, ...]


def pairs_of(record: BilingualRecord) -> list[ExportedPair]:
    """The sentence pairs of a record, in order; none without a translation."""
    if record.translation is None:
        return []
    kinds = {"title": "title", "standfirst": "standfirst"} | {passage.id: passage.kind for passage in record.passages}
    numbers: Counter[str] = Counter()
    pairs = []
    for pair in record.translation.pairs:
        numbers[pair.passage] += 1
        pairs.append(
            ExportedPair(
                id=f"{record.id}/{pair.passage}/{numbers[pair.passage]}",
                record_id=record.id,
                url=record.url,
                file_path=record.file_path,
                title=record.title,
                publication=record.publication,
                date=record.date,
                kind=record.kind,
                machine_translated_source=record.machine_translated_source,
                language_score=record.language_score,
                source_language=record.language,
                target_language=record.translation.language,
                passage=pair.passage,
                passage_kind=kinds.get(pair.passage, "caption"),
                number=numbers[pair.passage],
                source=pair.source.strip(),
                target=pair.target.strip(),
                engine=pair.engine,
                model=record.translation.model,
                flags=pair.flags,
                score=pair.score,
            )
        )
    return pairs


def one_line(text: str) -> str:
    """The text without tabs and anything that a reader might take for a line end; single blanks instead."""
    return " ".join(text.split())


def legal_in_xml(text: str) -> str:
    """The text without the characters that XML 1.0 forbids."""
    return _ILLEGAL_IN_XML.sub("", text)
