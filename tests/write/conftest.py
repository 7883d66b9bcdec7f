"""A page, its article, its languages and its translation, as the stages hand them on."""

from collections.abc import Callable

import msgspec
import pytest

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
    SentencePair,
    TranslatedArticle,
    TranslatedImage,
    TranslatedPassage,
    Untranslated,
)
from pipeline.write.record import assemble_record

PAGE = RawPage(
    id="0123456789abcdef", path="a/ferry.html.gz", kind="html", text="<p>…</p>", sha256="ab" * 32,
    encoding="windows-1252",
    url="https://example.org/ferry", fetched_at="2025-04-30T06:00:00Z", warnings=("from the page",),
)  # fmt: skip
ARTICLE = Article(
    title="Ferry late again",
    standfirst=None,
    authors=("by TOM O'CONNOR", "Anna Berg"),
    publication="Harbour News",
    published="29 Apr. 2025, 00:00",
    passages=(
        Passage("p1", "paragraph", "The ferry was late. Nobody minded.", (4, 5)),
        Passage("p2", "table", "Day | Delay\nMonday | 5", (7,)),
    ),
    images=(Image("https://example.org/p.jpg", "The pier.", "HARBOUR NEWS/ANNA BERG"),),
    notes=(Note("correction", "Monday's delay was 5 minutes, not 50."),),
    lines=(JudgedLine(1, "Home", "menu", kept=False, reason="a menu", score=0.0),),
    warnings=("from the article",),
)
LANGUAGES = Languages(
    article=LanguageGuess("en", 0.99),
    passages=(LanguageGuess("en", 0.99), LanguageGuess("und", 0.2)),
    page=("hi",),
    script="eng_Latn",
    warnings=("from the language",),
)
TRANSLATION = TranslatedArticle(
    language="pt",
    engine="firefox",
    model="en-pt 1.0",
    title="Balsa atrasada de novo",
    standfirst=None,
    text="A balsa atrasou. Ninguém ligou.\nDia | Atraso\nSegunda | 5",
    passages=(
        TranslatedPassage("p1", "paragraph", "A balsa atrasou. Ninguém ligou."),
        TranslatedPassage("p2", "table", "Dia | Atraso\nSegunda | 5"),
    ),
    images=(TranslatedImage("https://example.org/p.jpg", "O cais."),),
    pairs=(
        SentencePair("title", "Ferry late again", "Balsa atrasada de novo", "firefox", ()),
        SentencePair("p1", "The ferry was late. ", "A balsa atrasou. ", "firefox", ()),
        SentencePair("p1", "Nobody minded.", "Ninguém ligou.", "firefox", ()),
        SentencePair("p2", "Day | Delay\n", "Dia | Atraso\n", "firefox", ()),
        SentencePair("p2", "Monday | 5", "Segunda | 5", "firefox", ()),
        SentencePair("image-1", "The pier.", "O cais.", "firefox", ()),
    ),
)


Recorder = Callable[..., BilingualRecord]


@pytest.fixture
def page() -> RawPage:
    return PAGE


@pytest.fixture
def article() -> Article:
    return ARTICLE


@pytest.fixture
def translation() -> TranslatedArticle:
    return TRANSLATION


@pytest.fixture
def record_of() -> Recorder:
    """Makes the record of that article, some of its fields changed, and of that translation or another."""

    def make(translation: TranslatedArticle | Untranslated | None = TRANSLATION, **changes: object) -> BilingualRecord:
        return assemble_record(
            PAGE, msgspec.structs.replace(ARTICLE, **changes), LANGUAGES, translation, {"decode": "v1"}
        )

    return make
