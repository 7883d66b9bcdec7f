"""What the lines are that no article keeps: menus above, teasers under "Related", comments under "Comments", footers.

One pass from the top: a line that names a section opens it, and the lines below are of its kind until one says
otherwise.
"""

import re
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
# How many lines a section has at most; the others go on until a line says otherwise.
_LENGTHS: dict[Role, int] = {"tag": 8, "share": 8, "subscription": 3, "chrome": 2}
# Lists of short items: a line that holds the items itself opens none, and a blank line ends one written without them.
_LISTS = frozenset(("tag", "share"))
_BREADCRUMBS = (" > ", " › ", " / ", " » ", "›", "＞")
_SAID: tuple[tuple[str, Role, str], ...] = (
    ("cookie", "legal", "speaks of cookies or consent"),
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
# A headline may speak of all else without being it.
_SELDOM_MENTIONED = BIT["legal"] | BIT["menu"]
_OFFER_OF_NEWS = BIT["subscribe"] | BIT["related"]
_OPENING_NOTHING = frozenset(BIT[kind] for kind in ("cookie", "advert", "read_time"))
_ASKING = BIT["subscribe"] | BIT["login"]
_MAIL = re.compile(r"\w@[\w-]+\.\w")
_QUOTES = ('"', "“", "„", "«", "‘", "'", "”", "»", "「", "『")
_RIGHTS = ("©", "ⓒ", "(c)", "(C)")
_OPENING: dict[Role, str] = {
    "teaser": "links to other articles",
    "comment": "the comments",
    "tag": "the tags",
    "share": "the buttons for sharing",
    "subscription": "an offer to subscribe",
    "legal": "the legal notices",
    "chrome": "what is said about the author",
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
    opening: int
    """The line that opened it."""
    level: int
    """Of the last heading in it; 0 if none."""


_Said = tuple[Dropped | None, bool]
"""What a line says that it is, and whether it opens a section."""
_SILENT: _Said = (None, False)
_ABOVE = Dropped("menu", "stands in the menu above the article")
_LIKE_A_MENU = Dropped("menu", "stands above the article, like a menu")
_LIKE_A_MENU_BELOW = Dropped("menu", "is a short line below the article, like a menu")
_BETWEEN_BUTTONS = Dropped("share", "stands between buttons for sharing")
_BELOW = Dropped("teaser", "stands below the article, where others are shown")
_WORDLESS = Dropped("chrome", "holds no words")
_KEPT: _Said = (Dropped("body", "is kept"), False)
_LEGAL = Dropped("legal", "speaks of rights and terms")
_OWNER = Dropped("legal", "says whose the rights are")
_CONSENT = Dropped("legal", "speaks of cookies or consent")
_NOTICE = Dropped("legal", "is a notice about cookies or consent")
_BUTTON_OF_NOTICE = Dropped("legal", "is a button under a notice about cookies or consent")
_POINTS = Dropped("teaser", "points to other articles")
_OFFER = Dropped("subscription", "asks for a subscription or a sign-up")
_BOX = Dropped("subscription", "stands over an offer to subscribe")
_LINKS_TO_TAGS = Dropped("tag", "is a row of short links right after the text")
_ADDRESS = Dropped("chrome", "holds an e-mail address")
_SOFTWARE = Dropped("legal", "names the software of the site")
_MISPRINTS = Dropped("chrome", "tells how to report a misprint")
_ABOUT_IT = Dropped("comment", "names the article again, as comments on it do")
_MENU_BETWEEN = Dropped("menu", "stands in a menu between the title and the text")


def dropped_lines(facts: LineFacts, kept: list[bool], head: Head) -> Iterator[tuple[int, Dropped]]:
    """The role and reason of each line that is not kept, in order."""
    said = _say(facts, kept, head)
    top = head.title if head.title is not None else head.first
    section: _Section | None = None
    before: Dropped | None = None
    mass = facts.mass.tolist()
    for index, stays in enumerate(kept):
        if stays:
            section = before = None
            continue
        own, opens = said[index]
        if section is not None and _is_over(section, index, mass[index]):
            section = None
        if index < top:
            before = _above(facts, said, index, before)
        elif own is not None and not (section and _stays(section, facts, said, index)):
            opens = opens and (index > head.last or own.role in {"teaser", "subscription"})
            if opens or (own.reason == _LEGAL.reason and index > head.last):
                section = _section(own.role, facts, index, section)
            elif own.role in {"menu", "share"}:
                section = None
            before = own
            if own.role == "chrome" and index > head.last and _is_reading_time(facts, index):
                before = Dropped("teaser", "is the reading time of another article")
        elif section is not None and _fits(section, facts, said, index):
            before = section.inside
        else:
            section = None
            before = _by_place(facts, said, head, index, before)
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
        and (facts.covered[index] < _MOSTLY or facts.links[index] > 1)
        and not opening.endswith((":", "："))
    ):
        return None
    again = running is not None and running.role == role
    level = int(facts.heading[index]) or (running.level if running is not None and again else 0)
    until = index + _LENGTHS.get(role, len(facts))
    if running is not None and again and role == "subscription":  # another line of the same box
        until = running.until
    inside = Dropped(role, f'stands among {_OPENING[role]}, under "{opening[:40]}"')
    return _Section(role, until, inside, index, level)


def _is_reading_time(facts: LineFacts, index: int) -> bool:
    return bool(facts.kinds[index] & BIT["read_time"])


def _above(facts: LineFacts, said: list[_Said], index: int, before: Dropped | None) -> Dropped:
    """What a line above the article is: a menu names sections that have other meanings below."""
    own = said[index][0]
    mass = float(facts.mass[index])
    kinds = int(facts.kinds[index]) if mass >= _LABEL and facts.stops[index] else 0  # of sentences only
    if mass >= _TAG and (
        kinds & BIT["cookie"] or (own is None and facts.stops[index] and _is_consent(said, index + 1))
    ):
        return _NOTICE
    if before is _NOTICE or before is _BUTTON_OF_NOTICE:
        if _is_consent(said, index):
            return _BUTTON_OF_NOTICE if before is _NOTICE else _CONSENT
        if own is None and mass < _LABEL and not _is_path(facts, index):
            return _CONSENT
        if own is not None and own.role == "teaser":
            return _CONSENT
    if not mass:
        return _WORDLESS
    if own is not None:
        return _ABOVE if own.role not in {"subscription", "legal"} and mass < _TAG else own
    if kinds & _ASKING:
        return _OFFER
    if mass < _TAG or facts.links[index] > 2 or _is_path(facts, index):
        return _LIKE_A_MENU
    return Dropped("teaser", "stands above the article and is longer than a menu's item")


def _is_path(facts: LineFacts, index: int) -> bool:
    """Whether the line says where in the site the page is, as "Home > News"."""
    return any(mark in facts.texts[index] for mark in _BREADCRUMBS)


def _is_consent(said: list[_Said], index: int) -> bool:
    own = said[index][0] if index < len(said) else None
    return own is not None and own.reason == _CONSENT.reason


def _say(facts: LineFacts, kept: list[bool], head: Head) -> list[_Said]:
    """What each line that is not kept itself says it is, and whether it opens a section."""
    said = [_KEPT if stays else _SILENT for stays in kept]
    tags = facts.holding("#") & (facts.counts[:, Class.FIRST_MARK] > 0)
    columns = (facts.kinds.tolist(), facts.starts.tolist(), facts.covered.tolist(), facts.mass.tolist())
    inner = (facts.stops > facts.ends).tolist()
    for index in np.flatnonzero((facts.kinds != 0) | tags).tolist():
        if not kept[index]:
            own, opens = _says(facts.texts[index], *(column[index] for column in columns))
            if _is_over_links(facts, own, index):
                own, opens = _POINTS, bool(facts.mass[index] < _NAME)
            said[index] = (own, opens and not (inner[index] and own is not None and own.role == "teaser"))
    _say_below(said, facts, head)
    _unsay_menu_among_tags(said, facts, head)
    return said


def _say_below(said: list[_Said], facts: LineFacts, head: Head) -> None:
    """Add what silent lines below the article say by other means than phrases."""
    if any(mark in facts.joined for mark in _RIGHTS):
        for index in range(head.last + 1, len(said)):
            if said[index][0] is None and facts.texts[index].startswith(_RIGHTS):
                said[index] = (_OWNER, False)
    if head.headline is not None and len(head.headline) >= _LABEL and facts.joined.count(head.headline) > 1:
        for index in range(head.last + 1, len(said)):
            if said[index][0] is None and _cites(facts.texts[index], head.headline):
                said[index] = (_ABOUT_IT, True)


def _unsay_menu_among_tags(said: list[_Said], facts: LineFacts, head: Head) -> None:
    """Take for silent what names a part of a site in a list right after the text: "Education" may be a tag."""
    start = head.last + 1
    while start < min(head.last + 4, len(said)) and said[start][0] is not None:
        start += 1
    end = start
    while end < min(start + 7, len(said)) and _is_like_a_tag(facts, end) and _may_be_menu(said[end]):
        if end > start and facts.gap[end]:
            break
        end += 1
    named = [index for index in range(start, end) if said[index][0] is not None]
    if 2 * len(named) <= end - start and not (end < len(said) and _is_legal(said, end)):
        for index in named:
            said[index] = _SILENT


def _may_be_menu(said: _Said) -> bool:
    return said[0] is None or said[0].role == "menu"


def _is_over_links(facts: LineFacts, own: Dropped | None, index: int) -> bool:
    """Whether a line like "Related topics", which stands over tags or over other articles, stands over the latter."""
    either = own is not None and own.role == "tag" and facts.starts[index] & BIT["related"]
    return bool(either) and not _is_like_a_tag(facts, index + 1)


def _cites(text: str, headline: str) -> bool:
    """Whether a line is about the article rather than a link to it: `3 thoughts on "…"`, `Re: …`."""
    before, found, after = text.partition(headline)
    short = found and len(before) + len(after) < _LABEL * 2
    return bool(short and (before.rstrip().endswith(_QUOTES) or before.lower().strip() == "re:"))


def _says(text: str, kinds: int, starts: int, covered: float, mass: float) -> _Said:
    if text.startswith("#") and mass < 2 * _NAME and len(text) > 1:
        return Dropped("tag", "lists tags"), False
    short = mass < _NAME
    if not (covered > _PARTLY or short or (starts and mass < 160)):
        return None, False
    if short and covered < _MOSTLY and kinds & _OFFER_OF_NEWS == _OFFER_OF_NEWS and ":" not in text:
        return _OFFER, True
    for bit, role, reason in _BITS:
        if not kinds & bit or (role == "menu" and covered < 0.6):
            continue
        mostly = covered >= _MOSTLY or bool(starts & bit) or text.endswith((":", "："))
        if mass <= 30 or mostly or bit & _SELDOM_MENTIONED:
            named = role in _OPENING and bit not in _OPENING_NOTHING
            return Dropped(role, reason), short and mostly and named
    return None, False


def _stays(section: _Section, facts: LineFacts, said: list[_Said], index: int) -> bool:
    """Whether the section goes on although the line has something to say of its own."""
    own, opens = said[index]
    if own is None:
        return True
    if section.role == own.role:
        return not opens
    if section.role == "comment" and _is_consent(said, index):
        return not _menu_goes_on(said, index)
    if own.role in {"legal", "tag"} or (opens and own.role in {"teaser", "comment"}):
        return False
    if section.role == "comment":
        if own.role == "subscription":
            return not (opens and _asks(said[index]) and _is_box(facts, said, index))
        return own.role in {"share", "chrome", "teaser"} or not _menu_goes_on(said, index)
    if section.role == "teaser":
        label = own.role in {"menu", "share"} or (own.role == "subscription" and facts.mass[index] < _LABEL)
        if own.role == "subscription" and _is_box(facts, said, index):
            return False
        footer = own.role == "menu" and _is_over_legal_notices(facts, said, index)
        return own.role == "chrome" or (label and not footer and not _menu_goes_on(said, index))
    if section.role == "subscription":
        return own.role == "teaser"
    return section.role == "legal" and own.role in {"menu", "subscription", "chrome", "share"}


def _is_over_legal_notices(facts: LineFacts, said: list[_Said], index: int) -> bool:
    """Whether only one or two short lines stand between the line and legal notices."""
    for step in range(index + 1, min(index + 4, len(said))):
        if _is_legal(said, step):
            return True
        if facts.mass[step] >= _TAG or facts.digits[step]:
            return False
    return False


def _is_box(facts: LineFacts, said: list[_Said], index: int) -> bool:
    """Whether a line that asks for a subscription is no label nor a field of a form, but begins an offer.

    It says more than "Subscribers" or "E-mail", or another line that asks for the like follows.
    """
    if facts.texts[index].endswith(("*", ":", "：")):
        return False
    if facts.covered[index] <= _MOSTLY and facts.mass[index] >= _LABEL / 2:
        return True
    below = range(index + 1, min(index + 4, len(said)))
    return any(_asks(said[step]) and facts.texts[step] != facts.texts[index] for step in below)


def _asks(said: _Said) -> bool:
    return said[0] is not None and said[0].reason == _OFFER.reason


def _menu_goes_on(said: list[_Said], index: int) -> bool:
    """Whether the lines around are items of a menu, buttons or notices too, so that a new part of the page begins."""
    others = [said[step][0] for step in (index - 1, index + 1) if 0 <= step < len(said)]
    return any(other is not None and other.role in {"menu", "legal", "share", "chrome"} for other in others)


def _fits(section: _Section, facts: LineFacts, said: list[_Said], index: int) -> bool:
    """Whether a line that says nothing of itself can belong to the section."""
    if section.role != "teaser" and 0 < facts.heading[index] <= (section.level or (6 if section.role in _LISTS else 0)):
        return False
    if section.role == "teaser":
        return not _heads_box(facts, said, index)
    if section.role == "subscription" and facts.gap[index]:
        return bool(facts.ends[index] or facts.kinds[index] & (_ASKING | BIT["cookie"])) or any(
            map(_asks, said[index + 1 : index + 3])
        )
    if section.role not in _LISTS:
        return True
    if facts.gap[index] and index > section.opening + 1 and not facts.gap[section.opening + 1]:
        return False
    most = _TAG if section.role == "tag" else _LABEL
    if section.role == "share" and facts.kinds[index] & BIT["share"]:
        most = 2 * _NAME
    return bool(facts.mass[index] < most and not facts.ends[index])


def _heads_box(facts: LineFacts, said: list[_Said], index: int) -> bool:
    """Whether the line is one of at most two that stand over an offer to subscribe, in the same paragraph."""
    if not any(map(_asks, said[index + 1 : index + 3])):  # so on most pages
        return False
    start = index if facts.gap[index] else index - 1
    if not facts.gap[start] or said[start][0] is not None:
        return False
    end = index + 1
    while end < min(start + 3, len(said)) and said[end][0] is None and not facts.gap[end]:
        end += 1
    if end >= len(said) or end > start + 2 or facts.gap[end] or not _asks(said[end]):
        return False
    return bool(said[end][1] and (facts.mass[end] >= _LABEL or _is_box(facts, said, end)))


def _by_place(facts: LineFacts, said: list[_Said], head: Head, index: int, before: Dropped | None) -> Dropped:
    """What a line is by where it stands, if neither it nor its section says so; `before` is what the last one was."""
    mass = float(facts.mass[index])
    if not mass and index <= head.last:
        return _WORDLESS
    if _heads_box(facts, said, index):
        return _BOX
    if index < head.first and _between_buttons(said, index):
        return _BETWEEN_BUTTONS
    if index < head.first and _in_a_menu(facts, said, index):
        return _MENU_BETWEEN
    if index <= head.last:
        return _within(mass, above_text=index < head.first)
    return _below(facts, said, head, index, before)


def _in_a_menu(facts: LineFacts, said: list[_Said], index: int) -> bool:
    """Whether the line is one of five or more short ones in a row, without dates."""
    start = end = index
    while start >= max(index - 5, 0) and _may_be_item(facts, said, start):
        start -= 1
    while end < min(index + 5, len(said)) and _may_be_item(facts, said, end):
        end += 1
    return end - start > 5


def _may_be_item(facts: LineFacts, said: list[_Said], index: int) -> bool:
    own = said[index][0]
    return bool((own is None or own.role == "menu") and 0 < facts.mass[index] < _LABEL and not facts.digits[index])


def _within(mass: float, *, above_text: bool) -> Dropped:
    """What a line between the title and the end of the text is that belongs to neither."""
    if above_text:
        return Dropped("chrome" if mass < _NAME else "teaser", "stands between the title and the text, part of neither")
    return Dropped("teaser" if mass >= _LABEL else "chrome", "stands between paragraphs of the text and is none")


def _below(facts: LineFacts, said: list[_Said], head: Head, index: int, before: Dropped | None) -> Dropped:
    mass, kinds = float(facts.mass[index]), int(facts.kinds[index])
    role = None if before is None else before.role
    if _begins_tags(facts, said, head, index):
        return Dropped("tag", "is one of the few short lines right after the text")
    if role not in {"teaser", "menu", "legal"} and _is_row_of_tags(facts, head, index):
        return _LINKS_TO_TAGS
    if _between_buttons(said, index):
        return _BETWEEN_BUTTONS
    if kinds & BIT["legal"] and (role in {"menu", "legal"} or _is_legal(said, index + 1)):
        return _LEGAL
    if kinds & _ASKING and facts.stops[index] > 1 and role != "teaser":
        return _OFFER
    if "Ctrl" in facts.texts[index] and "Enter" in facts.texts[index]:
        return _MISPRINTS
    if mass < _NAME and _MAIL.search(facts.texts[index]):
        return _ADDRESS
    if "WordPress" in facts.texts[index] and facts.words[index] > 2 and mass < _NAME:
        return _SOFTWARE
    if mass < _LABEL and (
        (mass and facts.foreign[index] > 0.5) or (role == "menu" and (mass or not facts.dated[index]))
    ):
        return _LIKE_A_MENU_BELOW
    return _BELOW


def _is_legal(said: list[_Said], index: int) -> bool:
    own = said[index][0] if index < len(said) else None
    return own is not None and own.role == "legal"


def _is_row_of_tags(facts: LineFacts, head: Head, index: int) -> bool:
    """Whether the line is a row of short links soon after the text."""
    links = int(facts.links[index])
    if links < 2 or index >= head.last + 12 or facts.linked[index] < 0.8 or facts.ends[index]:
        return False
    return bool(facts.mass[index] < links * _LABEL and not facts.counts[index, Class.FIRST_MARK])


def _between_buttons(said: list[_Said], index: int) -> bool:
    above, below = said[max(index - 2, 0) : index], said[index + 1 : index + 3]
    return any(map(_is_button, above)) and any(map(_is_button, below))


def _is_button(said: _Said) -> bool:
    return said[0] is not None and said[0].role == "share"


def _begins_tags(facts: LineFacts, said: list[_Said], head: Head, index: int) -> bool:
    """Whether the line is one of two to six short ones that follow the text and end where a line says what it is."""
    if index >= head.last + 12 or not _may_be_tag(facts, said, index):
        return False
    start = end = index
    while start > head.last + 1 and _may_be_tag(facts, said, start - 1):
        start -= 1
    while end < len(facts) and _may_be_tag(facts, said, end) and end - start < 8:
        end += 1
    if start > head.last + 6 or not 2 <= end - start <= 6 or end == len(facts):
        return False
    # What stands under a silent line is a list of its own only below a blank line.
    own = said[end][0]
    return (
        own is not None
        and own.role != "legal"
        and (start == head.last + 1 or said[start - 1][0] is not None or bool(facts.gap[start]))
    )


def _may_be_tag(facts: LineFacts, said: list[_Said], index: int) -> bool:
    return said[index][0] is None and _is_like_a_tag(facts, index)


def _is_like_a_tag(facts: LineFacts, index: int) -> bool:
    if index >= len(facts):
        return False
    short = 2 < facts.mass[index] < _TAG and facts.words[index] <= 4 and facts.digits[index] < 0.3
    return bool(short and not facts.ends[index])
