"""Bad pages among good ones: each gets its one clear sentence, and no other page is lost."""

import gzip
import json

import pytest
from conftest import ENGLISH, NOTHING, PORTUGUESE, add_page, made_article, records_of

from pipeline import clean
from pipeline.config import Settings, with_changes

SETTINGS = with_changes(Settings(), {"translate.targets": {}})

BAD = {
    "empty.txt": b"",
    "blank.html": b" \n\t\n ",
    "one_line.txt": b"word " * 10_000_000,
    "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "noise.txt": bytes(range(256)) * 100,
    "cut.html.gz": gzip.compress(ENGLISH.encode() * 50)[:300],
    "bomb.html.gz": gzip.compress(b"<p>" + b"0" * 60_000_000),
    "nested.html": b"<html><body>" + b"<div>" * 10_000 + b"deep" + b"</div>" * 10_000,
    "menu.md": NOTHING.encode(),
    "script.html": b"<html><head><script>var a = 1;</script></head><body></body></html>",
}
WORDS = {
    "empty.txt": ("decode", "empty"),
    "blank.html": ("decode", "empty"),
    "one_line.txt": ("decode", "decode.max_bytes"),
    "picture.html": ("decode", "PNG"),
    "noise.txt": ("decode", "binary"),
    "cut.html.gz": ("decode", "cut short"),
    "bomb.html.gz": ("decode", "decode.max_bytes"),
    "nested.html": ("extract", ""),
    "menu.md": ("extract", "no article"),
    "script.html": ("extract", "no article"),
}


@pytest.fixture(scope="module")
def outcome(
    here: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, object]]]:
    """Rejections and records, each by path, of one run over all bad pages and some good ones."""
    folder = tmp_path_factory.mktemp("faults")
    raw = folder / "raw"
    raw.mkdir()
    for name, data in BAD.items():
        (raw / name).write_bytes(data)
    (raw / "broken_utf8.txt").write_bytes(PORTUGUESE.encode().replace(b"custaram menos", b"custaram \xff\xfe menos"))
    for name in ("a.txt", "zz.txt"):
        add_page(raw, name, made_article(len(name)))
    add_page(raw, "side.txt", made_article(3))
    (raw / "side.txt.meta.json").write_text("{broken", "utf-8")
    (raw / "dangling.html").symlink_to(raw / "nowhere.html")
    counts = clean([raw], folder / "out", SETTINGS)
    assert counts.pages == counts.written + counts.unchanged + counts.duplicates + counts.rejected == len(BAD) + 5
    assert counts.bugs == 0
    rejections = [json.loads(line) for line in (folder / "out/rejected.jsonl").read_text("utf-8").splitlines()]
    return {one["file_path"]: one for one in rejections}, {one["file_path"]: one for one in records_of(folder / "out")}


@pytest.mark.parametrize("name", sorted(BAD))
def test_each_bad_page_gets_one_clear_sentence(outcome: tuple[dict[str, dict[str, str]], object], name: str) -> None:
    rejection = outcome[0][name]
    stage, word = WORDS[name]
    assert rejection["stage"] == stage
    assert word.lower() in rejection["message"].lower()
    assert rejection["message"].endswith(".")
    assert "\n" not in rejection["message"]
    assert "Traceback" not in rejection["message"]
    assert len(rejection["message"]) < 300


def test_a_link_that_leads_nowhere_is_rejected(outcome: tuple[dict[str, dict[str, str]], object]) -> None:
    assert outcome[0]["dangling.html"]["error"] == "UnreadablePage"


def test_the_good_pages_are_all_there(outcome: tuple[object, dict[str, dict[str, object]]]) -> None:
    assert sorted(outcome[1]) == ["a.txt", "broken_utf8.txt", "side.txt", "zz.txt"]


def test_invalid_bytes_and_broken_side_files_are_noted(outcome: tuple[object, dict[str, dict[str, list[str]]]]) -> None:
    assert any("no valid utf-8" in warning for warning in outcome[1]["broken_utf8.txt"]["warnings"])
    assert any("side.txt.meta.json" in warning for warning in outcome[1]["side.txt"]["warnings"])
