"""Firefox Translations models, run by fxtranslate: one sentence a call, on the thread that loaded it."""

import threading
from collections.abc import Sequence
from typing import Any

import fxtranslate
import sentencepiece
from fxtranslate import discovery
from msgspec import Struct, convert, json, structs

from pipeline.errors import ModelError
from pipeline.translate.engine import Model, Translation
from pipeline.translate.vocabulary import PieceVocabulary

# fxtranslate stops after 256 pieces of output without a word. Spelled anew, such an output may have fewer pieces; no
# honest translation of a unit of 250 characters comes near.
_LONGEST_OUTPUT = 230


class FirefoxTranslator:
    """A loaded Firefox model."""

    def __init__(self, model: Model) -> None:
        """Load the model.

        Raises:
            ModelError: its files are not a model.
        """
        self.model = model
        self._threads = threading.local()
        _, source, target, _ = _buffers(model)
        processor = _processor(model, source)
        self.vocabulary = PieceVocabulary(processor)
        self._target = processor if target == source else _processor(model, target)
        self._engine()

    def translate(self, sentences: Sequence[str], *, second_try: bool = False) -> list[Translation]:
        """See `Translator`; fxtranslate has no settings, so a second try is the same unless the sentence differs."""
        del second_try
        return [self._one(sentence) for sentence in sentences]

    def _one(self, sentence: str) -> Translation:
        text: str = self._engine().translate(sentence)
        return Translation(text, cut_short=len(self._target.EncodeAsIds(text)) >= _LONGEST_OUTPUT)

    def _engine(self) -> Any:
        """This thread's own engine: fxtranslate panics when an engine is called from another thread."""
        if not hasattr(self._threads, "engine"):
            try:
                self._threads.engine = fxtranslate.Translator(*_buffers(self.model))
            except ValueError as error:
                raise ModelError(f"Model {self.model.name} is refused: {error}.") from error
            except BaseException as panic:  # a Rust panic is no Exception and its class cannot be imported
                if type(panic).__name__ != "PanicException":
                    raise
                raise ModelError(f"Model {self.model.name} is refused: its files are damaged ({panic}).") from panic
        return self._threads.engine


def _processor(model: Model, vocabulary: bytes) -> sentencepiece.SentencePieceProcessor:
    processor = sentencepiece.SentencePieceProcessor()
    try:
        processor.LoadFromSerializedProto(vocabulary)
    except RuntimeError as error:
        raise ModelError(f"Model {model.name} is refused: its vocabulary cannot be read.") from error
    return processor


def _buffers(model: Model) -> tuple[bytes, bytes, bytes, bytes | None]:
    """What fxtranslate is made of: model, source vocabulary, target vocabulary, shortlist."""
    roles = {path.split(".", 1)[0]: (model.folder / path).read_bytes() for path in model.files}
    try:
        source = roles["srcvocab"] if "srcvocab" in roles else roles["vocab"]
        return roles["model"], source, roles.get("trgvocab", source), roles.get("lex")
    except KeyError as error:
        raise ModelError(f"Model {model.name} is refused: it has no {error.args[0]} file.") from error


class IndexedFile(Struct, frozen=True, rename="camel"):
    """A file that Firefox's Remote Settings name."""

    name: str
    source_language: str
    target_language: str
    version: str
    location: str
    """Below the address of the attachments."""
    architecture: str | None = None
    decompressed_hash: str | None = None
    """SHA-256 in hex."""
    bytes: int = 0
    """To download; 0 where the answer does not tell."""


def parse_index(body: str) -> list[IndexedFile]:
    """The model files of a Remote Settings answer, of versions that fxtranslate can run.

    Raises:
        ValueError: it is no such answer.
    """
    answer = json.decode(body, type=_Answer)
    sizes = {record.attachment.location: record.attachment.size for record in answer.data if record.attachment}
    usable: set[tuple[str, str, str]] = set()
    records = json.decode(body)["data"]
    for version in {record.version for record in answer.data}:
        part = {"data": [record for record in records if record.get("version") == version]}
        usable |= {(version, *pair) for pair in discovery.model_pairs(json.encode(part).decode())}
    return [
        structs.replace(file, bytes=sizes.get(file.location, 0))
        for file in convert(discovery.parse_records(body), list[IndexedFile])
        if (file.version, file.source_language, file.target_language) in usable
    ]


def unpacked(data: bytes, sha256: str, name: str) -> bytes:
    """The file inside a downloaded attachment.

    Raises:
        ModelError: it is damaged, or another one than the index says.
    """
    try:
        return bytes(discovery.verify_and_decompress(data, sha256 or None))
    except ValueError as error:
        raise ModelError(f"{name} is refused: {error}.") from error


class _Attachment(Struct):
    location: str = ""
    size: int = 0


class _Record(Struct):
    version: str = ""
    attachment: _Attachment | None = None


class _Answer(Struct):
    data: list[_Record]
