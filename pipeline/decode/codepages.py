"""The encodings that pages come in: what pages call them, and which of the Latin code pages a text is in."""

import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

from chardetng_py import detect
from msgspec import Struct, convert

MAX_BROKEN = 0.02
"""Share of what is not ASCII that may be broken before an encoding is given up: a few cut or pasted characters."""
_SIGNS_OF_MISREADING = "\ufffd±¶¹³"
"""What cannot be read, and what stands where another code page has the commonest letters of Polish (ą ś ł)."""


class Encoding(Struct, frozen=True):
    """An encoding that pages come in."""

    name: str
    codec: str
    """Python's name for it."""
    labels: tuple[str, ...]
    multibyte: bool = False
    languages: tuple[str, ...] | None = None
    """Written in it, for code pages of Latin letters; None for all others."""

    @property
    def is_latin(self) -> bool:
        """Whether it is an 8-bit code page of Latin letters."""
        return self.languages is not None


class _Table(Struct):
    encodings: tuple[Encoding, ...]
    alphabets: dict[str, str]


def labelled(label: str) -> Encoding | None:
    """The encoding that pages mean by this label, or None for a label that no browser knows."""
    return _by_label().get(label.strip().lower())


def detected(data: bytes) -> Encoding:
    """What statistics say of bytes that are not UTF-8."""
    guess = _by_label()[detect(data).lower()]
    if guess.is_latin:
        guess = _best_latin(data, guess)
    return guess if guess.multibyte else _damaged_multibyte(data) or guess


def share_explained(data: bytes, encoding: Encoding) -> float:
    """Share of the bytes beyond ASCII that are signs or letters of one language: of the encoding's, the best."""
    counts = Counter(beyond_ascii(data))
    signs = 0
    letters: Counter[str] = Counter()
    for byte, count in counts.items():
        char = bytes([byte]).decode(encoding.codec, "replace")
        if unicodedata.category(char) in {"Ll", "Lu"}:
            letters[char] += count
        elif char.isspace() or (char.isprintable() and char not in _SIGNS_OF_MISREADING):
            signs += count
    alphabets = _alphabets()
    best = max((sum(letters[char] for char in alphabets[tag]) for tag in encoding.languages or ()), default=0)
    return (signs + best) / counts.total() if counts else 1.0


def beyond_ascii(data: bytes) -> bytes:
    """The bytes that are not ASCII."""
    return data.translate(None, bytes(range(0x80)))


def _best_latin(data: bytes, guess: Encoding) -> Encoding:
    """The Latin code page that explains most of the bytes; the guess where no other explains more.

    Code pages of one script share most of their bytes and a detector confuses them; but no language has the letters
    that Hungarian shows when it is read as windows-1252 (õ û together with ö ü).
    """
    latin = [encoding for encoding in _table().encodings if encoding.languages]
    return max([guess, *latin], key=lambda encoding: share_explained(data, encoding))


def _damaged_multibyte(data: bytes) -> Encoding | None:
    """The multi-byte encoding that the detector gives for these bytes once the few that do not fit it are taken out.

    The detector gives up an encoding at its first invalid byte, but pages are cut in the middle of a character.
    """
    tolerated = MAX_BROKEN * len(beyond_ascii(data))
    for encoding in _table().encodings:
        if encoding.multibyte:
            mended = data.decode(encoding.codec, "ignore").encode(encoding.codec, "ignore")
            if 0 < len(data) - len(mended) <= tolerated and _by_label()[detect(mended).lower()] == encoding:
                return encoding
    return None


@cache
def _by_label() -> dict[str, Encoding]:
    return {label: encoding for encoding in _table().encodings for label in encoding.labels}


@cache
def _alphabets() -> dict[str, str]:
    return {language: small + small.upper() for language, small in _table().alphabets.items()}


@cache
def _table() -> _Table:
    return convert(tomllib.loads(Path(__file__).with_name("encodings.toml").read_text("utf-8")), _Table)
