"""Headings inside the text of dumps."""

import numpy as np
import pytest
from extract.tide_mill import FIRST, SECOND, THIRD, article_of

from pipeline.extract.dump import read_lines
from pipeline.extract.headings import alike
from pipeline.extract.measure import measure
from pipeline.records import RawPage

BOX = "Invigd 1951, ersatte en roddbåt.\nÖverfarten är 480 meter och tar sex minuter.\n"


def test_what_calls_the_lines_below_facts_is_a_heading_of_the_text():
    heading = "Fakta: Kvarnfärjan"
    text = f"The tide mill grinds again\n12 January 2026\n{FIRST}\n{SECOND}\n{THIRD}\n{heading}\n{BOX}Ida Voss\nShare"
    assert ("heading", heading) in [(passage.kind, passage.text) for passage in article_of(text).passages]


@pytest.mark.parametrize(("label", "known"), [("Repères", True), ("Zur Sache", True), ("Ida Voss", False)])
def test_a_box_right_below_the_text_that_says_it_holds_facts_belongs_to_it(label: str, known: bool) -> None:
    box = "1951 : la roue remplace le moteur\n1983 : le moulin ferme\n2026 : neuf familles le rouvrent"
    text = f"The tide mill grinds again\n12 January 2026\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n"
    passages = article_of(f"{text}{label}\n{box}\nShare\n").passages
    assert [passage.kind for passage in passages[3:]] == ["heading", *["list_item"] * 3] * known


def won_back(between: str, scores: tuple[float, ...] = (0.35,), other: str = "Wat het zout kost") -> list[str]:
    """What is taken for a heading below two others, of lines that score so between two paragraphs of the text."""
    parts = (FIRST, other, SECOND, "De molenaars", THIRD, *between.split("\n\n"), FIRST[::-1] + ".")
    lines = read_lines(RawPage(id="x", path="x", kind="text", text="\n\n".join(parts), sha256=""))
    body = np.array([line.text not in between.split("\n\n") for line in lines])
    sure = np.where(body, 0.95, 0.0)
    sure[~body] = scores
    return [lines[index].text for index in alike(lines, measure(lines), body, sure)]


@pytest.mark.parametrize("heading", ["Leren op het gehoor", "Учиться на слух", "Kulaktan öğrenmek", "耳で覚える"])
def test_what_looks_like_the_headings_of_the_text_is_one(heading: str) -> None:
    assert won_back(heading) == [heading]
    assert won_back(f"Oud-directeur: wie vroeg ons naar de kaarten\n\n{heading}", (0.38, 0.35)) == [heading]


def kinds_of(line: str) -> list[str]:
    """The kinds of passage of a text with this line alone between two of its paragraphs."""
    text = f"The tide mill grinds again\n12 January 2026\n\n{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}"
    return [passage.kind for passage in article_of(text).passages if passage.text not in {FIRST, SECOND, THIRD}]


@pytest.mark.parametrize(
    "heading", ["Quem paga a roda?", "من يدفع ثمن العجلة؟", "3. Quem lê o contador", "12. Кто платит за новое колесо"]
)
def test_a_question_and_a_numbered_line_alone_over_a_paragraph_are_headings(heading: str) -> None:
    assert kinds_of(heading) == ["heading"]


@pytest.mark.parametrize("line", ["“Quem paga a roda?”", "P: quem paga a roda?", "3. Quem lê o contador."])
def test_what_somebody_asks_is_none(line: str) -> None:
    assert "heading" not in kinds_of(line)


@pytest.mark.parametrize(
    "line",
    [
        "De wind draait.",
        "Ida Voss",
        "» De bruggen van de haven",
        "12 januari 2026",
        "Lees ook",
        "Waarom de veerman van de overkant nooit een kaartje verkoopt",
    ],
)
def test_what_does_not_is_none(line: str) -> None:
    assert won_back(line, (0.45,)) == []


def test_where_no_other_line_looks_like_it_the_score_decides() -> None:
    assert won_back("Leren op het gehoor", other=FIRST) == []
    assert won_back("Leren op het gehoor", (0.45,), other=FIRST) == ["Leren op het gehoor"]
