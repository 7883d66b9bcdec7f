"""The nouns that travel from stage to stage, and the record that readers of `clean/` are promised.

All are frozen: a stage makes a new noun and never edits the one it was given. Text in them is normalized
(`pipeline.text.normalized`) from `Article` on.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

SCHEMA_VERSION = 1

Kind = Literal["html", "text", "markdown"]
PassageKind = Literal["paragraph", "heading", "list_item", "quote", "table"]
Role = Literal[
    # what the article keeps
    "title", "standfirst", "byline", "date", "publication",
    "body", "heading", "list_item", "quote", "table_row",
    "caption", "credit", "note",
    # what is dropped
    "teaser", "menu", "share", "subscription", "comment", "tag", "legal", "chrome", "duplicate", "blank",
]  # fmt: skip
KIND_OF_ROLE: dict[Role, PassageKind] = {
    "body": "paragraph", "heading": "heading", "list_item": "list_item", "quote": "quote", "table_row": "table",
}  # fmt: skip
"""The roles of the lines that make up the body, and the kind of passage that each becomes."""


class RawPage(Struct, frozen=True, kw_only=True):
    """One scraped page, decoded: what `decode` hands on."""

    id: str
    """Stable name: made from the url, else from the path; never from the run."""
    path: str
    """Where it came from, relative to the folder that was given, with forward slashes."""
    kind: Kind
    text: str
    """The whole page; every line end is `\\n`."""
    sha256: str
    """Of the file's bytes as they lie on disk, in hex."""
    encoding: str = "utf-8"
    """Lower-case IANA name."""
    encoding_found: Literal["bom", "declared", "detected", "valid"] = "valid"
    """How the encoding was found: byte-order mark, the page's own word, statistics, or because it is valid UTF-8."""
    url: str | None = None
    fetched_at: str | None = None
    content_language: str | None = None
    """What the server said (HTTP Content-Language), where the side file knows it."""
    warnings: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The page's lines; line number n (from 1) is `lines[n - 1]`."""
        return self.text.split("\n")


class JudgedLine(Struct, frozen=True, gc=False):
    """One line of the page (for HTML: one block of the page as rendered) and what became of it."""

    number: int
    """From 1."""
    text: str
    role: Role
    kept: bool
    """Whether its text stands in the article (title, passages, captions, notes …)."""
    reason: str
    """One clause that a person understands."""
    score: float
    """How surely the line is kept, 0 to 1; rules that are certain say 0 or 1."""


class Passage(Struct, frozen=True):
    """One paragraph, heading, list item, quote or table of the body."""

    id: str
    """`p1`, `p2` … in reading order."""
    kind: PassageKind
    text: str
    """Normalized; one line, but a table has one line per row, its cells separated by ` | `."""
    lines: tuple[int, ...]
    """Numbers of the lines it was made from, as `pipeline explain` prints them."""
    declared_language: str | None = None
    """What the page's own markup (`lang=`) says of this block."""


class Image(Struct, frozen=True):
    """A picture of the article."""

    url: Annotated[str | None, Meta(description="as the page gives it")]
    caption: Annotated[str | None, Meta(description="without the credit")]
    credit: Annotated[str | None, Meta(description="who made or owns it, without brackets")]


class Note(Struct, frozen=True):
    """The page's own remark about the article: a correction, "translated from … using AI", an editor's note."""

    kind: Annotated[Literal["correction", "provenance", "translation", "editor"], Meta(description="what it is about")]
    text: Annotated[str, Meta(description="as the page words it")]


class Article(Struct, frozen=True, kw_only=True):
    """The article of one page, in the page's language: what `extract` hands on."""

    title: str | None
    standfirst: str | None
    authors: tuple[str, ...]
    """As written but for "by"; cased in `write`, where the language is known."""
    publication: str | None
    published: str | None
    """The date as written (or an ISO date from the metadata); parsed in `write`, where the language is known."""
    passages: tuple[Passage, ...]
    images: tuple[Image, ...]
    notes: tuple[Note, ...]
    lines: tuple[JudgedLine, ...]
    """Every line of the page with its verdict."""
    machine_translated: bool = False
    """The page itself says that it was translated by a machine."""
    declared_languages: tuple[str, ...] = ()
    """What the page's markup says of its language (html lang, og:locale …): a hint, often wrong."""
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The body: its passages joined by a line feed."""
        return "\n".join(passage.text for passage in self.passages)


class LanguageGuess(Struct, frozen=True):
    """A language and how sure the detector is."""

    tag: str
    """BCP 47, `und` where nothing sure can be said."""
    score: float
    """0 to 1."""
    group: tuple[str, ...] = ()
    """Languages that could not be told apart from this one, likeliest first; empty when the answer is clear."""


class Languages(Struct, frozen=True):
    """The languages of one article: what `identify` hands on."""

    article: LanguageGuess
    passages: tuple[LanguageGuess, ...]
    """One per passage, in order."""
    page: tuple[str, ...]
    """What the dropped lines speak (menus, teasers …); tags, commonest first."""
    script: str = "und_Zyyy"
    """The article's language as corpora write it (ISO 639-3 and ISO 15924): `eng_Latn`."""
    warnings: tuple[str, ...] = ()


class SentencePair(Struct, frozen=True):
    """A sentence and its translation."""

    passage: Annotated[str, Meta(description="what it belongs to: p1 …, or title, standfirst, image-1 …")]
    source: Annotated[
        str, Meta(description="as written, with the white space after it: a passage's pairs joined give its text back")
    ]
    target: Annotated[str, Meta(description="with the white space that joins the target sentences again")]
    engine: Annotated[
        str, Meta(description="firefox, argos …; copy where the source was already in the target language")
    ]
    flags: Annotated[tuple[str, ...], Meta(description="names of what is doubtful; the README explains each")]
    score: Annotated[float | None, Meta(description="agreement of two engines (chrF, 0 to 1) where two were asked")] = (
        None
    )


class TranslatedPassage(Struct, frozen=True):
    """A passage in the target language."""

    id: Annotated[str, Meta(description="that of the source passage")]
    kind: Annotated[PassageKind, Meta(description="that of the source passage")]
    text: Annotated[str, Meta(description="its target sentences, joined")]


class TranslatedImage(Struct, frozen=True):
    """The caption of an image in the target language, in the order of the source images."""

    url: Annotated[str | None, Meta(description="that of the source image")]
    caption: Annotated[str | None, Meta(description="in the target language")]


class TranslatedArticle(Struct, frozen=True, kw_only=True):
    """The article in another language: what `translate` hands on."""

    language: Annotated[str, Meta(description="BCP 47 tag of the target")]
    engine: Annotated[str, Meta(description="engines that took part, joined by +, the main one first")]
    model: Annotated[str, Meta(description="name and version of each model that took part, joined by +")]
    title: Annotated[str | None, Meta(description="in the target language")]
    standfirst: Annotated[str | None, Meta(description="in the target language")]
    text: Annotated[str, Meta(description="the translated passages joined by a newline")]
    passages: Annotated[tuple[TranslatedPassage, ...], Meta(description="one per passage of the article, in order")]
    images: Annotated[tuple[TranslatedImage, ...], Meta(description="one per image of the article, in order")]
    pairs: Annotated[tuple[SentencePair, ...], Meta(description="sentences side by side, in reading order")]


class RecordPassage(Struct, frozen=True):
    """A passage of the body as the record shows it."""

    id: Annotated[str, Meta(description="p1, p2 … in reading order")]
    kind: Annotated[PassageKind, Meta(description="what it is in the article")]
    text: Annotated[str, Meta(description="one line; of a table one line per row, cells separated by ' | '")]
    lines: Annotated[tuple[int, ...], Meta(description="line numbers of the page, as `pipeline explain` prints them")]
    language: Annotated[str, Meta(description="BCP 47 tag of this passage, und if unclear")]


class BilingualRecord(Struct, frozen=True, kw_only=True):
    """One article in its language and, where a model could, in another: a line of `clean/…/part-….jsonl`."""

    schema_version: Annotated[int, Meta(description="raised when the shape of a record changes")] = SCHEMA_VERSION
    id: Annotated[str, Meta(description="stable: made from the url, else from file_path")]
    url: Annotated[str | None, Meta(description="of the page, where its side file or its source gives it")]
    file_path: Annotated[str, Meta(description="relative to the folder that was given")]
    sha256: Annotated[str, Meta(description="of the page's bytes as they lay on disk")]
    kind: Annotated[Kind, Meta(description="how the page was read")]
    encoding: Annotated[str, Meta(description="of the page's bytes; the record itself is UTF-8")]
    page_languages: Annotated[tuple[str, ...], Meta(description="BCP 47 tags of what the dropped lines speak")]
    language: Annotated[str, Meta(description="BCP 47 tag of the article, und if unclear")]
    language_script: Annotated[str, Meta(description="ISO 639-3 and ISO 15924, as corpora write it: eng_Latn")]
    language_score: Annotated[float, Meta(ge=0, le=1, description="how sure the language is")]
    title: Annotated[str | None, Meta(description="headline; never part of text")]
    standfirst: Annotated[str | None, Meta(description="the lead between headline and body; never part of text")]
    authors: Annotated[tuple[str, ...], Meta(description="names in normal case, without by, roles and addresses")]
    publication: Annotated[str | None, Meta(description="the newspaper, magazine or site, where the page names it")]
    date: Annotated[str | None, Meta(description="ISO 8601, as precise as the page is")]
    text: Annotated[str, Meta(description="the passages joined by a newline")]
    passages: Annotated[tuple[RecordPassage, ...], Meta(description="the body in reading order")]
    images: Annotated[tuple[Image, ...], Meta(description="pictures of the article, in order")]
    notes: Annotated[tuple[Note, ...], Meta(description="the page's own words about the article")]
    machine_translated_source: Annotated[bool, Meta(description="the page itself says that a machine translated it")]
    translation: Annotated[
        TranslatedArticle | None, Meta(description="null with a reason in warnings, if there is none")
    ]
    warnings: Annotated[tuple[str, ...], Meta(description="our remarks on this record")]
    recipe: Annotated[dict[str, str], Meta(description="how each stage made this record")]


Stage = Literal["decode", "extract", "identify", "translate", "write", "run"]
STAGES: tuple[Stage, ...] = ("decode", "extract", "identify", "translate", "write")
"""In the order of the flow; what is `run` happened in none of them."""


class Rejection(Struct, frozen=True):
    """A page that gave no record, and why."""

    id: str
    file_path: str
    url: str | None
    stage: Stage
    error: str
    """Name of the error."""
    message: str
    """One sentence: what happened and what to do."""

    @property
    def is_bug(self) -> bool:
        """Whether a bug of the pipeline, and not the page, is to blame."""
        return self.error.startswith("Bug")


class Untranslated(Struct, frozen=True):
    """An article that could not be translated: it is still a record, with this reason."""

    language: str | None
    """The target that was wanted, if one was."""
    reason: str
    """One sentence: why, and which command mends it."""
