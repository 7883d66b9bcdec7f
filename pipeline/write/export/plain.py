"""Articles as plain text: a file per article and language, in a folder per language."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.records import BilingualRecord, Image, Note, RecordPassage, TranslatedPassage
from pipeline.write.export.pairs import Chosen

_UNFIT_FOR_NAMES = re.compile(r"[^A-Za-z0-9_-]+")


class Readable(Struct, frozen=True, kw_only=True):
    """An article in one language, ready to be laid out."""

    language: str
    title: str | None
    standfirst: str | None
    byline: tuple[str, ...]
    """Authors, publication and date, as far as they are known."""
    passages: Sequence[RecordPassage | TranslatedPassage]
    images: tuple[Image, ...]
    notes: tuple[Note, ...] = ()


def write_articles(folder: Path, chosen: Iterable[Chosen], layout: Callable[[Readable], str], ending: str) -> None:
    """Write `<language>/<record id>.<ending>` for every article, and again for its translation."""
    folder.mkdir()
    for article in chosen:
        for readable in readables(article.record):
            path = folder / file_name(readable.language) / f"{file_name(article.record.id)}.{ending}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(layout(readable), encoding="utf-8", newline="\n")


def as_text(article: Readable) -> str:
    """Title, standfirst and passages, an empty line between them."""
    head = [text for text in (article.title, article.standfirst) if text]
    return "\n\n".join([*head, *(passage.text for passage in article.passages)]) + "\n"


def readables(record: BilingualRecord) -> Iterator[Readable]:
    """The article in its own language, then its translation, if there is one."""
    byline = tuple(part for part in (", ".join(record.authors), record.publication, record.date) if part)
    yield Readable(
        language=record.language, title=record.title, standfirst=record.standfirst, byline=byline,
        passages=record.passages, images=record.images, notes=record.notes,
    )  # fmt: skip
    if record.translation is not None:
        other = record.translation
        images = tuple(
            Image(image.url, translated.caption, image.credit)
            for image, translated in zip(record.images, other.images, strict=True)
        )
        yield Readable(
            language=other.language, title=other.title, standfirst=other.standfirst, byline=byline,
            passages=other.passages, images=images,
        )  # fmt: skip


def file_name(name: str) -> str:
    """The name as a file may have it on any system."""
    return _UNFIT_FOR_NAMES.sub("-", name)
