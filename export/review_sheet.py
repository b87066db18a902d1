"""The sheet `review` of the workbook: what is doubted, and a column for what is right."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..models import Finding, Report
from .correctable import finding_to_field, row_texts
from .sheet_layout import headings, row_height

NAME = "review"
# `fix` is for people: `convert --corrections reports.xlsx` takes what they write in it.
COLUMNS = {
    **{"document_id": 17, "row_id": 24, "field": 17, "was": 30, "fix": 30, "why": 24, "by": 17},
    **{"message_th": 60, "message": 60, "link": 36},
}
_FIX = {"num_format": "@", "bg_color": "#FFF9DB", "border": 1, "border_color": "#BF9000"}


class Doubt(NamedTuple):
    """One field that is doubted."""

    document_id: str
    row_id: str
    field: str
    was: str
    fix: None
    why: None
    by: None
    message_th: str
    message: str
    link: str


def report_to_doubts(report: Report) -> Iterator[Doubt]:
    """Yield each field of a Report that a finding doubts, once, with all that is said of it."""
    said: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        path, column = finding_to_field(finding.where)
        if finding.severity == "info" or column is None:
            continue
        empty = path is not None and path.table == "measures" and path.action is None
        empty = empty and path is not None and not report.measures[path.record].actions
        row_id = path.row_id(report.document_id, empty=empty) if path else ""
        said.setdefault((row_id, column), []).append(finding)
    texts = row_texts(report) if said else {}
    for (row_id, column), findings in said.items():
        place = next((one.source for one in findings if one.source), None)
        yield Doubt(
            report.document_id,
            row_id,
            column,
            texts.get(row_id or report.document_id, {}).get(column, ""),
            None,
            None,
            None,
            " ".join(dict.fromkeys(one.message_th for one in findings)),
            " ".join(dict.fromkeys(one.message for one in findings)),
            f"{report.source.file}#page={place.page}" if place else report.source.file,
        )


class ReviewSheet:
    """The sheet in a workbook of XlsxWriter.

    Args:
        book: the workbook.
        styles: formats by name.
        font: what all formats have in common.
    """

    def __init__(self, book: Any, styles: dict[str, Any], font: dict[str, Any]) -> None:
        self._sheet = book.add_worksheet(NAME)
        self._styles = styles
        self._fix = book.add_format({**font, **_FIX, "text_wrap": True})
        self._rows = 2
        thai = headings()["columns"] | headings()["review"]
        for place, (name, width) in enumerate(COLUMNS.items()):
            self._sheet.set_column(place, place, width)
            self._sheet.write_string(0, place, thai[name], styles["thai"])
        for place, name in enumerate(COLUMNS):
            self._sheet.write_string(1, place, name, styles["name"])
        self._sheet.freeze_panes(self._rows, 0)

    @property
    def row_data(self) -> Any:
        """The file that rows wait in, for whoever discards the workbook."""
        return self._sheet.row_data_fh

    def add(self, report: Report, to_cell: Any, to_target: Any) -> None:
        """Append what is doubted in one Report."""
        widths = list(COLUMNS.values())
        for doubt in report_to_doubts(report):
            self._sheet.set_row(self._rows, row_height(list(doubt), widths))
            for place, (name, cell) in enumerate(zip(COLUMNS, doubt, strict=True)):
                if name == "fix":
                    self._sheet.write_blank(self._rows, place, None, self._fix)
                elif name == "link" and (target := to_target(str(cell))):
                    style = self._styles["link"]
                    self._sheet.write_url(self._rows, place, target, style, to_cell(str(cell)))
                elif cell is not None:
                    text = to_cell(str(cell))
                    self._sheet.write_string(self._rows, place, text, self._styles["text"])
            self._rows += 1

    def finish(self) -> None:
        """Let people filter it."""
        self._sheet.autofilter(1, 0, max(self._rows - 1, 2), len(COLUMNS) - 1)
