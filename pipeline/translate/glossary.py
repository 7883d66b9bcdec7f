"""The glossary: terms with their wanted translation, and terms that are not translated.

A UTF-8 file, one term a line, `source<TAB>target`; a line with one column is a term that stays as it is. A line
`[en pt]` begins the terms of one direction; terms above the first such line hold for every direction. `#` begins a
comment.
"""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import regex

from pipeline.errors import ConfigError

_DIRECTION = regex.compile(r"\[\s*([A-Za-z]{2,3}(?:-\w+)*)\s+([A-Za-z]{2,3}(?:-\w+)*)\s*\]")
# Scripts that write no blanks between words: a term may begin and end anywhere.
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_WHOLE_WORDS = (
    rf"(?:(?<![\p{{L}}\p{{M}}\p{{N}}_])|(?={_UNSPACED}))\L<terms>(?:(?![\p{{L}}\p{{M}}\p{{N}}_])|(?<={_UNSPACED}))"
)
_SHORTEST_IN_CAPITALS = 6  # letters: shorter terms in capitals may be acronyms of something else

Direction = tuple[str, str]


class Glossary:
    """Wanted translations by direction."""

    def __init__(self, terms: Mapping[Direction | None, Mapping[str, str]] | None = None) -> None:
        """Take the terms: target by source term, by direction; `None` stands for every direction."""
        self._terms = terms or {}
        self._patterns: dict[Direction, tuple[regex.Pattern[str], dict[str, str]] | None] = {}

    @classmethod
    def read(cls, path: Path) -> "Glossary":
        """The glossary of a file.

        Raises:
            ConfigError: it cannot be read, or a line is not a term.
        """
        try:
            lines = path.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                f"The glossary {path} cannot be read ({error}); mend it or empty translate.glossary."
            ) from error
        terms: dict[Direction | None, dict[str, str]] = {}
        direction: Direction | None = None
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.startswith("#"):
                continue
            if header := _DIRECTION.fullmatch(line.strip()):
                direction = (header[1], header[2])
                continue
            columns = [column.strip() for column in line.split("\t")]
            if len(columns) > 2 or not all(columns):
                raise ConfigError(f"Line {number} of the glossary {path} is not source, tab, target: {line!r}.")
            terms.setdefault(direction, {})[columns[0]] = columns[-1]
        return cls(terms)

    @property
    def checksum(self) -> str:
        """SHA-256 over the terms, in hex."""
        terms = sorted((direction or (), sorted(pairs.items())) for direction, pairs in self._terms.items())
        return hashlib.sha256(repr(terms).encode()).hexdigest()

    def keep_terms(self, text: str, direction: Direction, keep: Callable[[str], str]) -> str:
        """The text with each term replaced by what `keep` gives for its wanted translation."""
        if direction not in self._patterns:
            self._patterns[direction] = _compiled(self._terms_of(direction))
        compiled = self._patterns[direction]
        if compiled is None:
            return text
        pattern, forms = compiled
        return pattern.sub(lambda match: keep(forms[match.group()]), text)

    def _terms_of(self, direction: Direction) -> dict[str, str]:
        """The terms that hold for a direction, those of its very tags last, so that they win."""
        bases = tuple(tag.split("-", 1)[0] for tag in direction)
        found: dict[str, str] = {}
        for key in (None, (bases[0], bases[1]), direction):
            found |= self._terms.get(key, {})
        return found


def _compiled(terms: Mapping[str, str]) -> tuple[regex.Pattern[str], dict[str, str]] | None:
    if not terms:
        return None
    forms: dict[str, str] = {}
    for source, target in terms.items():
        if len(source) >= _SHORTEST_IN_CAPITALS:
            forms.setdefault(source.upper(), target.upper())
        forms.setdefault(source[:1].upper() + source[1:], target[:1].upper() + target[1:])
    forms |= terms
    return regex.compile(_WHOLE_WORDS, terms=list(forms)), forms
