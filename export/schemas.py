"""JSON Schemas: of a Report, from the models, and of the rows of each table."""

import json
from typing import Any

from ..models import Report
from .columns import TABLES, Column

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: dict[str, dict[str, str]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "decimal": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "object": {"type": "string", "contentMediaType": "application/json"},
}


def make_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a "report", or of one row of a table of `TABLES`."""
    if name == "report":
        schema = Report.model_json_schema(by_alias=True, mode="serialization")
        return {"$schema": _DIALECT, **schema}
    columns = TABLES[name]
    return {
        "$schema": _DIALECT,
        "title": f"A row of {name}",
        "type": "object",
        "properties": {column.name: _column_schema(column) for column in columns},
        "required": [column.name for column in columns],
        "additionalProperties": False,
    }


def schema_to_json(schema: dict[str, Any]) -> bytes:
    """Return a schema as JSON text."""
    return json.dumps(schema, ensure_ascii=False, indent=2).encode() + b"\n"


def _column_schema(column: Column) -> dict[str, Any]:
    kind: dict[str, Any] = dict(_TYPES[column.type])
    if not column.required:
        kind["type"] = [kind["type"], "null"]
    if column.choices:
        kind["enum"] = [*column.choices, *([] if column.required else [None])]
    return {"description": column.meaning, **kind}
