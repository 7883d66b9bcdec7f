"""Text that was once decoded with the wrong encoding, put right again."""

import re

from ftfy import fix_encoding

from pipeline.decode.codepages import beyond_ascii, labelled
from pipeline.decode.encoding import decoded

_RUN = re.compile(rb"[\x80-\xff]{3,}")
"""Latin letters beyond ASCII hardly ever stand three in a row; those of any other script do, once read as Latin."""
_LEAST_IN_RUNS = 40
"""Bytes in such runs: some twenty characters, from which the detector is sure."""


def repaired(text: str) -> tuple[str, int]:
    """The text with its mojibake read as it was meant, and how many lines that changed.

    Only the encoding is mended: quotes, ligatures, widths and white space stay as written. A page of another script
    that was read as Latin is read again as a whole; else it is mended line by line, because what went wrong in one
    line (a teaser, a pasted quote) says nothing of the next.
    """
    if text.isascii():
        return text, 0
    lines = text.split("\n")
    mended = _read_again(text)
    if mended is None:
        mended = "\n".join(line if line.isascii() else str(fix_encoding(line)) for line in lines)
    changed = sum(old != new for old, new in zip(lines, mended.split("\n"), strict=True))
    return mended, changed


def _read_again(text: str) -> str | None:
    """The text of another script that programs take for Latin when a page does not declare its encoding."""
    data = _as_latin_bytes(text)
    in_runs = sum(map(len, _RUN.findall(data)))
    if in_runs < _LEAST_IN_RUNS or 2 * in_runs < len(beyond_ascii(data)):
        return None
    page = decoded(data)
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
