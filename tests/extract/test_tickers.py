"""Headlines of other articles with their ages, by turns."""

import pytest
from extract.bakers import roles_of

HEADLINES = ("A mill without a river", "The ferry has lost its bell", "Salt for the whole valley")


@pytest.mark.parametrize(
    "times", [("12.05", "18.03", "07.05"), ("9:40 a.m.", "5 p.m.", "2:30 p.m."), ("8:05 Uhr", "8:50 Uhr", "9:10 Uhr")]
)
def test_headlines_above_under_times_of_day_are_teasers(times: tuple[str, ...]) -> None:
    lines = [line for pair in zip(times, HEADLINES, strict=True) for line in pair]
    roles = roles_of(above="\n".join(("Valley", *lines)))
    assert {roles[line] for line in lines} == {"teaser"}


def test_an_archive_by_months_is_a_menu():
    months = ["March 2024", "February 2024", "January 2024", "December 2023"]
    roles = roles_of(above="\n".join(months))
    assert {roles[month] for month in months} == {"menu"}


@pytest.mark.parametrize("day", ["Tuesday, February 3, 2026", "2026.02.26", "Dienstag, 3. Februar 2026"])
def test_the_day_over_the_page_is_a_date(day: str) -> None:
    assert roles_of(above=f"Valley\n{day}\nSport")[day] == "date"


@pytest.mark.parametrize("label", ["Neues", "Últimas", ""])
def test_comments_end_where_headlines_with_dates_begin(label: str) -> None:
    dates = ("14 April 2026 11:15", "14 April 2026 11:04", "13 April 2026 21:50")
    cards = [line for pair in zip(HEADLINES, dates, strict=True) for line in pair]
    roles = roles_of(below="\n".join(("Comments", "gull_61", "I was there with my aunt.", label, *cards)))
    assert roles["gull_61"] == roles["I was there with my aunt."] == "comment"
    assert {roles[line] for line in cards} == {"teaser"}


def test_readers_with_dates_are_no_articles():
    said = (
        "gull_61",
        "14 April 2026",
        "I was there with my aunt.",
        "miller",
        "15 April 2026",
        "So was I.",
    )
    roles = roles_of(below="\n".join(("Comments", *said)))
    assert {roles[line] for line in said} == {"comment"}
