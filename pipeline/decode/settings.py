"""What `[decode]` of config.toml may say."""

from typing import Annotated

from msgspec import Meta, Struct


class JsonlFields(Struct, frozen=True, forbid_unknown_fields=True):
    """Names of the fields of a line of JSON; other fields are left alone."""

    url: str = "url"
    html: str = "html"
    text: str = "text"
    """Read where there is no HTML."""
    fetched_at: str = "fetched_at"
    id: str = "id"


class DecodeSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Limits of what is read, and what it is called."""

    max_bytes: Annotated[int, Meta(ge=1)] = 20_000_000
    """Of one page, unpacked."""
    jsonl_fields: JsonlFields = JsonlFields()
