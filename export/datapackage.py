"""A folder of CSV files that describes itself: Data Package v2 and JSON Schemas."""

import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..models import Report
from .atomic import PendingFile
from .cells import Row
from .columns import KEYS, TABLES, Column, references
from .csv_files import CsvWriter
from .rows import Rows
from .schemas import make_schema, schema_to_json

NAME = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/"
_TYPES = {"decimal": "number"}


class DataPackageWriter:
    """The CSV files, datapackage.json and schemas/ in one folder."""

    def __init__(self, folder: Path, *, csv_bom: bool = False) -> None:
        self._folder = folder
        self._csv_bom = csv_bom
        self._described: dict[str, PendingFile] = {}
        self._csv = CsvWriter(folder, bom=csv_bom)

    def add_rows(self, report: Report, rows: Rows) -> None:
        """Append one Report's rows."""
        self._csv.add_rows(report, rows)

    def add_documents(self, rows: list[Row]) -> None:
        """Append the rows of all documents."""
        self._csv.add_documents(rows)

    def finish(self) -> None:
        """Write the CSV files, and then what describes them."""
        self._csv.finish()
        pending = {name: file.pending for name, file in self._csv.files.items()}
        described = {NAME: make_datapackage(pending, csv_bom=self._csv_bom)}
        for name in ("report", *TABLES):
            described[f"schemas/{name}.schema.json"] = make_schema(name)
        for name, schema in described.items():
            file = self._described[name] = PendingFile(self._folder / name)
            file.write(schema_to_json(schema))
            file.finish()

    def commit(self) -> list[str]:
        """Put all files into their places; return their names."""
        names = self._csv.commit()
        for file in self._described.values():
            file.commit()
        return [*names, *self._described]

    def discard(self) -> None:
        """Leave nothing behind."""
        self._csv.discard()
        for file in self._described.values():
            file.discard()


def make_datapackage(files: Mapping[str, Path], *, csv_bom: bool = False) -> dict[str, Any]:
    """Return the descriptor of the CSV files of the tables, wherever they stand now."""
    return {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": "mattrakan-reports",
        "title": "Measures, indicators and findings from plans of Thai public bodies",
        "contributors": [{"title": f"mattrakan {version('mattrakan')}", "roles": ["creator"]}],
        "resources": [_resource(path, name, csv_bom) for name, path in files.items()],
    }


def _resource(path: Path, name: str, csv_bom: bool) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILE}tableschema.json",
        "fields": [_field(column) for column in TABLES[name]],
        "missingValues": [""],
    }
    if key := KEYS.get(name):
        schema["primaryKey"] = list(key)
    if keys := references(name):
        schema["foreignKeys"] = [
            {"fields": [field], "reference": {"resource": table, "fields": [field]}}
            for field, table in keys
        ]
    return {
        "name": name,
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if csv_bom else "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.name == "document_id":
        constraints["pattern"] = "[0-9a-f]{12}"
    kind = _TYPES.get(column.type, column.type)
    field = {"name": column.name, "type": kind, "description": column.meaning}
    return field | ({"constraints": constraints} if constraints else {})
