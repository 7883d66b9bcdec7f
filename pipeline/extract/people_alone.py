"""The people whom a line names that says little else: alone, in a list, beside a date, a place or an office."""

import re

from pipeline.extract import byline_words
from pipeline.extract.bylines import (
    BRACKETS,
    EDGES,
    REMARK,
    find_authors,
    is_beside,
    is_latin,
    is_title,
    names_an_office,
    runs_together,
    undated,
    with_commas,
    without_comments,
    without_day,
    without_others,
)
from pipeline.extract.east_asian_bylines import without_place
from pipeline.extract.names import PARTICLES, has_glued_initials, is_person, without_title
from pipeline.extract.organizations import is_agency, is_organization, is_outlet
from pipeline.text import HANGUL, UNSPACED_NAME, begins_small

_LONGEST_ALONE = 90  # characters
# The desk before a name in brackets: "（編集委員・戸倉真帆）", "（社会部　佐藤健）".
_DESK = re.compile(r"^[\u3400-\u9fff]{1,7}(?:部|局|員|员|班|長|记者|記者)[・·＝=:：／/\s\u3000]+(?=[\u3400-\u9fff])")
# What parts names, or may: "and" is glued to the second in Arabic and Hebrew.
_MARKS_OF_LISTS = re.compile(r"[|｜·•;/／,、，،&\s](?:(?<=\S)|[-–—וو])")
_DASH = re.compile(r"\s[-–—]\s")
# What parts a line with a date: "Jane Doe | 3 April | 4 comments", "Jane Doe 4 comments".
_BESIDE_DATE = re.compile(r"\s*[|·•–—,（(]\s*|\s-\s|\s*\d[\d.:]*\s*")
# What stands between a name and a place or an office.
_WHERE = re.compile(r"[,/\s](?:(?<=,)|(?<=/)\s?|(?<=\s)(?:[-–—|]\s|/\s?|(?=\()|(?:in|aus|à|em|en|z|for|für)\s))")
_SITE = re.compile(r",\s*[\w-]+(?:\.[\w-]+)+(?:/\S+)?$")  # "Jane Doe, plains.example/agencies"
_FILED = re.compile(r"\s?[发發]自.*")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")  # the district: "ধলেশ্বর (বরিশাল) থেকে ফিরে"
_PARTED, _MOST_OF_NAME = re.compile(r"[:：|｜]"), 3  # words of a name behind a label that headlines have, too
_PLACE = 4  # words that a place has fewer than
_MOST_OF_OFFICE = 8  # words


def names_alone(text: str, *, by_dashes: bool = True) -> tuple[str, ...]:
    """The people whom a line names that says nothing else, but for a date or an address; or none.

    `by_dashes`: whether a dash may part them, behind which a place can stand too.
    """
    if not text or len(text) > _LONGEST_ALONE or not (" " in text or _is_one_word(text)):
        return ()
    text = without_others(_SITE.sub("", text))
    bare = _without_remark(_DESK.sub("", undated(text).strip(EDGES + BRACKETS)))
    if UNSPACED_NAME.search(bare) and not HANGUL.search(bare):
        bare = without_place(_FILED.sub("", bare))
    found = dict.fromkeys(without_title(without_day(part)) for part in _listed(bare, by_dashes=by_dashes) if part)
    if len(found) == 1:  # so most lines
        (name,) = found
        return (name,) if is_person(name) and not is_organization(name) else ()
    if not any(map(is_person, found)):  # so most lists
        return ()
    if text[0] in BRACKETS and "/" in text and any(map(is_organization, found)):
        return ()  # who took a picture, and for whom: "(Jane Doe / The Plains Gazette)"
    people = tuple(part for part in found if not _is_beside_people(part)) if len(found) <= 8 else ()
    people = tuple(part for part in people if not (part.isupper() and is_beside(part, people[0])))  # "Ana Budi/LONDON"
    whole = tuple(part for part in people if " " in part)
    if len(whole) > 1 or (len(people) == 2 and whole and _DASH.search(text)):
        people = whole if not UNSPACED_NAME.search(text) else people  # places: "Jane Doe, London, Ana Budi, Rome"
    return people if 0 < len(people) <= 4 and all(map(is_person, people)) else ()


def _is_beside_people(part: str) -> bool:
    """Whether a part of a list of people is none of them: where they work, what they are, an agency, "PhD"."""
    return is_organization(part) or is_title(part) or is_agency(part) or names_an_office(part)


def _is_one_word(text: str) -> bool:
    """Whether a text without blanks can hold somebody's whole name."""
    return UNSPACED_NAME.search(text) is not None or has_glued_initials(text)


def _without_remark(text: str) -> str:
    """The text without what stands in brackets behind a name: their office, or the name in another script."""
    remark = REMARK.search(text)
    if not remark:
        return text
    inner = remark[0].strip(" ()（）[]")
    told = names_an_office(inner) or is_agency(inner) or is_outlet(inner)
    told = told or (remark[0][0] == " " and begins_small(inner))
    told = told or (text[0].isalpha() and not is_latin(text) and is_latin(inner))
    return text[: remark.start()] if told else text


def _listed(text: str, *, by_dashes: bool) -> list[str]:
    """The parts of a list of names, without what leads to a date behind them."""
    words = text.casefold().split()
    whole = not _MARKS_OF_LISTS.search(text) and byline_words.joining().isdisjoint(words)
    if whole and words and words[-1].rstrip(":") not in byline_words.stamping():
        return [text]  # as most lines are
    separator = byline_words.separator_or_dash() if by_dashes else byline_words.separator()
    return [byline_words.without_stamp(part.strip(EDGES + BRACKETS)) for part in separator.split(with_commas(text))]


def names_beside(text: str, date: str) -> tuple[str, ...]:
    """Whom a line names in one of its parts, beside its date: "Jane Doe | 3 April 2026 | 4 comments"."""
    return next((names for part in _BESIDE_DATE.split(text.replace(date, "|")) if (names := _named_in(part))), ())


def _named_in(part: str) -> tuple[str, ...]:
    """Whom a part of a line names; a label may have run together with the name: "AuthorJane Doe"."""
    return find_authors(part) if runs_together(part) else names_alone(without_comments(part))


def names_after_work(text: str) -> tuple[str, ...]:
    """Whom a line names alone behind what they wrote: "Interview: Jane Doe", "Opinion | Jane Doe"."""
    found = byline_words.work_alone().match(text) if _PARTED.search(text) else None
    names = names_alone(text[found.end() :]) if found else ()
    return names if all(_is_of_a_few_words(name) for name in names) else ()


def _is_of_a_few_words(name: str) -> bool:
    """Whether a name is as short as most are, and no headline in capitals: "Analysis: Ferry Leaves Port Late"."""
    return len([word for word in name.split() if word not in PARTICLES]) <= _MOST_OF_NAME


def names_with_place(text: str, *, dated: bool) -> tuple[str, ...]:
    """Whom a line names in front of their place or office, as "Jane Doe | Westhaven" does.

    `dated`: whether a date stands in the next line, beside which any few words may be a place.
    """
    text = text.lstrip("& ")
    between = _WHERE.search(text)
    if not between or not (names := names_alone(text[: between.start()])):
        return ()
    where = text[between.end() :]
    place = _IN_BRACKETS.sub("", where) or where.strip("()")
    if "/" in between[0] or not between[0].strip():  # who took a picture, and for whom, mostly
        return names if dated and 0 < len(place.split()) < _PLACE else ()
    return names if (dated and len(place.split()) < _PLACE) or _belongs_to(place) else ()


def _belongs_to(text: str) -> bool:
    """Whether what follows a name says what somebody is or where they work: each word a name's, or an office."""
    words = [word for word in text.split() if word.casefold() not in PARTICLES]
    if not 0 < len(words) <= _MOST_OF_OFFICE or text.endswith((".", "!", "?")) or any(map(str.isdigit, text)):
        return False
    return names_an_office(text) or is_organization(text) or all(word[:1].isupper() for word in words)
