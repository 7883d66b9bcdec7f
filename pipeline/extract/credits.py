"""A caption and its credit told apart, as pages write them."""

import re
from functools import cache
from typing import NamedTuple

from pipeline.extract.phrases import words_of

CLOSINGS = ("]", ")", "）", "】", "/", "].", ").")
"""How a line ends that may end with a bracketed credit."""
_BRACKETED = re.compile(
    r"\s*(?:\[([^\[\]]{2,80})\]|\(([^()]{2,80})\)|（([^（）]{2,80})）|【([^【】]{2,80})】|/([^/\s.][^/.]{1,40})/)\s*\.?$"
)
_NAMED = re.compile("[:：=]")
_SIGNS = re.compile(r"[©ⓒ@]|\(c\)", re.IGNORECASE)
_SIGN = re.compile(r"\s*(?:©|ⓒ|\(c\)|@)\s*(\S[^©ⓒ]{1,80})$", re.IGNORECASE)
_AGENCY = re.compile(
    r"\b(?:AP|AFP|EPA|EFE|ANSA|DPA|dpa|Reuters|REUTERS|Getty|GETTY|Yonhap|YONHAP|Xinhua|Kyodo|TASS|Shutterstock"
    r"|iStock|Unsplash|Pexels|Alamy|Bloomberg|Wikimedia|PTI|ANI|Anadolu|AA|Lusa|Agência|Imago|IMAGO"
    r"|Keystone|NurPhoto|ZUMA|Picture Alliance|picture alliance)\b"
    r"|(?:연합뉴스|뉴시스|뉴스1|로이터|제공|캡처|게티|共同|新华社|時事|ロイター|中央社)"
)


class Captioned(NamedTuple):
    """A caption and its credit; either may be missing."""

    caption: str | None
    credit: str | None


def split_credit(text: str) -> Captioned:
    """The caption without its credit, the credit without brackets and without "Photo:"."""
    text = text.strip()
    credit = None
    bracketed = _BRACKETED.search(text) if text.endswith(CLOSINGS) else None
    if bracketed:
        inner = next(group for group in bracketed.groups() if group)
        named = _before().match(inner)
        if named or _looks_like_credit(inner):
            credit = inner[named.end() :] if named else inner
            text = text[: bracketed.start()]
    if credit is None and _NAMED.search(text) and (at_end := _at_end().search(text)):
        credit, text = at_end[1], text[: at_end.start()]
    if credit is None and _SIGNS.search(text) and (sign := _SIGN.search(text)):
        credit, text = sign[1], text[: sign.start()]
    if credit is not None:
        credit = credit.strip(" .:|/=-–—·©ⓒ[]()") or None
    return Captioned(text.strip(" |·–—-/") or None, credit)


def _looks_like_credit(text: str) -> bool:
    """Capitals or a slash, few words, and no sentence."""
    words = text.split()
    if _AGENCY.search(text) or "/" in text or text.isupper():
        return len(words) <= 10
    return False


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any()})\s*(?:[:：=/|]|\s(?=\S))\s*", re.IGNORECASE)


@cache
def _at_end() -> re.Pattern[str]:
    """The pattern of "… Photo: Name" at the end of a caption, or alone."""
    return re.compile(rf"(?:^|[\s.|(·–—/-])(?:{_any()})\s*[:：=]\s*([^:：=]{{2,90}}?)\)?\.?$", re.IGNORECASE)


def _any() -> str:
    return "|".join(re.escape(word) for word in words_of("credit_before"))
