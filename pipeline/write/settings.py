"""What `[write]` of config.toml may say."""

from typing import Annotated

from msgspec import Meta, Struct


class WriteSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """How records lie on disk."""

    records_per_shard: Annotated[int, Meta(ge=1)] = 1_000
    """Records in one `part-….jsonl`; a changed page rewrites its shard, so smaller shards make smaller re-runs."""
