"""Finished lines find their place in the shards of `clean/`.

A record that stands somewhere already is replaced where it stands; a new one goes to the end of its folder's last
shard, in the order in which pages were finished, which is the order of the plan. Every shard is written whole under a
temporary name and renamed, then noted in the ledger: a run that is killed in between writes the same bytes again.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.batch.copies import fingerprint
from pipeline.batch.ledger import LOST, Ledger
from pipeline.batch.nouns import FinishedPage, PlacedLine
from pipeline.batch.plan import TRANSLATE, encoded_recipes
from pipeline.batch.prints import add_print
from pipeline.batch.report import pair_facts
from pipeline.records import SentencePair
from pipeline.write.shards import read_shard, write_shard


class _Named(Struct):
    id: str


class _Pairs(Struct):
    pairs: tuple[SentencePair, ...]


class _Adopted(_Named):
    file_path: str
    sha256: str
    language: str
    text: str
    translation: _Pairs | None
    recipe: dict[str, str]


def shard_file(out: Path, folder: str, number: int) -> Path:
    """Where shard `number` (from 0) of a folder of `clean/` lies."""
    return out / folder / f"part-{number:05d}.jsonl"


def place_pending(ledger: Ledger, out: Path, per_shard: int, *, only_full: bool = False) -> int:
    """Move every pending line to its shard and say how many there were.

    Args:
        ledger: says what is pending, and learns where it went.
        out: the output folder.
        per_shard: records of a full shard.
        only_full: move only what fills shards; for the middle of a run.
    """
    moved = 0
    for folder, count in ledger.pending_counts().items():
        if only_full and ledger.last_shard(folder)[1] % per_shard + count < per_shard:
            continue
        for number, lines in _by_shard(ledger, folder, per_shard, only_full=only_full):
            _rewrite(ledger, out, (folder, number), lines)
            moved += len(lines)
    return moved


def mend_shards(ledger: Ledger, out: Path) -> list[str]:
    """Find shards that were deleted or edited by hand, forget the records they lost, and say so, a sentence each.

    What is forgotten is made again by the run that follows. Reads only the shards whose size or time has changed.
    """
    remarks = []
    for folder, number, size, modified in ledger.shards():
        file = shard_file(out, folder, number)
        stat = file.stat() if file.exists() else None
        if stat and (stat.st_size, stat.st_mtime_ns) == (size, modified):
            continue
        lost = _rewrite(ledger, out, (folder, number), [])
        with ledger.transaction():
            ledger.redo(lost, TRANSLATE)
        if lost or not stat:
            what = "was changed by hand" if stat else "is missing"
            remarks.append(f"{file} {what}; the {len(lost):,} records it lost are made again from their pages.")
    return remarks


def adopt_shards(ledger: Ledger, out: Path) -> int:
    """Make the ledger anew from the shards that lie in the output folder; how many records they hold.

    What the pages that gave no record were rejected for is not in the shards: those pages are looked at again. Neither
    are drafts, nor what was counted of lines that were dropped.
    """
    adopted = 0
    with ledger.transaction():
        ledger.make_anew()
        for file in sorted(out.glob("**/part-*.jsonl")):
            folder, number = file.parent.relative_to(out).as_posix(), int(file.stem.removeprefix("part-"))
            held = []
            for line in read_shard(file):
                try:
                    record = msgspec.json.decode(line, type=_Adopted)
                except msgspec.DecodeError:
                    continue
                held.append((record.id, digest(line)))
                _adopt(ledger, record)
            ledger.note_shard(folder, number, file, held)
            adopted += len(held)
    return adopted


def _adopt(ledger: Ledger, record: _Adopted) -> None:
    """Note the page of a record; it may have had others, in other languages, before."""
    known, facts = ledger.made_of(record.id)
    others = msgspec.json.decode(known)["recipes"] if known else []
    recipes = encoded_recipes(record.language, [*others, record.recipe])
    facts = pair_facts(record.translation.pairs if record.translation else (), facts)
    facts["languages"] = {record.language: 1}
    page = FinishedPage(id=record.id, path=record.file_path, sha256=record.sha256, recipe=recipes, facts=facts)
    ledger.adopt(page)
    add_print(ledger.db, record.id, fingerprint(record.text))


def clear_places(ledger: Ledger, out: Path) -> None:
    """Give up the places of all records, as if nothing had been written; in a transaction.

    Records of pages that are not done again are put on the way first. The shards lie there until others take their
    place.
    """
    db = ledger.db
    db.execute("DELETE FROM pending")  # only removals: there is nothing left that they could remove
    left = (
        "SELECT 1 FROM page WHERE id = ? AND rejection IS NULL AND kept IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM spool WHERE spool.id = page.id)"
    )
    for folder, number, *_ in ledger.shards():
        for line in read_shard(shard_file(out, folder, number)):
            page_id = msgspec.json.decode(line, type=_Named).id
            if db.execute(left, (page_id,)).fetchone():
                db.execute("INSERT INTO pending (id, folder, line) VALUES (?, ?, ?)", (page_id, folder, line))
    db.execute("DELETE FROM record")
    db.execute("DELETE FROM shard")


def drop_old_shards(ledger: Ledger, out: Path) -> None:
    """Remove shards that lie in the output folder and are not in the ledger, after all places were given up."""
    known = {shard_file(out, folder, number) for folder, number, *_ in ledger.shards()}
    for file in sorted(out.glob("**/part-[0-9]*.jsonl")):
        if file not in known:
            file.unlink()


def lines_of(ledger: Ledger, out: Path, page_id: str) -> tuple[bytes, ...]:
    """The records of a page, as they stand in their shards."""
    lines = []
    for folder, number in ledger.places_of(page_id):
        file = shard_file(out, folder, number)
        lines.append(_held(file, file.stat().st_mtime_ns)[page_id])
    return tuple(lines)


@lru_cache(maxsize=2)
def _held(file: Path, modified: int) -> dict[str, bytes]:  # noqa: ARG001 - a shard that was written anew is read anew
    return {msgspec.json.decode(line, type=_Named).id: line for line in read_shard(file)}


def _by_shard(
    ledger: Ledger, folder: str, per_shard: int, *, only_full: bool
) -> Iterable[tuple[int, Sequence[PlacedLine]]]:
    changed: dict[int, list[PlacedLine]] = {}
    added: list[PlacedLine] = []
    for line in ledger.pending(folder):
        if line.number is not None:
            changed.setdefault(line.number, []).append(line)
        else:
            added.append(line)
    number, held = ledger.last_shard(folder)
    while added:
        if held >= per_shard:
            number, held = number + 1, 0
        taken, added = added[: per_shard - held], added[per_shard - held :]
        held += len(taken)
        if only_full and held < per_shard:
            break
        changed.setdefault(number, []).extend(taken)
    return sorted(changed.items())


def _rewrite(ledger: Ledger, out: Path, where: tuple[str, int], lines: Sequence[PlacedLine]) -> list[str]:
    """Write a shard with these lines in it; the ids that it should hold but has lost, whose places are kept.

    What stands where is for the ledger to say: the file may be older, or, after a kill, newer.
    """
    file = shard_file(out, *where)
    known = ledger.records_of(*where)
    records = intact(file, known)
    removed = {line.id for line in lines if line.line is None}
    records |= {line.id: line.line for line in lines if line.line is not None}
    order = [page_id for page_id in {**known, **records} if page_id not in removed]
    whole = [page_id for page_id in order if page_id in records]
    if whole:
        write_shard(file, (records[page_id] for page_id in whole))
    else:
        file.unlink(missing_ok=True)
    digests = [(page_id, digest(records[page_id]) if page_id in records else LOST) for page_id in order]
    with ledger.transaction():
        ledger.note_shard(*where, file if whole else None, digests)
        ledger.settle(line.turn for line in lines)
    return [page_id for page_id in order if page_id not in records]


def intact(file: Path, known: dict[str, str]) -> dict[str, bytes]:
    """The shard's records that are as they were written, by id; none if the file is missing."""
    found = {}
    for line in read_shard(file) if file.exists() else ():
        try:
            name = msgspec.json.decode(line, type=_Named).id
        except msgspec.DecodeError:
            continue
        if known.get(name) == digest(line):
            found[name] = line
    return found


def digest(line: bytes) -> str:
    """What tells whether a record's line is as it was written: 16 hex digits of its SHA-256."""
    return hashlib.sha256(line).hexdigest()[:16]
