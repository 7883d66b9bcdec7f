"""What a page's address says of it."""

import pytest

from pipeline.extract.address import stems_in_latin, words_of_address


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "https://news.example.org/2026/03/last-ferry-crosses-the-strait.html",
            {"last", "ferry", "cross", "the", "strai"},
        ),
        ("https://news.example.org/last-ferry-crosses/4711/", {"last", "ferry", "cross"}),
        ("https://news.example.org/artikel/letzte-f%C3%A4hre_12", {"letzt", "faehr"}),
        ("https://news.example.org/", set()),
        (None, set()),
    ],
)
def test_the_part_with_the_most_words_is_read(url, words):
    assert words_of_address(url) == words


def test_letters_are_written_as_addresses_write_them():
    assert stems_in_latin("Letzte Fähre übers Meer – não há") == {"letzt", "faehr", "ueber", "meer", "nao"}
