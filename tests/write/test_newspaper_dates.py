"""Date lines as newspapers of 88 languages write them, found in the line and read in its language.

`newspaper_dates.tsv`: language, line, and the date that it means, ISO 8601.
"""

from itertools import groupby
from pathlib import Path

import pytest

from pipeline.extract.dates import find_date
from pipeline.write.dates import parsed_date

ROWS = [line.split("\t") for line in Path(__file__).with_name("newspaper_dates.tsv").read_text("utf-8").splitlines()]
LINES = {language: list(rows) for language, rows in groupby(ROWS, key=lambda row: row[0])}


@pytest.mark.parametrize("language", LINES)
def test_the_dates_of_a_languages_newspapers(language: str) -> None:
    read = [[language, line, parsed_date(find_date(line), [language], None)[0]] for _, line, _ in LINES[language]]
    assert read == LINES[language]
