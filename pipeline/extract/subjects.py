"""Tags without a label: short lines above the title or below the text that name what the article is about."""

from pipeline.extract.characters import Class
from pipeline.extract.head import Head
from pipeline.extract.measure import LineFacts
from pipeline.extract.phrases import BIT
from pipeline.extract.said import SUBJECT, Said, is_like_a_tag
from pipeline.extract.standing import begins_tags

# Lines above the title, and below the text, among which they stand; how many there are.
_ABOVE, _BELOW = 10, 8
_FEWEST, _FEWEST_ABOVE, _MOST = 2, 3, 8
_OTHERS = frozenset(("comment", "legal"))  # what stands below these is of other things
_UNSPACED = "\u0e00"  # the first letter of the scripts that write without blanks
_STEM, _ENDING = 4, 2  # letters from which on a word is looked for without as many of its end


def say_subjects(said: list[Said], facts: LineFacts, head: Head) -> None:
    """Add the lines that name what the article is about: two or more in a row, of which half are words of the text."""
    text = ""
    top = head.first if head.title is None else head.title
    for places in (range(max(top - _ABOVE, 0), top), range(head.last + 1, min(head.last + 1 + _BELOW, len(said)))):
        below = places.start > top
        for run in _runs(facts, said, places, below=below):
            if below and begins_tags(facts, said, head, run[0]):  # they are tags by where they stand
                continue
            text = text or "\n".join(("", *facts.texts[top : head.last + 1]))
            named = [line for line in run if _is_named(facts.texts[line], text, head)]
            enough = len({facts.texts[line] for line in named}) >= (_FEWEST if below else _FEWEST_ABOVE)
            if enough and sum(said[line][0] is not None for line in run) <= len(run) / 2:  # else it is a menu
                for line in range(named[0], named[-1] + 1):
                    said[line] = (SUBJECT, False)


def _runs(facts: LineFacts, said: list[Said], places: range, *, below: bool) -> list[list[int]]:
    """Runs of lines that could be tags; what names a part of a site is a tag only below the text."""
    runs: list[list[int]] = [[]]
    for index in places:
        own = said[index][0]
        if below and own is not None and own.role in _OTHERS:
            break
        fits = (own is None or (below and own.role == "menu")) and _could_be_tag(facts, index)
        if not fits or (below and facts.gap[index] and not facts.linked[index]):
            runs.append([])
        if fits:
            runs[-1].append(index)
    return [run for run in runs if _FEWEST <= len(run) <= _MOST]


def _could_be_tag(facts: LineFacts, index: int) -> bool:
    plain = not (facts.digits[index] or facts.counts[index, Class.COLON] or facts.starts[index] & BIT["byline"])
    return plain and is_like_a_tag(facts, index)


def _is_named(line: str, text: str, head: Head) -> bool:
    """Whether the text speaks of what the line names, in whatever form of the word."""
    if line in head.authors:
        return False
    return all(any(_holds(text, form) for form in {word, word.lower(), word.capitalize()}) for word in line.split())


def _holds(text: str, word: str) -> bool:
    stem = word[:-_ENDING] if len(word) > _STEM else word
    at = text.find(stem)
    while at > 0 and text[at - 1].isalpha() and text[at - 1] < _UNSPACED:
        at = text.find(stem, at + 1)
    return at > 0
