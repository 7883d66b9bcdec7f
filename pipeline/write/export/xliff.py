"""XLIFF 2.1, the exchange format of translators' tools: https://docs.oasis-open.org/xliff/xliff-core/v2.1/.

One file per article; a passage is a unit, a sentence is a segment, the white space between sentences is an ignorable,
and a flag is a note of its unit that names the segment.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

from pipeline.records import BilingualRecord
from pipeline.write.export.pairs import Chosen, ExportedPair, legal_in_xml
from pipeline.write.export.plain import file_name

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"  # of 2.1 too
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_E = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})

Gaps = dict[tuple[str, int], tuple[str, str]]
"""By passage and number of a sentence: the white space after it, and after its translation."""


def write_xliff(folder: Path, chosen: Iterable[Chosen]) -> None:
    """Write `<source>-<target>/<record id>.xlf` for every article that has pairs."""
    folder.mkdir()
    for article in chosen:
        if article.pairs:
            first = article.pairs[0]
            direction = file_name(f"{first.source_language}-{first.target_language}")
            path = folder / direction / f"{file_name(first.record_id)}.xlf"
            path.parent.mkdir(parents=True, exist_ok=True)
            tree = etree.ElementTree(_document(article))
            tree.write(str(path), encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _document(article: Chosen) -> etree._Element:
    first = article.pairs[0]
    gaps = _gaps(article.record)
    passages: dict[str, list[ExportedPair]] = {}
    for pair in article.pairs:
        passages.setdefault(pair.passage, []).append(pair)
    file = _E.file({"id": "article", "original": legal_in_xml(first.url or first.file_path)})
    file.extend(_unit(passage, pairs, gaps) for passage, pairs in passages.items())
    languages = {"version": "2.1", "srcLang": first.source_language, "trgLang": first.target_language}
    return _E.xliff(languages, file)


def _unit(passage: str, pairs: Sequence[ExportedPair], gaps: Gaps) -> etree._Element:
    unit = _E.unit({"id": passage, _SPACE: "preserve"})
    notes = [
        _E.note({"id": f"n{pair.number}-{place}", "category": "flag", "appliesTo": "target"}, f"s{pair.number}: {flag}")
        for pair in pairs
        for place, flag in enumerate(pair.flags, 1)
    ]
    if notes:
        unit.append(_E.notes(*notes))
    for pair in pairs:
        segment = {"id": f"s{pair.number}", "state": "translated" if pair.target else "initial"}
        source, target = legal_in_xml(pair.source), legal_in_xml(pair.target)
        unit.append(_E.segment(segment, _E.source(source), _E.target(target)))
        if any(gap := gaps[pair.passage, pair.number]):
            unit.append(_E.ignorable(_E.source(gap[0]), _E.target(gap[1])))
    return unit


def _gaps(record: BilingualRecord) -> Gaps:
    """The white space after each sentence and after its translation."""
    gaps: Gaps = {}
    numbers: Counter[str] = Counter()
    for pair in record.translation.pairs if record.translation else ():
        numbers[pair.passage] += 1
        gaps[pair.passage, numbers[pair.passage]] = (_space_after(pair.source), _space_after(pair.target))
    return gaps


def _space_after(text: str) -> str:
    return legal_in_xml(text[len(text.rstrip()) :])
