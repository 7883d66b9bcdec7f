"""The part of a text that speaks for a language: no addresses, no handles, no shouting."""

import re
from collections.abc import Iterator

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
_NO_CAPITALS = bytes(code for code in range(0x80) if not chr(code).isupper())
_NO_SMALL = bytes(code for code in range(0x80) if not chr(code).islower())
_MAX_CHARACTERS = 2_000  # more of one text changes no answer, and detectors take their time over it


def words_of(text: str) -> str:
    """The text without URLs, addresses, handles, markup, file names and what holds a digit; all caps in lower case."""
    text = text[: 2 * _MAX_CHARACTERS]
    if "<" in text or "ipsum" in text.lower():
        text = _NOT_WORDS.sub(" ", text)
    words = " ".join(text.split())
    if _SUSPECT.search(words):
        words = " ".join("".join(_parts(words)).split())
    words = words[:_MAX_CHARACTERS].rstrip()
    return words.lower() if _is_shouted(words) else words


def _parts(text: str) -> Iterator[str]:
    """The text in parts, of words with single blanks between them: suspects are looked at one by one."""
    done = 0
    for found in _SUSPECT.finditer(text):
        if found.start() >= done:
            start = text.rfind(" ", done, found.start()) + 1 or done
            yield text[done:start]
            done = end if (end := text.find(" ", found.end())) >= 0 else len(text)
            yield _NOT_WORDS.sub(" ", text[start:done])
    yield text[done:]


def _is_shouted(words: str) -> bool:
    """Whether more letters are large than small; where most are ASCII, these tell."""
    plain = words.encode("ascii", "ignore")
    small = len(plain.translate(None, _NO_SMALL))
    large = len(plain.translate(None, _NO_CAPITALS))
    if 2 * (small + large) < len(words):
        small, large = sum(map(str.islower, words)), sum(map(str.isupper, words))
    return large > small
