"""Tags without a label, which name what the article is about."""

import pytest
from extract.bakers import roles_of


def test_short_lines_over_the_title_that_the_text_speaks_of_are_tags():
    roles = roles_of(above="News\n\nOven\nBakers\nVillage")
    assert roles["Oven"] == roles["Bakers"] == roles["Village"] == "tag"
    assert roles["News"] == "menu"


def test_short_lines_over_the_title_of_other_things_are_a_menu():
    roles = roles_of(above="News\n\nOven\nFerries\nHarbours")
    assert roles["Oven"] == roles["Ferries"] == roles["Harbours"] == "menu"


@pytest.mark.parametrize("items", [("Notebooks", "Pencils"), ("Village ovens", "Rules")])
def test_two_lines_below_that_the_text_speaks_of_are_tags(items: tuple[str, str]) -> None:
    roles = roles_of(below="\n" + "\n".join((*items, "", "A mill without a river runs in the north")))
    assert [roles[item] for item in items] == ["tag", "tag"]


def test_three_short_lines_in_a_paragraph_of_their_own_right_below_are_tags():
    roles = roles_of(below="\nraki\nsimple joys\nlost bells\n\nIda Voss writes from the hills of the north")
    assert roles["raki"] == roles["simple joys"] == roles["lost bells"] == "tag"
