"""A caption and its credit told apart, as pages write them."""

import re
from functools import cache
from typing import NamedTuple

from pipeline.extract.glued_credits import glued_at
from pipeline.extract.phrases import alternatives, known, words_of
from pipeline.extract.sources import AGENCIES, AGENCY, source_behind
from pipeline.text import UNSPACED_NAME

CLOSINGS = ("]", ")", "）", "】", "/", "].", ").")
"""How a line ends that may end with a bracketed credit."""
_BRACKETED = re.compile(
    r"\s*(?:\[([^\[\]]{2,80})\]|\(([^()]{2,80})\)|（([^（）]{2,80})）|【([^【】]{2,80})】|/([^/\s.][^/.]{1,40})/)\s*\.?$"
)
# Scripts of India, which tell no first letter by a capital: "…ঘাটেছবি: …" is a caption glued to its credit, too.
_INDIC = "\u0900-\u0dff"
_NAMED_IN_INDIC = re.compile(rf"[{_INDIC}]\s?[:：]\s?[{_INDIC}\s./]{{2,40}}$")
_COMMA = re.compile("[,،，]")
_PARTING = ":：՝=|"  # what parts a word for a credit from a name
# "(Image: Jane Doe)": brackets at the end, and what stands before the colon.
_IN_BRACKETS = re.compile(
    r"[\[(（【]\s*([^\[\]()（）【】:：՝=|]{1,40}?)\.?\s*[:：՝=|]\s*[^\[\]()（）【】]{2,80}[\])）】]\.?$"
)
_LAST = ("摄", "攝", "影", "图", "圖", "자", "供")
_TAKEN, _DAY = ("摄", "攝", "影"), 14  # the words before a day, and characters from the last of them on
_ABBREVIATION = 4  # letters of what explains the words before it, as in "the finance ministry (MEF)"
_NUMBER = re.compile(r"(?<![^\W\d_]{3})\d")  # "214 KB", "COVID-19", as "NEWS1" is none
_LONGEST, _LONGEST_UNSAID = 450, 300  # characters of a caption, and of one whose credit no word announces
_SIGNS = re.compile(r"[©ⓒ@(](?:(?<!\()|[cC]\))")
_SIGN = re.compile(r"\s*(?:©|ⓒ|\(c\)|(?<!\w)@)\s*(\S[^©ⓒ]{1,80})$", re.IGNORECASE)
_PHOTO = re.compile(r"\b(?:photo|foto|photograph|pic)s?\b", re.IGNORECASE)
_PHOTO_OF_AGENCY = re.compile(rf"\({AGENCIES} (?i:photo)\s?/[^()]{{3,40}}\)\.?$")  # "(AP Photo/Jane Doe)"
_MOST_WORDS = 7  # of a bracket that speaks of a photo
# Credits that no word announces: "… works. Jane Doe for The Paper", "…。 記者 王小明攝", "…있다. 홍길동 기자".
# "… mer. ERWAN LE BRAS POUR « LE PAPIER »". Words are never tried in parts ("*+"): of a long one there are too many.
_FOR = re.compile(
    r"(?<=[.!?”\"’»])\s+((?:[A-Z][\w'’-]+\s){1,4}(?:for|FOR|pour|POUR)\s(?:[«“]\s?)?(?:[A-Z][\w'’.-]*+\s?){1,4}[»”]?)$"
)
# "… works. | Jane Doe/The Paper", "… works. /Courtesy of The Paper": behind a sentence, a bar and a few names.
_AFTER_BAR = re.compile(
    rf"(?<=[.!?…।。”\"’»)])\s+[|/]\s?"
    rf"((?:(?:{AGENCIES}/?|[^\W\d_a-z][^\s|.!?।。！？，]*+)\s?(?:(?:of|by|de|von|van)\s)?){{1,6}})$"
)
_BARS, _TAIL = ("| ", " /"), 60  # and characters of a line's end in which they stand
_TAKEN_BY = re.compile(
    r"(?:^|[。＝=、，,（(\s]|(?<=[。＝]))([^。＝=、，,（(]{2,24}?\s?(?:摄|攝|撮影|供图|供圖|摄影|攝影)"
    r"(?:\s?\d{2,4}年\d{1,2}月\d{1,2}日)?)\s?[)）]?。?$"
)
# Japanese: "料金表＝市教育委員会提供", "…の様子。山田さん提供"; what a heading offers has particles: "無料で提供".
_OFFERED = re.compile(r"(?:[＝=（(]|(?<=。))\s?([^。＝=、，,（(をでにも]{2,24}提供)\s?[)）]?。?$")
_DONE = re.compile(r"(?<=\S\S)(?:さん)?\s?(?:撮影|提供)$")
_REPORTER = re.compile(
    r"(?:^|(?<=[.다요임함]|[\])’”\"]))\.?\s+((?:\S{1,8}\s)?[가-힣]{2,4}\s?(?:선임|객원|인턴|사진)?기자)(?:\s\S+@\S+)?$"
)
_NAME = r"[A-Z\u00c0-\u00de\u0100-\u017f][\w.'’-]*"
_NAMES = rf"{_NAME}(?:\s{_NAME}){{0,3}}"
# "…. Jane Doe/Getty Images", "…. REUTERS/Jane Doe", "…. AFP PHOTO / JANE DOE", "…. Jane Doe via AP", "…다. /연합뉴스"
_BYAGENCY = re.compile(
    rf"(?:^|(?<=[.!?…।。\"'”’»)])\s+)(?:Photo by\s)?"
    rf"({_NAMES}(?:\s?/\s?|,\s|\s-\s|\s(?:via|on)\s){AGENCIES}(?:\s?/\s?{_NAMES})?"
    rf"|{AGENCIES}(?:\s(?i:photo))?(?:\s?/\s?{_NAMES}){{0,2}})(?:\sPurchase Licensing Rights[^.]{{0,20}})?$"
    r"|(?<=[.다요임함음습])\s*/\s?([가-힣\w]{2,12}(?:\s(?:선임|객원|인턴|사진)?(?:기자|제공))?)$"
)
# Capitals of Latin, Cyrillic and Greek names.
_CAPITALS = "A-Z\u00c0-\u00deĀĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŐŒŘŚŞŠŤŪŮŰŹŻŽȘȚ\u0400-\u042f\u0490\u0386-\u03ab"
_INITIAL_OR_NAME = r"[A-Z\u00c0-\u00de\u0100-\u017f](?:\.|[\w'’-]++)"
# "…. Jane Doe, CC BY-SA", "…. Wikimedia Commons / CC0": a licence that nothing but a picture has, and whose it is.
_LICENSED = re.compile(
    rf"(?:^|(?<=[.!?…。»”\"’)])\s+)((?:(?:{_INITIAL_OR_NAME}|(?i:via|de|von|by|par|di|for)|[&/|–-]),?\s?){{0,8}}"
    r"\bCC(?:0\b|[ -](?:BY|SA|NC|ND|0)\b)[\w .-]{0,24})$"
)
# A caption's own label, which is no part of it.
_LABEL = re.compile(
    r"^\s*(?:BILD|FOTO|PHOTO|Bild|Foto|Photo|写真|사진|▲|△|▶|◆|图为|圖為)\s?[:：|]?\s+(?=(?:\S+\s+){3}\S)"
)


class Captioned(NamedTuple):
    """A caption and its credit; either may be missing."""

    caption: str | None
    credit: str | None


def split_credit(text: str) -> Captioned:
    """The caption without its credit, the credit without brackets and without "Photo:"."""
    text = text.strip()
    text = text[caption_label(text) :]
    credit = None
    bracketed = _BRACKETED.search(text) if text.endswith(CLOSINGS) else None
    if bracketed:
        inner = next(group for group in bracketed.groups() if group)
        named = _before().match(inner)
        if named or _looks_like_credit(inner):
            credit = inner[named.end() :] if named else inner
            text = text[: bracketed.start()]
    if credit is None:
        text, credit = _credit_first(text)
    if credit is None and (announced := _announced(text)):
        credit, text = announced[1], text[: announced.start()]
    if credit is None and _SIGNS.search(text) and (sign := _SIGN.search(text)):
        credit, text = sign[1], text[: sign.start()]
    if credit is None and ("/" in text or AGENCY.search(text)) and (agency := _BYAGENCY.search(text)):
        credit, text = agency[1] or agency[2], text[: agency.start()]
    if credit is None:
        text, credit = _licensed_or_glued(text)
    if credit is None:
        text, credit = _told_by_shape(text)
    if credit is not None:
        credit = _DONE.sub("", credit.strip(" .:|/=-–—·©ⓒ[]()")) or None
    return Captioned(text.strip(" |·–—-/＝、（(，,©ⓒ") or None, credit)


def caption_label(text: str) -> int:
    """How many characters of a text are a label that calls it a caption: "Image caption, …"; 0 if it has none."""
    found = _caption_labels().match(text)
    return found.end() if found else 0


def names_photo(text: str) -> bool:
    """Whether the credit of a caption speaks of a photo, as no agency's mark below a report does."""
    return _PHOTO.search(split_credit(text).credit or "") is not None


def is_surely_credited(text: str) -> bool:
    """Whether a line ends with a credit that nothing but a picture has: "(Image: Jane Doe)", "＝山田太郎撮影"."""
    if text.endswith(CLOSINGS) and (
        _PHOTO_OF_AGENCY.search(text) or ((found := _IN_BRACKETS.search(text)) and _is_picture(found[1].casefold()))
    ):
        return True
    return (
        text.rstrip("。)）").endswith(("撮影", "提供"))
        and (_TAKEN_BY.search(text) or _OFFERED.search(text)) is not None
    )


def picture_words() -> list[str]:
    """The words that stand before a credit and mean a picture, as "source" does not."""
    return [word for word in words_of("credit_before") if _is_picture(word.casefold())]


def begins_with_credit(text: str) -> bool:
    """Whether a few words begin with the word for a photo or the like: "Foto Jane Doe"."""
    words = text.casefold().split()
    return any(" ".join(words[:count]) in _announcing() for count in range(1, len(words)))


def could_hold_credit(text: str) -> bool:
    """Whether a line is worth looking for a credit in: it holds a sign of one, or a word that needs no sign."""
    if "©" in text or "ⓒ" in text or "(c)" in text or _ends_with_taker(text):
        return True
    if ":" in text[-40:] and _NAMED_IN_INDIC.search(text):
        return True
    if len(text) >= _LONGEST_UNSAID:
        return False
    tail = text[-_TAIL:]
    if " for " in text or "CC" in text or " POUR " in tail or " pour «" in tail:
        return True
    return (
        (any(bar in tail for bar in _BARS) and _AFTER_BAR.search(tail) is not None)
        or glued_at(text) > 0
        or source_behind(text) > 0
    )


def _ends_with_taker(text: str) -> bool:
    """Whether a line ends as "記者王小明攝" does, maybe with the day behind it."""
    end = text.rstrip(")）")
    return end[-1:] in _LAST or (end[-1:] == "日" and any(sign in end[-_DAY:] for sign in _TAKEN))


def _credit_first(text: str) -> tuple[str, str | None]:
    """A caption without its label, or without the credit that stands before it, and that credit."""
    if " | " in text and (led := _before_bar().match(text)):
        return "", led[1]
    if "." in text and (first := _at_start().match(text)):
        return text[first.end() :], first[1]
    label = _LABEL.match(text)
    return (text[label.end() :] if label and re.search(r"[.!?。]", text[label.end() :]) else text), None


def _announced(text: str) -> re.Match[str] | None:
    """A credit after "Photo:", or in a line of its own after "Image source,"."""
    if _COMMA.search(text) and (found := _labelled().match(text)):
        return found
    sign = max(map(text.rfind, _PARTING))
    return _at_end().search(text, max(sign - _longest_label(), 0)) if sign >= 0 else None


def _licensed_or_glued(text: str) -> tuple[str, str | None]:
    """A caption and its credit, if it ends with a licence or is glued to its credit."""
    if "CC" in text and (licensed := _LICENSED.search(text)):
        return text[: licensed.start()], licensed[1]
    if not (glued := glued_at(text)):
        return text, None
    credit = text[glued:]
    named = _before().match(credit)
    return text[:glued], credit[named.end() :] if named else credit


def _told_by_shape(text: str) -> tuple[str, str | None]:
    """A caption and the credit that nothing sets off, if it has one."""
    if unsaid := _unsaid(text):
        return text[: unsaid.start(1)], unsaid[1]
    behind = source_behind(text)
    return (text[:behind], text[behind:]) if behind else (text, None)


def _unsaid(text: str) -> re.Match[str] | None:
    """A credit that no colon, bracket or sign sets off."""
    if _ends_with_taker(text):
        return _TAKEN_BY.search(text) or _OFFERED.search(text) or _REPORTER.search(text)
    if found := _FOR.search(text) or _AFTER_BAR.search(text):
        return found
    capital = text[-1:] and text.rsplit(maxsplit=1)[-1][0].isupper()  # as the last of a few names
    return _without_colon().search(text) if capital and len(text) < _LONGEST else None


def _looks_like_credit(text: str) -> bool:
    """Capitals, a slash or the word for a photo, few words, and no sentence."""
    words = text.split()
    capitals = text.isupper() and len(text) > _ABBREVIATION and (text.startswith("CC ") or not _NUMBER.search(text))
    if AGENCY.search(text) or "/" in text or capitals:
        return len(words) <= 10
    return len(words) <= _MOST_WORDS and _PHOTO.search(text) is not None


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any()})\.?\s*(?:[:：՝=/|]|\s(?=\S))\s*", re.IGNORECASE)


@cache
def _without_colon() -> re.Pattern[str]:
    """The pattern of "… enseigne. Photo Jane Doe" and "Foto Jane Doe": a few names after the word, no sentence."""
    words = alternatives(sorted(word for word in words_of("credit_before") if len(word) > 2))
    return re.compile(
        rf"(?:^|(?<=[.!?।。…»”\"’]\s)|(?<=[|–—(/]\s)|(?<=\s-\s)|(?<=[(]))((?i:{words})\.?\s+"
        rf"(?:[{_CAPITALS}][\w.'’/&-]*+(?:\s|$)(?:(?:de|da|von|van|der|/)\s)?){{1,5}})$"
    )


@cache
def _longest_label() -> int:
    """How many characters before such a sign the word for a credit begins, at most, with what stands between."""
    return len(words_of("credit_before")[0]) + 4


@cache
def _at_end() -> re.Pattern[str]:
    """The pattern of "… Photo: Name" at the end of a caption, or alone."""
    return re.compile(
        rf"(?:^|(?<=[.{_INDIC}])|[\s|(·–—/-])(?:{_any()})\.?\s*[:：՝=|]\s*([^:：՝=|]{{2,90}}?)[)）\]]?\.?$",
        re.IGNORECASE,
    )


@cache
def _before_bar() -> re.Pattern[str]:
    """The pattern of "Photo: Jane Doe | Licence: CC BY 4.0": a line that begins with a credit and says more of it."""
    return re.compile(rf"(?:{_any()})\.?\s*[:：]\s*([^:：.!?|]{{2,60}}?)\s\|\s.{{0,80}}$", re.IGNORECASE)


@cache
def _at_start() -> re.Pattern[str]:
    """The pattern of "Photo: Jane Doe. " before a caption: a few names behind a word for a picture, then a sentence."""
    words = alternatives(sorted(picture_words()))
    name = rf"[{_CAPITALS}](?:\.|[\w'’-]++)"
    return re.compile(rf"(?i:{words})\s?:\s?({name}(?:[\s/]{{1,3}}{name}){{1,4}})\.\s+(?=\S+\s\S+\s\S)")


@cache
def _labelled() -> re.Pattern[str]:
    """The pattern of "Image source, Jane Doe": nothing but a label of several words, and after a comma a few names."""
    several = (word for word in words_of("credit_before") if " " in word or UNSPACED_NAME.search(word))
    return re.compile(rf"{alternatives(sorted(several))}\s?{_COMMA.pattern}\s*([^.!?。,،，]{{2,60}})$", re.IGNORECASE)


@cache
def _caption_labels() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(sorted(words_of('caption_label')))}\s?[,:،，：]\s*(?=\S)", re.IGNORECASE)


def _is_picture(word: str) -> bool:
    """Whether this is a word for a picture, as "source" is none."""
    return word in _announcing() and word not in known("credit_source")


@cache
def _announcing() -> frozenset[str]:
    """Words that stand before a credit, in small letters."""
    return frozenset(word.casefold() for word in words_of("credit_before"))


def _any() -> str:
    return alternatives(sorted(words_of("credit_before")))
