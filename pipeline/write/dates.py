"""The date of an article: as the page writes it in, ISO 8601 out, as precise as the page is."""

import re
from collections.abc import Sequence
from datetime import datetime

from pipeline.text import normalized
from pipeline.write.calendars import other_day, western
from pipeline.write.clock import order_of_zone, without_clock
from pipeline.write.days import days_before, named_day

_ISO = re.compile(
    r"(\d{4}-\d\d(?:-\d\d)?)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s?(?:(Z)|([+-]\d\d):?(\d\d)?)?)?", re.IGNORECASE
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)?(?=$|Z|[+-])", re.IGNORECASE)
_SOME_DAY = datetime(2000, 1, 1)  # noqa: DTZ001  # tells whether a text counts from a day at all
_MOST_CHARACTERS = 300
"""A text longer than this is no date."""


def parsed_date(
    text: str | None, languages: Sequence[str], fetched_at: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """The date as ISO 8601 text, and what is doubtful about it.

    `2025`, `2025-04`, `2025-04-29`, `2025-04-29T14:05`, with seconds and offset where the page gives them. The
    languages are those of the page, likeliest first. Nothing is guessed from the day of the run: "3 hours ago" needs
    `fetched_at`.
    """
    if text is None or not (text := normalized(text)[:_MOST_CHARACTERS]):
        return None, ()
    if iso := _iso(text):
        return iso, ()
    order = order_of_zone(text)
    elsewhere = None
    for language in dict.fromkeys([*languages, "en"]):
        rest, time = without_clock(western(text, language), languages)
        elsewhere = elsewhere or other_day(rest, language)
        day = named_day(rest, language, order)
        if day and (day.precision == "day" or not elsewhere):
            doubt = f'In the date "{text:.80}" day and month may be the other way round.'
            return day.iso + (time if day.precision == "day" else ""), (doubt,) if day.doubtful else ()
    if elsewhere:
        doubt = f'The date "{text:.80}" may be a day off: its months begin when the new moon is seen.'
        return f"{elsewhere.day}{time}", (doubt,) if elsewhere.unsure else ()
    return _relative(text, languages, fetched_at)


def _iso(text: str) -> str | None:
    if compact := _COMPACT.match(text):
        day, time = "-".join(compact.groups()[:3]), ":".join(filter(None, compact.groups()[3:]))
        text = f"{day} {time}".rstrip() + text[compact.end() :]
    match = _ISO.fullmatch(text)
    if not match:
        return None
    day, time, utc, hours, minutes = match.groups()
    try:
        datetime.fromisoformat(f"{day}-01"[:10] + (f"T{time}" if time else ""))
    except ValueError:
        return None
    offset = "Z" if utc else f"{hours}:{minutes or '00'}" if hours else ""
    return f"{day}T{time}{offset}" if time else str(day)


def _relative(text: str, languages: Sequence[str], fetched_at: str | None) -> tuple[str | None, tuple[str, ...]]:
    moment = _moment(fetched_at)
    for language in dict.fromkeys([*languages, "en"]):
        if day := days_before(western(text, language), language, moment or _SOME_DAY):
            if moment:
                return day.isoformat(), ()
            doubt = f'The date "{text:.80}" counts from the day of fetching; give fetched_at in the page\'s side file.'
            return None, (doubt,)
    return None, (f'The date "{text:.80}" could not be read.',)


def _moment(fetched_at: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(fetched_at).replace(tzinfo=None) if fetched_at else None
    except ValueError:
        return None
