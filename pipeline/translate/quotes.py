"""Quotation marks: straight ones for the model, the target language's own in its output.

Models lose typographic quotes and keep straight ones.
"""

import tomllib
from functools import lru_cache
from importlib.resources import files

import regex
from msgspec import Struct

_DOUBLE = regex.compile("[“”„‟«»]")
_SINGLE = regex.compile("[‘’‚‛‹›]")
_APOSTROPHE = regex.compile(r"(?<=\w)[’‘](?=\w)|[’‘](?=\d0s\b)")
_SINGLE_PAIR = regex.compile(r"(?<!\w)[‘‚‹›]\s?(?=\S)(.{1,400}?)(?<=\S)\s?[’‘›‹](?!\w)")
_LONE_OPENING = regex.compile(r"(?<!\w)[‘‚‹](?=\w)")
_LONE_CLOSING = regex.compile(r"(?<=[.,!?…])[’›]")
_INSIDE_GUILLEMETS = regex.compile(r"(?<=[«‹])\s+|\s+(?=[»›])")
_CLOSING = regex.compile(r'(?<=\S)"(?!\w)')


class Straightened(Struct, frozen=True):
    """A sentence with straight quotes, and what had to be straightened."""

    text: str
    quotes: bool = False
    """It had typographic quotation marks."""
    apostrophes: bool = False
    """It had typographic apostrophes."""


def straighten(text: str) -> Straightened:
    """The text as a model reads it best; single quotes become double ones unless they stand inside such."""
    apostrophes = _APOSTROPHE.sub("'", text)
    plain = _DOUBLE.sub('"', _INSIDE_GUILLEMETS.sub("", apostrophes))
    inner = "'" if '"' in plain else '"'
    quoted = plain
    if _SINGLE.search(plain):
        quoted = _SINGLE_PAIR.sub(lambda pair: inner + pair[1] + inner, quoted)
        quoted = _LONE_CLOSING.sub(inner, _LONE_OPENING.sub(inner, quoted))
    straight = _SINGLE.sub("'", quoted)
    return Straightened(
        straight, plain != apostrophes or quoted != plain, "’" in text and (apostrophes != text or straight != quoted)
    )


def opened(text: str) -> tuple[str, str, str]:
    """The text without straight quotes that enclose all of it or stand alone at one end, between these."""
    count = text.count('"')
    start, end = text.startswith('"') and count < 3, text.endswith('"') and count < 3
    if count == 2 and not (start and end):
        start = end = False
    return '"' * start, text[start : len(text) - end], '"' * end


def quotations(text: str) -> list[tuple[int, int]]:
    """Start and end of each quotation in straight quotes; one without its mark at an end reaches to that end."""
    places = [match.start() for match in regex.finditer('"', text)]
    if len(places) % 2 and _CLOSING.match(text, places[0]):
        places.insert(0, -1)
    elif len(places) % 2:
        places.append(len(text))
    return [(max(0, start), end + 1) for start, end in zip(places[::2], places[1::2], strict=True)]


def restore(output: str, straightened: Straightened, target: str) -> str:
    """The output with typographic marks where the source had them, in the style of the target language."""
    if straightened.quotes:
        output = _typographic(output, _style(target), inner="'" in _without_apostrophes(straightened.text))
    return output.replace("'", "’") if straightened.apostrophes else output


def _typographic(output: str, style: tuple[str, str, str, str], *, inner: bool) -> str:
    """The output with its straight quotes turned: opening before a word, closing after one, by turns where unclear."""
    written: list[str] = []
    opened = {'"': False, "'": False}
    for index, char in enumerate(output):
        before, after = output[index - 1 : index], output[index + 1 : index + 2]
        apostrophe = char == "'" and (not inner or (before.isalnum() and after.isalnum()))
        if char not in opened or apostrophe:
            written.append(char)
            continue
        starts = not before or before.isspace() or before in "([{—–-/¿¡\"'"
        ends = not after or after.isspace() or after in ")]}.,;:!?…—–\"'"
        opening = not opened[char] if starts == ends else starts
        opened[char] = opening
        mark = style[(0 if char == '"' else 2) + (not opening)]
        written.append(mark)
    return _single_blanks("".join(written)) if style[0].endswith(" ") else "".join(written)


def _without_apostrophes(text: str) -> str:
    return regex.sub(r"(?<=\w)'", "", text) if text.count('"') else ""


def _single_blanks(text: str) -> str:
    return regex.sub(r"(?<=«) +", " ", regex.sub(r" +(?=»)", " ", text))


def _style(language: str) -> tuple[str, str, str, str]:
    styles = _styles()
    return styles.get(language) or styles.get(language.split("-", 1)[0]) or styles["default"]


@lru_cache(maxsize=1)
def _styles() -> dict[str, tuple[str, str, str, str]]:
    table = tomllib.loads(files("pipeline.translate").joinpath("quotes.toml").read_text("utf-8"))
    return {language: tuple(marks) for language, marks in table.items()}
