"""The translation memory: what was translated before is not translated again, and what a person corrected wins.

Machine output is found by the exact text that the engine was given, under the same models and settings (`Space`).
Corrected sentences, from review or an imported TMX file, are found by the sentence as written and its direction alone.
Only exact hits count. Runs, threads and processes may share the file; one that cannot be used is done without.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct, json

from pipeline.errors import SetupError
from pipeline.tags import corpus_code
from pipeline.text import normalized
from pipeline.translate.placeholders import has_placeholder

_PATIENCE = 60.0  # seconds to wait for another process that writes
_SCHEMA = (
    """CREATE TABLE spaces (id INTEGER PRIMARY KEY, source TEXT, target TEXT, recipe TEXT,
       UNIQUE (source, target, recipe))""",
    "CREATE TABLE machine (space INTEGER, given TEXT, output TEXT, PRIMARY KEY (space, given)) WITHOUT ROWID",
    """CREATE TABLE corrected (direction TEXT, sentence TEXT, translation TEXT, source TEXT, target TEXT, origin TEXT,
       PRIMARY KEY (direction, sentence)) WITHOUT ROWID""",
    "PRAGMA user_version = 1",
)
_SPACE = "SELECT id FROM spaces WHERE (source, target, recipe) = (?, ?, ?)"
# CROSS JOIN keeps the order of the tables: one probe of the key per text.
_LOOK_UP = """
SELECT given, output FROM spaces CROSS JOIN json_each(?) CROSS JOIN machine ON space = spaces.id AND given = value
WHERE (source, target, recipe) = (?, ?, ?)
"""
_CORRECTED = (
    "SELECT sentence, translation FROM json_each(?) CROSS JOIN corrected ON sentence = value WHERE direction = ?"
)
_ALL = """
SELECT source, target, sentence, translation, origin FROM corrected
UNION ALL
SELECT source, target, given, output, 'machine' FROM machine JOIN spaces ON id = space
ORDER BY 1, 2, 3, 5, 4
"""
_COUNTS = (
    "SELECT source, target, COUNT(*) FROM machine JOIN spaces ON id = space GROUP BY 1, 2 ORDER BY 1, 2",
    "SELECT source, target, COUNT(*) FROM corrected GROUP BY 1, 2 ORDER BY 1, 2",
)


class Unit(Struct, frozen=True):
    """A sentence and its translation."""

    source: str
    """BCP 47."""
    target: str
    """BCP 47."""
    sentence: str
    translation: str
    origin: str
    """`review`, `machine`, or the name of the TMX file it came from."""


class Space(Struct, frozen=True):
    """What makes two machine translations of one text equal."""

    source: str
    """BCP 47."""
    target: str
    """BCP 47."""
    recipe: str
    """The model's checksum and every setting that changes its output."""


class Stats(Struct, frozen=True):
    """What the memory holds."""

    machine: dict[str, int]
    """Texts by direction, `en-pt`."""
    corrected: dict[str, int]
    """Sentences by direction."""
    bytes: int


class Recall(Protocol):
    """What translating asks of a memory, wherever it lies."""

    @property
    def warnings(self) -> list[str]:
        """One sentence if the memory could not be used."""

    def look_up(self, space: Space, texts: Sequence[str]) -> dict[str, str]:
        """The engine's earlier output for those of the texts that it was given before."""

    def corrected(self, direction: tuple[str, str], sentences: Sequence[str]) -> dict[str, str]:
        """The corrected translation of those of the sentences that have one."""

    def add(self, space: Space, outputs: Mapping[str, str]) -> None:
        """Remember what the engine made of each text; what is known stays as it was."""


class Memory:
    """The translation memory in one SQLite file, made when something is first put in."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is opened when it is needed, and never longer than a call."""
        self.path = path
        self.warnings: list[str] = []
        """One sentence if the file could not be used; from then on it is done without."""

    def look_up(self, space: Space, texts: Sequence[str]) -> dict[str, str]:
        """The engine's earlier output for those of the texts that it was given before."""
        return self._found(_LOOK_UP, texts, space.source, space.target, space.recipe)

    def corrected(self, direction: tuple[str, str], sentences: Sequence[str]) -> dict[str, str]:
        """The corrected translation of those of the sentences that have one."""
        return self._found(_CORRECTED, sentences, direction_key(*direction))

    def add(self, space: Space, outputs: Mapping[str, str]) -> None:
        """Remember what the engine made of each text; what is known stays as it was."""
        if not outputs or self.warnings:
            return
        wanted = (space.source, space.target, space.recipe)
        try:
            with self._writing() as database:
                database.execute("INSERT OR IGNORE INTO spaces (source, target, recipe) VALUES (?, ?, ?)", wanted)
                number = database.execute(_SPACE, wanted).fetchone()[0]
                rows = ((number, given, output) for given, output in outputs.items())
                database.executemany("INSERT OR IGNORE INTO machine VALUES (?, ?, ?)", rows)
        except sqlite3.Error as error:
            self._do_without(error)

    def correct(self, units: Iterable[Unit]) -> int:
        """Put corrected sentences in, all or none; of two for one sentence the last wins. How many there were.

        Raises:
            SetupError: the memory cannot be written.
        """
        count = 0
        try:
            with self._writing() as database:
                for unit in units:
                    texts = (normalized(unit.sentence), normalized(unit.translation))
                    row = (direction_key(unit.source, unit.target), *texts, unit.source, unit.target, unit.origin)
                    database.execute("INSERT OR REPLACE INTO corrected VALUES (?, ?, ?, ?, ?, ?)", row)
                    count += 1
        except sqlite3.Error as error:
            raise SetupError(_unusable(self.path, error)) from error
        return count

    def corrections(self) -> Iterator[tuple[str, str, str]]:
        """Direction (as `direction_key` says it), sentence and translation of all that was corrected, in order."""
        try:
            yield from self._rows("SELECT direction, sentence, translation FROM corrected ORDER BY 1, 2")
        except sqlite3.Error as error:
            self._do_without(error)

    def units(self) -> Iterator[Unit]:
        """What the memory holds, each unit with its origin, in order.

        Machine output for texts with placeholders is left out: those are no sentences as written.

        Raises:
            SetupError: the memory cannot be read.
        """
        try:
            for unit in (Unit(*row) for row in self._rows(_ALL)):
                if unit.origin != "machine" or not has_placeholder(unit.sentence):
                    yield unit
        except sqlite3.Error as error:
            raise SetupError(_unusable(self.path, error)) from error

    def stats(self) -> Stats:
        """How many texts and sentences the memory holds.

        Raises:
            SetupError: the memory cannot be read.
        """
        try:
            machine, corrected = (
                {f"{source}-{target}": count for source, target, count in self._rows(query)} for query in _COUNTS
            )
        except sqlite3.Error as error:
            raise SetupError(_unusable(self.path, error)) from error
        return Stats(machine, corrected, self.path.stat().st_size if self.path.exists() else 0)

    def _found(self, query: str, texts: Sequence[str], *values: str) -> dict[str, str]:
        if not texts or self.warnings:
            return {}
        try:
            return dict(self._rows(query, json.encode(texts).decode(), *values))
        except sqlite3.Error as error:
            self._do_without(error)
            return {}

    def _do_without(self, error: sqlite3.Error) -> None:
        self.warnings.append(_unusable(self.path, error))

    def _rows(self, query: str, *values: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query; none where nothing was put in yet."""
        if self.path.exists():
            with closing(self._connection()) as database:
                if database.execute("PRAGMA user_version").fetchone()[0]:
                    yield from database.execute(query, values)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """The database in a transaction that other writers wait for."""
        with closing(self._connection()) as database:
            if database.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                with suppress(sqlite3.OperationalError):  # "locked", at once: another connection is doing the same
                    database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute("BEGIN IMMEDIATE")
            if not database.execute("PRAGMA user_version").fetchone()[0]:
                for statement in _SCHEMA:
                    database.execute(statement)
            with database:
                yield database

    def _connection(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)


def direction_key(source: str, target: str) -> str:
    """A direction without regions: a correction for pt-BR holds for pt, one for zh-Hant does not for zh-Hans."""
    return f"{corpus_code(source)} {corpus_code(target)}"


def _unusable(path: Path, error: sqlite3.Error) -> str:
    return (
        f"The translation memory {path} cannot be used ({error}), so nothing is looked up in it; "
        "move it away to begin a new one, or set translate.memory to another file."
    )
