"""What a model's own vocabulary can spell, and what it cannot.

A model drops, or guesses at, what its vocabulary has no piece for: Hangul in an English sentence, `ł`, `•`, `→`.
"""

import unicodedata
from collections.abc import Callable
from typing import Protocol

import regex

from pipeline.text import script_counts

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*")
_SYMBOL = regex.compile(r"[^\p{L}\p{M}\p{N}\p{Co}\s]")
# Scripts that are written side by side in one language.
_FAMILY = {"Hira": "Hani", "Kana": "Hani", "Bopo": "Hani", "Hang": "Hani"}
_TWO_PIECES = 2.0


class Vocabulary(Protocol):
    """What is asked of a model's vocabulary."""

    def spells(self, text: str) -> bool:
        """Whether it has pieces for all of the text."""

    def cost(self, word: str) -> float:
        """How many pieces the word takes, plus a fraction for rare ones; its usual spelling costs least."""


def keep_unspellable(text: str, vocabulary: Vocabulary | None, keep: Callable[[str], str]) -> str:
    """The text with what the model cannot spell, and words of foreign scripts, replaced by what `keep` gives for it.

    Where only an accent is unknown, a common word loses it (`naïve` is given as `naive`) and a foreign name is kept. A
    capital that the model does not know is given small at the start of a sentence (`Às`), and elsewhere without its
    accent if the vocabulary has that word whole (`Índia`).
    """
    if text.isascii() and (vocabulary is None or vocabulary.spells(text)):
        return text
    main = _FAMILY.get(script := next(iter(script_counts(text)), "Latn"), script)

    def word(match: regex.Match[str]) -> str:
        found = match.group()
        scripts = {_FAMILY.get(script, script) for script in script_counts(found)}
        if scripts - {main, "Latn"}:
            return keep(found)
        if vocabulary is None or vocabulary.spells(found):
            return found
        small, plain = found.lower(), _without_accents(found)
        if match.start() == 0 and vocabulary.spells(small):
            return small
        common = found.islower() or (vocabulary.spells(small) and vocabulary.cost(plain) < _TWO_PIECES)
        return plain if common and vocabulary.spells(plain) else keep(found)

    def symbol(match: regex.Match[str]) -> str:
        found = match.group()
        return found if vocabulary is None or vocabulary.spells(found) else keep(found)

    return _SYMBOL.sub(symbol, _WORD.sub(word, text))


def _without_accents(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
