"""Filled form fields, and notes and marks on a page, which the reference reader does not draw."""

from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.pdftypes import resolve1

from ..geometry import Box
from ..glyphs import Unread

_NOT_SHOWN = 2 | 32  # the flags Hidden and NoView of an annotation
_DRAWN = frozenset({"Stamp", "StrikeOut", "Ink", "Line"})  # over text, and may take it away


def unread_annotations(annotations: Sequence[dict[str, Any]]) -> Iterator[Unread]:
    """Yield the filled form fields and typed-on notes, which this reader does not draw.

    Args:
        annotations: as pdfplumber lists them.
    """
    for annotation in annotations:
        data = annotation.get("data") or {}
        if int(resolve1(data.get("F")) or 0) & _NOT_SHOWN:
            continue
        kind = getattr(resolve1(data.get("Subtype")), "name", "")
        said = resolve1(data.get({"Widget": "V", "FreeText": "Contents"}.get(kind, "")))
        if not isinstance(said, bytes) or not said.strip():
            if kind not in _DRAWN:
                continue
            said = b""
        sides = (float(annotation[key]) for key in ("x0", "top", "x1", "bottom"))
        text = said.decode("utf-16" if said[:2] == b"\xfe\xff" else "latin-1", "replace")
        yield Unread(Box(*sides), "field" if kind == "Widget" else "note", text)
