"""`--where`: an SQL condition over one row, in the words of SQLite, that can look at nothing but that row.

Columns that hold lists (`flags`, `authors`, `warnings`) are their members joined by `, `; truth is 1 or 0.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing

from pipeline.errors import SetupError
from pipeline.records import BilingualRecord
from pipeline.write.export.pairs import ExportedPair

# What may stand in a condition: expressions and functions. No table, file, setting or extension.
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}

PAIR_COLUMNS = ExportedPair.__struct_fields__
ARTICLE_COLUMNS = (
    "id", "url", "file_path", "sha256", "kind", "encoding", "language", "language_script", "language_score", "title",
    "standfirst", "authors", "publication", "date", "text", "machine_translated_source", "warnings",
    "target_language", "engine", "model",
)  # fmt: skip

Value = str | float | None


class Condition:
    """A condition that was understood."""

    def __init__(self, condition: str, columns: Sequence[str]) -> None:
        """Understand the condition.

        Raises:
            SetupError: it is no condition over these columns.
        """
        self._columns = columns
        names = ", ".join(f"? AS {name}" for name in columns)
        # The line end closes a comment that the condition may end with.
        self._query = f"SELECT 1 FROM (SELECT {names}) WHERE ({condition}\n)"  # noqa: S608
        self._said = condition
        self._database = sqlite3.connect(":memory:", isolation_level=None)
        self._database.set_authorizer(_authorize)
        try:
            self.holds(dict.fromkeys(columns))
        except SetupError:
            self.close()
            raise

    def holds(self, row: Mapping[str, object]) -> bool:
        """Whether it is true of this row.

        Raises:
            SetupError: it cannot be computed.
        """
        values = [_value(row[name]) for name in self._columns]
        try:
            with closing(self._database.execute(self._query, values)) as found:
                return found.fetchone() is not None
        except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
            raise SetupError(
                f"--where {self._said!r} is no condition over one row: {error}; its columns are"
                f" {', '.join(self._columns)}."
            ) from error

    def close(self) -> None:
        """Let go of SQLite."""
        self._database.close()


def pair_row(pair: ExportedPair) -> dict[str, object]:
    """The columns of a sentence pair."""
    return {name: getattr(pair, name) for name in PAIR_COLUMNS}


def article_row(record: BilingualRecord) -> dict[str, object]:
    """The columns of an article."""
    translation = record.translation
    of_translation = {
        "target_language": translation and translation.language,
        "engine": translation and translation.engine,
        "model": translation and translation.model,
    }
    return {name: of_translation[name] if name in of_translation else getattr(record, name) for name in ARTICLE_COLUMNS}


def _value(value: object) -> Value:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return value if isinstance(value, int | float | None) else str(value)


def _authorize(action: int, table: str | None, function: str | None, *_more: str | None) -> int:
    """Allow what reads the row: it has no name as a table, all others do."""
    if action not in _ALLOWED or (action == sqlite3.SQLITE_READ and table) or function == "load_extension":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
