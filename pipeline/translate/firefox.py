"""Firefox Translations models, run by fxtranslate: one sentence a call, on the thread that loaded it."""

import threading
from collections.abc import Sequence
from typing import Any

import fxtranslate
import sentencepiece

from pipeline.errors import ModelError
from pipeline.translate import vocabulary
from pipeline.translate.engine import Model, Translation

# Marian stops at a multiple of the source's length; no honest translation comes near this many characters.
_LONGEST_FACTOR = 4
_LONGEST_EXTRA = 80


class FirefoxTranslator:
    """A loaded Firefox model."""

    def __init__(self, model: Model) -> None:
        """Load the model.

        Raises:
            ModelError: its files are not a model.
        """
        self.model = model
        self._threads = threading.local()
        self._vocabulary = sentencepiece.SentencePieceProcessor()
        try:
            self._vocabulary.LoadFromSerializedProto(_buffers(model)[1])
        except RuntimeError as error:
            raise ModelError(f"Model {model.name} is refused: its vocabulary cannot be read.") from error
        self._engine()

    def translate(self, sentences: Sequence[str], *, second_try: bool = False) -> list[Translation]:
        """See `Translator`; fxtranslate has no settings, so a second try is the same unless the sentence differs."""
        del second_try
        return [self._one(sentence) for sentence in sentences]

    def spells(self, text: str) -> bool:
        """See `Translator`."""
        return vocabulary.spells(self._vocabulary, text)

    def cost(self, word: str) -> float:
        """See `Translator`."""
        return vocabulary.cost(self._vocabulary, word)

    def _one(self, sentence: str) -> Translation:
        text: str = self._engine().translate(sentence)
        return Translation(text, cut_short=len(text) > _LONGEST_FACTOR * len(sentence) + _LONGEST_EXTRA)

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


def _buffers(model: Model) -> tuple[bytes, bytes, bytes, bytes | None]:
    """What fxtranslate is made of: model, source vocabulary, target vocabulary, shortlist."""
    roles = {path.split(".", 1)[0]: (model.folder / path).read_bytes() for path in model.files}
    try:
        source = roles["srcvocab"] if "srcvocab" in roles else roles["vocab"]
        return roles["model"], source, roles.get("trgvocab", source), roles.get("lex")
    except KeyError as error:
        raise ModelError(f"Model {model.name} is refused: it has no {error.args[0]} file.") from error
