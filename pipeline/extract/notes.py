"""What a page remarks about its own article: that it was corrected, translated, or taken from elsewhere."""

import re
from typing import Literal

from pipeline.extract.phrases import BIT, phrases

NoteKind = Literal["correction", "provenance", "translation", "editor"]

_LONGEST = 400  # characters
_LONGEST_TRANSLATION = 40  # words
_COVERED = 0.1  # share of the text that the telling phrase makes up
_REMARKS = BIT["correction"] | BIT["editor_note"]
_LABEL = re.compile(r"([^:：]{3,30}?)\s?[:：]")
_MOSTLY = 0.6  # of a label


def note_kind(text: str) -> NoteKind | None:
    """What kind of remark a text near the article is, None if it is none."""
    words = text.count(" ") + 1
    if len(text) > _LONGEST:
        return None
    if remark := labelled(text):
        return remark
    found = phrases().find(text)
    if found.kinds & BIT["translation"] and words < _LONGEST_TRANSLATION:
        return "translation"
    if found.covered < _COVERED * len(text):
        return None
    if found.kinds & BIT["correction"]:
        return "correction"
    return "editor" if found.kinds & BIT["editor_note"] else None


def labelled(text: str) -> NoteKind | None:
    """What kind of remark the words before a line's colon call it: "Correction: …"."""
    label = _LABEL.match(text)
    found = phrases().find(label[1]) if label else None
    if not label or not found or not found.kinds & _REMARKS or found.covered < _MOSTLY * len(label[1]):
        return None
    return "correction" if found.kinds & BIT["correction"] else "editor"


def says_machine(text: str) -> bool:
    """Whether a note about a translation names a machine."""
    return bool(phrases().find(text).kinds & BIT["machine"])
