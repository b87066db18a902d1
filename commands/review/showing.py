"""`mattrakan show`: the part of a page that a row was read from, as a picture, and its link."""

import io
import re
from pathlib import Path
from typing import Any, NamedTuple

from ...errors import UsageError
from ...export.atomic import write_file
from ...export.correctable import row_paths
from ...export.records import record_at
from ...extract.rendering import POINTS_PER_INCH, open_pages, render
from ...models import BoxList, Place
from ...models.record_path import RecordPath
from ...pipeline import read_bytes
from .finished_run import FinishedRun, RunDocument

DOTS_PER_INCH = 200
_MARGIN_PT = 8.0
_FRAME = (210, 0, 0)
_NUMBER = r"-?\d+(?:\.\d+)?"
_PLACE = re.compile(rf"(?P<file>.+):(?P<page>\d+):\[?(?P<box>{_NUMBER}(?:[, ]+{_NUMBER}){{3}})\]?")
_ROW_ID = re.compile(r"([0-9a-f]{12})-(?:[io]\d+|m\d+-a\d+)")


class Shown(NamedTuple):
    """What was shown: the link to its page, and its picture."""

    link: str
    picture: Path


def show(what: str, folder: Path, picture: Path, password: str | None = None) -> Shown:
    """Write the crop of a page that shows a row or a box; return its link.

    Args:
        what: a row_id of the tables, or ``FILE.pdf:PAGE:x0,top,x1,bottom`` in points.
        folder: of the run that the row_id is of.
        picture: the PNG to write.
        password: opens an encrypted file.

    Raises:
        UsageError: it is neither, or the run has no such row.
        DocumentError: the PDF is gone, has changed or cannot be shown.
        OutputError: the picture cannot be written.
    """
    if found := _PLACE.fullmatch(what):
        file, page = found["file"], int(found["page"])
        box = _box(found["box"])
        data = read_bytes(file)
    elif row := _ROW_ID.fullmatch(what):
        run = FinishedRun(folder)
        document = next((d for d in run.documents() if d.document_id == row[1]), None)
        if document is None:
            raise UsageError(f"The run in {folder} has no document {row[1]}.", "See --in.")
        place = _place_of(document, what)
        if place.box is None:
            raise UsageError(f"Nothing is known of the place of {what} on its page.")
        file, page, box = document.path, place.page, place.box
        data = run.read_pdf(document)
    else:
        raise UsageError(
            f"{what!r} is neither a row_id nor FILE.pdf:PAGE:x0,top,x1,bottom.",
            "Copy the row_id from a table of the run.",
        )
    write_file(picture, crop(data, page, box, password))
    return Shown(f"{file}#page={page}", picture)


def crop(data: bytes, page: int, box: BoxList, password: str | None = None) -> bytes:
    """Return a PNG of the part of a page around a box, with a thin frame around the box.

    Args:
        data: of the PDF.
        page: from 1.
        box: in points from the top left of the page as a viewer shows it.
        password: opens an encrypted file.
    """
    from PIL import ImageDraw

    with open_pages(data, password) as pdf:
        whole: Any = render(pdf, page, DOTS_PER_INCH)
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    x0, top, x1, bottom = (side * scale for side in box)
    if x1 <= 0 or bottom <= 0 or x0 >= whole.width or top >= whole.height:
        width, height = whole.width / scale, whole.height / scale
        raise UsageError(
            f"The box is outside of the page, which is {width:.0f} by {height:.0f} points."
        )
    ImageDraw.Draw(whole).rectangle((x0 - 3, top - 3, x1 + 3, bottom + 3), outline=_FRAME, width=2)
    margin = _MARGIN_PT * scale
    part = whole.crop(
        (
            max(0, round(x0 - margin)),
            max(0, round(top - margin)),
            min(whole.width, round(x1 + margin)),
            min(whole.height, round(bottom + margin)),
        )
    )
    written = io.BytesIO()
    part.save(written, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return written.getvalue()


def _box(text: str) -> BoxList:
    x0, top, x1, bottom = (float(side) for side in re.findall(_NUMBER, text))
    if x0 >= x1 or top >= bottom:
        raise UsageError(f"{text!r} is no box.", "Give x0,top,x1,bottom in points.")
    return x0, top, x1, bottom


def _place_of(document: RunDocument, row_id: str) -> Place:
    """Return where a row was read."""
    path = row_paths(document.report).get(row_id)
    if not isinstance(path, RecordPath):
        raise UsageError(
            f"{document.path} has no row {row_id}.", "Copy the row_id from a table of the run."
        )
    return record_at(document.report, path).source
