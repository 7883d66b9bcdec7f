"""Newspapers, newsrooms and institutions: names that are nobody's, by the words they hold."""

import re
from functools import cache

from pipeline.extract.phrases import alternatives, known, words_of
from pipeline.extract.vocabulary import split_words
from pipeline.text import HAN_RANGE, HANGUL_RANGE, KANA_RANGE, THAI_RANGE, UNSPACED_NAME

INSIDE = re.compile(f"[{THAI_RANGE}{KANA_RANGE}{HAN_RANGE}{HANGUL_RANGE}]")
"""Scripts in which a word may stand inside what looks like one."""
# Words of a newspaper's name, and letters of a word that compounds end with: "Landeszeitung".
_MOST_OF_OUTLET, _COMPOUND = 6, 6
_LONGEST = 60  # characters


def is_outlet(text: str) -> bool:
    """Whether a text of a few words is the name of a newspaper or the like by a word in it: "The Plains Gazette"."""
    words = split_words(text)
    outlets = known("outlet")
    if not 1 <= len(words) <= _MOST_OF_OUTLET or text.lower() in outlets:
        return False
    return any(word in outlets or word.endswith(_endings()) for word in words)


def is_newsroom(text: str) -> bool:
    """Whether a text of a few words names an agency or a newsroom, and which: "Vindhya News Agency", not "Newsroom"."""
    if len(text) >= _LONGEST or len(text.split()) > _MOST_OF_OUTLET or is_desk(text):
        return False
    folded = text.casefold().strip()
    found = _phrases("newsroom").search(folded)
    return found is not None and sum(map(str.isalpha, folded)) > len(found[0]) + 1


def is_agency(text: str) -> bool:
    """Whether a text is what an agency is called for short, as it stands beside names: "dpa", "ČTK"."""
    return text.casefold() in known("agency")


def is_desk(text: str) -> bool:
    """Whether a text of a few words names a desk, which is nobody: "Kannada Desk", "Online Team"."""
    return len(text) < _LONGEST and _phrases("newsdesk").search(text.casefold()) is not None


def is_organization(text: str) -> bool:
    """Whether a text names a newspaper, a newsroom, or what else people work for: "University of Westhaven"."""
    folded = text.casefold()
    if folded in known("newsroom") or is_outlet(text):
        return True
    return len(text) < _LONGEST and _phrases("institution", "newsroom", "newsdesk").search(folded) is not None


@cache
def _endings() -> tuple[str, ...]:
    """What compounds end with that name newspapers."""
    return tuple(word for word in known("outlet") if len(word) >= _COMPOUND or UNSPACED_NAME.search(word))


@cache
def _phrases(*keys: str) -> re.Pattern[str]:
    """Words and phrases, whole ones in scripts that part words by blanks, and what compounds end with."""
    words = [word.casefold() for key in keys for word in words_of(key)]
    apart = [word for word in words if not INSIDE.search(word)]
    inside = [word for word in words if INSIDE.search(word)]
    ends = [word for word in apart if len(word) >= _COMPOUND]
    patterns = {r"(?<!\w)%s(?!\w)": apart, r"%s(?!\w)": ends, "%s": inside}
    return re.compile("|".join(form % alternatives(sorted(words)) for form, words in patterns.items() if words))
