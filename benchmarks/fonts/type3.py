"""Turns simple fonts into Type 3 fonts that draw their letters as paths or as pictures."""

from typing import Any

import pikepdf
from fontTools.pens.basePen import BasePen
from pdf_fonts import code_to_gid, open_program, read_letters, used_codes, write_letters
from PIL import Image, ImageDraw

FINE, COARSE = 66, 22  # pixels to the em: 8 pt at 600 dpi, 16 pt at 100 dpi


def as_type3(pdf: pikepdf.Pdf, font: pikepdf.Object, *, pixels: int = 0) -> None:
    """Turn a simple font into a Type 3 font of paths, or of pictures of these pixels to the em."""
    if "/DescendantFonts" in font:
        return
    program = open_program(font)
    if program is None:
        return
    gid = code_to_gid(font, program)
    glyphs, order = program.getGlyphSet(), program.getGlyphOrder()
    upm = program["head"].unitsPerEm
    first = int(font.FirstChar)
    procs, differences, letters = {}, [], read_letters(font)
    for code in used_codes(pdf, font):
        width = float(font.Widths[code - first]) * upm / 1000
        name = f"/a{code}"
        glyph = order[gid(code)]
        if pixels:
            body = _as_picture(glyphs, glyph, width, pixels / upm)
        else:
            body = _as_path(glyphs, glyph, width, upm)
        procs[name] = pdf.make_stream(body)
        differences += [code, pikepdf.Name(name)]
    widths = [float(width) * upm / 1000 for width in font.Widths]
    box = [-upm, -upm, 2 * upm, 2 * upm]
    for key in list(font.keys()):
        if key not in ("/Type", "/FirstChar", "/LastChar"):
            del font[key]
    font.Subtype = pikepdf.Name("/Type3")
    font.FontMatrix = pikepdf.Array([1 / upm, 0, 0, 1 / upm, 0, 0])
    font.FontBBox = pikepdf.Array(box)
    font.Widths = pikepdf.Array(widths)
    font.CharProcs = pdf.make_indirect(pikepdf.Dictionary(procs))
    font.Encoding = pikepdf.Dictionary(
        Type=pikepdf.Name("/Encoding"), Differences=pikepdf.Array(differences)
    )
    font.Resources = pikepdf.Dictionary()
    if letters:
        write_letters(pdf, font, letters)


def as_pictures(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Turn a simple font into a Type 3 font of pictures."""
    as_type3(pdf, font, pixels=FINE)


def as_coarse_pictures(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Turn a simple font into a Type 3 font of pictures as an old fax driver makes them."""
    as_type3(pdf, font, pixels=COARSE)


def _as_path(glyphs: Any, name: str, width: float, upm: int) -> bytes:
    lines: list[str] = []

    class Writer(BasePen):  # type: ignore[misc]
        def _moveTo(self, pt: Any) -> None:
            lines.append(f"{pt[0]:.1f} {pt[1]:.1f} m")

        def _lineTo(self, pt: Any) -> None:
            lines.append(f"{pt[0]:.1f} {pt[1]:.1f} l")

        def _curveToOne(self, a: Any, b: Any, c: Any) -> None:
            lines.append(" ".join(f"{v:.1f}" for p in (a, b, c) for v in p) + " c")

        def _closePath(self) -> None:
            lines.append("h")

    glyphs[name].draw(Writer(glyphs))
    return (
        f"{width:.1f} 0 {-upm} {-upm} {2 * upm} {2 * upm} d1\n" + "\n".join(lines) + "\nf"
    ).encode()


def _as_picture(glyphs: Any, name: str, width: float, scale: float) -> bytes:
    polygons = _polygons(glyphs, name)
    if not polygons:
        return f"{width:.1f} 0 0 0 1 1 d1".encode()
    xs = [x for polygon in polygons for x, _ in polygon]
    ys = [y for polygon in polygons for _, y in polygon]
    left, low = min(xs), min(ys)
    columns, rows = int((max(xs) - left) * scale) + 2, int((max(ys) - low) * scale) + 2
    picture = Image.new("1", (columns, rows), 0)
    pen = ImageDraw.Draw(picture)
    polygons.sort(key=lambda polygon: -abs(_area(polygon)))
    for polygon in polygons:
        points = [((x - left) * scale, rows - (y - low) * scale) for x, y in polygon]
        pen.polygon(points, fill=int(_area(polygon) * _area(polygons[0]) > 0))
    data = picture.tobytes()
    header = (
        f"{width:.1f} 0 {left:.1f} {low:.1f} {max(xs):.1f} {max(ys):.1f} d1 q "
        f"{columns / scale:.2f} 0 0 {rows / scale:.2f} {left:.1f} {low:.1f} cm "
        f"BI /W {columns} /H {rows} /IM true /BPC 1 /D [1 0] ID "
    )
    return header.encode() + data + b"\nEI Q"


def _polygons(glyphs: Any, name: str) -> list[list[tuple[float, float]]]:
    found: list[list[tuple[float, float]]] = []

    class Flat(BasePen):  # type: ignore[misc]
        def _moveTo(self, pt: Any) -> None:
            found.append([pt])

        def _lineTo(self, pt: Any) -> None:
            found[-1].append(pt)

        def _curveToOne(self, a: Any, b: Any, c: Any) -> None:
            p = found[-1][-1]
            for t in (0.25, 0.5, 0.75, 1):
                found[-1].append(
                    tuple(
                        (1 - t) ** 3 * p[i] + 3 * t * (1 - t) ** 2 * a[i]
                        + 3 * t * t * (1 - t) * b[i] + t**3 * c[i]
                        for i in (0, 1)
                    )
                )  # fmt: skip

    glyphs[name].draw(Flat(glyphs))
    return [polygon for polygon in found if len(polygon) > 2]


def _area(polygon: list[tuple[float, float]]) -> float:
    return sum(
        xa * yb - xb * ya
        for (xa, ya), (xb, yb) in zip(polygon, polygon[1:] + polygon[:1], strict=True)
    )
