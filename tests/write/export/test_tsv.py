"""bitextor's columns, read by Arrow without quotes or escapes."""

from pyarrow import csv

from pipeline.write.export.pairs import one_line

BITEXTOR = ["src_url", "trg_url", "src_text", "trg_text", "aligner_score", "src_paragraph_id", "trg_paragraph_id"]


def read(path):
    options = csv.ParseOptions(delimiter="\t", quote_char=False, escape_char=False)
    return csv.read_csv(path, parse_options=options)


def test_another_reader_finds_every_pair(exported, pairs, tmp_path):
    exported("x.tsv", "tsv", pair="en-pt")
    table = read(tmp_path / "x.tsv")
    assert table.column_names[: len(BITEXTOR)] == BITEXTOR
    assert table["src_text"].to_pylist() == [one_line(pair.source) for pair in pairs] * 2
    assert table["trg_text"].to_pylist() == [one_line(pair.target) for pair in pairs] * 2


def test_what_stands_beside_the_texts(exported, tmp_path):
    exported("x.tsv", "tsv")
    row = read(tmp_path / "x.tsv").to_pylist()[2]
    assert row["src_url"] == row["trg_url"] == "https://example.org/1?a=1&b=<2>"
    assert (row["src_lang"], row["trg_lang"], row["engine"], row["flags"]) == ("en", "pt", "argos", "empty|length")
    assert row["id"] == f"{1:016x}/p1/2"


def test_a_page_without_an_address_is_named_by_its_file(make_record, fill, exported, tmp_path):
    clean = fill({"en-pt": [make_record(1, url=None)]})
    exported("x.tsv", "tsv", clean=clean, pair="en-pt")
    assert set(read(tmp_path / "x.tsv")["src_url"].to_pylist()) == {"day/1.html"}
