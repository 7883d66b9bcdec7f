import pytest

from pipeline.identify.scripts import writing


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("the library", "Latn"),
        ("ラーメン", "Jpan"),
        ("東京タワーの夜", "Jpan"),
        ("東京都知事", "Hani"),
        ("美 대통령 訪韓", "Hang"),
        ("我喜欢の味道而且每天都去那家小店买一份回家", "Hani"),
        ("삼성 Samsung", "Latn"),
        ("삼성전자 실적 발표 Samsung", "Hang"),
        ("Ελλάδα", "Grek"),
        ("বাংলা", "Beng"),
    ],
)
def test_the_script_that_says_most_is_the_main_one(text: str, script: str) -> None:
    main = writing(text)
    assert main is not None
    assert main.script == script


def test_a_text_without_letters_is_written_in_nothing() -> None:
    assert writing("12 + 3 …") is None


def test_the_share_says_how_mixed_the_text_is() -> None:
    whole = writing("the library")
    mixed = writing("the library библиотека")
    assert whole is not None
    assert mixed is not None
    assert whole.share == 1.0
    assert 0.4 < mixed.share < 0.6
