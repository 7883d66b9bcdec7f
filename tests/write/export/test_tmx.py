"""TMX that the DTD and another reader accept, with the texts as they were."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage.tmx import tmxfile

from pipeline.records import SentencePair
from pipeline.write.export.pairs import Chosen, legal_in_xml, pairs_of
from pipeline.write.export.tmx import write_tmx

DTD = Path(__file__).parents[4] / "shared" / "schemas" / "tmx14.dtd"
HEADER = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_another_reader_finds_every_pair(exported, pairs, tmp_path):
    exported("x.tmx", "tmx", pair="en-pt")
    with (tmp_path / "x.tmx").open("rb") as stream:
        memory = tmxfile(stream, "en", "pt")
    expected = [(legal_in_xml(pair.source).strip(), legal_in_xml(pair.target).strip()) for pair in pairs] * 2
    assert [(unit.source, unit.target or "") for unit in memory.units] == expected
    assert memory.units[0].getid() == f"{1:016x}/title/1"
    assert memory.translate("A boat") == "Um barco"


def test_the_file_is_valid(exported, tmp_path):
    if not DTD.exists():
        pytest.skip("the DTD of TMX 1.4 is not here")
    exported("x.tmx", "tmx")
    with DTD.open() as stream:
        dtd = etree.DTD(stream)
    assert dtd.validate(etree.parse(tmp_path / "x.tmx")), dtd.error_log


def test_the_shape_of_the_file(exported, tmp_path):
    exported("x.tmx", "tmx")
    root = etree.parse(tmp_path / "x.tmx").getroot()
    assert (root.tag, dict(root.attrib), [child.tag for child in root]) == (
        "tmx",
        {"version": "1.4"},
        ["header", "body"],
    )
    header = root[0].attrib
    assert set(header) >= HEADER
    assert (header["segtype"], header["srclang"], header["datatype"]) == ("sentence", "*all*", "plaintext")
    assert "creationdate" not in header  # the same pairs are the same bytes
    for unit in root[1]:
        tags = [child.tag for child in unit]
        assert tags == ["prop"] * (len(tags) - 2) + ["tuv", "tuv"]
        assert unit.get("srclang") == unit.find("tuv").get(LANG)
    flagged = root[1][2]
    assert {prop.get("type"): prop.text for prop in flagged.findall("prop")} == {
        "type": "1:1", "info": "empty|length", "engine": "argos",
    }  # fmt: skip
    assert {prop.get("type"): prop.text for prop in flagged.find("tuv").findall("prop")} == {
        "source-document": "https://example.org/1?a=1&b=<2>", "paragraph-id": "p1",
    }  # fmt: skip
    assert flagged[-1].find("seg").text is None


def test_one_source_language_is_named(exported, tmp_path):
    exported("x.tmx", "tmx", pair="pt-en")
    assert etree.parse(tmp_path / "x.tmx").find("header").get("srclang") == "pt"


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.tuples(st.text(min_size=1), st.text()))
def test_any_text_comes_back(make_record, tmp_path, texts):
    record = make_record(pairs=[SentencePair("p1", *texts, "firefox", ())])
    write_tmx(tmp_path / "any.tmx", [Chosen(record, tuple(pairs_of(record)))], [("en", "pt")])
    segments = etree.parse(tmp_path / "any.tmx").findall(".//seg")
    assert tuple(segment.text or "" for segment in segments) == tuple(legal_in_xml(text.strip()) for text in texts)
