"""TMX written by others is read, and what is written is read again."""

import pytest

from pipeline.errors import SetupError
from pipeline.translate.tmx import Unit, read_tmx, write_tmx

GATO = '<tuv lang="pt"><seg>Um\n  gato.</seg></tuv>'
HEAD = '<?xml version="1.0"?><tmx version="1.4"><header srclang="en-US" datatype="plaintext"/><body>'


@pytest.mark.parametrize(
    ("body", "units"),
    [
        (
            '<tu><tuv xml:lang="en-US"><seg>A house.</seg></tuv><tuv xml:lang="pt-BR"><seg>Uma casa.</seg></tuv></tu>',
            [("en-US", "pt-BR", "A house.", "Uma casa.")],
        ),
        (
            '<tu><tuv xml:lang="PT"><seg>Uma casa.</seg></tuv><tuv lang="EN"><seg>A house.</seg></tuv></tu>',
            [("en", "pt", "A house.", "Uma casa.")],
        ),
        (
            '<tu srclang="ko"><tuv lang="en"><seg>1</seg></tuv><tuv lang="ko"><seg>일</seg></tuv><tuv lang="hi"/></tu>',
            [("ko", "en", "일", "1")],
        ),
        (
            f'<tu><tuv lang="en"><seg><bpt>&lt;b&gt;</bpt>A<ept>&lt;/b&gt;</ept> <hi>cat</hi>.</seg></tuv>{GATO}</tu>',
            [("en", "pt", "A cat.", "Um gato.")],
        ),
        ('<tu><tuv xml:lang="en"><seg>Alone.</seg></tuv></tu><tu/>', []),
        ('<tu><tuv xml:lang="en"><seg>A house.</seg></tuv><tuv xml:lang="pt"><seg/></tuv></tu>', []),
    ],
)  # fmt: skip
def test_units_of_others(tmp_path, body, units):
    path = tmp_path / "theirs.tmx"
    path.write_text(HEAD + body + "</body></tmx>", "utf-8")
    assert list(read_tmx(path)) == [Unit(*unit, "theirs.tmx") for unit in units]


def test_what_is_written_is_read_again(tmp_path):
    units = [
        Unit("en", "pt", "Fish & <b>chips</b> — “good” 🐟", "Peixe & <b>batatas</b>", "review"),
        Unit("ko", "en", "집", "A house.", "machine"),
    ]
    path = tmp_path / "ours.tmx"
    assert write_tmx(path, units) == 2
    assert [(u.source, u.target, u.sentence, u.translation) for u in read_tmx(path)] == [
        (u.source, u.target, u.sentence, u.translation) for u in units
    ]
    text = path.read_text("utf-8")
    assert all(
        f'{name}="' in text
        for name in ("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang")
    )


@pytest.mark.parametrize(
    "content", ["", "no xml", HEAD, '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + HEAD[21:] + "&a;"]
)
def test_what_is_not_tmx_is_refused(tmp_path, content):
    path = tmp_path / "broken.tmx"
    path.write_text(content, "utf-8")
    with pytest.raises(SetupError, match=r"broken\.tmx cannot be read as TMX"):
        list(read_tmx(path))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SetupError, match=r"missing\.tmx cannot be read"):
        list(read_tmx(tmp_path / "missing.tmx"))
    with pytest.raises(SetupError, match="cannot be written"):
        write_tmx(tmp_path / "no" / "out.tmx", [])
