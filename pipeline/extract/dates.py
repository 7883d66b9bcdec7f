"""The date in a line, as the page writes it; what it means is settled later, where the language is known."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.phrases import alternatives, words_of

# No page of news is longer in its date line than this (characters).
_LONGEST_LINE = 240
# What every date has; looking for it first saves most lines the rest. What begins with a set of signs is found fast.
_YEAR_LIKE = re.compile(r"\d\d(?:\d\d|[./·-]\d\d[./·-]\d\d)")
# Other scripts write years otherwise, too: 令和8年, 115年, พ.ศ. 69, תשפ"ו.
_OTHER_YEAR = re.compile(
    r"[\d元R\u05d0-\u05ea\u0e00-\u0e7f](?:\s?年|(?<=R)\d\d?\.|(?<=\D)\.? ?[67]\d(?!\d)|[\"״][\u05d0-\u05ea])"
)
_EDGES = " ,،|·•–—-"
# Characters from the beginning of a date to its year, and from its year to the end of its time.
_BEFORE_YEAR, _AFTER_YEAR = 40, 60
_LONGEST_CLOCK = 30  # characters of a line that holds no more than a time of day
# Characters before a date in which "updated" can stand.
_PREFIX = 30
# Years between which somebody lived: "Ida Voss, born 3 May 1931, died 2 November 2025".
_LIVED = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_SHORTEST_LIFE, _LONGEST_LIFE = 15, 115  # two dates of one article lie less far apart
_NUMBERS = re.compile(r"\d+")
_DAY = r"(?<!\d)\d{1,2}(?:-?[^\W\d_]{1,3}(?![^\W\d_])|\(a\)|:e|\\?\.|[º°ª])?"
# A browser's copy may run a year and what follows together: "28. Juli 201928. Juli 2019", "mayo de 202200:00 hs".
# Some count from another year: it is 1404 in Iran, 1447 in Mecca, 2569 in Bangkok, 2725 in Kurdistan.
_YEAR = r"(?<!\d)(?:19|20|2[457]|1[34])\d\d(?!\d(?!\d?(?:[.:]| [^\W\d_]{3})))"
_FAR_YEAR = re.compile(r"(?<!\d)(?:1[34]|20[5-9]|2[457])\d\d(?!\d)|[א-ת]")
_THAI_YEAR = r"(?:(?<=[\u0e00-\u0e7f] )|(?<=[\u0e00-\u0e7f]\. )|(?<=[\u0e00-\u0e7f]\.))[67]\d(?![\d:.])"
_ZONE = (
    r"(?: ?(?:Uhr|hrs?|Z|IST|GMT|UTC|BST|CEST|CET|WIB|KST|JST|[ECMP][SD]?T"
    r"|(?-i:MES?Z|[EW]ES?T|WITA?|HKT|SGT|PHT|PKT|NPT|SAST|[EW]AT|TRT|MSK|A[CEKW][SD]T|NZ[SD]T))\b"
    r"| ?[+-]\d\d:?\d\d)?"
)
# Full hours are told by a word: "5 h", "5 Uhr", "5 a.m.", "5시".
_FULL_HOUR = r" ?h(?!\w)(?! ?\d)| ?Uhr(?!\w)|[時时시](?! ?\d)|(?= ?[ap]\.?m(?!\w))"
_COUNTER = r"(?<=\d:\d\d)(?=\d{1,4}\s*$)"  # of comments, glued to the time that a line ends with: "11:5227"
_CLOCK = (
    rf"\d{{1,2}}(?:(?:: |[:.h]| h |[時时시点點] ?)\d\d[分분]?(?::\d\d(?:\.\d{{1,6}})?)?|{_FULL_HOUR})"
    rf"(?:(?!\.?\d)|{_COUNTER})"
)
# A browser's copy may run a name and a month together: "Nora PetrieNovember 6, 2026".
_WORD_BEGINS = r"(?:(?<![^\W\d_])|(?-i:(?<=[a-zß-ÿ]{2})(?=[A-ZÀ-Þ][a-zß-ÿ])))"
_AGAIN = r"(?: ?[(（][^\s()（）]{1,6}[)）])?"  # the day of the week, or the year by another count
_NUMERIC = (
    r"(?:(?=\d)(?<![\d./-])(?<!\d,)(?:"
    rf"(?:\d{{4}}|1[01]\d) ?[年년]{_AGAIN} ?\d{{1,2}} ?[月월] ?\d{{1,2}} ?[日일]?{_AGAIN}"
    rf"|(?:19|20|25|1[34])\d\d([./-]) ?[01]?\d\1 ?[0-3]?\d(?!\d)\.?{_AGAIN}"
    r"|[0-3]?\d([./-]) ?[0-3]?\d\2 ?(?:19|20|25|1[34])\d\d(?!\d)"
    r"|(?:[0-3]\d([./·-])[0-3]\d\3\d|1[01]\d([./-])[01]?\d\4[0-3]?)\d(?![\d/-]|\.\d)"
    r"|[0-3]?\d th(?:áng |g )?[01]?\d,?(?: năm)? \d{4}"
    r"|\d{1,2} ?月 ?\d{1,2} ?日,? ?(?:19|20)\d\d"
    r"|\d{4} оны [01]?\d(?:[ -]?[^\W\d_]{1,6})? сарын [0-3]?\d"
    r")|(?=[中民令平Rא-ת]|ngày|tháng \d)(?:"
    rf"(?:(?:中華)?民[國国]|令和|平成) ?(?:\d{{1,3}}|元) ?年{_AGAIN} ?\d{{1,2}} ?月 ?\d{{1,2}} ?日?{_AGAIN}"
    r"|ngày [0-3]?\d tháng [01]?\d,?(?: năm)? \d{4}"
    r"|tháng [01]?\d [0-3]?\d, \d{4}"
    r"|(?-i:R)\d{1,2}([./-])[01]?\d\5[0-3]?\d(?!\d)"
    r"|[א-ל][\"״'׳]?[א-ט]?[\"״'׳]? [א-ת]{2,9}(?: [אב]['׳]?)?,? (?:ה['׳]?)?תש[א-צ]?[\"״][א-ת]"
    r"))"
)
# Where a date can begin: at a word, or at a number that a word or another number follows. A set leads, to be fast.
_BEGINS = re.compile(
    r"[^\W_](?<!\d\d)(?:(?<![^\W\d_]{2})|(?<=[a-zß-ÿ]{2}[A-ZÀ-Þ])(?=[a-zß-ÿ]))(?:(?<!\d)[a-zß-ÿ]*+"
    r"|(?<=\d)\d{0,3}+(?=[./·-] ?\d|[ .,،၊/()\\:º°ª-]{0,8}[^\W\d_]|(?<=\d{4})[ .,،၊/-]{1,3}\d))"
)
_TO_LAST_NUMBER = re.compile(r".*[\dא-ת]", re.DOTALL)  # none begins behind that
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


def find_date(text: str) -> str | None:
    """The first date of a line with its time of day; None without a whole one.

    One that is not "updated" if it can be, and one of the western calendar if two calendars tell the day. A month and a
    year are complete; a day and a month are not.
    """
    if len(text) > _LONGEST_LINE:
        return None
    years = [year.start() for year in _YEAR_LIKE.finditer(text)]
    if not years and (text.isascii() or not _OTHER_YEAR.search(text)):
        return None
    plain = text if text.isascii() else _OTHER_DIGIT.sub(lambda digit: str(int(digit[0])), text)
    start, stop = (max(years[0] - _BEFORE_YEAR, 0), years[-1] + _AFTER_YEAR) if years else (0, len(text))
    best, least, end = None, (True, True), 0
    for found in _like_dates(plain, start, stop):
        far = bool(_FAR_YEAR.search(found[0]))
        if _is_odd(found, plain, far=far):
            continue
        doubt = (says_updated(plain[max(found.start() - _PREFIX, end) : found.start()]), far)
        end = found.end()
        if best is None or doubt < least:
            best, least = found, doubt
        if not any(doubt):
            break
    return _with_clock(text, plain, best) if best else None


def _like_dates(plain: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """What looks like a date in a part of a line, in order."""
    end, last = start, _TO_LAST_NUMBER.match(plain, start, stop)
    for begin in _BEGINS.finditer(plain, start, last.end()) if last else ():
        if begin.start() >= end and (found := _pattern().match(plain, begin.start(), stop)):
            end = found.end()
            yield found


def _is_odd(found: re.Match[str], plain: str, *, far: bool) -> bool:
    """Whether a line cannot mean the date: "taz lab 2020", or in Latin letters "12 May 1432", "version 112.4.12"."""
    if found["bare"] and found["month"].lower() not in _whole_months():
        return True
    odd = far if found["month"] else found[4] and len(plain) > len(found[0])
    return bool(odd) and plain.isascii()


def _with_clock(text: str, plain: str, found: re.Match[str]) -> str:
    """The date with the time of day before it or behind its day: "07:40 , 18.11.25", "10 Mart 2026 Salı 14:30"."""
    start, end = found.span()
    if not found["clock"]:
        before, behind = _clocks()
        if end + 5 < len(plain) and (clock := behind.match(plain, end)) and _is_between(clock[1]):
            end = clock.end()
        elif start > 4 and (clock := before.search(plain[:start])) and (not clock[1] or _is_between(clock[1])):
            start = clock.start()
    return text[start:end].strip(_EDGES)


def _is_between(words: str) -> bool:
    """Whether words that stand between a date and a time are the day of the week, or such as "ngày" and "published"."""
    return words.lower().strip(" .,،:") in _between()


def clock_alone(text: str) -> str | None:
    """The time of day of a line that says nothing else, but maybe "published at"; none of a change."""
    if len(text) > _LONGEST_CLOCK or not any(map(str.isdigit, text)) or says_updated(text):
        return None
    found = _alone().fullmatch(text if text.isascii() else _OTHER_DIGIT.sub(lambda digit: str(int(digit[0])), text))
    return found["time"].strip() if found else None


def says_updated(text: str) -> bool:
    """Whether a line speaks of a later version than the published one."""
    return _updated().search(text.lower()) is not None


def spans_life(text: str) -> bool:
    """Whether a line tells when somebody was born and died, which is no date of the article."""
    years = [int(year) for year in _LIVED.findall(text)]
    whole = len(_NUMBERS.findall(text)) >= 4  # two days and two years, at least
    return (
        whole and len(years) == 2 and _SHORTEST_LIFE <= years[1] - years[0] <= _LONGEST_LIFE and not says_updated(text)
    )


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(alternatives(sorted(words_of("updated"))))


@cache
def _whole_months() -> frozenset[str]:
    """Months by names that need no day beside them."""
    return frozenset(words_of("months"))


@cache
def _between() -> frozenset[str]:
    published = (words for words in words_of("date_prefix") if not says_updated(words))
    return frozenset((*words_of("days"), *words_of("days_in_dates"), *words_of("date_words"), *published))


@cache
def _time() -> str:
    """A time of day with what may stand before and behind it."""
    at = alternatives(sorted({*words_of("at"), *words_of("half_days")}))
    half = rf"(?: ?(?:[ap]\.?m\.?|{alternatives(sorted(words_of('half_days')))}\.?)(?![^\W\d_]))?"
    return rf"(?:(?:{at}|T)\.? ?){{0,2}}(?P<clock>{_CLOCK}){half}{_ZONE}"


@cache
def _clocks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A time before a date and one behind it, each with the words between."""
    clock, words = (
        r"(?<![\d.:])(?<![–—-] )\d{1,2}(?:[:h]\d\d(?: ?[ap]\.?m\.?)?| h(?: \d\d)?)",
        r"([^\W\d_][^\d:|]{0,20}?)(?![^\W\d_])",
    )
    return (
        re.compile(rf"{clock}[ ,،|•·/–—-]{{1,4}}(?:{words}[ ,]{{1,2}})?$", re.IGNORECASE),
        re.compile(rf"[\s,،.(（|·•–—-]{{0,3}}+{words}[\s,،.)）|•·:–—-]{{0,4}}{_time()}", re.IGNORECASE),
    )


@cache
def _alone() -> re.Pattern[str]:
    """A time of day with the label of when something was published."""
    label = alternatives(sorted(words for words in words_of("date_prefix") if not says_updated(words)))
    return re.compile(rf"[\s|·•–—-]*(?:{label})?[\s|·•:：–—-]*(?P<time>{_time()})[\s|·•–—-]*", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    names = {*words_of("months"), *words_of("months_in_dates")}
    month = rf"(?=[^\W\d_]){_WORD_BEGINS}(?P<month>{alternatives(sorted(names))})(?![^\W\d_])\.?"
    month += r"(?: ?/ ?[^\W\d_]{3,12})?"  # told by two names: "مارس/آذار"
    # "de", "gada", "ខែ": what joins the parts of a date.
    joining = alternatives(sorted({*words_of("date_words"), "dal", "del", "dol", "da", "de", "do", "dne", "of"}))
    word = rf"(?:{joining})(?:\.|(?![^\W\d_])|(?<=[\u0e00-\u17ff]))[ ,،၊-]{{0,2}}"
    joined = rf"[ .,،၊/-]{{0,3}}+(?:{word}|d['’]){{0,2}}"
    return re.compile(
        rf"(?:{_NUMERIC}"
        # The names of the months stand here once, for they are many: what may follow depends on what came before.
        rf"|(?:(?=\d)(?:(?P<year>{_YEAR}(?:\(e\))?)|(?P<day>{_DAY})){joined}(?(year)(?P<both>{_DAY}[ -])?))?"
        rf"{month}{joined}"
        rf"(?(day)(?:{_YEAR}|{_THAI_YEAR})|(?(both)(?!{_YEAR})|(?(year)(?<![^\W\d_]){_DAY}(?!\d)"
        rf"|(?:{_DAY}[ .,/،၊፣]{{1,3}}(?:d\. |[^\x00-\x7f]{{1,6}}[ ،၊]{{1,2}})?{_YEAR}"
        rf"|(?<![^\W\d_])(?P<bare>{_YEAR})))))"
        rf")(?:\.?[ ,،、|·•/–—(（-]{{0,3}}{_time()})?",
        re.IGNORECASE,
    )
