"""What readers of records are promised, checked."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

import msgspec

from pipeline.records import BilingualRecord, TranslatedArticle

_AS_GIVEN = frozenset({"url", "file_path", "recipe", "warnings"})


def broken_promises(record: BilingualRecord) -> list[str]:
    """The promises that this record breaks, one sentence each; empty for a good record."""
    return [*_of_its_text(record), *_of_its_translation(record), *_of_its_strings(record)]


def _of_its_text(record: BilingualRecord) -> Iterator[str]:
    if record.text != "\n".join(passage.text for passage in record.passages):
        yield "text is not the passages joined by a newline."
    ids = [passage.id for passage in record.passages]
    if ids != [f"p{number}" for number in range(1, len(ids) + 1)]:
        yield f"The passages are not p1, p2 … in order: {ids}."
    for passage in record.passages:
        if not passage.text.strip():
            yield f"Passage {passage.id} is empty."
        if passage.kind != "table" and "\n" in passage.text:
            yield f"Passage {passage.id} is a {passage.kind} of more than one line."
    if any(not author.strip() for author in record.authors) or len(set(record.authors)) < len(record.authors):
        yield f"An author is empty or named twice: {record.authors}."


def _of_its_translation(record: BilingualRecord) -> Iterator[str]:
    translation = record.translation
    if translation is None:
        return
    if translation.language == record.language:
        yield f"The translation is in the language of the article, {record.language}."
    if translation.text != "\n".join(passage.text for passage in translation.passages):
        yield "translation.text is not its passages joined by a newline."
    source = [(passage.id, passage.kind) for passage in record.passages]
    if source != [(passage.id, passage.kind) for passage in translation.passages]:
        yield "The translation's passages are not those of the article."
    if [image.url for image in record.images] != [image.url for image in translation.images]:
        yield "The translation's images are not those of the article."
    yield from _of_its_pairs(record, translation)


def _of_its_pairs(record: BilingualRecord, translation: TranslatedArticle) -> Iterator[str]:
    wholes = {"title": (record.title, translation.title), "standfirst": (record.standfirst, translation.standfirst)}
    for number, (image, other) in enumerate(zip(record.images, translation.images, strict=False), 1):
        wholes[f"image-{number}"] = (image.caption, other.caption)
    for passage, translated in zip(record.passages, translation.passages, strict=False):
        wholes[passage.id] = (passage.text, translated.text)
    for place in dict.fromkeys(pair.passage for pair in translation.pairs):
        if place not in wholes:
            yield f"A pair belongs to {place}, which the record does not have."
    for place, (source, target) in wholes.items():
        pairs = [pair for pair in translation.pairs if pair.passage == place]
        if "".join(pair.source for pair in pairs) != (source or ""):
            yield f"The sources of the pairs of {place} do not give its text back."
        if "".join(pair.target for pair in pairs) != (target or ""):
            yield f"The targets of the pairs of {place} do not give its translation back."


def _of_its_strings(record: BilingualRecord) -> Iterator[str]:
    for place, text in _strings(msgspec.to_builtins(record), ""):
        odd = Counter(unicodedata.name(char, f"U+{ord(char):04X}") for char in text if _is_control(char))
        if odd:
            yield f"{place} holds control characters: {', '.join(odd)}."
        if not unicodedata.is_normalized("NFC", text):
            yield f"{place} is not in NFC."


def _strings(value: object, place: str) -> Iterator[tuple[str, str]]:
    """Every string of a record with its place, but for those that are kept as they were given."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in _AS_GIVEN:
                yield from _strings(part, f"{place}.{key}".removeprefix("."))
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _strings(part, f"{place}[{number}]")


def _is_control(char: str) -> bool:
    return char != "\n" and unicodedata.category(char) in {"Cc", "Cs"}
