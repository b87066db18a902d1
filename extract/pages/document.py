"""Document: all that extract knows of a PDF, without any Thai meaning."""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from ..anomalies import Anomaly
from ..doubts import Scan, skew_back
from ..geometry import Box
from ..tables.table import Table
from ..text.lines import Line
from ..text.turning import turn_back

Health: TypeAlias = Literal["fine", "repaired", "unreadable", "none"]
TextLayer: TypeAlias = Literal["native", "ocr", "mixed", "none"]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One page: its tables, and the lines that stand in no table.

    Attributes:
        number: from 1.
        width: in points, as read: that of the displayed page unless it was turned.
        height: in points, as read.
        label: the page number printed on the page ("๓"), or None.
        lines: lines outside tables, from top to bottom, furniture left out.
        tables: from top to bottom.
        furniture: running headers, footers, page numbers and watermarks.
        text: the whole page's repaired text, line by line, tables included, furniture left out.
        health: verdict on the text layer.
        health_reason: one English sentence of evidence; empty when fine.
        turned: the direction in degrees in which the displayed page's text runs: the page was
            turned by it to be read, and every box here is of the turned page.
        anomalies: what stands outside of tables and is no plain text.
        scan: how it was read when OCR read it.
        crop: the part of the displayed page that a viewer shows, where that is not all of it.
    """

    number: int
    width: float
    height: float
    label: str | None
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    furniture: tuple[Line, ...]
    text: str
    health: Health
    health_reason: str = ""
    turned: int = 0
    anomalies: tuple[Anomaly, ...] = ()
    scan: Scan | None = None
    crop: Box | None = None

    @property
    def box(self) -> Box:
        """The whole page."""
        return Box(0.0, 0.0, self.width, self.height)

    def displayed_box(self, box: Box) -> Box:
        """Return where a box of this page is on the page as a viewer displays it.

        A viewer shows the CropBox; places are counted from its corner, in units of the page
        (/UserUnit makes them larger on paper; PDF libraries count without it, too).
        """
        if self.scan is not None and self.scan.skew:
            box = skew_back(box, self.scan.skew, self.width, self.height)
        if self.turned:
            box = turn_back(box, self.turned, self.width, self.height)
        if self.crop is None:
            return box
        x, top = self.crop.x0, self.crop.top
        return Box(box.x0 - x, box.top - top, box.x1 - x, box.bottom - top)

    @property
    def is_laid_out(self) -> bool:
        """Whether its boxes are of another page than the displayed one."""
        skewed = self.scan is not None and self.scan.skew
        return bool(self.turned or self.crop or skewed)

    @property
    def displayed_tables(self) -> tuple[Table, ...]:
        """The tables with their boxes, and those of their cells, on the page as displayed."""
        if not self.is_laid_out:
            return self.tables
        return tuple(
            replace(
                table,
                box=self.displayed_box(table.box),
                cells=tuple(c.moved_to(self.displayed_box(c.box)) for c in table.cells),
            )
            for table in self.tables
        )


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF as read.

    Attributes:
        pages: the pages asked for, in order.
        n_pages: how many pages the file has.
        text_layer: native, ocr (invisible text over an image), mixed or none.
        health: the worst verdict that stands for most of its text.
        notes: (code, English sentence) of what was done to open the file, e.g. a re-save.
        fallbacks: (page number, reason) of pages that only the reference reader could read.
    """

    pages: tuple[DocumentPage, ...]
    n_pages: int
    text_layer: TextLayer
    health: Health
    notes: tuple[tuple[str, str], ...] = ()
    evidence: tuple[str, ...] = ()
    fallbacks: tuple[tuple[int, str], ...] = ()
