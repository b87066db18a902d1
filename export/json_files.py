"""Reports as JSON: one file per document, or one line per document."""

import json
from decimal import Decimal
from typing import IO

from ..models import Report, as_json_number
from ..models.value import Value
from .atomic import PendingFile


def report_to_json(report: Report) -> bytes:
    """Return a Report as an indented JSON text that ends with a line feed."""
    return report.model_dump_json(by_alias=True, indent=2).encode() + b"\n"


def report_to_line(report: Report) -> bytes:
    """Return a Report as one line of JSON Lines."""
    return report.model_dump_json(by_alias=True).encode() + b"\n"


class JsonLinesWriter:
    """One Report a line, in the order of adding."""

    def __init__(self, to: PendingFile | IO[bytes]) -> None:
        self._to = to

    def add(self, report: Report) -> None:
        """Append one Report."""
        self._to.write(report_to_line(report))

    def finish(self) -> None:
        """Write out what is still held in memory."""
        if isinstance(self._to, PendingFile):
            self._to.finish()
        else:
            self._to.flush()

    def commit(self) -> list[str]:
        """Put the file into its place; return its name."""
        if isinstance(self._to, PendingFile):
            self._to.commit()
            return [self._to.path.name]
        return []

    def discard(self) -> None:
        """Leave nothing behind."""
        if isinstance(self._to, PendingFile):
            self._to.discard()


class JsonStream:
    """One Report as an object, or several as an array, to a stream."""

    def __init__(self, stdout: IO[bytes], *, many: bool) -> None:
        self._stdout = stdout
        self._many = many
        self._before = b"[\n" if many else b""

    def add(self, report: Report) -> None:
        """Write one Report."""
        self._stdout.write(self._before + report_to_json(report).rstrip(b"\n"))
        self._before = b",\n"

    def finish(self) -> None:
        """End the text."""
        if self._many:
            self._stdout.write(b"\n]" if self._before == b",\n" else b"[]")
        self._stdout.write(b"\n")
        self._stdout.flush()

    def commit(self) -> list[str]:
        """Return no names: there are no files."""
        return []

    def discard(self) -> None:
        """Leave what was written: a stream cannot be taken back."""


def value_to_line(value: Value) -> bytes:
    r"""Return a Value as one line of JSON; numbers as numbers.

    >>> value_to_line(Value("-", status="blank"))
    b'{"raw": "-", "value": null, "status": "blank", "flags": [], "alternatives": []}\n'
    """
    meant = value.value
    entry = {
        "raw": value.raw,
        "value": as_json_number(meant) if isinstance(meant, Decimal) else meant,
        "status": value.status,
        "flags": list(value.flags),
        "alternatives": list(value.alternatives),
    }
    return json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
