"""The records that lie in `clean/`, one after the other: a collection of any size is read in constant memory."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from pipeline.errors import SetupError
from pipeline.records import BilingualRecord
from pipeline.write.shards import read_shard

_SHARDS = "part-*.jsonl"
UNTRANSLATED = "untranslated"


def find_folders(clean: Path, pair: str | None = None) -> list[Path]:
    """The folders of `clean` that hold records, by name: one per direction, then one per untranslated language.

    Args:
        clean: the output folder of a run.
        pair: only this direction, named like its folder.

    Raises:
        SetupError: there are no records, or none of this direction.
    """
    pairs = sorted({path.parent for path in clean.glob(f"*/{_SHARDS}")})
    untranslated = sorted({path.parent for path in clean.glob(f"{UNTRANSLATED}/*/{_SHARDS}")})
    if not pairs and not untranslated:
        raise SetupError(f"{clean} holds no records; make some with `pipeline clean`, or name the folder with --from.")
    if pair is None:
        return [*pairs, *untranslated]
    chosen = [folder for folder in pairs if folder.name == pair]
    if not chosen:
        known = ", ".join(folder.name for folder in pairs) or "no pairs, only untranslated articles"
        raise SetupError(f"{clean} holds no {pair}; it holds {known}.")
    return chosen


def read_records(folders: Sequence[Path]) -> Iterator[BilingualRecord]:
    """Every record of these folders, in the order of folders, shards and lines.

    Raises:
        SetupError: a line is no record.
        OutputUnusable: a shard cannot be read.
    """
    decoder = msgspec.json.Decoder(BilingualRecord)
    for folder in folders:
        for shard in sorted(folder.glob(_SHARDS)):
            for number, line in enumerate(read_shard(shard), 1):
                try:
                    yield decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise SetupError(
                        f"Line {number} of {shard} is no record ({error}); delete that file and run `pipeline clean`"
                        " again, which makes its records anew."
                    ) from error


def directions(folders: Sequence[Path]) -> list[tuple[str, str]]:
    """The directions (source, target) of these folders, in order; the first record of a folder speaks for it."""
    found: dict[tuple[str, str], None] = {}
    for folder in folders:
        record = next(read_records([folder]), None)
        if record is not None and record.translation is not None:
            found[record.language, record.translation.language] = None
    return list(found)
