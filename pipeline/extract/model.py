"""The judge's model: how surely each line is text of the article, by two small neural networks, one after the other.

The first sees a line, its words and its surroundings; the second sees the same and what the first said of the lines
around. `bench/train_judge.py` makes the file; numpy runs it.
"""

import io
from functools import cache

import numpy as np
from msgspec import Struct

from pipeline.extract.lexicon import Weigh, weigher, word_rows
from pipeline.extract.measure import Floats, LineFacts
from pipeline.extract.second_look import second_look
from pipeline.extract.surroundings import surroundings
from pipeline.shipped import read_shipped

FILE = "judge.npz"
SHA256 = "dcd597b92422f143f558ec97fc75621fba681942cc4a1ba36eb54619b75fe7a1"
"""Of the file, in hex; a file that differs is never loaded."""
CLIP = 4.0
"""Standard deviations at which a fact is cut off."""
_TRACE, _NEVER_MATTERS = 1e-20, 1e-7
_SETTLED = 0.01
"""First chance below which no second look is taken: it never came to 0.25 then, and half of all lines are such."""


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
        return self.ready().chances(rows)

    def ready(self) -> "ReadyNet":
        """The same networks as they are run: facts need no scaling, units that never matter are gone."""
        hidden = self.hidden / self.scale[:, None]
        # Processors take a hundred times as long to multiply numbers as small as those to which learning shrinks some.
        hidden[np.abs(hidden) < _TRACE] = 0
        out = np.concatenate([np.outer(row, one) for row, one in zip(self.out, np.eye(len(self.out)), strict=True)])
        most = CLIP * np.abs(self.hidden).sum(0) + self.hidden_bias
        used = most * np.abs(out).max(1) > _NEVER_MATTERS
        reach = CLIP * self.scale
        return ReadyNet(
            lowest=self.mean - reach,
            highest=self.mean + reach,
            hidden=np.ascontiguousarray(hidden[:, used]),
            hidden_bias=(self.hidden_bias - self.mean @ hidden)[used],
            out=out[used].astype(np.float32),
            out_bias=self.out_bias,
        )


class ReadyNet(Struct, frozen=True):
    """Networks as they are run."""

    lowest: Floats
    """At which facts are cut off."""
    highest: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    """Hidden units by networks."""
    out_bias: Floats

    def chances(self, rows: Floats) -> Floats:
        """One chance per row, 0 to 1."""
        facts = np.maximum(rows, self.lowest)
        np.minimum(facts, self.highest, out=facts)
        units = facts @ self.hidden
        units += self.hidden_bias
        np.maximum(units, 0, out=units)
        answers = 1 / (1 + np.exp(-(units @ self.out) - self.out_bias))
        found: Floats = answers.sum(1) / np.float32(answers.shape[1])
        return found


class Model(Struct, frozen=True):
    """Both stages, and the lexicon that both read."""

    weights: dict[int, float]
    """Of words, by their `LexiconKeys`."""
    first: Net
    second: Net
    weigh: Weigh
    """The weights by word."""
    ready_first: ReadyNet
    ready_second: ReadyNet

    def scores(self, facts: LineFacts) -> Floats:
        """How surely each line is text of the article, 0 to 1."""
        rows = np.concatenate([*surroundings(facts), word_rows(facts.vocabulary, self.weigh)], dtype=np.float32)
        chances = self.ready_first.chances(rows.T)
        unsettled = (chances >= _SETTLED).nonzero()[0]
        again = np.concatenate([part[:, unsettled] for part in (rows, second_look(facts, chances))])
        chances[unsettled] = self.ready_second.chances(again.T)
        return chances


def model_of(weights: dict[int, float], first: Net, second: Net) -> Model:
    """The model of these parts."""
    return Model(weights, first, second, weigher(weights), first.ready(), second.ready())


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
    np.savez_compressed(buffer, keys=np.array(keys, np.uint32), weights=weights, **nets)
    return buffer.getvalue()


def unpacked(data: bytes) -> Model:
    """The model of a file's bytes."""
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        nets = [Net(*(stored[f"{stage}_{name}"] for name in Net.__struct_fields__)) for stage in ("first", "second")]
        weights = dict(zip(stored["keys"].tolist(), stored["weights"].astype(float).tolist(), strict=True))
        return model_of(weights, nets[0], nets[1])


@cache
def shipped() -> Model:
    """The model that comes with the package.

    Raises:
        SetupError: the file is not the one that was shipped.
    """
    return unpacked(read_shipped("pipeline.extract", FILE, SHA256))
