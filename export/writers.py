"""The writers of a run, by the names of their formats."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, NamedTuple, Protocol, Self, TypeAlias, runtime_checkable

from ..errors import UsageError, require
from ..extensions import find_extensions, load_extension
from ..models import Report
from .atomic import PendingFile, write_file
from .cells import JOINT, Row
from .json_files import report_to_json
from .rows import Rows, report_to_rows

# Library and extra of the formats that not every installation writes.
_NEEDED = {"parquet": ("pyarrow", "parquet"), "xlsx": ("xlsxwriter", "xlsx")}

SamePlans: TypeAlias = Mapping[str, Sequence[str]]


class Writer(Protocol):
    """Files that hold all documents of a run."""

    def finish(self) -> None:
        """Write everything that can fail, but change nothing that stands in the folder."""

    def commit(self) -> list[str]:
        """Put the files into their places; return their names."""

    def discard(self) -> None:
        """Leave nothing behind."""


@runtime_checkable
class ReportWriter(Writer, Protocol):
    """A writer of whole Reports."""

    def add(self, report: Report) -> None:
        """Append one Report."""


@runtime_checkable
class TableWriter(Writer, Protocol):
    """A writer of rows. Those of the documents come last: they tell of each other."""

    def add_rows(self, report: Report, rows: Rows) -> None:
        """Append one Report's rows of all tables but documents."""

    def add_documents(self, rows: list[Row]) -> None:
        """Append the rows of all documents; called once, before ``finish``."""


class OwnFile(NamedTuple):
    """A file that holds one document; nameless where the formats make none."""

    name: str = ""
    data: bytes = b""

    @property
    def names(self) -> list[str]:
        """Its name, if it has one."""
        return [self.name] if self.name else []

    @property
    def mark(self) -> tuple[str, str]:
        """Its name and the sha256 of its content."""
        return self.name, hashlib.sha256(self.data).hexdigest() if self.name else ""


@runtime_checkable
class Keeper(Protocol):
    """A writer whose file keeps the documents of earlier runs."""

    def forget(self, document_ids: Sequence[str]) -> None:
        """Take out documents."""


class Writers:
    """All files of a run: one JSON per document where asked for, and the combined ones.

    Nothing combined is seen in the folder before ``commit``; leaving the block without it discards.
    """

    def __init__(self, json_folder: Path | None, combined: Sequence[Writer]) -> None:
        self._json_folder = json_folder
        self._combined = combined
        self._tables = [writer for writer in combined if isinstance(writer, TableWriter)]
        self._documents: list[Row] = []
        self._committed = 0

    def own_file(self, report: Report, stem: str) -> OwnFile:
        """Return the file that one Report has to itself, not yet written."""
        if self._json_folder is None:
            return OwnFile()
        return OwnFile(f"{stem}.json", report_to_json(report))

    def add(self, report: Report, own: OwnFile) -> None:
        """Write one Report."""
        if self._json_folder is not None:
            write_file(self._json_folder / own.name, own.data)
        for writer in self._combined:
            if isinstance(writer, ReportWriter):
                writer.add(report)
        if self._tables:
            rows = dict(report_to_rows(report))
            self._documents += rows.pop("documents")
            for table in self._tables:
                table.add_rows(report, rows)

    def forget(self, document_ids: Sequence[str]) -> None:
        """Take out documents of earlier runs, where a format keeps them."""
        for writer in self._combined:
            if isinstance(writer, Keeper):
                writer.forget(document_ids)

    def commit(self, same_plans: SamePlans = MappingProxyType({})) -> list[str]:
        """Put the combined files into their places; return their names.

        Args:
            same_plans: the documents of the run that are of the same plan, by document_id.
        """
        names: list[str] = []
        documents = [_with_same_plans(row, same_plans) for row in self._documents]
        for table in self._tables:
            table.add_documents(documents)
        for writer in self._combined:
            writer.finish()
        for writer in self._combined:
            names += writer.commit()
            self._committed += 1
        return names

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for writer in self._combined[self._committed :]:
            writer.discard()


def _with_same_plans(row: Row, same_plans: SamePlans) -> Row:
    return (*row[:-1], JOINT.join(same_plans.get(str(row[0]), ())) or None)


def open_writers(folder: Path, formats: Sequence[str], *, csv_bom: bool = False) -> Writers:
    """Return writers of these formats into a folder.

    Raises:
        UsageError: a format has no writer.
    """
    check_formats(formats)
    wanted = dict.fromkeys(formats)
    if "datapackage" in wanted:
        wanted.pop("csv", None)  # which it holds
    combined: list[Writer] = []
    try:
        for name in wanted:
            if make := _COMBINED.get(name):
                combined.append(make(folder, csv_bom))
            elif name in find_extensions("writers"):
                combined.append(load_extension("writers", name)(folder))
    except BaseException:
        for writer in combined:
            writer.discard()
        raise
    return Writers(folder if "json" in formats else None, combined)


def open_stream(stdout: IO[bytes], form: str, *, many: bool) -> Writers:
    """Return a writer of one format to a stream.

    Args:
        stdout: where it goes.
        form: json (one object, or an array of them), jsonl, or csv (the measures alone).
        many: more than one document will be added.

    Raises:
        UsageError: the format makes files only.
    """
    from .csv_files import CsvStream
    from .json_files import JsonLinesWriter, JsonStream

    if form == "json":
        return Writers(None, [JsonStream(stdout, many=many)])
    if form == "jsonl":
        return Writers(None, [JsonLinesWriter(stdout)])
    if form == "csv":
        return Writers(None, [CsvStream(stdout)])
    raise UsageError(f"The format {form} cannot go to standard output.", "Name a folder with -o.")


def check_formats(formats: Sequence[str]) -> None:
    """Raise a UsageError for a format that does not exist or needs an extra."""
    for name in formats:
        if name not in FORMATS and name not in find_extensions("writers"):
            known = ", ".join([*FORMATS, *find_extensions("writers")])
            raise UsageError(f"There is no format {name!r}.", f"Choose from {known}.")
        if name in _NEEDED:
            require(*_NEEDED[name])


def _jsonl(folder: Path, csv_bom: bool) -> Writer:
    from .json_files import JsonLinesWriter

    return JsonLinesWriter(PendingFile(folder / "reports.jsonl"))


def _csv(folder: Path, csv_bom: bool) -> Writer:
    from .csv_files import CsvWriter

    return CsvWriter(folder, bom=csv_bom)


def _xlsx(folder: Path, csv_bom: bool) -> Writer:
    from .xlsx import XlsxWriter

    return XlsxWriter(folder)


def _parquet(folder: Path, csv_bom: bool) -> Writer:
    from .parquet_files import ParquetWriter

    return ParquetWriter(folder)


def _sqlite(folder: Path, csv_bom: bool) -> Writer:
    from .sqlite_db import SqliteWriter

    return SqliteWriter(folder)


def _datapackage(folder: Path, csv_bom: bool) -> Writer:
    from .datapackage import DataPackageWriter

    return DataPackageWriter(folder, csv_bom=csv_bom)


_COMBINED: dict[str, Callable[[Path, bool], Writer]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "sqlite": _sqlite,
    "datapackage": _datapackage,
}
FORMATS = ("json", *_COMBINED)
