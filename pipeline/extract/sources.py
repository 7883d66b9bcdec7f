"""Credits that their shape alone tells: who took a picture, and for whom: "Jane Doe/The Gazette", "PG - Jane Doe"."""

import re

from pipeline.extract.names import is_name, is_person
from pipeline.extract.organizations import is_agency, is_organization
from pipeline.extract.phrases import known

AGENCIES = (
    "(?=[ACDEGIKLMNPRSTUWXYZČdip가-힣ロ-龥])"  # how they begin: elsewhere no more is tried
    r"(?:\b(?:AP|AFP|EPA|EFE|ANSA|DPA|dpa|PAP|ČTK|MTI|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?|Yonhap|YONHAP"
    r"|Xinhua|Kyodo|TASS|Shutterstock|iStock|Unsplash|Pexels|Alamy|Bloomberg|Wikimedia|PTI|ANI|Anadolu|AA|Lusa|Agência"
    r"|Imago|IMAGO|LaPresse|Keystone|NurPhoto|ZUMA|Picture Alliance|picture alliance)\b"
    r"|연합뉴스|뉴시스|뉴스1|로이터|제공|캡처|게티|共同|新华社|時事|ロイター|中央社)"
)
"""The pattern of the agencies that pages credit most, as they write them."""
AGENCY = re.compile(AGENCIES)
_LONGEST, _MOST_PARTS = 70, 3  # characters of such a credit, and parts of it
_SLASH, _DASH = re.compile(r"\s?/\s?"), re.compile(r"\s[-–—]\s")
# Behind a sentence: "… on Monday. PG - Jane Doe".
_BEHIND = re.compile(rf"(?<=.{{15}}[.!?…।。؟])[\"'”’»)]*\s+(?=([^.!?…।。؟]{{5,{_LONGEST}}})$)")
_ACRONYM = 4  # letters; longer words in capitals can be places: "Ana Budi/LONDON"
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,7}", re.IGNORECASE)


def source_behind(text: str) -> int:
    """Where a credit begins that says who took a picture and for whom, behind the last sentence; 0 if there is none."""
    if not holds_mark(text[-_LONGEST:]):
        return 0
    found = _BEHIND.search(text, max(len(text) - _LONGEST - 4, 0))
    return found.start(1) if found and is_source(found[1]) else 0


def name_behind(text: str) -> int:
    """Where the name of one person begins that a sentence ends with; 0 if there is none."""
    found = _BEHIND.search(text, max(len(text) - _LONGEST - 4, 0)) if text[-1:].isalpha() else None
    return found.start(1) if found and " " in found[1] and is_person(found[1]) else 0


def holds_mark(text: str) -> bool:
    """Whether a text holds what parts a photographer from an agency."""
    return "/" in text or " - " in text or " – " in text or " — " in text


def is_source(text: str, *, above_text: bool = True, named: bool = False) -> bool:
    """Whether a text says no more than who took a picture, and for whom: a dash parts the two only `above_text`.

    `named` says that any name does for whom: so next to what can be a caption.
    """
    if len(text) > _LONGEST or any(map(str.isdigit, text)) or text.endswith(("/", "?", "!", ":")):
        return False
    slashed = "/" in text
    parts = (_SLASH if slashed else _DASH).split(text.strip(" ()[]"))
    who = [part for part in parts if is_person(part) and not is_organization(part)]
    whom = [part for part in parts if part not in who]
    if not who or not whom or len(parts) > _MOST_PARTS:
        return False
    if not slashed:
        return above_text and whom == parts[:1] and _is_acronym(parts[0])
    return all(_is_for_whom(part) or (named and _could_be_for_whom(part)) for part in whom)


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and 1 < len(word) <= _ACRONYM


def _is_for_whom(text: str) -> bool:
    """Whether a text names an agency, a newspaper or a site."""
    told = is_agency(text) or is_organization(text) or text.casefold() in known("credit")
    return told or _is_acronym(text.rpartition(" ")[2]) or _SITE.fullmatch(text) is not None


def _could_be_for_whom(text: str) -> bool:
    """Whether a text can be a newspaper's name, and is no place in capitals as in "Ana Budi/LONDON"."""
    return is_name(text) and not text.isupper()
