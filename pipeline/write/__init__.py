"""Fifth verb: article, language and pairs become a record, and records become shards on disk."""

from typing import TYPE_CHECKING

from pipeline.on_demand import on_demand

if TYPE_CHECKING:
    from pipeline.write.promises import broken_promises
    from pipeline.write.record import assemble_record
    from pipeline.write.settings import WriteSettings
    from pipeline.write.shards import json_line, read_shard, write_shard
else:
    __getattr__ = on_demand(
        __name__,
        promises=("broken_promises",),
        record=("assemble_record",),
        settings=("WriteSettings",),
        shards=("json_line", "read_shard", "write_shard"),
    )

__all__ = ["VERSION", "WriteSettings", "assemble_record", "broken_promises", "json_line", "read_shard", "write_shard"]

VERSION = 6
"""Raised by hand when the same article gives another record."""
