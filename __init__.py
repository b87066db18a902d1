"""Measures, indicators and findings from the PDF plans of Thai public bodies.

>>> import mattrakan
>>> mattrakan.parse_value("มี.ค. - ก.ย. ๖๕", kind="period").value
'2022-03/2022-09'
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mattrakan.batch.capped import read as read
    from mattrakan.batch.capped import read_tables as read_tables
    from mattrakan.batch.capped import read_text as read_text
    from mattrakan.batch.run import Batch as Batch
    from mattrakan.batch.run import convert_files as convert
    from mattrakan.batch.stream import iter_reports as iter_reports
    from mattrakan.errors import MattrakanError as MattrakanError
    from mattrakan.extract.tables.table import Table as Table
    from mattrakan.models import Finding as Finding
    from mattrakan.models import Report as Report
    from mattrakan.models.value import Value as Value
    from mattrakan.normalize.cleaning.frames import clean_frame as clean
    from mattrakan.normalize.values.kinds import parse_value as parse_value

    __version__: str

__all__ = [
    "Batch",
    "Finding",
    "MattrakanError",
    "Report",
    "Table",
    "Value",
    "__version__",
    "clean",
    "convert",
    "parse_value",
    "read",
    "read_tables",
    "read_text",
]

# Loaded on first use: pandas costs 2 s, pythainlp 250 ms, and `mattrakan --help` needs neither.
_HOMES = {
    "Batch": ("batch.run", "Batch"),
    "Finding": ("models", "Finding"),
    "MattrakanError": ("errors", "MattrakanError"),
    "Report": ("models", "Report"),
    "Table": ("extract.tables.table", "Table"),
    "Value": ("models.value", "Value"),
    "clean": ("normalize.cleaning.frames", "clean_frame"),
    "convert": ("batch.run", "convert_files"),
    "parse_value": ("normalize.values.kinds", "parse_value"),
    "iter_reports": ("batch.stream", "iter_reports"),
    "read": ("batch.capped", "read"),
    "read_tables": ("batch.capped", "read_tables"),
    "read_text": ("batch.capped", "read_text"),
}


logging.getLogger("mattrakan").addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    found: Any
    if name == "__version__":
        from importlib.metadata import version  # a third of what `--help` would cost

        found = version("mattrakan")
    elif name in _HOMES:
        module, attribute = _HOMES[name]
        found = getattr(import_module(f"mattrakan.{module}"), attribute)
    else:
        raise AttributeError(f"module 'mattrakan' has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
