"""XLIFF 2.1: an article a file, a passage a unit, a sentence a segment, a flag a note."""

import pytest
from lxml import etree
from translate.storage.xliff2 import Xliff2File

from pipeline.records import SentencePair
from pipeline.write.export.pairs import legal_in_xml

NAMES = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
# Of the core's schema: the children of an element, in order, and its required attributes.
SHAPE = {
    "xliff": (["file"], {"version", "srcLang"}),
    "file": (["unit"], {"id"}),
    "unit": (["notes", "segment", "ignorable"], {"id"}),
    "notes": (["note"], set()),
    "note": ([], set()),
    "segment": (["source", "target"], set()),
    "ignorable": (["source", "target"], set()),
    "source": ([], set()),
    "target": ([], set()),
}


@pytest.fixture
def article(exported, tmp_path):
    exported("x", "xliff")
    return tmp_path / "x" / "en-pt" / f"{1:016x}.xlf"


def test_one_file_per_article(article, tmp_path):
    files = [path.relative_to(tmp_path / "x").as_posix() for path in (tmp_path / "x").rglob("*.xlf")]
    assert sorted(files) == [f"{d}/{n:016x}.xlf" for d, n in (("en-pt", 1), ("en-pt", 2), ("pt-en", 3))]


def test_another_reader_finds_every_sentence(article, pairs):
    with article.open("rb") as stream:
        file = Xliff2File(stream)
    assert (file.sourcelanguage, file.targetlanguage) == ("en", "pt")
    assert [(unit.source, unit.target or "") for unit in file.units] == [
        (legal_in_xml(pair.source).strip(), legal_in_xml(pair.target).strip()) for pair in pairs
    ]
    assert [unit.getid() for unit in file.units] == [
        "title::s1", "p1::s1", "p1::s2", "p2::s1", "p3::s1", "image-1::s1",
    ]  # fmt: skip


def test_the_shape_of_the_file(article):
    root = etree.parse(article).getroot()
    assert root.get("version") == "2.1"
    for element in root.iter():
        name = etree.QName(element)
        children, required = SHAPE[name.localname]
        assert name.namespace == NAMES["x"]
        assert required <= set(element.attrib)
        assert {etree.QName(child).localname for child in element} <= set(children)
    for unit in root.iterfind(".//x:unit", NAMES):
        notes = unit.findall("x:notes", NAMES)
        assert notes in ([], [unit[0]])
        ids = [segment.get("id") for segment in unit.findall("x:segment", NAMES)]
        assert len(set(ids)) == len(ids)
    units = [unit.get("id") for unit in root.iterfind(".//x:unit", NAMES)]
    assert units == ["title", "p1", "p2", "p3", "image-1"]


def test_flags_are_notes_that_name_their_sentence(article):
    notes = etree.parse(article).xpath("//x:unit[@id='p1']/x:notes/x:note", namespaces=NAMES)
    assert [(note.get("id"), note.get("category"), note.text) for note in notes] == [
        ("n1-1", "flag", "s1: length"), ("n2-1", "flag", "s2: empty"), ("n2-2", "flag", "s2: length"),
    ]  # fmt: skip


def test_an_empty_translation_is_still_to_be_done(article):
    states = etree.parse(article).xpath("//x:unit[@id='p1']/x:segment/@state", namespaces=NAMES)
    assert states == ["translated", "initial"]


def test_sources_and_targets_of_a_unit_give_its_passage_back(make_record, fill, exported, tmp_path):
    pairs = [
        SentencePair("p1", "「はい」と言った。", "“Yes,” she said. ", "argos", ()),
        SentencePair("p1", "船は  来た。 ", "The boat came.", "argos", ()),
        SentencePair("p1", "夜だった。", "It was night.", "argos", ()),
    ]
    clean = fill({"ja-en": [make_record(8, ("ja", "en"), pairs=pairs)]})
    exported("y", "xliff", clean=clean, pair="ja-en")
    [unit] = etree.parse(tmp_path / "y" / "ja-en" / f"{8:016x}.xlf").iterfind(".//x:unit", NAMES)
    for side, whole in (("source", [pair.source for pair in pairs]), ("target", [pair.target for pair in pairs])):
        assert "".join(part.text or "" for part in unit.iterfind(f"*/x:{side}", NAMES)) == "".join(whole)


def test_filtered_sentences_are_not_there(exported, tmp_path):
    exported("y", "xliff", only_unflagged=True)
    root = etree.parse(tmp_path / "y" / "en-pt" / f"{1:016x}.xlf").getroot()
    assert [unit.get("id") for unit in root.iterfind(".//x:unit", NAMES)] == ["title", "p2", "p3", "image-1"]
