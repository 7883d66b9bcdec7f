"""What a page remarks about its own article: that it was corrected, translated, or taken from elsewhere.

And what a record remarks about its page.
"""

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
    if len(text) > _LONGEST:
        return None
    found = phrases().find(text)
    translation = found.kinds & BIT["translation"] and text.count(" ") + 1 < _LONGEST_TRANSLATION
    remark = found.kinds & _REMARKS and found.covered >= _COVERED * len(text)
    return kind_of_note(text) if translation or remark or labelled(text) else None


def kind_of_note(text: str) -> NoteKind:
    """What kind of remark a text is that is one."""
    label, kinds = labelled(text), phrases().find(text).kinds
    # An editors' note may say how the article was translated; a correction may speak of some other translation.
    long = text.count(" ") + 1 >= _LONGEST_TRANSLATION
    corrects = label == "correction" or (long and kinds & BIT["correction"])
    if kinds & BIT["translation"] and not corrects:
        return "translation"
    return label or ("correction" if kinds & BIT["correction"] else "editor")


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


def names_another(headline: str) -> str:
    """What a record says of a second article of its page."""
    return f"The page holds another article, “{headline}”; only the main one is kept."
