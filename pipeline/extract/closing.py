"""How a text closes: marks that it is over and remarks of the house, none of it; a greeting with the author's name."""

import re

from pipeline.extract.head import Head
from pipeline.extract.measure import Bools, LineFacts
from pipeline.extract.phrases import known

# Letters of a mark, lines at the end that can hold it, and marks that are no words.
_LONGEST_MARK, _LAST = 30, 3
_SIGNS = frozenset(("###", "# # #", "-30-", "– 30 –", "***", "* * *", "◼", "■"))
_MARKS = re.compile(r"^[\W_]+|[\W_]+$")
# Letters of a remark, and lines from the end of the text where it stands.
_LONGEST_REMARK, _NEAR = 400, 8
_LONGEST_LABEL = 50  # characters
_REMARKS = "※"
# Letters and words of "See you next week,", and lines below the text where it stands.
_LONGEST_GREETING, _MOST_WORDS, _REACH = 45, 7, 4


def end_marks(facts: LineFacts, body: Bools) -> list[int]:
    """Those of the last lines of the text that say that it is over."""
    last = body.nonzero()[0][-_LAST:].tolist()
    return [index for index in last if facts.mass[index] < _LONGEST_MARK and says_end(facts.texts[index])]


def house_remarks(facts: LineFacts, body: Bools) -> dict[int, bool]:
    """The lines at the end of a text that disclaim something, or remark behind a reference mark; true if about it.

    Those right below it are; what stands farther below speaks of all that the house prints.
    """
    ending = (body & facts.prose).nonzero()[0]
    if not len(ending):
        return {}
    first, end = int(ending[max(len(ending) - 2, 0)]) + 1, int(ending[-1]) + 1 + _NEAR
    found: dict[int, bool] = {}
    labels = known("disclaimer")
    for index, text in enumerate(facts.texts[first:end], start=first):
        label, colon, _ = text[:_LONGEST_LABEL].replace("：", ":").partition(":")
        disclaims = colon and label.strip("([* ").casefold() in labels
        if (disclaims or text.startswith(_REMARKS)) and facts.mass[index] < _LONGEST_REMARK:
            found[index] = bool(body[index - 1])
    return found


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
