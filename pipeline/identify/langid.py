"""py3langid: the second opinion; it knows languages that langdetect has no profile for, and is ten times as fast."""

import math
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LABELS = {"nb": "no"}
_NO_LANGUAGE = "zxx"  # its class of texts without linguistic content
_LOADING = Lock()


def rank_by_langid(text: str, languages: Sequence[str]) -> list[tuple[str, float]]:
    """The languages with the probabilities that py3langid gives them, likeliest first; empty if it knows none of them.

    Probabilities are a softmax over these languages at temperature √bytes, which py3langid itself uses: it keeps them
    comparable between short and long texts.
    """
    scores = _scores(text)
    known = [(tag, scores[label]) for tag in languages if (label := _label(tag)) in scores]
    if not known:
        return []
    best = max(score for _, score in known)
    temperature = math.sqrt(_bytes(text))
    weights = [(tag, math.exp((score - best) / temperature)) for tag, score in known]
    total = math.fsum(weight for _, weight in weights)
    return sorted(((tag, weight / total) for tag, weight in weights), key=lambda item: -item[1])


def margin_over_noise(text: str, languages: Sequence[str]) -> float:
    """By how many nats a byte the best of the languages beats py3langid's class of text that is no language.

    Sentences have 1.2 and more in Latin script (median 2.2), 3 and more in scripts whose letters take two or three
    bytes; names, code and romanized text have around 0.9.
    """
    scores = _scores(text)
    best = max((scores[label] for tag in languages if (label := _label(tag)) in scores), default=-math.inf)
    return (best - scores[_NO_LANGUAGE]) / _bytes(text)


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass")) or 1


@lru_cache(maxsize=512)
def _label(tag: str) -> str:
    return _LABELS.get(tag, tag.split("-", 1)[0])


@lru_cache(maxsize=16)  # one text is asked about twice, at once
def _scores(text: str) -> dict[str, float]:
    with _LOADING:
        identifier = _identifier()
    return dict(identifier.rank(text))


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)
