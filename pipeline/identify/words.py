"""The part of a text that speaks for a language: no addresses, no handles, no shouting."""

import re

# Runs are bounded, so that a line of one endless word takes no longer than another.
_NOT_WORDS = re.compile(
    r"(?i:\blorem ipsum\b).*"  # what typesetters fill a page with
    r"|(?<![^\W_])[kMGT]?[Α-Ωα-ω](?![^\W_])"  # signs of mathematics and units, no Greek words
    r"|https?://\S+|www\.\S+|\S{1,100}@\S{1,100}\.\w+|[@#]\w+|<[^<>]{1,200}>|&\w{2,8};"
    r"|(?<![A-Za-z0-9_])[A-Za-z0-9_]{0,100}(?:[._\\]\w+)+|(?<!\w)\w{1,100}(?:/\w+){2,}"
    r"|(?<![A-Za-z])[A-Za-z]{0,100}\d[\dA-Za-z.,:/-]*",
)
# What stands in every word that holds such a thing; only markup and dummy text go beyond a word.
_SUSPECT = re.compile(r"[\d@#_\\/&Α-Ωα-ω]|\.\w|www\.")
_MAX_CHARACTERS = 2_000  # more of one text changes no answer, and detectors take their time over it


def words_of(text: str) -> str:
    """The text without URLs, addresses, handles, markup, file names and what holds a digit; all caps in lower case."""
    text = text[: 4 * _MAX_CHARACTERS]
    if "<" in text or "ipsum" in text.lower():
        text = _NOT_WORDS.sub(" ", text)
    elif _SUSPECT.search(text):
        text = " ".join(_NOT_WORDS.sub(" ", word) if _SUSPECT.search(word) else word for word in text.split())
    parts = text.split()
    words = " ".join(parts)[:_MAX_CHARACTERS].rstrip()
    if not any(word.isupper() or word[1:2].isupper() for word in parts):
        return words
    upper = sum(map(str.isupper, words))
    return words.lower() if upper > sum(map(str.islower, words)) else words
