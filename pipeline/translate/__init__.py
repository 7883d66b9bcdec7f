"""Article → the same article in another language, aligned sentence by sentence."""

from typing import TYPE_CHECKING

from pipeline.on_demand import on_demand

if TYPE_CHECKING:
    from pipeline.translate.articles import translate_articles
    from pipeline.translate.stream import translate_stream
    from pipeline.translate.texts import TranslatedText, translate_texts
    from pipeline.translate.translators import VERSION, Translators, load_translators
else:
    __getattr__ = on_demand(
        __name__,
        articles=("translate_articles",),
        stream=("translate_stream",),
        texts=("TranslatedText", "translate_texts"),
        translators=("VERSION", "Translators", "load_translators"),
    )

__all__ = [
    "VERSION",
    "TranslatedText",
    "Translators",
    "load_translators",
    "translate_articles",
    "translate_stream",
    "translate_texts",
]
