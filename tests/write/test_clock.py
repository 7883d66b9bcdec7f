"""Times of day."""

import pytest

from pipeline.write.clock import without_clock


@pytest.mark.parametrize(
    ("text", "rest", "time"),
    [
        ("29 Apr 2025, 00:00", "29 Apr 2025,", "T00:00"),
        ("29.04.2025 14.05 Uhr", "29.04.2025", "T14:05"),
        ("29.04.2025", "29.04.2025", ""),
        ("12.04 2025", "12.04 2025", ""),
        ("29 avril 2025 à 14h05", "29 avril 2025", "T14:05"),
        ("29/04/2025 às 14h", "29/04/2025", "T14:00"),
        ("29.4.2025 klo 14.05", "29.4.2025", "T14:05"),
        ("2025년 4월 29일 오후 3시 05분", "2025년 4월 29일", "T15:05"),
        ("2025年4月29日 下午2點05分", "2025年4月29日", "T14:05"),
        ("12:15 AM", "", "T00:15"),
        ("12:15 p.m.", "", "T12:15"),
        ("6 PM", "", "T18:00"),
        ("at 9am on Monday", "on Monday", "T09:00"),
        ("14:05:33Z", "", "T14:05:33Z"),
        ("14:05 (GMT+7)", "", "T14:05+07:00"),
        ("8:05 AM UTC-4", "", "T08:05-04:00"),
        ("14:05 +0530", "", "T14:05+05:30"),
        ("14:05 GMT", "", "T14:05Z"),
        ("14:05 KST", "", "T14:05+09:00"),
        ("14:05 BST", "", "T14:05"),
        ("14:05 IST", "", "T14:05"),
        ("14:05 - 29/04/2025", "- 29/04/2025", "T14:05"),
        ("25:61", "25:61", ""),
        ("29:15", "29:15", ""),
        ("3 hours ago", "3 hours ago", ""),
    ],
)
def test_the_time_is_taken_out(text: str, rest: str, time: str) -> None:
    left, found = without_clock(text, ("en",))
    assert (left.strip(), found) == (rest, time)


def test_indian_pages_mean_indian_time() -> None:
    assert without_clock("14:05 IST", ("en", "hi"))[1] == "T14:05+05:30"
