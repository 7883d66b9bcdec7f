"""What silent lines below the article hold."""

import pytest
from extract.bakers import role_below, roles_of


@pytest.mark.parametrize("sign", ["×", "↑", "+", "100%"])
def test_a_sign_is_chrome_wherever_it_stands_below(sign: str) -> None:
    assert role_below(sign) == "chrome"
    assert roles_of(below=f"Most read\nA lighthouse that nobody wants to buy\n{sign}")[sign] == "chrome"


@pytest.mark.parametrize("line", ["End of report", "Loppu", "KL/MO"])
def test_a_short_line_right_below_the_text_is_chrome(line: str) -> None:
    assert roles_of(below=f"\n{line}\n\nShare")[line] == "chrome"


def test_a_label_right_below_the_text_is_none_of_the_article():
    headline = "A mill without a river runs in the north"
    assert roles_of(below=f"\nOut of the valley\n{headline}")["Out of the valley"] == "teaser"


def test_what_a_site_says_of_itself_under_its_menu_is_chrome():
    about = ("Der einzige Sender, den die Mühlen hören.", "Anschrift", "Ofengasse 4")
    roles = roles_of(
        below="\n".join(("", "Most read", "A lighthouse that nobody wants to buy", "Sport", "Contact", *about))
    )
    assert {roles[line] for line in about} == {"chrome"}
