"""The judge's model: how surely each line is text of the article, by two small neural networks, one after the other.

The first sees a line, its words and its surroundings; the second sees the same and what the first said of the lines
around. `bench/train_judge.py` makes the file; numpy runs it.
"""

import hashlib
import io
from functools import cache
from importlib.resources import files

import numpy as np
from msgspec import Struct, structs

from pipeline.errors import SetupError
from pipeline.extract.lexicon import Weigh, weigher, word_columns
from pipeline.extract.measure import Floats, LineFacts
from pipeline.extract.second_look import second_look
from pipeline.extract.surroundings import surroundings

FILE = "judge.npz"
SHA256 = "93dda0d6ebe4193362023500a7e7b785bd99a6a8075e02dfc278f2d13c129da1"
"""Of the file, in hex; a file that differs is never loaded."""
CLIP = 4.0
"""Standard deviations at which a fact is cut off."""
_TRACE = 1e-20


class Net(Struct, frozen=True):
    """Several small networks with one hidden layer each, side by side; their answers are averaged."""

    mean: Floats
    scale: Floats
    hidden: Floats
    """Facts by hidden units, all networks' units side by side."""
    hidden_bias: Floats
    out: Floats
    """Networks by their hidden units."""
    out_bias: Floats

    def chances(self, rows: Floats) -> Floats:
        """One chance per row, 0 to 1."""
        scaled = rows - self.mean
        scaled /= self.scale
        np.maximum(np.minimum(scaled, CLIP, out=scaled), -CLIP, out=scaled)
        units = scaled @ self.hidden
        units += self.hidden_bias
        units = np.maximum(units, 0, out=units).reshape(len(rows), *self.out.shape)
        found: Floats = (1 / (1 + np.exp(-(units * self.out).sum(2) - self.out_bias))).mean(1)
        return found


class Model(Struct, frozen=True):
    """Both stages, and the lexicon that both read."""

    weights: dict[int, float]
    """Of words, by `lexicon.key_of`."""
    first: Net
    second: Net
    shift: float
    """Log-odds that the second stage's answer is lowered by, so that one half is the best place to cut."""
    weigh: Weigh
    """The weights by word."""

    def scores(self, facts: LineFacts) -> Floats:
        """How surely each line is text of the article, 0 to 1."""
        rows = np.concatenate([surroundings(facts), word_columns(facts.vocabulary, self.weigh)], axis=1)
        chances = self.first.chances(rows)
        chances = self.second.chances(np.concatenate([rows, second_look(facts, chances)], axis=1))
        odds = np.log((chances + 1e-6) / (1 - chances + 1e-6)) - self.shift
        found: Floats = 1 / (1 + np.exp(-odds))
        return found


def model_of(weights: dict[int, float], first: Net, second: Net, shift: float) -> Model:
    """The model of these parts."""
    return Model(weights, _without_traces(first), _without_traces(second), shift, weigher(weights))


def _without_traces(net: Net) -> Net:
    """The net with 0 for what is left of weights that learning shrank away.

    Processors take a hundred times as long to multiply numbers that small (subnormal ones).
    """
    return structs.replace(net, hidden=np.where(np.abs(net.hidden) < _TRACE, np.float32(0), net.hidden))


def packed(model: Model) -> bytes:
    """The model as the bytes of its file."""
    nets = {
        f"{stage}_{name}": getattr(net, name).astype(np.float32)
        for stage, net in (("first", model.first), ("second", model.second))
        for name in Net.__struct_fields__
    }
    keys = sorted(model.weights)
    weights = np.array([model.weights[key] for key in keys], np.float16)
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer, keys=np.array(keys, np.uint32), weights=weights, shift=np.array(model.shift, np.float32), **nets
    )
    return buffer.getvalue()


def unpacked(data: bytes) -> Model:
    """The model of a file's bytes."""
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        nets = [Net(*(stored[f"{stage}_{name}"] for name in Net.__struct_fields__)) for stage in ("first", "second")]
        weights = dict(zip(stored["keys"].tolist(), stored["weights"].astype(float).tolist(), strict=True))
        return model_of(weights, nets[0], nets[1], float(stored["shift"]))


@cache
def shipped() -> Model:
    """The model that comes with the package.

    Raises:
        SetupError: the file is not the one that was shipped.
    """
    data = (files("pipeline.extract") / FILE).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        raise SetupError(f"{FILE} has the checksum {found[:12]}… and not {SHA256[:12]}…; install the package again.")
    return unpacked(data)
