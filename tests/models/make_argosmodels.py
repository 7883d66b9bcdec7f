"""Make the tiny `.argosmodel` packages of this folder: `python tests/models/make_argosmodels.py`.

Each is a dictionary in the shape of a transformer. Nothing is trained: one encoder layer hands on what stands where,
the decoder's one cross-attention looks at the place that it has come to, and the output layer knows the translation of
what it sees there. So words of the dictionary are translated, everything else that the vocabulary can spell is copied
letter by letter, and what it cannot spell is copied by CTranslate2 itself (`replace_unknowns`). The same script makes
the same bytes.
"""

import json
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

import ctranslate2
import numpy as np
from sentencepiece import sentencepiece_model_pb2 as proto

HERE = Path(__file__).parent
CONTENT, PLACE = 64, 32
PLACES = 320
SIZE = CONTENT + PLACE
CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789äöüßÄÖÜ.,;:!?'\"()-/%&@#_+=€$"
SPECIALS = ["<unk>", "<s>", "</s>"]
EPOCH = (2026, 1, 1, 0, 0, 0)


def make(name: str, dictionary: dict[str, str]) -> Path:
    """Write `<name>.argosmodel` beside this script."""
    source, target = name.removeprefix("translate-").split("_")
    words = {f"▁{word}": f"▁{meaning}" for word, meaning in dictionary.items()}
    words |= {f"▁{word.capitalize()}": f"▁{meaning.capitalize()}" for word, meaning in dictionary.items()} | words
    pieces = [*SPECIALS, "▁", *CHARACTERS, *sorted({*words, *words.values()})]
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / name
        (package / "model").mkdir(parents=True)
        save_vocabulary(pieces, package / "sentencepiece.model")
        save_network(pieces, words, package / "model")
        metadata = {
            "package_version": "1.0",
            "argos_version": "1.10",
            "from_code": source,
            "to_code": target,
            "type": "translate",
        }
        (package / "metadata.json").write_text(json.dumps(metadata, indent=1) + "\n")
        archive = HERE / f"{name}.argosmodel"
        with zipfile.ZipFile(archive, "w") as zipped:
            for path in sorted(package.rglob("*")):
                if path.is_file():
                    info = zipfile.ZipInfo(path.relative_to(package.parent).as_posix(), EPOCH)
                    zipped.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return archive


def save_vocabulary(pieces: list[str], path: Path) -> None:
    """A unigram model that prefers words to letters."""
    kinds = {"<unk>": 2, "<s>": 3, "</s>": 3}
    model = proto.ModelProto()
    for piece in pieces:
        entry = model.pieces.add()
        entry.piece, entry.type = piece, kinds.get(piece, 1)
        entry.score = 0.0 if piece in kinds else -1.0 if len(piece) > 1 else -10.0
    model.trainer_spec.model_type = 1
    model.trainer_spec.unk_id, model.trainer_spec.bos_id, model.trainer_spec.eos_id = 0, 1, 2
    model.trainer_spec.pad_id = -1
    model.normalizer_spec.name = "identity"
    path.write_bytes(model.SerializeToString(deterministic=True))


def save_network(pieces: list[str], words: dict[str, str], folder: Path) -> None:
    """The network described above; every vector has mean 0 and length 1, so that layer norm only scales."""
    random = np.random.default_rng(7)
    meaning = unit_vectors(random, len(pieces), CONTENT)
    place = unit_vectors(random, PLACES, PLACE)
    index = {piece: number for number, piece in enumerate(pieces)}

    seen = np.zeros((len(pieces), SIZE), np.float32)
    seen[:, :CONTENT] = meaning[[index[words.get(piece, piece)] for piece in pieces]]
    places = np.zeros((PLACES, SIZE), np.float32)
    places[:, CONTENT:] = place
    known = np.zeros((len(pieces), SIZE), np.float32)
    known[:, :CONTENT] = 8 * meaning
    nothing = np.zeros((SIZE, SIZE), np.float32)
    where, what = nothing.copy(), nothing.copy()
    where[range(CONTENT, SIZE), range(CONTENT, SIZE)] = 4
    what[range(CONTENT), range(CONTENT)] = 4

    spec = ctranslate2.specs.TransformerSpec.from_config(num_layers=1, num_heads=1, pre_norm=True)
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = False
        side.position_encodings.encodings = places
        plain_norm(side.layer_norm)
    spec.encoder.embeddings[0].weight = seen
    spec.decoder.embeddings.weight = np.zeros_like(seen)
    spec.decoder.projection.weight = known
    spec.decoder.projection.bias = np.zeros(len(pieces), np.float32)
    for layer in (*spec.encoder.layer, *spec.decoder.layer):
        plain_norm(layer.self_attention.layer_norm)
        fill(layer.self_attention.linear[0], np.concatenate([nothing] * 3))
        fill(layer.self_attention.linear[1], nothing)
        plain_norm(layer.ffn.layer_norm)
        fill(layer.ffn.linear_0, nothing)
        fill(layer.ffn.linear_1, nothing)
    look = spec.decoder.layer[0].attention
    plain_norm(look.layer_norm)
    fill(look.linear[0], where)
    fill(look.linear[1], np.concatenate([where, what]))
    fill(look.linear[2], what)

    spec.config.add_source_eos = True
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    spec.save(str(folder))


def unit_vectors(random: np.random.Generator, count: int, size: int) -> np.ndarray:
    vectors = random.normal(size=(count, size))
    vectors -= vectors.mean(axis=1, keepdims=True)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def plain_norm(norm: ctranslate2.specs.common_spec.LayerNormSpec) -> None:
    norm.gamma, norm.beta = np.ones(SIZE, np.float32), np.zeros(SIZE, np.float32)


def fill(linear: ctranslate2.specs.common_spec.LinearSpec, weight: np.ndarray) -> None:
    linear.weight, linear.bias = weight, np.zeros(len(weight), np.float32)


if __name__ == "__main__":
    for pair, dictionary in tomllib.loads((HERE / "dictionaries.toml").read_text("utf-8")).items():
        sys.stdout.write(f"{make(pair, dictionary)}\n")
