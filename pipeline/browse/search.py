"""What a person asks of the list, as one query of the index: words, filters, order, page."""

import sqlite3
from collections.abc import Mapping
from typing import Literal, get_args
from urllib.parse import urlencode

import msgspec
from msgspec import Struct

from pipeline.browse.entries import Entry
from pipeline.browse.index import COLUMNS, FACETS
from pipeline.browse.searchable import match_expression

PAGE_SIZE = 50  # entries; a page of them is 40 kB
Order = Literal["newest", "oldest", "title", "site", "doubtful", "longest"]
ORDERS = get_args(Order)
_ORDER_BY = {
    "newest": "date DESC, key DESC", "oldest": "date = '', date, key", "title": "title COLLATE NOCASE, key",
    "site": "site = '', site, key", "doubtful": "doubtful DESC, key DESC", "longest": "pairs DESC, key DESC",
}  # fmt: skip
_WITHIN = {"": "", "title": "title : ", "text": "text : ", "address": "address : "}
# Each filter of the form as a condition with its value.
_CONDITIONS = {
    "pair": "source || '-' || target = ?",
    "language": "source = ?",
    "site": "site = ?",
    "kind": "kind = ?",
    "engine": "engine = ?",
    "reason": "reason = ?",
    "state": "state = ?",
    "since": "date >= ?",
    "until": "date != '' AND substr(date, 1, length(?1)) <= ?1",
    "flag": "key IN (SELECT key FROM flag WHERE name = ?)",
}


class Question(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the form of the list says; empty: anything."""

    q: str = ""
    """Words, or part of a title or an address."""
    within: str = ""
    """`title`, `text`, `address`, or all of them."""
    pair: str = ""
    language: str = ""
    """Of the article."""
    site: str = ""
    since: str = ""
    until: str = ""
    """ISO dates, as precise as wanted."""
    kind: str = ""
    flag: str = ""
    """Name of one flag, or `any`, or `none`."""
    engine: str = ""
    machine: str = ""
    """`yes`: only what the page itself calls machine-translated."""
    state: str = ""
    reason: str = ""
    order: Order = "newest"

    @property
    def is_filtered(self) -> bool:
        """Whether it asks for more than words."""
        return any(getattr(self, name) for name in (*_CONDITIONS, "machine"))

    def query_string(self) -> str:
        """The question as part of an address."""
        return urlencode(msgspec.to_builtins(self))


class Located(Struct, frozen=True):
    """An entry and the line of the file that it was made of."""

    entry: Entry
    file: str
    begins: int
    size: int


def question_of(form: Mapping[str, str]) -> Question:
    """The question that a form or an address asks; what it cannot mean is left out."""
    known = {name: form[name].strip() for name in Question.__struct_fields__ if name in form}
    if known.get("order") not in ORDERS:
        known.pop("order", None)
    if known.get("within", "") not in _WITHIN:
        del known["within"]
    return msgspec.convert(known, Question)


def count(database: sqlite3.Connection, question: Question) -> int:
    """How many entries answer the question."""
    where, values = _where(question)
    return int(database.execute(f"SELECT count(*) FROM entry {where}", values).fetchone()[0])  # noqa: S608


def search(database: sqlite3.Connection, question: Question, first: int, most: int = PAGE_SIZE) -> list[Entry]:
    """The entries that answer the question, in its order, from number `first` (from 0) on."""
    where, values = _where(question)
    # The keys first, from an index alone; only the rows that are shown are read.
    query = (
        f"SELECT {', '.join(COLUMNS)} FROM entry JOIN "  # noqa: S608 - the names are ours, the values are bound
        f"(SELECT key FROM entry {where} ORDER BY {_ORDER_BY[question.order]} LIMIT ? OFFSET ?) AS chosen USING (key) "
        f"ORDER BY {_ORDER_BY[question.order]}"
    )
    return [_entry(row) for row in database.execute(query, [*values, most, max(0, first)])]


def locate(database: sqlite3.Connection, page_id: str, target: str) -> Located | None:
    """The entry of a page in this target language; without one in it, any entry of the page."""
    row = database.execute(
        f"SELECT {', '.join(COLUMNS)}, file, begins, entry.size FROM entry WHERE id = ? "  # noqa: S608 - the names are ours
        "ORDER BY target = ? DESC, state != 'copy' DESC, key LIMIT 1",
        (page_id, target),
    ).fetchone()
    return Located(_entry(row[:-3]), *row[-3:]) if row else None


def facets(database: sqlite3.Connection) -> dict[str, list[tuple[str, int]]]:
    """The values that each filter can have, with how many entries have them, commonest first."""
    found: dict[str, list[tuple[str, int]]] = {name: [] for name in FACETS}
    for name, value, entries in database.execute("SELECT name, value, count FROM facet ORDER BY count DESC, value"):
        found[name].append((value, entries))
    return found


def _entry(row: tuple[object, ...]) -> Entry:
    return msgspec.convert(dict(zip(COLUMNS, row, strict=True)), Entry, strict=False)


def _where(question: Question) -> tuple[str, list[str]]:
    conditions, values = [], []
    words = match_expression(question.q)
    if words:
        conditions.append("key IN (SELECT rowid FROM words WHERE words MATCH ?)")
        values.append(f"{_WITHIN[question.within]}({words})" if question.within else words)
    elif question.q:
        conditions.append("FALSE")
    for name, condition in _CONDITIONS.items():
        value = getattr(question, name)
        if name == "flag" and value in {"any", "none"}:
            conditions.append("doubtful > 0" if value == "any" else "state = 'translated' AND doubtful = 0")
        elif value:
            conditions.append(condition.replace("?1", "?"))
            values += [value] * condition.replace("?1", "?").count("?")
    if question.machine == "yes":
        conditions.append("machine")
    return (f"WHERE {' AND '.join(conditions)}" if conditions else ""), values
