"""What lies beside a page."""

import json
from pathlib import Path

import pytest

from pipeline.decode.side import SideFile, read_side_file

SAID = {"url": "https://example.org/a", "fetched_at": "2025-04-29T06:00:00Z", "content_language": "en"}


@pytest.mark.parametrize(
    ("page", "side"),
    [
        ("a.html", "a.html.meta.json"),
        ("a.html", "a.meta.json"),
        ("a.html.gz", "a.html.gz.meta.json"),
        ("a.html.gz", "a.html.meta.json"),
        ("a.html.gz", "a.meta.json"),
        ("a.html.zst", "a.html.meta.json"),
        ("a", "a.meta.json"),
    ],
)
def test_a_side_file_is_found_and_read(tmp_path: Path, page: str, side: str) -> None:
    (tmp_path / side).write_text(json.dumps({**SAID, "status": 200, "headers": {"x": ["y"]}}))
    assert read_side_file(tmp_path / page) == SideFile(**SAID)


def test_the_closest_name_wins(tmp_path: Path) -> None:
    (tmp_path / "a.meta.json").write_text('{"url": "https://example.org/far"}')
    (tmp_path / "a.html.meta.json").write_text('{"url": "https://example.org/near"}')
    assert read_side_file(tmp_path / "a.html").url == "https://example.org/near"


def test_a_page_may_stand_alone(tmp_path: Path) -> None:
    assert read_side_file(tmp_path / "a.html") == SideFile()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '"url"', "null", '{"url": "https://example.org/a"', b"\xff\xfe{", b"\0" * 9, "x" * 2_000_000],
)
def test_a_broken_side_file_is_a_warning(tmp_path: Path, text: str | bytes) -> None:
    (tmp_path / "a.html.meta.json").write_bytes(text if isinstance(text, bytes) else text.encode())
    side = read_side_file(tmp_path / "a.html")
    assert (side.url, side.fetched_at, side.content_language) == (None, None, None)
    assert len(side.warnings) == 1
    assert "a.html.meta.json" in side.warnings[0]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"url": 7}, "url"),
        ({"url": " "}, "url"),
        ({"fetched_at": "last week"}, "fetched_at"),
        ({"content_language": []}, "content_language"),
    ],
)
def test_an_unusable_value_is_a_warning_and_the_rest_is_used(tmp_path: Path, said: dict, key: str) -> None:
    (tmp_path / "a.html.meta.json").write_text(json.dumps(SAID | said))
    side = read_side_file(tmp_path / "a.html")
    assert getattr(side, key) is None
    assert key in side.warnings[0]
    assert [getattr(side, other) for other in SAID if other != key] == [SAID[other] for other in SAID if other != key]


def test_null_is_nothing_said(tmp_path: Path) -> None:
    (tmp_path / "a.html.meta.json").write_text('{"url": null}')
    assert read_side_file(tmp_path / "a.html") == SideFile()
