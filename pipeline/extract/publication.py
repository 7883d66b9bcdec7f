"""The publication that a dump names as its own: names gathered from where pages sign, weighed, and the heaviest."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from unicodedata import normalize
from urllib.parse import urlsplit

import numpy as np

from pipeline.extract.head import Head
from pipeline.extract.measure import LineFacts
from pipeline.extract.names import is_person
from pipeline.extract.organizations import INSIDE, is_newsroom, is_organization, is_outlet
from pipeline.extract.outlet_names import EDGES, bare_name, can_be_a_name, publishes
from pipeline.extract.signatures import APART, LINKED, on_top, signatures, voices, words_alone
from pipeline.records import RawPage

# Points from which on a name is the page's own; those for being in the text's script, when it has so many; those of a
# name that the page's address holds, or does not; and those of each line around the text that holds it.
_ENOUGH = 3.0
_OWN_SCRIPT, _SURE = 4.0, 1.5
_DOMAIN, _OTHER_DOMAIN = 3.0, -1.5
_MENTION, _MOST_MENTIONS = 0.5, 3
_ADDRESSED = 2.0  # of how the page writes what its address says
_OUTLET = 1.0  # of a name with a word like "Gazette"
_TWICE = 5.0  # of a name that signs in two places
_OWNED = 1.5  # of a name over the page whose first word is the company's, or that stands at the very top
_SPOKEN = 1.0  # of each line that speaks for a name over the page
_EDITION = re.compile(r" (?:online|digital|english|epaper|e-paper|international)")
_HOSTERS = frozenset(("wordpress", "blogspot", "substack", "medium", "github", "tumblr", "archive", "example"))
_READ, _NOT_LATIN = 5, "\u0250"  # paragraphs whose script is looked at, and the first letter of other scripts
_FEWEST_LETTERS = 4  # of a name that is compared with an address
_MENTIONED = 90  # characters of a line that speaks for a name by holding it
# Between two words of a name, and where what is written is part of a longer word or address.
_NEXT = re.compile(r"[ &’'-]{0,3}(\w+)")
_WITHIN, _GOES_ON = re.compile(r"[\w.@-]"), re.compile(r"[\w@/-]|\.\w")
_UMLAUTS, _NOT_BARE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}), re.compile(r"[^a-z0-9]+")
_LINKED_HOST = re.compile(r"\](?:\(|: <?)(?:https?:)?//([^/\s)>]+)")


def find_publication(page: RawPage, facts: LineFacts, head: Head, taken: set[int]) -> str | None:
    """The name that the page gives itself; `taken` are lines of the article, which name others.

    Evidence is a name that signs (beside ©, as staff, behind the headline, in credits), that heads the page, links to
    its front page, agrees with its address, or recurs as a line of its own.
    """
    host = _host(page)
    firm = [*signatures(page, host, facts, head, taken), *_addressed(host, facts, head)]
    # Of what merely heads the page only that counts which something else speaks for.
    bare = [(bare_name(written), weight) for written, weight in firm]
    signed = [folded for name, _ in bare if len(folded := name.casefold()) >= _FEWEST_LETTERS]
    signed += [name[1:] for name in signed if name.startswith("ל")]  # as Hebrew glues "to" to a name
    owners = {written.casefold().partition(" ")[0] for written, _ in firm if publishes(written)}
    heard = voices(facts, head)
    said = "\n".join(heard)
    top: dict[str, float] = {}
    for place, (written, weight) in enumerate(on_top(facts, head)):
        folded = written.casefold()
        owned = len(first := folded.partition(" ")[0]) >= _FEWEST_LETTERS and first in owners
        owned = owned or (not (place or page.url) and is_outlet(written))
        known = weight >= APART or owned or any(other in folded for other in signed)
        # Most of what stands over a page is never said again, and no look at more than its first word is needed.
        if (known or folded.lstrip(EDGES).partition(" ")[0] in said) and (name := bare_name(written)) not in top:
            spoken = _spoken(name, heard)
            if known or spoken:
                top[name] = weight + _SPOKEN * min(spoken, _MOST_MENTIONS) + _OWNED * owned
    people = {name for name in head.authors if is_person(name) and not is_organization(name)}
    points: defaultdict[str, float] = defaultdict(float)
    spelled: dict[str, str] = {}
    for name, weight in (*bare, *top.items()):
        if can_be_a_name(name) and name not in people:
            points[name.casefold()] += weight
            spelled.setdefault(name.casefold(), name)
    if not points:
        return None
    weight, best = max((weight, name) for name, weight in _weighed(points, page, host, facts, head).items())
    return spelled[best] if weight >= _ENOUGH else None


def _spoken(name: str, heard: list[str]) -> int:
    """How many of the lines that speak for the publication hold a name over the page, and more than that."""
    folded = name.casefold()
    if len(folded) < _FEWEST_LETTERS - 1:
        return 0
    holding = [line for line in heard if folded in line]  # most names are in none, as a look at letters tells
    if not holding or INSIDE.search(folded):
        return sum(line != folded for line in holding)
    alone = words_alone(folded)
    return sum(alone in (words := words_alone(line)) and words != alone for line in holding)


def _weighed(points: Mapping[str, float], page: RawPage, host: str, facts: LineFacts, head: Head) -> dict[str, float]:
    """What speaks for each name in the end: what holds it, its address, its script, and its shorter or longer forms."""
    around = [*facts.texts[: head.first], *facts.texts[head.last + 1 :]]
    short = "\n".join([text for text in around if len(text) < _MENTIONED]).casefold()
    address, labels = _bare(host), _labels(host)
    mixed = len({max(name) < _NOT_LATIN for name in points}) > 1
    latin = mixed and _is_latin(facts)
    weighed: dict[str, float] = {}
    for name, weight in points.items():
        found = weight + _MENTION * min(short.count(name), _MOST_MENTIONS)
        letters = _bare(name)
        agrees = len(letters) < _FEWEST_LETTERS or not address
        if not agrees:
            agrees = letters in address or any(part in letters for part in labels)
            found += _DOMAIN if agrees else _OTHER_DOMAIN if page.url else 0
        found += _OUTLET * ((agrees or not page.url) and (is_outlet(name) or is_newsroom(name)))
        own = mixed and weight >= _SURE and latin == (max(name) < _NOT_LATIN)
        weighed[name] = found + _OWN_SCRIPT * own
    # "The Weald Observer" over the page and "Weald Observer" below it speak for each other; the fuller wins.
    for name in sorted(weighed, key=len):
        if name[1:] in weighed:  # of a name in Hebrew with "to" before it
            weighed[name[1:]] += weighed.pop(name)
            continue
        parts = [other for other in weighed if other != name and f" {other} " in f" {name} " and not publishes(name)]
        exact = [
            part
            for part in parts
            if _EDITION.fullmatch(name.removeprefix(part))
            or (
                _bare(part) in labels
                and points[name] < _TWICE
                and not is_outlet(name)
                and (whole := facts.joined.casefold()).count(part) > 2 * whole.count(name)
            )
        ]
        if exact:  # "Weald Observer News on Facebook" at wealdobserver.example, "Weald Observer Online"
            weighed[exact[0]] += weighed[name]
        else:
            weighed[name] += sum(weighed[part] for part in parts)
    return weighed


def _is_latin(facts: LineFacts) -> bool:
    """Whether the first paragraphs are in Latin letters."""
    text = "".join([facts.texts[index] for index in facts.prose.nonzero()[0][:_READ].tolist()])
    return text.isascii() or 2 * sum(map(_NOT_LATIN.__gt__, text)) > len(text)


def _addressed(host: str, facts: LineFacts, head: Head) -> Iterator[tuple[str, float]]:
    """The name that the page's address holds, as the page writes it most often: "Arbeit und Recht", "Popkultur.de"."""
    *labels, ending = host.removeprefix("www.").split(".")
    if any(char.isalpha() and char >= _NOT_LATIN for char in head.headline or ""):
        return  # it would be written in the page's script
    for label in reversed(labels):
        letters = _bare(label)
        if len(letters) < _FEWEST_LETTERS - 1 or label in _HOSTERS:
            continue
        if found := Counter(_written(letters, ending, facts)):
            (name, _), _ = max(found.items(), key=lambda item: (item[1], not item[0][0].islower()))
            yield name, _ADDRESSED
            return


def _written(letters: str, ending: str, facts: LineFacts) -> Iterator[tuple[str, bool]]:
    """Where the page writes the letters of its address, blanks and accents among them; and whether with the ending."""
    words = facts.vocabulary
    beyond = (words.initials > ord("z")) & (words.initials < ord(_NOT_LATIN))
    begun = words.spelled(np.sort(words.firsts[beyond | (words.initials == ord(letters[0]))]))
    firsts = [word for word in begun if len(bare := _bare(word)) > 1 and letters.startswith(bare)]
    text = f"\n{facts.joined}\n"
    lower = text.lower() if firsts and "’" in text else words.text  # which has it as a straight one
    if len(lower) != len(text):  # a letter became two
        return
    seen: set[int] = set()
    for first in firsts:
        at, rest = -1, letters.removeprefix(_bare(first))
        while (at := lower.find(first, at + 1)) >= 0:
            if at in seen or _WITHIN.match(text, at - 1):
                continue
            end, left = at + len(first), rest
            while left and (word := _NEXT.match(lower, end)) and (bare := _bare(word[1])) and left.startswith(bare):
                end, left = word.end(), left.removeprefix(bare)
            named = not left and lower.startswith(f".{ending}", end)
            end += named * (len(ending) + 1)
            if not left and not _GOES_ON.match(text, end):
                seen.add(at)
                yield text[at:end].rstrip("®™"), named


def _bare(text: str) -> str:
    """The Latin letters and digits of a text in small letters, umlauts written out as addresses do."""
    if not text.isascii():
        text = normalize("NFD", text.translate(_UMLAUTS))
    return text if text.isalnum() and text.isascii() else _NOT_BARE.sub("", text)


def _labels(host: str) -> list[str]:
    """The parts of the page's address that can be a name."""
    parts = host.removeprefix("www.").split(".")[:-1]
    return [_bare(part) for part in parts if len(part) >= _FEWEST_LETTERS]


def _host(page: RawPage) -> str:
    """The host of the page, or the one that most of its links lead to."""
    if page.url:
        return (urlsplit(page.url).hostname or "").lower()
    hosts = Counter(_LINKED_HOST.findall(page.text[:LINKED])) if "](" in page.text or "]: " in page.text else None
    return hosts.most_common(1)[0][0].lower() if hosts else ""
