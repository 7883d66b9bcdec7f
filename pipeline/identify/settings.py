"""What `[identify]` of config.toml may say."""

from msgspec import Struct


class IdentifySettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Which detector answers, and among which languages."""

    engine: str = "langdetect"
    only: tuple[str, ...] = ()
    """BCP 47 tags that an answer may have; empty: all that the detector knows."""
