"""Whether a text could be somebody's name, by its shape and by what its words mean."""

import re
from functools import cache

from pipeline.extract.phrases import BIT, phrases, words_of
from pipeline.text import UNSPACED_NAME

_HANGUL = re.compile("[\uac00-\ud7a3]")
_FIRST_GEORGIAN, _LAST_GEORGIAN = "\u10d0", "\u10ff"
# Words in small letters inside names.
PARTICLES = frozenset((
    "von", "van", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "el",
    "al", "ul", "bin", "ben", "ibn", "ten", "ter", "te", "af", "av", "zu", "zum", "y", "e", "o", "of",
))  # fmt: skip
# What begins a title or a section's name, and no person's.
_ARTICLES = frozenset((
    "the", "a", "an", "das", "die", "der", "ein", "eine", "la", "las", "los", "el", "les", "un", "une", "una", "il",
    "lo", "gli", "het", "een", "det", "os", "as", "zum", "zur",
))  # fmt: skip
# Phrases that are no names where they make up most of a text.
_NOBODY = sum(BIT[kind] for kind in ("menu", "author_box", "related", "share", "subscribe", "comment", "login", "tag",
                                     "legal", "advert", "read_more", "read_time", "date_prefix"))  # fmt: skip
_MOSTLY = 0.7
_FIRST_NAME = 4  # letters that months have which people are called by, too: "Jan", "May", "June"
# Longer months and days by which people are called.
_NAMESAKES = frozenset(("marta", "марта", "augusta", "avgusta", "августа", "κυριακή", "παρασκευή"))


def is_name(text: str) -> bool:
    """Whether a text could be somebody's name: one to five words, each capitalised where the script knows capitals."""
    words = text.split()
    if not 1 <= len(words) <= 5 or not 2 <= len(text) <= 60 or any(char.isdigit() for char in text):
        return False
    if UNSPACED_NAME.search(text):
        return len(text) <= 20
    capitals = sum(not _is_small(word[0]) for word in words)
    return capitals >= (len(words) + 1) / 2 and not _is_small(words[0][0])


def is_person(text: str) -> bool:
    """Whether a text that stands alone looks like the name of one person; more is asked than of what follows "by"."""
    words = text.split()
    if not is_name(text) or (text.endswith((".", "!", "?", "…", ":")) and not text.endswith(("Jr.", "Sr."))):
        return False
    if UNSPACED_NAME.search(text):
        longest = 5 if _HANGUL.search(text) else 8
        if not (2 <= len(text.replace(" ", "")) <= longest and len(words) <= 2):
            return False
    elif not 2 <= len(words) <= 4 or words[0].lower() in _ARTICLES or not all(_fits_in_a_name(word) for word in words):
        return False
    kinds = phrases().find(" ".join(word for word in words if word.lower() not in PARTICLES)).kinds
    return not kinds & ~BIT["machine"] and not any(
        len(word) > _FIRST_NAME and word.lower() in _days() for word in words
    )


def _is_small(char: str) -> bool:
    """Whether a letter is a small one of an alphabet that begins names with capitals, as Georgian does not."""
    return char.islower() and not _FIRST_GEORGIAN <= char <= _LAST_GEORGIAN


def _fits_in_a_name(word: str) -> bool:
    if word.lower() in PARTICLES:
        return True
    bare = word.replace(".", "").replace("-", "").replace("'", "").replace("’", "")
    return bare[:1].isalpha() and not _is_small(bare[0]) and all(char.isalpha() or ord(char) > 0x300 for char in bare)


def is_said_by_interfaces(name: str) -> bool:
    """Whether a text is what interfaces say, and nobody: "Politics", "about", "Tuesday"."""
    if name.lower() in _days():
        return True
    found = phrases().find(name)
    return bool(found.kinds & _NOBODY) and found.covered > _MOSTLY * len(name)


@cache
def _days() -> frozenset[str]:
    return frozenset((*words_of("days"), *words_of("months"))) - _NAMESAKES
