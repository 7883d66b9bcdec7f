"""What a line of a dump is by where it stands, where neither it nor its section says so."""

from pipeline.extract.characters import Class
from pipeline.extract.footers import of_footer
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
    SUBJECT,
    TAG,
    Dropped,
    Said,
    is_consent,
    is_kept,
    is_legal,
    is_like_a_tag,
)
from pipeline.extract.signs import BETWEEN_BUTTONS, SCRIPTS, TARGETS, WEATHER
from pipeline.extract.tickers import in_ticker
from pipeline.records import Role

_BREADCRUMBS = (" > ", " › ", " / ", " » ", "›", "＞")
ASKING = BIT["subscribe"] | BIT["login"]
# Words and letters of another article's headline, and its share of digits.
_HEADLINE_WORDS, _HEADLINE, _FEW_DIGITS = 5, 32, 0.2
_FEWEST_TAGS = 3  # in a paragraph of their own
_CARD = 4  # lines of another article's card: picture, rubric, headline, date
SOON = 12  # lines after the text
_ABOVE = Dropped("menu", "stands in the menu above the article")
_LIKE_A_MENU = Dropped("menu", "stands above the article, like a menu")
_LIKE_A_MENU_BELOW = Dropped("menu", "is a short line below the article, like a menu")
_BELOW = Dropped("teaser", "stands below the article, where others are shown")
_WORDLESS = Dropped("chrome", "holds no words")
_NOTICE = Dropped("legal", "is a notice about cookies or consent")
_BUTTON_OF_NOTICE = Dropped("legal", "is a button under a notice about cookies or consent")
_BOX = Dropped("subscription", "stands over an offer to subscribe")
_LINKS_TO_TAGS = Dropped("tag", "is a row of short links right after the text")
_COUNTER = Dropped("share", "counts shares or comments")
_ANOTHER_DATE = Dropped("date", "is another date of the page")
_OF_ANOTHER = Dropped("teaser", "stands above the article, with how old it is")
_MENU_BETWEEN = Dropped("menu", "stands in a menu between the title and the text")


def above(facts: LineFacts, said: list[Said], index: int, before: Dropped | None, ages: frozenset[int]) -> Dropped:
    """What a line above the article is: a menu names sections that have other meanings below; `ages` are `ages_in`."""
    own = said[index][0]
    if own is SCRIPTS or own is WEATHER:
        return own
    mass = float(facts.mass[index])
    if mass >= TAG or before is _NOTICE or before is _BUTTON_OF_NOTICE:
        notice = _of_notice(facts, said, index, before)
        if notice is not None:
            return notice
    silent = index in ages or own is None or own.role in {"menu", "chrome"}  # "ago" is "back" elsewhere
    if ages and silent and in_ticker(facts, ages, index):
        return _OF_ANOTHER
    if not mass and index not in facts.dates:
        return own or _WORDLESS
    if own is not None:
        item = own.role not in {"subscription", "legal"} and own is not SUBJECT and mass < TAG
        return _ABOVE if item and not _is_one_of_buttons(facts, said, index) else own
    if facts.kinds[index] & ASKING and _kinds_said(facts, index):
        return OFFER
    return _silent_above(facts, said, index)


def _of_notice(facts: LineFacts, said: list[Said], index: int, before: Dropped | None) -> Dropped | None:
    """What a line is that speaks of consent, or stands under a line that does."""
    own, mass = said[index][0], facts.mass[index]
    asks = own is None and facts.stops[index] and is_consent(said, index + 1)
    if mass >= TAG and (_kinds_said(facts, index) & BIT["cookie"] or asks):
        return _NOTICE
    if before is not _NOTICE and before is not _BUTTON_OF_NOTICE:
        return None
    if is_consent(said, index):
        return _BUTTON_OF_NOTICE if before is _NOTICE else CONSENT
    silent = own is None and mass < LABEL and not _is_path(facts, index)
    return CONSENT if silent or (own is not None and own.role == "teaser") else None


def _kinds_said(facts: LineFacts, index: int) -> int:
    """The kinds of phrase in a line that is a sentence."""
    return int(facts.kinds[index]) if facts.mass[index] >= LABEL and facts.stops[index] else 0


def _is_one_of_buttons(facts: LineFacts, said: list[Said], index: int) -> bool:
    """Whether a line is a button for sharing, and the one above or below is another."""
    whole = facts.covered[index] >= MOSTLY and facts.mass[index] < LABEL
    return bool(whole and is_button(said[index]) and any(map(is_button, said[max(index - 1, 0) : index + 2 : 2])))


def _silent_above(facts: LineFacts, said: list[Said], index: int) -> Dropped:
    """What a line above the article is that says nothing of itself."""
    if index in facts.dates and len(facts.texts[index]) < 2 * len(facts.dates[index]):
        if facts.dated[max(index - 1, 0) : index + 2].sum() > 1:  # an archive by months
            return _LIKE_A_MENU
        return _OF_ANOTHER if facts.dated[max(index - _CARD, 0) : index + _CARD + 1].sum() > 1 else _ANOTHER_DATE
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
    if index < head.first and (between_buttons(said, index) or TARGETS.fullmatch(facts.texts[index])):
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
    if (held := of_footer(facts, index, before)) is not None:
        return held
    if mass < LABEL and (
        (mass and facts.foreign[index] > 0.5) or (role == "menu" and (mass or not facts.dated[index]))
    ):
        return _LIKE_A_MENU_BELOW
    return _BELOW


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
    if start > head.last + 6 or end - start < 2 or end == len(facts):
        return False
    # A list of three or more in a paragraph of its own needs nothing below it to end.
    block = start if facts.gap[start] else end
    while block < end and (block == start or not facts.gap[block]):
        block += 1
    if (
        start == head.last + 1
        and index < block
        and block - start >= _FEWEST_TAGS
        and not facts.digits[start:block].any()
    ):
        return True
    # What stands under a silent line is a list of its own only below a blank line.
    own = said[end][0]
    return (
        end - start <= 6
        and own is not None
        and own.role != "legal"
        and (start == head.last + 1 or said[start - 1][0] is not None or bool(facts.gap[start]))
    )


def _may_be_tag(facts: LineFacts, said: list[Said], index: int) -> bool:
    return said[index][0] is None and is_like_a_tag(facts, index)
