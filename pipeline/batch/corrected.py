"""Which pages are to be done again because a person corrected a sentence of theirs."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.batch.ledger import Ledger
from pipeline.batch.place import intact, shard_file
from pipeline.batch.plan import TRANSLATE
from pipeline.records import RecordPassage, SentencePair
from pipeline.translate.corrections import correctable
from pipeline.translate.memory import Memory

_NEW = """
SELECT direction, sentence FROM (SELECT * FROM known_now EXCEPT SELECT * FROM correction)
UNION SELECT direction, sentence FROM (SELECT * FROM correction EXCEPT SELECT * FROM known_now)
"""


class _Translation(Struct):
    language: str
    pairs: tuple[SentencePair, ...]


class _Record(Struct):
    id: str
    language: str
    passages: tuple[RecordPassage, ...]
    translation: _Translation | None


def renew_corrected(ledger: Ledger, out: Path, memory: Memory) -> int:
    """Mark the pages with sentences whose correction is new, changed or withdrawn since the last run; how many.

    The shards are read only if there is such a sentence.
    """
    db = ledger.db
    db.execute("CREATE TEMP TABLE IF NOT EXISTS known_now (direction TEXT, sentence TEXT, translation TEXT)")
    db.execute("DELETE FROM known_now")
    db.executemany("INSERT INTO known_now VALUES (?, ?, ?)", memory.corrections())
    changed = set(db.execute(_NEW))
    if not changed or memory.warnings:
        return 0
    pages = {
        page_id
        for folder, number, *_ in ledger.shards()
        for page_id in _using(intact(shard_file(out, folder, number), ledger.records_of(folder, number)), changed)
    }
    with ledger.transaction():
        ledger.redo(pages, TRANSLATE)
        db.execute("DELETE FROM correction")
        db.execute("INSERT INTO correction SELECT * FROM known_now")
    return len(pages)


def _using(records: Mapping[str, bytes], changed: set[tuple[str, str]]) -> list[str]:
    """Ids of the records that hold one of these sentences."""
    found = []
    for line in records.values():
        record = msgspec.json.decode(line, type=_Record)
        if record.translation:
            sources = {record.language, *(passage.language for passage in record.passages)}
            if not changed.isdisjoint(correctable(record.translation.pairs, sources, record.translation.language)):
                found.append(record.id)
    return found
