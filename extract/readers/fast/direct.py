"""The fast reader: pages of a PDF opened with pikepdf, their content streams carried out by us."""

import re

import pikepdf

from ...geometry import Box
from ...glyphs import Page
from .annotations import draw_annotations
from .drawing import Drawing
from .interpreter import Interpreter
from .layers import Layers
from .lexing import OddContentError
from .matrices import Matrix
from .page_space import page_matrix, shown_part
from .resources import Resources, TypefaceCase
from .scanning import IS_COMPILED
from .tolerances import DEEPEST_NODE

_HARMLESS = (
    "reported number of objects",
    "a common error handled correctly",
    "invalid /ID in trailer",
)
_STREAM = re.compile(r"^stream <[^>]*> ?:? ?")  # an address in memory, another in every run


class DirectReader:
    """Reads pages of one open document; its fonts are read once.

    Args:
        pdf: the document.
        scans: read plain content letter by letter, which is quick when it is compiled.

    Attributes:
        n_pages: how many the document has.
    """

    def __init__(self, pdf: pikepdf.Pdf, *, scans: bool = IS_COMPILED) -> None:
        self._pdf = pdf
        self._scans = scans
        self._case = TypefaceCase()
        self._layers = Layers(pdf)
        form = pdf.Root.get("/AcroForm")
        shared = form.get("/DR") if isinstance(form, pikepdf.Dictionary) else None
        self._form_resources = Resources(shared, self._case, self._layers)
        self.n_pages = len(pdf.pages)

    def read_page(self, number: int) -> Page:
        """Return a page by its number (from 1).

        Raises:
            OddContentError: the page is one for the reference reader.
        """
        page = self._pdf.pages[number - 1].obj
        turn = int(page.get("/Rotate", 0)) % 360
        space = page_matrix(_media_box(page), turn)
        if space is None:
            raise OddContentError("a page turned by less than a right angle")
        ctm, width, height = space
        drawing = Drawing(height, width)
        self._case.clear_files()
        resources = Resources(page.get("/Resources"), self._case, self._layers)
        Interpreter(drawing, resources, ctm, scans=self._scans).run(_content(page))
        unread = draw_annotations(page, drawing, ctm, self._form_resources, self._scans)
        if warning := first_warning(self._pdf):
            raise OddContentError(warning)
        return Page(
            number=number,
            width=width,
            height=height,
            glyphs=tuple(drawing.glyphs),
            rules=(*drawing.rules.straight(), *drawing.picture_rules()),
            white_rules=tuple(drawing.rules.white),
            strokes=tuple(drawing.rules.strokes),
            images=tuple(drawing.images),
            actual_texts=tuple(drawing.actual_texts),
            fonts=self._case.files,
            hidden=drawing.hidden(),
            fills=tuple(drawing.fills()),
            unread=(*unread, *drawing.outlines()),
            crop=_crop(page, ctm, width, height),
        )


def first_warning(pdf: pikepdf.Pdf) -> str | None:
    """Return what QPDF has warned of since it was asked last, harmless slips left out."""
    for warning in map(str, pdf.get_warnings()):
        if not any(slip in warning for slip in _HARMLESS):
            return "QPDF warns: " + _STREAM.sub("", warning)
    return None


def _media_box(page: pikepdf.Object) -> tuple[float, float, float, float]:
    box = page.get("/MediaBox")
    if not isinstance(box, pikepdf.Array) or len(box) != 4:
        raise OddContentError("a page without a MediaBox")
    x0, y0, x1, y1 = (float(side) for side in box)
    if x0 >= x1 or y0 >= y1:
        raise OddContentError("a MediaBox that does not begin at its lower left")
    return x0, y0, x1, y1


def _inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    """Return what a page, or a node of the page tree above it, says."""
    node: pikepdf.Object | None = page
    for _ in range(DEEPEST_NODE):
        if not isinstance(node, pikepdf.Dictionary):
            break
        if (found := node.get(key)) is not None:
            return found
        node = node.get("/Parent")
    return None


def _crop(page: pikepdf.Object, ctm: Matrix, width: float, height: float) -> Box | None:
    """Return the part of the page that its CropBox leaves, None for all of it."""
    crop = _inherited(page, "/CropBox")
    if not isinstance(crop, pikepdf.Array) or len(crop) != 4:
        return None
    return shown_part([float(side) for side in crop], ctm, width, height)


def _content(page: pikepdf.Object) -> bytes:
    contents = page.get("/Contents")
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    parts = [stream.read_bytes() for stream in streams if isinstance(stream, pikepdf.Stream)]
    return b"\n".join(parts)
