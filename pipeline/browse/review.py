"""What a person says of a sentence: one line at the end of `review/review.jsonl`, and in the memory if it is corrected.

Nothing is ever taken out of that file; the last line about a sentence counts. A corrected sentence goes into the
translation memory at once, and the next run writes it into every record with this sentence.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct, ValidationError, convert

from pipeline.config import Settings
from pipeline.errors import OutputUnusable
from pipeline.translate.memory import Memory, Unit
from pipeline.write.export.pairs import ExportedPair
from pipeline.write.export.verdicts import BY_HAND, Verdict, Verdicts, read_verdicts
from pipeline.write.shards import json_line


class Desk(Struct, frozen=True):
    """Where verdicts go."""

    review: Path
    """The file of verdicts; made when the first one is given."""
    clean: Path
    settings: Settings

    @property
    def memory(self) -> Path | None:
        """The translation memory, if the config wants one."""
        name = self.settings.translate.memory
        return Path(self.settings.folder) / name if name else None


class DatedVerdict(Verdict, frozen=True, kw_only=True):
    """A verdict and when it was given."""

    at: str
    """ISO 8601, UTC."""


def standing_verdicts(review: Path) -> Verdicts:
    """The last verdict on every sentence; none if nothing was reviewed yet.

    Raises:
        SetupError: a line of the file is no verdict.
    """
    return read_verdicts(review) if review.is_file() else {}


def verdict_on(pair: ExportedPair, verdict: str, corrected: str) -> DatedVerdict | None:
    """The verdict that a person gives on a pair as it stands now; None if it is not one."""
    corrected = " ".join(corrected.split())
    if (verdict == "correct") != bool(corrected):
        return None
    row = {
        "pair": pair.id, "direction": f"{pair.source_language}-{pair.target_language}", "source": pair.source,
        "target": pair.target, "verdict": verdict, "corrected": corrected,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip
    try:
        return convert(row, DatedVerdict)
    except ValidationError:
        return None


def give_verdict(verdict: DatedVerdict, pair: ExportedPair, desk: Desk) -> str:
    """Write the verdict down; one sentence that says what comes of it.

    Raises:
        OutputUnusable: it cannot be written.
        SetupError: the translation memory cannot be written.
    """
    _append(desk.review, json_line(verdict))
    if verdict.verdict != "correct":
        return f"Kept in {desk.review}."
    if desk.memory is None:
        return (
            f"Kept in {desk.review}; there is no translation memory (translate.memory is empty), so runs do not use it."
        )
    unit = Unit(pair.source_language, pair.target_language, verdict.source, verdict.corrected, BY_HAND)
    Memory(desk.memory).correct([unit])
    return f"Kept in {desk.review}; the next run of clean writes it into every record with this sentence."


def _append(review: Path, line: bytes) -> None:
    """One write at the end of the file: two windows that review at once never mix their lines."""
    try:
        review.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(review, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(file, line + b"\n")
            os.fsync(file)
        finally:
            os.close(file)
    except OSError as error:
        raise OutputUnusable(f"{review} cannot be written: {error.strerror}; nothing was kept.") from error
