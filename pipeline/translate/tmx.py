"""TMX 1.4b in and out: units of a translation memory, streamed, so that a file of any size takes little memory."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from pipeline.errors import SetupError
from pipeline.tags import to_bcp47
from pipeline.text import visible
from pipeline.translate.memory import Unit

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_OWN_TEXT = {"hi", "sub", "seg"}  # what else stands in a segment holds codes of the document's format
_HEADER = {
    "creationtool": "pipeline",
    "creationtoolversion": "1",
    "segtype": "sentence",
    "o-tmf": "pipeline",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "plaintext",
}


def read_tmx(path: Path) -> Iterator[Unit]:
    """The units of a file: from its source language, or the first one of a unit, to each other language.

    Raises:
        SetupError: it cannot be read or is not TMX.
    """
    default = ""
    try:
        with path.open("rb") as file:
            options = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False}
            for _, element in etree.iterparse(file, events=("end",), tag=("header", "tu"), **options):
                if element.tag == "header":
                    default = element.get("srclang", "")
                    continue
                yield from _units(element, element.get("srclang", default), path.name)
                _forget(element)
    except (OSError, etree.XMLSyntaxError) as error:
        raise SetupError(f"{path} cannot be read as TMX: {error}. Nothing of it was taken.") from error


def write_tmx(path: Path, units: Iterable[Unit]) -> int:
    """Write the units; how many there were.

    Raises:
        SetupError: the file cannot be written.
    """
    count = 0
    try:
        with etree.xmlfile(str(path), encoding="utf-8") as file:
            file.write_declaration()
            with file.element("tmx", version="1.4"):
                file.write(etree.Element("header", _HEADER), pretty_print=True)
                with file.element("body"):
                    for unit in units:
                        file.write(_element(unit), pretty_print=True)
                        count += 1
    except OSError as error:
        raise SetupError(f"{path} cannot be written: {error}.") from error
    return count


def _units(element: etree._Element, language: str, origin: str) -> Iterator[Unit]:
    """One unit of the file, as one per target language; those without two languages are none."""
    texts = {
        to_bcp47(variant.get(_LANGUAGE) or variant.get("lang") or ""): _text(variant) for variant in element.iter("tuv")
    }
    texts = {tag: text for tag, text in texts.items() if tag != "und" and text}
    source = to_bcp47(language)
    source = next((tag for tag in texts if tag == source), None) or next(
        (tag for tag in texts if tag.split("-", 1)[0] == source.split("-", 1)[0]), next(iter(texts), "")
    )
    for target, text in texts.items():
        if target != source:
            yield Unit(source, target, texts[source], text, origin)


def _text(variant: etree._Element) -> str:
    """What a segment says, without the codes of the document's format in it."""
    segment = variant.find("seg")
    return "" if segment is None else " ".join("".join(_said(segment)).split())


def _said(element: etree._Element) -> Iterator[str]:
    if element.tag in _OWN_TEXT and element.text:
        yield element.text
    for child in element:
        yield from _said(child)
        if child.tail:
            yield child.tail


def _element(unit: Unit) -> etree._Element:
    element = etree.Element("tu", srclang=unit.source)
    etree.SubElement(element, "prop", type="x-origin").text = visible(unit.origin)
    for tag, text in ((unit.source, unit.sentence), (unit.target, unit.translation)):
        variant = etree.SubElement(element, "tuv", {_LANGUAGE: tag})
        etree.SubElement(variant, "seg").text = visible(text)
    return element


def _forget(element: etree._Element) -> None:
    """Free what was read, or the tree grows with the file."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
