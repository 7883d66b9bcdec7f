import pytest

from pipeline.extract.blocks import parsed, rendered
from pipeline.extract.people import authors_of, named, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Voss", ("Ida Voss",)),
        ("Ida Voss and Bo Ek", ("Ida Voss", "Bo Ek")),
        ("Ida Voss; Bo Ek", ("Ida Voss", "Bo Ek")),
        ("By Ida Voss", ("Ida Voss",)),
        ("Von Ida Voss", ("Ida Voss",)),
        ("Ida Voss, Ida Voss", ("Ida Voss",)),
        ("https://example.com/ida", ()),
        ("@idavoss", ()),
        ("ida@example.com", ()),
        ("About Ida Voss", ("Ida Voss",)),
        ("Über Ida Voss", ("Ida Voss",)),
        ("Sobre Ida Voss", ("Ida Voss",)),
        ("राम कुमार के बारे में", ("राम कुमार",)),
        ("About the author", ()),
        ("Über den Autor", ()),
        ("लेखक के बारे में", ()),
        ("Publicada por Ida Voss à(s) 18:42", ("Ida Voss",)),
        ("Posted by Ida Voss at 10:30 AM", ("Ida Voss",)),
        ("Dienstag", ()),
        ("Politics", ()),
        ("admin", ()),
        ("Redaktion", ()),
        ("Kannada Desk", ()),
        ("Plains Web Desk", ()),
        ("Staff Reporter", ()),
        ("Special Correspondent", ()),
        ("ಕನ್ನಡ ಡೆಸ್ಕ್", ()),
        ("நியூஸ் டெஸ்க்", ()),
        ("স্পোর্টস ডেস্ক", ()),
        ("کھیل ڈیسک", ()),
        ("Ida Voss; Bo Ek (foto)", ("Ida Voss",)),
        ("Sound Courier", ()),
        ("sound-courier.at", ()),
        ("M.Voss", ("M.Voss",)),
        ("", ()),
    ],
)
def test_only_people_are_names(text: str, expected: tuple[str, ...]) -> None:
    assert names([text], "Sound Courier") == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>By Ida Voss</p>", ("Ida Voss",)),
        ("<p>Updated 3 May 2025 | By Ida Voss | 3 min</p>", ("Ida Voss",)),
        ("<p><span>2025-05-03 09:27</span> <span>作者：顾念慈</span> <span>编辑：马晓东</span></p>", ("顾念慈",)),
        ("<div class=byline><a href=/x>Ida Voss</a></div>", ("Ida Voss",)),
        ("<p><span>3 May 2025</span> <span>Ida Voss</span></p>", ("Ida Voss",)),
        ("<p>Ida Voss</p>", ()),
        (
            "<div class=byline><a href=/i>Ida Voss</a>, adviser, Shores<br>&amp; <a href=/b>Bo Ek</a>, officer</div>",
            ("Ida Voss", "Bo Ek"),
        ),
        ("<p>By the time the ferry came the sun had set, and all of the people on the quay had gone home.</p>", ()),
    ],
)
def test_whom_a_block_names(markup: str, expected: tuple[str, ...]) -> None:
    (block,) = rendered(parsed(f"<html><body>{markup}</body></html>"), 2_000).blocks
    assert named(block) == expected


@pytest.mark.parametrize(
    ("said", "byline", "expected"),
    [
        (["Ida Voss"], "By Ida Voss", ("Ida Voss",)),
        (["Ida Voss", "Bo Ek"], "By Ida Voss", ("Ida Voss", "Bo Ek")),
        (["Max Tech"], "By Ida Voss", ("Ida Voss",)),
        (["Ida Voss"], "3 May 2025", ("Ida Voss",)),
        ([], "By Ida Voss", ("Ida Voss",)),
        (["admin"], "3 May 2025", ()),
        (["The Sound Courier"], "Source: The Sound Courier | By Ida Voss", ("Ida Voss",)),
        (["柳浦新闻网"], "来源：柳浦新闻网 作者：方以宁　程砚", ("方以宁", "程砚")),
        (["Ida Voss"], "লিখেছেন: ফারজানা সিদ্দিকা", ("ফারজানা সিদ্দিকা",)),
    ],
)
def test_a_byline_confirms_what_the_data_says(said: list[str], byline: str, expected: tuple[str, ...]) -> None:
    blocks = rendered(parsed(f"<html><body><p>{byline}</p></body></html>"), 2_000).blocks
    assert authors_of(said, blocks, None, "") == expected
