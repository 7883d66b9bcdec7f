"""What `[decode]` of config.toml may say."""

from msgspec import Struct


class DecodeSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Limits of what is read."""

    max_bytes: int = 20_000_000
    """Of one page, unpacked."""
