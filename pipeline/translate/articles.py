"""Articles → articles in another language, aligned sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from pipeline.records import (
    Article,
    Languages,
    SentencePair,
    TranslatedArticle,
    TranslatedImage,
    TranslatedPassage,
    Untranslated,
)
from pipeline.tags import same_language
from pipeline.translate.batch import Outcome, translate_sentences
from pipeline.translate.codes import english_name
from pipeline.translate.segment import Piece, pieces
from pipeline.translate.texts import piece_targets, took_part
from pipeline.translate.translators import Translators

ALREADY_TARGET = "already_target"
OTHER_LANGUAGE = "other_language"


class _Block(Struct, frozen=True):
    """A title, standfirst, passage or caption, and the language to translate it from."""

    id: str
    source: str | None
    """BCP 47; None: already in the target language, to be copied."""
    flags: tuple[str, ...]
    pieces: tuple[Piece, ...]


def translate_articles(
    articles: Sequence[Article], languages: Sequence[Languages], targets: Sequence[str], translators: Translators
) -> list[TranslatedArticle | Untranslated]:
    """Each article in the target language of the same place, or why it could not be translated.

    The sentences of all articles are translated together; which others are in the batch changes no output.
    """
    plans: list[list[_Block] | Untranslated] = []
    for article, guesses, target in zip(articles, languages, targets, strict=True):
        reason = _reason_against(guesses.article.tag, target, translators)
        plans.append(Untranslated(target, reason) if reason else list(_blocks(article, guesses, target, translators)))
    jobs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for plan, target in zip(plans, targets, strict=True):
        for block in plan if isinstance(plan, list) else ():
            if block.source:
                jobs[block.source, target] += [piece.core for piece in block.pieces]
    done = {
        (*direction, core): outcome
        for direction, cores in jobs.items()
        for core, outcome in zip(cores, translate_sentences(cores, *direction, translators), strict=True)
    }
    return [
        plan if isinstance(plan, Untranslated) else _assembled(article, plan, target, done)
        for article, plan, target in zip(articles, plans, targets, strict=True)
    ]


def _reason_against(source: str, target: str, translators: Translators) -> str | None:
    if source == "und":
        return "The language of the article is unclear (und), so no model can be chosen."
    if same_language(source, target):
        return f"The article is already in {english_name(target)}."
    return translators.lack(source, target)


def _blocks(article: Article, languages: Languages, target: str, translators: Translators) -> Iterator[_Block]:
    """What the article is made of, in reading order."""
    main = languages.article.tag
    texts = {"title": article.title, "standfirst": article.standfirst}
    for name, text in texts.items():
        if text:
            yield _Block(name, main, (), tuple(pieces(text, main)))
    for passage, guess in zip(article.passages, languages.passages, strict=True):
        source: str | None = main
        flags: tuple[str, ...] = ()
        if guess.tag != "und" and same_language(guess.tag, target):
            source, flags = None, (ALREADY_TARGET,)
        elif guess.tag != "und" and not same_language(guess.tag, main):
            if translators.lack(guess.tag, target):
                flags = (OTHER_LANGUAGE,)
            else:
                source = guess.tag
        language = guess.tag if source is None else source
        yield _Block(
            passage.id, source, flags, tuple(pieces(passage.text, language or main, table=passage.kind == "table"))
        )
    for index, image in enumerate(article.images, 1):
        if image.caption:
            yield _Block(f"image-{index}", main, (), tuple(pieces(image.caption, main)))


def _assembled(
    article: Article, blocks: Sequence[_Block], target: str, done: Mapping[tuple[str, str, str], Outcome]
) -> TranslatedArticle:
    """The article from its translated sentences."""
    outcomes: list[Outcome] = []
    pairs: list[SentencePair] = []
    texts: dict[str, str] = {}
    for block in blocks:
        if block.source:
            made = [done[block.source, target, piece.core] for piece in block.pieces]
            written = piece_targets(block.pieces, made, target)
        else:
            made = [Outcome(piece.core, "copy", "") for piece in block.pieces]
            written = [piece.source for piece in block.pieces]
        for piece, outcome, text in zip(block.pieces, made, written, strict=True):
            flags = tuple(dict.fromkeys([*block.flags, *outcome.flags]))
            pairs.append(SentencePair(block.id, piece.source, text, outcome.engine, flags, outcome.score))
        outcomes += made
        texts[block.id] = "".join(written)
    engine, model = took_part(outcomes)
    passages = tuple(TranslatedPassage(p.id, p.kind, texts.get(p.id, "")) for p in article.passages)
    return TranslatedArticle(
        language=target,
        engine=engine,
        model=model,
        title=texts.get("title"),
        standfirst=texts.get("standfirst"),
        text="\n".join(passage.text for passage in passages),
        passages=passages,
        images=tuple(TranslatedImage(image.url, texts.get(f"image-{i}")) for i, image in enumerate(article.images, 1)),
        pairs=tuple(pairs),
    )
