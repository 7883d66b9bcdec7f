import pytest

from pipeline.identify.words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("see https://example.org/a?b=c now", "see now"),
        ("write to editor@example.org today", "write to today"),
        ("by @harbour #news desk", "by desk"),
        ("the <b>old</b> bridge&nbsp;here", "the old bridge here"),
        ("in 2025 the B52 and 3rd", "in the and"),
        ("28歳の選手は3シーズン前", "歳の選手は シーズン前"),
        ("THE OLD BRIDGE", "the old bridge"),
        ("The NATO summit", "The NATO summit"),
        ("os.path.join and a.b", "and"),
        ("Lorem ipsum dolor sit amet", ""),
        ("Ω = 5 kΩ, μ", "= ,"),
        ("ο δήμος και η πόλη", "δήμος και πόλη"),
    ],
)
def test_only_words_are_left(text: str, words: str) -> None:
    assert words_of(text) == words


def test_a_very_long_text_is_cut() -> None:
    assert len(words_of("word " * 1_000_000)) <= 2_000
