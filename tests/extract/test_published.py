"""Which line of a dump has the date of the article."""

import pytest

from pipeline.extract.dump import extract_dump
from pipeline.extract.settings import ExtractSettings
from pipeline.records import RawPage

BODY = """
The ferry that was to be scrapped in the spring will run for another year, the harbour office said on Monday. Its crew
had hidden the keys, and nobody who was asked could say where they had last been seen by daylight.

"We send them a letter every January," the harbour master told a crowd on the quay. "They send us a calendar." The
calendar pays for the coal, and this year it has sold eleven thousand copies all over the country.
"""


def published(text: str) -> str | None:
    page = RawPage(id="x", path="x", kind="text", text=text, sha256="")
    return extract_dump(page, ExtractSettings()).published


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("الاثنين 27 رمضان 1447 هـ - 16 مارس 2026 م", "16 مارس 2026"),
        ("सोमबार, २६ फागुन २०८२", "२६ फागुन २०८२"),
        ("10 มี.ค. 69 14:30 น. | อ่าน 3 นาที", "10 มี.ค. 69 14:30"),
        ("2026 m. kovo 10 d. 14:30", "2026 m. kovo 10 d. 14:30"),
        ("115-03-10", "115-03-10"),
    ],
)
def test_a_date_below_the_title_in_any_calendar(line: str, date: str) -> None:
    assert published(f"The ferry that refused to retire\n{line}\n{BODY}") == date


@pytest.mark.parametrize(("label", "date"), [("Published: 22 August 2012", "22 August 2012"), ("22 August 2012", None)])
def test_a_date_far_below_the_text_counts_if_it_is_labelled_and_no_other_is_told(label: str, date: str | None) -> None:
    buttons = "".join(f"Button number {number}\n" for number in range(20))
    assert published(f"The ferry that refused to retire\n{BODY}\n{buttons}{label}\n") == date
    told = f"The ferry that refused to retire\n4 March 2026\n{BODY}\n{buttons}{label}\n"
    assert published(told) == "4 March 2026"


def test_a_date_below_the_text_is_not_that_of_another_article() -> None:
    below = "Gates of the old lock open again\n4 March 2026\n"
    assert published(f"The ferry that refused to retire\n{BODY}\n{below}") == "4 March 2026"
    assert published(f"The ferry that refused to retire\n{BODY}\nRelated articles\n{below}") is None


def test_what_says_published_far_below_the_text_is_preferred_to_an_update_above_it() -> None:
    buttons = "".join(f"Button number {number}\n" for number in range(20))
    head = "The ferry that refused to retire\nUpdated: 5 March 2026"
    assert published(f"{head}\n{BODY}\n{buttons}Published: 4 March 2026\n") == "4 March 2026"
    assert published(f"{head}\n{BODY}\n{buttons}") == "5 March 2026"


def test_a_post_of_social_media_dates_nothing() -> None:
    assert published(f"The ferry that refused to retire\n{BODY}\nHarbour Office (@harbour) March 4, 2026\n") is None


def test_a_note_of_when_a_story_was_first_published_is_not_its_date() -> None:
    note = "This story was first published on 1 February 2026."
    assert published(f"The ferry that refused to retire\n5 March 2026\n{note}\n{BODY}") == "5 March 2026"


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("11.2.2026 - ", "11.2.2026"),
        ("26.03.14 – ", "26.03.14"),
        ("SUNDHAVN, 14 March 2026 (Strait News) — ", "14 March 2026"),
        ("By 14 March 2026 all was said: ", None),
    ],
)
def test_a_date_that_opens_the_text_counts_where_no_other_is_told(opening: str, date: str | None) -> None:
    assert published(f"The ferry that refused to retire\n\n{opening}{BODY.lstrip()}") == date
    lead = "The ferry, its crew and its keys, and why nobody on the quay believes what the harbour office says of them."
    led = f"The ferry that refused to retire\n{lead}\nBy Nora Petrie\n{opening}{BODY.lstrip()}"
    assert published(led) == date
    assert published(f"The ferry that refused to retire\n1 May 2025\n\n{opening}{BODY.lstrip()}") == "1 May 2025"
