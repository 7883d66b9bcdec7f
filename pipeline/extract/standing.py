"""What a line of a dump is by where it stands, where neither it nor its section says so."""

import re

from pipeline.extract.characters import Class
from pipeline.extract.head import Head
from pipeline.extract.measure import LineFacts
from pipeline.extract.offers import heads_box
from pipeline.extract.phrases import BIT
from pipeline.extract.said import (
    CONSENT,
    LABEL,
    LEGAL,
    MOSTLY,
    NAME,
    OFFER,
    TAG,
    Dropped,
    Said,
    is_consent,
    is_kept,
    is_legal,
    is_like_a_tag,
)
from pipeline.records import Role

_BREADCRUMBS = (" > ", " › ", " / ", " » ", "›", "＞")
ASKING = BIT["subscribe"] | BIT["login"]
# Words and letters of another article's headline, and its share of digits.
_HEADLINE_WORDS, _HEADLINE, _FEW_DIGITS = 5, 32, 0.2
SOON = 12  # lines after the text
_AGE = 0.3  # share of "2 hours ago" that the phrase makes up
_FEWEST_DIGITS, _PHONE = 7, re.compile(r"(?<![\d.,])(?:\+|\(?0)\d[\d ()/-]{5,}\d(?![\d.,])")
_NETWORKS = re.compile(
    r"\b(?:facebook|instagram|telegram|youtube|whatsapp|twitter|tiktok|linkedin|viber|threads)\b", re.IGNORECASE
)
_FEWEST_NETWORKS = 3
# "FacebookXWhatsApp": buttons for sharing whose blanks were lost.
_TARGETS = re.compile(
    r"(?:(?:Facebook|Twitter|X|WhatsApp|Whatsapp|Telegram|LinkedIn|Linkedin|Pinterest|Reddit|Messenger|Viber|Line|LINE"
    r"|Threads|Bluesky|Mastodon|Email|E-mail|E-Mail|Mail|Print|VK|ВКонтакте|ВК|Одноклассники)[\s,|/·•]*)+"
)
_MAIL = re.compile(r"\w@[\w-]+\.\w")
_ABOVE = Dropped("menu", "stands in the menu above the article")
_LIKE_A_MENU = Dropped("menu", "stands above the article, like a menu")
_LIKE_A_MENU_BELOW = Dropped("menu", "is a short line below the article, like a menu")
BETWEEN_BUTTONS = Dropped("share", "stands between buttons for sharing, or is some")
_BELOW = Dropped("teaser", "stands below the article, where others are shown")
_WORDLESS = Dropped("chrome", "holds no words")
_NOTICE = Dropped("legal", "is a notice about cookies or consent")
_BUTTON_OF_NOTICE = Dropped("legal", "is a button under a notice about cookies or consent")
_BOX = Dropped("subscription", "stands over an offer to subscribe")
_LINKS_TO_TAGS = Dropped("tag", "is a row of short links right after the text")
_ADDRESS = Dropped("chrome", "holds an address or a telephone number")
_SOFTWARE = Dropped("legal", "names the software of the site")
_MISPRINTS = Dropped("chrome", "tells how to report a misprint")
_FOLLOW = Dropped("share", "says where to follow the site")
_COUNTER = Dropped("share", "counts shares or comments")
_ANOTHER_DATE = Dropped("date", "is another date of the page")
_OF_ANOTHER = Dropped("teaser", "stands above the article, with how old it is")
_MENU_BETWEEN = Dropped("menu", "stands in a menu between the title and the text")


def above(facts: LineFacts, said: list[Said], index: int, before: Dropped | None, ages: frozenset[int]) -> Dropped:
    """What a line above the article is: a menu names sections that have other meanings below; `ages` are `ages_in`."""
    own = said[index][0]
    mass = float(facts.mass[index])
    kinds = int(facts.kinds[index]) if mass >= LABEL and facts.stops[index] else 0  # of sentences only
    if mass >= TAG and (kinds & BIT["cookie"] or (own is None and facts.stops[index] and is_consent(said, index + 1))):
        return _NOTICE
    if before is _NOTICE or before is _BUTTON_OF_NOTICE:
        if is_consent(said, index):
            return _BUTTON_OF_NOTICE if before is _NOTICE else CONSENT
        if own is None and mass < LABEL and not _is_path(facts, index):
            return CONSENT
        if own is not None and own.role == "teaser":
            return CONSENT
    if not mass:
        return _WORDLESS
    if (own is None or own.role == "menu") and _in_ticker(ages, index):  # "ago" is "back" elsewhere
        return _OF_ANOTHER
    if own is not None:
        item = own.role not in {"subscription", "legal"} and mass < TAG
        return _ABOVE if item and not _is_one_of_buttons(facts, said, index) else own
    if kinds & ASKING:
        return OFFER
    return _silent_above(facts, said, index)


def _is_one_of_buttons(facts: LineFacts, said: list[Said], index: int) -> bool:
    """Whether a line is a button for sharing, and the one above or below is another."""
    whole = facts.covered[index] >= MOSTLY and facts.mass[index] < LABEL
    return bool(whole and is_button(said[index]) and any(map(is_button, said[max(index - 1, 0) : index + 2 : 2])))


def _silent_above(facts: LineFacts, said: list[Said], index: int) -> Dropped:
    """What a line above the article is that says nothing of itself."""
    short = facts.mass[index] < TAG and not _among_headlines(facts, said, index)
    if short or facts.links[index] > 2 or _is_path(facts, index):
        return _LIKE_A_MENU
    return Dropped("teaser", "stands above the article and is longer than a menu's item")


def _among_headlines(facts: LineFacts, said: list[Said], index: int) -> bool:
    """Whether a short line above the article is the headline of another: it stands near the like, or under a label."""
    if not _is_headline(facts, index):
        return False
    label = said[index - 1][0] if index else None
    if label is not None and label.role == "teaser":
        return True
    near = (step for step in range(max(index - 4, 0), min(index + 5, len(said))) if step != index)
    return not is_kept(said, index + 1) and any(_is_headline(facts, step) for step in near)  # else a kicker


def _is_headline(facts: LineFacts, index: int) -> bool:
    return bool(
        facts.words[index] >= _HEADLINE_WORDS
        and _HEADLINE <= facts.mass[index] < NAME
        and facts.digits[index] < _FEW_DIGITS
        and facts.links[index] < 2
    )


def ages_in(facts: LineFacts) -> frozenset[int]:
    """The lines that say how old another article is: "2 hours ago"."""
    said = facts.has("date_prefix") & (facts.digits > 0) & (facts.mass < LABEL) & (facts.covered > _AGE)
    return frozenset(said.nonzero()[0].tolist())


def _in_ticker(ages: frozenset[int], index: int) -> bool:
    """Whether the line is a headline or an age in a list of both by turns: "Bridge open again", "2 hours ago"."""
    if index in ages:
        return index - 2 in ages or index + 2 in ages
    return index + 1 in ages and (index - 1 in ages or index + 3 in ages)


def _is_path(facts: LineFacts, index: int) -> bool:
    """Whether the line says where in the site the page is, as "Home > News"."""
    return any(mark in facts.texts[index] for mark in _BREADCRUMBS)


def by_place(facts: LineFacts, said: list[Said], head: Head, index: int, before: Dropped | None) -> Dropped:
    """What a line is by where it stands, if neither it nor its section says so; `before` is what the last one was."""
    mass = float(facts.mass[index])
    if not mass and index <= head.last:
        return _COUNTER if index < head.first and facts.texts[index].isdecimal() else _WORDLESS
    if heads_box(facts, said, index):
        return _BOX
    if index < head.first and (between_buttons(said, index) or _TARGETS.fullmatch(facts.texts[index])):
        return BETWEEN_BUTTONS
    if index < head.first and _in_a_menu(facts, said, index):
        return _MENU_BETWEEN
    if index <= head.last:
        return _within(mass, above_text=index < head.first)
    return _below(facts, said, head, index, before)


def _in_a_menu(facts: LineFacts, said: list[Said], index: int) -> bool:
    """Whether the line is one of five or more short ones in a row, without dates."""
    start = end = index
    while start >= max(index - 5, 0) and _may_be_item(facts, said, start):
        start -= 1
    while end < min(index + 5, len(said)) and _may_be_item(facts, said, end):
        end += 1
    return end - start > 5


def _may_be_item(facts: LineFacts, said: list[Said], index: int) -> bool:
    own = said[index][0]
    return bool((own is None or own.role == "menu") and 0 < facts.mass[index] < LABEL and not facts.digits[index])


def _within(mass: float, *, above_text: bool) -> Dropped:
    """What a line between the title and the end of the text is that belongs to neither."""
    if above_text:
        return Dropped("chrome" if mass < NAME else "teaser", "stands between the title and the text, part of neither")
    return Dropped("teaser" if mass >= LABEL else "chrome", "stands between paragraphs of the text and is none")


def _below(facts: LineFacts, said: list[Said], head: Head, index: int, before: Dropped | None) -> Dropped:
    mass, kinds = float(facts.mass[index]), int(facts.kinds[index])
    role = None if before is None else before.role
    if index < head.last + SOON and (right_after := _right_below(facts, said, head, index, role)):
        return right_after
    if between_buttons(said, index):
        return BETWEEN_BUTTONS
    if kinds & BIT["legal"] and (role in {"menu", "legal"} or is_legal(said, index + 1)):
        return LEGAL
    if kinds & ASKING and facts.stops[index] > 1 and role != "teaser":
        return OFFER
    if kinds & BIT["share"] and len(_NETWORKS.findall(facts.texts[index])) >= _FEWEST_NETWORKS:
        return _FOLLOW
    if "Ctrl" in facts.texts[index] and "Enter" in facts.texts[index]:
        return _MISPRINTS
    if mass < NAME and (("@" in facts.texts[index] and _MAIL.search(facts.texts[index])) or _holds_phone(facts, index)):
        return _ADDRESS
    if "WordPress" in facts.texts[index] and facts.words[index] > 2 and mass < NAME:
        return _SOFTWARE
    if mass < LABEL and (
        (mass and facts.foreign[index] > 0.5) or (role == "menu" and (mass or not facts.dated[index]))
    ):
        return _LIKE_A_MENU_BELOW
    return _BELOW


def _holds_phone(facts: LineFacts, index: int) -> bool:
    digits = facts.counts[index, Class.DIGIT]
    return bool(digits >= _FEWEST_DIGITS and not facts.dated[index] and _PHONE.search(facts.texts[index]))


def _right_below(facts: LineFacts, said: list[Said], head: Head, index: int, role: Role | None) -> Dropped | None:
    """What a line is that stands soon after the text and belongs to the article; `role` is that of the line above."""
    if facts.mass[index] < NAME and role in {None, "tag", "share", "date"} and _is_dated(facts, index):
        return _ANOTHER_DATE
    if begins_tags(facts, said, head, index):
        return Dropped("tag", "is one of the few short lines right after the text")
    if role not in {"menu", "legal"} and is_row_of_tags(facts, index, LABEL / 2 if role == "teaser" else LABEL):
        return _LINKS_TO_TAGS
    return None


def _is_dated(facts: LineFacts, index: int) -> bool:
    """Whether a line says when the page was published or changed."""
    return bool(facts.dated[index] and facts.starts[index] & BIT["date_prefix"] and not facts.ends[index])


def is_row_of_tags(facts: LineFacts, index: int, most: float) -> bool:
    """Whether the line is a row of links of at most so many letters on average."""
    links = int(facts.links[index])
    if links < 2 or facts.linked[index] < 0.8 or facts.ends[index]:
        return False
    return bool(facts.mass[index] < links * most and not facts.counts[index, Class.FIRST_MARK])


def between_buttons(said: list[Said], index: int) -> bool:
    """Whether one of the two lines above is a button for sharing, and one of the two below."""
    above, below = said[max(index - 2, 0) : index], said[index + 1 : index + 3]
    return any(map(is_button, above)) and any(map(is_button, below))


def is_button(said: Said) -> bool:
    """Whether a line says that it is a button for sharing."""
    return said[0] is not None and said[0].role == "share"


def begins_tags(facts: LineFacts, said: list[Said], head: Head, index: int) -> bool:
    """Whether the line is one of two to six short ones that follow the text and end where a line says what it is."""
    if not _may_be_tag(facts, said, index):
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


def _may_be_tag(facts: LineFacts, said: list[Said], index: int) -> bool:
    return said[index][0] is None and is_like_a_tag(facts, index)
