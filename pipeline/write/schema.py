"""The promise in writing: `record.schema.json`, made from the types in `pipeline.records`.

`python -m pipeline.write.schema` writes it anew after a type has changed.
"""

import json
from pathlib import Path

import msgspec

from pipeline.records import BilingualRecord

SCHEMA_FILE = Path(__file__).with_name("record.schema.json")


def record_schema() -> str:
    """The JSON Schema of a record (2020-12), as the text of `record.schema.json`."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(BilingualRecord)}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(record_schema(), encoding="utf-8")
