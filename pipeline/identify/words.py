"""The part of a text that speaks for a language: no addresses, no handles, no shouting."""

import re

_NOT_WORDS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|[@#]\w+|<[^<>]{1,200}>|&\w{2,8};|[A-Za-z0-9_]*(?:[._\\]\w+)+|\w+(?:/\w+){2,}|[A-Za-z]*\d[\dA-Za-z.,:/-]*"
)
_BLANKS = re.compile(r"\s+")
_MAX_CHARACTERS = 2_000  # more of one text changes no answer, and detectors take their time over it


def words_of(text: str) -> str:
    """The text without URLs, addresses, handles, markup, file names and what holds a digit; all caps in lower case."""
    words = _BLANKS.sub(" ", _NOT_WORDS.sub(" ", text[: 4 * _MAX_CHARACTERS])).strip()[:_MAX_CHARACTERS]
    upper = sum(map(str.isupper, words))
    return words.lower() if upper > sum(map(str.islower, words)) else words
