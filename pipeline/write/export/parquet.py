"""Parquet files (zstd), written by DuckDB; rows go to it through JSON Lines on disk, not through memory."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import get_type_hints

import msgspec
from msgspec import Struct, inspect

from pipeline.errors import OutputUnusable
from pipeline.records import BilingualRecord
from pipeline.write.export.pairs import Chosen, ExportedPair

_SIMPLE = {
    inspect.StrType: "VARCHAR",
    inspect.IntType: "BIGINT",
    inspect.FloatType: "DOUBLE",
    inspect.BoolType: "BOOLEAN",
    inspect.LiteralType: "VARCHAR",
}
# Bytes of the longest row that DuckDB takes without being told.
_USUAL_ROW = 16 * 1024 * 1024
# Rows that lie together, and in memory while they are written: with DuckDB's own 122,880 a million pairs take 478 MiB.
# With these it is 140, and 146 for three million: the file's index, which every writer of Parquet holds until the end.
_ROW_GROUP = 20_480


def write_pairs(path: Path, chosen: Iterable[Chosen]) -> None:
    """Write one row per sentence pair; the columns are the fields of `ExportedPair`."""
    write_table(path, (pair for article in chosen for pair in article.pairs), columns_of(ExportedPair))


def write_records(path: Path, chosen: Iterable[Chosen]) -> None:
    """Write one row per record; the columns are the fields of `BilingualRecord`, nested as they are."""
    write_table(path, (article.record for article in chosen), columns_of(BilingualRecord))


def write_table(
    path: Path, rows: Iterable[object], columns: Mapping[str, str], metadata: Mapping[str, str] | None = None
) -> None:
    """Write the rows, in order, as one Parquet file.

    Args:
        path: the file.
        rows: structs or dictionaries with these columns.
        columns: DuckDB's type of each column.
        metadata: what the file says of itself.

    Raises:
        OutputUnusable: the disk is full.
    """
    import duckdb  # noqa: PLC0415  # slow to load

    lines = path.with_name(path.name + ".jsonl")
    longest = _USUAL_ROW
    with lines.open("wb") as stream:
        for row in rows:
            line = msgspec.json.encode(row)
            longest = max(longest, len(line) + 1)
            stream.write(line + b"\n")
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,  # so that the cut into row groups is the same everywhere
        "autoinstall_known_extensions": False,  # nothing is fetched: what is needed is built in
        "autoload_known_extensions": False,
    }
    read = f"read_json(?, format = 'newline_delimited', columns = {_struct(columns)}, maximum_object_size = {longest})"
    said = f", KV_METADATA {_struct(metadata)}" if metadata else ""
    try:
        with duckdb.connect(":memory:", config=settings) as database:
            database.execute("SET enable_progress_bar = false")  # it would go to standard output
            database.execute(
                f"COPY (FROM {read}) TO ? (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP}{said})",
                [str(lines), str(path)],
            )
    except duckdb.IOException as error:
        raise OutputUnusable(
            f"{path.name} cannot be written: {error}; free space there or choose another -o."
        ) from error
    lines.unlink()


def columns_of(row: type[Struct]) -> dict[str, str]:
    """DuckDB's type of each field of a struct."""
    return {name: _type(inspect.type_info(kind)) for name, kind in get_type_hints(row, include_extras=True).items()}


def _type(kind: inspect.Type) -> str:
    match kind:
        case inspect.Metadata():
            return _type(kind.type)
        case inspect.UnionType():
            return next(_type(part) for part in kind.types if not isinstance(part, inspect.NoneType))
        case inspect.VarTupleType():
            return f"{_type(kind.item_type)}[]"
        case inspect.DictType():
            return f"MAP({_type(kind.key_type)}, {_type(kind.value_type)})"
        case inspect.StructType():
            return f"STRUCT({', '.join(f'{_name(field.name)} {_type(field.type)}' for field in kind.fields)})"
        case _:
            return _SIMPLE[type(kind)]


def _struct(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{_name(name)}: {_quoted(value)}" for name, value in values.items()) + "}"


def _name(name: str) -> str:
    return json.dumps(name)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
