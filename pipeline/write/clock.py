"""The time of day in a date as the page writes it, and the offset of its time zone."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from pipeline.write.calendars import words

Order = Literal["day first", "month first"]

_OFFSET = r"(?:GMT|UTC)?\s?(?P<sign>[+-])(?P<hours>[01]?\d)(?::?(?P<minutes>[0-5]\d))?(?!\d)"

# "5 h 10 mars 2026" is five o'clock on the tenth.
_NO_DAY = r"(?!(?<=h\s)\d\d\s[^\W\d_]{3,}\.?\s(?:19|20)\d\d)"


def without_clock(text: str, languages: Sequence[str]) -> tuple[str, str]:
    """The text without its time of day, and that time: `T14:05`, `T14:05:30+09:00`, or nothing if there is none."""
    match = _clock().search(text)
    if not match:
        return text, ""
    found = match.groupdict()
    hour = int(next(found[name] for name in ("hour", "said", "told", "last", "bare") if found[name]))
    minute = next(
        (found[f"{name}_minute"] for name in ("hour", "said", "told", "last") if found[f"{name}_minute"]), "00"
    )
    half = (found["before"] or found["after"] or "").lower()
    if half in words()["afternoon"] and hour < 12:
        hour += 12
    elif half in words()["morning"] and hour == 12:
        hour = 0
    elif half in words()["night"]:  # from evening to the small hours
        hour = hour % 12 + (12 if 5 <= hour < 12 else 0)
    second = f":{found['second']}" if found["second"] else ""
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return (rest, f"T{hour:02}:{minute}{second}{_zone(match, languages)}") if hour < 24 else (text, "")


def order_of_zone(text: str) -> Order | None:
    """What the time zone behind a time says about numbers like 3/4: which of the two stands first."""
    match = _named_zone().search(text)
    if not match:
        return None
    return "day first" if match[1] in words()["day_first"] else "month first"


def _zone(match: re.Match[str], languages: Sequence[str]) -> str:
    if match["sign"]:
        hours, minutes = int(match["hours"]), match["minutes"] or "00"
        return f"{match['sign']}{hours:02}:{minutes}" if hours or minutes != "00" else "Z"
    name = (match["zone"] or "").upper()
    local = words()["zones_of_languages"].get(name)
    if local and not set(local["languages"]).isdisjoint(languages):
        return str(local["offset"])
    return str(words()["zones"].get(name, ""))


@cache
def _named_zone() -> re.Pattern[str]:
    """In capitals only, for "et" and "ist" are words."""
    zones = _any([*words()["day_first"], *words()["month_first"]])
    return re.compile(rf"\d(?:\s?(?i:[ap]\.?\s?m\b)\.?)?\s*\(?({zones})(?!\w)")


@cache
def _clock() -> re.Pattern[str]:
    """Times with a colon or a word for the hour; with a full stop only where a word or the year before it says so."""
    halves = _any(word for half in ("morning", "afternoon", "night") for word in words()[half])
    zones = _any([*words()["zones"], *words()["zones_of_languages"]])
    lead, tail = rf"(?:^|(?<=\W)){_any(words()['clock_before'])}\s*", rf"\s*{_any(words()['clock_after'])}(?!\w)\.?"
    hour = r"(?<![\d.:/-])(?P<{0}>[0-2]?\d)"
    dotted = hour + r"\.(?P<{0}_minute>[0-5]\d)(?:\.[0-5]\d)?(?![\d.]\d?)"
    return re.compile(
        rf"(?:{lead})?(?:(?P<before>{halves})\s*)?"
        rf"(?:{hour.format('hour')}(?:\s?[:h時时시点點]\s?{_NO_DAY}(?P<hour_minute>[0-5]\d)\s?[분分]?"
        rf"(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?(?:\s?h\b\.?)?|\s?(?:[h時时시点點]|uhr)(?![a-z]))"
        rf"|{lead}{dotted.format('said')}|{dotted.format('told')}(?={tail}|\s*{zones}(?!\w)|\s*[ap]\.?\s?m\b)"
        rf"|(?:(?<=\d{{4}} )|(?<=\d{{4}}, )|(?<=\d{{4}} [-–—|] )|(?<=-\d\d )){dotted.format('last')}"
        rf"(?=\s*(?:\(|$|{zones}|[ap]\.?\s?m\b))"
        rf"|{hour.format('bare')}(?=\s*[ap]\.?\s?m\b))"
        rf"(?:\s*(?P<after>{halves})(?!\w))?(?:{tail})?\s*\(?(?:{_OFFSET}|(?P<zone>{zones})(?!\w))?\)?",
        re.IGNORECASE,
    )


def _any(phrases: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))})"
