"""What lines that are not kept say that they are."""

import pytest
from extract.bakers import TITLE, role_below, roles_of


def test_a_name_that_tags_and_articles_share_is_told_by_what_follows():
    roles = roles_of(below="Related topics\nOvens\nBread and salt\nComments")
    assert roles["Related topics"] == roles["Ovens"] == "tag"
    roles = roles_of(below="Related topics\nWhy the last miller of the valley learned to bake\nComments")
    assert roles["Related topics"] == roles["Why the last miller of the valley learned to bake"] == "teaser"


def test_a_line_that_cites_the_title_is_about_the_article():
    roles = roles_of(below=f"2 Gedanken zu „{TITLE}“\nmiller_9\nLändlich | {TITLE}")
    assert roles[f"2 Gedanken zu „{TITLE}“"] == roles["miller_9"] == "comment"
    assert roles_of(below=f"Valley and hills: {TITLE}")[f"Valley and hills: {TITLE}"] == "teaser"


def test_what_begins_with_a_mark_of_rights_is_legal():
    assert roles_of(below="Most read\nA lighthouse is for sale\n© Valley Voice")["© Valley Voice"] == "legal"


def test_a_part_of_the_site_may_be_a_tag():
    roles = roles_of(below="\nOvens\nEducation\nVillages\n\nMost read")
    assert roles["Ovens"] == roles["Education"] == roles["Villages"] == "tag"


@pytest.mark.parametrize(
    "notice",
    ["Kopiereg © 2025 Mylpaal Media", "Oikeudet © 2025 Mylly", "Права © 2010–2025 Мельница", "著作権 © 2025 水車",
     "Mill 2024 © of its readers", "الحقوق © 2025 الطاحونة"],
)  # fmt: skip
def test_a_sign_of_rights_with_its_year_ends_the_comments(notice: str) -> None:
    roles = roles_of(below=f"Comments\nI was there with my aunt.\n{notice}")
    assert roles["I was there with my aunt."] == "comment"
    assert roles[notice] == "legal"


@pytest.mark.parametrize("line", ["Photo © Ida Voss", "The © is a sign", "In 2025 the © came"])
def test_a_sign_without_its_year_is_no_notice(line: str) -> None:
    assert roles_of(below=f"Comments\n{line}")[line] == "comment"


@pytest.mark.parametrize(
    "items",
    [("Valley", "Ovens", "Ferries"), ("Tal", "Öfen", "Fähren"), ("Долина", "Печи", "Паромы"), ("谷", "窯", "船"),
     ("الوادي", "الأفران", "العبارات"), ("Κοιλάδα", "Φούρνοι", "Πλοία")],
)  # fmt: skip
def test_items_of_the_menu_are_its_again_below(items: tuple[str, ...]) -> None:
    menu = "\n".join(items)
    roles = roles_of(above=menu, below=f"Comments\nI was there.\n{menu}")
    assert [roles[item] for item in items] == ["menu"] * 3
    two = roles_of(above=menu, below="Comments\nI was there.\n" + "\n".join(items[:2]))
    assert [two[item] for item in items[:2]] == ["comment"] * 2


@pytest.mark.parametrize(
    "line",
    ["Contenidos bajo licencia Creative Commons (CC-BY-NC) salvo excepciones", "Inhalte stehen unter CC BY 4.0",
     "Материалы доступны по лицензии Creative Commons", "記事は CC BY 4.0", "Sisältö: CC BY-SA 4.0",
     "المحتوى برخصة Creative Commons"],
)  # fmt: skip
def test_the_licence_of_a_site_is_legal(line: str) -> None:
    assert role_below(line) == "legal"


@pytest.mark.parametrize("line", ["What the commons create for the valley", "The CC of a letter nobody read"])
def test_words_like_a_licence_are_none(line: str) -> None:
    assert role_below(line) == "teaser"


@pytest.mark.parametrize("label", ["ΣΧΟΛΙΑ", "ΣΧΟΛΙΑ (2)"])
def test_greek_capitals_need_no_accents(label: str) -> None:
    assert roles_of(below=f"\n{label}\nΉμουν κι εγώ εκεί.")["Ήμουν κι εγώ εκεί."] == "comment"
