"""Captions that a Markdown dump writes beside its pictures or under them."""

import re
from collections.abc import Container, Iterable

import numpy as np

from pipeline.extract.captions_apart import MOSTLY_APART, can_caption, has_words
from pipeline.extract.credits import split_credit
from pipeline.extract.measure import Bools, LineFacts
from pipeline.extract.people_alone import names_alone
from pipeline.extract.pictured import LONGEST, MOST_STOPS
from pipeline.extract.reading import ReadLine

LONGEST_CREDITED = 450
"""Letters of a caption that a picture or a credit tells; others are shorter."""
NEAR = 4
"""How far from its picture a caption that repeats the picture's own stands (lines)."""
# Characters of a picture's caption by which the text beside it is told.
_SHORTEST = 15
# Letters of a heading.
_HEADING = 70
# Letters and stops of what reads like text beside a picture and yet captions it.
_LONGEST_BESIDE, _STOPS_BESIDE = 150, 2
_LONGEST_BETWEEN = 200  # letters of what stands between a picture and its credit
# Words at least of a line under a picture, of one beside it, and that one shares with a picture's own text.
_FEWEST_UNDER, _FEWEST_BESIDE, _SHARED = 3, 2, 3
# Share of a line that a phrase of the interface makes up if it says no more.
_BUTTON = 0.5
_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif)|[^\W_]+(?:[-_]+[^\W_]+){2,}|[^\W_]+_[^\W_]+|\w*\d{4,}\w*", re.IGNORECASE
)
_ASKS = ("?", "？", "؟", ";", "՞")
_MARKUP = ("](", "[", "|", "://", "{")


def is_file_name(alt: str) -> bool:
    """Whether what a picture says for itself is the name of its file: "IMG_4711", "old-mill-wheel", "mill.jpg"."""
    return _FILE.fullmatch(alt) is not None


def says_caption(line: ReadLine) -> bool:
    """Whether the text beside a line's one picture is its caption again, maybe with the credit behind it."""
    alts = [picture.alt for picture in line.pictures]
    return len(alts) == 1 and len(alts[0]) >= _SHORTEST and line.text.startswith(alts[0])


def runs_on(alt: str, text: str, *, surely: bool = False) -> bool:
    """Whether a line goes on from what the picture above it says, maybe with no more than the credit.

    `surely` says that the line reads like text of the article, which may well begin with the name of who is pictured.
    """
    start = alt.strip().rstrip(" .…")
    if not start or len(text) >= LONGEST_CREDITED or not text.startswith(start):
        return False
    rest, cut = text[len(start) :], alt.rstrip().endswith(("…", "..."))
    caption, credit = split_credit(text)
    if (caption or "").rstrip(" .") == start:
        return True
    ended = bool(rest) and not rest[0].isalnum()
    likely = not surely or credit is not None or 2 * len(start) >= len(text) or (ended and not rest[0].isspace())
    return len(start) >= _SHORTEST and (cut or (ended and likely))


def goes_on(lines: list[ReadLine], index: int, found: Container[int], *, surely: bool) -> bool:
    """Whether a line goes on from what a picture of the article says in the nearest line above that has any."""
    if lines[index].pictures or lines[index].heading:
        return False
    near = range(index - 1, max(index - NEAR, 0) - 1, -1)
    nearest = next((above for above in near if lines[above].pictures), -1)
    said = [picture.alt for picture in lines[nearest].pictures] if nearest in found else []
    return any(runs_on(alt, lines[index].text, surely=surely) for alt in said)


def portraits(lines: list[ReadLine], facts: LineFacts, body: Bools, alts: dict[str, list[int]]) -> set[int]:
    """Pictures of whom the text never names, and the lines in or next to them that say the name: who wrote it."""
    found: set[int] = set()
    for alt, places in alts.items():
        beside = {
            near for at in places for near in (at - 1, at, at + 1) if 0 <= near < len(lines) and lines[near].text == alt
        }
        named = all(not lines[at].text or lines[at].text.startswith(alt) for at in places)
        if beside and named and len(names_alone(alt)) == 1:
            surname = alt.split()[-1]
            if not any(surname in facts.texts[index] for index in (body & facts.prose).nonzero()[0].tolist()):
                found |= {*beside, *places}
    return found


def beside_pictures(lines: list[ReadLine], facts: LineFacts, body: Bools, free: set[int]) -> list[int]:
    """The lines among the free ones that hold one picture, once or twice, and beside it what captions it.

    What reads like text of the article does so only as a short sentence or two.
    """
    return [
        index
        for index in {*((facts.pictures > 0) & (facts.mass > 0)).nonzero()[0].tolist()} & free
        if _stands_beside(lines[index], facts, index)
        and (
            not body[index]
            or (facts.mass[index] < _LONGEST_BESIDE and facts.ends[index] and facts.stops[index] <= _STOPS_BESIDE)
        )
    ]


def _stands_beside(line: ReadLine, facts: LineFacts, index: int) -> bool:
    """Whether a line holds one picture and beside it a few words or sentences without a link."""
    if len({picture.alt for picture in line.pictures}) != 1 or line.heading or line.item or line.row:
        return False
    return (
        bool(_SHORTEST <= facts.mass[index] < LONGEST and facts.stops[index] <= MOST_STOPS)
        and has_words(facts, index, _FEWEST_BESIDE)
        and (_is_plain(line, facts, index) or _begins_alike(line))
    )


def _begins_alike(line: ReadLine) -> bool:
    """Whether the text beside a line's picture begins as what the picture says for itself, as no teaser's does."""
    start = line.pictures[0].alt.rstrip(" .…")
    return len(start) >= _SHORTEST and line.text.startswith(start)


def _is_plain(line: ReadLine, facts: LineFacts, index: int) -> bool:
    """Whether a line is no link, no remnant of markup, no date and no button."""
    remnant = any(mark in line.text for mark in _MARKUP)
    return not (line.linked or remnant or facts.dated[index] or facts.covered[index] > _BUTTON)


def under_pictures(
    lines: list[ReadLine],
    facts: LineFacts,
    body: Bools,
    told_before: tuple[Container[int], Container[int]],
    places: Iterable[int],
) -> dict[int, str]:
    """The lines among these places that caption the picture right above, and why.

    `told_before` are the captions and credits that are known, and the credits among them.
    """
    found, credited = told_before
    told: dict[int, str] = {}
    shown = facts.pictures.nonzero()[0].tolist()
    paragraphs = facts.gap[body & facts.prose] if shown else np.zeros(0)
    loose = np.append(facts.gap[1:], True) if len(paragraphs) and paragraphs.mean() > MOSTLY_APART else None
    for index in shown:
        below = index + 1
        if lines[index].text or below >= len(lines) or below in found:
            continue
        under = lines[below]
        tight = loose is not None and loose[below] and facts.stops[below] <= MOST_STOPS
        apart = facts.strong[below] > 0.9 and facts.mass[below] < LONGEST
        apart = apart and not under.text.endswith(_ASKS)  # an interviewer does
        if under.linked or under.heading or under.pictures:
            continue
        if apart and not _heads_what_follows(lines, facts, index):
            told[below] = "stands under a picture, set apart"
        elif tight and under.numbers[0] - lines[index].numbers[-1] == 1 and can_caption(lines, facts, below):
            told[below] = "stands right under a picture, over a blank line"
        elif below + 1 in credited and can_caption(lines, facts, below) and facts.mass[below] < _LONGEST_BETWEEN:
            told[below] = "stands between a picture and its credit"
        elif below in places and not body[below] and _is_short_text(lines, facts, below):
            told[below] = "stands under a picture and is no paragraph"
        elif below in places and can_caption(lines, facts, below) and _speaks_alike(lines, facts, index):
            told[below] = "speaks of what the picture above shows"
    return told


def _is_short_text(lines: list[ReadLine], facts: LineFacts, index: int) -> bool:
    """Whether a line can be a caption and is no item, button, name or phrase of the interface."""
    line = lines[index]
    return (
        can_caption(lines, facts, index)
        and has_words(facts, index, _FEWEST_UNDER)
        and facts.stops[index] <= MOST_STOPS
        and not (line.item or line.row or facts.kinds[index])
        and _is_plain(line, facts, index)
        and not names_alone(line.text)
    )


def _speaks_alike(lines: list[ReadLine], facts: LineFacts, index: int) -> bool:
    """Whether the line below a picture says half of the longer words that the picture's own text has, or more."""
    below = index + 1
    if facts.stops[below] > _STOPS_BESIDE or lines[below].item or not _is_plain(lines[below], facts, below):
        return False
    alt = facts.vocabulary.stems_of(index)
    shared = len(alt & facts.vocabulary.stems_of(below))
    return shared >= _SHARED and 2 * shared >= len(alt)


def _heads_what_follows(lines: list[ReadLine], facts: LineFacts, index: int) -> bool:
    """Whether what stands set apart under a picture that has a caption of its own is the heading of the next part."""
    below = index + 1
    says = any(len(picture.alt) >= _SHORTEST or facts.mass[index] > _SHORTEST for picture in lines[index].pictures)
    free = below + 1 < len(lines) and facts.gap[below] and facts.gap[below + 1] and facts.prose[below + 1]
    return bool(says and free and not facts.stops[below] and facts.mass[below] < _HEADING)


def bare_pictures(lines: list[ReadLine], captioned: Iterable[int]) -> list[int]:
    """The pictures that say nothing themselves, right above one of these lines, which caption or credit them."""
    above = [index - 1 for index in captioned if index and not lines[index].pictures]
    return [index for index in above if len(lines[index].pictures) == 1 and not lines[index].text]
