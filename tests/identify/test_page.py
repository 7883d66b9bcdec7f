import msgspec
import pytest

from pipeline.identify import IdentifySettings, identify_language
from pipeline.records import Article, JudgedLine, Languages, Passage

ENGLISH = (
    "The council voted on Tuesday to keep the old library open for another year, after more than two hundred "
    "people had written to the mayor."
)
ENGLISH_TOO = "Its roof will be repaired in the spring, and the reading room is to get new windows before the winter."
KOREAN = "시장은 화요일 기자 회견에서 오래된 도서관을 닫지 않겠다고 말했다."
HINDI = "नगर परिषद ने मंगलवार को पुराने पुस्तकालय को एक और साल खुला रखने का फैसला किया है।"
PORTUGUESE = "A câmara decidiu na terça-feira manter a velha biblioteca aberta por mais um ano."


def article(*passages: str, dropped: tuple[str, ...] = (), **more: object) -> Article:
    lines = [*passages, *dropped]
    blank = {
        "title": None,
        "standfirst": None,
        "authors": (),
        "publication": None,
        "published": None,
        "images": (),
        "notes": (),
    }
    return Article(
        **(
            blank
            | {
                "passages": tuple(
                    Passage(f"p{number}", "paragraph", text, (number,)) for number, text in enumerate(passages, 1)
                ),
                "lines": tuple(
                    JudgedLine(number, text, "body", number <= len(passages), "", 1.0)
                    for number, text in enumerate(lines, 1)
                ),
            }
            | more
        )
    )


def languages(*passages: str, **more: object) -> Languages:
    return identify_language(article(*passages, **more), IdentifySettings())


def test_the_article_is_judged_on_its_body_and_the_page_on_the_rest() -> None:
    found = languages(ENGLISH, ENGLISH_TOO, dropped=("मुख्य समाचार", "खेल", "मनोरंजन", "राशिफल और पंचांग") * 30)
    assert found.article.tag == "en"
    assert found.script == "eng_Latn"
    assert found.page == ("hi",)


def test_every_passage_keeps_its_own_tag() -> None:
    found = languages(ENGLISH, KOREAN, ENGLISH_TOO, PORTUGUESE)
    assert [guess.tag for guess in found.passages] == ["en", "ko", "en", "pt"]
    assert found.article.tag == "en"


def test_an_english_abstract_under_a_hindi_text_is_english() -> None:
    found = languages(HINDI, HINDI, HINDI, ENGLISH)
    assert found.article.tag == "hi"
    assert found.passages[3].tag == "en"


def test_short_lines_do_not_outvote_long_ones() -> None:
    found = languages("Leia também", "Mais lidas", "Últimas notícias", "Esporte", ENGLISH)
    assert found.article.tag == "en"


@pytest.mark.parametrize(
    ("declared", "tag", "warned"),
    [(("en-GB",), "en", False), (("hi",), "en", True), (("x-default", "{{ lang }}"), "en", False), ((), "en", False)],
)
def test_a_declared_language_never_overrules_clear_text(declared: tuple[str, ...], tag: str, warned: bool) -> None:
    found = languages(ENGLISH, declared_languages=declared)
    assert found.article.tag == tag
    assert any("declares hi" in warning for warning in found.warnings) is warned


def test_a_declared_language_breaks_a_tie() -> None:
    text = "Vlada je jučer donijela odluku o cijenama."
    assert languages(text, declared_languages=("hr",)).article.tag == "hr"
    assert languages(text, declared_languages=("bs",)).article.tag == "bs"


def test_a_short_passage_takes_after_its_article() -> None:
    found = languages(ENGLISH, "What happens next", ENGLISH_TOO)
    assert found.passages[1].tag == "en"


def test_a_near_tie_is_named_with_its_group_and_noted() -> None:
    found = languages("Vlada je jučer donijela odluku o povećanju cijena u gradu i okolici.")
    assert found.article.tag in {"hr", "bs"}
    assert set(found.article.group) >= {"hr", "bs"}
    assert found.article.score < 0.9
    assert any("hard to tell" in warning for warning in found.warnings)


def test_an_article_of_numbers_is_und() -> None:
    found = languages("12 – 4", "3 : 0", "1999, 2004, 2011")
    assert found.article.tag == "und"
    assert found.script == "und_Zyyy"
    assert found.passages[0].tag == "und"
    assert found.warnings == ()


def test_an_article_without_passages_is_judged_by_its_title() -> None:
    assert languages(title="Council votes to keep the old library open for another year").article.tag == "en"


@pytest.mark.parametrize(
    ("dropped", "page"),
    [
        ((), ()),
        (("12", "© 2025", "| |"), ()),
        (("मराठी बातम्या आणि ताज्या घडामोडी आपल्या शहरातील", "सर्व हक्क राखीव आहेत"), ("mr",)),
        (("शेयर", "होम"), ("hi",)),
        (("홈으로", "로그인", "구독하기", "많이 본 뉴스", "댓글을 쓰려면 로그인하세요"), ("ko",)),
        (("ニュース一覧", "東京都", "スポーツ", "会員登録"), ("ja",)),
        (("To write comments, please log in to one of the accounts.", "Terms and policy (0/250자)"), ("en",)),
        (("Share this story with your friends and neighbours", "और कहानियाँ पढ़ें", "मुफ़्त आज़माएँ"), ("en", "hi")),
    ],
)
def test_what_the_dropped_lines_speak(dropped: tuple[str, ...], page: tuple[str, ...]) -> None:
    assert languages(ENGLISH, dropped=dropped).page == page


def test_the_answer_is_plain_data() -> None:
    found = languages(ENGLISH, KOREAN)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Languages) == found


def test_cells_that_stand_several_times_keep_their_places() -> None:
    cells = ("Punkte", KOREAN, "Punkte", "x", KOREAN)
    found = languages(ENGLISH, *cells, ENGLISH_TOO)
    assert found.passages[1:6] == tuple(languages(ENGLISH, ENGLISH_TOO, cell).passages[2] for cell in cells)
    assert [guess.tag for guess in found.passages] == ["en", "und", "ko", "und", "und", "ko", "en"]
