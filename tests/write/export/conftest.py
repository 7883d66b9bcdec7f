"""A small collection of our own: two directions, an untranslated article, and sentences that formats stumble over."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.records import (
    BilingualRecord,
    Image,
    Note,
    RecordPassage,
    SentencePair,
    TranslatedArticle,
    TranslatedImage,
    TranslatedPassage,
)
from pipeline.write.export import ExportCounts, ExportOptions, export

MakeRecord = Callable[..., BilingualRecord]
Fill = Callable[[Mapping[str, Sequence[BilingualRecord]]], Path]
Exported = Callable[..., ExportCounts]

PAIRS = (
    SentencePair("title", "Boats & <nets>: \"how\" they're made", "Barcos & <redes>: “como” se fazem", "firefox", ()),
    SentencePair("p1", "The tide was out. ", "A maré estava baixa. ", "firefox", ("length",), 0.75),
    SentencePair("p1", "Nobody waited.", "", "argos", ("empty", "length")),
    SentencePair("p2", "Boat | Crew\nEva | 4", "Barco | Tripulação\nEva | 4", "firefox", (), 0.5),
    SentencePair("p3", "Broken\there\x00 by\u2028it\x0b.", "Partido\taqui\ufffe por\x85ela\x1d.", "firefox", (), 0.25),
    SentencePair("image-1", "A boat", "Um barco", "firefox", ()),
)  # fmt: skip


@pytest.fixture
def make_record() -> MakeRecord:
    def make(
        number: int = 1,
        direction: tuple[str, str | None] = ("en", "pt"),
        pairs: Sequence[SentencePair] = PAIRS,
        **changes: Any,
    ) -> BilingualRecord:
        source, target = direction
        passages = ("p1", "paragraph"), ("p2", "table"), ("p3", "quote")
        texts = {name: "".join(p.source for p in pairs if p.passage == name).rstrip() for name, _ in passages}
        others = {name: "".join(p.target for p in pairs if p.passage == name).rstrip() for name, _ in passages}
        translation = TranslatedArticle(
            language=target or "", engine="firefox+argos", model="firefox-enpt 1.0+argos-en_pt 1.9",
            title="Barcos", standfirst=None, text="\n".join(others.values()),
            passages=tuple(TranslatedPassage(name, kind, others[name]) for name, kind in passages),
            images=(TranslatedImage("https://example.org/boat.jpg", "Um barco"),), pairs=tuple(pairs),
        )  # fmt: skip
        record = BilingualRecord(
            id=f"{number:016x}", url=f"https://example.org/{number}?a=1&b=<2>", file_path=f"day/{number}.html",
            sha256=f"{number:064x}", kind="html", encoding="utf-8", page_languages=("en",),
            language=source, language_script="eng_Latn", language_score=0.99,
            title="Boats", standfirst="How nets are mended.", authors=("Nora Ellison", "Ana Lobo"),
            publication="The Harbour", date="2025-03-12", text="\n".join(texts.values()),
            passages=tuple(RecordPassage(name, kind, texts[name], (3,), source) for name, kind in passages),
            images=(Image("https://example.org/boat.jpg", "A boat", "Ana Lobo"),),
            notes=(Note("correction", "An earlier version named another harbour."),),
            machine_translated_source=False, translation=translation if target else None,
            warnings=(), recipe={"extract": "1", "translate": "firefox; beam 1"},
        )  # fmt: skip
        return msgspec.structs.replace(record, **changes)

    return make


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Write records by folder into a new `clean`."""

    def write(folders: Mapping[str, Sequence[BilingualRecord]]) -> Path:
        clean = tmp_path / "clean"
        for name, records in folders.items():
            shard = clean / name / "part-00000.jsonl"
            shard.parent.mkdir(parents=True, exist_ok=True)
            shard.write_bytes(b"".join(msgspec.json.encode(record, order="sorted") + b"\n" for record in records))
        return clean

    return write


@pytest.fixture
def clean(make_record: MakeRecord, fill: Fill) -> Path:
    """Two articles en-pt, one pt-en, one Korean without a translation."""
    return fill(
        {
            "en-pt": [make_record(1), make_record(2)],
            "pt-en": [make_record(3, ("pt", "en"))],
            "untranslated/ko": [make_record(4, ("ko", None))],
        }
    )


@pytest.fixture
def exported(clean: Path, tmp_path: Path) -> Exported:
    """Export the small collection, or another one, to a path under the test's folder."""

    def run(out: str, kind: str, **options: Any) -> ExportCounts:
        return export(tmp_path / out, ExportOptions(**{"format": kind, "clean": clean, **options}))

    return run


@pytest.fixture
def pairs() -> Sequence[SentencePair]:
    """The pairs of every translated article of the small collection."""
    return PAIRS
