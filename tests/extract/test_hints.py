"""Where links lead to, as their addresses betray it."""

import pytest

from pipeline.extract.hints import hints_of
from pipeline.extract.reading import HINTS


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("", set()),
        ("/", set()),
        ("https://example.com/2026/bridge", set()),
        ("https://WWW.Facebook.com/example", {"social"}),
        ("https://x.com/example", {"social"}),
        ("https://max.com/", set()),
        ("/tag/user/", {"tag", "author"}),  # words may share a letter
        ("mailto:news@example.com?subject=/tags/", {"mail", "tag"}),
        ("/é/login", {"account"}),
        ("list.pdf", {"file"}),
    ],
)
def test_address(address: str, kinds: set[str]):
    (bits,) = hints_of([address])
    assert {kind for bit, kind in enumerate(HINTS) if bits >> bit & 1} == kinds


def test_addresses_keep_to_themselves():
    assert hints_of([]) == []
    assert hints_of(["/ta", "g/", "a\n", "/tag/", "İ", ".zip"]) == [0, 0, 0, 2, 0, 64]
