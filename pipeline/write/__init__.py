"""Fifth verb: article, language and pairs become a record, and records become shards on disk."""

from pipeline.write.promises import broken_promises
from pipeline.write.record import assemble_record
from pipeline.write.settings import WriteSettings
from pipeline.write.shards import json_line, read_shard, write_shard

__all__ = ["VERSION", "WriteSettings", "assemble_record", "broken_promises", "json_line", "read_shard", "write_shard"]

VERSION = 1
"""Raised by hand when the same article gives another record."""
