"""What the lines are that no article keeps: menus above, teasers under "Related", comments under "Comments", footers.

One pass from the top: a line that names a section opens it, and the lines below are of its kind until one says
otherwise.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from pipeline.extract.characters import Class
from pipeline.extract.head import Head
from pipeline.extract.measure import LineFacts
from pipeline.extract.phrases import BIT
from pipeline.records import Role

# Letters of a line that can name a section, of a tag, of a line that is no headline.
_NAME, _TAG, _LABEL = 60, 45, 25
# Share of a line that its phrase makes up where it says what the whole line is.
_MOSTLY, _PARTLY = 0.5, 0.25
# How many lines a list of tags and a block that asks for a subscription have at most.
_LENGTHS: dict[Role, int] = {"tag": 8, "subscription": 3}
_BREADCRUMBS = (" > ", " › ", " / ", " » ", "›", "＞")
_SAID: tuple[tuple[str, Role, str], ...] = (
    ("cookie", "subscription", "speaks of cookies or consent"),
    ("legal", "legal", "speaks of rights and terms"),
    ("comment", "comment", "belongs to the comments"),
    ("subscribe", "subscription", "asks for a subscription or a sign-up"),
    ("login", "subscription", "asks to log in"),
    ("listen", "share", "is a button for listening"),
    ("tag", "tag", "lists tags"),
    ("share", "share", "is a button for sharing or printing"),
    ("advert", "chrome", "announces an advertisement"),
    ("author_box", "chrome", "is about the author"),
    ("related", "teaser", "points to other articles"),
    ("read_time", "chrome", "says how long reading takes"),
    ("read_more", "teaser", "points to other articles"),
    ("menu", "menu", "is an item of a menu"),
)
_BITS = tuple((BIT[kind], role, reason) for kind, role, reason in _SAID)
# What a headline may speak of without being it.
_OFTEN_MENTIONED = frozenset(("tag", "comment", "share", "teaser", "chrome", "subscription"))
_OPENING: dict[Role, str] = {
    "teaser": "links to other articles",
    "comment": "the comments",
    "tag": "the tags",
    "share": "the buttons for sharing",
    "subscription": "an offer to subscribe",
    "legal": "the legal notices",
}


class Dropped(NamedTuple):
    """What a line is that the article does not keep, and why."""

    role: Role
    reason: str


class _Section(NamedTuple):
    role: Role
    until: int
    """The last line that it can reach."""
    inside: Dropped
    """What the lines are that say nothing of themselves."""


_Said = tuple[Dropped | None, bool]
"""What a line says that it is, and whether it opens a section."""
_SILENT: _Said = (None, False)
_ABOVE = Dropped("menu", "stands in the menu above the article")
_LIKE_A_MENU = Dropped("menu", "stands above the article, like a menu")
_LIKE_A_MENU_BELOW = Dropped("menu", "is a short line below the article, like a menu")
_BETWEEN_BUTTONS = Dropped("share", "stands between buttons for sharing")
_BELOW = Dropped("teaser", "stands below the article, where others are shown")


def dropped_lines(facts: LineFacts, kept: list[bool], head: Head) -> Iterator[tuple[int, Dropped]]:
    """The role and reason of each line that is not kept, in order."""
    said = _say(facts, kept)
    top = head.title if head.title is not None else head.first
    section: _Section | None = None
    before: Dropped | None = None
    mass = facts.mass.tolist()
    for index, stays in enumerate(kept):
        if stays:
            section = before = None
            continue
        own, opens = said[index]
        if section is not None and (index > section.until or (section.until < len(kept) and mass[index] > 120)):
            section = None
        if index < top:
            before = _above(own, mass[index]) or _by_place(facts, said, head, index, before)
        elif own is not None and not (section and _stays(section, own, said, index, mass[index])):
            opens = opens and (index > head.last or own.role in {"teaser", "subscription"})
            if opens or (own.role == "legal" and index > head.last):
                section = _section(own.role, facts.texts[index], index + _LENGTHS.get(own.role, len(kept)))
            elif own.role in {"menu", "share"}:
                section = None
            before = own
            if own.role == "chrome" and index > head.last and _is_reading_time(facts, index):
                before = Dropped("teaser", "is the reading time of another article")
        elif section is not None and _fits(section, facts, index):
            before = section.inside
        else:
            before = _by_place(facts, said, head, index, before)
        yield index, before


def _section(role: Role, opening: str, until: int) -> _Section:
    return _Section(role, until, Dropped(role, f'stands among {_OPENING[role]}, under "{opening[:40]}"'))


def _is_reading_time(facts: LineFacts, index: int) -> bool:
    return bool(facts.kinds[index] & BIT["read_time"])


def _above(own: Dropped | None, mass: float) -> Dropped | None:
    """What a line above the article is: a menu names sections that have other meanings below."""
    if own is not None and own.role not in {"subscription", "legal"} and mass < _TAG:
        return _ABOVE
    return own


def _say(facts: LineFacts, kept: list[bool]) -> list[_Said]:
    """What each line that is not kept itself says it is, and whether it opens a section."""
    said = [_SILENT] * len(kept)
    tags = facts.holding("#") & (facts.counts[:, Class.FIRST_MARK] > 0)
    columns = (facts.kinds.tolist(), facts.starts.tolist(), facts.covered.tolist(), facts.mass.tolist())
    for index in np.flatnonzero((facts.kinds != 0) | tags).tolist():
        if not kept[index]:
            said[index] = _says(facts.texts[index], *(column[index] for column in columns))
    return said


def _says(text: str, kinds: int, starts: int, covered: float, mass: float) -> _Said:
    if text.startswith("#") and mass < 2 * _NAME and len(text) > 1:
        return Dropped("tag", "lists tags"), False
    short = mass < _NAME
    if not (covered > _PARTLY or short or (starts and mass < 160)):
        return None, False
    for bit, role, reason in _BITS:
        if not kinds & bit or (role == "menu" and covered < 0.6):
            continue
        mostly = covered >= _MOSTLY or bool(starts & bit) or text.endswith((":", "："))
        if mass <= 30 or mostly or role not in _OFTEN_MENTIONED:
            return Dropped(role, reason), short and mostly and role in _OPENING
    return None, False


def _stays(section: _Section, own: Dropped, said: list[_Said], index: int, mass: float) -> bool:
    """Whether the section goes on although the line has something to say of its own."""
    if section.role == own.role:
        return not said[index][1]
    if own.role in {"legal", "tag"} or (said[index][1] and own.role in {"teaser", "comment"}):
        return False
    if section.role == "comment":
        return own.role in {"share", "chrome", "teaser", "subscription"} or not _menu_goes_on(said, index)
    if section.role == "teaser":
        label = own.role in {"menu", "share"} or (own.role == "subscription" and mass < _LABEL)
        return own.role == "chrome" or (label and not _menu_goes_on(said, index))
    return section.role == "legal" and own.role in {"menu", "subscription", "chrome", "share"}


def _menu_goes_on(said: list[_Said], index: int) -> bool:
    """Whether the lines around are items of a menu, buttons or notices too, so that a new part of the page begins."""
    others = [said[step][0] for step in (index - 1, index + 1) if 0 <= step < len(said)]
    return any(other is not None and other.role in {"menu", "legal", "share", "chrome"} for other in others)


def _fits(section: _Section, facts: LineFacts, index: int) -> bool:
    """Whether a line that says nothing of itself can belong to the section."""
    return section.role != "tag" or bool(facts.mass[index] < _TAG and not facts.ends[index])


def _by_place(facts: LineFacts, said: list[_Said], head: Head, index: int, before: Dropped | None) -> Dropped:
    """What a line is by where it stands, if neither it nor its section says so; `before` is what the last one was."""
    mass = float(facts.mass[index])
    if not mass and index <= head.last:
        return Dropped("chrome", "holds no words")
    if index < (head.title if head.title is not None else head.first):
        if mass < _TAG or facts.links[index] > 2 or any(mark in facts.texts[index] for mark in _BREADCRUMBS):
            return _LIKE_A_MENU
        return Dropped("teaser", "stands above the article and is longer than a menu's item")
    if index < head.first and _between_buttons(said, index):
        return _BETWEEN_BUTTONS
    if index <= head.last:
        return _within(mass, above_text=index < head.first)
    return _below(facts, said, head, index, before)


def _within(mass: float, *, above_text: bool) -> Dropped:
    """What a line between the title and the end of the text is that belongs to neither."""
    if above_text:
        return Dropped("chrome" if mass < _NAME else "teaser", "stands between the title and the text, part of neither")
    return Dropped("teaser" if mass >= _LABEL else "chrome", "stands between paragraphs of the text and is none")


def _below(facts: LineFacts, said: list[_Said], head: Head, index: int, before: Dropped | None) -> Dropped:
    mass = float(facts.mass[index])
    if _begins_tags(facts, said, head, index):
        return Dropped("tag", "is one of the few short lines right after the text")
    if _between_buttons(said, index):
        return _BETWEEN_BUTTONS
    if mass < _LABEL and (facts.foreign[index] > 0.5 or (before is not None and before.role == "menu")):
        return _LIKE_A_MENU_BELOW
    return _BELOW


def _between_buttons(said: list[_Said], index: int) -> bool:
    above, below = said[max(index - 2, 0) : index], said[index + 1 : index + 3]
    return any(map(_is_button, above)) and any(map(_is_button, below))


def _is_button(said: _Said) -> bool:
    return said[0] is not None and said[0].role == "share"


def _begins_tags(facts: LineFacts, said: list[_Said], head: Head, index: int) -> bool:
    """Whether the line is one of two to six short ones that follow the text and end where a line says what it is."""
    if index >= head.last + 12:
        return False
    start = end = index
    while start > head.last + 1 and said[start - 1][0] is None:
        start -= 1
    while end < len(facts) and said[end][0] is None and end - start < 8:
        end += 1
    if start > head.last + 6 or not 2 <= end - start <= 6 or end == len(facts):
        return False
    run = slice(start, end)
    short = (facts.mass[run] < _TAG) & (facts.mass[run] > 2) & (facts.words[run] <= 4) & ~facts.ends[run]
    return bool((short & (facts.digits[run] < 0.3)).all())
