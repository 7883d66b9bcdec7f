"""What holds for every format: whole files or none, the same bytes each time, and nothing is overwritten."""

import tracemalloc
from pathlib import Path

import pytest

from pipeline.errors import OutputUnusable, SetupError
from pipeline.records import SentencePair
from pipeline.write.export import ExportOptions, export

FORMATS = ["parquet", "hf", "tmx", "xliff", "moses", "tsv", "txt", "md"]
FOLDERS = ["hf", "xliff", "txt", "md"]
FILES = ["parquet", "tmx", "tsv"]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_records_are_the_same_bytes(exported, tmp_path, kind):
    exported("one/x", kind)
    exported("two/x", kind)
    assert everything(tmp_path / "one") == everything(tmp_path / "two") != {}


@pytest.mark.parametrize("kind", FORMATS)
def test_without_a_filter_nothing_is_left_out(exported, pairs, kind):
    counts = exported("x", kind)
    assert counts.left_out == {}
    assert counts.pairs == 3 * len(pairs)
    assert counts.articles == (4 if kind in {"txt", "md"} else 3)
    assert all(path.exists() for path in counts.files)


def test_one_direction_alone(exported, pairs, tmp_path):
    counts = exported("x.tsv", "tsv", pair="pt-en")
    assert counts.pairs == len(pairs)
    assert "\ten\tpt\t" not in (tmp_path / "x.tsv").read_text()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_broken_record_leaves_no_file_behind(exported, clean, tmp_path, kind):
    shard = clean / "pt-en" / "part-00000.jsonl"
    shard.write_bytes(shard.read_bytes() + b'{"id": "cut o')
    with pytest.raises(SetupError, match=r"Line 2 of .*part-00000\.jsonl is no record"):
        exported("out/x", kind)
    assert everything(tmp_path / "out") == {}
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_folder_must_be_new_or_empty(exported, tmp_path, kind):
    (tmp_path / "x").mkdir()
    exported("x", kind)
    before = everything(tmp_path / "x")
    with pytest.raises(OutputUnusable, match="is not empty"):
        exported("x", kind)
    assert everything(tmp_path / "x") == before


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_file_is_never_taken_for_a_folder(exported, tmp_path, kind):
    (tmp_path / "x").write_text("mine")
    with pytest.raises(OutputUnusable, match="is a file"):
        exported("x", kind)
    assert (tmp_path / "x").read_text() == "mine"


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_replaced_and_a_folder_is_not(exported, tmp_path, kind):
    (tmp_path / "x").write_text("old")
    exported("x", kind)
    assert (tmp_path / "x").read_bytes() != b"old"
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputUnusable, match="is a folder"):
        exported("folder", kind)


@pytest.mark.parametrize("kind", FORMATS)
def test_what_cannot_be_written_is_said_in_one_sentence(exported, tmp_path, kind):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputUnusable, match="cannot be written"):
        exported("file/x", kind)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"pair": "en-de"}, "holds no en-de; it holds en-pt, pt-en"),
        ({"where": "colour = 'red'"}, "no such column: colour"),
        ({"only": "accepted", "review": Path("nowhere.jsonl")}, "nothing was accepted yet"),
        ({"rows": "records"}, "Rows of records are for parquet"),
    ],
)
def test_a_filter_that_cannot_be_used_is_said_before_anything_is_written(exported, tmp_path, options, message):
    with pytest.raises(SetupError, match=message):
        exported("out/x.tsv", "tsv", **options)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", ["txt", "md"])
@pytest.mark.parametrize(
    "options", [{"only_unflagged": True}, {"min_score": 0.5}, {"dedup": True}, {"only": "accepted"}]
)
def test_filters_of_pairs_do_not_cut_articles(exported, kind, options):
    with pytest.raises(SetupError, match="chooses sentence pairs"):
        exported("x", kind, **options)


def test_articles_can_be_chosen(exported, tmp_path):
    counts = exported("x", "txt", where="language = 'ko' OR target_language = 'en'")
    assert (counts.articles, counts.left_out) == (2, {"--where": 2})
    assert sorted(everything(tmp_path / "x")) == [
        f"{tag}/{number:016x}.txt" for tag, number in (("en", 3), ("ko", 4), ("pt", 3))
    ]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_choice_may_be_empty(exported, kind):
    counts = exported("x", kind, where="kind = 'markdown'")
    assert (counts.articles, counts.pairs) == (0, 0)


def test_an_empty_collection_is_said(tmp_path):
    with pytest.raises(SetupError, match="holds no records"):
        export(tmp_path / "x.tmx", ExportOptions(format="tmx", clean=tmp_path))


@pytest.mark.parametrize("kind", ["tmx", "tsv", "moses", "parquet", "hf"])
def test_a_large_collection_is_never_in_memory(make_record, fill, tmp_path, kind):
    record = make_record(pairs=[SentencePair("p1", "A sentence. " * 20, "Uma frase. " * 20, "firefox", ())] * 20)
    clean = fill({"en-pt": [record] * 100})
    size = sum(path.stat().st_size for path in clean.rglob("*.jsonl"))
    tracemalloc.start()
    try:
        counts = export(tmp_path / "x", ExportOptions(format=kind, clean=clean, where="number > 0"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert counts.pairs == 2_000
    assert peak < size / 2
