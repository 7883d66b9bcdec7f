"""Where links lead to, as their addresses betray it: addresses in, one bit per kind of place out.

Some sixty words are looked for in all addresses of a page at once: by the first three letters of each, which few places
share, so that each letter is looked at once and not once for every word.
"""

from bisect import bisect
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.reading import HINTS

_WORDS = {
    "social": "facebook.com twitter.com //x.com whatsapp pinterest. linkedin.com //t.me instagram.com youtube.com "
    "reddit.com xing.com vk.com tumblr. line.me kakao weibo. telegram /feed rss",
    "tag": "/tag/ /tags/ /topic/ /topics/ /category/ /categoria/ /kategorie/ /thema/ /themen/ /label/ /keyword ?tag=",
    "author": "/author /autor /auteur /profile/ /people/ /staff/ /reporter /user/ /team/ /writer /journalist "
    "/columnist /contributor /profil/ /profils/ /penulis /yazar /kirjoittaj /redakt",
    "comment": "#comment #respond #disqus #kommentar replytocom /comments",
    "mail": "mailto: tel:",
    "account": "login log-in signin sign-in signup sign-up subscri abonn newsletter register account donat javascript:",
    "file": ".pdf .doc .xls .zip .mp3",
}
_BEGINNING = 3


def hints_of(addresses: Sequence[str]) -> list[int]:
    """For each address one bit per kind of `reading.HINTS` that it leads to."""
    lowered = [f"{address.lower()}\n" for address in addresses]
    ends = list(accumulate(map(len, lowered)))
    text = "".join(lowered)
    found = [0] * len(ends)
    words, begins = _words()
    for place in begins.take(_beginnings(text)).nonzero()[0].tolist():
        for word, bit in words.get(text[place : place + _BEGINNING], ()):
            if text.startswith(word, place):
                found[bisect(ends, place)] |= bit
    return found


def _beginnings(text: str) -> NDArray[np.uint32]:
    """A number of 16 bits for the three letters at each place; others may share it."""
    data = text.encode("latin-1", "replace") + b"\n"
    # The four bytes from every place on as one number, whose highest byte a product of three leaves out.
    codes = np.ndarray(max(len(data) - _BEGINNING, 0), "<u4", data, 0, (1,))
    return (codes << np.uint32(8)) * np.uint32(0x9E3779B1) >> np.uint32(16)


@cache
def _words() -> tuple[dict[str, list[tuple[str, int]]], NDArray[np.bool_]]:
    """The words and their bits by their beginnings, and which numbers these have."""
    words: dict[str, list[tuple[str, int]]] = {}
    begins = np.zeros(1 << 16, np.bool_)
    for hint, listed in _WORDS.items():
        for word in listed.split():
            words.setdefault(word[:_BEGINNING], []).append((word, 1 << HINTS.index(hint)))
            begins[_beginnings(word)[0]] = True
    return words, begins
