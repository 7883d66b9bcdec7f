"""Text that was decoded wrongly once, and text that only looks odd."""

import pytest

from pipeline.decode.mojibake import repaired


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("A vitÃ³ria do cafÃ©", "A vitória do café"),
        ("It wasnâ€™t me â€“ really", "It wasn’t me – really"),
        ("FÃ¼r MÃ¤dchen", "Für Mädchen"),
        ("He said \x93yes\x94 at once", "He said “yes” at once"),
        ("Ð\x9fÑ\x80Ð¸Ð²ÐµÑ\x82", "Привет"),
    ],
)
def test_mojibake_is_read_as_it_was_meant(broken: str, meant: str) -> None:
    assert repaired(f"Näher\n{broken}\n뉴스") == (f"Näher\n{meant}\n뉴스", 1)


@pytest.mark.parametrize(
    "text",
    [
        "“Curly” ‘quotes’ – and — dashes…",
        "ﬁne ligatures, ｆｕｌｌ ｗｉｄｔｈ, ½ and №",
        "A\u00a0hard blank, a soft\u00adhyphen, a\u200bzero width",
        "MAÇÃ E PÃO: SÃO JOÃO NÃO É ÃÇORES",
        "Ça alors ! À côté… « Où ? »",
        "Đặng Văn Âu đã đến Ô Môn",
        "Ångström, Ærø, Þórður, Łódź, Škoda",
        "서울 ½컵, 東京～大阪, Ελλάδα, हिन्दी",
        "100 °C · 5 £ · 7 € · © 2024 · ® · ™",
    ],
)
def test_correct_text_stays_as_written(text: str) -> None:
    assert repaired(text) == (text, 0)
