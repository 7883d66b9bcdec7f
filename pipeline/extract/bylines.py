"""Who wrote it, in a line as the page writes it."""

import re
from itertools import takewhile

from pipeline.extract import byline_words
from pipeline.extract.credits import begins_with_credit
from pipeline.extract.dates import find_date
from pipeline.extract.east_asian_bylines import between_slashes, korean_line, korean_names
from pipeline.extract.names import (
    begins_as_title,
    is_name,
    is_person,
    is_said_by_interfaces,
    without_stop,
    without_title,
)
from pipeline.extract.organizations import is_agency, is_desk, is_organization
from pipeline.extract.phrases import BIT, known, phrases
from pipeline.text import HANGUL, UNSPACED_NAME

# No list of authors is longer than this (characters).
_LONGEST = 140
_LONGEST_SENTENCE = 40  # characters of a line with a full stop of scripts without blanks: "文：張三。圖：李四。"
EDGES = " \t,;:|｜丨·•–—-/*_=▪■◆▶©»«›∙□●◎○◇★☆※▲△▼✍✎→←"
"""Marks that stand around names in a line."""
BRACKETS = "()（）[]【】"
"""What a name may stand in, as signatures do."""
_ADDRESS = re.compile(r"\s*[(<\[]?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b[)>\]]?|(?:\s|(?<=\w))@\w+")
# A name and its address that a browser's copy has run together: "Jane Doejane.doe@…".
_GLUED_ADDRESS = re.compile(
    r"(?:^|(?<=\s))(?P<first>[^\W\d_]+)\s(?P<last>(?-i:[^\Wa-zß-ÿ\d_])[^\W\d_]*?)(?=(?P=first)[.\w]*@)", re.IGNORECASE
)
# "Jane Doe Jane Doe on social media": a name, and what it links to.
_DOUBLED = re.compile(r"^(\S+(?:\s\S+){1,3})\s\1(?:\s.*)?$")
_NEVER = re.compile(r"[:：\[\]()]")  # characters of no name
REMARK = re.compile(r"[\s(（\[](?:(?<=\s)\s*[(（\[])?(?<=[(（\[]).{0,40}$")
"""What stands in brackets behind a name."""
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{1,40})(?:[)）\]]|$)")
_OTHER = "\0"  # stands for brackets that tell of other work
_DASH = re.compile(r"\s[-–—]\s")  # behind it stands a place, an office, a newspaper
# Where a line goes on with something else: a label, as in "来源：澜江网 作者：方知夏" and "Penulis: Ana Editor: Budi".
_LABEL = r"(?:[-–—&+]\s+)?(?=(?:[^\W\d_]|['’\u0900-\u0dff]){2,18}\s?[:：]|[\u3400-\u9fff]{1,4}[/／｜＝])"
_SEGMENT = re.compile(rf"[\s|｜·•».](?:(?<=\s)\s*+(?:[|｜·•»]\s*|{_LABEL})|(?<=[|｜·•»])\s*|(?<=\w{{3}}\.)\s+)")
_NEXT_LABEL = re.compile(rf"\s\s*+{_LABEL}")
# Labels after which Chinese newspapers part two names by a blank, which the Japanese put inside of one.
_CHINESE = re.compile("作者|记者|記者|通[讯訊][员員]|采写|採訪|撰[稿文]|编译|編譯")
_CHINESE_NAMES = re.compile(r"[\u3400-\u9fff]{2,4}(?:[\s\u3000]+[\u3400-\u9fff]{2,4})+")
# Two names after other labels, too: the Japanese rarely have three characters on both sides of the blank.
_OF_THREE = re.compile(r"[\u3400-\u9fff]{3,5}(?:[\s\u3000]+[\u3400-\u9fff]{3,5})+")
# The newspaper before "reporter": "澜江日报记者 林若溪".
_STAFF_OF = re.compile(
    r"^[\u3400-\u9fff]{2,10}\s?(?=(?:记者|記者)[\s:：]*[\u3400-\u9fff]{2,4}(?:[\s、，,][\u3400-\u9fff]{2,4})*(?:$|[/／]))"
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# What a button beside a name says.
_BUTTON = BIT["share"] | BIT["comment"] | BIT["subscribe"]
# Where words may have run together: a capital behind another letter, or letters that know none.
_RUN_ON = re.compile("[A-Z\u00c0-\u00de\u0250-\U0010ffff](?:(?<=[a-z\u00df-\u00ff].)|(?<=[\u0250-\U0010ffff]))")
_ASIDE = ("Staff", "Follow")
_INITIALS = 3  # letters of those of who edited: "Ana Reyes/RTB"
# "And", glued to the second of two whole names in Arabic and Hebrew.
_GLUED_AND = re.compile(
    r"^(\S+(?:\s\S+){1,2})(?<![،,/|–—-])\s+(?:و(?=[\u0620-\u064a])|ו(?=[\u05d0-\u05ea]))(?=\S+(?:\s\S+){1,2}$)"
)
# What stands behind a name and is none.
_TITLES = frozenset(("phd", "md", "am", "pm", "cnn", "bbc", "jr", "sr", "ap", "afp", "efe", "dpa", "msc", "ma"))
# What follows a name: a section, a day, a place, an agency that has helped.
_THEN = re.compile(
    r"\s+(?:(?:in|on|at|am|um|for|für|under|unter)(?:\s.*)?"
    r"|(?-i:à|em|aus|pada|from|with|avec|mit|com|con|reporting|Special to)(?:\s.*)?)$",
    re.IGNORECASE,
)
_OF_SEVERAL, _AND_OF_SEVERAL = ("nina", "ulat nina"), " at "  # "by" of two and "and" in Filipino
# Labels of languages in which "in" parts names from a place, and does not join them, as it does in Slovene.
_BY = re.compile(r"\b(?:by|von|di|door)\W*$", re.IGNORECASE)
_IN_PLACE = re.compile(r"\s+in\s+[^,;&|]+?(?=\s+(?:and|und|e|en)\s|\s*[,;&|]|$)")
_FILED = ("发自", "發自")  # stands before the place that a report is from


def find_authors(text: str) -> tuple[str, ...]:
    """The authors that a line names after "by" or before "reporter", as written without those words; or none."""
    if len(text) > (_LONGEST_SENTENCE if "。" in text else _LONGEST):
        return ()
    text = korean_line(byline_words.without_stamp(undated(text)))
    if ("者" in text or "文" in text) and (reporters := between_slashes(text)):
        return reporters
    edits = byline_words.edits().match(text)
    text, said = text[edits.end() :] if edits else text, edits is not None
    found: tuple[str, ...] = ()
    for part in dict.fromkeys((text, *_SEGMENT.split(text))):
        segment = _STAFF_OF.sub("", without_stop(part).strip(BRACKETS))
        before = _label(segment)
        named = _introduced(segment, before) if before and not byline_words.edits().match(segment) else ()
        if before and named and not _CHINESE.search(before[0]):
            return found or named
        found = tuple(dict.fromkeys((*found, *named)))  # "记者：林若溪 通讯员：周启明"
        said = said or bool(before)
    if found:
        return found
    if HANGUL.search(text) and "/" in text:  # a place on the other side: "해안/박도윤 기자", "박도윤 특파원 / 도쿄"
        text = next((side for side in map(str.strip, text.split("/")) if byline_words.office(side)), text)
    after = None if said else byline_words.office(text)
    if after and after.start():
        desk = text.partition(" ")[0].casefold() in known("desk") and "," not in after[0]
        named = () if desk else _names(text)  # "Local Government Reporter"
        # "Political Editor" is an office with no name before it.
        whole = all(
            (" " in name or UNSPACED_NAME.search(name)) and not byline_words.office(f" {name}") for name in named
        )
        return named if whole else ()
    return () if said else _after_office(text)


def _introduced(text: str, label: re.Match[str]) -> tuple[str, ...]:
    """The names behind a label, or behind two as in "作者：记者王敬照"."""
    rest = _STAFF_OF.sub("", text[label.end() :])
    second = _label(rest) if UNSPACED_NAME.match(rest) else None
    named = _names(rest[second.end() :] if second else rest, label[0])
    return named if label.re is byline_words.before() or all(map(is_person, named)) else ()


def _label(text: str) -> re.Match[str] | None:
    """What introduces a name where a text begins, if it is no part of an office: "編集" is one of "編集委員"."""
    found = byline_words.before().match(text) or byline_words.work().match(text)
    if found and found[0].strip().casefold() in _OF_SEVERAL and _AND_OF_SEVERAL not in text:
        return None  # a first name: "Nina Petrie"
    office = byline_words.offices().match(text) if found and UNSPACED_NAME.match(text) else None
    return None if found and office and office.end() > found.end() else found


def runs_together(text: str) -> bool:
    """Whether a line begins with "by" and a name that a browser's copy has run together: "ByJane Doe"."""
    found = byline_words.before().match(text) if _RUN_ON.search(text) else None
    return found is not None and found[0][-1].isalpha()


def with_commas(text: str) -> str:
    """The text with a comma for "and" where that is glued to a name."""
    return _GLUED_AND.sub("\\1،", text) if "و" in text or "ו" in text else text


def only_introduces(text: str) -> bool:
    """Whether a line is no more than "By", so that the name stands in the next."""
    return len(text) < 30 and text.strip(EDGES).casefold() in byline_words.introducing()


def without_about(text: str) -> str:
    """The name in a text that says that it is about somebody: "About Jane Doe"."""
    return byline_words.about().sub("", text)


def only_joins(text: str) -> bool:
    """Whether a line is no more than "and", so that one more name stands in the next."""
    bare = text.strip(EDGES).casefold() if len(text) < 10 else None
    return bare in {"", "&"} or bare in known("and")


def names_an_office(text: str) -> bool:
    """Whether a line says what somebody is: "Political Editor", "Periodista Judicial"."""
    words = text.casefold().split()
    return 0 < len(words) < 8 and (words[0] in known("byline_after") or byline_words.office(f" {text}") is not None)


def undated(text: str) -> str:
    """The line without its dates and addresses."""
    while date := find_date(text):
        text = text.replace(date, "|")
    if "@" in text:
        text = _ADDRESS.sub("", _GLUED_ADDRESS.sub(r"\g<0> ", text))
    return text.strip(EDGES)


def _names(text: str, label: str = "") -> tuple[str, ...]:
    """The names that a text begins with, one after the other; `label` is what stands before it."""
    kept: list[str] = []
    text = text.replace(_AND_OF_SEVERAL, ", ") if label.strip().casefold() in _OF_SEVERAL else text
    written = without_others(_NEXT_LABEL.split(_DOUBLED.sub(r"\1", text.strip(EDGES)))[0])
    for part in _parts(byline_words.until().sub("", written), label):
        if kept and byline_words.begins_as_other_work(part):
            break  # "Jane Doe; Edited by Max Muster", "글=박도윤 기자, 사진=이하늘 기자"
        written = _DASH.split(REMARK.sub("", part))[0].rpartition("=")[2]
        written = _THEN.sub("", byline_words.before_credit(written)).strip(EDGES)
        name = byline_words.without_stamp(written).strip(EDGES)
        name = without_title(without_stop(name))
        if name.casefold() in known("newsroom") or is_desk(name):
            continue  # "Da Redação", "Web Desk", which name nobody
        beside = is_title(name) or is_organization(name) or is_beside(name, kept[0] if kept else "")
        if kept and (beside or begins_as_title(name) or is_agency(name)):
            continue
        office = byline_words.office(f" {name}")
        if office and (not office.start() or (kept and not HANGUL.search(name))):
            continue  # an office or a place after the name: "Jane Doe, Political Editor"
        if kept and _names_a_desk(name):
            continue  # "Jane Doe, Leiterin Politik"
        if office:
            bare = _without_desk(f" {name}"[: office.start()].strip(EDGES))
            name = bare if " " in bare or UNSPACED_NAME.search(bare) or "," in office[0] else name  # "Roving Reporter"
        name = _in_one_script(without_day(_without_buttons(name)))
        if (
            not is_name(name)
            or _NEVER.search(name)
            or begins_with_credit(name)
            or is_said_by_interfaces(name)
            or (kept and is_latin(name) != is_latin(kept[0]))
        ):
            if not kept and byline_words.office(f" {label.strip()}"):
                continue  # "De notre correspondante à Dakar, Ada Noël"
            break
        kept += korean_names(name, office[0] if office else "") if " " in name and HANGUL.search(name) else (name,)
    return tuple(dict.fromkeys(kept))


def _parts(text: str, label: str) -> list[str]:
    """A list's parts; Chinese names stand with a blank between them after some labels."""
    text = _IN_PLACE.sub("", text) if _BY.search(label) else text
    parts = byline_words.separator().split(with_commas(text))
    pair = _CHINESE_NAMES if _CHINESE.search(label) else _OF_THREE
    if not UNSPACED_NAME.search(text):
        return parts
    listed = [one for part in parts for one in (part.split() if pair.fullmatch(part.strip()) else [part])]
    named = takewhile(lambda one: one.strip() not in known("credit_before") and one[:2] not in _FILED, listed)
    return [one for one in named if one.strip() not in known("byline_before")]


def without_others(text: str) -> str:
    """The text without those behind whose names brackets tell of other work than writing: "Jane Doe (photos)"."""
    marked = _IN_BRACKETS.sub(lambda found: _OTHER if _is_other_work(found[1]) else found[0], text)
    if _OTHER not in marked:
        return text
    return ", ".join(part for part in byline_words.separator().split(marked) if not part.endswith(_OTHER))


def _is_other_work(text: str) -> bool:
    """Whether words in brackets say what somebody did who did not write: "photos and video"."""
    told = (word.strip(" .:").casefold() for word in byline_words.separator().split(text))
    return all(word in known("credit_before") or word in known("other_work") for word in told)


def is_title(name: str) -> bool:
    """Whether a part of a list of names is no name, but belongs to the one before it: "PhD", or initials."""
    return name.replace(".", "").lower() in _TITLES or (name.isupper() and name.isalpha() and len(name) <= _INITIALS)


def is_beside(name: str, first: str) -> bool:
    """Whether a single word follows a whole name: the place, the newspaper or the section, in a list of names."""
    return " " in first and " " not in name and not UNSPACED_NAME.search(name)


def _names_a_desk(part: str) -> bool:
    """Whether a part of a list of names says of what somebody is in charge: "Leiterin Politik"."""
    return part.rpartition(" ")[2].lower() in known("desk")


def _without_desk(name: str) -> str:
    """The name without the field that stands between it and an office: "Jane Doe Marine", "Jane Doe MARINE"."""
    words = name.split()
    shouted = not all(word.isupper() for word in words[:2])
    while len(words) > 2 and (words[-1].lower() in known("desk") or (shouted and words[-1].isupper())):
        words.pop()
    return " ".join(words)


def _without_buttons(name: str) -> str:
    """The name without what a button says behind it, nor "Staff" or "Follow": "Jane Doe Twitter Account"."""
    words = name.split()
    places = range(2, len(words))
    buttons = (one for one in places if words[one] in _ASIDE or phrases().find(words[one]).kinds & _BUTTON)
    return " ".join(words[: next(buttons, None)])


def without_comments(name: str) -> str:
    """The name without what asks for comments behind it: "Jane Doe Leave a Comment"."""
    words = name.split()
    asks = (one for one in range(2, len(words) - 1) if phrases().find(" ".join(words[one:])).starts & BIT["comment"])
    return " ".join(words[: next(asks, None)])


def without_day(name: str) -> str:
    """The name without the day of the week behind it, whose date is cut off: "Jane Doe Friday"."""
    words = name.split()
    while len(words) > 2 and words[-1].strip(",").lower() in known("days"):
        words.pop()
    return " ".join(words)


def is_latin(name: str) -> bool:
    """Whether a name begins with a Latin letter."""
    return bool(_LATIN.match(name))


def _in_one_script(name: str) -> str:
    """The name without what follows it in Latin letters, where it is not written in them."""
    if not name or name.isascii() or _LATIN.match(name):
        return name
    found = _LATIN.search(name)
    return name[: found.start()].strip(EDGES) if found else name


def _after_office(text: str) -> tuple[str, ...]:
    """Whom a line names behind what they are: "Political Editor, Jane Doe", "Корреспондент Анна Орлова"."""
    office = byline_words.offices().match(text)
    found = _names(text[office.end() :]) if office else ()
    return found if all(map(is_person, found)) else ()
