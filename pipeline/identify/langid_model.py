"""py3langid's model, of which we keep the languages that we ask about: a fifth of the time to load, half the memory.

`bench/pack_langid.py` makes the file out of py3langid's own.
"""

import io
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any

import numpy as np
from backports import zstd
from msgspec import Struct
from numpy.typing import NDArray

from pipeline.shipped import read_shipped

FILE = "langid.npz"
SHA256 = "ac646c2c3bb74ae6af7f2a7ea0456acc011406a907c2396f818bf9b5998df6e5"
"""Of the file, in hex; a file that differs is never loaded."""
# As what the arrays lie in the file, each a frame of zstd. py3langid's weights are halves too.
_STORED = {"moves": "<u4", "rows": "<u4", "pieces": "<i4", "weights": "<f2", "priors": "<f4"}
_LOADING = Lock()


class LangidModel(Struct, frozen=True, dict=True):
    """The automaton, and a naive Bayes classifier over the pieces that it finds."""

    moves: NDArray[np.uint32]
    """The next state, by row and byte; rows lie one after the other."""
    rows: NDArray[np.uint32]
    """Where in `moves` the row of a state begins; state 0 is the start."""
    pieces: NDArray[np.int32]
    """What a state has found, or -1."""
    weights: NDArray[np.float32]
    """Pieces × columns."""
    priors: NDArray[np.float32]
    labels: tuple[str, ...]
    """What each column speaks for: a language that no script settles, or none."""

    @cached_property
    def starts(self) -> NDArray[np.uint32]:
        """The state after two bytes, by both."""
        first = self.moves[self.rows[0] : self.rows[0] + 256]
        after_two: NDArray[np.uint32] = self.moves[self.rows[first][:, None] + np.arange(256, dtype=np.uint32)]
        return after_two.ravel()

    @cached_property
    def columns(self) -> dict[str, list[int]]:
        """By label; a language of two scripts has a column for each, and the better one counts."""
        places: dict[str, list[int]] = {}
        for place, label in enumerate(self.labels):
            places.setdefault(label, []).append(place)
        return places


def packed(model: LangidModel) -> bytes:
    """The model as the bytes of its file."""
    buffer = io.BytesIO()
    arrays = {name: getattr(model, name).astype(kind) for name, kind in _STORED.items()}
    frames: dict[str, Any] = {
        name: np.frombuffer(zstd.compress(array.tobytes(), level=19), np.uint8) for name, array in arrays.items()
    }
    np.savez(buffer, labels=np.array(model.labels), **frames)
    return buffer.getvalue()


def unpacked(data: bytes) -> LangidModel:
    """The model of a file's bytes."""
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        # One after the other, each without a copy: together they are the largest thing that a worker holds.
        arrays = {name: np.frombuffer(zstd.decompress(stored[name]), kind) for name, kind in _STORED.items()}
        labels = tuple(stored["labels"].tolist())
    weights = arrays.pop("weights").reshape(-1, len(labels)).astype(np.float32)
    return LangidModel(**arrays, weights=weights, labels=labels)


def shipped() -> LangidModel:
    """The model that comes with the package.

    Raises:
        SetupError: the file is not the one that was shipped.
    """
    with _LOADING:  # threads that come first together load it once
        return _shipped()


@lru_cache(maxsize=1)
def _shipped() -> LangidModel:
    return unpacked(read_shipped("pipeline.identify", FILE, SHA256))
