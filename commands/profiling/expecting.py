"""A profile against PDFs whose rows are known."""

import csv
import io
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ...errors import UsageError
from ...export.cells import cell_to_text
from ...export.columns import TABLES
from ...export.rows import report_to_rows
from ...models import Report
from ...normalize.layout.profile import Profile

Expected = Mapping[str, str]


def read_expected(path: Path, profile: Profile) -> list[Expected]:
    """Return the rows that a profile's file expects: ``[[expect]]`` in it, or the CSV beside it.

    Args:
        path: of the TOML file.
        profile: what it describes.

    Raises:
        UsageError: there are none, or a column is not one of the table's.
    """
    entries: Any = tomllib.loads(path.read_text("utf-8")).get("expect", [])
    rows: list[Expected] = [
        {key: _text(value) for key, value in entry.items()} for entry in entries
    ]
    beside = path.with_suffix(".csv")
    if not rows and beside.exists():
        try:
            text = beside.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UsageError(f"{beside} is not UTF-8.", "Save it as CSV UTF-8.") from error
        rows = [*csv.DictReader(io.StringIO(text, newline=""), restval="")]
    if not rows:
        raise UsageError(
            f"{path} expects no rows.", f"Add [[expect]] tables, or put {beside.name} beside it."
        )
    known = {column.name for column in TABLES[profile.records]}
    for row in rows:
        for name in row:
            if name not in known:
                raise UsageError(
                    f"{name!r} is no column of {profile.records}.",
                    f"There are: {', '.join(sorted(known))}.",
                )
    return rows


def compare(reports: Sequence[Report], profile: Profile, expected: Sequence[Expected]) -> list[str]:
    """Return what differs between the rows read, in order, and those expected.

    A row that names a ``file`` is compared with the rows of that file.
    """
    names = [column.name for column in TABLES[profile.records]]
    read = [
        {name: cell_to_text(cell) or "" for name, cell in zip(names, row, strict=True)}
        for report in reports
        for row in report_to_rows(report)[profile.records]
    ]
    differences = []
    for file in dict.fromkeys(row.get("file", "") for row in expected):
        wanted = [row for row in expected if row.get("file", "") == file]
        found = [row for row in read if not file or Path(row["file"]).name == Path(file).name]
        where = f"{file}: " if file else ""
        if len(found) != len(wanted):
            differences.append(f"{where}{len(wanted)} rows are expected, {len(found)} were read.")
        for number, (row, got) in enumerate(zip(wanted, found, strict=False), 1):
            differences += [
                f"{where}row {number}, {name}: {value!r} is expected, {got[name]!r} was read."
                for name, value in row.items()
                if name != "file" and value != got[name]
            ]
    return differences


def _text(value: object) -> str:
    return str(value) if not isinstance(value, bool) else str(value).lower()
