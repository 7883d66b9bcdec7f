"""Article → the same article in another language, aligned sentence by sentence."""

from pipeline.translate.articles import translate_articles
from pipeline.translate.stream import translate_stream
from pipeline.translate.texts import TranslatedText, translate_texts
from pipeline.translate.translators import VERSION, Translators, load_translators

__all__ = [
    "VERSION",
    "TranslatedText",
    "Translators",
    "load_translators",
    "translate_articles",
    "translate_stream",
    "translate_texts",
]
