"""The date in a line, as the page writes it; what it means is settled later, where the language is known."""

import re
from functools import cache

from pipeline.extract.phrases import alternatives, words_of

# No page of news is longer in its date line than this (characters).
_LONGEST_LINE = 240
# What every date has; looking for it first saves most lines the rest.
_YEAR_LIKE = re.compile(r"\d{4}|\d\d[./-]\d\d[./-]\d\d")
_DAY = r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|re|º|°|ª|\.?|일|日)"
_YEAR = r"(?:19|20|१९|२०|۲۰|٢٠|25|๒๕)\d\d(?!\d)"
_OF = r"(?:d[aeo]l? |of |d['’]|dne |, ?)?"
_ZONE = (
    r"(?: ?[ap]\.?m\.?(?![^\W\d_])"
    r"| ?(?:Uhr|hrs?|Z|IST|GMT|UTC|BST|CEST|CET|WIB|KST|JST|[ECMP][SD]?T)\b| ?[+-]\d\d:?\d\d)?"
)
_CLOCK = r"[0-2]?\d(?:[:.h時시]|点)[0-5]\d分?(?::[0-5]\d)?(?:\.\d{1,6})?"
_NUMERIC = (
    r"(?<![\d.,/-])(?:"
    r"\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]?(?: ?\([^\s()]{1,4}\))?"
    r"|(?:19|20|25)\d\d([./-]) ?[01]?\d\1 ?[0-3]?\d(?!\d)\.?(?: ?\([^\s()]{1,4}\))?"
    r"|[0-3]?\d([./-])[0-3]?\d\2(?:19|20|25)\d\d(?!\d)"
    r"|[0-3]\d([./-])[0-3]\d\3\d\d(?![\d./-])"
    r"|(?:ngày )?[0-3]?\d tháng [01]?\d,?(?: năm)? \d{4}"
    r")"
)


def find_date(text: str) -> str | None:
    """The first date of a line with its time of day; None if there is no complete one.

    A month and a year are complete; a day and a month are not.
    """
    if len(text) > _LONGEST_LINE or not _YEAR_LIKE.search(text):
        return None
    found = _pattern().search(text)
    return found[0].strip(" ,|·•–—-") if found else None


@cache
def _pattern() -> re.Pattern[str]:
    at = "|".join(re.escape(word) for word in words_of("at"))
    time = rf"(?:[ ,|·•–—-]{{0,3}}(?:(?:{at}|T) ?)?{_CLOCK}{_ZONE})?"
    month = rf"(?<![^\W\d_])(?:{alternatives(sorted(words_of('months')))})(?![^\W\d_])\.?"
    return re.compile(
        rf"(?:{_NUMERIC}"
        rf"|{_DAY}[ /-]{{0,2}}{_OF}{month}[ ,/-]{{0,2}}{_OF}{_YEAR}"
        rf"|{month} ?[0-3]?\d(?:st|nd|rd|th)?(?:, ?| ){_YEAR}"
        rf"|{_YEAR},? {month} [0-3]?\d(?!\d)"
        rf"|{month}[ ,/-]{{1,2}}{_OF}{_YEAR}){time}",
        re.IGNORECASE,
    )
