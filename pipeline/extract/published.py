"""Which line of a dump has the date of the article."""

import re
from calendar import monthrange, weekday

from pipeline.extract.around import META_REACH, TAIL_REACH, Around
from pipeline.extract.datelines import date_in
from pipeline.extract.dates import says_updated, spans_life
from pipeline.extract.phrases import BIT, phrases

_NUMBER = re.compile(r"\d+")
# "3 April 2026" has two numbers, "April 2026", which may be said of anything, one.
_NUMBERS = 2
_STAMP = 30  # letters of a line that says no more than when
_TAIL = TAIL_REACH + 2  # lines below the text
_FAR = 60  # lines below it where a label still says when it was published
_LABEL, _LAST_WORDS = 30, 3  # characters of a label; words of it that can stand behind others
_EDGES = " \t:：,;|·•()–—-"
# "11/12(水) 6:05": day, month and day of the week, of which the year follows.
_NO_YEAR = re.compile(
    r"(?<![\d/.])(\d{1,2})\s?(?:[/.]|[月월]\s?)(\d{1,2})\s?[日일]?\s?[(（]([月火水木金土日一二三四五六월화수목금토일])[)）]\s*(\d{1,2}:\d\d)?"
)
_WEEKDAYS = ("月一월", "火二화", "水三수", "木四목", "金五금", "土六토", "日일")
_YEARS = re.compile(r"(?<!\d)20\d\d(?!\d)")


def date_of(page: Around, top: int) -> tuple[int | None, str | None]:
    """The line with the date of the article, and the date: below the title rather than above it, and so on.

    No line where only the text tells it where it begins.
    """
    end = max(page.first + 1, page.resumed - 1)
    late = end + META_REACH  # among paragraphs, where a picture or a note was taken for one
    candidates = [
        index
        for index in page.dates
        if (top - META_REACH <= index <= late or page.last < index <= page.last + _TAIL)
        and not (page.body[index] and page.facts.prose[index])
        and (top < index <= end or page.facts.kinds[index] & BIT["legal"] == 0)
        and (not end < index <= page.last or page.facts.mass[index] < _STAMP)
        and not spans_life(page.facts.texts[index])
        and not (index > page.last and _points_elsewhere(page, index))
    ]
    if not candidates:
        index, date = _without_year(page, top)
        below = (line for line in _far_below(page) if _says(page, line) > 0 and not _points_elsewhere(page, line))
        if index is not None:
            return index, date
        # A weblog may say it below what it links to: "Published: 22 August 2012".
        line = next(below, None)
        return (None, _in_the_text(page)) if line is None else (line, page.facts.dates[line])
    says = {index: _says(page, index) for index in candidates}

    def preference(index: int) -> tuple[bool, int, bool, int]:
        nearness = (top < index <= end, top - 3 <= index <= top, index > page.last, index < top, True)
        few = len(_NUMBER.findall(page.dates[index])) < _NUMBERS
        return few, nearness.index(True), says[index] < 0, abs(index - top)

    best = min(candidates, key=preference)
    updated = says[best] < 0
    if updated:
        says |= {index: _says(page, index) for index in _far_below(page)}
    # Where the likeliest does not say "published", another line does: of the head, or any if that says "updated".
    labelled = [
        index
        for index, said in says.items()
        if says[best] <= 0 < said
        and (updated or top < index <= end)
        and index not in page.others
        and len(_NUMBER.findall(page.facts.dates[index])) >= _NUMBERS
    ]
    best = min(labelled, key=preference, default=best)
    return best, page.facts.dates[best]


def _in_the_text(page: Around) -> str | None:
    """The date that the text begins with, maybe below a paragraph that leads it."""
    openings = page.facts.texts[page.first : max(page.first, page.resumed) + 1]
    return next((date for text in openings if (date := date_in(text))), None)


def _far_below(page: Around) -> list[int]:
    """The lines with a date farther below the text that begin with a label such as "published"."""
    far = (index for index in page.facts.dates if page.last + _TAIL < index <= page.last + _FAR)
    return [index for index in far if page.facts.starts[index] & BIT["date_prefix"]]


def _says(page: Around, index: int) -> int:
    """What the label of a date says: 1 that it is when the article was published, -1 when it was changed, 0 neither."""
    text, date = page.facts.texts[index], page.facts.dates[index]
    before, _, after = text.partition(date)
    if says_updated(after) and not any(map(str.isdigit, after)) and len(after) < _LABEL:
        return -1
    label = before.strip(_EDGES)
    if not label and index and index - 1 not in page.facts.dates and len(page.facts.texts[index - 1]) < _LABEL:
        label = page.facts.texts[index - 1]
    if says_updated(label[-_LABEL:]):
        return -1
    last = " ".join(label.split()[-_LAST_WORDS:])
    return 1 if 0 < len(last) <= _LABEL and phrases().find(last).kinds & BIT["date_prefix"] else 0


def _points_elsewhere(page: Around, index: int) -> bool:
    """Whether what stands over other articles stands between the text and a line below it."""
    between = page.facts.kinds[page.last + 1 : index] & page.facts.starts[page.last + 1 : index]
    return bool((between & BIT["related"]).any())


def _without_year(page: Around, top: int) -> tuple[int | None, str | None]:
    """The line near the title with a day of the month and of the week, and that date in the year that fits both."""
    for index in range(max(top - 3, 0), min(page.first + 1, len(page.lines))):
        text = page.facts.texts[index]
        found = _NO_YEAR.search(text) if len(text) < 2 * _LABEL else None
        if not found or page.body[index] or says_updated(text[: found.start()]):
            continue
        month, day = int(found[1]), int(found[2])
        wanted = next(number for number, names in enumerate(_WEEKDAYS) if found[3] in names)
        for year in sorted({int(year) for year in _YEARS.findall(page.facts.joined)}, reverse=True):
            if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] and weekday(year, month, day) == wanted:
                return index, f"{year}/{month}/{day} {found[4] or ''}".strip()
    return None, None
