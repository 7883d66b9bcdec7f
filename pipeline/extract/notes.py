"""What a page remarks about its own article: that it was corrected, translated, or taken from elsewhere.

And what a record remarks about its page.
"""

import re
from typing import Literal

from pipeline.extract.phrases import BIT, phrases, words_of
from pipeline.extract.rare_phrases import pattern_of

NoteKind = Literal["correction", "provenance", "translation", "editor"]

_LONGEST = 400  # characters
_LONGEST_TRANSLATION = 40  # words
_COVERED = 0.1  # share of the text that the telling phrase makes up
_REMARKS = BIT["correction"] | BIT["editor_note"]
_LABEL = re.compile(r"([^:：]{3,45}?)\s?[:：]")
_LONGEST_LABEL = 30  # characters without a date
# "Correction, January 9" and "Berichtigung vom 9. Januar": a date behind the word.
_DATED = re.compile(r"(?:\s?[,，、(（]\s?|\s)(?:[^\W\d_]{1,5}\.?\s){0,2}[^\W\d_]*\.?\s?\d.*$")
_MOSTLY = 0.6  # of a label
_WHOLE = 0.8  # of a line that is nothing but a label, and of a label before a date
# What offers something is no remark about the article: "This article can be read without an account".
_OFFERS = BIT["subscribe"] | BIT["login"]


def note_kind(text: str) -> NoteKind | None:
    """What kind of remark a text near the article is, None if it is none."""
    if len(text) > _LONGEST:
        return None
    found = phrases().find(text)
    translation = found.kinds & BIT["translation"] and text.count(" ") + 1 < _LONGEST_TRANSLATION
    remark = found.kinds & _REMARKS and not found.kinds & _OFFERS and found.covered >= _COVERED * len(text)
    return kind_of_note(text) if translation or remark or labelled(text) else None


def kind_of_note(text: str) -> NoteKind:
    """What kind of remark a text is that is one."""
    label, kinds = labelled(text), phrases().find(text).kinds
    # An editors' note may say how the article was translated; a correction may speak of some other translation.
    long = text.count(" ") + 1 >= _LONGEST_TRANSLATION
    corrects = label == "correction" or (long and kinds & BIT["correction"])
    if kinds & BIT["translation"] and not corrects:
        return "translation"
    kind = label or ("correction" if kinds & BIT["correction"] else "editor")
    # An editors' note, by its label too, may do no more than name where the article appeared first.
    comes_from = kind == "editor" and pattern_of("provenance").search(text.replace("’", "'"))
    return "provenance" if comes_from else kind


def labelled(text: str) -> NoteKind | None:
    """What kind of remark the words before a line's colon call it: "Correction: …"."""
    label = _LABEL.match(text)
    if label is None:
        return None
    said = _DATED.sub("", label[1])
    # "Update, 14:30: …" begins the next part of a report that goes on.
    if len(said) > _LONGEST_LABEL or (said != label[1] and _is_update(said)):
        return None
    return _called(said, _MOSTLY if said == label[1] else _WHOLE)


def only_labels(text: str) -> bool:
    """Whether a line says no more than that a remark follows: "Correction"."""
    return len(text) <= _LONGEST_LABEL and not _is_update(text) and _called(text, _WHOLE) is not None


def _is_update(label: str) -> bool:
    return any(word in label.lower() for word in words_of("updated"))


def _called(label: str, share: float) -> NoteKind | None:
    """What kind of remark a label calls what follows, if the telling phrase makes up such a share of it."""
    found = phrases().find(label)
    if not found.kinds & _REMARKS or found.covered < share * len(label):
        return None
    return "correction" if found.kinds & BIT["correction"] else "editor"


def says_machine(text: str) -> bool:
    """Whether a note about a translation names a machine."""
    return bool(phrases().find(text).kinds & BIT["machine"])


def names_another(headline: str) -> str:
    """What a record says of a second article of its page."""
    return f"The page holds another article, “{headline}”; only the main one is kept."
