import pytest
from conftest import ENGLISH, PORTUGUESE, made_article

from pipeline.batch.copies import fingerprint, similarity
from pipeline.batch.nouns import Fingerprint

KOREAN = (
    "항구 도시의 의회는 화요일 저녁 야간 연락선을 이 년 더 운항하기로 결정했다. " * 3
    + "주민들은 배가 집으로 가는 유일한 길이라고 말했다. 새 시간표는 오월부터 시작된다. " * 4
)
JAPANESE = (
    "港町の議会は火曜日の夜、夜間の渡し船をさらに二年間運航することを決めた。住民は船が家に帰る唯一の道だと話した。" * 2
    + "新しい時刻表は五月から始まる。費用の半分は町が払い、残りは駐車料金でまかなう。" * 3
    + "反対する会社もあった。" * 9
)


def alike(one: Fingerprint, other: Fingerprint) -> float:
    return similarity(one.signature, other.signature)


@pytest.mark.parametrize("text", [ENGLISH, PORTUGUESE, KOREAN, JAPANESE])
def test_a_text_is_like_itself_whatever_its_white_space_and_case(text: str) -> None:
    assert alike(fingerprint(text), fingerprint("  " + text.upper().replace(" ", "  ") + "\n")) == 1.0


@pytest.mark.parametrize("text", [ENGLISH, PORTUGUESE, JAPANESE])
def test_a_text_with_one_more_sentence_is_nearly_the_same(text: str) -> None:
    more = text + text[30:75].swapcase()
    assert alike(fingerprint(text), fingerprint(more)) > 0.85


def test_texts_of_the_same_words_are_no_copies() -> None:
    prints = [fingerprint(made_article(number)) for number in range(12)]
    assert max(alike(one, other) for one in prints for other in prints if one is not other) < 0.6


def test_similar_texts_meet_in_a_band_and_others_do_not() -> None:
    whole, cut, other = (fingerprint(text) for text in (ENGLISH, ENGLISH[:-60], PORTUGUESE))
    assert set(whole.bands) & set(cut.bands)
    assert not set(whole.bands) & set(other.bands)


def test_a_short_text_is_never_compared() -> None:
    assert fingerprint("The page is being updated.").bands == ()
