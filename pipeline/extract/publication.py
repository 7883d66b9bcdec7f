"""The publication that a dump names as its own: names gathered from where pages sign, weighed, and the heaviest."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from unicodedata import combining, normalize
from urllib.parse import urlsplit

import numpy as np

from pipeline.extract.bylines import find_authors, is_outlet
from pipeline.extract.head import Head
from pipeline.extract.measure import LineFacts
from pipeline.extract.phrases import alternatives, phrases, words_of
from pipeline.records import RawPage

# Characters of a name, and of a line that can hold a signature.
_LONGEST = 50
_LONGEST_LINE = 300
# Points from which on a name is the page's own, and what the kinds of evidence are worth.
_ENOUGH = 3.0
_RIGHTS, _STAFF, _SUFFIX, _LOGO, _HOME, _RECURS, _DATED = 3.0, 3.0, 3.0, 3.0, 2.5, 2.5, 3.0
_SOURCE, _MASTHEAD, _COMPANY, _CREDIT, _MENTION = 1.5, 1.0, 1.0, 0.5, 0.5
_OWN_SCRIPT, _DOMAIN, _OTHER_DOMAIN = 4.0, 3.0, -1.5
_APART, _SURE = 2.0, 1.5
_MOST_MENTIONS = 3
_OFTEN = 5  # copies of a line that names the site over each teaser
# Lines at the top of a page in which a masthead is looked for, and the characters in which links to the front page are.
_TOP, _LINKED = 30, 100_000
_PHRASE = 0.7  # share of a text that a phrase makes up where it is no name
_READ, _NOT_LATIN = 5, "\u0250"  # paragraphs whose script is looked at, and the first letter of other scripts
_FEWEST_LETTERS = 4  # of a name that is compared with an address
_MENTIONED = 90  # characters of a line that speaks for a name by holding it
_SIGN = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright|저작권자|版权所有|版權所有|著作権所有)"
    r"(?:\s|©|ⓒ|@|\(c\)|[:,·|-])*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,.:·|-]*(?:by\s)?"
    r"([^\d\s|·,.;()<>\[\]©][^|·,.;()<>\[\]©]{1,80})",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"(?:edited|translated|written|reported) by (?:the )?((?:[A-Z][\w'’&-]*\s){1,5})(?:staff|editors|newsroom)\b"
)
_ORIGIN = re.compile(
    r"(?:来源|來源|출처|stringer|fonte|fuente|source|kaynak|nguồn)\s?[:：]\s?(\S[^|,;:：。]{1,40})", re.IGNORECASE
)
_CREDITED = re.compile(r".*(?:/|\bfor\b|,)\s*([^/:：,]{2,40}?)[)\]）]?\.?$")
_NOT_A_NAME = re.compile(r"[!?:;|/@#\d]|https?|\.$")
# What a company's name ends with: its legal form, and that it publishes; what follows a name in a line of rights.
_FORM = re.compile(
    r"[\s,]+(?:co|ltd|inc|llc|gmbh|mbh|ag|se|plc|corp|pvt|limited|b\.?v|s\.?a|s\.?l|s\.?p\.?a|a\.?[şs]|sp|kft|zrt|oy|ab|as|sarl|sas"
    r"|[A-ZŞ])\.?$|(?<=\w{2})社$|^株式会社",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"[\s,]+(?:media|group|publishing|publications|newspapers|verlag|verlagsgesellschaft|yayıncılık|medya|holdings?)$"
    r"|^(?:ediciones|editorial|editora|edizioni|éditions)\s",
    re.IGNORECASE,
)
_EDITION = re.compile(r"(?<=\w{2})(?:デジタル|オンライン|電子版)$")
_LINKED_HOST = re.compile(r"\]\((?:https?:)?//([^/\s)]+)")
# The end of a link's text, which may be a picture.
_LINK_TEXT = re.compile(r"\[(!\[)?([^\[\]\n]{2,60})(?:\]\([^()\s]*\))?$")
_LOGO_PICTURE = re.compile(r"!\[([^\[\]\n]{2,60})\]\([^()\s]*logo[^()\s]*\)")
_BEFORE = 400  # characters in front of a link's address that hold its text
_LOGO_WORD = re.compile(r"\b(?:logo|logotipo|homepage|startseite|home)\b[\s:-]*(?:von|der|des|de|of)?", re.IGNORECASE)
_AFTER = re.compile(
    r"\s+(?:\d{4}.*|all rights.*|published by.*|by\s.*|on\s.*|무단.*|未经.*|未經.*|無断.*|\S+ICP.*)$", re.IGNORECASE
)
_FORBIDS = re.compile("未[经經]|[无無][断斷]|不得|禁止|转载|轉載|請|请")
_BARS = re.compile(r"\s*[|·•:：()（）]\s*|,\s+")
_DASHES = re.compile(r"\s+[-–—|·>›»/]\s+")
_EDGES = " \t-–—|·.,«»„“”\"'’‘"


def find_publication(page: RawPage, facts: LineFacts, head: Head, taken: set[int]) -> str | None:
    """The name that the page gives itself; `taken` are lines of the article, which name others.

    Evidence is a name that signs (beside ©, as staff, behind the headline, in credits), that heads the page, links to
    its front page, agrees with its address, or recurs as a line of its own.
    """
    host = _host(page)
    firm = [*_signed(facts, head), *_linked(page, host), *_behind_the_title(facts, head), *_credited(facts, head),
            *_recurring(facts, head, taken), *_beside_the_date(facts, head)]  # fmt: skip
    signs = "\n".join([*(written for written, _ in firm), *_small_print(facts, head)]).casefold()
    # Of what merely heads the page only that counts which something else speaks for.
    signed = [name for written, _ in firm if len(name := _name(written).casefold()) >= _FEWEST_LETTERS]
    top = [(written, weight) for written, weight in _on_top(facts, head) if weight >= _APART
           or (folded := written.casefold()) in signs or any(name in folded for name in signed)]  # fmt: skip
    points: defaultdict[str, float] = defaultdict(float)
    spelled: dict[str, str] = {}
    for written, weight in (*firm, *top):
        name = _name(written)
        if _can_be_a_name(name):
            points[name.casefold()] += weight
            spelled.setdefault(name.casefold(), name)
    if not points:
        return None
    weight, best = max((weight, name) for name, weight in _weighed(points, page, host, facts, head).items())
    return spelled[best] if weight >= _ENOUGH else None


def _weighed(points: Mapping[str, float], page: RawPage, host: str, facts: LineFacts, head: Head) -> dict[str, float]:
    """What speaks for each name in the end: what holds it, its address, its script, and its shorter or longer forms."""
    around = [*facts.texts[: head.first], *facts.texts[head.last + 1 :]]
    short = "\n".join(text for text in around if len(text) < _MENTIONED).casefold()
    address, labels = _bare(host), _labels(host)
    text = "".join(facts.texts[index] for index in np.flatnonzero(facts.prose)[:_READ])
    latin = text.isascii() or 2 * sum(map(_NOT_LATIN.__gt__, text)) > len(text)
    weighed: dict[str, float] = {}
    for name, weight in points.items():
        found = weight + _MENTION * min(short.count(name), _MOST_MENTIONS)
        letters = _bare(name)
        if len(letters) >= _FEWEST_LETTERS and address:
            agrees = letters in address or any(part in letters for part in labels)
            found += _DOMAIN if agrees else _OTHER_DOMAIN if page.url else 0
        weighed[name] = found + _OWN_SCRIPT * (not latin and max(name) >= _NOT_LATIN and weight >= _SURE)
    # "The Weald Observer" over the page and "Weald Observer" below it speak for each other; the fuller wins.
    for name in sorted(weighed, key=len):
        if name[1:] in weighed:  # as Hebrew glues "to" to a name
            weighed[name[1:]] += weighed.pop(name)
            continue
        parts = [other for other in weighed if other != name and f" {other} " in f" {name} "]
        weighed[name] += sum(weighed[part] for part in parts)
    return weighed


def _bare(text: str) -> str:
    """Latin letters and digits alone, umlauts written out as addresses do."""
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.replace(letter, written)
    return re.sub(r"[^a-z0-9]", "", "".join(char for char in normalize("NFD", text) if not combining(char)))


def _labels(host: str) -> list[str]:
    """The parts of the page's address that can be a name."""
    parts = host.removeprefix("www.").split(".")[:-1]
    return [_bare(part) for part in parts if len(part) >= _FEWEST_LETTERS and part != "example"]


def _name(written: str) -> str:
    """A name without quotes, company form, edition and what else is written behind it."""
    name = written.strip(_EDGES)
    for pattern in (_AFTER, _FORM, _FORM, _FORM, _PUBLISHER, _EDITION):
        name = pattern.sub("", name).strip(_EDGES)
    return name


def _can_be_a_name(name: str) -> bool:
    """Whether a text is as short as a name, has letters, and is no phrase of an interface, no month and no day."""
    if not 2 <= len(name) <= _LONGEST or _NOT_A_NAME.search(name) or sum(map(str.isalpha, name)) < 2:
        return False
    return name.casefold() not in _menu() and phrases().find(name).covered < _PHRASE * len(name)


def _signed(facts: LineFacts, head: Head) -> Iterator[tuple[str, float]]:
    rights = facts.has("legal") | facts.holding("©") | facts.holding("ⓒ") | facts.holding("(c)")
    staff = facts.holding("ed by")
    for index in np.flatnonzero(rights | staff).tolist():
        text = facts.texts[index]
        if len(text) > _LONGEST_LINE:
            continue
        if staff[index]:
            yield from ((found[1], _STAFF) for found in _EDITED.finditer(text))
        if rights[index] and index > head.last:
            yield from _owners(text)


def _owners(text: str) -> Iterator[tuple[str, float]]:
    """Whose rights a line states, without the words that state them."""
    bare = _rights().sub(" ", text)
    owners = [found[1] for found in _SIGN.finditer(bare)] or ([bare] if bare != text else [])
    for owner in owners:
        written = _AFTER.sub("", _DASHES.split(owner.strip(_EDGES))[0].strip(_EDGES))
        for _ in range(3):
            written = _FORM.sub("", written).strip(_EDGES)
        if len(written.split()) <= 6 and not _FORBIDS.match(written) and not written[:1].islower():
            yield written, _COMPANY if _PUBLISHER.search(written) else _RIGHTS


def _linked(page: RawPage, host: str) -> Iterator[tuple[str, float]]:
    """Texts of links to the front page, and captions of logos, of Markdown."""
    text = page.text[:_LINKED]
    if "](" not in text:
        return
    for link in re.finditer(rf"\]\((?:(?:https?:)?//{re.escape(host)})?/?\)", text):
        start = max(link.start() - _BEFORE, 0)
        if found := _LINK_TEXT.search(text, start, link.start()):
            yield _LOGO_WORD.sub("", found[2].strip("*_ ")), _LOGO if found[1] else _HOME
    for found in _LOGO_PICTURE.finditer(text) if "logo" in text else ():
        yield _LOGO_WORD.sub("", found[1]), _LOGO


def _on_top(facts: LineFacts, head: Head) -> Iterator[tuple[str, float]]:
    """Short lines above the headline that are no item of a menu, and what breadcrumbs begin with."""
    menu = _menu()
    end = head.title if head.title is not None else head.first
    rest = facts.foreign[:end]
    for index in np.flatnonzero(facts.links[: min(end, _TOP)] < 2).tolist():
        text = facts.texts[index]
        first = _DASHES.split(text)[0]
        known = facts.covered[index] > _PHRASE or " ".join(facts.vocabulary.of_line(index)) in menu
        if known or facts.mass[index] > _LONGEST:
            if first != text and len(first) <= _LONGEST:
                yield first, _MASTHEAD
            continue
        apart = facts.foreign[index] < 0.5 and float((rest > 0.5).mean()) > 0.5
        yield first, _APART if apart else _MASTHEAD


def _small_print(facts: LineFacts, head: Head) -> list[str]:
    """Lines below the text that speak of rights."""
    return [facts.texts[index] for index in np.flatnonzero(facts.has("legal")).tolist() if index > head.last]


def _behind_the_title(facts: LineFacts, head: Head) -> Iterator[tuple[str, float]]:
    if head.headline is None:
        return
    for text in facts.texts[: head.first]:
        if text.startswith(head.headline) and len(text) < len(head.headline) + _LONGEST:
            parts = _DASHES.split(text[len(head.headline) :])
            if len(parts) > 1:
                yield parts[-1], _SUFFIX


def _credited(facts: LineFacts, head: Head) -> Iterator[tuple[str, float]]:
    """What credits and bylines end with, and what is named as the source above the text."""
    crediting = facts.has("credit") | facts.holding(" for ")
    crediting[[*head.bylines]] = True
    for index in np.flatnonzero(crediting & (facts.mass < _LONGEST_LINE)).tolist():
        if (found := _CREDITED.match(facts.texts[index])) and found[1] not in head.authors:
            yield found[1], _CREDIT
    for index in range(min(head.first, len(facts))):
        if found := _ORIGIN.search(facts.texts[index]):
            yield found[1], _SOURCE


def _beside_the_date(facts: LineFacts, head: Head) -> Iterator[tuple[str, float]]:
    """Newspapers' names in the lines with the dates of the article: "The Plains Gazette | Updated: …"."""
    for index in (*(() if head.date is None else (head.date,)), *head.other_dates):
        for part in _BARS.split(facts.texts[index].replace(facts.dates.get(index, ""), "|")):
            name = next(iter(find_authors(part)), part.strip(_EDGES))  # "von AUTO ZEITUNG"
            if is_outlet(name):
                yield name, _DATED


def _recurring(facts: LineFacts, head: Head, taken: set[int]) -> Iterator[tuple[str, float]]:
    """Lines that stand above the text and again and again below it, as names over teasers do."""
    above = np.flatnonzero((facts.copies >= _OFTEN) & (facts.words <= 5))
    seen = {facts.texts[index]: _RECURS for index in above[above < head.first].tolist() if index not in taken}
    below = {facts.texts[index] for index in above[above > head.last].tolist()}
    yield from ((text, weight) for text, weight in seen.items() if text in below)


def _host(page: RawPage) -> str:
    """The host of the page, or the one that most of its links lead to."""
    if page.url:
        return (urlsplit(page.url).hostname or "").lower()
    hosts = Counter(_LINKED_HOST.findall(page.text[:_LINKED])) if "](" in page.text else None
    return hosts.most_common(1)[0][0].lower() if hosts else ""


@cache
def _menu() -> frozenset[str]:
    return frozenset((*words_of("menu"), *words_of("months"), *words_of("days")))


@cache
def _rights() -> re.Pattern[str]:
    """The phrases that state rights."""
    said = sorted(word for word in words_of("legal") if " " in word)
    return re.compile(rf"(?<!\w){alternatives(said)}(?!\w)", re.IGNORECASE)
