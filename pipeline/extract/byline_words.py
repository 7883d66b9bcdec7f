"""Patterns of the words around the names in a byline: labels, offices, "and", and what leads to a date."""

import re
from functools import cache

from pipeline.extract.phrases import alternatives, known, words_of

# Where two words meet that a browser's copy has run together: "ByJane", "byशालिनी".
_RUN_TOGETHER = "(?-i:(?:(?<=[a-zà-ÿ]{2})|(?<=By))(?:(?=[A-ZÀ-Þ][a-zß-ÿ])|(?=[^\\W\\d_A-Za-z\\u00c0-\\u024f])))"
_COLON = "[:：՝፦=＝|｜丨/／]"  # what parts a label from a name
# What stands between what somebody wrote and who did.
_BY = (
    "by",
    "von",
    "par",
    "de",
    "por",
    "di",
    "da",
    "door",
    "van",
    "av",
    "af",
    "oleh",
    "przez",
    "od",
    "от",
    "на",
    "deur",
)
_LABELLED, _LONGEST_LABEL = re.compile(rf"(?:\s|{_COLON})+"), 4  # words
_ARTICLE = r"(?:an?|the|eine?|une?|una|uma?|il|lo|la|le|el|o|een|et[t]?|en|ο|η|το)\s|l['’]"
_AFTER_STAMPS = " |:"
_BEFORE_DATES = ("on", "at", "am", "um", "vom", "em", "en", "den", "el", "le", "il")


def without_stamp(text: str) -> str:
    """A text without what leads from a name to the date behind it: "published", "on", "last changed on"."""
    last = text.rstrip(_AFTER_STAMPS).replace("|", " ").replace("·", " ").rpartition(" ")[2]
    return _stamp().sub("", text) if last.casefold() in stamping() else text


@cache
def _stamp() -> re.Pattern[str]:
    words = rf"{_any('date_prefix')}|{_any('updated')}|{'|'.join(_BEFORE_DATES)}"
    return re.compile(rf"(?:[\s|·]+(?:{words})\s*:?)+[\s|]*$", re.IGNORECASE)


@cache
def stamping() -> frozenset[str]:
    """The last words of what leads to a date."""
    phrases_before = (*words_of("date_prefix"), *words_of("updated"), *_BEFORE_DATES)
    return frozenset(phrase.casefold().split()[-1].rstrip(":") for phrase in phrases_before)


@cache
def joining() -> frozenset[str]:
    """The words that join names, in small letters."""
    return frozenset(word.casefold().split()[0] for word in words_of("and"))


@cache
def separator() -> re.Pattern[str]:
    """What stands between two names: a comma, "and", "with" before a whole name."""
    return re.compile(rf"\s*[|｜·•;/／,、，،&]\s*|\s+(?:{_any('and')}|with(?=\s[A-Z]\S*\s[A-Z]))\s+", re.IGNORECASE)


@cache
def separator_or_dash() -> re.Pattern[str]:
    """The same, or a dash."""
    return re.compile(rf"{separator().pattern}|\s+[-–—]\s+", re.IGNORECASE)


@cache
def until() -> re.Pattern[str]:
    """What follows a name: the time of day, and whatever begins with a number."""
    words = rf"{_any('at')}|on|at|am|um|vom|em|en|den|el|le|il|om|kl|w|в|o|alle|ore"
    return re.compile(rf"\s+(?:(?:{words})(?:\(s\))?\.?\s+)?(?<!\w)\d.*$|(?<=[^\W\d_])\d.*$", re.IGNORECASE)


@cache
def before() -> re.Pattern[str]:
    """A label that a text begins with: "by", "Text:"; "vonJane Doe" is what a browser copies of two boxes."""
    return re.compile(
        rf"(?:{alternatives(sorted(introducing()))})(?:\.?\s*{_COLON}\s*|\.\s+|(?<=[\u3040-\u9fff])[・，]|\s+|{_RUN_TOGETHER}"
        rf"|(?<=[\u3400-\u9fff]{{2}})(?=[\u3400-\u9fff]{{2,4}}(?:$|[\s/／、，,])))(?=\S)",
        re.IGNORECASE,
    )


@cache
def about() -> re.Pattern[str]:
    """What says that a text is about somebody."""
    return re.compile(rf"^(?:{_any('about_before')})\s+|\s+(?:{_any('about_after')})$", re.IGNORECASE)


@cache
def edits() -> re.Pattern[str]:
    """A label of who edited."""
    return re.compile(rf"(?:{_any('editor_before')})\.?(?:\s*{_COLON}|\s)", re.IGNORECASE)


@cache
def work() -> re.Pattern[str]:
    """What somebody wrote, and "by": "Analyse von", "Une chronique de", "Interview geführt von"."""
    by = alternatives(sorted({*_BY, *words_of("byline_opening")}))
    return re.compile(rf"(?:{_ARTICLE})?(?:{_any('byline_genre')})(?:\s[^\W\d_]+)?\s(?:{by})\s(?=\S)",
                      re.IGNORECASE)  # fmt: skip


@cache
def work_alone() -> re.Pattern[str]:
    """What somebody wrote, and a colon or a bar: "Interview: ", "Opinion | "."""
    return re.compile(rf"(?:{_any('byline_genre')})\s*[:：|｜]\s*(?=\S)", re.IGNORECASE)


def begins_as_other_work(text: str) -> bool:
    """Whether a part of a list begins with what others than authors did: "Photos Jane Doe", "Edited by Jane Doe"."""
    words = _LABELLED.split(text.casefold(), maxsplit=_LONGEST_LABEL)
    return any(" ".join(words[:count]).rstrip(".") in _other_work() for count in range(1, len(words)))


def before_credit(text: str) -> str:
    """The whole name before the word for pictures and whose they are: "Jane Doe Foto Max Muster"."""
    words = text.split()
    places = (place for place in range(2, len(words) - 2) if words[place].casefold() in known("credit_before"))
    return " ".join(words[: next(places, None)])


@cache
def _other_work() -> frozenset[str]:
    keys = ("editor_before", "credit_before", "other_work", "translation")
    return frozenset(word for key in keys for word in words_of(key))


@cache
def offices() -> re.Pattern[str]:
    """An office that a text begins with, as "Reporter Jane Doe" does."""
    return re.compile(rf"(?:{_any('byline_after')})(?:\s*[,:：՝،]\s*|\s+)", re.IGNORECASE)


def office(text: str) -> re.Match[str] | None:
    """The office that a text ends with: "reporter"."""
    return _after().search(text) if text.rstrip()[-2:].lower() in _last_letters() else None


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(word[-2:].lower() for word in words_of("byline_after"))


@cache
def _after() -> re.Pattern[str]:
    apart = r"\s*,\s*|\s+|(?<=[\uac00-\ud7a3\u3400-\u9fff])|(?-i:(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ]))"
    return re.compile(rf"(?:{apart})(?:{_any('byline_after')})\s*$", re.IGNORECASE)


@cache
def introducing() -> frozenset[str]:
    """Words that stand before a name, in small letters."""
    keys = ("byline_before", "byline_opening", "editor_before")
    return frozenset(word.casefold() for key in keys for word in words_of(key))


def _any(key: str) -> str:
    return alternatives(sorted(words_of(key)))
