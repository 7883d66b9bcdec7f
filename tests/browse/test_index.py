import sqlite3

import pytest

from pipeline.browse.index import INDEX_NAME, Index
from pipeline.browse.search import count, question_of, search
from pipeline.errors import OutputUnusable


def titles(index, **form):
    index.refresh()
    with index.reading() as database:
        return [entry.title for entry in search(database, question_of({"order": "title", **form}), 0)]


def test_only_changed_files_are_read_again(tmp_path, make_record, write):
    write(tmp_path / "en-ar", [make_record(1)], 0)
    write(tmp_path / "en-ar", [make_record(2)], 1)
    index, told = Index(tmp_path), []
    index.refresh(told.append)
    assert told == ["en-ar/part-00000.jsonl", "en-ar/part-00001.jsonl"]
    write(tmp_path / "en-ar", [make_record(2), make_record(3)], 1)
    index.refresh(told.append)
    assert told[2:] == ["en-ar/part-00001.jsonl"]
    assert titles(index) == ["Harbour town 1", "Harbour town 2", "Harbour town 3"]
    assert titles(index, q="town 3") == ["Harbour town 3"]


def test_what_is_gone_from_disk_is_gone_from_the_list(tmp_path, make_record, write):
    index = Index(tmp_path)
    path = write(tmp_path / "en-ar", [make_record(1)])
    assert titles(index, q="harbour") == ["Harbour town 1"]
    path.unlink()
    assert titles(index, q="harbour") == titles(index) == []


def test_a_line_that_is_no_record_is_left_out(tmp_path, make_record, write):
    path = write(tmp_path / "en-ar", [make_record(1), make_record(2)])
    path.write_bytes(b"{broken\n\xff\n" + path.read_bytes())
    index = Index(tmp_path)
    assert titles(index) == ["Harbour town 1", "Harbour town 2"]


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be taken for one" * 100, b""])
def test_a_damaged_index_is_made_anew(tmp_path, make_record, write, content):
    write(tmp_path / "en-ar", [make_record(1)])
    (tmp_path / INDEX_NAME).write_bytes(content)
    assert titles(Index(tmp_path)) == ["Harbour town 1"]


def test_an_index_of_another_layout_is_made_anew(tmp_path, make_record, write):
    write(tmp_path / "en-ar", [make_record(1)])
    index = Index(tmp_path)
    index.refresh()
    database = sqlite3.connect(index.path)
    database.execute("DELETE FROM entry")
    database.execute("PRAGMA user_version = 99")
    database.commit()
    database.close()
    assert titles(index) == ["Harbour town 1"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(OutputUnusable, match="cannot be written"):
        Index(tmp_path / "missing").refresh()


def test_a_real_run_is_listed_whole(collection):
    index = Index(collection / "clean")
    index.refresh()
    with index.reading() as database:
        states = [entry.state for entry in search(database, question_of({}), 0)]
        assert count(database, question_of({})) == len(states)
    assert {state: states.count(state) for state in set(states)} == {"translated": 6, "untranslated": 1, "rejected": 1}


def test_records_are_found_where_they_lie(tmp_path, make_record, write):
    path = write(tmp_path / "en-ar", [make_record(1, title="한글 제목"), make_record(2)])
    index = Index(tmp_path)
    index.refresh()
    with index.reading() as database:
        rows = database.execute("SELECT file, begins, size FROM entry ORDER BY key").fetchall()
    assert [index.line(*row) for row in rows] == path.read_bytes().splitlines()
    path.unlink()
    with pytest.raises(OutputUnusable, match="reload"):
        index.line(*rows[0])
