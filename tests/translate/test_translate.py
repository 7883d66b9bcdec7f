import pytest

from pipeline.errors import ModelError
from pipeline.records import Article, Image, LanguageGuess, Languages, Passage, TranslatedArticle, Untranslated
from pipeline.translate import load_translators, translate_articles, translate_texts
from pipeline.translate.settings import TranslateSettings

ENGLISH = [
    "The city opened a new library near the river on Monday. Children read books in the old house today.",
    "It was not good...  The mayor said: “The bridge is closed!”",
    "Hello world",
]


def article(*texts, **parts):
    passages = tuple(
        text if isinstance(text, Passage) else Passage(f"p{number}", "paragraph", text, (number,))
        for number, text in enumerate(texts, 1)
    )
    facts = {"title": None, "standfirst": None, "authors": (), "publication": None, "published": None, "images": ()}
    return Article(passages=passages, notes=(), lines=(), **(facts | parts))


def spoken(tag, *passages):
    return Languages(LanguageGuess(tag, 0.99), tuple(LanguageGuess(each, 0.99) for each in passages), ())


def translated(translators, page, languages, target):
    [result] = translate_articles([page], [languages], [target], translators)
    return result


def test_every_part_of_an_article_is_translated_and_aligned(translators):
    page = article(
        *ENGLISH,
        title="New library opened",
        standfirst="The mayor said hello",
        images=(Image("a.jpg", None, "Ann"), Image("b.jpg", "The old bridge near the park.", None)),
    )
    result = translated(translators, page, spoken("en", "en", "en", "en"), "pt")
    assert isinstance(result, TranslatedArticle)
    assert (result.language, result.engine, result.model) == ("pt", "firefox", "enpt 1693087644")
    assert "biblioteca" in result.title.lower()
    assert result.standfirst
    assert result.images[0].caption is None
    assert "ponte" in result.images[1].caption
    assert result.text == "\n".join(passage.text for passage in result.passages)
    for passage, made in zip(page.passages, result.passages, strict=True):
        mine = [pair for pair in result.pairs if pair.passage == passage.id]
        assert "".join(pair.source for pair in mine) == passage.text
        assert "".join(pair.target for pair in mine) == made.text
        assert all(pair.target.strip() for pair in mine)
    assert [pair.passage for pair in result.pairs if not pair.passage.startswith("p")] == [
        "title",
        "standfirst",
        "image-2",
    ]


def test_a_batch_gives_what_each_article_gives_alone(translators):
    pages = [article(text, title=text.split(".")[0]) for text in ENGLISH]
    languages = [spoken("en", "en")] * 3
    together = translate_articles(pages, languages, ["pt", "de", "pt"], translators)
    backwards = translate_articles(pages[::-1], languages, ["pt", "de", "pt"], translators)[::-1]
    alone = [
        translated(translators, page, language, target)
        for page, language, target in zip(pages, languages, ["pt", "de", "pt"], strict=True)
    ]
    assert together == alone == backwards


def test_a_pivot_keeps_the_sentences_aligned(translators):
    page = article("시는 월요일에 강 근처에 새 도서관을 열었다. 오늘 비가 왔다.")
    result = translated(translators, page, spoken("ko", "ko"), "de")
    assert result.engine == "argos"
    assert result.model == "translate-ko_en 1.0+translate-en_de 1.0"
    assert [pair.target for pair in result.pairs] == [
        "Stadt Montag Fluss beim neue Bibliothek öffnete. ",
        "heute Regen came.",
    ]


def test_a_table_keeps_its_rows_and_cells(translators):
    table = Passage("p1", "table", "City | Library\nThe old river | 41", (1, 2))
    result = translated(translators, article(table), spoken("en", "en"), "de")
    assert result.text == "Stadt | Bibliothek\nDie alte Fluss | 41"
    assert "".join(pair.source for pair in result.pairs) == table.text


def test_a_passage_in_the_target_language_is_copied(translators):
    page = article("The library is closed.", "Die Schule war gut. Es regnet.")
    result = translated(translators, page, spoken("en", "en", "de"), "de")
    assert result.passages[1].text == page.passages[1].text
    assert {(pair.engine, pair.flags) for pair in result.pairs if pair.passage == "p2"} == {
        ("copy", ("already_target",))
    }


def test_a_passage_in_a_third_language_takes_its_own_way(translators):
    page = article("The library is closed.", "오늘 비가 왔다.", "明日は雨です。")
    result = translated(translators, page, spoken("en", "en", "ko", "ja"), "de")
    assert result.passages[1].text == "heute Regen came."
    assert [pair.flags for pair in result.pairs if pair.passage == "p2"] == [()]
    assert "other_language" in next(pair.flags for pair in result.pairs if pair.passage == "p3")


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("und", "pt", "unclear"),
        ("ko", "ja", "run `pipeline models install translate-en_ja`"),
        ("ja", "en", "Japanese (ja) to English (en): run `pipeline models install translate-ja_en`."),
        ("pt-PT", "pt", "already in Portuguese (pt)"),
    ],
)
def test_what_cannot_be_translated_says_why(translators, source, target, reason):
    result = translated(translators, article("?"), spoken(source, source), target)
    assert isinstance(result, Untranslated)
    assert result.language == target
    assert reason in result.reason


FORMS = [
    "",
    "   ",
    "😀",
    "12:30 — 14:00",
    "  - Hello world\n\n  - The old house\n\n1. Good night\n",
    "\tThe city.  It was good.\n",
    "Hello\u2028world",
]


@pytest.mark.parametrize("text", FORMS)
def test_the_form_of_a_text_comes_back(translators, text):
    [made] = translate_texts([text], "en", "de", translators)
    assert made.target.count("\n") == text.count("\n")
    before, after = text.split("\n"), made.target.split("\n")
    assert [len(line) - len(line.lstrip()) for line in after] == [len(line) - len(line.lstrip()) for line in before]
    assert [bool(line.strip()) for line in after] == [bool(line.strip()) for line in before]


def test_list_marks_and_empty_lines_come_back(translators):
    [made] = translate_texts(["  - Hello world\n\n* The old house\n1. Good night\n"], "en", "de", translators)
    assert made.target == "  - Hallo Welt\n\n* Die alte Haus\n1. Gut Nacht\n"


def test_nothing_of_a_very_long_line_is_lost(translators):
    line = "the old bridge near the river was closed, " * 300
    [made] = translate_texts([line], "en", "de", translators)
    assert made.target.count("Brücke") == 300


def test_what_has_no_letters_is_copied(translators):
    [made] = translate_texts(["12:30 — 14:00"], "en", "pt", translators)
    assert (made.target, made.engine, made.model) == ("12:30 — 14:00", "copy", "")


def test_a_direction_without_a_model_is_an_error_with_its_command(translators):
    with pytest.raises(ModelError, match="pipeline models install translate-ja_en"):
        translate_texts(["雨です。"], "ja", "en", translators)


def test_the_recipe_changes_with_what_changes_output(home):
    def recipe(**settings):
        return load_translators(TranslateSettings(**settings), home).recipe("ko", "de")

    assert recipe() == recipe(threads=3)
    assert len({recipe(), recipe(beam=4), recipe(engine="firefox")}) == 3
