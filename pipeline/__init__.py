"""Scraped news pages in, clean sentence-aligned bilingual records out.

The same verbs that `make clean` calls; each is loaded when it is first asked for, so `import pipeline` is quick.

    from pipeline import decode_page, extract_article, identify_language, translate_articles
    page = decode_page(Path("raw/samples/magazine.txt"))
    article = extract_article(page)
    languages = identify_language(article)
    [portuguese] = translate_articles([article], [languages], ["pt"], load_tools(load_settings()).translators)
"""

from typing import TYPE_CHECKING

from pipeline.on_demand import on_demand

if TYPE_CHECKING:
    from pipeline.batch import clean
    from pipeline.config import Settings, load_settings
    from pipeline.decode import decode_bytes, decode_page, list_pages
    from pipeline.errors import ModelError, PageError, PipelineError, SetupError
    from pipeline.extract import extract_article
    from pipeline.flow import make_records
    from pipeline.identify import identify_language, identify_text
    from pipeline.records import (
        Article,
        BilingualRecord,
        Image,
        JudgedLine,
        LanguageGuess,
        Languages,
        Note,
        Passage,
        RawPage,
        Rejection,
        SentencePair,
        TranslatedArticle,
        Untranslated,
    )  # fmt: skip
    from pipeline.tools import Tools, load_tools
    from pipeline.translate import translate_articles, translate_texts
    from pipeline.write import assemble_record
else:
    __getattr__ = on_demand(
        __name__,
        batch=("clean",),
        config=("Settings", "load_settings"),
        decode=("decode_bytes", "decode_page", "list_pages"),
        errors=("ModelError", "PageError", "PipelineError", "SetupError"),
        extract=("extract_article",),
        flow=("make_records",),
        identify=("identify_language", "identify_text"),
        records=(
            "Article", "BilingualRecord", "Image", "JudgedLine", "LanguageGuess", "Languages", "Note", "Passage",
            "RawPage", "Rejection", "SentencePair", "TranslatedArticle", "Untranslated",
        ),
        tools=("Tools", "load_tools"),
        translate=("translate_articles", "translate_texts"),
        write=("assemble_record",),
    )  # fmt: skip

__all__ = [  # noqa: RUF022 - by stage, not by letter
    "decode_bytes", "decode_page", "list_pages", "extract_article", "identify_language", "identify_text",
    "translate_articles", "translate_texts", "assemble_record", "make_records", "clean",
    "Settings", "load_settings", "Tools", "load_tools",
    "RawPage", "JudgedLine", "Passage", "Image", "Note", "Article", "LanguageGuess", "Languages", "SentencePair",
    "TranslatedArticle", "Untranslated", "BilingualRecord", "Rejection",
    "PipelineError", "SetupError", "ModelError", "PageError",
]  # fmt: skip


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
