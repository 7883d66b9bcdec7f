"""Records come in the order of folders, shards and lines."""

import msgspec
import pytest

from pipeline.errors import SetupError
from pipeline.write.export.collection import directions, find_folders, read_records


def test_records_come_in_order(make_record, fill):
    clean = fill(
        {
            "pt-en": [make_record(5, ("pt", "en"))],
            "untranslated/und": [make_record(6, ("und", None))],
            "en-pt": [make_record(9)],
        }
    )
    (clean / "en-pt" / "part-00002.jsonl").write_bytes(msgspec.json.encode(make_record(1)) + b"\n")
    (clean / "en-pt" / "part-00001.jsonl").write_bytes(msgspec.json.encode(make_record(2)) + b"\n")
    (clean / "rejected.jsonl").write_text("{}\n")
    folders = find_folders(clean)
    assert [int(record.id, 16) for record in read_records(folders)] == [9, 2, 1, 5, 6]
    assert directions(folders) == [("en", "pt"), ("pt", "en")]


def test_a_tag_may_hold_a_hyphen(make_record, fill):
    clean = fill({"zh-Hant-pt-BR": [make_record(1, ("zh-Hant", "pt-BR"))]})
    assert directions(find_folders(clean, "zh-Hant-pt-BR")) == [("zh-Hant", "pt-BR")]


@pytest.mark.parametrize("pair", ["en-de", "untranslated", "ko", "../clean/en-pt", "*"])
def test_an_unknown_pair_names_the_known_ones(clean, pair):
    with pytest.raises(SetupError, match=r"it holds en-pt, pt-en\.$"):
        find_folders(clean, pair)


def test_a_collection_without_translations_says_so(make_record, fill):
    with pytest.raises(SetupError, match="only untranslated articles"):
        find_folders(fill({"untranslated/ko": [make_record(1, ("ko", None))]}), "en-pt")
