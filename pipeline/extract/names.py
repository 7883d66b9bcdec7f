"""Whether a text could be somebody's name, by its shape and by what its words mean."""

import re
from functools import cache

from pipeline.extract.phrases import BIT, alternatives, known, phrases, words_of
from pipeline.text import HAN_RANGE, HANGUL, THAI_RANGE, UNSPACED_NAME, begins_small

# Words in small letters inside names.
PARTICLES = frozenset((
    "von", "van", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "el",
    "al", "ul", "bin", "ben", "ibn", "ten", "ter", "te", "af", "av", "zu", "zum", "y", "e", "o", "of",
    "las", "los", "dalla", "delle", "bint", "binti", "i",
))  # fmt: skip
# What begins a title or a section's name, and no person's.
_ARTICLES = frozenset((
    "the", "a", "an", "das", "die", "der", "ein", "eine", "la", "las", "los", "el", "les", "un", "une", "una", "il",
    "lo", "gli", "het", "een", "det", "os", "as", "zum", "zur",
))  # fmt: skip
_OF_TITLES = frozenset(("the", "die", "das", "der", "les", "los", "las", "gli", "het"))
# Phrases that are no names where they make up most of a text.
_NOBODY = sum(BIT[kind] for kind in ("menu", "author_box", "related", "share", "subscribe", "comment", "login", "tag",
                                     "legal", "advert", "read_more", "read_time", "date_prefix"))  # fmt: skip
_DIGIT = re.compile(r"[\d#]")
_QUOTES = re.compile("[“”‘’「」『』。]")
_SHORTENED = re.compile(r"(?:\s(?:Jr|Sr)|[\s.][^\W\d_])\.$")  # "Jane Doe Jr.", "Ковалёва М."
# Initials glued to a name, as in India and Russia: "மு.வெண்ணிலா", "ఎం.ఎస్.రావు", "K.Ramarao".
_INDIC = r"[\u0900-\u0963\u0970-\u0dff\u200c\u200d]"
_CAPITAL, _SMALL = "[A-Z\u0410-\u042f]", "[a-z\u0430-\u044f]"
_GLUED_INITIALS = re.compile(
    rf"(?:{_INDIC}{{1,5}}\.){{1,4}}(?={_INDIC}{{3}})|(?:{_CAPITAL}\.){{1,3}}(?={_CAPITAL}{_SMALL}{{2}})"
)
_MOSTLY = 0.7
_INSIDE, _PHRASE = re.compile(rf"[{THAI_RANGE}{HAN_RANGE}\s.]+"), 0.4
_MOST_OF_PERSON = 4  # words, without particles
_MOST_WORDS = 7  # of a name, its particles included: "María de los Ángeles Ortuño Gil"
# A particle that has lost its vowel, and the name behind it: "d’Ávila", "dell’Orto", "’t".
_ELIDED = re.compile(r"(?:[dl]|dell|dall|all|nell|'|’)?['’][^\W\d_]")
_FIRST_NAME = 4  # letters that months have which people are called by, too: "Jan", "May", "June"
# Longer months and days by which people are called.
_NAMESAKES = frozenset(("marta", "марта", "augusta", "avgusta", "августа", "κυριακή", "παρασκευή"))


def is_name(text: str) -> bool:
    """Whether a text could be somebody's name: one to five words, each capitalised where the script knows capitals."""
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or not 2 <= len(text) <= 60 or _DIGIT.search(text):
        return False
    if UNSPACED_NAME.search(text):
        return len(words) <= 5 and len(text) <= 20
    small = [word for word in words if begins_small(word)]
    if len(words) - len(small) < (len(words) + 1) / 2 or len(words) > 5:
        own = [word for word in words if word not in PARTICLES]
        other = any(word not in PARTICLES and not _ELIDED.match(word) for word in small)
        if other or not 1 < len(own) <= 5 or words[-1] in PARTICLES:
            return False
    return not begins_small(words[0].lstrip("'’"))


def is_person(text: str) -> bool:
    """Whether a text that stands alone looks like the name of one person; more is asked than of what follows "by"."""
    words = text.split()
    if not is_name(text) or (text.endswith((".", "!", "?", "…", ":")) and not _SHORTENED.search(text)):
        return False
    if UNSPACED_NAME.search(text):
        if _QUOTES.search(text):
            return False
        longest = 5 if HANGUL.search(text) else 8
        if not (2 <= len(text.replace(" ", "")) <= longest and len(words) <= 2):
            return False
    elif (
        (len(words) < 2 and not has_glued_initials(text))
        or words[0].lower() in _ARTICLES
        or not all(map(_fits_in_a_name, words))
    ):
        return False
    own = [word for word in words if word.lower() not in PARTICLES]
    if len(own) == 2 and text.isupper() and own[0] == own[1]:
        return False  # an agency, and its sign: "RPA RPA"
    if len(own) > _MOST_OF_PERSON or text.casefold() in known("end_mark"):
        return False
    found = phrases().find(" ".join(own))
    # Without blanks a short phrase may stand inside of a name: "ภาพ" (picture) in "สุภาพร", "文" (text) in "梶谷文乃".
    kinds = found.starts if _INSIDE.fullmatch(text) and found.covered < _PHRASE * len(text) else found.kinds
    return not kinds & ~BIT["machine"] and not any(
        len(word) > _FIRST_NAME and word.lower() in _days() for word in words
    )


def has_glued_initials(text: str) -> bool:
    """Whether a text begins with initials that no blank parts from the name: "மு.வெண்ணிலா"."""
    return _GLUED_INITIALS.match(text) is not None


def _fits_in_a_name(word: str) -> bool:
    if word.lower() in PARTICLES or _ELIDED.match(word):
        return True
    bare = word.replace(".", "").replace("-", "").replace("'", "").replace("’", "")
    return (
        bare[:1].isalpha()
        and not begins_small(bare)
        and (bare.isalpha() or all(char.isalpha() or ord(char) > 0x300 for char in bare))
    )


def without_stop(text: str) -> str:
    """The text without blanks, commas and full stops around it, but for that of "Jr."."""
    text = text.strip(" ,")
    return text if _SHORTENED.search(text) else text.strip(" .,")


def without_title(name: str) -> str:
    """The name without the titles before it, where a whole name is left: "Dr. Jane Doe", but not "Dr. Doe"."""
    found = _titles().match(name) if name[:2].lower() in _openings() else None
    bare = name[found.end() :] if found else name
    return bare if " " in bare or UNSPACED_NAME.search(bare) else name


@cache
def _openings() -> frozenset[str]:
    """The first two characters of such titles, with the blank behind a short one."""
    return frozenset(f"{title} "[:2] for title in words_of("title_before"))


@cache
def _titles() -> re.Pattern[str]:
    """Titles that a name begins with; one with a full stop may be glued to it."""
    said = alternatives(sorted(words_of("title_before")))
    return re.compile(rf"(?:{said}(?:\s+|(?<=[./]))(?=[^\W\d_]))+", re.IGNORECASE)


def begins_as_title(text: str) -> bool:
    """Whether a text begins with an article that newspapers' names begin with, and no family's: "The Plains Post"."""
    return text.partition(" ")[0].casefold() in _OF_TITLES


def is_said_by_interfaces(name: str) -> bool:
    """Whether a text is what interfaces say, and nobody: "Politics", "about", "Tuesday"."""
    if name.lower() in _days():
        return True
    found = phrases().find(name)
    return bool(found.kinds & _NOBODY) and found.covered > _MOSTLY * len(name)


@cache
def _days() -> frozenset[str]:
    return frozenset((*words_of("days"), *words_of("months"))) - _NAMESAKES
