"""Capitals: a line in ALL CAPS, a LEAD IN CAPITALS, A Headline In Title Case → sentence case, names kept.

Models read capitals as codes to copy. How a word is mostly written is asked of the article (its names) and of the
model's own vocabulary, which spells a word in the fewest pieces when it is cased as usual.
"""

from typing import Literal

import regex
from msgspec import Struct

from pipeline.translate.spelling import Vocabulary

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*")
_SENTENCE_END = regex.compile(r"\n|(?<=[.!?…:][”\"’»)]?)\s+|(?<=[“\"«„])(?=\S)")
_POSSESSIVE = regex.compile("['’]s$")
_LONGEST_ACRONYM = 5  # letters
# Pieces that a capital costs more than a small letter: rare names are cheap in small letters too.
_CAPITAL, _ACRONYM = 0.002, 0.004

Style = Literal["sentence", "capitals", "lead", "title"]


class Recased(Struct, frozen=True):
    """A sentence in sentence case, and what it was before."""

    text: str
    style: Style = "sentence"


def names_of(text: str) -> frozenset[str]:
    """Words that the text writes with a capital where no sentence begins, and acronyms; each as written.

    Words that it also writes small are no names; what stands in capitals or in Title Case tells nothing.
    """
    found: set[str] = set()
    small: set[str] = set()
    for sentence in _SENTENCE_END.split(text):
        words = list(_WORD.finditer(sentence))
        _, told_from = _style(sentence, words)
        found.update(word.group() for word in words[1:] if word.start() >= told_from and word.group()[0].isupper())
        small.update(word.group() for word in words if word.group().islower())
    names = {_POSSESSIVE.sub("", name) for name in found}
    return frozenset(name for name in names if name.lower() not in small and not _shouted(name))


def _shouted(word: str) -> bool:
    return word.isupper() and len(word) > _LONGEST_ACRONYM


def sentence_case(text: str, vocabulary: Vocabulary | None, names: frozenset[str] = frozenset()) -> Recased:
    """The text in sentence case if it was written in capitals, wholly or in its first words, or in Title Case."""
    words = list(_WORD.finditer(text))
    style, end = _style(text, words)
    if style == "sentence":
        return Recased(text)
    known = {name.lower(): name for name in sorted(names)}
    written: list[str] = []
    last = 0
    for word in words:
        if word.start() >= end:
            break
        usual = _usual(word.group(), vocabulary, known)
        if not last:
            usual = usual[:1].upper() + usual[1:]
        written += [text[last : word.start()], usual]
        last = word.end()
    recased = "".join(written) + text[last:]
    return Recased(recased, style) if recased != text else Recased(text)


def capitals(text: str, language: str) -> str:
    """The text in capitals, as the language writes them."""
    if language.split("-", 1)[0] in {"tr", "az"}:
        text = text.replace("i", "İ")
    return text.upper()


def _style(text: str, words: list[regex.Match[str]]) -> tuple[Style, int]:
    """How the words are cased, and where (as an offset) that ends."""
    long = [word for word in words if len(word.group()) > 1]
    if not long:
        return "sentence", 0
    upper = [word.group().isupper() for word in long]
    if all(upper):
        letters = sum(len(word.group()) for word in long)
        return (
            ("capitals", long[-1].end())
            if (len(long) > 1 and letters > 6) or letters > _LONGEST_ACRONYM
            else ("sentence", 0)
        )
    lead = upper.index(False)
    if lead >= 2 and any(len(word.group()) > 3 for word in long[:lead]):
        return "lead", long[lead - 1].end()
    telling = [word.group() for word in long if len(word.group()) > 3]
    ended = text.rstrip().endswith((".", "。", ":", ";", ","))
    if not ended and len(telling) >= 3 and len(long) >= 4 and all(word[0].isupper() for word in telling):
        return "title", long[-1].end()
    return "sentence", 0


def _usual(word: str, vocabulary: Vocabulary | None, names: dict[str, str]) -> str:
    """The word as it is mostly written."""
    small = word.lower()
    if word == small:
        return word
    stem = _POSSESSIVE.sub("", small)
    if stem in names:
        return names[stem] + small[len(stem) :]
    if vocabulary is None:
        return small
    capital = small[:1].upper() + small[1:]
    forms = {small: 0.0, capital: _CAPITAL}
    if word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM:
        forms[word] = _ACRONYM
    return min(forms, key=lambda form: vocabulary.cost(form) + forms[form])
