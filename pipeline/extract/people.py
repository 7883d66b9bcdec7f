"""Who wrote the article: the names in a page's data and bylines, without what is no name."""

import re
from collections.abc import Iterable, Sequence

from pipeline.extract.blocks import Block
from pipeline.extract.bylines import find_authors, is_name
from pipeline.extract.titles import fold
from pipeline.text import letters, normalized

_BETWEEN = re.compile(
    r"\s*[;|\n·•]\s*|\s+/\s+|,\s+(?!(?:jr|sr|ph\.?d|m\.?d|esq)\b)|、|\s+(?:and|und|et|y|og|och|ve|и|та|&)\s+",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"://|^https?$|^www\.|@|\.(?:com|org|net|de|fr|ru|kr|jp)\b|\d"
    r"|^(?:admin\w*|editor(?:ial)?|redaktion|redaction|rédaction|redacción|redacao|redação|redazione|staff|news ?desk"
    r"|webmaster|root|user|guest|author|unknown|anonymous|none|null|undefined|contributors?.*)$",
    re.IGNORECASE,
)
_LONGEST_NAME, _LONGEST_BYLINE = 60, 140  # characters


def authors_of(
    said: Sequence[str], blocks: Sequence[Block], bylines: Sequence[Block], site: str | None
) -> tuple[str, ...]:
    """The authors' names, each once.

    `said` is what the page's data names: it counts if a reader sees those names too, or no others in `bylines`.
    """
    known = names(said, site)
    seen = names([block.text for block in bylines], site)
    if not seen or not known:
        return known or seen
    text = fold(" ".join(block.text for block in blocks if len(block.text) <= _LONGEST_BYLINE))
    return tuple(name for name in known if fold(name) in text) or seen


def is_byline(block: Block) -> bool:
    """Whether a block names authors: its markup says so, or its words do."""
    if len(block.text) > _LONGEST_BYLINE:
        return False
    return bool(find_authors(block.text)) or (block.place.zone == "byline" and bool(names([block.text], None)))


def names(texts: Iterable[str], site: str | None) -> tuple[str, ...]:
    """The names of people in bylines and data; no handles, addresses, offices, nor the site itself."""
    found: dict[str, str] = {}
    for text in texts:
        for part in find_authors(text) or _BETWEEN.split(text):
            name = normalized(part).strip(" ,.:;·–—-|/")
            person = is_name(name) and not _NO_PERSON.search(name) and letters(name) >= 2
            if person and len(name) <= _LONGEST_NAME and fold(name) != fold(site or ""):
                found.setdefault(fold(name), name)
    return tuple(found.values())
