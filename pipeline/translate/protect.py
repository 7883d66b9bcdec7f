"""A sentence made ready for a model, and the way back from the model's output.

What a model would ruin is replaced by a placeholder that models copy, or mended: glossary terms, items (addresses,
amounts, codes, emoji …), capitals, quotation marks, and what the model's vocabulary cannot spell, in this order.
A sentence with none of these goes to the model as it is, and its output comes back as it is.
"""

from collections.abc import Sequence

import regex
from msgspec import Struct

from pipeline.text import letters
from pipeline.translate import capitals, quotes
from pipeline.translate.glossary import Direction, Glossary
from pipeline.translate.items import keep_items
from pipeline.translate.quotes import Straightened
from pipeline.translate.spelling import Vocabulary, keep_unspellable

VERSION = "1"
"""Raised by hand when other text goes to a model or comes back."""

# While a sentence is being taken apart, one character of a private plane stands for each kept item.
_FIRST_MARK = 0x100000
_MARKS = regex.compile(r"[\U00100000-\U0010fffd](?:\s*[\U00100000-\U0010fffd])*")
_PRIVATE = regex.compile(r"[\U00100000-\U0010fffd]+")
_PLACEHOLDER = regex.compile(r"( ?)X?X\s?URL\s?(\d+)\s?XX?( ?)", regex.IGNORECASE)


class Protected(Struct, frozen=True, kw_only=True):
    """A sentence taken apart: what the model may see, and what it must not touch."""

    texts: tuple[str, ...]
    """What stands before, between and after the kept items, mended."""
    kept: tuple[str, ...]
    """What comes back as it is: one fewer than the texts."""
    direction: Direction
    marks: Straightened
    in_capitals: bool

    @property
    def text(self) -> str:
        """What the model is given; empty where nothing is left to translate: then `restore("")` is the target."""
        if not self.pieces:
            return ""
        joined = self.texts[0]
        for number, after in enumerate(self.texts[1:], 1):
            left, right = _padding(self.texts[number - 1], after)
            joined += f"{left}{_placeholder(number)}{right}{after}"
        return joined

    @property
    def pieces(self) -> tuple[str, ...]:
        """What is left to translate if the model does not copy placeholders: the texts between the kept items."""
        return tuple(text.strip() for text in self.texts if letters(text))

    def lost(self, output: str) -> tuple[str, ...]:
        """The kept items that are not in the output exactly once; if there are any, use `pieces` and `join`."""
        found = [int(match[2]) for match in _PLACEHOLDER.finditer(output)]
        return (
            tuple(item for number, item in enumerate(self.kept, 1) if found.count(number) != 1) if self.pieces else ()
        )

    def restore(self, output: str) -> str:
        """The target that the model's output stands for."""
        if not self.pieces:
            return self.join(())
        return _PLACEHOLDER.sub(self._item, self._remade(output))

    def join(self, outputs: Sequence[str]) -> str:
        """The target made of one output per piece, with the kept items between them where they stood."""
        rest = iter(outputs)
        joined = ""
        for text, item in zip(self.texts, [*self.kept, ""], strict=True):
            joined += (_like(text, next(rest)) if letters(text) else text) + (
                f"\U00100000{item}\U00100000" if item else ""
            )
        parts = joined.split("\U00100000")
        remade = self._remade("\U00100000".join(parts[::2]))
        return "".join(piece + item for piece, item in zip(remade.split("\U00100000"), [*parts[1::2], ""], strict=True))

    def _item(self, match: regex.Match[str]) -> str:
        """What a placeholder of the output stands for, without the blanks that were put around it."""
        number = int(match[2])
        if not 0 < number <= len(self.kept):
            return match[0]
        left, right = _padding(self.texts[number - 1], self.texts[number])
        return match[1][len(left) :] + self.kept[number - 1] + match[3][len(right) :]

    def _remade(self, output: str) -> str:
        """The output with the marks and the capitals that the source had."""
        output = quotes.restore(output, self.marks, self.direction[1])
        return capitals.capitals(output, self.direction[1]) if self.in_capitals else output


def protect(
    sentence: str,
    direction: Direction,
    vocabulary: Vocabulary | None,
    glossary: Glossary,
    names: frozenset[str] = frozenset(),
) -> Protected:
    """The sentence made ready for a model.

    Args:
        sentence: As written.
        direction: Source and target, BCP 47.
        vocabulary: Of the model; a translator that has none passes None.
        glossary: Its terms come back in their wanted translation.
        names: Words with a capital, as `capitals.names_of` finds them in the article.
    """
    kept: list[str] = []

    def keep(item: str) -> str:
        kept.append(item)
        return chr(_FIRST_MARK + len(kept) - 1)

    text = _PRIVATE.sub(lambda match: keep(match.group()), sentence)
    text = keep_items(glossary.keep_terms(text, direction, keep), keep)
    recased = capitals.sentence_case(text, vocabulary, names)
    marks = quotes.straighten(recased.text)
    text = keep_unspellable(marks.text, vocabulary, keep)
    texts, items = [""], []
    last = 0
    for match in _MARKS.finditer(text):
        texts[-1] = text[last : match.start()]
        items.append("".join(kept[ord(char) - _FIRST_MARK] if _PRIVATE.match(char) else char for char in match.group()))
        texts.append("")
        last = match.end()
    texts[-1] = text[last:]
    return Protected(
        texts=tuple(texts),
        kept=tuple(items),
        direction=direction,
        marks=marks,
        in_capitals=recased.style == "capitals",
    )


def _placeholder(number: int) -> str:
    """A word that models copy, chosen by `bench/translate_quality.py`."""
    return f"XXURL{number}XX"


def _padding(before: str, after: str) -> tuple[str, str]:
    """Blanks that part a placeholder from a word it touches."""
    return " " if before[-1:].isalnum() else "", " " if after[:1].isalnum() else ""


def _like(text: str, output: str) -> str:
    """The output with the white space around the text, without a capital or a full stop that the text lacks."""
    core = text.strip()
    output = output.strip()
    if core[:1].islower() and not output[:2].isupper():
        output = output[:1].lower() + output[1:]
    if output.endswith(".") and not core.endswith("."):
        output = output[:-1]
    start = len(text) - len(text.lstrip())
    return text[:start] + output + text[len(text.rstrip()) :]
