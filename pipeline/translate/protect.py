"""A sentence made ready for a model, and the way back from the model's output.

What a model would ruin is replaced by a placeholder that models copy, or mended: glossary terms, items (addresses,
amounts, codes, emoji …), capitals, quotation marks, dashes, and what the model's vocabulary cannot spell, in this
order. A sentence with none of these goes to the model as it is, and its output comes back as it is.
"""

from collections.abc import Sequence

import regex
from msgspec import Struct

from pipeline.text import letters
from pipeline.translate import capitals, dashes, quotes
from pipeline.translate.glossary import Direction, Glossary
from pipeline.translate.items import keep_items
from pipeline.translate.placeholders import placeholder, placeholders_in
from pipeline.translate.spelling import Vocabulary, keep_unspellable

VERSION = 1
"""Raised by hand when other text goes to a model or comes back."""

# While a sentence is being taken apart, one character of a private plane stands for each kept item.
_FIRST_MARK = 0x100000
_MARK = regex.compile(r"[\U00100000-\U0010fffd]")
_MARKS = regex.compile(r"[\U00100000-\U0010fffd](?:\s*[\U00100000-\U0010fffd])*")


class Item(Struct, frozen=True):
    """What comes back as it is."""

    text: str
    kind: str
    """As in `items.toml`; `term` or `spelling` for what the glossary or the vocabulary kept."""


class Mending(Struct, frozen=True):
    """What was done to the words of a sentence and is done in reverse to its translation."""

    quotes: quotes.Straightened
    dashes: dashes.Hyphenated
    in_capitals: bool
    """The whole sentence was in capitals."""
    starts_small: bool
    """Its first word was in capitals that the model cannot spell and is small now."""

    def undo(self, output: str, target: str) -> str:
        """The output with the marks and the capitals of the source."""
        output = quotes.restore(dashes.restore(output, self.dashes), self.quotes, target)
        if self.starts_small:
            output = output[:1].upper() + output[1:]
        return capitals.capitals(output, target) if self.in_capitals else output


class Protected(Struct, frozen=True):
    """A sentence taken apart: what the model may see, and what it must not touch."""

    direction: Direction
    texts: tuple[str, ...]
    """What stands before, between and after the items, mended."""
    items: tuple[Item, ...]
    mending: Mending

    @property
    def text(self) -> str:
        """What the model is given; empty where nothing is left to translate: then `restore("")` is the target."""
        if not self.pieces:
            return ""
        joined = self.texts[0]
        for number, (item, after) in enumerate(zip(self.items, self.texts[1:], strict=True), 1):
            left, right = self._blanks(number)
            joined += left + placeholder(number, item.kind, self.direction) + right + after
        return joined

    @property
    def pieces(self) -> tuple[str, ...]:
        """What is left to translate if the model does not copy placeholders: the texts between the items."""
        return tuple(text.strip() for text in self.texts if letters(text))

    def lost(self, output: str) -> tuple[str, ...]:
        """The items that are not in the output exactly once; if there are any, use `pieces` and `join`."""
        found = [each.number for each in placeholders_in(output)]
        items = enumerate(self.items, 1) if self.pieces else ()
        return tuple(item.text for number, item in items if found.count(number) != 1)

    def restore(self, output: str) -> str:
        """The target that the model's output stands for."""
        if not self.pieces:
            return self.join(())
        output = self.mending.undo(output, self.direction[1])
        restored, last = "", 0
        for found in placeholders_in(output):
            if found.number > len(self.items):
                continue
            left, right = self._blanks(found.number)
            item = found.blanks[0][len(left) :] + self.items[found.number - 1].text + found.blanks[1][len(right) :]
            restored += output[last : found.start] + item
            last = found.end
        return restored + output[last:]

    def join(self, outputs: Sequence[str]) -> str:
        """The target made of one output per piece, with the items between them where they stood."""
        rest = iter(outputs)
        texts = [_like(text, next(rest)) if letters(text) else text for text in self.texts]
        marks = [chr(_FIRST_MARK + index) for index in range(len(self.items))]
        joined = texts[0] + "".join(mark + text for mark, text in zip(marks, texts[1:], strict=True))
        target = self.mending.undo(joined, self.direction[1])
        return _MARK.sub(lambda mark: self.items[ord(mark[0]) - _FIRST_MARK].text, target)

    def _blanks(self, number: int) -> tuple[str, str]:
        """Blanks that part a placeholder from the words it touches."""
        before, after = self.texts[number - 1 : number + 1]
        return " " if before[-1:].isalnum() else "", " " if after[:1].isalnum() else ""


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
    kept: list[Item] = []

    def keep(text: str, kind: str) -> str:
        kept.append(Item(text, kind))
        return chr(_FIRST_MARK + len(kept) - 1)

    text = _MARK.sub(lambda mark: keep(mark[0], "spelling"), sentence)
    text = glossary.keep_terms(text, direction, lambda term: keep(term, "term"))
    text = keep_items(text, keep)
    recased = capitals.sentence_case(text, vocabulary, names)
    straightened = quotes.straighten(recased.text)
    hyphenated = dashes.hyphenate(straightened.text, vocabulary)
    text = keep_unspellable(hyphenated.text, vocabulary, lambda word: keep(word, "spelling"))
    starts_small = hyphenated.text[:1].isupper() and text[:1].islower()
    mending = Mending(straightened, hyphenated, recased.style == "capitals", starts_small)
    return Protected(direction, *_taken_apart(text, kept), mending)


def _taken_apart(text: str, kept: Sequence[Item]) -> tuple[tuple[str, ...], tuple[Item, ...]]:
    """The texts around the marks and the items that these stand for; items side by side are one."""
    items: list[Item] = []
    for run in _MARKS.findall(text):
        parts = [kept[ord(char) - _FIRST_MARK] if _MARK.match(char) else Item(char, "") for char in run]
        items.append(parts[0] if len(parts) == 1 else Item("".join(part.text for part in parts), "run"))
    return tuple(_MARKS.split(text)), tuple(items)


def _like(text: str, output: str) -> str:
    """The output with the white space around the text, without a capital or a full stop that the text lacks."""
    core = text.strip()
    output = output.strip()
    if core[:1].islower() and (len(output) == 1 or not output[:2].isupper()):
        output = output[:1].lower() + output[1:]
    if output.endswith(".") and not core.endswith("."):
        output = output[:-1]
    start = len(text) - len(text.lstrip())
    return text[:start] + output + text[len(text.rstrip()) :]
