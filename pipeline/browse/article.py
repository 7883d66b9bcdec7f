"""An article as it is laid out: passage beside passage, sentence by sentence, everything in its place."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.browse.side import Side, side_of
from pipeline.records import BilingualRecord, Image, SentencePair
from pipeline.translate.check import REASONS
from pipeline.write.export.pairs import ExportedPair, pairs_of
from pipeline.write.export.verdicts import Verdict, Verdicts

_LABELS = {"title": "Title", "standfirst": "Standfirst"}


class Sentence(Struct, frozen=True):
    """A sentence pair, what is doubtful about it, and what a person said of it."""

    pair: ExportedPair
    anchor: str
    """What the browser calls it: `p1-2`."""
    source_after: str
    """What parts the source from the next sentence: a blank, a line feed in tables, nothing in Chinese."""
    target_after: str
    flags: tuple[tuple[str, str], ...]
    """Name and meaning."""
    verdict: Verdict | None

    @property
    def target(self) -> str:
        """The translation that counts: the corrected one if there is one."""
        return self.verdict.corrected if self.verdict and self.verdict.verdict == "correct" else self.pair.target


class Row(Struct, frozen=True):
    """A passage in both languages."""

    id: str
    label: str
    """What it is, where it is not running text."""
    kind: str
    source: str
    target: str
    language: Side
    sentences: tuple[Sentence, ...]
    """Empty where there is no translation."""
    image: Image | None = None


class Shown(Struct, frozen=True):
    """A record, laid out."""

    record: BilingualRecord
    source: Side
    target: Side | None
    rows: tuple[Row, ...]
    """Title, standfirst and passages, in reading order."""
    images: tuple[Row, ...]

    @property
    def reviewed(self) -> int:
        """How many of its sentences have a verdict."""
        return sum(one.verdict is not None for one in self.sentences())

    def sentence(self, anchor: str) -> Sentence | None:
        """The sentence that the browser calls so."""
        return next((one for one in self.sentences() if one.anchor == anchor), None)

    def after(self, sentence: Sentence | None) -> Sentence | None:
        """The sentence that follows this one."""
        rest = iter(self.sentences())
        return next(rest, None) if any(one is sentence for one in rest) else None

    def sentences(self) -> Iterator[Sentence]:
        """All sentences, in reading order."""
        for row in (*self.rows, *self.images):
            yield from row.sentences


def lay_out(record: BilingualRecord, verdicts: Verdicts) -> Shown:
    """The record as it is laid out, with what was said of its sentences."""
    by_passage: dict[str, list[Sentence]] = {}
    translation = record.translation
    for pair, written in zip(pairs_of(record), translation.pairs if translation else (), strict=True):
        by_passage.setdefault(pair.passage, []).append(_sentence(pair, written, verdicts))
    side = side_of(record.language)

    def row(name: str, kind: str, texts: tuple[str | None, str | None], image: Image | None = None) -> Row:
        label = _LABELS.get(name, "Picture" if image else "" if kind == "paragraph" else kind.replace("_", " "))
        return Row(name, label, kind, texts[0] or "", texts[1] or "", side, tuple(by_passage.get(name, ())), image)

    rows = [row("title", "title", (record.title, translation.title if translation else None))] if record.title else []
    if record.standfirst:
        rows.append(
            row("standfirst", "standfirst", (record.standfirst, translation.standfirst if translation else None))
        )
    targets: Sequence[str | None] = [passage.text for passage in translation.passages] if translation else []
    for passage, target in zip(record.passages, targets or [None] * len(record.passages), strict=True):
        rows.append(row(passage.id, passage.kind, (passage.text, target)))
    captions = [image.caption for image in translation.images] if translation else [None] * len(record.images)
    images = [
        row(f"image-{number}", "caption", (image.caption, caption), image)
        for number, (image, caption) in enumerate(zip(record.images, captions, strict=True), 1)
    ]
    return Shown(record, side, side_of(translation.language) if translation else None, tuple(rows), tuple(images))


def _sentence(pair: ExportedPair, written: SentencePair, verdicts: Verdicts) -> Sentence:
    verdict = verdicts.get((f"{pair.source_language}-{pair.target_language}", pair.id))
    flags = tuple((name, REASONS.get(name, "No longer in use.")) for name in pair.flags)
    after, target_after = (text[len(text.rstrip()) :] for text in (written.source, written.target))
    return Sentence(pair, f"{pair.passage}-{pair.number}", after, target_after, flags, _standing(verdict, pair))


def _standing(verdict: Verdict | None, pair: ExportedPair) -> Verdict | None:
    """The verdict, unless what it was given for has changed since."""
    if verdict is None or verdict.source.strip() != pair.source:
        return None
    return verdict if verdict.verdict == "correct" or verdict.target.strip() == pair.target else None
