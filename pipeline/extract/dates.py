"""The date in a line, as the page writes it; what it means is settled later, where the language is known."""

import re
from functools import cache

from pipeline.extract.phrases import alternatives, words_of

# No page of news is longer in its date line than this (characters).
_LONGEST_LINE = 240
# What every date has; looking for it first saves most lines the rest. What begins with a set of signs is found fast.
_YEAR_LIKE = re.compile(r"[\d國国和成](?:(?<=\d)(?:\d{3}|\d[./·-]\d\d[./·-]\d\d)|(?<=\D)\s?(?:\d{1,3}|元)\s?年)")
_EDGES = " ,،|·•–—-"
# Characters before a date in which "updated" can stand.
_PREFIX = 30
# Years between which somebody lived: "Ida Voss, born 3 May 1931, died 2 November 2025".
_LIVED = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_SHORTEST_LIFE, _LONGEST_LIFE = 15, 115  # two dates of one article lie less far apart
_NUMBERS = re.compile(r"\d+")
_DAY = r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|re|º|°|ª|\.?|일|日)"
# Other digits than ours may count from another year: 1404, 2568.
# A browser's copy may run a year and what follows together: "28. Juli 201928. Juli 2019", "mayo de 202200:00 hs".
_YEAR = r"(?:(?:19|20|25)\d\d|(?![0-9])\d{4})(?!\d(?!\d?(?:[.:]| [^\W\d_]{3})))"
_OF = r"(?:d[aeo]l? |of |d['’]|dne |, ?)?"
_ZONE = (
    r"(?: ?(?:[ap]\.?m\.?|[صم]|π\.μ\.|μ\.μ\.)(?![^\W\d_]))?"
    r"(?: ?(?:Uhr|hrs?|Z|IST|GMT|UTC|BST|CEST|CET|WIB|KST|JST|[ECMP][SD]?T"
    r"|(?-i:MES?Z|[EW]ES?T|WITA?|HKT|SGT|PHT|PKT|NPT|SAST|[EW]AT|TRT|MSK|A[CEKW][SD]T|NZ[SD]T))\b"
    r"| ?[+-]\d\d:?\d\d)?"
)
_CLOCK = r"\d{1,2}(?:(?:: |[:.h時时시]|点)\d\d分?(?::\d\d)?(?:\.\d{1,6})?|h(?!\w))(?!\d)"
_CLOCK_BEFORE = re.compile(r"(?<![\d.:])(?<![–—-] )\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?[ ,،|•·/–—-]{1,4}$", re.IGNORECASE)
# A browser's copy may run a name and a month together: "Nora PetrieNovember 6, 2026".
_WORD_BEGINS = r"(?:(?<![^\W\d_])|(?-i:(?<=[a-zß-ÿ]{2})(?=[A-ZÀ-Þ][a-zß-ÿ])))"
_NUMERIC = (
    r"(?<![\d./-])(?<!\d,)(?:"
    r"(?:民國|民国|令和|平成) ?(?:\d{1,3}|元) ?年 ?\d{1,2} ?月 ?\d{1,2} ?日?(?: ?\([^\s()]{1,4}\))?|"
    r"\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]?(?: ?\([^\s()]{1,4}\))?"
    r"|(?:19|20|25|1[34]|(?![0-9])\d\d)\d\d([./-]) ?[01]?\d\1 ?[0-3]?\d(?!\d)\.?(?: ?\([^\s()]{1,4}\))?"
    r"|[0-3]?\d([./-]) ?[0-3]?\d\2 ?(?:19|20|25|(?![0-9])\d\d)\d\d(?!\d)"
    r"|[0-3]\d([./·-])[0-3]\d\3\d\d(?![\d./-])"
    r"|(?:ngày )?[0-3]?\d tháng [01]?\d,?(?: năm)? \d{4}"
    r")"
)


def find_date(text: str) -> str | None:
    """The first date of a line with its time of day, one that is not "updated" if it can be; None without a whole one.

    A month and a year are complete; a day and a month are not.
    """
    if len(text) > _LONGEST_LINE or not _YEAR_LIKE.search(text):
        return None
    first, end = None, 0
    for found in _pattern().finditer(text):
        before = text[max(found.start() - _PREFIX, end) : found.start()]
        end = found.end()
        if not says_updated(before):
            return _with_clock(text, found)
        first = first or found
    return _with_clock(text, first) if first else None


def _with_clock(text: str, found: re.Match[str]) -> str:
    """The date with the time of day before it, where none stands behind: "07:40 , 18.11.25"."""
    clock = None if ":" in found[0] else _CLOCK_BEFORE.search(text[: found.start()])
    return text[clock.start() if clock else found.start() : found.end()].strip(_EDGES)


def says_updated(text: str) -> bool:
    """Whether a line speaks of a later version than the published one."""
    return bool(_updated().search(text))


def spans_life(text: str) -> bool:
    """Whether a line tells when somebody was born and died, which is no date of the article."""
    years = [int(year) for year in _LIVED.findall(text)]
    whole = len(_NUMBERS.findall(text)) >= 4  # two days and two years, at least
    return (
        whole and len(years) == 2 and _SHORTEST_LIFE <= years[1] - years[0] <= _LONGEST_LIFE and not says_updated(text)
    )


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(alternatives(sorted(words_of("updated"))), re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    at = "|".join(re.escape(word) for word in words_of("at"))
    time = rf"(?:[ ,،、|·•/–—-]{{0,3}}(?:(?:{at}|T)\.? ?)?{_CLOCK}{_ZONE})?"
    month = rf"{_WORD_BEGINS}(?:{alternatives(sorted(words_of('months')))})(?![^\W\d_])\.?"
    return re.compile(
        # Where no digit and no word begins, nothing else needs to be tried.
        rf"(?=[^\W_])(?:(?=\d)|{_WORD_BEGINS})(?:{_NUMERIC}"
        # The names of the months stand here once, for they are many: what may follow depends on what came before.
        rf"|(?:({_DAY}[ /-]{{0,2}}{_OF})|({_YEAR}(?:(?:\(e\))?ko)?[.,]? ))?{month}"
        rf"(?(4)[ ,/-]{{0,2}}{_OF}{_YEAR}|(?(5) [0-3]?\d(?!\d)(?:\.|(?:\(e\))?a\b)?"
        rf"|(?: ?[0-3]?\d(?:st|nd|rd|th)?(?:, ?| ){_YEAR}|[ ,/-]{{1,2}}{_OF}{_YEAR})))){time}",
        re.IGNORECASE,
    )
