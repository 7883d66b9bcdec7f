"""Whom the first paragraph of a report names."""

import pytest

from pipeline.extract.datelines import agency_in, reporters_in, signed_in


@pytest.mark.parametrize(
    ("paragraph", "reporters"),
    [
        ("本报讯（记者 陈亦舒）昨天上午，市集开张。", ("陈亦舒",)),
        ("（海濱社記者林子晴南嶺縣10日電）南嶺縣的鐘停了。", ("林子晴",)),
        ("(海濱社記者李四、王小明紐約9日專電)聯合會今天開會。", ("李四", "王小明")),
        ("〔記者林子晴／南嶺綜合報導〕鐘停了。", ("林子晴",)),
        ("(서울=한빛통신) 홍길동 기자 = 시장이 오늘 열렸다.", ("홍길동",)),
        ("[부산=한빛] 김철수·이영희 기자 = 시장이 열렸다.", ("김철수", "이영희")),
        ("(도쿄=한빛통신) 박성진 특파원 = 시장이 열렸다.", ("박성진",)),
        ("【釜山＝佐藤健】市場が開いた。", ("佐藤健",)),
        ("【ワシントン＝山田花子、佐藤太郎】市場が開いた。", ("山田花子", "佐藤太郎")),
        ("昨天上午，市集（见图）开张。", ()),
        ("【速報】市場が開いた。", ()),
        ("（東京都、10日）市場が開いた。", ()),
        ("(서울=한빛통신) 정부는 오늘 시장을 열었다.", ()),
        ("【写真＝市場提供】市場が開いた。", ()),
        ("他对（本台记者）说，钟停了。", ()),
    ],
)
def test_a_reporter_in_the_first_paragraph_is_found(paragraph, reporters):
    assert reporters_in(paragraph) == reporters


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("(AGENZIA LIDO) - TORRECUPA, 3 APR - Nevica.", "AGENZIA LIDO"),
        ("ВЕРБОВСК, 3 апреля. /Информагентство Поречье/. Снег.", "Информагентство Поречье"),
        ("به گزارش خبرگزاری نیلاب، برف آمد.", "خبرگزاری نیلاب"),
        ("ВЕРБОВСК, 3 апреля. /Поречье/. Снег.", None),
        ("The ferry (and its crew) stayed.", None),
        ("", None),
        ("A" * 400 + " (Agenzia Lido) - Testo.", None),
    ],
)
def test_an_agency_that_reports_begins_with_its_name(text, agency):
    assert agency_in(text) == agency


@pytest.mark.parametrize("end", ["", "＋＋＋", "■", " ◆"])
def test_marks_of_the_end_may_follow_a_signature(end):
    assert signed_in(f"来年も開くという。（戸倉さやか）{end}", "来年も開くという。") == ("戸倉さやか",)
