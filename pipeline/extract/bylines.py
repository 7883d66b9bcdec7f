"""Who wrote it, in a line as the page writes it."""

import re
from functools import cache

from pipeline.extract.credits import begins_with_credit
from pipeline.extract.dates import find_date
from pipeline.extract.names import is_name, is_person, is_said_by_interfaces
from pipeline.extract.organizations import is_organization
from pipeline.extract.phrases import BIT, alternatives, phrases, words_of
from pipeline.text import UNSPACED_NAME

# No list of authors is longer than this (characters), and no name that stands alone.
_LONGEST = 140
_LONGEST_ALONE = 90
_LONGEST_SENTENCE = 40  # characters of a line with a full stop of scripts without blanks: "文：張三。圖：李四。"
_SEGMENT_EDGES = " .,"
_EDGES = " \t,;:|｜·•–—-/*_=▪■◆▶©»«›∙"
_BRACKETS = "()（）[]【】"
_ADDRESS = re.compile(r"\s*[(<\[]?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b[)>\]]?|(?:\s|(?<=\w))@\w+")
_REMARK = re.compile(r"\s*[(（\[].{0,40}$")
_HANGUL = re.compile("[\uac00-\ud7a3]")
# Where a line goes on with something else: a label, as in "来源：澜江网 作者：方知夏" and "Penulis: Ana Editor: Budi".
_LABEL = r"\s+(?=[^\W\d_]{2,18}\s?[:：]|[\u3400-\u9fff]{1,4}[/／｜])"
_SEGMENT = re.compile(rf"\s*[|｜·•»]\s*|(?<=\w{{3}})\.\s+|{_LABEL}")
_NEXT_LABEL = re.compile(_LABEL)
# Labels after which Chinese newspapers part two names by a blank, which the Japanese put inside of one.
_CHINESE = re.compile("作者|记者|記者|通[讯訊][员員]|采写|採訪|撰[稿文]|编译|編譯")
_CHINESE_NAMES = re.compile(r"[\u3400-\u9fff]{2,4}(?:[\s\u3000]+[\u3400-\u9fff]{2,4})+")
# The desk before a name in brackets: "（編集委員・戸倉真帆）", "（社会部　佐藤健）".
_DESK = re.compile(r"^[\u3400-\u9fff]{1,7}(?:部|局|員|员|班|長|记者|記者)[・·＝=:：／/\s\u3000]+(?=[\u3400-\u9fff])")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# Where two words meet that a browser's copy has run together: "ByJane", "byशालिनी".
_RUN_TOGETHER = "(?-i:(?:(?<=[a-zà-ÿ]{2})|(?<=By))(?:(?=[A-ZÀ-Þ][a-zß-ÿ])|(?=[^\\W\\d_A-Za-z\\u00c0-\\u024f])))"
# What a button beside a name says.
_BUTTON = BIT["share"] | BIT["comment"]
_INITIALS = 3  # letters of those of who edited: "Ana Reyes/RTB"
# "And", glued to the second of two whole names in Arabic.
_GLUED_AND = re.compile(r"^(\S+\s\S+)\s+و(?=[\u0620-\u064a]+\s\S+$)")
_BEFORE_DATES = ("on", "at", "am", "um", "vom", "em", "en", "den", "el", "le", "il")
# What parts names, or may: "و" is glued to the second.
_MARKS_OF_LISTS = re.compile(r"[|｜·•;/／,、，،&و]|\s[-–—]\s")
# What stands behind a name and is none.
_TITLES = frozenset(("phd", "md", "am", "pm", "cnn", "bbc", "jr", "sr", "ap", "afp", "efe", "dpa", "msc", "ma"))
# What follows a name: a section, a day.
_THEN = re.compile(r"\s+(?:in|on|at|am|um|for|für|under|unter)(?:\s.*)?$", re.IGNORECASE)


def find_authors(text: str) -> tuple[str, ...]:
    """The authors that a line names after "by" or before "reporter", as written without those words; or none."""
    if len(text) > (_LONGEST_SENTENCE if "。" in text else _LONGEST):
        return ()
    text = _bare(text)
    edits = _edits().match(text)
    text, said = text[edits.end() :] if edits else text, edits is not None
    for part in dict.fromkeys((text, *_SEGMENT.split(text))):
        segment = part.strip(_SEGMENT_EDGES)
        before = _before().match(segment)
        if before and not _edits().match(segment) and (found := _names(segment[before.end() :], before[0])):
            return found
        said = said or bool(before)
    after = None if said else _office(text)
    named = _names(text) if after and after.start() else ()
    # "Political Editor" is an office with no name before it.
    return named if all(" " in name or UNSPACED_NAME.search(name) for name in named) else ()


def runs_together(text: str) -> bool:
    """Whether a line begins with "by" and a name that a browser's copy has run together: "ByJane Doe"."""
    found = _before().match(text)
    return found is not None and found[0][-1].isalpha()


def names_alone(text: str, *, by_dashes: bool = True) -> tuple[str, ...]:
    """The people whom a line names that says nothing else, but for a date or an address; or none.

    `by_dashes`: whether a dash may part them, behind which a place can stand too.
    """
    if not text or len(text) > _LONGEST_ALONE or (" " not in text and not UNSPACED_NAME.search(text)):
        return ()
    bare = _DESK.sub("", _bare(text).strip(_EDGES + _BRACKETS))
    found = dict.fromkeys(map(_without_day, filter(None, _listed(bare, by_dashes=by_dashes))))
    if len(found) == 1:  # so most lines
        (name,) = found
        return (name,) if is_person(name) and not is_organization(name) else ()
    if text[0] in _BRACKETS and "/" in text and any(map(is_organization, found)):
        return ()  # who took a picture, and for whom: "(Jane Doe / The Plains Gazette)"
    people = (
        tuple(part for part in found if not is_organization(part) and not _is_title(part)) if len(found) <= 8 else ()
    )
    if len(people) > 2 and " " in people[-1]:  # the place of the first: "Jane Doe, London, Ana Budi"
        people = tuple(part for part in people if not _is_beside(part, people[0]))
    return people if 0 < len(people) <= 4 and all(map(is_person, people)) else ()


def _listed(text: str, *, by_dashes: bool) -> list[str]:
    """The parts of a list of names, without what leads to a date behind them."""
    words = text.casefold().split()
    whole = not _MARKS_OF_LISTS.search(text) and _joining().isdisjoint(words)
    if whole and words and words[-1].rstrip(":") not in _stamping():
        return [text]  # as most lines are
    separator = _separator_or_dash() if by_dashes else _separator()
    parts = separator.split(_GLUED_AND.sub("\\1،", text))
    return [_stamp().sub("", part.strip(_EDGES + _BRACKETS)) for part in parts]


def only_introduces(text: str) -> bool:
    """Whether a line is no more than "By", so that the name stands in the next."""
    return len(text) < 30 and text.strip(_EDGES).casefold() in _introducing()


def without_about(text: str) -> str:
    """The name in a text that says that it is about somebody: "About Jane Doe"."""
    return _about().sub("", text)


def only_joins(text: str) -> bool:
    """Whether a line is no more than "and", so that one more name stands in the next."""
    return len(text) < 10 and text.strip(_EDGES).casefold() in {*words_of("and"), "", "&"}


def names_an_office(text: str) -> bool:
    """Whether a line says what somebody is: "Political Editor", "Periodista Judicial"."""
    words = text.casefold().split()
    return 0 < len(words) < 8 and (words[0] in words_of("byline_after") or _office(f" {text}") is not None)


def _bare(text: str) -> str:
    """The line without its dates and addresses."""
    while date := find_date(text):
        text = text.replace(date, "|")
    return (_ADDRESS.sub("", text) if "@" in text else text).strip(_EDGES)


def _names(text: str, label: str = "") -> tuple[str, ...]:
    """The names that a text begins with, one after the other; `label` is what stands before it."""
    kept: list[str] = []
    for part in _parts(_until().sub("", _NEXT_LABEL.split(text.strip(_EDGES))[0]), label):
        name = _stamp().sub("", _THEN.sub("", _REMARK.sub("", part).rpartition("=")[2]).strip(_EDGES)).strip(_EDGES)
        if kept and (_is_title(name) or is_organization(name) or _is_beside(name, kept[0])):
            continue
        office = _office(f" {name}")
        if office and (not office.start() or (kept and not _HANGUL.search(name))):
            continue  # an office or a place after the name: "Jane Doe, Political Editor"
        if kept and _names_a_desk(name):
            continue  # "Jane Doe, Leiterin Politik"
        if office:
            bare = _without_desk(f" {name}"[: office.start()].strip(_EDGES))
            name = bare if " " in bare or UNSPACED_NAME.search(bare) or "," in office[0] else name  # "Roving Reporter"
        name = _in_one_script(_without_day(_without_buttons(name)))
        if (
            not is_name(name)
            or ":" in name
            or "：" in name
            or begins_with_credit(name)
            or is_said_by_interfaces(name)
            or (kept and _latin(name) != _latin(kept[0]))
        ):
            break
        kept.append(name)
    return tuple(dict.fromkeys(kept))


def _parts(text: str, label: str) -> list[str]:
    """A list's parts; Chinese names stand with a blank between them after some labels."""
    parts = _separator().split(_GLUED_AND.sub("\\1،", text))
    if not _CHINESE.search(label):
        return parts
    return [one for part in parts for one in (part.split() if _CHINESE_NAMES.fullmatch(part.strip()) else [part])
            if one.strip() not in words_of("byline_before")]  # fmt: skip


def _is_title(name: str) -> bool:
    """Whether a part of a list of names is no name, but belongs to the one before it: "PhD", or initials."""
    return name.replace(".", "").lower() in _TITLES or (name.isupper() and name.isalpha() and len(name) <= _INITIALS)


def _is_beside(name: str, first: str) -> bool:
    """Whether a single word follows a whole name: the place, the newspaper or the section, in a list of names."""
    return " " in first and " " not in name and not UNSPACED_NAME.search(name)


def _names_a_desk(part: str) -> bool:
    """Whether a part of a list of names says of what somebody is in charge: "Leiterin Politik"."""
    return part.rpartition(" ")[2].lower() in words_of("desk")


def _without_desk(name: str) -> str:
    """The name without the field that stands between it and an office: "Jane Doe Marine", "Jane Doe MARINE"."""
    words = name.split()
    shouted = not all(word.isupper() for word in words[:2])
    while len(words) > 2 and (words[-1].lower() in words_of("desk") or (shouted and words[-1].isupper())):
        words.pop()
    return " ".join(words)


def _without_buttons(name: str) -> str:
    """The name without what a button says behind it: "Jane Doe Twitter Account"."""
    words = name.split()
    buttons = (place for place in range(2, len(words)) if phrases().find(words[place]).kinds & _BUTTON)
    return " ".join(words[: next(buttons, None)])


def _without_day(name: str) -> str:
    """The name without the day of the week behind it, whose date is cut off: "Jane Doe Friday"."""
    words = name.split()
    while len(words) > 2 and words[-1].strip(",").lower() in _weekdays():
        words.pop()
    return " ".join(words)


def _latin(name: str) -> bool:
    return bool(_LATIN.match(name))


def _in_one_script(name: str) -> str:
    """The name without what follows it in Latin letters, where it is not written in them."""
    if not name or name.isascii() or _LATIN.match(name):
        return name
    found = _LATIN.search(name)
    return name[: found.start()].strip(_EDGES) if found else name


@cache
def _stamp() -> re.Pattern[str]:
    """What leads from a name to the date behind it: "published", "on", "last changed on"."""
    words = rf"{_any('date_prefix')}|{_any('updated')}|{'|'.join(_BEFORE_DATES)}"
    return re.compile(rf"(?:[\s|·]+(?:{words})\s*:?)+[\s|]*$", re.IGNORECASE)


@cache
def _stamping() -> frozenset[str]:
    """The last words of what leads to a date."""
    phrases_before = (*words_of("date_prefix"), *words_of("updated"), *_BEFORE_DATES)
    return frozenset(phrase.casefold().split()[-1].rstrip(":") for phrase in phrases_before)


@cache
def _joining() -> frozenset[str]:
    """The words that join names, in small letters."""
    return frozenset(word.casefold().split()[0] for word in words_of("and"))


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(words_of("days"))


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(rf"\s*[|｜·•;/／,、，،&]\s*|\s+(?:{_any('and')})\s+", re.IGNORECASE)


@cache
def _separator_or_dash() -> re.Pattern[str]:
    return re.compile(rf"{_separator().pattern}|\s+[-–—]\s+", re.IGNORECASE)


@cache
def _until() -> re.Pattern[str]:
    """What follows a name: the time of day, and whatever begins with a number."""
    words = rf"{_any('at')}|on|at|am|um|vom|em|en|den|el|le|il|om|kl|w|в|o|alle|ore"
    return re.compile(rf"\s+(?:(?:{words})(?:\(s\))?\.?\s+)?(?<!\w)\d.*$|(?<=[^\W\d_])\d.*$", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        # "vonJane Doe": what a browser copies of two boxes.
        rf"(?:{alternatives(sorted(_introducing()))})(?:\s*[:：=|｜/／]\s*|\s+|{_RUN_TOGETHER}"
        rf"|(?<=[\u3400-\u9fff]{{2}})(?=[\u3400-\u9fff]{{2,4}}(?:$|[\s/／、，,])))(?=\S)",
        re.IGNORECASE,
    )


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_any('about_before')})\s+|\s+(?:{_any('about_after')})$", re.IGNORECASE)


@cache
def _edits() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('editor_before')})(?:\s*[:：=|/／]|\s)", re.IGNORECASE)


def _office(text: str) -> re.Match[str] | None:
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
def _introducing() -> frozenset[str]:
    """Words that stand before a name, in small letters."""
    keys = ("byline_before", "byline_opening", "editor_before")
    return frozenset(word.casefold() for key in keys for word in words_of(key))


def _any(key: str) -> str:
    return alternatives(sorted(words_of(key)))
