"""Argos packages, run by CTranslate2 in batches of like length; argostranslate's tokenizers read their vocabularies.

argostranslate's own loop translates line by line, loses every `_` and cuts outputs at 256 tokens without a word.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import ctranslate2
from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

from pipeline.errors import ModelError
from pipeline.translate.engine import Model, Translation
from pipeline.translate.package import read_metadata
from pipeline.translate.vocabulary import PieceVocabulary

_BATCH_TOKENS = 768  # 1024 is 3 % faster and needs 55 MB more; 512 is 10 % slower
_LENGTH_STEP = 4  # tokens; 1 is 20 % slower
_LONGEST_OUTPUT = 512  # tokens; a unit of 250 characters has about 80
_LENGTH_PENALTY = 0.2  # argostranslate's
_SECOND_TRY_BEAM = 4
_SECOND_TRY_NO_REPEAT = 4  # tokens


class ArgosTranslator:
    """A loaded Argos package; threads may share it."""

    def __init__(self, model: Model, beam: int, threads: int) -> None:
        """Load the package.

        Args:
            model: What to load.
            beam: Width of the beam search.
            threads: Batches translated at once; 0 means one per core.

        Raises:
            ModelError: its files are not a package that CTranslate2 can run.
        """
        self.model = model
        self._beam = beam
        self._prefix = read_metadata(model.folder).target_prefix
        self._tokenizer = _tokenizer(model)
        pieces = isinstance(self._tokenizer, SentencePieceTokenizer)
        self.vocabulary = PieceVocabulary(self._tokenizer.lazy_processor()) if pieces else None
        try:
            self._translator = ctranslate2.Translator(
                str(model.folder / "model"), inter_threads=threads or os.cpu_count() or 1, intra_threads=1
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"Model {model.name} is refused: {error}.") from error

    def translate(self, sentences: Sequence[str], *, second_try: bool = False) -> list[Translation]:
        """See `Translator`; the second try has a wider beam and may not repeat itself.

        How far a batch is padded can change a float's last bit and so, rarely, a word: batches are padded to a length
        that depends on the sentence alone, and which others are in the batch changes no output.
        """
        tokens = [self._tokenizer.encode(sentence) for sentence in sentences]
        batches = list(_batches(tokens))
        running = [
            self._start([*map(tokens.__getitem__, batch), *filler], second_try=second_try) for batch, filler in batches
        ]
        made: dict[int, Translation] = {}
        for (batch, _), results in zip(batches, running, strict=True):
            for index, result in zip(batch, results, strict=False):
                made[index] = self._translation(result.result().hypotheses[0])
        return [made[index] for index in range(len(sentences))]

    def _start(self, tokens: list[list[str]], *, second_try: bool) -> list[Any]:
        """Results that CTranslate2 works out on its own threads."""
        results: list[Any] = self._translator.translate_batch(
            tokens,
            target_prefix=[[self._prefix]] * len(tokens) if self._prefix else None,
            beam_size=_SECOND_TRY_BEAM if second_try else self._beam,
            no_repeat_ngram_size=_SECOND_TRY_NO_REPEAT if second_try else 0,
            length_penalty=_LENGTH_PENALTY,
            max_decoding_length=_LONGEST_OUTPUT,
            max_input_length=0,
            replace_unknowns=True,
            asynchronous=True,
        )
        return results

    def _translation(self, tokens: list[str]) -> Translation:
        if isinstance(self._tokenizer, BPETokenizer):
            text = self._tokenizer.decode(tokens)
        else:
            text = self._tokenizer.lazy_processor().decode_pieces(tokens).replace("▁", " ")
        return Translation(text.removeprefix(self._prefix).strip(), cut_short=len(tokens) >= _LONGEST_OUTPUT)


def _batches(tokens: Sequence[list[str]]) -> Iterator[tuple[list[int], list[list[str]]]]:
    """Places of sentences that are padded to one length, longest first, and a filler where none has that length."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for index, sentence in enumerate(tokens):
        by_length[-(-len(sentence) // _LENGTH_STEP) * _LENGTH_STEP].append(index)
    for length, places in sorted(by_length.items(), reverse=True):
        rows = max(1, _BATCH_TOKENS // max(1, length))
        for start in range(0, len(places), rows):
            batch = places[start : start + rows]
            longest = max((tokens[index] for index in batch), key=len)
            missing = length - len(longest)
            yield batch, [longest + longest[-1:] * missing] if missing else []


def _tokenizer(model: Model) -> SentencePieceTokenizer | BPETokenizer:
    if "sentencepiece.model" in model.files:
        tokenizer = SentencePieceTokenizer(model.folder / "sentencepiece.model")
        try:
            tokenizer.lazy_processor()
        except (OSError, RuntimeError) as error:
            raise ModelError(f"Model {model.name} is refused: its vocabulary cannot be read.") from error
        return tokenizer
    if "bpe.model" in model.files:
        return BPETokenizer(model.folder / "bpe.model", model.source, model.target)
    raise ModelError(f"Model {model.name} is refused: it has neither sentencepiece.model nor bpe.model.")
