import pytest

from pipeline.identify.chinese import rank_han


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("图书馆今天开门", "zh-Hans"),
        ("圖書館今天開門", "zh-Hant"),
        ("這個問題還沒有答案", "zh-Hant"),
        ("这个问题还没有答案", "zh-Hans"),
        ("図書館営業時間変更", "ja"),
    ],
)
def test_what_a_national_charset_lacks_speaks_against_its_language(text: str, tag: str) -> None:
    assert rank_han(text)[0][0] == tag


def test_characters_that_all_have_in_common_decide_nothing() -> None:
    scores = dict(rank_han("大小中"))
    assert scores["zh-Hans"] == scores["zh-Hant"]


def test_probabilities_sum_to_one() -> None:
    assert sum(score for _, score in rank_han("圖書館")) == pytest.approx(1)
