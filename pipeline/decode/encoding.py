"""Bytes to text: which encoding a page is in, and the page read with it.

In order: the byte-order mark; UTF-16 and UTF-32, which their zeros betray; ISO-2022-JP by its escapes; valid UTF-8,
which no other encoding is by chance; what the page declares; statistics (chardetng, the detector of Firefox). A few
bytes that do not fit become U+FFFD; many mean that it is another encoding.
"""

import re
import unicodedata
from typing import Literal

from msgspec import Struct

from pipeline.decode.codepages import MAX_BROKEN, Encoding, beyond_ascii, detected, labelled, share_explained

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32le", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32be", "utf-32-be"),
    (b"\xff\xfe", "utf-16le", "utf-16-le"),
    (b"\xfe\xff", "utf-16be", "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,99}?\bencoding\s*=\s*["']([\w.:-]{1,40})|<meta\b[^>]{0,999}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8_192
"""Bytes searched for a declaration; browsers stop at 1,024, but pages bring it later too."""
_MAX_BROKEN_UTF8 = 0.2
"""The same for UTF-8, of whose sequences other encodings make far fewer by chance."""
_EVIDENCE = 10
"""Bytes beyond ASCII from which the detector may overrule the page's own word; measured on 45 pairs of language and
encoding, true declarations stand then and most false ones fall."""
_MARGIN = 0.05
"""Share of those bytes that another Latin code page must explain better to overrule the page's own word."""
_STRAY_ZEROS = 0.001
"""Share of zero bytes that faulty programs leave in pages of 8-bit text."""
_SAMPLE = 200_000
"""Bytes of lines that are not ASCII, or characters of UTF-16, that statistics look at."""
_WIDE = (
    ("utf-32le", "utf-32-le", 4),
    ("utf-32be", "utf-32-be", 4),
    ("utf-16le", "utf-16-le", 2),
    ("utf-16be", "utf-16-be", 2),
)
_MARKS = " \n.,。，、"
"""At least one character in a hundred, in any language."""
_NEVER_IN_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})

Found = Literal["bom", "declared", "detected", "valid"]


class Decoded(Struct, frozen=True):
    """A page as text, and how it was read."""

    text: str
    encoding: str
    found: Found
    broken: int
    """Places that could not be read and hold U+FFFD."""


def decoded(data: bytes, charset: str | None = None) -> Decoded | None:
    """The bytes as text; None where zeros show that they are no text, and neither UTF-16 nor UTF-32.

    `charset` is what the server declared; like browsers, we believe it before the page.
    """
    for mark, name, codec in _BOMS:
        if data.startswith(mark):
            return _read(data[len(mark) :], name, codec, "bom")
    if b"\0" in data:
        if (wide := _wide(data)) is not None:
            return wide
        if data.count(0) > _STRAY_ZEROS * len(data):
            return None
        data = data.replace(b"\0", b"")
    escapes = b"\x1b" in data and b"\x1b$" in data  # one byte is found many times as fast as two
    if escapes and (page := _read(data, "iso-2022-jp", "iso2022_jp_ext", "detected")).broken == 0:
        return page
    page = _read(data, "utf-8", "utf-8", "valid")
    return page if _fits(page, _MAX_BROKEN_UTF8) else _legacy(data, charset)


def _legacy(data: bytes, charset: str | None) -> Decoded:
    """The page in what it declares, unless that does not fit it or the detector has the evidence to know better."""
    sample = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    guess = detected(sample)
    declared = (labelled(charset) if charset else None) or _declared(data)
    page = _read_as(declared, data, "declared") if declared else None
    if declared is None or page is None or not _fits(page):
        return _read_as(guess, data, "detected")
    stands = guess == declared or len(beyond_ascii(sample)) < _EVIDENCE
    if not stands and declared.is_latin and guess.is_latin:
        stands = share_explained(sample, declared) + _MARGIN >= share_explained(sample, guess)
    return page if stands else _read_as(guess, data, "detected")


def _declared(data: bytes) -> Encoding | None:
    """What an XML declaration or a `meta` element near the top of the page says, if that is an encoding."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return labelled((match[1] or match[2]).decode("ascii")) if match else None


def _wide(data: bytes) -> Decoded | None:
    """The bytes as UTF-32 or UTF-16 without a mark: the reading that gives blanks and stops and nothing odd."""
    for name, codec, width in _WIDE:
        page = _read(data[: len(data) // width * width], name, codec, "detected")
        sample = page.text[:_SAMPLE]
        odd = sum(unicodedata.category(char) in _NEVER_IN_TEXT and char not in "\t\n\r\f" for char in sample)
        marks = sum(map(sample.count, _MARKS))
        if odd + page.broken <= MAX_BROKEN * len(sample) <= 2 * marks:
            return page
    return None


def _fits(page: Decoded, max_broken: float = MAX_BROKEN) -> bool:
    return not page.broken or page.broken <= max_broken * (len(page.text) - len(page.text.encode("ascii", "ignore")))


def _read_as(encoding: Encoding, data: bytes, found: Found) -> Decoded:
    return _read(data, encoding.name, encoding.codec, found)


def _read(data: bytes, name: str, codec: str, found: Found) -> Decoded:
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    if broken and found == "valid":  # a page may hold the character itself
        broken -= data.count("\ufffd".encode())
    return Decoded(text, name, found, broken)
