"""Dashes: a model that cannot spell them gets a hyphen between blanks, and its hyphens become dashes again."""

import regex
from msgspec import Struct

from pipeline.translate.spelling import Vocabulary

_BETWEEN_CLAUSES = regex.compile(r"(?<=\S)(?:\s*[—―]\s*|\s+[–-]\s+)(?=[\"'(\[]?[\p{L}\p{N}\p{Co}])")
_BETWEEN_WORDS = regex.compile(r"(?<=\p{L})–(?=\p{L})|[‐‑]")


class Hyphenated(Struct, frozen=True):
    """A sentence without dashes, and the dashes that it had between its clauses, in order."""

    text: str
    dashes: tuple[str, ...] = ()


def hyphenate(text: str, vocabulary: Vocabulary | None) -> Hyphenated:
    """The text with ` - ` for each dash that the model cannot spell."""
    if vocabulary is None or vocabulary.spells("—–"):
        return Hyphenated(text)
    text = _BETWEEN_WORDS.sub("-", text)
    dashes = tuple(match.group().strip() for match in _BETWEEN_CLAUSES.finditer(text))
    return Hyphenated(_BETWEEN_CLAUSES.sub(" - ", text), dashes) if set(dashes) - {"-"} else Hyphenated(text)


def restore(output: str, hyphenated: Hyphenated) -> str:
    """The output with the source's dashes, if it has as many places for them; else as it is."""
    clauses = output.split(" - ")
    if not hyphenated.dashes or len(clauses) - 1 != len(hyphenated.dashes):
        return output
    return "".join(f"{clause} {dash} " for clause, dash in zip(clauses, hyphenated.dashes, strict=False)) + clauses[-1]
