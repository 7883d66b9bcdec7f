"""Text → pieces that an engine can take: lines, sentences, and clauses of what is still too long.

Nothing is lost: joining the pieces gives the text back.
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

import sentencex
from msgspec import Struct, convert

from pipeline.translate.items import places_of

VERSION = "1"
"""Raised by hand when other sentences come out."""

# What a line begins with that no model should see: indentation, list marks, quote and heading marks.
_LINE_START = re.compile(
    r"\s*(?:(?:[-*+•◦▪‣·■●○►>]|#{1,6}|\d{1,3}\)|\(?[a-z]\)|\[[ x]\])\s+)*(?P<number>\d{1,3}\.\s+)?"
)
_CELLS = re.compile(r"(\s+\|\s+)")
_CLAUSE = re.compile(r"[;；:：]\s*|[,，、،]\s*(?!\d)|\s[—–-]\s|[—–]")
_BLANKS = re.compile(r"\s+")
_INITIAL = re.compile(r"(?:^|[\s(\"“])[A-ZÀ-Þ][^\W\d_]*\s(?:[A-ZÀ-Þ]\.\s?)+\s*$")
_LONE_INITIAL = re.compile(r"^(?:[A-ZÀ-Þ]\.\s?)+\s*$")
_ACRONYM = re.compile(r"(?:^|[\s(\"“])(?:[^\W\d_]\.){2,}\s*$")
# No blank follows: the middle of "Korea-U.S. trade".
_INSIDE_ACRONYM = re.compile(r"(?:^|\W)[^\W\d_]\.$")
_LAST_WORD = re.compile(r"(?:^|[\s(\"“'‘])([^\W\d_]+º?)\.\s*$")
_ROMAN = re.compile(r"[IVXLCDM]+\b")
_ORDINAL = re.compile(r"(?<![\d.,:/])\d{1,2}\.\s*$")
_ELLIPSIS = re.compile(r"(?:\.{2,}|…)[\"”’')]*\s*$")
_QUOTED = re.compile(r"[?!…][\"”’'»)]+,?\s*$")
_IDEOGRAPHIC_QUOTED = re.compile(r"[。？！?!][」』”]\s*$")


class Piece(Struct, frozen=True):
    """A sentence and what stands around it; only the core is translated."""

    head: str
    """Indentation, list mark: copied."""
    core: str
    tail: str
    """White space, line end, cell separator."""

    @property
    def source(self) -> str:
        """As written."""
        return self.head + self.core + self.tail


def core_of(source: str) -> str:
    """What of a written sentence is translated: without indentation, list mark and what follows it."""
    return source[_LINE_START.match(source).end() :].strip()  # type: ignore[union-attr]  # it matches nothing, too


class _Rules(Struct, frozen=True, forbid_unknown_fields=True):
    titles: frozenset[str]
    numbered: frozenset[str]
    months: frozenset[str]
    abbreviations: frozenset[str]
    typed_danda: frozenset[str]
    ideographic: frozenset[str]
    quotatives: tuple[str, ...]
    ordinal_dot: frozenset[str]
    longest: dict[str, int]


def pieces(text: str, language: str, *, table: bool = False) -> list[Piece]:
    """The text's sentences with what stands between them; joining their `source` gives the text back.

    Args:
        text: Any text; each line is taken for itself.
        language: BCP 47.
        table: Lines are rows, their cells separated by ` | `.
    """
    found: list[Piece] = []
    for line in re.split(r"(?<=\n)", text):
        cells = _CELLS.split(line) if table else [line]
        for cell, separator in zip(cells[::2], [*cells[1::2], ""], strict=True):
            head = _line_start(cell, language)
            split = [(part.rstrip(), part[len(part.rstrip()) :]) for part in sentences(cell[len(head) :], language)]
            if not split:
                split, head = [("", head)], ""
            for index, (core, tail) in enumerate(split):
                last = index == len(split) - 1
                found.append(Piece(head if index == 0 else "", core, tail + separator if last else tail))
    return [piece for piece in found if piece.source]


def sentences(text: str, language: str) -> list[str]:
    """The text's sentences, each with the white space after it; joining them gives the text back."""
    if not text.strip():
        return [text] if text else []
    base = _base(language)
    rules = _rules()
    places = places_of(text)
    parts: list[str] = []
    here = 0
    for part in sentencex.segment(base, text):
        within_item = any(start < here < end for start, end in places)
        if parts and (within_item or not part.strip() or not parts[-1].strip() or _goes_on(parts[-1], part, base)):
            parts[-1] += part
        else:
            parts.append(part)
        here += len(part)
    if base in rules.ideographic:
        parts = [cut for part in parts for cut in re.split(r"(?<=。)(?=\d)", part)]
    if base in rules.typed_danda:
        parts = [cut for part in parts for cut in re.split(r"(?<=\|)(?<!\s\|)(?=\s)|(?<=\s\|\s)(?=\S)", part)]
        parts = _blanks_after(parts)
    return parts


def joining(tail: str, target: str) -> str:
    """What joins a sentence's translation to the next on its line, given what stood after the source sentence."""
    if tail.strip() or "\n" in tail:
        return tail
    return "" if _base(target) in _rules().ideographic else tail or " "


def clauses(sentence: str, language: str, limit: int | None = None) -> list[str]:
    """The sentence cut at clause marks into units that an engine can take, each with the white space after it.

    The cuts are placed so that the units are of like length; without a clause mark near, a blank will do.

    Args:
        sentence: One sentence.
        language: BCP 47.
        limit: Longest unit in characters; without it, what the small models can take in this language.
    """
    longest = _rules().longest
    limit = limit or longest.get(_base(language), longest["default"])
    units: list[str] = []
    rest = sentence
    while len(rest) > limit:
        wanted = len(rest) / -(-len(rest) // limit)
        cut = _cut(rest, limit, wanted)
        units.append(rest[:cut])
        rest = rest[cut:]
    return [*units, rest] if rest or not units else units


def _line_start(line: str, language: str) -> str:
    """Indentation and list marks; none if there is nothing else."""
    match = _LINE_START.match(line)
    if not match or (match.end() == len(line) and line.strip()):
        return ""
    if match["number"] and _base(language) in _rules().ordinal_dot:
        return line[: match.start("number")]
    return match.group()


def _base(language: str) -> str:
    return language.split("-", 1)[0].lower()


def _cut(text: str, limit: int, wanted: float) -> int:
    """Where to cut: at the clause mark, else the blank, nearest to the wanted length within the limit."""
    for marks in (_CLAUSE, _BLANKS):
        ends = [mark.end() for mark in marks.finditer(text, 0, limit) if mark.end() >= wanted / 3]
        if ends:
            return min(ends, key=lambda end: abs(end - wanted))
    cut = limit
    while cut > 1 and (unicodedata.combining(text[cut]) or text[cut] in "\u200d\ufe0f" or text[cut - 1] == "\u200d"):
        cut -= 1
    return cut


def _goes_on(before: str, after: str, base: str) -> bool:
    """Whether the splitter was wrong to end a sentence here."""
    rules = _rules()
    start = after.lstrip("\"“‘'«(¿¡").lstrip()[:1]
    if "\n" in before[len(before.rstrip()) :] or not start:
        return False
    word = _LAST_WORD.search(before)
    small = start.islower()
    return bool(
        (word and _is_abbreviation(word[1], after, start))
        or (start.isalpha() and _INSIDE_ACRONYM.search(before))
        or (start.isupper() and (_INITIAL.search(before) or _LONE_INITIAL.match(before)))
        or ((small or start.isdigit()) and _ACRONYM.search(before))
        or (small and (_ELLIPSIS.search(before) or _QUOTED.search(before)))
        or (base in rules.ordinal_dot and _ORDINAL.search(before))
        or (base in rules.ideographic and after.startswith(rules.quotatives) and _IDEOGRAPHIC_QUOTED.search(before))
    )


def _is_abbreviation(word: str, after: str, start: str) -> bool:
    """Whether the word before a full stop is one that what comes after belongs to."""
    rules, name = _rules(), word.lower()
    return (
        (name in rules.titles and word[0].isupper())
        or (name in rules.numbered and (start.isdigit() or bool(_ROMAN.match(after))))
        or (name in rules.months and (start.islower() or start.isdigit()))
        or (name in rules.abbreviations and start.islower())
    )


def _blanks_after(parts: list[str]) -> list[str]:
    """The parts with white space at their starts moved to the end of the part before."""
    moved: list[str] = []
    for part in parts:
        words = part.lstrip() if moved else part
        if moved:
            moved[-1] += part[: len(part) - len(words)]
        if words:
            moved.append(words)
    return moved


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    return convert(tomllib.loads(files("pipeline.translate").joinpath("segment.toml").read_text("utf-8")), _Rules)
