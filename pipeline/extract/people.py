"""Who wrote the article: the names in a page's data and bylines, without what is no name."""

import re
from collections.abc import Iterable, Sequence

from pipeline.extract.blocks import Block, parts
from pipeline.extract.bylines import find_authors, only_introduces, without_about
from pipeline.extract.dates import find_date
from pipeline.extract.names import is_name, is_said_by_interfaces, without_stop
from pipeline.extract.organizations import is_organization
from pipeline.extract.people_alone import names_beside
from pipeline.extract.phrases import BIT, phrases
from pipeline.extract.titles import fold
from pipeline.text import letters, normalized

_BETWEEN = re.compile(
    r"\s*[;|\n·•]\s*|\s+/\s+|,\s+(?!(?:jr|sr|ph\.?d|m\.?d|esq)\b)|、|\s+(?:and|und|et|y|og|och|ve|и|та|&)\s+",
    re.IGNORECASE,
)
_ON_A_LINE = re.compile(r"\s*[|·•∣]\s*")
_NO_PERSON = re.compile(
    r"://|^https?$|^www\.|@|\.(?:com|org|net|de|fr|ru|kr|jp)\b|\d"
    r"|^(?:admin\w*|editor(?:ial)?|redaktion|redaction|rédaction|redacción|redacao|redação|redazione|staff|news ?desk"
    r"|webmaster|root|user|guest|author|unknown|anonymous|none|null|undefined|contributors?.*)$",
    re.IGNORECASE,
)
_LONGEST_NAME, _LONGEST_BYLINE = 60, 160  # characters
_MOST_SAID = 100  # authors that a page's data names


def authors_of(said: Sequence[str], bylines: Sequence[Block], site: str | None) -> tuple[str, ...]:
    """The authors' names, each once.

    `said` is what the page's data names: it counts where a byline names one of them too, or no byline names anybody.
    """
    known = names(said[:_MOST_SAID], site)
    seen = names((name for block in bylines for name in named(block)), site)
    if seen and all(map(is_organization, known)):
        return seen
    text = fold(" ".join(block.text for block in bylines))
    return known if known and (not seen or any(fold(name) in text for name in known)) else seen


def named(block: Block) -> tuple[str, ...]:
    """Whom a short block names as an author: by "by", by its markup, or by standing alone beside a date."""
    if len(block.text) > _LONGEST_BYLINE or (block.place.zone == "byline" and _translated(block.text)):
        return ()
    pieces = dict.fromkeys((*parts(block), *_ON_A_LINE.split(block.text)))  # mostly these are one and the same
    for piece in pieces:
        if found := find_authors(piece):
            return found
    if block.place.zone == "byline":
        return names([block.text], None) or names(parts(block), None)[:1]
    date = find_date(block.text)
    return next(filter(None, (names_beside(piece, date) for piece in pieces)), ()) if date else ()


def names(texts: Iterable[str], site: str | None) -> tuple[str, ...]:
    """The names of people in bylines and data; no handles, addresses, offices, nor the site itself."""
    found: dict[str, str] = {}
    for text in texts:
        for part in find_authors(text) or _BETWEEN.split(text):
            name = without_about(without_stop(normalized(part).strip(" ,:;·–—-|/")))
            person = is_name(name) and not _NO_PERSON.search(name) and letters(name) >= 2
            interface = is_said_by_interfaces(name) or only_introduces(name) or _translated(name)
            if person and not interface and len(name) <= _LONGEST_NAME and fold(name) != fold(site or ""):
                found.setdefault(fold(name), name)
    return tuple(found.values())


def _translated(name: str) -> bool:
    """Whether a text says who translated, who is no author: "Vertaald door Jane Doe"."""
    return bool(phrases().find(name).starts & BIT["translation"])
