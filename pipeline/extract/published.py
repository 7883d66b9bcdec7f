"""Which line of a dump has the date of the article."""

import re

from pipeline.extract.around import META_REACH, TAIL_REACH, Around
from pipeline.extract.dates import says_updated, spans_life
from pipeline.extract.phrases import BIT

_NUMBER = re.compile(r"\d+")
# "3 April 2026" has two numbers, "April 2026", which may be said of anything, one.
_NUMBERS = 2
_STAMP = 30  # letters of a line that says no more than when


def date_of(page: Around, top: int) -> tuple[int | None, str | None]:
    """The line with the date of the article, and the date: below the title rather than above it, and so on."""
    end = max(page.first + 1, page.resumed - 1)
    late = end + META_REACH  # among paragraphs, where a picture or a note was taken for one
    candidates = [
        index
        for index in page.dates
        if (top - META_REACH <= index <= late or page.last < index <= page.last + TAIL_REACH)
        and not (page.body[index] and page.facts.prose[index])
        and (top < index <= end or page.facts.kinds[index] & BIT["legal"] == 0)
        and (not end < index <= page.last or page.facts.mass[index] < _STAMP)
        and not spans_life(page.facts.texts[index])
    ]
    if not candidates:
        return None, None

    def preference(index: int) -> tuple[bool, int, bool, int]:
        nearness = (top < index <= end, top - 3 <= index <= top, index > page.last, index < top, True)
        text, date = page.lines[index].text, page.dates[index]
        updated = says_updated(text) and not says_updated(text.partition(date)[2])
        return len(_NUMBER.findall(date)) < _NUMBERS, nearness.index(True), updated, abs(index - top)

    best = min(candidates, key=preference)
    return best, page.dates[best]
