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


class Vocabulary(Protocol):
    """What is asked of a model's vocabulary."""

    def spells(self, text: str) -> bool:
        """Whether it has pieces for all of the text."""

    def cost(self, word: str) -> float:
        """How many pieces the word takes, plus a fraction for rare ones; its usual spelling costs least."""


def keep_unspellable(text: str, vocabulary: Vocabulary | None, keep: Callable[[str], str]) -> str:
    """The text with what the model cannot spell, and words of foreign scripts, replaced by what `keep` gives for it.

    An accent that the model does not know is left out of a common word (`naïve` is spelled `naive` for it); a name is
    kept as it is.
    """
    main = _FAMILY.get(script := next(iter(script_counts(text)), "Latn"), script)

    def word(match: regex.Match[str]) -> str:
        found = match.group()
        scripts = {_FAMILY.get(script, script) for script in script_counts(found)}
        if scripts - {main, "Latn"}:
            return keep(found)
        if vocabulary is None or found.isascii() or vocabulary.spells(found):
            return found
        plain = _without_accents(found)
        return plain if found.islower() and vocabulary.spells(plain) else keep(found)

    def symbol(match: regex.Match[str]) -> str:
        found = match.group()
        return found if vocabulary is None or vocabulary.spells(found) else keep(found)

    return _SYMBOL.sub(symbol, _WORD.sub(word, text))


def _without_accents(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
