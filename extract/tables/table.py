"""Table and Cell: what stands in a grid, where, and how its text was repaired."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from ...errors import require
from ..anomalies import Anomaly
from ..compiled import mypyc_attr
from ..geometry import Box
from ..text.joined_lines import join_lines
from ..text.lines import Line


@mypyc_attr(acyclic=True)
@dataclass(slots=True, init=False, unsafe_hash=True)
class Cell:
    """One cell, drawn once however many grid places it covers; as `Line`, nobody changes it.

    Attributes:
        lines: its lines from top to bottom; empty for a blank cell.
        box: its area in points from the page's top left.
        page: page number from 1.
        row: grid row of its first place, from 0.
        column: grid column of its first place, from 0.
        row_span: how many grid rows it covers.
        column_span: how many grid columns it covers.
        anomalies: what stands in it and is no plain text, e.g. text that the page does not show.
        fill: colour of the fill that covers it as "#rrggbb"; None for none and for white.
        strokes: what is drawn in it, from top to bottom: level lines through it, and not along its
            border; then bars lower than it, and a dot, which have a height.
        text: its lines joined as one text.
    """

    lines: tuple[Line, ...]
    box: Box
    page: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    anomalies: tuple[Anomaly, ...] = ()
    fill: str | None = None
    strokes: tuple[Box, ...] = ()
    text: str = field(init=False)

    def __init__(
        self,
        lines: tuple[Line, ...],
        box: Box,
        page: int,
        row: int,
        column: int,
        row_span: int = 1,
        column_span: int = 1,
        anomalies: tuple[Anomaly, ...] = (),
        fill: str | None = None,
        strokes: tuple[Box, ...] = (),
    ) -> None:
        self.lines = lines
        self.box = box
        self.page = page
        self.row = row
        self.column = column
        self.row_span = row_span
        self.column_span = column_span
        self.anomalies = anomalies
        self.fill = fill
        self.strokes = strokes
        self.text = join_lines(lines, room=box.width) if lines else ""

    def __reduce__(self) -> tuple[object, ...]:
        """Say how it is copied and pickled, as in `Line`."""
        place = (self.box, self.page, self.row, self.column, self.row_span, self.column_span)
        return _cell_with_text, (
            self.text,
            self.lines,
            *place,
            self.anomalies,
            self.fill,
            self.strokes,
        )

    def moved_to(self, box: Box) -> "Cell":
        """Return this cell, with the text it has, in another place."""
        moved = replace(self, box=box)
        moved.text = self.text
        return moved

    @property
    def repairs(self) -> tuple[str, ...]:
        """Names of the repairs that changed this cell's text, in order, once each."""
        return tuple(dict.fromkeys(name for line in self.lines for name in line.repairs))


def _cell_with_text(text: str, *arguments: Any) -> Cell:
    cell = Cell(*arguments)
    cell.text = text
    return cell


@dataclass(frozen=True, slots=True)
class Table:
    """One table of one page.

    Attributes:
        page: page number from 1.
        number: the table's number on its page, from 1.
        box: its area in points from the page's top left.
        n_rows: grid rows, header rows among them.
        n_columns: grid columns.
        cells: every cell once, by row and column.
        header_rows: how many of the first rows are column headings (0 when none was recognised).
        ruled: each border between its columns is drawn, and none found by white space alone.
    """

    page: int
    number: int
    box: Box
    n_rows: int
    n_columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 0
    ruled: bool = False

    def __reduce__(self) -> tuple[object, ...]:
        """Say how it is copied and pickled, as in `Line`."""
        size = (self.n_rows, self.n_columns)
        place = (self.page, self.number, self.box)
        return Table, (*place, *size, self.cells, self.header_rows, self.ruled)

    def grid(self, first_rows: int | None = None) -> list[list[Cell | None]]:
        """Return cells by row and column; a place covered by a span holds the spanning cell.

        Args:
            first_rows: how many rows from the top; None for all.
        """
        n_rows = self.n_rows if first_rows is None else min(first_rows, self.n_rows)
        places: list[list[Cell | None]] = [[None] * self.n_columns for _ in range(n_rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, n_rows)):
                for column in range(cell.column, cell.column + cell.column_span):
                    places[row][column] = cell
        return places

    @property
    def rows(self) -> list[list[str | None]]:
        """Texts by row and column; ``None`` at a place that a spanning cell covers."""
        texts: list[list[str | None]] = [[None] * self.n_columns for _ in range(self.n_rows)]
        for cell in self.cells:
            texts[cell.row][cell.column] = cell.text
        return texts

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells)

    def __repr__(self) -> str:
        """Return where it stands and how large it is."""
        place = f"page {self.page}, number {self.number}"
        return f"<Table {place}: {self.n_rows} rows, {self.n_columns} columns>"

    def to_frame(self, *, fill_spans: bool = False) -> Any:
        """Return the rows below the headings as a pandas DataFrame of text.

        Args:
            fill_spans: repeat a spanning cell's text at every place that it covers; otherwise it
                stands at the first, and the others are missing.

        Columns bear the headings, those of several rows joined with a space; a heading that is
        empty or stands twice has the column's number added. Without headings they are numbered.
        """
        require("pandas", "frames")
        import pandas

        grid = self.grid()
        texts = [[cell.text if cell else None for cell in row] for row in grid]
        rows = texts if fill_spans else self.rows
        body = rows[self.header_rows :]
        frame = pandas.DataFrame(body, columns=range(self.n_columns), dtype="string")
        if self.header_rows:
            frame.columns = _names(texts[: self.header_rows])
        return frame

    def _repr_html_(self) -> str:
        lines: list[str] = []
        for row in range(self.n_rows):
            tag = "th" if row < self.header_rows else "td"
            cells: list[str] = []
            for cell in self.cells:
                if cell.row == row:
                    spans = f'rowspan="{cell.row_span}" colspan="{cell.column_span}"'
                    text = escape(cell.text).replace("\n", "<br>")
                    cells.append(f'<{tag} {spans} style="text-align:left">{text}</{tag}>')
            lines.append(f"<tr>{''.join(cells)}</tr>")
        return f"<table>{''.join(lines)}</table>"


def _names(heads: list[list[str | None]]) -> list[str]:
    """Return a name for each column from its heading rows, no two alike."""
    names: list[str] = []
    for place, column in enumerate(zip(*heads, strict=True), 1):
        name = " ".join(dict.fromkeys(text for text in column if text))
        names.append(name if name and name not in names else f"{name} {place}".strip())
    return names
