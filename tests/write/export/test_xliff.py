"""XLIFF 2.1: an article a file, a passage a unit, a sentence a segment, a flag a note."""

import re
from pathlib import Path

import langcodes
import pytest
from lxml import etree
from translate.storage.xliff2 import Xliff2File

from pipeline.records import SentencePair
from pipeline.write.export.pairs import legal_in_xml

NAMES = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
# The schema of the core, which 2.1 takes over from 2.0; Debian's php-symfony-translation brings it, with W3C's of xml:.
SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
# Of the core's schema: the children of an element, in order, its required attributes, and those that it may have.
SHAPE = {
    "xliff": (["file"], {"version", "srcLang"}, {"trgLang"}),
    "file": (["unit"], {"id"}, {"original"}),
    "unit": (["notes", "segment", "ignorable"], {"id"}, {"{http://www.w3.org/XML/1998/namespace}space"}),
    "notes": (["note"], set(), set()),
    "note": ([], set(), {"id", "category", "appliesTo"}),
    "segment": (["source", "target"], set(), {"id", "state"}),
    "ignorable": (["source", "target"], set(), set()),
    "source": ([], set(), set()),
    "target": ([], set(), set()),
}
# https://docs.oasis-open.org/xliff/xliff-core/v2.1/os/xliff-core-v2.1-os.html, "Attributes"
STATES, APPLIES_TO = {"initial", "translated", "reviewed", "final"}, {"source", "target"}


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


class W3C(etree.Resolver):
    """Gives the schema of `xml:` that lies beside the core's, wherever the core's looks for it."""

    def resolve(self, url, public_id, context):
        return self.resolve_filename(str(SCHEMAS / "xml.xsd"), context) if url.endswith("xml.xsd") else None


def test_it_is_valid_against_the_core_schema(exported, tmp_path):
    path = SCHEMAS / "xliff-core-2.0.xsd"
    if not path.exists():
        pytest.skip("the schema of XLIFF's core is not here: apt-get install php-symfony-translation")
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(W3C())
    schema = etree.XMLSchema(etree.parse(path, parser))
    exported("x", "xliff")
    files = list((tmp_path / "x").rglob("*.xlf"))
    assert len(files) == 3
    for file in files:
        assert schema.validate(etree.parse(file)), schema.error_log
    broken = etree.parse(files[0])
    broken.find(".//x:unit", NAMES).append(etree.Element(f"{{{NAMES['x']}}}notes"))  # notes come before segments
    assert not schema.validate(broken)


def test_it_keeps_what_the_specification_says_of_its_elements(exported, tmp_path):
    """What the schema says, and the constraints on ids and languages that stand in the text of the specification."""
    exported("x", "xliff")
    for file in (tmp_path / "x").rglob("*.xlf"):
        root = etree.parse(file).getroot()
        assert root.get("version") == "2.1"
        for side in ("srcLang", "trgLang"):  # BCP 47; trgLang is needed as there are targets
            assert langcodes.tag_is_valid(root.get(side))
        for element in root.iter():
            name = etree.QName(element)
            children, required, optional = SHAPE[name.localname]
            assert name.namespace == NAMES["x"]
            assert required <= set(element.attrib) <= required | optional
            places = [children.index(etree.QName(child).localname) for child in element]
            if name.localname == "unit":  # notes first, then segments and ignorables as they come
                places = [min(place, 1) for place in places]
            assert places == sorted(places)
            assert not (children and (element.text or "").strip())
        assert {segment.get("state") for segment in root.iterfind(".//x:segment", NAMES)} <= STATES
        assert {note.get("appliesTo") for note in root.iterfind(".//x:note", NAMES)} <= APPLIES_TO
        for unit in root.iterfind(".//x:unit", NAMES):
            assert unit.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            assert unit.find("x:segment", NAMES) is not None
            for kinds in ("x:segment", "x:notes/x:note"):
                ids = [one.get("id") for one in unit.findall(kinds, NAMES)]
                assert len(set(ids)) == len(ids)
                assert all(re.fullmatch(r"\S+", one) for one in ids)  # NMTOKEN
            for part in unit.iterfind("*/x:target", NAMES):
                assert part.getprevious().tag == f"{{{NAMES['x']}}}source"
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
