"""What a model's own SentencePiece vocabulary can spell, and how easily."""

from sentencepiece import SentencePieceProcessor


class PieceVocabulary:
    """A model's vocabulary, as `protect` asks it."""

    def __init__(self, processor: SentencePieceProcessor) -> None:
        """Take a loaded vocabulary."""
        self._processor = processor

    def spells(self, text: str) -> bool:
        """Whether it has pieces for all of the text."""
        return self._processor.unk_id() not in self._processor.EncodeAsIds(text)

    def cost(self, word: str) -> float:
        """How many pieces the word takes, plus a fraction for rare ones; a word's usual spelling costs least."""
        ids = self._processor.EncodeAsIds(word)
        return len(ids) - sum(map(self._processor.GetScore, ids)) / 1000
