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


@pytest.mark.parametrize("taken_for", ["latin-1", "sloppy-windows-1252"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("서울시는 내년 봄부터 한강 공원에서 자전거를 빌려주기로 했다고 밝혔다.", "cp949"),
        ("市役所は来年の春から川沿いの公園で自転車を無料で貸し出すと発表した。", "cp932"),
        ("市役所は来年の春から川沿いの公園で自転車を無料で貸し出すと発表した。", "euc_jp"),
        ("市政府宣布，从明年春天开始，市民可以在河边的公园免费借用自行车。", "gb18030"),
        ("Мэрия сообщила, что велосипеды в парках у реки будут бесплатными.", "windows-1251"),
        ("أعلنت البلدية أن الدراجات ستعار مجانا في الحدائق القريبة من النهر.", "windows-1256"),
        ("서울시는 내년 봄부터 한강 공원에서 자전거를 빌려주기로 했다고 밝혔다.", "utf-8"),
    ],
)
def test_a_page_of_another_script_that_was_taken_for_latin_is_read_again(text, encoding, taken_for) -> None:
    page = f"Home\n<p>{text}</p>\nSign in"
    misread = page.encode(encoding).decode(taken_for)
    assert misread != page
    assert repaired(misread) == (page, 1)


@pytest.mark.parametrize(
    "text",
    [
        "— — —————— «Où ?» «Là !» ······· ©©©© ®®®® ÄÖÜÄÖÜÄÖÜ " * 9,
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


def test_a_page_of_nothing_but_mojibake_is_mended_to_a_limit():
    text, mended = repaired("cafÃ© â€“ dÃ©jÃ  vu\n" * 60_000)
    assert text.startswith("café – déjà vu\n")
    assert 1_000 < mended < 60_000
