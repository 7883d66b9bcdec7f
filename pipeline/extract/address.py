"""What a page's address says of it: most addresses of articles end with the words of the headline."""

import re
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

# Letters of a word by which an address is compared with text.
_STEM = 5
_WORD = re.compile("[a-z0-9]{3,}")
_ENDING = re.compile(r"\.\w{2,5}$")
# How addresses write letters that are no letter with an accent.
_WRITTEN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d"})


def words_of_address(url: str | None) -> frozenset[str]:
    """The words of the last or the last but one part of an address's path, whichever has more; stems of them."""
    parts = [part for part in unquote(urlsplit(url or "").path).split("/") if part]
    found = (stems_in_latin(_ENDING.sub("", part)) for part in reversed(parts[-2:]))
    return max(found, key=len, default=frozenset())


def stems_in_latin(text: str) -> frozenset[str]:
    """The words of a text as addresses write them, without numbers, each cut to its stem."""
    words = _WORD.findall(_in_latin(text.lower()))
    return frozenset([word[:_STEM] for word in words if not word.isdigit()])


def _in_latin(text: str) -> str:
    if text.isascii():
        return text
    return normalize("NFD", text.translate(_WRITTEN)).encode("ascii", "ignore").decode("ascii")
