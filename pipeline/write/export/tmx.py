"""TMX 1.4b, the exchange format of translation memories: https://www.gala-global.org/tmx-14b.

The props are those of bitextor (`source-document`, `paragraph-id`, `type`, `info`), so that its tools read them.
"""

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from lxml import etree
from lxml.builder import E

from pipeline.write.export.pairs import Chosen, ExportedPair, legal_in_xml

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# TMX's word for a file whose units have source languages of their own.
_MIXED = "*all*"


def write_tmx(path: Path, chosen: Iterable[Chosen], directions: Sequence[tuple[str, str]]) -> None:
    """Write every pair as a translation unit, its id as `tuid`; it holds no time, so the same pairs are the same bytes.

    Args:
        path: the file.
        chosen: the articles with their pairs.
        directions: those that may occur, source first; they decide what the header says.
    """
    sources = {source for source, _ in directions}
    header = {
        "creationtool": "pipeline",
        "creationtoolversion": version("pipeline"),
        "segtype": "sentence",
        "o-tmf": "JSONL",
        "adminlang": "en",
        "srclang": sources.pop() if len(sources) == 1 else _MIXED,
        "datatype": "plaintext",
        "o-encoding": "UTF-8",
    }
    with etree.xmlfile(str(path), encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("tmx", version="1.4"):
            xml.write("\n", etree.Element("header", header), "\n")
            with xml.element("body"):
                for article in chosen:
                    for pair in article.pairs:
                        xml.write("\n", _unit(pair))
                xml.write("\n")
            xml.write("\n")


def _unit(pair: ExportedPair) -> etree._Element:
    unit = E.tu({"tuid": legal_in_xml(pair.id), "srclang": pair.source_language}, _prop("type", "1:1"))
    if pair.flags:
        unit.append(_prop("info", "|".join(pair.flags)))
    if pair.score is not None:
        unit.append(_prop("score", f"{pair.score:g}"))
    unit.append(_prop("engine", pair.engine))
    for language, text in ((pair.source_language, pair.source), (pair.target_language, pair.target)):
        variant = E.tuv(
            {_LANG: language},
            _prop("source-document", pair.url or pair.file_path),
            _prop("paragraph-id", pair.passage),
            E.seg(legal_in_xml(text)),
        )
        unit.append(variant)
    return unit


def _prop(kind: str, text: str) -> etree._Element:
    return E.prop({"type": kind}, legal_in_xml(text))
