"""A language as browsers and people want to know it."""

from functools import lru_cache

from babel import Locale
from msgspec import Struct

from pipeline.tags import corpus_code

_RIGHT_TO_LEFT = {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}


class Side(Struct, frozen=True):
    """A language, its English name, and the direction that it is written in."""

    tag: str
    name: str
    direction: str
    """`ltr` or `rtl`."""


@lru_cache(maxsize=1024)
def side_of(tag: str) -> Side:
    """The language of this BCP 47 tag."""
    names = Locale("en").languages
    name = names.get(tag.replace("-", "_")) or names.get(tag.split("-", 1)[0], tag)
    return Side(tag, name, "rtl" if corpus_code(tag).rpartition("_")[2] in _RIGHT_TO_LEFT else "ltr")
