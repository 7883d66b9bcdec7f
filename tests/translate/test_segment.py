import pytest

from pipeline.translate.segment import clauses, joining, pieces, sentences

SPLITS = [
    ("en", ["Mr. Hale met Gen. Orr on Jan. 5 in Lisbon. ", "They shook hands."]),
    ("en", ["She asked, “Really?” and left. ", "Nobody answered."]),
    ("en", ["Edith M. Brand wrote it. ", "No. 5 sold best."]),
    ("en", ["The U.S. army left at 5 p.m. on Sunday. ", "The road was empty."]),
    ("en", ["The Korea-U.S. talks went on, and the pro-E.U. party won. ", "It was close."]),
    ("en", ["He waited... and waited. ", "Then he went home."]),
    ("pt", ["O Sr. Prado chegou em jan. 2020 com a Dra. Lima. ", "Choveu."]),
    ("pt", ["No séc. XV a cidade cresceu. ", "Piquet Jr. ganhou, Lopes Jr. perdeu etc. e tal. ", "Fim."]),
    ("de", ["Am 3. Oktober und im 18. Jahrhundert schneite es. ", "Es war 1990. ", "Dann kam Regen."]),
    ("ja", ["雨が降った。", "「本当ですか。」と彼女は聞いた。", "3人が来た。"]),
    ("zh", ["他来了。", "2019年他走了。"]),
    ("hi", ["बारिश हुई। ", "नदी बढ़ी| ", "पुल टूट गया।"]),
    ("ko", ["비가 왔다. ", "강이 불었다."]),
    ("en", ["The answer was in ./src/main.py all along. ", "We looked at https://example.org/a.b?c=d too late."]),
    ("xx", ["No one knows this language. ", "It is split all the same."]),
]


@pytest.mark.parametrize(("language", "parts"), SPLITS)
def test_sentences_end_where_a_reader_ends_them(language, parts):
    assert sentences("".join(parts), language) == parts


FORMS = [
    "",
    " ",
    "\n\n",
    "- ",
    "  - Milk.\n  - Bread and butter.\n\n1. Go home. Now!\n",
    "No end",
    "\tTabs and   blanks .  \n",
    "> A quote.\r\n> Its end.",
    "Name | Age\nAnn | 41",
    "one line\u2028still the same",
]


@pytest.mark.parametrize("text", FORMS)
@pytest.mark.parametrize("table", [False, True])
def test_pieces_give_the_text_back(text, table):
    assert "".join(piece.source for piece in pieces(text, "en", table=table)) == text


def test_what_begins_a_line_is_no_part_of_the_sentence():
    assert [piece.core for piece in pieces("  - Milk.\n* Bread.\n1. Go home.\n# News\n", "en") if piece.core] == [
        "Milk.",
        "Bread.",
        "Go home.",
        "News",
    ]


def test_a_german_date_is_no_list_item():
    assert pieces("5. Mai war schön.", "de")[0].core == "5. Mai war schön."


def test_cells_of_a_table_are_taken_one_by_one():
    assert [piece.core for piece in pieces("Name | Age\nAnn Lee | 41", "en", table=True)] == [
        "Name",
        "Age",
        "Ann Lee",
        "41",
    ]


LONG = [
    ("en", "It rained for days, the river rose, and nobody could cross the old bridge; " * 8),
    ("en", "word " * 2_000),
    ("en", "x" * 10_000),
    ("zh", "雨下了好几天，河水上涨，没有人能过桥；" * 20),
    ("en", "👩‍👩‍👧‍👦" * 100),
]


@pytest.mark.parametrize(("language", "text"), LONG)
def test_long_sentences_are_cut_and_lose_nothing(language, text):
    units = clauses(text, language)
    assert "".join(units) == text
    assert max(map(len, units)) <= 250
    assert min(map(len, units)) >= 20


def test_a_long_sentence_is_cut_at_its_clauses():
    units = clauses("It rained for days, the river rose, and nobody could cross the old bridge; " * 8, "en")
    assert all(unit.rstrip()[-1] in ",;" for unit in units)


def test_short_sentences_stay_whole():
    assert clauses("It rained.", "en") == ["It rained."]
    assert clauses("", "en") == [""]


@pytest.mark.parametrize(
    ("tail", "target", "joined"),
    [(" ", "pt", " "), ("", "pt", " "), (" ", "ja", ""), ("", "zh-Hant", ""), ("\n", "ja", "\n"), (" | ", "zh", " | ")],
)
def test_target_sentences_are_joined_as_their_language_does(tail, target, joined):
    assert joining(tail, target) == joined
