"""Files that are no pages."""

import pytest

from pipeline.decode.binary import is_noise, looks_like


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"PK\x03\x04\x14", "zip"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
        (b"\x00\x00\x00\x20ftypmp42", "film"),
    ],
)
def test_well_known_files_are_named(data: bytes, what: str) -> None:
    assert what in looks_like(data)


@pytest.mark.parametrize("data", [b"", b"<html>", b"Plain", "뉴스".encode(), b"MZungu is a word", b"ID 3"])
def test_text_is_not_taken_for_a_file(data: bytes) -> None:
    assert looks_like(data) is None
    assert not is_noise(data)


def test_many_control_characters_are_noise() -> None:
    assert is_noise(bytes(range(1, 200)) * 9)
    assert not is_noise(
        b"One \x0c page\r\n\twith a stray \x08 character, and words, words, words, " + b"and more words " * 9
    )
