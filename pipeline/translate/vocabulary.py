"""What a model's own SentencePiece vocabulary can spell, and how easily."""

from sentencepiece import SentencePieceProcessor


def spells(processor: SentencePieceProcessor, text: str) -> bool:
    """Whether it has pieces for all of the text."""
    return processor.unk_id() not in processor.EncodeAsIds(text)


def cost(processor: SentencePieceProcessor, word: str) -> float:
    """How many pieces the word takes, plus a fraction for rare ones; a word's usual spelling costs least."""
    ids = processor.EncodeAsIds(word)
    return len(ids) - sum(map(processor.GetScore, ids)) / 1000
