"""Text that was once decoded with the wrong encoding, put right again."""

import re
from itertools import islice

from ftfy import fix_encoding
from ftfy.badness import is_bad

from pipeline.decode.codepages import beyond_ascii, labelled
from pipeline.decode.encoding import decoded

_RUN = re.compile(rb"[\x80-\xff]{3,}")
"""Latin letters beyond ASCII hardly ever stand three in a row; those of any other script do, once read as Latin."""
_BLANK_ASCII = b" " * 0x80 + bytes(range(0x80, 0x100))
_SAME_BEYOND_ASCII = bytes(range(0x80)) + b"\x80" * 0x80
_MOST_OF_THREE = 5
"""Bytes of a run for each three of it that are counted: a run of five holds three once."""
_LEAST_IN_RUNS = 40
"""Bytes in such runs: some twenty characters, from which the detector is sure."""
# Lower-case Latin, and Greek and Russian letters: they stand side by side in correct text.
_LETTERS = "ß-öø-ÿ\u0391-\u03c9\u0410-\u044f"
_SIGNS = "\xa0-Þ÷\u0100-\u0390\u03ca-\u040f\u0450-\u045f\u0490\u0491\u2000-\u2600\uf8ff\ufb01\ufb02"
# What every pattern of ftfy's `badness` needs, looked for 30 times as fast: a control, or two neighbours beyond ASCII
# that are not both such letters, or one of the letters that it suspects even beside a blank.
_SUSPECT = re.compile(
    f"[\x80-\x9f{_LETTERS}{_SIGNS}\ufffd]"
    f"(?:(?<=[{_LETTERS}])[{_SIGNS}]|(?<![{_LETTERS}])[{_SIGNS}{_LETTERS}]"
    "|(?<=[ŒœÂÃ])(?![A-Za-z])|(?<=[\x80-\x9f\ufffd]))"
)
_REACH = 8
"""Characters on either side that a pattern may take beside these; the longest has six."""
_MOST_PLACES = 20_000
"""Suspect places that are looked at; a page with more holds no article, and must not hold up the others."""


def repaired(text: str) -> tuple[str, int]:
    """The text with its mojibake read as it was meant, and how many lines that changed.

    Only the encoding is mended: quotes, ligatures, widths and white space stay as written. A page of another script
    that was read as Latin is read again as a whole; else it is mended line by line, because what went wrong in one
    line (a teaser, a pasted quote) says nothing of the next.
    """
    if text.isascii():
        return text, 0
    beyond = _beyond_ascii(text)
    mended = _read_again(text) if _seems_latin(beyond) else None
    if mended is None:
        return _by_line(text) if _SUSPECT.search(beyond) else (text, 0)
    return mended, sum(old != new for old, new in zip(text.split("\n"), mended.split("\n"), strict=True))


def _beyond_ascii(text: str) -> str:
    """The characters beyond ASCII, with one blank for whatever stands between."""
    data = text.encode("utf-8", "surrogatepass").translate(_BLANK_ASCII)
    return b" ".join(data.split()).decode("utf-8", "surrogatepass")


def _by_line(text: str) -> tuple[str, int]:
    """The text with the lines mended that need it, and how many that are."""
    if not is_bad("\n".join([_near(text, found) for found in islice(_SUSPECT.finditer(text), _MOST_PLACES)])):
        return text, 0  # most pages: asked once for all
    lines = text.split("\n")
    places = ((number, found) for number, line in enumerate(lines) for found in _SUSPECT.finditer(line))
    looked, changed = -1, 0
    mended = lines.copy()
    for number, found in islice(places, _MOST_PLACES):
        if number != looked and is_bad(_near(lines[number], found)):
            looked = number
            mended[number] = str(fix_encoding(lines[number]))
            changed += mended[number] != lines[number]
    return "\n".join(mended), changed


def _near(text: str, found: re.Match[str]) -> str:
    """What stands around a place."""
    return text[max(found.start() - _REACH, 0) : found.end() + _REACH]


def _seems_latin(text: str) -> bool:
    """Whether text of another script may have been taken for Latin: its letters stand close together."""
    if len(text) - len(text.encode("ascii", "ignore")) < _LEAST_IN_RUNS:
        return False
    data = _as_latin_bytes(text)
    beyond = len(beyond_ascii(data))
    most = _MOST_OF_THREE * data.translate(_SAME_BEYOND_ASCII).count(b"\x80\x80\x80")
    in_runs = sum(map(len, _RUN.findall(data))) if 2 * most >= max(beyond, 2 * _LEAST_IN_RUNS) else 0
    return in_runs >= _LEAST_IN_RUNS and 2 * in_runs >= beyond


def _read_again(text: str) -> str | None:
    """The text of another script that programs take for Latin when a page does not declare its encoding."""
    page = decoded(_as_latin_bytes(text))
    encoding = page and labelled(page.encoding)
    return page.text if page and encoding and not encoding.is_latin and not page.broken else None


def _as_latin_bytes(text: str) -> bytes:
    """The bytes that give this text when they are read as Latin; none if no such bytes exist."""
    for codec in ("latin-1", "sloppy-windows-1252"):  # the second is ftfy's
        try:
            return text.encode(codec)
        except UnicodeEncodeError:
            continue
    return b""
