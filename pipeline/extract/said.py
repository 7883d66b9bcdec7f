"""What the lines of a dump that are not kept say that they are, by their phrases, signs and what they cite."""

import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pipeline.extract.characters import Class
from pipeline.extract.head import Head
from pipeline.extract.measure import LineFacts
from pipeline.extract.phrase_roles import OF_PHRASE
from pipeline.extract.phrases import BIT
from pipeline.records import Role

# Letters of a line that can name a section, of a tag, of a line that is no headline.
NAME, TAG, LABEL = 60, 45, 25
# Share of a line that its phrase makes up where it says what the whole line is.
MOSTLY, _PARTLY = 0.5, 0.25
# A headline may speak of all else without being it.
_SELDOM_MENTIONED = BIT["legal"] | BIT["menu"]
_OFFER_OF_NEWS = BIT["subscribe"] | BIT["related"]
_HELD_IN_LABELS = BIT["subscribe"] | BIT["share"]
_OPENING_NOTHING = frozenset(BIT[kind] for kind in ("cookie", "advert", "read_time"))
# Letters of a notice of rights, and a year in it.
_NOTICE = 250
_SINCE = re.compile(r"©\s?(?:19|20)\d\d|(?:19|20)\d\d\s?©")
_LICENCES = ("Creative Commons", "CC BY", "CC-BY")
_LICENSED = re.compile(r"Creative Commons|\bCC[ -]BY\b")
_QUOTES = ('"', "“", "„", "«", "‘", "'", "”", "»", "「", "『")
_RIGHTS = ("©", "ⓒ", "(c)", "(C)")
# Lines below the text in which the author is named again, and characters before the name there: "Photo of".
_AUTHOR_BOX, _BEFORE_NAME = 40, 12
_WHOLLY = 0.9  # share of a line that is nothing but a phrase
_AFTER_LABEL = 6  # lines below a label among which a headline stands
_MOST_OF_ITEM = 3  # words
_MOST_WORDS = 4  # of a tag
OPENING: dict[Role, str] = {
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


Said = tuple[Dropped | None, bool]
"""What a line says that it is, and whether it opens a section."""
_UNSURE = frozenset(("teaser", "menu", "tag", "chrome"))
"""Roles of lines that may ask for a subscription all the same."""
SILENT: Said = (None, False)
_KEPT: Said = (Dropped("body", "is kept"), False)
OWNER = Dropped("legal", "says whose the rights are")
_SAID = {kind: Dropped(*verdict) for kind, verdict in OF_PHRASE.items()}
CONSENT, OFFER, LEGAL = _SAID["cookie"], _SAID["subscribe"], _SAID["legal"]
_LICENCE = Dropped("legal", "names the licence of the site")
AUTHOR = Dropped("chrome", "names the author again")
SUBJECT = Dropped("tag", "names what the article is about")
_ABOUT_IT = Dropped("comment", "names the article again, as comments on it do")


def is_consent(said: list[Said], index: int) -> bool:
    """Whether a line, if there is one, says that it speaks of cookies."""
    own = said[index][0] if index < len(said) else None
    return own is not None and own.reason == CONSENT.reason


def said_of(facts: LineFacts, kept: list[bool], head: Head) -> list[Said]:
    """What each line that is not kept itself says it is, and whether it opens a section."""
    said = [_KEPT if stays else SILENT for stays in kept]
    tags = facts.holding("#") & (facts.counts[:, Class.FIRST_MARK] > 0)
    places = (((facts.kinds != 0) | tags) & ~np.array(kept)).nonzero()[0]
    columns = (facts.kinds, facts.starts, facts.covered, facts.mass)
    for index, *line in zip(places.tolist(), *(column[places].tolist() for column in columns), strict=True):
        own, opens = _says(facts.texts[index], *line)
        if own is not None and own.role == "tag" and _is_over_links(facts, index):
            own, opens = _SAID["related"], bool(facts.mass[index] < NAME)
        inner = opens and own is not None and own.role == "teaser" and facts.stops[index] > facts.ends[index]
        said[index] = (own, opens and not inner)
    _unsay_related(said, facts, head)
    for index in facts.appeals.nonzero()[0].tolist():
        own = said[index][0]
        aside = own is not None and own.role == "share" and facts.covered[index] < MOSTLY
        if not kept[index] and (own is None or own.role in _UNSURE or aside):
            said[index] = (OFFER, bool(facts.mass[index] < NAME and not facts.ends[index]))
    _say_below(said, facts, head)
    return said


def _unsay_related(said: list[Said], facts: LineFacts, head: Head) -> None:
    """Take for an item of a menu what names other articles ("Latest") where none stand below it."""
    for index in range(head.last + 1, len(said)):
        own, opens = said[index]
        if own is not None and own.role == "teaser" and opens and facts.mass[index] < LABEL:
            below = slice(index + 1, index + 1 + _AFTER_LABEL)
            long = (facts.mass[below] >= LABEL) | (facts.words[below] > _MOST_OF_ITEM) | (facts.links[below] > 1)
            shown = long | facts.dated[below] | (facts.pictures[below] > 0) | (facts.digits[below] > 0)
            if not shown.any():
                said[index] = (_SAID["menu"], False)


def _say_below(said: list[Said], facts: LineFacts, head: Head) -> None:
    """Add what silent lines below the article say by other means than phrases."""
    if any(mark in facts.joined for mark in _LICENCES):
        for index in range(head.last + 1, len(said)):
            if said[index][0] is None and facts.mass[index] < _NOTICE and _LICENSED.search(facts.texts[index]):
                said[index] = (_LICENCE, False)
    signed = facts.holding("©") | (facts.counts[:, Class.FIRST_MARK] > 0)
    for index in signed.nonzero()[0].tolist():
        if index > head.last and said[index][0] is None and _names_owner(facts, index):
            said[index] = (OWNER, False)
    _say_authors(said, facts, head)
    if head.headline is not None and len(head.headline) >= LABEL and facts.joined.count(head.headline) > 1:
        for index in range(head.last + 1, len(said)):
            text = facts.texts[index]
            if head.headline in text and said[index][0] is None and _cites(text, head.headline):
                said[index] = (_ABOUT_IT, True)


def _say_authors(said: list[Said], facts: LineFacts, head: Head) -> None:
    """Add where an author is named again below the text, and the label over the name."""
    for name in head.authors:
        if facts.joined.count(name) < 2:
            continue
        for index in range(head.last + 1, min(head.last + _AUTHOR_BOX, len(said))):
            text = facts.texts[index]
            signed = bool(facts.starts[index] & BIT["byline"])  # as a teaser of the author's next article is
            if said[index][0] is None and not signed and text.endswith(name) and len(text) < len(name) + _BEFORE_NAME:
                said[index] = (AUTHOR, True)
                above = index - 1
                if above > head.last and facts.kinds[above] & BIT["byline"] and facts.covered[above] > _WHOLLY:
                    said[above] = (AUTHOR, True)


def _names_owner(facts: LineFacts, index: int) -> bool:
    """Whether a line begins with a sign of rights, or holds one with the year."""
    text = facts.texts[index]
    return text.startswith(_RIGHTS) or bool("©" in text and facts.mass[index] < _NOTICE and _SINCE.search(text))


def _is_over_links(facts: LineFacts, index: int) -> bool:
    """Whether a line like "Related topics", which stands over tags or over other articles, stands over the latter."""
    if not facts.starts[index] & BIT["related"]:
        return False
    below = range(index + 1, min(index + 4, len(facts)))
    return not is_like_a_tag(facts, index + 1) or any(_is_headline(facts, step) for step in below)


def _is_headline(facts: LineFacts, index: int) -> bool:
    """Whether a line is longer than a tag and no list of them."""
    return bool(facts.words[index] > _MOST_WORDS and facts.mass[index] >= LABEL and not facts.ends[index])


def _cites(text: str, headline: str) -> bool:
    """Whether a line with the headline is about the article rather than a link to it: `3 thoughts on "…"`, `Re: …`."""
    before, _, after = text.partition(headline)
    short = len(before) + len(after) < LABEL * 2
    return bool(short and (before.rstrip().endswith(_QUOTES) or before.lower().strip() == "re:"))


def _says(text: str, kinds: int, starts: int, covered: float, mass: float) -> Said:
    if text.startswith("#") and mass < 2 * NAME and len(text) > 1:
        return _SAID["tag"], False
    short = mass < NAME
    if not (covered > _PARTLY or short or (starts and mass < 160)):
        return None, False
    if short and covered < MOSTLY and kinds & _OFFER_OF_NEWS == _OFFER_OF_NEWS and ":" not in text:
        return OFFER, True
    if covered > _WHOLLY and starts & BIT["related"] and kinds & _HELD_IN_LABELS:
        return _SAID["related"], short  # "Les plus lus" holds a word of subscriptions
    for bit, dropped in _told_by(kinds):
        if dropped.role == "menu" and covered < 0.6:
            continue
        mostly = covered >= MOSTLY or bool(starts & bit) or text.endswith((":", "："))
        if mass <= 30 or mostly or bit & _SELDOM_MENTIONED:
            named = dropped.role in OPENING and bit not in _OPENING_NOTHING
            return dropped, short and mostly and named
    return None, False


@lru_cache(4096)
def _told_by(kinds: int) -> list[tuple[int, Dropped]]:
    """What each of these kinds of phrase says, with its bit."""
    return [(BIT[kind], dropped) for kind, dropped in _SAID.items() if kinds & BIT[kind]]


def is_kept(said: list[Said], index: int) -> bool:
    """Whether a line, if there is one, is kept."""
    return index < len(said) and said[index] is _KEPT


def is_legal(said: list[Said], index: int) -> bool:
    """Whether a line, if there is one, says that it is a legal notice."""
    own = said[index][0] if index < len(said) else None
    return own is not None and own.role == "legal"


def is_like_a_tag(facts: LineFacts, index: int) -> bool:
    """Whether a line, if there is one, is as short as a tag and no sentence."""
    if index >= len(facts):
        return False
    short = 2 < facts.mass[index] < TAG and facts.words[index] <= 4 and facts.digits[index] < 0.3
    return bool(short and not facts.ends[index])


def is_like_an_item(facts: LineFacts, index: int) -> bool:
    """Whether a line is as short as an item of a menu, and says nothing of somebody or something else after a colon."""
    short = 0 < facts.mass[index] < LABEL and facts.words[index] <= _MOST_OF_ITEM
    return bool(short and not (facts.digits[index] or facts.ends[index] or facts.counts[index, Class.COLON]))
