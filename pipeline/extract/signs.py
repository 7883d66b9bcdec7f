"""What a line of a dump is by its shape, whatever its words: a path to the page, a menu in one line, icons, weather."""

import re

from pipeline.extract.characters import Class
from pipeline.extract.head import Head
from pipeline.extract.measure import LineFacts
from pipeline.extract.outlet_names import menu_words
from pipeline.extract.phrases import BIT
from pipeline.extract.said import LABEL, NAME, TAG, Dropped, Said

SCRIPTS = Dropped("chrome", "asks for JavaScript")
WEATHER = Dropped("chrome", "says how warm it is")
BETWEEN_BUTTONS = Dropped("share", "stands between buttons for sharing, or is some")
_PATH = Dropped("menu", "says where in the site the page is")
_ROW = Dropped("menu", "holds the items of a menu")
_TAGS = Dropped("tag", "holds tags whose blanks were lost")
_ICONS = Dropped("share", "holds the remnants of icons, as buttons for sharing have them")
# Words of a menu in one line, those that menus have elsewhere too, items whose blanks were lost, and apart by marks.
_FEWEST_WORDS, _KNOWN, _GLUED, _FEWEST_APART = 5, 2, 2, 4
_LONGEST_ITEM = 4  # words
_APART = re.compile(r"\s[|·•]\s")
_SOON = 12  # lines after the text among which tags stand
_SEAM = re.compile(
    r"(?<=[a-zß-öø-ÿăąćčďđęěğıłńňőœřśšşťůűźżžа-яёіїєґα-ωά-ώ]{2})[A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŐŒŘŚŠŞŤŮŰŹŻŽА-ЯЁІЇЄҐΑ-Ω]"
)
# Names that have a capital inside: "YouTube" is one item.
_BRANDS = re.compile(r"YouTube|WhatsApp|LinkedIn|TikTok|ВКонтакте|Mac(?=[A-Z])")
TARGETS = re.compile(
    r"(?:(?:Share|Tweet|Send|Pin|Facebook|Twitter|X|WhatsApp|Whatsapp|Telegram|LinkedIn|Linkedin|Pinterest|Reddit"
    r"|Messenger|Viber|Tumblr|Line|LINE|Threads|Bluesky|Mastodon|Email|E-mail|E-Mail|Mail|Print"
    r"|VK|ВКонтакте|ВК|Одноклассники)[\s,|/·•]*)+"
)
"""Buttons for sharing whose blanks were lost: "FacebookXWhatsApp"."""
_NO_MENU = BIT["share"] | BIT["subscribe"] | BIT["cookie"] | BIT["legal"]
_ICON = re.compile(r"(?:__+\s?){2,}")
_DEGREES = re.compile(r"\d\s?[°℃]")


def say_by_shape(said: list[Said], facts: LineFacts, head: Head) -> None:
    """Add what lines that are not kept say by their shape."""
    for index in facts.holding("cript").nonzero()[0].tolist():
        text = facts.texts[index].lower()
        if (
            "javascript" in text
            and "javascript:" not in text
            and facts.mass[index] < 2 * NAME
            and _is_free(said, index)
        ):
            said[index] = (SCRIPTS, False)
    for index in (facts.holding("°") | facts.holding("℃")).nonzero()[0].tolist():
        short = facts.mass[index] < (NAME if "|" in facts.texts[index] else LABEL) and ":" not in facts.texts[index]
        if _is_free(said, index) and short and _DEGREES.search(facts.texts[index]):
            said[index] = (WEATHER, False)
    for index in facts.holding("__").nonzero()[0].tolist():
        if said[index][0] is None and not facts.mass[index] and _ICON.fullmatch(facts.texts[index]):
            said[index] = (_ICONS, False)
    _say_paths(said, facts, head)
    _say_rows(said, facts, head)


def _is_free(said: list[Said], index: int) -> bool:
    own = said[index][0]
    return own is None or own.role != "body"


def _say_paths(said: list[Said], facts: LineFacts, head: Head) -> None:
    """Add the lines above the title that lead to it: "Home News Ferry sold"."""
    title = head.headline
    if title is None or head.title is None:
        return
    for index in [index for index, text in enumerate(facts.texts[: head.title]) if text.endswith(title)]:
        if said[index][0] is None and len(facts.texts[index]) > len(title) + 2:
            said[index] = (_PATH, False)


def _say_rows(said: list[Said], facts: LineFacts, head: Head) -> None:
    """Add the lines that hold several items of a menu, with what marks them off lost or kept."""
    counts = facts.counts.T
    apart = (counts[Class.SEPARATOR] >= _FEWEST_APART - 1) & (facts.digits == 0)
    glued = (counts[Class.UPPER] - counts[Class.CAPITAL] >= _GLUED) & (counts[Class.UPPER] < counts[Class.LETTER] / 3)
    capitals = (counts[Class.CAPITAL] >= facts.words) & (facts.words >= _FEWEST_WORDS)
    rows = (apart | glued | capitals) & (facts.mass >= LABEL / 2) & ~facts.ends & ~facts.dated & (facts.stops == 0)
    top = head.first if head.title is None else head.title
    rows[top : head.last + 1] = False
    for index in rows.nonzero()[0].tolist():
        text = facts.texts[index]
        if said[index][0] is not None:
            continue
        if apart[index] and _is_row_apart(text):
            said[index] = (_ROW, False)
        elif glued[index] and TARGETS.fullmatch(text):
            said[index] = (BETWEEN_BUTTONS, False)
        elif glued[index] and _seams(text) >= _GLUED:
            tags = (
                not facts.kinds[index] & _NO_MENU
                and head.last < index < head.last + _SOON
                and facts.mass[index] < 2 * TAG
            )
            said[index] = (_TAGS if tags else _ROW, False)
        elif capitals[index] and _known(text) >= _KNOWN:
            said[index] = (_ROW, False)


def _is_row_apart(text: str) -> bool:
    parts = _APART.split(text)
    return ":" not in text and len(parts) >= _FEWEST_APART and all(len(part.split()) <= _LONGEST_ITEM for part in parts)


def _seams(text: str) -> int:
    """How often a word of small letters and one with a capital meet: "SportHealth"."""
    count = len(_SEAM.findall(text))
    return len(_SEAM.findall(_BRANDS.sub("", text))) if count >= _GLUED else count


def _known(text: str) -> int:
    return len(menu_words().intersection(text.casefold().split()))
