"""Articles → articles in another language, aligned sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from pipeline.errors import ModelError
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
from pipeline.translate.attempt import Outcome, Request
from pipeline.translate.batch import translate_sentences
from pipeline.translate.capitals import names_of
from pipeline.translate.codes import english_name
from pipeline.translate.segment import Piece, pieces
from pipeline.translate.texts import piece_targets, took_part, used_names
from pipeline.translate.translators import Translators

ALREADY_TARGET = "already_target"
OTHER_LANGUAGE = "other_language"


class _Part(Struct, frozen=True):
    """A title, standfirst, passage or caption, and the language to translate it from."""

    id: str
    text: str
    source: str | None
    """BCP 47; None: already in the target language, to be copied."""
    flags: tuple[str, ...] = ()
    table: bool = False


class _Block(Struct, frozen=True):
    """A part cut into pieces, with one request per piece."""

    part: _Part
    pieces: tuple[Piece, ...]
    requests: tuple[Request, ...]


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
    jobs: dict[tuple[str, str], list[Request]] = defaultdict(list)
    for plan, target in zip(plans, targets, strict=True):
        for block in plan if isinstance(plan, list) else ():
            if block.part.source:
                jobs[block.part.source, target] += block.requests
    done: dict[tuple[str, str, Request], Outcome] = {}
    failed: dict[str, str] = {}
    for (source, target), requests in jobs.items():
        try:
            outcomes = translate_sentences(requests, source, target, translators)
        except ModelError as error:  # the last model of this direction was refused at work
            failed[target] = str(error)
            continue
        done |= zip([(source, target, request) for request in requests], outcomes, strict=True)
    return [
        _assembled(article, plan, target, done) or Untranslated(target, failed[target])
        if isinstance(plan, list)
        else plan
        for article, plan, target in zip(articles, plans, targets, strict=True)
    ]


def _reason_against(source: str, target: str, translators: Translators) -> str | None:
    if source == "und":
        return "The language of the article is unclear (und), so no model can be chosen."
    if same_language(source, target):
        return f"The article is already in {english_name(target)}."
    return translators.lack(source, target)


def _blocks(article: Article, languages: Languages, target: str, translators: Translators) -> Iterator[_Block]:
    """What the article is made of, cut into sentences."""
    parts = list(_parts(article, languages, target, translators))
    names = names_of("\n".join(part.text for part in parts if part.id != "title"))
    for part in parts:
        cut = tuple(pieces(part.text, part.source or target, table=part.table))
        yield _Block(part, cut, tuple(Request(piece.core, used_names(piece.core, names)) for piece in cut))


def _parts(article: Article, languages: Languages, target: str, translators: Translators) -> Iterator[_Part]:
    """What the article is made of, in reading order."""
    main = languages.article.tag
    if article.title:
        yield _Part("title", article.title, main)
    if article.standfirst:
        yield _Part("standfirst", article.standfirst, main)
    for passage, guess in zip(article.passages, languages.passages, strict=True):
        source, flags = _source_of(guess.tag, main, target, translators)
        yield _Part(passage.id, passage.text, source, flags, passage.kind == "table")
    for index, image in enumerate(article.images, 1):
        if image.caption:
            yield _Part(f"image-{index}", image.caption, main)


def _source_of(tag: str, main: str, target: str, translators: Translators) -> tuple[str | None, tuple[str, ...]]:
    """The language to translate a passage from (None: copy it), and flags that say so where it is not the article's."""
    if tag == "und" or same_language(tag, main):
        return main, ()
    if same_language(tag, target):
        return None, (ALREADY_TARGET,)
    if translators.lack(tag, target):
        return main, (OTHER_LANGUAGE,)
    return tag, ()


def _assembled(
    article: Article, blocks: Sequence[_Block], target: str, done: Mapping[tuple[str, str, Request], Outcome]
) -> TranslatedArticle | None:
    """The article from its translated sentences; None if some are missing."""
    outcomes: list[Outcome] = []
    pairs: list[SentencePair] = []
    texts: dict[str, str] = {}
    for block in blocks:
        part = block.part
        if part.source:
            found = [done.get((part.source, target, request)) for request in block.requests]
            made = [outcome for outcome in found if outcome]
            if len(made) < len(found):
                return None
            written = piece_targets(block.pieces, made, target)
        else:
            made = [Outcome(piece.core, "copy", "") for piece in block.pieces]
            written = [piece.source for piece in block.pieces]
        for piece, outcome, text in zip(block.pieces, made, written, strict=True):
            flags = tuple(dict.fromkeys([*part.flags, *outcome.flags]))
            pairs.append(SentencePair(part.id, piece.source, text, outcome.engine, flags, outcome.score))
        outcomes += made
        texts[part.id] = "".join(written)
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
