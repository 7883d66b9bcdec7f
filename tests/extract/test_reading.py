"""Lines of text dumps: rows of tables among them."""

import pytest

from pipeline.extract.reading import plain_lines, without_remnants


def rows(text: str) -> list[str]:
    return [line.text for line in plain_lines(text) if line.row]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "How they voted\n\nWard\tYes\tNo\nMill\t412\t388\nDepot\t289\t271\n\nThe board meets again.",
            ["Ward | Yes | No", "Mill | 412 | 388", "Depot | 289 | 271"],
        ),
        ("125 g\tMehl\n65 g\tZucker\n1\tEi", ["125 g | Mehl", "65 g | Zucker", "1 | Ei"]),
        ("\t2024\t2025\nWeizen\t12\t14", ["2024 | 2025", "Weizen | 12 | 14"]),
        ("町\t人口\t世帯\n汐見\t4860\t2100", ["町 | 人口 | 世帯", "汐見 | 4860 | 2100"]),
        ("اسم\tعدد\tسنة\nطاحونة\t12\t1962", ["اسم | عدد | سنة", "طاحونة | 12 | 1962"]),
        (
            "Rank \t Team \t Points\n1.\t Alcaraz\t12\n2.\t Ceibal\t9",
            ["Rank | Team | Points", "1. | Alcaraz | 12", "2. | Ceibal | 9"],
        ),
    ],
)
def test_lines_with_tabs_are_rows_of_a_table(text, wanted):
    assert rows(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "News\tSport\tWeather\tOpinion",  # a menu's one bar
        "Home\tLog in\n\nThe mill grinds salt again.",
        "Published:\t12 January 2026\nAuthor:\tIda Voss\nSection:\tLocal",  # labels, each with what it says
        "作者：\t王小明\n编辑：\t李华\n来源：\t澜江网",
        "\t\tThe first paragraph is indented.\n\t\tSo is the second.",
        "Contact\tNewsletter\nThe mill grinds salt again.",
        "import a\t# runs once\nimport b\t# runs twice",
    ],
)
def test_tabs_that_make_no_table(text):
    assert rows(text) == []


def test_a_row_keeps_its_number_and_its_block():
    lines = plain_lines("Title\n\nWard\tYes\tNo\nMill\t412\t388\n\nText")
    assert [(line.numbers, line.block) for line in lines] == [((1,), 0), ((3,), 1), ((4,), 1), ((6,), 2)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Cafe\u0301 noir", "Café noir"),
        ("Cafe\u200b\u0301 noir", "Café noir"),
        ("ко\u0438\u200b\u0306ка", "койка"),
        ("ко\u0438\u200d\u0306ка", "койка"),
        ("déjà vu", "déjà vu"),
        ("dé\u00adjà\u200b vu\ufeff", "déjà vu"),
    ],
)
def test_letters_are_composed_with_their_marks_whatever_hidden_stood_between(text, shown):
    assert without_remnants(text) == shown
