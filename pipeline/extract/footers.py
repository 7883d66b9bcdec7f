"""What a silent line below the article holds: an address, the software of the site, where to follow it, a sign."""

import re

from pipeline.extract.characters import Class
from pipeline.extract.measure import LineFacts
from pipeline.extract.phrases import BIT
from pipeline.extract.said import LABEL, NAME, Dropped

BESIDE = Dropped("chrome", "is a short line beside the article or an offer")
_ABOUT = Dropped("chrome", "tells about the site")
_ADDRESS = Dropped("chrome", "holds an address or a telephone number")
_SOFTWARE = Dropped("legal", "names the software of the site")
_MISPRINTS = Dropped("chrome", "tells how to report a misprint")
_FOLLOW = Dropped("share", "says where to follow the site")
_FEWEST_DIGITS, _PHONE = 7, re.compile(r"(?<![\d.,])(?:\+|\(?0)\d[\d ()/-]{5,}\d(?![\d.,])")
_NETWORKS = re.compile(
    r"\b(?:facebook|instagram|telegram|youtube|whatsapp|twitter|tiktok|linkedin|viber|threads)\b", re.IGNORECASE
)
_FEWEST_NETWORKS = 3
_MAIL = re.compile(r"\w@[\w-]+\.\w")
_HEADLINE = 3  # words


def of_footer(facts: LineFacts, index: int, before: Dropped | None) -> Dropped | None:
    """What a line is by what it holds; `before` is what the line above is."""
    text, mass = facts.texts[index], facts.mass[index]
    if facts.kinds[index] & BIT["share"] and len(_NETWORKS.findall(text)) >= _FEWEST_NETWORKS:
        return _FOLLOW
    if "Ctrl" in text and "Enter" in text:
        return _MISPRINTS
    if mass < NAME and (("@" in text and _MAIL.search(text)) or _holds_phone(facts, index)):
        return _ADDRESS
    if "WordPress" in text and facts.words[index] > 2 and mass < NAME:
        return _SOFTWARE
    if is_symbol(facts, index):
        return BESIDE
    return _short_or_about(facts, index, before)


def is_symbol(facts: LineFacts, index: int) -> bool:
    """Whether a line holds neither letters nor numbers, or no more than a share of a hundred: "×", "100%"."""
    text = facts.texts[index]
    return bool(text) and not facts.mass[index] and (not facts.digits[index] or text.endswith("%"))


def _short_or_about(facts: LineFacts, index: int, before: Dropped | None) -> Dropped | None:
    """Whether a line stands alone beside the article or an offer, or tells about the site under its menu."""
    if before is None or before.role == "subscription":
        return BESIDE if _stands_alone(facts, index) else None
    if before is _ABOUT:
        return _ABOUT if _stands_alone(facts, index) else None
    says = facts.ends[index] and not facts.counts[index, Class.QUESTION] and not facts.gap[index]
    return _ABOUT if before.role == "menu" and says and LABEL <= facts.mass[index] < 2 * NAME else None


def _stands_alone(facts: LineFacts, index: int) -> bool:
    """Whether a short line is no headline, and no label over one."""
    below = index + 1
    headline = below < len(facts) and facts.mass[below] >= LABEL and facts.words[below] >= _HEADLINE
    over = headline or (below < len(facts) and facts.pictures[below])
    return bool(0 < facts.mass[index] < LABEL and not facts.dated[index] and not over)


def _holds_phone(facts: LineFacts, index: int) -> bool:
    digits = facts.counts[index, Class.DIGIT]
    return bool(digits >= _FEWEST_DIGITS and not facts.dated[index] and _PHONE.search(facts.texts[index]))
