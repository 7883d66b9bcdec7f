"""Rows of tables and items of lists inside the text of whole dumps."""

import numpy as np
import pytest

from pipeline.extract.dump import read_lines
from pipeline.extract.lists import in_box_of_facts, lost_facts, missing
from pipeline.extract.measure import measure
from pipeline.records import RawPage

FIRST = (
    "The mill counts its sacks every autumn, and the miller writes all numbers on the walls around the old oven that "
    "his aunt built."
)
SECOND = "Nobody paints over them. The oldest are eighty years old, and the last ones are still wet, says the miller."


def left_out(inside: str, first: str = FIRST, kept: frozenset[str] = frozenset()) -> list[str]:
    """What of the lines between two paragraphs is missed where only `kept` and the paragraphs are body."""
    text = f"{first}\n\n{inside}\n\n{SECOND}\n"
    lines = read_lines(RawPage(id="x", path="x", kind="markdown", text=text, sha256=""))
    body = np.array([line.text in {first, SECOND} | kept for line in lines])
    return [lines[index].text for index in missing(measure(lines), body)]


@pytest.mark.parametrize(
    "table",
    [
        "Year | Sacks | Price\n---|---|---\n2023 | 71 | 38\n2024 | 62 | 35",
        "| Jahr | Säcke |\n|---|---|\n| 2023 | 71 |\n| 2024 | 62 |",
        "| Год | Мешки |\n|---|---|\n| 2023 | 71 |",
        "| 年 | 袋 |\n|---|---|\n| 2023 | 71 |",
        "| السنة | الأكياس |\n|---|---|\n| 2023 | 71 |",
        "| वर्ष | बोरे |\n|---|---|\n| 2023 | 71 |",
    ],
)
def test_all_rows_of_a_table_between_paragraphs_belong_to_the_text(table: str) -> None:
    rows = [line for line in table.split("\n") if "---" not in line]
    assert len(left_out(table)) == len(rows)


def test_a_line_with_a_colon_leads_to_a_table_too() -> None:
    assert len(left_out("| Jahr | Säcke |\n|---|---|\n| 2023 | 71 |", "Die Säcke, Jahr für Jahr:")) == 2


ANNOUNCED = FIRST[:-1] + ":"


@pytest.mark.parametrize(
    "items",
    [("one sack", "two sacks"), ("ein Sack", "zwei Säcke"), ("один мешок", "два мешка"), ("一袋", "两袋"),
     ("كيس", "كيسان"), ("एक बोरा", "दो बोरे")],
)  # fmt: skip
def test_items_that_a_colon_announces_belong_to_the_text(items: tuple[str, ...]) -> None:
    listed = "\n".join(f"* {item}" for item in items)
    assert left_out(listed, ANNOUNCED) == [*items]
    assert left_out(listed) == []


def test_an_item_between_two_of_the_text_belongs_to_it_and_one_at_the_end_does_not() -> None:
    assert left_out("* one\n* two\n* three\n* four", kept=frozenset(("one", "three"))) == ["two"]


def test_so_does_one_that_links_between_two_that_do() -> None:
    listed = "* [3 mei, de oven](/1)\n* [4 mei, de molen](/2)\n* [9 mei, de markt](/3)"
    assert left_out(listed, kept=frozenset(("3 mei, de oven", "9 mei, de markt"))) == ["4 mei, de molen"]


@pytest.mark.parametrize(
    "inside",
    [
        "* [one](/1)\n* [two](/2)",
        "* [Een zak](/1)\n* [Twee zakken](/2)",
        "| [Ovens](/a) | [Ferries](/b) |\n|---|---|\n| [Bells](/c) | [Doors](/d) |",
        "* ![](/i.jpg) one\n* ![](/j.jpg) two",
        "one sack\n\ntwo sacks",
        "| a | b |\n\nFollow the mill\n\n| c | d |",
    ],
)
def test_links_pictures_and_other_lines_do_not(inside: str) -> None:
    assert left_out(inside, ANNOUNCED) == []


BOX = ("Spieler: 2 bis 5", "Verlag: Tiefes Wasser", "Autorin: Jana Mond", "Preis: 29 Euro")


def box(*kept: str) -> tuple[list[str], list[bool]]:
    """What is won back of a box between two paragraphs, and which of its lines are facts of one."""
    lines = read_lines(
        RawPage(id="x", path="x", kind="text", text="\n\n".join((FIRST, "\n".join(BOX), SECOND)), sha256="")
    )
    facts = measure(lines)
    body = np.array([line.text in {FIRST, SECOND, *kept} for line in lines])
    return [facts.texts[index] for index in lost_facts(facts, body)], [in_box_of_facts(facts, at) for at in range(6)]


def test_facts_beside_two_of_the_text_belong_to_it() -> None:
    assert box(*BOX[:2]) == ([*BOX[2:]], [False, True, True, True, True, False])
    assert box(BOX[0])[0] == []
