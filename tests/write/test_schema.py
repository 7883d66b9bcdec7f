"""The promise in writing is the promise in code."""

import json

from pipeline.write.schema import SCHEMA_FILE, record_schema


def test_the_committed_schema_is_that_of_the_types() -> None:
    assert SCHEMA_FILE.read_text("utf-8") == record_schema(), "run: python -m pipeline.write.schema"


def test_every_field_of_a_record_is_described() -> None:
    definitions = json.loads(record_schema())["$defs"]
    silent = [
        f"{name}.{field}"
        for name, definition in definitions.items()
        for field, schema in definition["properties"].items()
        if "description" not in schema and "$ref" not in schema
    ]
    assert silent == []
