"""Languages that are easily taken for one another, and the words that tell them apart (`groups.toml`)."""

import tomllib
from functools import lru_cache
from importlib import resources

from msgspec import Struct, convert

ODDS = 3.0  # of a language against the rest of its group for each of its words; chosen on the even lines of the bench
_PUNCTUATION = ".,:;!?…()[]{}\"'“”„‘’«»–—-/|।॥·،؛؟"


class Telltales(Struct, frozen=True):
    """Words by which one language of a group is known."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    parts: tuple[str, ...]

    def count(self, tokens: list[str]) -> int:
        """How many of the tokens speak for the language."""
        return sum(
            token in self.words
            or token.startswith(self.beginnings)
            or token.endswith(self.endings)
            or any(part in token for part in self.parts)
            for token in tokens
        )


@lru_cache(maxsize=1)
def _groups() -> dict[str, dict[str, Telltales]]:
    """By language, its group: all members with their telltales, in the order of the file."""
    text = resources.files("pipeline.identify").joinpath("groups.toml").read_text(encoding="utf-8")
    table = convert(tomllib.loads(text), dict[str, dict[str, tuple[str, ...]]])
    groups = [{tag: _telltales(words) for tag, words in members.items()} for members in table.values()]
    return {tag: group for group in groups for tag in group}


def _telltales(entries: tuple[str, ...]) -> Telltales:
    return Telltales(
        words=frozenset(entry for entry in entries if "*" not in entry),
        beginnings=tuple(entry[:-1] for entry in entries if entry.endswith("*") and entry[0] != "*"),
        endings=tuple(entry[1:] for entry in entries if entry.startswith("*") and entry[-1] != "*"),
        parts=tuple(entry[1:-1] for entry in entries if entry[0] == entry[-1] == "*"),
    )


def group_of(tag: str) -> tuple[str, ...]:
    """The languages that this one is easily taken for, itself among them; only itself if there are none."""
    return tuple(_groups().get(tag, (tag,)))


def told_apart(text: str, ranked: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The ranking with the probability of the first language's group shared out again by telltale words.

    The group as a whole stays as likely as it was.
    """
    if not ranked or len(group := _groups().get(ranked[0][0], {})) < 2:
        return ranked
    tokens = _tokens(text)
    before = {tag: score for tag, score in ranked if tag in group}
    counts = {tag: group[tag].count(tokens) for tag in before}
    most = max(counts.values())
    weighed = {tag: score * ODDS ** (counts[tag] - most) for tag, score in before.items()}
    scale = sum(before.values()) / sum(weighed.values())
    shared = [(tag, weighed[tag] * scale if tag in weighed else score) for tag, score in ranked]
    return sorted(shared, key=lambda item: -item[1])


def telltales(text: str, tag: str) -> int:
    """How many words of the text tell this language from the rest of its group; 0 for a language that has no group."""
    group = _groups().get(tag)
    return group[tag].count(_tokens(text)) if group else 0


def _tokens(text: str) -> list[str]:
    return [token for word in text.lower().split() if (token := word.strip(_PUNCTUATION))]
