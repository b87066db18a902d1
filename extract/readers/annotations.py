"""Annotations as the reference reader draws them, after the page's content."""

from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.layout import LTFigure, LTImage, LTItem
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import MATRIX_IDENTITY, mult_matrix

from ..geometry import Box
from ..glyphs import Unread
from .fast.annotations import HAND_MADE, LINES, NO_PICTURE, NOT_SHOWN, OVER_TEXT
from .fast.functions import numbers
from .fast.matrices import Matrix
from .fast.page_space import appearance_matrix
from .nested_content import ODD

Device = Any  # a GlyphCollector, whose module imports modules that import this one

_UNREAD = frozenset({"StrikeOut", "Line"})  # over text, where their appearance cannot be drawn


def draw_annotations(
    annotations: Sequence[dict[str, Any]], layers: Sequence[Any], device: Device, ctm: Matrix
) -> Iterator[Unread]:
    """Draw the annotations that a viewer shows, and yield the places of those that say no text.

    Args:
        annotations: as pdfplumber lists them.
        layers: the one that each belongs to, if any.
        device: what the page's content was drawn on.
        ctm: takes the page's space to the displayed page.
    """
    for annotation, layer in zip(annotations, layers, strict=True):
        data = annotation.get("data") or {}
        kind = getattr(resolve1(data.get("Subtype")), "name", "")
        if f"/{kind}" in NO_PICTURE or int(resolve1(data.get("F")) or 0) & NOT_SHOWN:
            continue
        if layer is not None and device.painting.is_off(layer):
            continue
        before = len(device.glyphs)
        look = _appearance(data)
        drawn = look is not None and _draw(look, numbers(data.get("Rect")), kind, device, ctm)
        sides = (float(annotation[key]) for key in ("x0", "top", "x1", "bottom"))
        if any(glyph.text.strip() for glyph in device.glyphs[before:]):
            if f"/{kind}" in OVER_TEXT:
                yield Unread(Box(*sides), OVER_TEXT[f"/{kind}"])
            continue
        if kind == "Redact":
            yield Unread(Box(*sides), "redaction")
            continue
        said = resolve1(data.get({"Widget": "V", "FreeText": "Contents"}.get(kind, "")))
        if not isinstance(said, bytes) or not said.strip():
            if f"/{kind}" not in HAND_MADE and (drawn or kind not in _UNREAD):
                continue
            said = b""
        text = said.decode("utf-16" if said[:2] == b"\xfe\xff" else "latin-1", "replace")
        yield Unread(Box(*sides), "field" if kind == "Widget" else "note", text)


def _appearance(data: dict[str, Any]) -> PDFStream | None:
    looks = resolve1(data.get("AP"))
    usual = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(usual, dict):
        usual = resolve1(usual.get(getattr(resolve1(data.get("AS")), "name", "")))
    return usual if isinstance(usual, PDFStream) else None


def _draw(look: PDFStream, rect: list[float], kind: str, device: Device, ctm: Matrix) -> bool:
    """Draw an appearance so that its box fills the annotation's rectangle; return whether it did.

    Its lines are rules of the page where it is one of lines alone.
    """
    box, own = numbers(look.get("BBox")), numbers(look.get("Matrix")) or list(MATRIX_IDENTITY)
    if len(box) != 4 or len(rect) != 4 or len(own) != 6:
        return False
    xa, ya, xb, yb = rect
    matrix = (own[0], own[1], own[2], own[3], own[4], own[5])
    sides = (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
    fit = appearance_matrix(box, matrix, sides)
    if fit is None:
        return False
    page, aside = device.cur_item, LTFigure("", (0, 0, 1, 1), MATRIX_IDENTITY)
    device.cur_item = aside
    try:
        device.draw_form(look, mult_matrix(fit, ctm))
    except ODD:
        return False
    finally:
        device.cur_item = page
    for item in aside if f"/{kind}" in LINES else _images(aside):
        page.add(item)
    return True


def _images(figure: LTFigure) -> Iterator[LTItem]:
    for item in figure:
        if isinstance(item, LTFigure):
            yield from _images(item)
        elif isinstance(item, LTImage):
            yield item
