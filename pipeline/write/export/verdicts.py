"""What a person said of sentence pairs: `review/review.jsonl`, one verdict a line; the last one about a pair counts."""

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import SetupError
from pipeline.write.export.pairs import ExportedPair
from pipeline.write.shards import read_shard

BY_HAND = "review"
"""The engine of a translation that a person wrote."""


class Verdict(Struct, frozen=True, kw_only=True):
    """What a person said of one pair, as it stood then."""

    pair: str
    """Id of the pair: `<record id>/<passage>/<number>`."""
    direction: str
    """`<source>-<target>`."""
    source: str
    target: str
    verdict: Literal["accept", "reject", "correct"]
    corrected: str = ""


Verdicts = dict[tuple[str, str], Verdict]
"""By direction and pair id."""


def read_verdicts(path: Path) -> Verdicts:
    """The last verdict on every pair.

    Raises:
        SetupError: there is no such file, or a line of it is no verdict.
    """
    if not path.is_file():
        raise SetupError(f"{path} does not exist, so nothing was accepted yet; review pairs with `pipeline browse`.")
    verdicts: Verdicts = {}
    for number, line in enumerate(read_shard(path), 1):
        if not line.strip():
            continue
        try:
            verdict = msgspec.json.decode(line, type=Verdict)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise SetupError(f"Line {number} of {path} is no verdict ({error}); mend or delete that line.") from error
        verdicts[verdict.direction, verdict.pair] = verdict
    return verdicts


def accepted(pair: ExportedPair, verdicts: Verdicts) -> ExportedPair | None:
    """The pair as the person wants it; None if it was not accepted, or has changed since.

    A correction stays good as long as the source is the same; a translation was accepted word by word.
    """
    verdict = verdicts.get((f"{pair.source_language}-{pair.target_language}", pair.id))
    if verdict is None or verdict.verdict == "reject" or verdict.source.strip() != pair.source:
        return None
    if verdict.verdict == "correct":
        return replace(pair, target=verdict.corrected.strip(), engine=BY_HAND, flags=(), score=None)
    return pair if verdict.target.strip() == pair.target else None
