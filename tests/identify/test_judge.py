from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.identify import IdentifySettings, identify_candidates, identify_text

SENTENCES = [
    ("The council voted on Tuesday to keep the old library open for another year.", "en"),
    ("A câmara decidiu na terça-feira manter a biblioteca aberta por mais um ano.", "pt"),
    ("Der Stadtrat beschloss am Dienstag, die alte Bibliothek noch ein Jahr offen zu halten.", "de"),
    ("Le conseil a décidé mardi de garder la vieille bibliothèque ouverte un an de plus.", "fr"),
    ("Городской совет решил во вторник оставить старую библиотеку открытой ещё на год.", "ru"),
    ("Міська рада вирішила у вівторок залишити стару бібліотеку відкритою ще на рік.", "uk"),
    ("Градско веће је у уторак одлучило да стара библиотека ради још годину дана.", "sr-Cyrl"),
    ("시의회는 화요일 오래된 도서관을 일 년 더 열어 두기로 했다.", "ko"),
    ("नगर परिषद ने मंगलवार को पुराने पुस्तकालय को एक और साल खुला रखने का फैसला किया।", "hi"),
    ("नगर परिषदेने मंगळवारी जुने वाचनालय आणखी एक वर्ष सुरू ठेवण्याचा निर्णय घेतला आहे.", "mr"),
    ("市議会は火曜日、古い図書館をもう一年開けておくことを決めた。", "ja"),
    ("市议会星期二决定让旧图书馆再开放一年。", "zh-Hans"),
    ("市議會星期二決定讓舊圖書館再開放一年。", "zh-Hant"),
    ("قرر مجلس المدينة يوم الثلاثاء إبقاء المكتبة القديمة مفتوحة لمدة عام آخر.", "ar"),
    ("شورای شهر روز سه‌شنبه تصمیم گرفت کتابخانه قدیمی را یک سال دیگر باز نگه دارد.", "fa"),
]


@pytest.mark.parametrize(("text", "tag"), SENTENCES)
def test_a_clear_sentence_is_named_surely(text: str, tag: str) -> None:
    guess = identify_text(text)
    assert guess.tag == tag
    assert guess.score >= 0.7


@pytest.mark.parametrize(
    ("text", "tag"), [("네", "ko"), ("Ναι", "el"), ("ใช่", "th"), ("はい", "ja"), ("כן", "he"), ("Այո", "hy")]
)
def test_a_script_of_one_language_settles_it_at_any_length(text: str, tag: str) -> None:
    assert identify_text(text).tag == tag


@pytest.mark.parametrize("text", ["", " ", "12.50 % – 2025", "🙂🙂🙂", "\ud800", "→ • ★"])
def test_without_letters_nothing_is_known_even_as_a_guess(text: str) -> None:
    assert identify_text(text, guess=True).tag == "und"
    assert identify_candidates(text) == []


@pytest.mark.parametrize("text", ["Madrid", "OK", "Menu Login Home", "https://example.org/the/old/library-is-open"])
def test_a_few_letters_of_a_shared_script_are_und(text: str) -> None:
    assert identify_text(text).tag == "und"


def test_a_guess_is_made_whenever_there_are_letters() -> None:
    assert identify_text("the old library", guess=True).tag == "en"
    assert identify_text("Madrid", guess=True).tag != "und"


def test_all_caps_are_read_as_if_they_were_not() -> None:
    assert identify_text("COUNCIL VOTES TO KEEP THE OLD LIBRARY OPEN FOR ANOTHER YEAR").tag == "en"


def test_candidates_come_with_scores_best_first() -> None:
    guesses = identify_candidates("Byrådet har besluttet at holde biblioteket åbent", top=3)
    assert guesses[0].tag == "da"
    assert len(guesses) == 3
    scores = [guess.score for guess in guesses]
    assert scores == sorted(scores, reverse=True)


def test_only_keeps_answers_among_the_named() -> None:
    settings = IdentifySettings(only=("en", "ko", "hi"))
    assert identify_text("नमस्ते", settings).tag == "hi"
    assert identify_text("the old library", settings, guess=True).tag == "en"


def test_text_that_clearly_speaks_a_language_outside_only_is_und() -> None:
    settings = IdentifySettings(only=("en", "ko", "hi"))
    assert identify_text("Le conseil a décidé mardi de garder la vieille bibliothèque ouverte.", settings).tag == "und"
    assert identify_text("Городской совет решил оставить старую библиотеку открытой.", settings).tag == "und"


def test_only_refuses_a_language_that_no_detector_knows() -> None:
    with pytest.raises(ConfigError, match="tlh"):
        identify_text("the old library", IdentifySettings(only=("en", "tlh")))


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller, João Peixoto, Lars Nygaard, Agnieszka Dudek, Tomáš Havel",
        "Rovers 3 - 1 United (Keller 12, 48, Dudek 77; Peixoto 90)",
        "for (let i = 0; i < rows.length; i += 1) { total += rows[i].price; }",
        "def read(path, mode='r'): return open(path, mode).read().splitlines()",
        "kal hum log bazaar gaye the lekin dukaan band thi isliye ghar wapas aa gaye",
        "ya vchera khodil v magazin i kupil khleb, moloko i nemnogo syra dlya babushki",
        "Ðóññêèé òåêñò, êîòîðûé ïðî÷èòàëè â ÷óæîé êîäèðîâêå",
        "qjx vwpk zrtl mnbc hgfd plok wsxe dcrf",
    ],
)
def test_what_is_no_language_in_these_letters_is_und(text: str) -> None:
    assert identify_text(text).tag == "und"


@pytest.mark.parametrize(
    "text",
    [
        "Иванова Анна, Петренко Олег, Сидоров Илья, Кузнецова Мария",
        "रोहन देशपांडे, प्रिया नायर, अमित पाटील, सुनीता यादव, किरण राव",
        "سامر الحداد، ليلى منصور، كريم الخطيب، هدى النجار",
    ],
)
def test_a_list_of_names_is_und_in_other_scripts_too(text: str) -> None:
    assert identify_text(text).tag == "und"


def test_almost_all_of_a_hundred_strings_that_are_no_language_are_und() -> None:
    lines = (Path(__file__).parent / "no_language.txt").read_text("utf-8").split("\n")[:-1]
    assert len(lines) == 100
    assert [line for line in lines if identify_text(line).tag != "und"][2:] == []


def test_other_strings_that_are_no_language_are_und() -> None:
    lines = (Path(__file__).parent / "more_no_language.txt").read_text("utf-8").split("\n")[:-1]
    assert [line for line in lines if identify_text(line).tag != "und"][1:] == []
