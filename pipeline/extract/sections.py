"""What the lines are that no article keeps: menus above, teasers under "Related", comments under "Comments", footers.

One pass from the top: a line that names a section opens it, and the lines below are of its kind until one says
otherwise.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.head import Head
from pipeline.extract.measure import LineFacts
from pipeline.extract.offers import asks, heads_box, is_box
from pipeline.extract.phrases import BIT
from pipeline.extract.said import (
    AGAIN,
    AUTHOR,
    LABEL,
    LEGAL,
    MOSTLY,
    NAME,
    OFFER,
    OPENING,
    OWNER,
    REACTIONS,
    TAG,
    Dropped,
    Said,
    is_consent,
    is_legal,
    said_of,
)
from pipeline.extract.standing import (
    ASKING,
    BETWEEN_BUTTONS,
    SOON,
    above,
    ages_in,
    begins_tags,
    between_buttons,
    by_place,
    is_button,
    is_row_of_tags,
)
from pipeline.records import Role

# How many lines a section has at most; the others go on until a line says otherwise.
_LENGTHS: dict[Role, int] = {"tag": 8, "share": 8, "subscription": 3, "chrome": 2}
# Lists of short items: a line that holds the items itself opens none, and a blank line ends one written without them.
_LISTS = frozenset(("tag", "share"))
_ALONE = 0.7  # share of a line that says no more than "Advertisement"
_HEADLINE = 4  # words of a headline, which no name over a comment has
# Down to which level a heading ends a section that has none of its own; names over comments are lower ones.
_HIGHEST: dict[Role, int] = {"tag": 6, "share": 6, "comment": 2}


class _Section(NamedTuple):
    role: Role
    until: int
    """The last line that it can reach."""
    inside: Dropped
    """What the lines are that say nothing of themselves."""
    opening: int
    """The line that opened it."""
    level: int
    """Of the last heading in it; 0 if none."""


def dropped_lines(facts: LineFacts, kept: list[bool], head: Head) -> Iterator[tuple[int, Dropped]]:
    """The role and reason of each line that is not kept, in order."""
    said = said_of(facts, kept, head)
    top = head.title if head.title is not None else head.first
    section: _Section | None = None
    before: Dropped | None = None
    mass, ages = facts.mass.tolist(), ages_in(facts)
    for index, stays in enumerate(kept):
        if stays:
            section = before = None
            continue
        own, opens = said[index]
        if section is not None and _is_over(section, index, mass[index]):
            section = None
        if index < top:
            before = above(facts, said, index, before, ages)
        elif own is not None and not (section and _stays(section, facts, said, index)):
            opens = opens and (index > head.last or own.role in {"teaser", "subscription"})
            if opens or (own.reason == LEGAL.reason and index > head.last):
                section = _section(own.role, facts, index, section)
            elif own.role in {"menu", "share"} or (own is OWNER and section and section.role == "comment"):
                section = None
            before = own
            if own.role == "chrome" and index > head.last and _is_reading_time(facts, index):
                before = Dropped("teaser", "is the reading time of another article")
        elif section is not None and _fits(section, facts, said, head, index):
            before = _in_section(section, facts, said, index)
        else:
            section = None
            before = by_place(facts, said, head, index, before)
        yield index, before


def _is_over(section: _Section, index: int, mass: float) -> bool:
    """Whether the line stands beyond what the section can reach, or is too long for a list or a box."""
    short = section.role in _LENGTHS and section.role != "chrome"
    return index > section.until or (short and mass > 120)


def _section(role: Role, facts: LineFacts, index: int, running: _Section | None) -> _Section | None:
    """The section that a line opens, if it does not hold all of it itself; `running` is the one it stands in."""
    opening = facts.texts[index]
    if (
        role in _LISTS
        and (facts.covered[index] < MOSTLY or facts.links[index] > 1)
        and not opening.endswith((":", "："))
    ):
        return None
    again = running is not None and running.role == role
    level = int(facts.heading[index]) or (running.level if running is not None and again else 0)
    until = index + _LENGTHS.get(role, len(facts))
    if running is not None and again and role == "subscription":  # another line of the same box
        until = running.until
    inside = Dropped(role, f'stands among {OPENING[role]}, under "{opening[:40]}"')
    return _Section(role, until, inside, index, level)


def _is_reading_time(facts: LineFacts, index: int) -> bool:
    return bool(facts.kinds[index] & BIT["read_time"])


def _stays(section: _Section, facts: LineFacts, said: list[Said], index: int) -> bool:
    """Whether the section goes on although the line has something to say of its own."""
    own, opens = said[index]
    if own is None or own is AGAIN or own is REACTIONS:
        return own is None
    if section.role == own.role:
        return not opens
    if section.role == "comment" and is_consent(said, index):
        return not _menu_goes_on(said, index)
    if section.role == "teaser" and own.role == "comment" and _is_rubric(facts, said, index):
        return True
    if own.role in {"legal", "tag"} or (opens and own.role in {"teaser", "comment"}):
        return False
    if section.role == "comment":
        if own.role == "subscription":
            return not (opens and asks(said[index]) and is_box(facts, said, index))
        return own.role in {"share", "chrome", "teaser"} or not _menu_goes_on(said, index)
    if section.role == "teaser":
        return _stays_among_teasers(own, facts, said, index)
    if section.role == "subscription":
        return own.role == "teaser"
    return section.role == "legal" and own.role in {"menu", "subscription", "chrome", "share"} and own is not AUTHOR


def _stays_among_teasers(own: Dropped, facts: LineFacts, said: list[Said], index: int) -> bool:
    """Whether links to other articles go on although a line has something to say of its own, but no section to open."""
    if own.role in {"subscription", "share"} and _is_headline(own, facts, said, index):
        return True
    if own.role == "subscription" and is_box(facts, said, index):
        return False
    label = own.role in {"menu", "share"} or (own.role == "subscription" and facts.mass[index] < LABEL)
    footer = own.role == "menu" and _is_over_legal_notices(facts, said, index)
    return own.role == "chrome" or (label and not footer and not _menu_goes_on(said, index))


def _in_section(section: _Section, facts: LineFacts, said: list[Said], index: int) -> Dropped:
    """What a line is that stands in a section, which goes on below it: networks stand among legal notices."""
    own = said[index][0]
    if section.role == "comment" and own is not None and own.role == "chrome" and facts.covered[index] > _ALONE:
        return own
    if section.role != "legal":
        return section.inside
    if own is None:
        return BETWEEN_BUTTONS if facts.mass[index] < LABEL and between_buttons(said, index) else section.inside
    buttons = own.role == "share" and any(map(is_button, (*said[index - 2 : index], *said[index + 1 : index + 3])))
    return own if own is OFFER or own.role == "menu" or buttons else section.inside


def _is_over_legal_notices(facts: LineFacts, said: list[Said], index: int) -> bool:
    """Whether only one or two short lines stand between the line and legal notices."""
    for step in range(index + 1, min(index + 4, len(said))):
        if is_legal(said, step):
            return True
        if facts.mass[step] >= TAG or facts.digits[step]:
            return False
    return False


def _is_headline(own: Dropped, facts: LineFacts, said: list[Said], index: int) -> bool:
    """Whether a line only mentions what others are about: "Free swimming lessons between the canals"."""
    alone = not any(other is not None and other.role == own.role for other, _ in said[index - 1 : index + 2 : 2])
    plain = facts.covered[index] < MOSTLY and not (facts.ends[index] or facts.appeals[index])
    return bool(alone and plain and facts.words[index] >= _HEADLINE)


def _is_rubric(facts: LineFacts, said: list[Said], index: int) -> bool:
    """Whether "Comment" among other articles is the rubric of the next, or one of several tabs over them."""
    if facts.digits[index] or index + 1 >= len(said) or said[index + 1][0] is not None:
        return False
    below = index + 1
    form = facts.kinds[below] & BIT["comment"] or facts.ends[below] or facts.dated[below]
    return bool(facts.covered[index] > _ALONE and facts.words[below] >= _HEADLINE and not form)


def _menu_goes_on(said: list[Said], index: int) -> bool:
    """Whether the lines around are items of a menu, buttons or notices too, so that a new part of the page begins."""
    others = [said[step][0] for step in (index - 1, index + 1) if 0 <= step < len(said)]
    return any(other is not None and other.role in {"menu", "legal", "share", "chrome"} for other in others)


def _fits(section: _Section, facts: LineFacts, said: list[Said], head: Head, index: int) -> bool:
    """Whether a line that says nothing of itself can belong to the section."""
    if section.role != "teaser" and 0 < facts.heading[index] <= (section.level or _HIGHEST.get(section.role, 0)):
        return False
    if section.role == "teaser":
        tags = index == section.opening + 1 and index < head.last + SOON and is_row_of_tags(facts, index, LABEL / 2)
        return not (tags or heads_box(facts, said, index))
    if section.role == "subscription" and facts.gap[index]:
        return bool(facts.ends[index] or facts.kinds[index] & (ASKING | BIT["cookie"])) or any(
            map(asks, said[index + 1 : index + 3])
        )
    if section.role not in _LISTS:
        return True
    if facts.dated[index] and facts.starts[index] & BIT["date_prefix"]:
        return False
    if facts.gap[index] and index > section.opening + 1 and not facts.gap[section.opening + 1]:
        return False
    if section.role == "share" and index < head.last + SOON and begins_tags(facts, said, head, index):
        return between_buttons(said, index)
    most = TAG if section.role == "tag" else LABEL
    if section.role == "share" and facts.kinds[index] & BIT["share"]:
        most = 2 * NAME
    return bool(facts.mass[index] < most and not facts.ends[index])
