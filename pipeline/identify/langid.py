"""py3langid: it ranks nearly all languages of news, and many texts at once cost it hardly more than one.

Its model is used by matrices; py3langid's own code walks its automaton byte by byte, text by text. The automaton finds
pieces of up to six bytes, so where it is after a byte depends on the last six alone, and six steps from its start, for
all bytes of all texts together, lead there as well.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from pipeline.identify.engines import Ranking
from pipeline.identify.langid_model import LangidModel, shipped

_LABELS = {"nb": "no"}
NO_LANGUAGE = "zxx"
"""Its class of texts without linguistic content."""
_LONGEST = 6  # bytes of a piece that the automaton finds; a test holds it
_APART = b"\xff"  # no byte of UTF-8; it leads back to the start from everywhere
_AT_ONCE = 4_000  # bytes that are scored together: the product holds each text × all pieces of all of them
_NEGLIGIBLE = 1e-6  # a probability that no hint makes an answer of


def rank_by_langid(texts: Sequence[str], candidates: Sequence[Sequence[str]]) -> list[Ranking]:
    """For each text its candidates with the probabilities that py3langid gives them, likeliest first.

    Empty if it knows none of them. Probabilities are a softmax over the candidates at temperature √bytes, which
    py3langid itself uses: it keeps them comparable between short and long texts.
    """
    scores = _scores(texts)
    return [_ranking(*one) for one in zip(texts, scores, candidates, strict=True)]


def margins_over_noise(texts: Sequence[str], candidates: Sequence[Sequence[str]]) -> list[float]:
    """By how many nats a byte the best candidate of each text beats py3langid's class of text that is no language.

    Sentences have 1.2 and more in Latin script (median 2.2), 3 and more in scripts whose letters take two or three
    bytes; names, code and romanized text have around 0.9.
    """
    noise = shipped().columns[NO_LANGUAGE][0]
    return [
        float(scores[_columns(tuple(languages))[1]].max(initial=-math.inf) - scores[noise]) / _bytes(text)
        for text, scores, languages in zip(texts, _scores(texts), candidates, strict=True)
    ]


def _ranking(text: str, scores: NDArray[np.float64], languages: Sequence[str]) -> Ranking:
    tags, columns = _columns(tuple(languages))
    if not tags:
        return []
    known = scores[columns]
    weights = np.exp((known - known.max()) / math.sqrt(_bytes(text)))
    shares = zip(tags, (weights / weights.sum()).tolist(), strict=True)
    return sorted([one for one in shares if one[1] > _NEGLIGIBLE], key=itemgetter(1), reverse=True)


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass")) or 1


@lru_cache(maxsize=64)
def _columns(languages: tuple[str, ...]) -> tuple[list[str], NDArray[np.intp]]:
    """The tags that py3langid knows, and their columns."""
    columns = shipped().columns
    known = [(tag, columns[label][0]) for tag in languages if (label := label_of(tag)) in columns]
    return [tag for tag, _ in known], np.array([column for _, column in known], dtype=np.intp)


def label_of(tag: str) -> str:
    """What py3langid calls the language."""
    return _LABELS.get(tag, tag.split("-", 1)[0])


def _scores(texts: Sequence[str]) -> NDArray[np.float64]:
    """Texts × columns: what py3langid's own `rank` gives."""
    if not texts:
        return np.zeros((0, 0))
    model, encoded = shipped(), list(map(_encoded, texts))
    scores = np.concatenate([_scored(some, model) for some in _portions(encoded)]).astype(np.float64)
    for columns in model.columns.values():
        if len(columns) > 1:
            scores[:, columns[0]] = scores[:, columns].max(axis=1)
    return scores


def _encoded(text: str) -> bytes:
    """The bytes that py3langid was trained to look at."""
    text = text.lower() if text.isupper() else text
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")


def _portions(encoded: Sequence[bytes]) -> Iterator[list[bytes]]:
    read = 0

    def portion(text: bytes) -> int:
        nonlocal read
        read += len(text)
        return read // _AT_ONCE

    for _, some in groupby(encoded, key=portion):
        yield list(some)


def _scored(encoded: Sequence[bytes], model: LangidModel) -> NDArray[np.float32]:
    """The scores of some texts by one product: how often each piece was found in them × its weights."""
    texts, pieces = _found(encoded, model)
    met = np.zeros(len(model.weights), dtype=bool)
    met[pieces] = True
    [kinds] = met.nonzero()
    place = np.empty(len(met), dtype=np.intp)
    place[kinds] = np.arange(len(kinds))
    counts = np.bincount(texts * len(kinds) + place[pieces], minlength=len(encoded) * len(kinds))
    counts = np.log1p(np.arange(counts.max(initial=0) + 1, dtype=np.float32))[counts].reshape(len(encoded), -1)
    scores: NDArray[np.float32] = counts @ model.weights[kinds] + model.priors
    scores[np.bincount(texts, minlength=len(encoded)) == 0] = 0.0  # nothing is said of a text without known pieces
    return scores


def _found(encoded: Sequence[bytes], model: LangidModel) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
    """The pieces that the automaton finds in the texts, each with the number of its text."""
    read = np.frombuffer(_APART * _LONGEST + _APART.join(encoded), dtype=np.uint8)[1:]
    count = len(read) - _LONGEST + 1
    states = model.starts[read[:count].astype(np.uint16) * 256 + read[1 : count + 1]]
    for step in range(2, _LONGEST):
        states = model.moves[model.rows[states] + read[step : step + count]]
    pieces = model.pieces[states]
    [there] = (pieces >= 0).nonzero()
    ends = np.cumsum([len(text) + 1 for text in encoded])
    return np.searchsorted(ends, there, side="right"), pieces[there]
