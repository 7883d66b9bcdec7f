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
from pipeline.translate.placeholders import MARK, filled, given, item_of, mark, missing
from pipeline.translate.spelling import Vocabulary, keep_unspellable

VERSION = 2
"""Raised by hand when other text goes to a model or comes back."""

_SIDE_BY_SIDE = regex.compile(rf"{MARK.pattern}(?:\s*{MARK.pattern})*")
_AT_ITEMS = regex.compile(rf"({MARK.pattern})")
_AT_ITEMS_AND_QUOTES = regex.compile(rf'({MARK.pattern}|")')
_NOUNS_WITH_CAPITALS = ("de", "lb")


class Item(Struct, frozen=True):
    """What comes back as it is."""

    text: str
    kind: str
    """As in `items.toml`; `term` or `spelling` for what the glossary or the vocabulary kept."""


class Mending(Struct, frozen=True):
    """What was done to the words of a sentence and is done in reverse to its translation."""

    quotes: quotes.Straightened
    enclosed: tuple[str, str]
    """Quotation marks around all of it, or at one end, that the model is not given."""
    dashes: dashes.Hyphenated
    in_capitals: bool
    """The whole sentence was in capitals."""
    starts_small: bool
    """Its first word had a capital that the model cannot spell and is small now."""

    def undo(self, output: str, target: str) -> str:
        """The output with the marks and the capitals of the source."""
        output = dashes.restore(output.strip(), self.dashes)
        if self.starts_small:
            output = output[:1].upper() + output[1:]
        output = quotes.restore(output.join(self.enclosed), self.quotes, target)
        return capitals.capitals(output, target) if self.in_capitals else output


class Protected(Struct, frozen=True):
    """A sentence taken apart: what the model may see, and what it must not touch."""

    direction: Direction
    marked: str
    """The sentence as mended, with a mark for each item."""
    items: tuple[Item, ...]
    mending: Mending

    @property
    def text(self) -> str:
        """What the model is given; empty where nothing is left to translate: then `restore("")` is the target."""
        return self._given(self.marked) if letters(self.marked) else ""

    @property
    def pieces(self) -> tuple[str, ...]:
        """What to translate instead if something was lost: quotations apart from the rest, and all between items."""
        apart = self._apart()
        return tuple(map(self._given, apart)) + tuple(cut.strip() for cut in self._cuts() if letters(cut))

    def lost(self, output: str) -> tuple[str, ...]:
        """The items and quotation marks that are not in the output just once; if any, use `pieces` and `join`."""
        if not letters(self.marked):
            return ()
        items = tuple(self.items[item].text for item in missing(output, self.marked))
        quoted = self.mending.quotes.quotes and output.count('"') != self.marked.count('"')
        return (*items, '"') if quoted else items

    def restore(self, output: str) -> str:
        """The target that the model's output stands for."""
        if not letters(self.marked):
            return self._finished(self.marked)
        output = self.mending.undo(output, self.direction[1])
        return filled(output, self.marked, {item: each.text for item, each in enumerate(self.items)})

    def join(self, outputs: Sequence[str]) -> str:
        """The target made of one output per piece: quotations where the model left their places, else all in order."""
        apart = self._apart()
        if self.mending.quotes.quotes:
            outputs = [output.replace('"', "") for output in outputs]  # no piece has a quotation mark in it
        whole, cuts = outputs[: len(apart)], iter(outputs[len(apart) :])
        if apart and not any(missing(output, text) for text, output in zip(apart, whole, strict=True)):
            quoted = (
                f'"{_like(text, output, self.direction[1])}"' for text, output in zip(apart[1:], whole[1:], strict=True)
            )
            return self.restore(filled(whole[0], apart[0], dict(enumerate(quoted, len(self.items)))))
        return self._finished(
            "".join(_like(cut, next(cuts), self.direction[1]) if letters(cut) else cut for cut in self._cuts())
        )

    def _given(self, marked: str) -> str:
        return given(marked, [item.kind for item in self.items], self.direction)

    def _apart(self) -> tuple[str, ...]:
        """The sentence with a mark for each quotation in it, and the quotations; nothing if it has none."""
        spans = quotes.quotations(self.marked) if self.mending.quotes.quotes else []
        frame = self.marked
        for number, (start, end) in reversed(list(enumerate(spans, len(self.items)))):
            frame = frame[:start] + mark(number) + frame[end:]
        inner = (self.marked[start:end].strip('"') for start, end in spans)
        return (frame, *inner) if spans else ()

    def _cuts(self) -> list[str]:
        """The sentence cut at its items, and at its quotation marks if these were typographic."""
        return (_AT_ITEMS_AND_QUOTES if self.mending.quotes.quotes else _AT_ITEMS).split(self.marked)

    def _finished(self, marked: str) -> str:
        """The target of a text with marks."""
        return MARK.sub(lambda each: self.items[item_of(each[0])].text, self.mending.undo(marked, self.direction[1]))


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
        return mark(len(kept) - 1)

    text = MARK.sub(lambda each: keep(each[0], "spelling"), sentence)
    text = glossary.keep_terms(text, direction, lambda term: keep(term, "term"))
    text = keep_items(text, keep)
    recased = capitals.sentence_case(text, vocabulary, names)
    straightened = quotes.straighten(recased.text)
    hyphenated = dashes.hyphenate(straightened.text, vocabulary)
    before, text, after = quotes.opened(hyphenated.text) if straightened.quotes else ("", hyphenated.text, "")
    starts_big = text[:1].isupper()
    text = keep_unspellable(text, vocabulary, lambda word: keep(word, "spelling"))
    starts_small = starts_big and text[:1].islower()
    mending = Mending(straightened, (before, after), hyphenated, recased.style == "capitals", starts_small)
    return Protected(direction, *_side_by_side(text, kept), mending)


def _side_by_side(text: str, kept: Sequence[Item]) -> tuple[str, tuple[Item, ...]]:
    """The text and its items in order; items with nothing between them become one."""
    items: list[Item] = []

    def one(run: regex.Match[str]) -> str:
        parts = [kept[item_of(char)] if MARK.match(char) else Item(char, "") for char in run[0]]
        items.append(parts[0] if len(parts) == 1 else Item("".join(part.text for part in parts), "run"))
        return mark(len(items) - 1)

    return _SIDE_BY_SIDE.sub(one, text), tuple(items)


def _like(text: str, output: str, target: str) -> str:
    """The output with the white space around the text, without a capital or a full stop that the text lacks."""
    core = text.strip()
    output = output.strip()
    if not target.startswith(_NOUNS_WITH_CAPITALS):
        if core.islower() and output.istitle():
            output = output.lower()
        elif core[:1].islower() and output[1:2] != output[1:2].upper() and (core.islower() or " " in output):
            output = output[:1].lower() + output[1:]
    if output.endswith(".") and not core.endswith("."):
        output = output[:-1]
    start = len(text) - len(text.lstrip())
    return text[:start] + output + text[len(text.rstrip()) :]
