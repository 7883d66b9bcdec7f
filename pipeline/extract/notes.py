"""What a page remarks about its own article: that it was corrected, translated, or taken from elsewhere."""

from typing import Literal

from pipeline.extract.phrases import BIT, phrases

NoteKind = Literal["correction", "provenance", "translation", "editor"]

_LONGEST = 400  # characters
_LONGEST_TRANSLATION = 40  # words
_COVERED = 0.1  # share of the text that the telling phrase makes up


def note_kind(text: str) -> NoteKind | None:
    """What kind of remark a text near the article is, None if it is none."""
    words = text.count(" ") + 1
    if len(text) > _LONGEST:
        return None
    found = phrases().find(text)
    if found.kinds & BIT["translation"] and words < _LONGEST_TRANSLATION:
        return "translation"
    if found.covered < _COVERED * len(text):
        return None
    if found.kinds & BIT["correction"]:
        return "correction"
    return "editor" if found.kinds & BIT["editor_note"] else None


def says_machine(text: str) -> bool:
    """Whether a note about a translation names a machine."""
    return bool(phrases().find(text).kinds & BIT["machine"])
