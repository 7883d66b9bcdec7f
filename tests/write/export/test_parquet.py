"""Parquet read back by Arrow, DuckDB, pandas and Polars."""

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import SetupError
from pipeline.records import BilingualRecord
from pipeline.write.export.pairs import pairs_of


def test_a_row_per_pair_with_typed_columns(exported, make_record, tmp_path):
    exported("x.parquet", "parquet")
    table = pq.read_table(tmp_path / "x.parquet")
    records = [make_record(1), make_record(2), make_record(3, ("pt", "en"))]
    expected = [msgspec.to_builtins(pair) for record in records for pair in pairs_of(record)]
    assert table.to_pylist() == [{**row, "flags": list(row["flags"])} for row in expected]
    types = {name: table.schema.field(name).type for name in ("source", "number", "score", "machine_translated_source")}
    assert types == {
        "source": pa.string(), "number": pa.int64(), "score": pa.float64(), "machine_translated_source": pa.bool_(),
    }  # fmt: skip
    assert pa.types.is_list(table.schema.field("flags").type)


def test_duckdb_pandas_and_polars_open_it(exported, pairs, tmp_path):
    exported("x.parquet", "parquet", pair="en-pt")
    path = str(tmp_path / "x.parquet")
    sources = [pair.source.strip() for pair in pairs] * 2
    with duckdb.connect() as database:
        rows = database.execute("SELECT source, flags FROM read_parquet(?)", [path]).fetchall()
    assert [source for source, _ in rows] == sources
    assert rows[2][1] == ["empty", "length"]
    polars = pytest.importorskip("polars")
    frame = polars.read_parquet(path)
    assert frame["source"].to_list() == sources
    assert frame.schema["flags"] == polars.List(polars.String)
    pandas = pytest.importorskip("pandas")
    assert pandas.read_parquet(path)["source"].tolist() == sources


def test_it_is_packed_with_zstd(exported, tmp_path):
    exported("x.parquet", "parquet")
    group = pq.ParquetFile(tmp_path / "x.parquet").metadata.row_group(0)
    assert {group.column(number).compression for number in range(group.num_columns)} == {"ZSTD"}


def test_a_row_per_record_gives_the_record_back(exported, make_record, tmp_path):
    exported("x.parquet", "parquet", rows="records")
    rows = pq.read_table(tmp_path / "x.parquet").to_pylist(maps_as_pydicts="strict")
    records = [make_record(1), make_record(2), make_record(3, ("pt", "en")), make_record(4, ("ko", None))]
    assert msgspec.convert(rows, list[BilingualRecord]) == records


@pytest.mark.parametrize("options", [{"only_unflagged": True}, {"min_score": 0.5}, {"dedup": True}])
def test_records_are_not_cut(exported, options):
    with pytest.raises(SetupError, match="whole articles"):
        exported("x.parquet", "parquet", rows="records", **options)


def test_a_record_of_any_length(make_record, fill, exported, tmp_path):
    text = "word " * 4_000_000  # 20 MB: more than DuckDB reads without being told
    exported("x.parquet", "parquet", rows="records", clean=fill({"en-pt": [make_record(text=text)]}), pair="en-pt")
    assert pq.read_table(tmp_path / "x.parquet", columns=["text"]).to_pylist() == [{"text": text}]


def test_nothing_else_is_left(exported, clean, tmp_path):
    exported("out/x.parquet", "parquet")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["x.parquet"]
