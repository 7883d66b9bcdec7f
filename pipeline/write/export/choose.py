"""From the collection to what is exported: every filter leaves pairs out and says how many."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from pipeline.records import BilingualRecord
from pipeline.write.export.collection import read_records
from pipeline.write.export.options import ExportOptions
from pipeline.write.export.pairs import Chosen, ExportedPair, pairs_of
from pipeline.write.export.verdicts import Verdicts, accepted, read_verdicts
from pipeline.write.export.where import ARTICLE_COLUMNS, PAIR_COLUMNS, Condition, article_row, pair_row

Filter = Callable[[ExportedPair], ExportedPair | None]
"""The pair, maybe corrected; None where it is left out."""


class Choice:
    """The articles of a collection with the pairs that pass the filters; counts while it is read. To be closed."""

    def __init__(self, folders: Sequence[Path], options: ExportOptions) -> None:
        """Prepare the filters, so that what cannot be done is said before anything is written.

        Raises:
            SetupError: a condition is not understood, or there are no verdicts.
        """
        self.articles = 0
        self.pairs = 0
        self.left_out: Counter[str] = Counter()
        self._folders = folders
        self._by_article = options.by_article
        verdicts = read_verdicts(options.review) if options.only == "accepted" else None
        columns = ARTICLE_COLUMNS if options.by_article else PAIR_COLUMNS
        self._where = Condition(options.where, columns) if options.where is not None else None
        self._seen = _SeenPairs()
        self._filters = self._of_pairs(options, verdicts)

    def __iter__(self) -> Iterator[Chosen]:
        """Each article that has something to export, in the order of the collection."""
        for record in read_records(self._folders):
            chosen = self._whole(record) if self._by_article else self._pairs(record)
            if chosen is not None:
                self.articles += 1
                self.pairs += len(chosen.pairs)
                yield chosen

    def close(self) -> None:
        """Let go of what the filters hold."""
        self._seen.close()
        if self._where is not None:
            self._where.close()

    def _whole(self, record: BilingualRecord) -> Chosen | None:
        if self._where is not None and not self._where.holds(article_row(record)):
            self.left_out["--where"] += 1
            return None
        return Chosen(record, tuple(pairs_of(record)))

    def _pairs(self, record: BilingualRecord) -> Chosen | None:
        passed = tuple(kept for pair in pairs_of(record) if (kept := self._passed(pair)) is not None)
        return Chosen(record, passed) if passed else None

    def _passed(self, pair: ExportedPair) -> ExportedPair | None:
        for name, passes in self._filters.items():
            kept = passes(pair)
            if kept is None:
                self.left_out[name] += 1
                return None
            pair = kept
        return pair

    def _of_pairs(self, options: ExportOptions, verdicts: Verdicts | None) -> dict[str, Filter]:
        """The filters that are set, in the order in which they are asked; duplicates last, among what is left."""
        where, least = self._where, options.min_score
        filters: dict[str, Filter] = {}
        if verdicts is not None:
            filters["--only"] = lambda pair: accepted(pair, verdicts)
        if options.only_unflagged:
            filters["--only-unflagged"] = lambda pair: None if pair.flags else pair
        if least is not None:
            filters["--min-score"] = lambda pair: None if pair.score is None or pair.score < least else pair
        if where is not None:
            filters["--where"] = lambda pair: pair if where.holds(pair_row(pair)) else None
        if options.dedup:
            filters["--dedup"] = lambda pair: pair if self._seen.is_new(pair) else None
        return filters


class _SeenPairs:
    """Digests of the pairs that passed, on disk beyond a few megabytes."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)  # "": a temporary file that SQLite removes itself
        self._database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE seen (digest BLOB PRIMARY KEY) WITHOUT ROWID; BEGIN"
        )

    def is_new(self, pair: ExportedPair) -> bool:
        """Whether no pair of this direction had the same source and target before; remembers it."""
        key = msgspec.json.encode((pair.source_language, pair.target_language, pair.source, pair.target))
        digest = hashlib.blake2b(key, digest_size=16).digest()
        return self._database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (digest,)).rowcount == 1

    def close(self) -> None:
        self._database.close()
