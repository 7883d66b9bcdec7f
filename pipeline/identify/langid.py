"""py3langid: the second opinion; it knows languages that langdetect has no profile for, and is ten times as fast."""

import math
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LABELS = {"nb": "no"}
_LOADING = Lock()


def rank_by_langid(text: str, languages: Sequence[str]) -> list[tuple[str, float]]:
    """The languages with the probabilities that py3langid gives them, likeliest first; empty if it knows none of them.

    Probabilities are a softmax over these languages at temperature √bytes, which py3langid itself uses: it keeps them
    comparable between short and long texts.
    """
    with _LOADING:
        identifier = _identifier()
    scores = dict(identifier.rank(text))
    known = [(tag, scores[label]) for tag in languages if (label := _label(tag)) in scores]
    if not known:
        return []
    best = max(score for _, score in known)
    temperature = math.sqrt(len(text.encode("utf-8", "surrogatepass")) or 1)
    weights = [(tag, math.exp((score - best) / temperature)) for tag, score in known]
    total = math.fsum(weight for _, weight in weights)
    return sorted(((tag, weight / total) for tag, weight in weights), key=lambda item: -item[1])


@lru_cache(maxsize=512)
def _label(tag: str) -> str:
    return _LABELS.get(tag, tag.split("-", 1)[0])


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)
