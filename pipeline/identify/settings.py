"""What `[identify]` of config.toml may say."""

from typing import Literal

from msgspec import Struct


class IdentifySettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Which detector answers, and among which languages."""

    engine: Literal["langdetect", "lingua", "fasttext"] = "langdetect"
    """`lingua` and `fasttext` are extras: `pip install 'pipeline[lingua]'`."""
    only: tuple[str, ...] = ()
    """BCP 47 tags that an answer may have; empty: all that the detector knows."""
