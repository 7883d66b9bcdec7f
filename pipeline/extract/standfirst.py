"""Which lines of a dump are its standfirst: what stands between the title and the text, and introduces it."""

import re
from functools import cache

import numpy as np

from pipeline.extract.around import Around
from pipeline.extract.characters import HAN, SPEECH, THAI
from pipeline.extract.measure import Floats, LineFacts
from pipeline.extract.phrases import words_of

# Score below which a line between title and text is no standfirst.
_UNLIKELY = 0.25
_SHORTEST = 35  # letters of a line that introduces the text
# Letters and words of each of two lines that introduce it together.
_SHORT, _FEWEST_WORDS = 15, 4
# Letters of a label between title and standfirst: the name of a section.
_LABEL = 25
# Letters and sentences of a paragraph that sums up, and its length as a share of that of those below: a shorter one
# may be the first sentence of a text that breaks its lines. Over a caption it may be longer.
_LEAST, _MOST, _SENTENCES, _TOO_SHORT, _SHORTER = 45, 240, 3, 0.25, 0.7
_MOST_PICTURED = 300
# Paragraphs below that it is compared with at most and at least, and the share of its words that they say again.
_COMPARED, _FEWEST, _SOME, _MOSTLY = 5, 2, 0.1, 0.4
# What a pair said again is worth beside a word: many are said by chance.
_OF_PAIRS = 0.65
_PATH = 40  # letters of the names of sections before a title
_MARKS = re.compile(r"\W+")
_ADDRESSES = ("](", "://")
_LABELLED = re.compile(r"(?:[【\[]\s?([^】\]]{2,24}?)\s?[】\]]\s*|([^:：]{2,24}?)\s?[:：]\s*)(?=\S{2})")
_DATELINE = re.compile(
    r"(?:[^a-z\d]{3,60}?|(?:[^\W\da-z_][\w'’]+[ ,/]{1,3}){1,3})(?:\([^)]{2,30}\))?\s?(?:-{1,2}|–|—)\s"
)


@cache
def _labels() -> frozenset[str]:
    return frozenset(words_of("lead_label"))


def lead_label(text: str) -> int:
    """How many characters of a line are a label that calls it a standfirst: "Summary: …"; 0 if it has none."""
    found = _LABELLED.match(text)
    return found.end() if found and (found[1] or found[2]).casefold() in _labels() else 0


def standfirst_of(
    page: Around, title: int, scores: Floats, taken: set[int | None], doubles: frozenset[int]
) -> tuple[int, ...]:
    """Two lines at most; `taken` are captions, notes, dates and bylines, `doubles` say the title again."""
    facts = page.facts
    labels = ((facts.mass < _LABEL) & ~page.chrome | page.buttons).nonzero()[0].tolist()
    taken = taken | _apart(title, scores, {*taken, *doubles, *page.meta, *labels})
    found: list[int] = []
    for index in range(title + 1, min(page.first + 2, len(page.lines))):
        line = page.lines[index]
        if lead_label(line.text) and index not in page.others:
            found = [index]
            break
        if index in taken or index in doubles or not _can_introduce(page, index) or _says_title(page, title, index):
            continue
        marked = bool(line.heading) or facts.strong[index] > 0.9
        if found and index - found[-1] > 2:
            break
        if page.body[index] and _DATELINE.match(line.text):
            break
        if (index < page.first and (not page.body[index] or marked or _cut_off(page, index))) or (
            page.body[index]
            and (
                (marked and index == page.first)
                or _cut_off(page, index)
                or (index < page.first and not facts.ends[index])
            )
        ):
            found.append(index)
        elif page.body[index]:
            break
    passed = taken | doubles
    if found and all(page.lines[index].item for index in found):  # who the authors are, rather
        apart = (index for index in range(found[-1] + 1, page.first + 1) if index not in passed)
        found = [index for index in apart if _set_apart(page, index)][:1] or found
    elif facts.ends[found].any():  # sentences, and the headline of another
        found = [index for index in found if facts.ends[index]]
    found = found or _unmarked(page, title, passed) or _deck(page, title)
    left = page.body & facts.prose
    left[found[:2]] = False
    return tuple(found[:2]) if left.any() else ()


def _can_introduce(page: Around, index: int) -> bool:
    """Whether a line is long enough for a standfirst, and no interface, picture, link or remnant of one."""
    facts, line = page.facts, page.lines[index]
    if page.chrome[index] or line.pictures or line.row or any(mark in line.text for mark in _ADDRESSES):
        return False
    return bool(facts.mass[index] >= _SHORTEST and facts.foreign[index] <= 0.5 and facts.linked[index] <= 0.5)


def _says_title(page: Around, title: int, index: int) -> bool:
    """Whether a line says the title again, or where in the site the page is before it: "Home News The tide mill …"."""
    mass = page.facts.mass
    if page.body[index] or not mass[title] <= mass[index] < mass[title] + _PATH:
        return False
    said, again = (_MARKS.sub("", page.facts.texts[line]).casefold() for line in (title, index))
    return again.endswith(said)


def _unmarked(page: Around, title: int, taken: set[int | None]) -> list[int]:
    """The first line of the text if it sums up what follows."""
    if title >= page.first:
        return []
    start = next((index for index in range(title + 1, page.first + 1) if page.body[index]), page.first)
    return [start] if start not in taken and _sums_up(page, start) else []


def _deck(page: Around, title: int) -> list[int]:
    """The two short lines between the title and a date or byline right below, as Korean papers set them."""
    facts, deck = page.facts, [title + 1, title + 2]
    if title + 3 not in page.meta or facts.mass[deck].sum() < _SHORTEST or page.others & {*deck} or page.meta & {*deck}:
        return []
    plain = ~(page.chrome | page.buttons | page.body | facts.dated | facts.ends)[deck] & (facts.linked[deck] == 0)
    lines = (facts.mass[deck] >= _SHORT) & (facts.words[deck] >= _FEWEST_WORDS) & (facts.foreign[deck] < 0.5) & plain
    return deck if lines.all() and not facts.gap[title + 2] else []


def _set_apart(page: Around, index: int) -> bool:
    """Whether a line is a whole sentence in bold or italics, and no offer."""
    facts = page.facts
    sentence = facts.strong[index] > 0.9 and facts.ends[index] and facts.mass[index] >= _LEAST
    return bool(sentence and not page.chrome[index] and not facts.linked[index])


def _sums_up(page: Around, index: int) -> bool:
    """Whether the first paragraph leads to the text: it is clearly shorter than those below and speaks of the same.

    Or it is no longer than they are, and a caption stands below it. On 698 real pages two of three are what the page's
    HTML marks so, or says of itself; of made pages all.
    """
    facts, text = page.facts, page.facts.texts[index]
    mass = float(facts.mass[index])
    if not (_LEAST <= mass < _MOST_PICTURED and facts.ends[index]):
        return False
    if text.startswith(SPEECH) or page.lines[index].item or _DATELINE.match(text):
        return False
    text_below = index + 1 + page.body[index + 1 :].nonzero()[0]
    below = text_below[facts.prose[text_below]][:_COMPARED].tolist()
    if len(below) < _FEWEST:
        return False
    typical = float(np.median(facts.mass[below]))
    if page.others.intersection(range(index + 1, below[0])):
        return mass < typical
    following = float(facts.mass[below[0]])
    fits = mass < _MOST and facts.stops[index] <= _SENTENCES and below[0] == text_below[0]
    if not fits or mass / min(typical, following) >= _SHORTER:
        return False
    long = mass / max(typical, following) > _TOO_SHORT
    return _said_again(facts, index, below) >= (_SOME if long else _MOSTLY)


def _said_again(facts: LineFacts, index: int, below: list[int]) -> float:
    """The share of a line's longer words, or pairs of characters where no blanks part words, that other lines say."""
    if facts.scripts[index, [THAI, HAN]].sum() > facts.letters[index] / 2:
        said = "\n".join(facts.texts[other] for other in below)
        text = facts.texts[index]
        pairs = [text[at : at + 2] for at in range(len(text) - 1)]
        return _OF_PAIRS * sum(pair in said for pair in pairs) / max(len(pairs), 1)
    own = facts.vocabulary.stems_of(index)
    return len(own & set().union(*map(facts.vocabulary.stems_of, below))) / max(len(own), 1)


def _cut_off(page: Around, index: int) -> bool:
    """Whether a date, a byline or buttons stand between the line and the next paragraph."""
    for step in range(index + 1, min(index + 12, len(page.lines))):
        if page.body[step] and page.facts.prose[step]:
            return False
        if step not in page.others and (step in page.meta or page.buttons[step]):
            return True
    return False


def _apart(title: int, scores: Floats, passed: set[int | None]) -> set[int | None]:
    """Lines that hardly read like text, with something between them and the title that is no date, author or label."""
    index = title + 1
    while index < len(scores) and index in passed:
        index += 1
    return {below for below in (scores < _UNLIKELY).nonzero()[0].tolist() if below > index}
