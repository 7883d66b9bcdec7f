"""An article, its language and its translation become one record."""

from pipeline.records import (
    Article,
    BilingualRecord,
    Languages,
    RawPage,
    RecordPassage,
    TranslatedArticle,
    Untranslated,
)
from pipeline.write.dates import parsed_date
from pipeline.write.names import person_names


def assemble_record(
    page: RawPage,
    article: Article,
    languages: Languages,
    translation: TranslatedArticle | Untranslated | None,
    recipe: dict[str, str],
) -> BilingualRecord:
    """The record of one page; dates and names are parsed here, where the language is known.

    Without a translation its reason, if there is one, stands in the warnings.
    """
    language = languages.article.tag
    date, date_warnings = parsed_date(article.published, (language, *languages.page), page.fetched_at)
    reason = (translation.reason,) if isinstance(translation, Untranslated) else ()
    return BilingualRecord(
        id=page.id,
        url=page.url,
        file_path=page.path,
        sha256=page.sha256,
        kind=page.kind,
        encoding=page.encoding,
        page_languages=languages.page,
        language=language,
        language_script=languages.script,
        language_score=languages.article.score,
        title=article.title,
        standfirst=article.standfirst,
        authors=person_names(article.authors, language),
        publication=article.publication,
        date=date,
        text=article.text,
        passages=tuple(
            RecordPassage(passage.id, passage.kind, passage.text, passage.lines, guess.tag)
            for passage, guess in zip(article.passages, languages.passages, strict=True)
        ),
        images=article.images,
        notes=article.notes,
        machine_translated_source=article.machine_translated,
        translation=translation if isinstance(translation, TranslatedArticle) else None,
        warnings=(*page.warnings, *article.warnings, *languages.warnings, *date_warnings, *reason),
        recipe=recipe,
    )
