"""The languages of an article: of its body, of each passage, and of what the page says around it."""

from collections import Counter

from pipeline.identify.judge import identify_text
from pipeline.identify.scripts import writing
from pipeline.identify.settings import IdentifySettings
from pipeline.records import Article, LanguageGuess, Languages
from pipeline.tags import corpus_code, same_language, to_bcp47

LONG = 60  # letters; from such lines an article is judged, the rest being headings, names and scores


def identify_language(article: Article, settings: IdentifySettings) -> Languages:
    """The language of the article by its body's long passages, of each passage, and of the lines that were dropped."""
    passages = tuple(identify_text(passage.text, settings) for passage in article.passages)
    language = _article_language(article, settings)
    return Languages(
        article=language,
        passages=passages,
        page=_page_languages(article, settings),
        script=corpus_code(language.tag),
        warnings=_conflicts(article, language),
    )


def _article_language(article: Article, settings: IdentifySettings) -> LanguageGuess:
    texts = [passage.text for passage in article.passages]
    long = [text for text in texts if (found := writing(text)) and found.letters >= LONG]
    return identify_text(" ".join(long or texts or [article.title or ""]), settings)


def _page_languages(article: Article, settings: IdentifySettings) -> tuple[str, ...]:
    by_script: dict[str, list[str]] = {}
    for line in article.lines:
        found = None if line.kept else writing(line.text)
        if found:
            by_script.setdefault(found.script, []).append(line.text)
    tags: Counter[str] = Counter()
    for texts in by_script.values():
        joined = " ".join(texts)
        tags[identify_text(joined, settings).tag] += len(joined)
    return tuple(tag for tag, _ in tags.most_common() if tag != "und")


def _conflicts(article: Article, language: LanguageGuess) -> tuple[str, ...]:
    declared = [tag for tag in map(to_bcp47, article.declared_languages) if tag != "und"]
    if language.tag == "und" or not declared or any(same_language(tag, language.tag) for tag in declared):
        return ()
    return (f"The page declares {', '.join(sorted(set(declared)))}, but the article is in {language.tag}.",)
