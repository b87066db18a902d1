"""Annotations: the plan itself, with a numbered mark where each finding is, for any PDF viewer."""

import io
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ...errors import DamagedPdfError
from ...models import BoxList
from .checklist import Checklist, Entry
from .wording import say

_COLOURS = {"warning": (1.0, 0.8, 0.2), "error": (1.0, 0.45, 0.4), "info": (0.6, 0.75, 0.95)}
_BADGE_PT = 11.0
_MARGIN_PT = 4.0
_PRINTED = 4  # annotation flag: shown on paper, too


class Sheet(NamedTuple):
    """What a viewer shows of a page: its part in the page's own space, and how it is turned.

    Boxes of a Report are counted from the shown part's top left, after turning.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    turn: int

    @property
    def width(self) -> float:
        """Width as shown."""
        return self.x1 - self.x0 if self.turn % 180 == 0 else self.y1 - self.y0

    def to_page(self, box: BoxList) -> tuple[float, float, float, float]:
        """Return a box as shown as (left, bottom, right, top) in the page's own space.

        >>> Sheet(0, 0, 600, 800, 0).to_page((10, 20, 30, 40))
        (10, 760, 30, 780)
        >>> Sheet(0, 0, 600, 800, 90).to_page((10, 20, 30, 40))
        (20, 10, 40, 30)
        """
        corners = [self._point(box[0], box[1]), self._point(box[2], box[3])]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def _point(self, x: float, top: float) -> tuple[float, float]:
        if self.turn == 90:
            return self.x0 + top, self.y0 + x
        if self.turn == 180:
            return self.x1 - x, self.y0 + top
        if self.turn == 270:
            return self.x1 - top, self.y1 - x
        return self.x0 + x, self.y1 - top


def annotate(data: bytes, checklist: Checklist, password: str | None = None) -> bytes:
    """Return a PDF with a mark and a note for each finding; notes of severity info in one note.

    Args:
        data: the PDF that was checked.
        checklist: of this PDF.
        password: opens an encrypted file; the result has the same encryption.

    Raises:
        DamagedPdfError: nothing can be added to the file.
    """
    import pikepdf

    try:
        with (
            warnings.catch_warnings(action="ignore"),  # about forms that nobody copies
            pikepdf.open(io.BytesIO(data), password=password or "") as pdf,
        ):
            font = pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name("/Helvetica-Bold"),
                )
            )
            for number, page in enumerate(pdf.pages, 1):
                notes = list(_page_notes(pdf, font, page, number, checklist))
                if notes:
                    known = page.obj.get("/Annots")
                    before = list(known) if isinstance(known, pikepdf.Array) else []
                    page.obj.Annots = pikepdf.Array([*before, *map(pdf.make_indirect, notes)])
            written = io.BytesIO()
            pdf.save(written, encryption=True if pdf.is_encrypted else None)
            return written.getvalue()
    except Exception as error:  # a damaged file makes the library raise whatever its parts raise
        raise DamagedPdfError(
            "No notes can be added to the file.", "Use -f html, or save it as PDF again."
        ) from error


def _page_notes(pdf: Any, font: Any, page: Any, number: int, checklist: Checklist) -> Iterator[Any]:
    """Yield the annotations of one page; those of the whole document are on the first."""
    sheet = _sheet(page)
    doubts = [entry for entry in checklist.entries if entry.finding.severity != "info"]
    marked: Counter[tuple[float, float]] = Counter()
    for entry in doubts:
        if entry.page == number and entry.box is not None:
            corner = entry.box[0] // _BADGE_PT, entry.box[1] // _BADGE_PT
            yield _highlight(pdf, font, sheet, entry, checklist, marked[corner])
            marked[corner] += 1
    loose = [e for e in doubts if e.box is None and (e.page or 1) == number]
    for place, entry in enumerate(loose):
        top = 2 * _MARGIN_PT + place * (_BADGE_PT + _MARGIN_PT)
        text = _contents(entry, checklist)
        yield _note(pdf, font, sheet, (2 * _MARGIN_PT, top), str(entry.number), text, entry)
    if number == 1:
        x = sheet.width - 2 * _MARGIN_PT - _BADGE_PT
        yield _note(pdf, font, sheet, (x, 2 * _MARGIN_PT), "i", _overview(checklist), None)


def _sheet(page: Any) -> Sheet:
    media, crop = ([float(side) for side in box] for box in (page.mediabox, page.cropbox))
    x0, x1 = max(min(media[::2]), min(crop[::2])), min(max(media[::2]), max(crop[::2]))
    y0, y1 = max(min(media[1::2]), min(crop[1::2])), min(max(media[1::2]), max(crop[1::2]))
    if x0 >= x1 or y0 >= y1:  # a crop box outside of the page is ignored
        x0, x1, y0, y1 = min(media[::2]), max(media[::2]), min(media[1::2]), max(media[1::2])
    return Sheet(x0, y0, x1, y1, int(_inherited(page.obj, "/Rotate") or 0) % 360)


def _inherited(node: Any, key: str) -> Any:
    for _ in range(100):  # a circle of parents ends
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    return None


def _highlight(
    pdf: Any, font: Any, sheet: Sheet, entry: Entry, checklist: Checklist, before: int
) -> Any:
    """Return a coloured area over a finding's box, its number in the corner."""
    import pikepdf

    assert entry.box is not None
    x0, top, x1, bottom = entry.box
    # The number is beside the area, where it hides less, and inside where the page ends there.
    badge = (before + 1) * (_BADGE_PT + 1)
    start = x0 - badge if x0 >= badge else x0
    end, foot = max(x1, start + badge), max(bottom, top + _BADGE_PT)
    colour = _COLOURS[entry.finding.severity]
    area = (x0 - start, foot - bottom, x1 - x0, bottom - top)
    content = [f"q /Marked gs {_rgb(colour)} rg {' '.join(f'{n:.2f}' for n in area)} re f Q"]
    at = 0.0 if start < x0 else before * (_BADGE_PT + 1)
    content.append(_badge(str(entry.number), at, foot - top - _BADGE_PT))
    width, height = end - start, foot - top
    left, low, right, high = sheet.to_page((x0, top, x1, bottom))
    return pikepdf.Dictionary(
        **_common(entry, sheet.to_page((start, top, end, foot)), _contents(entry, checklist)),
        Subtype=pikepdf.Name.Highlight,
        QuadPoints=pikepdf.Array([left, high, right, high, left, low, right, low]),
        AP=_appearance(pdf, font, sheet.turn, width, height, content),
    )


def _note(
    pdf: Any,
    font: Any,
    sheet: Sheet,
    corner: tuple[float, float],
    mark: str,
    text: str,
    entry: Entry | None,
) -> Any:
    """Return a small note at a corner given as on the page as shown."""
    import pikepdf

    x, top = corner
    rect = sheet.to_page((x, top, x + _BADGE_PT, top + _BADGE_PT))
    return pikepdf.Dictionary(
        **_common(entry, rect, text),
        # Viewers disagree whether they turn the picture of a Text annotation with the page.
        Subtype=pikepdf.Name.Square if sheet.turn else pikepdf.Name.Text,
        Name=pikepdf.Name.Note,
        AP=_appearance(pdf, font, sheet.turn, _BADGE_PT, _BADGE_PT, [_badge(mark, 0.0, 0.0)]),
    )


def _common(entry: Entry | None, rect: Sequence[float], text: str) -> dict[str, Any]:
    import pikepdf

    colour = _COLOURS[entry.finding.severity if entry else "info"]
    return {
        "Type": pikepdf.Name.Annot,
        "Rect": pikepdf.Array([round(side, 2) for side in rect]),
        "Contents": pikepdf.String(text),
        "T": pikepdf.String("mattrakan"),
        "NM": pikepdf.String(f"mattrakan-{entry.number if entry else 0}"),
        "C": pikepdf.Array(list(colour)),
        "F": _PRINTED,
    }


def _appearance(
    pdf: Any, font: Any, turn: int, width: float, height: float, content: Sequence[str]
) -> Any:
    """Return an appearance that is upright on the page as shown."""
    import pikepdf

    turned = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
    form = pdf.make_stream("\n".join(content).encode("ascii"))
    form.Type = pikepdf.Name.XObject
    form.Subtype = pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, round(width, 2), round(height, 2)])
    form.Matrix = pikepdf.Array([*turned.get(turn, turned[0]), 0, 0])
    marked = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply, ca=0.6)
    form.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=font), ExtGState=pikepdf.Dictionary(Marked=marked)
    )
    return pikepdf.Dictionary(N=form)


def _badge(mark: str, x: float, y: float) -> str:
    """Return the drawing of a number in a small dark square, at its lower left."""
    size = 8.0 if len(mark) < 2 else 6.5 if len(mark) == 2 else 5.0
    width = 0.278 if mark == "i" else 0.556 * len(mark)  # of Helvetica-Bold's i and digits, in em
    indent = (_BADGE_PT - width * size) / 2
    return (
        f"q 0.14 0.31 0.48 rg {x:.2f} {y:.2f} {_BADGE_PT} {_BADGE_PT} re f "
        f"BT 1 g /F {size} Tf {x + indent:.2f} {y + (_BADGE_PT - 0.72 * size) / 2:.2f} Td "
        f"({mark}) Tj ET Q"
    )


def _rgb(colour: Sequence[float]) -> str:
    return " ".join(f"{part:g}" for part in colour)


def _contents(entry: Entry, checklist: Checklist) -> str:
    language = checklist.language
    lines = [f"{entry.number}. {say(entry.finding.severity, language)}: {entry.message}"]
    for word, text in (("where", entry.place), ("do", entry.advice)):
        if text:
            lines.append(f"{say(word, language)}: {text}")
    return "\n".join(lines)


def _overview(checklist: Checklist) -> str:
    """Return what the note on the first page says: what was read, and what is only noted."""
    notes = [e for e in checklist.entries if e.finding.severity == "info"]
    lines = [checklist.summary, checklist.verdict, *(_contents(e, checklist) for e in notes)]
    return "\n\n".join(lines)
