"""What the lines are that no article keeps: menus above, teasers under "Related", comments under "Comments", footers.

One pass from the top: a line that names a section opens it, and the lines below are of its kind until one says
otherwise.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.footers import BESIDE, is_symbol
from pipeline.extract.head import Head
from pipeline.extract.measure import LineFacts
from pipeline.extract.offers import asks, heads_box, is_box
from pipeline.extract.phrases import BIT
from pipeline.extract.said import (
    AUTHOR,
    LABEL,
    LEGAL,
    MOSTLY,
    NAME,
    OFFER,
    OPENING,
    OWNER,
    TAG,
    Dropped,
    Said,
    is_consent,
    is_legal,
    is_like_an_item,
    said_of,
)
from pipeline.extract.said_lists import AGAIN, REACTIONS, say_lists
from pipeline.extract.signs import BETWEEN_BUTTONS, say_by_shape
from pipeline.extract.standing import (
    ASKING,
    SOON,
    above,
    begins_tags,
    between_buttons,
    by_place,
    is_button,
    is_row_of_tags,
)
from pipeline.extract.subjects import say_subjects
from pipeline.extract.tickers import ages_in, begins_cards
from pipeline.records import Role

# How many lines a section has at most; the others go on until a line says otherwise.
_LENGTHS: dict[Role, int] = {"tag": 8, "share": 8, "subscription": 3, "chrome": 2}
# Lists of short items: a line that holds the items itself opens none, and a blank line ends one written without them.
_LISTS = frozenset(("tag", "share"))
_ALONE = 0.7  # share of a line that says no more than "Advertisement"
_HEADLINE = 4  # words of a headline, which no name over a comment has
# Down to which level a heading ends a section that has none of its own; names over comments are lower ones.
_HIGHEST: dict[Role, int] = {"tag": 6, "share": 6, "comment": 2}


_ITEM = Dropped("menu", "is a short line among the legal notices, like a menu's")
_RUBRIC = Dropped("teaser", "is the rubric of another article")
_READING_TIME = Dropped("teaser", "is the reading time of another article")
_CARDS = Dropped("teaser", "stands among other articles, with how old each is")


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
    say_lists(said, facts, head)
    say_by_shape(said, facts, head)
    say_subjects(said, facts, head)
    top = head.title if head.title is not None else head.first
    section: _Section | None = None
    before: Dropped | None = None
    mass, ages = facts.mass.tolist(), ages_in(facts)
    for index, stays in enumerate(kept):
        if stays:
            section = before = None
            continue
        own, opens = said[index]
        if section is not None:
            section = _running(section, facts, index, mass[index], ages)
        if index < top:
            before = above(facts, said, index, before, ages)
        elif own is not None and not (section and _stays(section, facts, said, index)):
            opens = opens and (index > head.last or own.role in {"teaser", "subscription"})
            if opens or (own.reason == LEGAL.reason and index > head.last):
                section = _section(own.role, facts, index, section)
            elif own.role in {"menu", "share"} or (own is OWNER and section and section.role == "comment"):
                section = None
            before = own if index <= head.last else _of_next(own, before, facts, said, index)
        elif section is not None and _fits(section, facts, said, head, index):
            before = _in_section(section, facts, said, index)
        else:
            section = None
            before = by_place(facts, said, head, index, before)
        yield index, before


def _of_next(own: Dropped, before: Dropped | None, facts: LineFacts, said: list[Said], index: int) -> Dropped:
    """What a line below the text is that says so itself; a reading time, and a rubric there, are another article's."""
    if own.role == "chrome" and facts.kinds[index] & BIT["read_time"]:
        return _READING_TIME
    below = index + 1
    if own.role != "menu" or before is None or before.role != "teaser" or below >= len(said):
        return own
    headline = facts.words[below] >= _HEADLINE and facts.mass[below] >= LABEL
    return _RUBRIC if headline and said[below][0] is None else own


def _running(section: _Section, facts: LineFacts, index: int, mass: float, ages: frozenset[int]) -> _Section | None:
    """The section in which a line stands that no line above it ended; None beyond what that can reach.

    A list or a box has no long lines; comments end where headlines of other articles begin, with how old each is.
    """
    short = section.role in _LENGTHS and section.role != "chrome"
    if index > section.until or (short and mass > 120):
        return None
    cards = section.role == "comment" and begins_cards(facts, ages, index)
    return _Section("teaser", len(facts), _CARDS, index, 0) if cards else section


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
    """What a line is that stands in a section, which goes on below it."""
    own = said[index][0]
    if own is None and section.role != "share" and is_symbol(facts, index):
        return BESIDE
    if section.role == "legal":
        return _among_notices(section, facts, said, index)
    apart = section.role == "comment" and own is not None and own.role == "chrome" and facts.covered[index] > _ALONE
    return own if own is not None and apart else section.inside


def _among_notices(section: _Section, facts: LineFacts, said: list[Said], index: int) -> Dropped:
    """What a line is that stands among legal notices: networks, items of a menu and offers do, too."""
    own = said[index][0]
    if own is None and facts.mass[index] < LABEL and between_buttons(said, index):
        return BETWEEN_BUTTONS
    if own is None:
        notices = is_legal(said, index - 1) and is_legal(said, index + 1)
        return _ITEM if is_like_an_item(facts, index) and not notices else section.inside
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
