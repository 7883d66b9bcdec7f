import sqlite3

import pytest

from pipeline.browse.searchable import match_expression, searchable


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("The harbour council voted.", "council harbour", True),
        ("The harbour council voted.", "counc", True),
        ("The harbour council voted.", "ouncil", False),
        ("The harbour council voted.", '"harbour council"', True),
        ("The harbour council voted.", '"council harbour"', False),
        ("The harbour council voted.", "harbour mayor", False),
        ("Ação de graças", "acao", True),
        ("서울시는 밤에 다니는 배를 두었다.", "서울", True),
        ("서울시는 밤에 다니는 배를 두었다.", "서울시는", True),
        ("서울시는 밤에 다니는 배를 두었다.", "배", True),
        ("서울시는 밤에 다니는 배를 두었다.", "밤배", False),
        ("市議会は夜の船を残すことにした。", "夜の船", True),
        ("市議会は夜の船を残すことにした。", "船夜", False),
        ("K리그 개막", "K리그", True),
        ("नगर परिषद ने मतदान किया।", "परिषद", True),
        ("नगर परिषद ने मतदान किया।", "पर", True),
        ("เทศบาลยังคงเรือข้ามฟาก", "เรือข้าม", True),
        ("https://www.harbour.example/2025/ferry", "harbour.example", True),
        ("https://www.harbour.example/2025/ferry", "https://www.harbour.example/2025/fer", True),
        ("It costs 40 euros", 'OR 40 "euros', True),
    ],
)
def test_what_finds_what(text: str, query: str, found: bool) -> None:
    database = sqlite3.connect(":memory:")
    options = "tokenize = \"unicode61 remove_diacritics 2 categories 'L* M* N* Co'\""
    database.execute(f"CREATE VIRTUAL TABLE words USING fts5 (text, content = '', {options})")
    database.execute("INSERT INTO words (rowid, text) VALUES (1, ?)", (searchable(text),))
    expression = match_expression(query.replace("OR ", ""))
    rows = database.execute("SELECT rowid FROM words WHERE words MATCH ?", (expression,)).fetchall()
    database.close()
    assert bool(rows) == found


@pytest.mark.parametrize("query", ["", "  ", '"', "((", "<>", "—"])
def test_what_cannot_be_searched_for_is_empty(query: str) -> None:
    assert match_expression(query) == ""
