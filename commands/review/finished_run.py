"""A finished run: the Reports in its folder, and the PDFs that they were read from."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ...errors import DocumentError, UsageError
from ...models import Report

_RUN, _LINES = "run.json", "reports.jsonl"


class MovedPdfError(DocumentError):
    """The PDF is not where the run read it, or holds something else now."""

    code = "file-missing"


@dataclass(frozen=True, slots=True)
class RunDocument:
    """One document of a finished run.

    Attributes:
        path: of the PDF, as the run was given it.
        document_id: first digits of its sha256.
        stem: of its outputs.
        report: its Report.
    """

    path: str
    document_id: str
    stem: str
    report: Report


class FinishedRun:
    """The output folder of a run.

    Args:
        folder: as given to ``convert -o``.

    Raises:
        UsageError: no run was finished there, or it wrote no Reports.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self._run: dict[str, Any] = json.loads((folder / _RUN).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise UsageError(
                f"{folder} holds no finished run (there is no {_RUN}).",
                "Name the folder that `mattrakan convert -o` wrote.",
            ) from error

    @property
    def correction_files(self) -> list[Path]:
        """The files of corrections that the run was given."""
        told = self._run.get("options", {}).get("corrections") or []
        return [self._found(one["file"]) for one in told]

    def documents(self) -> Iterator[RunDocument]:
        """Yield each document that was read, in order; the same content once.

        Raises:
            UsageError: the run wrote no Reports.
        """
        lines = self._lines()
        for one in self._run.get("inputs", []):
            if one.get("document_id") is None or one.get("status") == "duplicate":
                continue
            report = self._own(one) or lines.get(one["document_id"])
            if report is None:
                raise UsageError(
                    f"The run in {self.folder} wrote tables alone, "
                    "which do not say where on a page a row is.",
                    "Run the same `mattrakan convert` again with -f json added.",
                )
            name = next((n for n in one["outputs"] if n.endswith(".json")), "")
            stem = Path(name).stem or one["document_id"]
            yield RunDocument(one["path"], one["document_id"], stem, report)

    def read_pdf(self, document: RunDocument) -> bytes:
        """Return the bytes of a document's PDF.

        Raises:
            MovedPdfError: it was moved or changed since.
        """
        path = self._found(document.path)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise MovedPdfError(
                f"{document.path} is not where the run read it.",
                "Put it back, start from the same folder as then, or run `convert` again.",
            ) from error
        if not hashlib.sha256(data).hexdigest().startswith(document.document_id):
            raise MovedPdfError(
                f"{document.path} has changed since the run read it.", "Run `convert` again."
            )
        return data

    def _found(self, given: str) -> Path:
        """Return where a path of the run is now: seen from here, or from the folder's place."""
        path = Path(given)
        places = [path, self.folder.parent / path, self.folder / path, self.folder / path.name]
        return next((place for place in places if place.is_file()), path)

    def _own(self, one: dict[str, Any]) -> Report | None:
        for name in one["outputs"]:
            if name.endswith(".json") and name != "datapackage.json" and "/" not in name:
                return _report((self.folder / name).read_bytes(), self.folder / name)
        return None

    def _lines(self) -> dict[str, Report]:
        path = self.folder / _LINES
        if _LINES not in self._run.get("outputs", []) or not path.is_file():
            return {}
        found = [_report(line, path) for line in path.read_bytes().splitlines()]
        return {report.document_id: report for report in found}


def _report(data: bytes, path: Path) -> Report:
    try:
        return Report.model_validate_json(data)
    except ValidationError as error:
        raise UsageError(
            f"{path} is no Report of this version.", "Run `mattrakan convert` again."
        ) from error
