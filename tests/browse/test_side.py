import pytest

from pipeline.browse.side import side_of


@pytest.mark.parametrize(
    ("tag", "name", "direction"),
    [
        ("en", "English", "ltr"), ("pt-BR", "Brazilian Portuguese", "ltr"), ("zh-Hans", "Simplified Chinese", "ltr"),
        ("ar", "Arabic", "rtl"), ("he", "Hebrew", "rtl"), ("fa", "Persian", "rtl"), ("ur", "Urdu", "rtl"),
        ("az-Arab", "Azerbaijani", "rtl"), ("az", "Azerbaijani", "ltr"), ("und", "Unknown language", "ltr"),
        ("qqq", "qqq", "ltr"),
    ],
)  # fmt: skip
def test_names_and_directions(tag, name, direction):
    side = side_of(tag)
    assert (side.tag, side.name, side.direction) == (tag, name, direction)
