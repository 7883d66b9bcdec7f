"""Material for judging `identify`: translated sentences, strings that are no language, made pages."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from pipeline.identify import identify_text
from pipeline.records import LanguageGuess

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared" / "data"
SENTENCES = DATA / "lid"
ENGLISH = DATA / "mt" / "dev.en"
NO_LANGUAGE = HERE / "no_language.txt"
AROUND = HERE / "around.toml"

UNSPACED = {"zh", "ja", "th", "my"}  # two characters count as a word
GROUPS = ({"hr", "bs", "sr-Latn"}, {"id", "ms"})  # that an answer may mix up and still count as precise

# The Serbian sentences are in Cyrillic; its two alphabets spell one another letter by letter.
_CYRILLIC = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
_CYRILLIC |= {"љ": "lj", "њ": "nj", "џ": "dž"}
_LATIN = {ord(a): b for a, b in _CYRILLIC.items()} | {ord(a.upper()): b.capitalize() for a, b in _CYRILLIC.items()}


def read_sentences() -> dict[str, list[str]]:
    """By language, sentences of which number N says the same in every language; empty without the data."""
    files = {path.stem: path for path in sorted(SENTENCES.glob("*.txt"))}
    if files:
        files.setdefault("en", ENGLISH)
    return {tag: path.read_text("utf-8").split("\n")[:997] for tag, path in sorted(files.items())}


def serbian_in_latin(sentences: Sequence[str]) -> list[str]:
    """Serbian sentences in the other alphabet."""
    return [sentence.translate(_LATIN) for sentence in sentences]


def first_words(tag: str, sentence: str, count: int) -> str:
    """The first words of a sentence."""
    return sentence[: 2 * count] if tag in UNSPACED else " ".join(sentence.split()[:count])


def paragraphs(sentences: Sequence[str]) -> list[str]:
    """Five sentences each."""
    return [" ".join(sentences[start : start + 5]) for start in range(0, len(sentences) - 4, 5)]


def right(tag: str, answer: str) -> bool:
    """Whether the answer names the language of the file, in its script."""
    return (answer.split("-", 1)[0] == tag and answer != "sr-Latn") or answer == tag


def right_in_group(tag: str, answer: str) -> bool:
    """Whether the answer is right, or another language of a group that counts as one."""
    return right(tag, answer) or any(tag in group and answer in group for group in GROUPS)


def read_no_language() -> list[str]:
    """A hundred strings that are no language."""
    return NO_LANGUAGE.read_text("utf-8").split("\n")[:-1]


def made_pages(sentences: dict[str, list[str]], count: int = 300) -> Iterator[tuple[str, str, str, str]]:
    """Pages of an article among menus, teasers and notices in another language.

    Yields:
        The article's language, that of the rest, the body (a paragraph a line) and the whole page as a text dump.
    """
    around = msgspec.toml.decode(AROUND.read_bytes(), type=dict[str, dict[str, list[str]]])
    tags = sorted(sentences)
    for number in range(count):
        chance = random.Random(number)
        tag = tags[number % len(tags)]
        other = chance.choice([name for name in around if name != tag])
        start = chance.randrange(0, 980)
        told = sentences[tag][start : start + chance.randint(4, 10)]
        body = [" ".join(told[place : place + 2]) for place in range(0, len(told), 2)]
        teasers = chance.sample(sentences[other], 8)
        rest = chance.choices(around[other]["menu"], k=chance.randint(20, 55))
        rest += chance.sample(around[other]["long"], k=chance.randint(4, 8)) + teasers[: chance.randint(4, 8)]
        chance.shuffle(rest)
        before = chance.randint(5, len(rest) - 5)
        yield tag, other, "\n".join(body), "\n\n".join([*rest[:before], *body, *rest[before:]]) + "\n"


def answers_to(texts: Sequence[str]) -> list[LanguageGuess]:
    """What is answered, text by text; here so that another process can be asked."""
    return [identify_text(text) for text in texts]
