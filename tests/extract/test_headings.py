"""Headings inside the text of dumps."""

from extract.tide_mill import FIRST, SECOND, THIRD, article_of

BOX = "Invigd 1951, ersatte en roddbåt.\nÖverfarten är 480 meter och tar sex minuter.\n"


def test_what_calls_the_lines_below_facts_is_a_heading_of_the_text():
    heading = "Fakta: Kvarnfärjan"
    text = f"The tide mill grinds again\n12 January 2026\n{FIRST}\n{SECOND}\n{THIRD}\n{heading}\n{BOX}Ida Voss\nShare"
    assert ("heading", heading) in [(passage.kind, passage.text) for passage in article_of(text).passages]
