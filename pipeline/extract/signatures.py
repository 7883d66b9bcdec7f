"""Where a dump signs: the names that stand where a page says whose it is, each with what that is worth (points)."""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np

from pipeline.extract.bylines import find_authors
from pipeline.extract.head import Head
from pipeline.extract.measure import LineFacts
from pipeline.extract.organizations import is_outlet
from pipeline.extract.outlet_names import DASHES, EDGES, LONGEST, PHRASE, menu_words, owner_named, publishes
from pipeline.extract.phrases import alternatives, words_of
from pipeline.records import RawPage
from pipeline.text import UNSPACED_NAME, begins_small

Signed = tuple[str, float]
"""A name as written, and its points."""

_LONGEST_LINE = 300  # characters of a line that can hold a signature
_RIGHTS, _STAFF, _SUFFIX, _LOGO, _HOME, _RECURS, _DATED = 3.0, 3.0, 3.0, 3.0, 2.5, 2.5, 3.0
_SOURCE, _MASTHEAD, _COMPANY, _CREDIT = 1.5, 1.0, 1.0, 0.5
APART = 2.0
"""Points of a name over the headline in the text's script, where most of what stands there is in another."""
_OFTEN = 5  # copies of a line that names the site over each teaser
# Lines at the top of a page in which a masthead is looked for.
_TOP = 30
_FEW, _SECTION = 4, 0.4  # lines over a headline, of which the last rather names the section; points of that
LINKED = 100_000
"""Characters of a page in which links are looked at."""
_SIGN = re.compile(
    r"(?:(?:©|ⓒ|\(c\)|copyright|저작권자|版权所有|版權所有|著作権所有)(?:\s|@|[:,·|-])*)+"
    r"(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,.:·|-]*(?:by\s)?"
    r"((?:\d{1,3}(?=[^\W\d_]{3}))?[^\d\s|·,.;()<>\[\]©](?:[^|·,.;()<>\[\]©]|\.(?=[A-Za-z]{2,4}\b)(?! )){1,80})",
    re.IGNORECASE,
)
# "El Litoraleño © 2026 - Edición Nº 8.214".
_SIGNED_FIRST = re.compile(r"^([^©ⓒ|:]{2,50}?)[\s,|-]*(?:©|ⓒ|\(c\))\s*(?:copyright\s*)?(?:19|20)\d\d", re.IGNORECASE)
_EDITED = re.compile(
    r"(?:edited|translated|written|reported) by (?:the )?((?:[A-Z][\w'’&-]*\s){1,5})(?:staff|editors|newsroom)\b"
)
_ORIGINS = ("来源", "來源", "출처", "stringer", "fonte", "fuente", "source", "kaynak", "nguồn")
_ORIGIN = re.compile(
    rf"(?:{'|'.join(_ORIGINS)})\s?[:：]\s?"
    r"(\S[^|,;:：。]{1,40}?)(?=\s+[^\W\d_]{1,18}\s?[:：]|[|,;:：。]|$)",  # no longer than to the next label
    re.IGNORECASE,
)
_CREDITED = re.compile(r".*(?:/|\bfor\b|,)\s*([^/:：,]{2,40}?)[)\]）]?\.?$")
_LONGEST_END = 48  # characters of it, from "for" on
# The address of a front page.
_FRONT = re.compile(r"\]\((?:(?:https?:)?//([^/\s)]*+))?/?\)")
_REFERENCE = re.compile(r"^[ \t]*\[([^\[\]\n]{1,20})\]:[ \t]*<?https?://([^/\s>]+)/?>?[ \t]*$", re.MULTILINE)
# The end of a link's text, which may be a picture.
_LINK_TEXT = re.compile(r"\[(!\[)?([^\[\]\n]{2,60})(?:\]\([^()\s]*\))?$")
_LOGO_PICTURE = re.compile(r"!\[([^\[\]\n]{2,60})\]\([^()\s]*logo[^()\s]*\)")
_WORDS = re.compile(r"[\w\u0300-\u036f\u0900-\u0dff\u200c\u200d]+")
_OPENING = 70  # characters of the first paragraph in which the newspaper can stand: "TORRECUPA, KabarSelasar.com - "
_BEFORE = 400  # characters in front of a link's address that hold its text
_LOGO_WORD = re.compile(r"\b(?:logo|logotipo|homepage|startseite|home)\b[\s:-]*(?:von|der|des|de|of)?", re.IGNORECASE)
_GLUED_RIGHTS = 4  # letters of a phrase without blanks that states rights: "版权所有"
_FORBIDS = re.compile("未[经經]|[无無][断斷]|不得|禁止|转载|轉載|請|请")
_FROM = re.compile(r"^from\s", re.IGNORECASE)
_BARS = re.compile(r"\s*[|·•:：()（）]\s*|,\s+")


def signatures(page: RawPage, host: str, facts: LineFacts, head: Head, taken: set[int]) -> list[Signed]:
    """The names that sign; `taken` are lines of the article, which name others."""
    return [*_signed(facts, head), *_linked(page, host), *_behind_the_title(facts, head), *_credited(facts, head),
            *_recurring(facts, head, taken), *_beside_the_date(facts, head)]  # fmt: skip


def _signed(facts: LineFacts, head: Head) -> Iterator[Signed]:
    """Who holds the rights, below the text, and whose staff wrote it."""
    rights = facts.has("legal") | facts.holding("©") | facts.holding("ⓒ") | facts.holding("(c)")
    staff = facts.holding("ed by")
    for index in (rights | staff).nonzero()[0].tolist():
        text = facts.texts[index]
        if len(text) > _LONGEST_LINE:
            continue
        if staff[index]:
            yield from ((found[1], _STAFF) for found in _EDITED.finditer(text))
        if rights[index] and index > head.last:
            yield from _owners(text)


def _owners(text: str) -> Iterator[Signed]:
    """Whose rights a line states, without the words that state them."""
    bare = _rights().sub(" ", text)
    first = _SIGNED_FIRST.match(bare)
    owners = [found[1] for found in _SIGN.finditer(bare)] + ([first[1]] if first else [])
    owners = owners or ([bare] if bare != text else [])
    for owner in owners:
        written = owner_named(owner)
        if (
            len(written.split()) <= 6
            and "  " not in written
            and not _FORBIDS.match(written)
            and not begins_small(written)
        ):
            yield written, _COMPANY if publishes(written) else _RIGHTS


def _linked(page: RawPage, host: str) -> Iterator[Signed]:
    """Texts of links to the front page, and captions of logos, of Markdown."""
    text = page.text[:LINKED]
    if "]" not in text or ("](" not in text and "][" not in text):
        return
    for link in _FRONT.finditer(text):
        start = max(link.start() - _BEFORE, 0)
        if link[1] in {None, host} and (found := _LINK_TEXT.search(text, start, link.start())):
            yield _LOGO_WORD.sub("", found[2].strip("*_ ")), _LOGO if found[1] else _HOME
    for reference in _REFERENCE.finditer(page.text) if "]: http" in page.text else ():
        start = text.find(f"][{reference[1]}]")
        if start >= 0 and reference[2] == host and (found := _LINK_TEXT.search(text, max(start - _BEFORE, 0), start)):
            yield _LOGO_WORD.sub("", found[2].strip("*_ ")), _HOME
    for found in _LOGO_PICTURE.finditer(text) if "logo" in text else ():
        yield _LOGO_WORD.sub("", found[1]), _LOGO


def on_top(facts: LineFacts, head: Head) -> Iterator[Signed]:
    """Short lines above the headline that are no item of a menu, and what breadcrumbs begin with, from the top."""
    menu = menu_words()
    end = head.title if head.title is not None else head.first
    mostly_foreign = 2 * np.count_nonzero(facts.foreign[:end] > 0.5) > end
    for index in (facts.links[: min(end, _TOP)] < 2).nonzero()[0].tolist():
        text = facts.texts[index]
        first = DASHES.split(text)[0]
        named = facts.mass[index] <= LONGEST and facts.covered[index] <= PHRASE
        if not named or " ".join(facts.vocabulary.of_line(index)) in menu:
            if first != text and len(first) <= LONGEST:
                yield first, _MASTHEAD
            continue
        if index == end - 1 and end > _FEW:
            yield first, _SECTION
            continue
        yield first, APART if mostly_foreign and facts.foreign[index] < 0.5 else _MASTHEAD


def voices(facts: LineFacts, head: Head) -> list[str]:
    """What speaks for a name over the page by holding it, in lower case: where the site asks, credits, signs."""
    speaking = facts.has("legal", "subscribe", "share", "credit", "author_box", "editor_note") | facts.holding("©")
    speaking[[*head.bylines, *head.other_dates, *(() if head.date is None else (head.date,))]] = True
    speaking &= facts.mass < _LONGEST_LINE
    texts = [facts.texts[index] for index in speaking.nonzero()[0].tolist()]
    return [text.casefold() for text in (*texts, facts.texts[head.first][:_OPENING])]


def words_alone(text: str) -> str:
    """The words of a text, parted and surrounded by one blank each."""
    return f" {' '.join(_WORDS.findall(text))} "


def _behind_the_title(facts: LineFacts, head: Head) -> Iterator[Signed]:
    """What the headline goes on with where it is repeated above: "Ferry leaves late | The Harbour Post"."""
    if head.headline is None:
        return
    for text in facts.texts[: head.first]:
        if text.startswith(head.headline) and len(text) < len(head.headline) + LONGEST:
            parts = DASHES.split(text[len(head.headline) :])
            if len(parts) > 1:
                yield parts[-1], _SUFFIX


def _credited(facts: LineFacts, head: Head) -> Iterator[Signed]:
    """What credits and bylines end with, and what is named as the source above the text."""
    crediting = facts.has("credit") | facts.holding(" for ")
    crediting[[*head.bylines]] = True
    for index in (crediting & (facts.mass < _LONGEST_LINE)).nonzero()[0].tolist():
        if (found := _CREDITED.match(facts.texts[index][-_LONGEST_END:])) and found[1] not in head.authors:
            yield found[1], _CREDIT
    for text in facts.texts[: head.first]:
        if (":" in text or "：" in text) and _may_name_origin(text.lower()) and (found := _ORIGIN.search(text)):
            yield found[1], _SOURCE


def _may_name_origin(lowered: str) -> bool:
    return any(word in lowered for word in _ORIGINS)


def _beside_the_date(facts: LineFacts, head: Head) -> Iterator[Signed]:
    """Newspapers' names in the lines with the dates of the article: "The Plains Gazette | Updated: …"."""
    for index in (*(() if head.date is None else (head.date,)), *head.other_dates):
        for part in _BARS.split(facts.texts[index].replace(facts.dates.get(index, ""), "|")):
            name = next(iter(find_authors(part)), _FROM.sub("", part.strip(EDGES)))  # "von AUTO ZEITUNG"
            if is_outlet(name):
                yield name, _DATED


def _recurring(facts: LineFacts, head: Head, taken: set[int]) -> Iterator[Signed]:
    """Lines that stand above the text and again and again below it, as names over teasers do."""
    above = ((facts.copies >= _OFTEN) & (facts.words <= 5)).nonzero()[0]
    seen = {facts.texts[index]: _RECURS for index in above[above < head.first].tolist() if index not in taken}
    below = {facts.texts[index] for index in above[above > head.last].tolist()}
    yield from ((text, weight) for text, weight in seen.items() if text in below)


@cache
def _rights() -> re.Pattern[str]:
    """The phrases that state rights."""
    said = sorted(
        word for word in words_of("legal") if " " in word or (len(word) >= _GLUED_RIGHTS and UNSPACED_NAME.search(word))
    )
    return re.compile(rf"(?<!\w){alternatives(said)}(?!\w)", re.IGNORECASE)
