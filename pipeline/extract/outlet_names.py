"""The name of a newspaper without its company's form, its edition, and what a line of rights goes on with."""

import re
from functools import cache, lru_cache

from pipeline.extract.phrases import phrases, words_of

LONGEST = 50
"""Characters of a name."""
PHRASE = 0.7
"""Share of a text that a phrase makes up where it is no name."""
EDGES = " \t-–—|·•:：.,«»„“”\"'’‘©"
DASHES = re.compile(r"\s+[-–—|·•>›»/]\s+")
# A number inside a name is glued to it: "Bote24".
_NOT_A_NAME = re.compile(
    r"[!?:;|/@#：。“]|(?<![^\W_])\d+(?![^\W_])|\d{5}|https?|\.$|\b(?:logo|avatar|icon)\b", re.IGNORECASE
)
# What a company's name ends with: its legal form, and that it publishes; what follows a name in a line of rights.
_FORM = re.compile(
    r"(?:[\s,]+|(?<=[Vv]erlags)-)(?:co|ltd|inc|llc|gmbh|mbh|ag|se|plc|corp|pvt|limited|b\.?v|s\.?a|s\.?l|s\.?p\.?a|a\.?[şs]|sp|kft|zrt|oy|ab|as"
    r"|sarl|sas|eg|zoo|o\.o|z\s?o\.?o|s\.?r\.?l|d\.?\s?o\.?\s?o|е?оод|еад|доо|тов|ооо"
    r"|[A-ZŞ])\.?$|\s+בע[\"״]מ$|(?<=[聞報版道])社$|^株式会社",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"[\s,]+(?:m[eé]dias?|group|publishing|publications|newspapers|verlag|verlags|verlagsgesellschaft|yayıncılık|medya|holdings?"
    r"|trust|network|broadcasting|communications?|comunicaciones|comunicación|comunicação|comunicazione)$"
    r"|^(?:ediciones|editorial|editora|edizioni|éditions)\s",
    re.IGNORECASE,
)
# What a company's name begins with.
_COMPANY = re.compile(
    r"(?:PT|CV|UAB|SIA|ООО|ОАО|ЗАО|АО|ТОВ|ПрАТ|ТОО|ЕООД|ООД|БАТ)\s"
    r"|(?:genossenschaft|stiftung|fundación|fundação|fondazione|fondation|fundacja)\s"
    r"|(?:財團法人|มูลนิธิ|บริษัท|株式会社|주식회사|\(주\)|㈜|شركة|شرکت|công ty)\s?",
    re.IGNORECASE,
)
_EDITION = re.compile(r"(?<=\w{2})(?:デジタル|オンライン|電子版)$")
_AFTER = re.compile(
    r"\s+(?:\d{4}.*|all rights.*|published by.*|by\s.*|on\s.*|무단.*|未经.*|未經.*|無断.*|\S+ICP.*)$", re.IGNORECASE
)
_KNOWN = 4096  # names that are kept in mind: a page asks again about its own, and so do the other pages of its site
_FORMS = 3  # that stand one behind the other: "Co., Ltd."


@lru_cache(_KNOWN)
def bare_name(written: str) -> str:
    """A name without quotes, company form, edition and what else is written behind it."""
    name = _without_form(_AFTER.sub("", written.strip(EDGES)).strip(EDGES))
    for pattern in (_PUBLISHER, _EDITION):
        name = pattern.sub("", name).strip(EDGES)
    return name


def owner_named(text: str) -> str:
    """Whom a text after © names first, without the company's form."""
    return _without_form(_AFTER.sub("", DASHES.split(text.strip(EDGES))[0].strip(EDGES)))


def publishes(name: str) -> bool:
    """Whether a name says that it is a publisher's or a company's, so not the newspaper's own."""
    return _PUBLISHER.search(name) is not None or _COMPANY.match(name) is not None


@lru_cache(_KNOWN)
def can_be_a_name(name: str) -> bool:
    """Whether a text is as short as a name, has letters, and is no phrase of an interface, no month and no day."""
    if not 2 <= len(name) <= LONGEST or _NOT_A_NAME.search(name) or sum(map(str.isalpha, name)) < 2:
        return False
    return name.casefold() not in menu_words() and phrases().find(name).covered < PHRASE * len(name)


@cache
def menu_words() -> frozenset[str]:
    """Items of menus, months and days."""
    return frozenset((*words_of("menu"), *words_of("months"), *words_of("days")))


def _without_form(name: str) -> str:
    for _ in range(_FORMS):
        bare = _FORM.sub("", name).strip(EDGES)
        if bare == name:
            break
        name = bare
    return name
