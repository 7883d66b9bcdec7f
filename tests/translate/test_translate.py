import json
import random

import pytest
from msgspec.structs import replace

from pipeline.errors import ModelError
from pipeline.records import Article, Image, LanguageGuess, Languages, Passage, TranslatedArticle, Untranslated
from pipeline.text import normalized
from pipeline.translate import load_translators, translate_articles, translate_stream, translate_texts
from pipeline.translate.memory import Memory, Unit
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


def test_languages_may_be_named_as_engines_name_them(home, tmp_path):
    translators = load_translators(TranslateSettings(memory=str(tmp_path / "memory.sqlite")), home)
    [engines, ours] = [translate_texts(["Bom dia."], tag, "en", translators) for tag in ("pb", "pt-BR")]
    assert engines == ours


def test_the_recipe_changes_with_what_changes_output(home):
    def recipe(**settings):
        return load_translators(TranslateSettings(**settings), home).recipe("ko", "de")

    assert recipe() == recipe(threads=3)
    assert len({recipe(), recipe(beam=4), recipe(engine="firefox"), recipe(score=True)}) == 4


def test_the_recipe_changes_with_the_glossary(home, tmp_path):
    recipes = set()
    for terms in ("river\tFluß", "river\tStrom"):
        (tmp_path / "terms.tsv").write_text(terms)
        settings = TranslateSettings(glossary=str(tmp_path / "terms.tsv"), memory="")
        translators = load_translators(settings, home)
        recipes.add(translators.recipe("en", "de"))
        assert terms.split("\t")[1] in translate_texts(["The river was old."], "en", "de", translators)[0].target
    assert len(recipes) == 2


def made_documents(count):
    """Articles of odd shapes: quotes, lists, tables, emoji, numbers, foreign words, endless sentences."""
    chance = random.Random(11)
    words = [
        "the", "city", "Mr. Hale", "said", "“no”", "(maybe)", "5 p.m.", "U.S.", "42", "...", "river,", "안녕", "नदी",
        "😀", "https://example.org/a?b=c", "@someone", "₩9,000", "and", "bridge;", "a/b", "LOUD NOISE", "—", "3–1",
    ]  # fmt: skip
    ends = [". ", "! ", "?” ", ".  ", "… ", "。", " | ", ": ", " "]

    def text(longest):
        sentences = ["".join([" ".join(chance.choices(words, k=chance.randint(1, longest))), chance.choice(ends)])
                     for _ in range(chance.randint(1, 3))]  # fmt: skip
        return normalized("".join(sentences))

    for number in range(count):
        table = "\n".join(" | ".join(text(3) for _ in range(3)) for _ in range(2))
        kinds = [("paragraph", text(9)), ("list_item", f"- {text(6)}"), ("table", table), ("quote", text(40))]
        passages = [
            Passage(f"p{place}", kind, each, (place,))
            for place, (kind, each) in enumerate(chance.choices(kinds, k=2), 1)
        ]
        yield article(*passages, title=text(8) if number % 2 else None, images=(Image(None, text(5), None),))


def test_every_pair_of_500_made_documents_is_aligned(translators):
    pages = list(made_documents(500))
    results = translate_articles(pages, [spoken("en", "en", "en")] * 500, ["de"] * 500, translators)
    for page, result in zip(pages, results, strict=True):
        sources = {passage.id: passage.text for passage in page.passages} | {"image-1": page.images[0].caption}
        targets = {passage.id: passage.text for passage in result.passages} | {"image-1": result.images[0].caption}
        if page.title:
            sources["title"], targets["title"] = page.title, result.title
        for name, source in sources.items():
            mine = [pair for pair in result.pairs if pair.passage == name]
            assert "".join(pair.source for pair in mine) == source
            assert "".join(pair.target for pair in mine) == targets[name]
            assert source.count("\n") == targets[name].count("\n")
        assert {pair.passage for pair in result.pairs} == set(sources)
        assert all(pair.target.strip() or pair.flags or not pair.source.strip() for pair in result.pairs)


def test_what_a_person_corrected_wins_over_the_engines(home, tmp_path):
    settings = TranslateSettings(memory=str(tmp_path / "memory.sqlite"))
    translators = load_translators(settings, home)
    sentences = ["The city opened a library.", "The river was old."]
    before = translate_texts([" ".join(sentences)], "en", "de", translators)[0]
    Memory(tmp_path / "memory.sqlite").correct([Unit("en", "de", sentences[1], "Der Fluss war alt.", "review")])
    after = translate_texts([" ".join(sentences)], "en", "de", translators)[0]
    assert before.target == "Die Stadt öffnete eine Bibliothek. Die Fluss war alte."
    assert after.target == "Die Stadt öffnete eine Bibliothek. Der Fluss war alt."
    assert after.engine == "argos+memory"
    [pivoted] = translate_texts(["오늘 비가 왔다."], "ko", "de", translators)
    assert pivoted.engine == "argos"


def test_a_memory_that_cannot_be_used_is_a_warning_and_changes_no_output(home, translators, tmp_path):
    (tmp_path / "memory.sqlite").write_bytes(b"no database" * 1_000)
    broken = load_translators(TranslateSettings(memory=str(tmp_path / "memory.sqlite")), home)
    assert translate_texts(ENGLISH, "en", "de", broken) == translate_texts(ENGLISH, "en", "de", translators)
    assert [sentence for sentence in broken.warnings if "cannot be used" in sentence]


def test_output_from_the_memory_is_what_the_engine_said(home, translators, tmp_path):
    remembering = load_translators(TranslateSettings(memory=str(tmp_path / "memory.sqlite")), home)
    fresh, remembered = (translate_texts(ENGLISH, "en", "pt", remembering) for _ in range(2))
    assert fresh == remembered == translate_texts(ENGLISH, "en", "pt", translators)


GERMAN = {"안녕": "hello", "안녕하세요 여러분 반갑습니다.": "Hello everybody, nice to meet you."}


@pytest.fixture
def two_engines(home, server):
    """The tiny Korean model, and a server that knows more."""

    def answer(handler):
        texts = [GERMAN.get(text, text) for text in json.loads(handler.body)["q"]]
        handler.say(200, json.dumps({"translatedText": texts}).encode())

    languages = [{"code": "ko", "targets": ["en"]}]
    server.answers |= {"/languages": json.dumps(languages).encode(), "/translate": answer}
    return TranslateSettings(memory="", libretranslate_url=server.url, engines=("argos", "libretranslate"))


def test_a_doubtful_sentence_gets_a_second_try_and_the_better_is_kept(home, two_engines):
    sentences = ["오늘 비가 왔다.", "안녕하세요 여러분 반갑습니다."]
    sure, doubtful = translate_texts(sentences, "ko", "en", load_translators(two_engines, home))
    assert (sure.target, sure.engine, sure.flags) == ("today rain came.", "argos", ())
    assert (doubtful.target, doubtful.engine) == (GERMAN[sentences[1]], "libretranslate")
    assert doubtful.flags == ("second_try",)


def test_without_another_engine_the_doubt_is_told(translators):
    [made] = translate_texts(["안녕하세요 여러분 반갑습니다."], "ko", "en", translators)
    assert "wrong_script" in made.flags
    assert made.engine == "argos"


def test_agreement_of_two_engines_is_the_score(home, two_engines, server):
    GERMAN["오늘 비가 왔다."] = "today rain came."
    GERMAN["책을 읽는다."] = "something else"
    translators = load_translators(replace(two_engines, score=True), home)
    same, other = translate_texts(["오늘 비가 왔다.", "책을 읽는다."], "ko", "en", translators)
    assert same.score == 1.0
    assert 0 <= other.score < 0.3


def test_chunks_are_translated_by_processes_in_order(home):
    texts = [f"The river was old in {number}." for number in range(12)]
    settings = TranslateSettings(memory="")
    chunks = [texts[:4], texts[4:8], texts[8:]]
    streams = [list(translate_stream(iter(chunks), ("en", "de"), settings, home, workers)) for workers in (1, 2)]
    assert streams[0] == streams[1]
    assert [made.target for chunk in streams[1] for made in chunk] == [
        f"Die Fluss war alte in {number}." for number in range(12)
    ]


def test_a_stream_of_nothing(home):
    assert list(translate_stream([], ("en", "de"), TranslateSettings(memory=""), home, 2)) == []


def test_a_stream_without_a_model_is_an_error_with_its_command(home):
    with pytest.raises(ModelError, match="pipeline models install"):
        list(translate_stream([["雨"], ["雪"]], ("ja", "en"), TranslateSettings(memory=""), home, 2))
