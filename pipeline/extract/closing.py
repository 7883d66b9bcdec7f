"""How a text closes: marks that it is over, which are none of it, and a greeting with the author's name."""

import re

import numpy as np

from pipeline.extract.head import Head
from pipeline.extract.measure import Bools, LineFacts
from pipeline.extract.phrases import known

# Letters of a mark, lines at the end that can hold it, and marks that are no words.
_LONGEST_MARK, _LAST = 30, 3
_SIGNS = frozenset(("###", "# # #", "-30-", "– 30 –", "***", "* * *", "◼", "■"))
_MARKS = re.compile(r"^[\W_]+|[\W_]+$")
# Letters and words of "See you next week,", and lines below the text where it stands.
_LONGEST_GREETING, _MOST_WORDS, _REACH = 45, 7, 4


def end_marks(facts: LineFacts, body: Bools) -> list[int]:
    """Those of the last lines of the text that say that it is over."""
    last = np.flatnonzero(body)[-_LAST:].tolist()
    return [index for index in last if facts.mass[index] < _LONGEST_MARK and says_end(facts.texts[index])]


def signed_off(facts: LineFacts, head: Head) -> list[int]:
    """A greeting right below the text and the author's name below it: "See you next week," and "Jane"."""
    for index in range(head.last, min(head.last + 1 + _REACH, len(facts) - 1)):
        if not facts.texts[index].endswith((",", "，", "،", "、")):
            continue
        short = 0 < facts.mass[index] < _LONGEST_GREETING and facts.words[index] <= _MOST_WORDS
        if short and not facts.linked[index] and _is_name(facts.texts[index + 1], head.authors):
            return [index, index + 1]
    return []


def says_end(text: str) -> bool:
    """Whether a line says that the text is over: "ENDS", "-30-"."""
    return text in _SIGNS or _MARKS.sub("", text).casefold() in known("end_mark")


def _is_name(text: str, authors: tuple[str, ...]) -> bool:
    """Whether a line is an author's name or the first part of it."""
    return any(text == author or author.startswith(f"{text} ") for author in authors)
