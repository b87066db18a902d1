"""Pictures of what was read: the grid, spans, lines and marks drawn over the rendered page."""

import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from .geometry import Box
from .pages.document import Document, DocumentPage
from .picture_foot import add_foot
from .rendering import POINTS_PER_INCH, legible_resolution, open_pages, render
from .tables.table import Table

DOTS_PER_INCH = 120
COLOURS = {
    "cell": (30, 90, 200),
    "span": (230, 120, 0),
    "line": (150, 150, 150),
    "furniture": (200, 170, 220),
    "record": (0, 140, 70),
    "finding": (210, 0, 0),
}


@dataclass(frozen=True, slots=True)
class PageMark:
    """A box to draw over a page with a short label, e.g. a record or a finding."""

    page: int
    box: Box
    label: str
    kind: Literal["record", "finding"] = "record"


def draw_document(
    data: bytes,
    document: Document,
    folder: str | os.PathLike[str],
    *,
    stem: str = "page",
    marks: Sequence[PageMark] = (),
    legend: Sequence[tuple[str, str]] = (),
    notes: Mapping[int, Sequence[str]] = MappingProxyType({}),
    password: str | None = None,
) -> Iterator[Path]:
    """Yield the path of one PNG per page of the document, as each is written.

    Blue are cells, orange cells over several places, grey lines outside tables, violet running
    heads and page numbers, green records, red findings.

    Args:
        data: the PDF's bytes.
        document: what was read of it.
        folder: where the pictures go; made when it is not there.
        stem: first part of each file name: ``<stem>-p003.png``.
        marks: boxes of records and findings.
        legend: a kind of mark and its name, for the foot of each picture.
        notes: paragraphs for the foot, by the number of the page.
        password: user or owner password.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with open_pages(data, password) as pdf:
        for page in document.pages:
            path = target / f"{stem}-p{page.number:03d}.png"
            own = [mark for mark in marks if mark.page == page.number]
            width, height = pdf.get_page_size(page.number - 1)
            scale = legible_resolution(width, height, DOTS_PER_INCH) / POINTS_PER_INCH
            sheet = render(pdf, page.number, scale * POINTS_PER_INCH)
            drawn = _draw_page(sheet, scale, page, own)
            if legend:
                drawn = add_foot(drawn, legend, COLOURS, notes.get(page.number, ()))
            written = io.BytesIO()
            drawn.save(written, "PNG")
            path.write_bytes(written.getvalue())
            yield path


def _draw_page(image: Any, scale: float, page: DocumentPage, marks: Sequence[PageMark]) -> Any:
    from PIL import Image, ImageDraw, ImageFont

    faded = Image.blend(image, Image.new("RGB", image.size, "white"), 0.35)
    pen = ImageDraw.Draw(faded, "RGBA")
    font = ImageFont.load_default(13)

    def outline(box: Box, kind: str, width: int = 1, shade: int = 0, inset: float = 0.0) -> None:
        x0, y0, x1, y1 = (side * scale for side in box)
        corners = (x0 + inset, y0 + inset, max(x1 - inset, x0 + inset), max(y1 - inset, y0 + inset))
        pen.rectangle(corners, outline=COLOURS[kind], width=width, fill=(*COLOURS[kind], shade))

    for line in page.lines:
        outline(page.displayed_box(line.box), "line")
    for line in page.furniture:
        outline(page.displayed_box(line.box), "furniture", shade=40)
    for table in page.displayed_tables:
        _draw_table(table, outline)
    for mark in marks:
        outline(mark.box, mark.kind, width=2, shade=24, inset=3)
        at = (mark.box.x0 * scale + 5, mark.box.top * scale + 4)
        if mark.kind == "finding":  # beside the label of its record
            at = (mark.box.x1 * scale - 5 - pen.textlength(mark.label, font=font), at[1])
        pen.rectangle(pen.textbbox(at, mark.label, font=font), fill=(255, 255, 255, 210))
        pen.text(at, mark.label, font=font, fill=COLOURS[mark.kind])
    return faded


def _draw_table(table: Table, outline: Callable[..., None]) -> None:
    for cell in table.cells:
        spans = cell.row_span > 1 or cell.column_span > 1
        kind = "span" if spans else "cell"
        shade = 20 if cell.row < table.header_rows else 0
        outline(cell.box, kind, width=2 if spans else 1, shade=shade)
    outline(table.box, "cell", width=3)
