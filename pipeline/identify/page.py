"""The languages of an article: of its body, of each passage, and of what the page says around it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from pipeline.identify.groups import group_of
from pipeline.identify.judge import LONG, Evidence, decide, weigh
from pipeline.identify.languages import means
from pipeline.identify.scripts import writing
from pipeline.identify.settings import IdentifySettings
from pipeline.records import Article, LanguageGuess, Languages
from pipeline.tags import corpus_code, to_bcp47
from pipeline.text import letters

_FEWEST_AROUND = 10  # letters that a script must have around the article, or …
_LEAST_SHARE = 0.05  # … this share: the names of languages in a menu are no language of the page
_LATIN = re.compile("[\x00-\u024f\u1e00-\u1eff\u2000-\u2bff]*")  # letters of no other script, signs of any
_HAN_AND_NEIGHBOURS = {"Hani", "Jpan", "Hang"}


def identify_language(article: Article, settings: IdentifySettings) -> Languages:
    """The language of the article by its long passages, of each passage, and of the lines that were dropped.

    What the page declares, and for a passage the article's language, are hints: they break ties.
    """
    declared = tuple(dict.fromkeys(tag for code in article.declared_languages if (tag := to_bcp47(code)) != "und"))
    evidence = weigh([passage.text for passage in article.passages], settings)
    language = _article_language(article, evidence, declared, settings)
    return Languages(
        article=language,
        passages=tuple(
            decide(found, (language.tag, to_bcp47(passage.declared_language or "und")))
            for passage, found in zip(article.passages, evidence, strict=True)
        ),
        page=_around(article, (language.tag, *declared), settings),
        script=corpus_code(language.tag),
        warnings=tuple(_remarks(language, declared)),
    )


def _article_language(
    article: Article, evidence: Sequence[Evidence], declared: Sequence[str], settings: IdentifySettings
) -> LanguageGuess:
    """Each long passage votes with its letters; the passages of the winner are then judged as one text."""
    passages = [(passage.text, found) for passage, found in zip(article.passages, evidence, strict=True)]
    long = [(text, found, group_of(decide(found, declared).tag)) for text, found in passages if found.letters >= LONG]
    votes: Counter[tuple[str, ...]] = Counter()
    for _, found, group in long:
        votes[group] += found.letters
    winner = next((group for group, _ in votes.most_common() if group != group_of("und")), None)
    if winner:
        texts = [text for text, _, group in long if group == winner]
    else:
        texts = [text for text in (article.title, article.standfirst, *(text for text, _ in passages)) if text]
    [together] = weigh([" ".join(texts)], settings)
    return decide(together, declared)


def _remarks(language: LanguageGuess, declared: Sequence[str]) -> Iterator[str]:
    if language.tag == "und":
        return
    if declared and not any(means(tag, language.tag) for tag in declared):
        yield f"The page declares {' and '.join(declared)} as its language, but the article is in {language.tag}."
    others = [tag for tag in language.group if tag != language.tag]
    if others:
        yield f"The article's language, {language.tag}, is hard to tell from {' and '.join(others)} here."


def _around(article: Article, hints: Sequence[str], settings: IdentifySettings) -> tuple[str, ...]:
    """What the dropped lines speak: one language per script, by all their words in that script together."""
    words: dict[str, list[str]] = {}
    for line in article.lines:
        if line.kept:
            continue
        if _LATIN.fullmatch(line.text):
            words.setdefault("Latn", []).append(line.text)
        else:
            for word in line.text.split():
                words.setdefault(_script(word), []).append(word)
    words.pop("", None)
    joined = [" ".join(some) for some in words.values()]
    spoken: Counter[str] = Counter()
    for text, script, evidence in zip(joined, words, weigh(joined, settings), strict=True):
        # Menus are no prose, and yet somebody's language.
        tag = decide(replace(evidence, prose=1.0), hints).tag
        if tag == "und" and script == "Deva":
            tag = "hi"
        spoken[tag] += letters(text)
    least = min(_FEWEST_AROUND, _LEAST_SHARE * spoken.total())
    return tuple(tag for tag, count in spoken.most_common() if tag != "und" and count >= least)


@lru_cache(maxsize=4_096)
def _script(word: str) -> str:
    """Of a word, or empty; Han and its neighbours are one."""
    main = writing(word)
    return "" if main is None else "Hani" if main.script in _HAN_AND_NEIGHBOURS else main.script
