"""What short lines in a row below the article are."""

from extract.bakers import roles_of


def test_parts_of_a_site_with_counts_are_a_menu_and_reactions_are_buttons():
    counted = ("Ovens112", "Mills71", "Ferries6")
    roles = roles_of(below="\n".join(("", "Popular category", *counted)))
    assert {roles[line] for line in counted} == {"menu"}
    felt = ("Like112", "Laugh71", "Angry6")
    roles = roles_of(below="\n".join(("", *felt)))
    assert {roles[line] for line in felt} == {"share"}


def test_short_lines_over_the_end_of_a_footer_are_a_menu():
    items = ("Who we are", "Newsroom", "Mill fund", "Contact")
    below = (
        "",
        "Most read",
        *["The ferry has lost its bell again"] * 4,
        "A lighthouse that nobody wants to buy",
        "Why the last miller learned to bake",
        *items,
    )
    roles = roles_of(below="\n".join((*below, "Privacy policy")))
    assert {roles[item] for item in items} == {"menu"}
    assert roles["Why the last miller learned to bake"] == "teaser"
