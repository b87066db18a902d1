"""A page to draw on: points from its top left, and every way to hide, cover or fake a text."""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from letters import Face

Colour = tuple[float, float, float]
Area = tuple[float, float, float, float]  # x0, top, x1, bottom

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (1, 1, 1)


@dataclass(eq=False)
class Sheet:
    """One page. Faces, states, groups, pictures and annotations are named as they are used."""

    width: float = 595
    height: float = 842
    crop: Area | None = None
    ops: list[bytes] = field(default_factory=list)
    faces: dict[Face, str] = field(default_factory=dict)
    fonts: dict[str, pikepdf.Dictionary | Any] = field(default_factory=dict)
    states: dict[str, dict[str, float]] = field(default_factory=dict)
    groups: dict[str, bool] = field(default_factory=dict)  # optional content: name -> on
    pictures: dict[str, tuple[int, int, bytes, bytes | None]] = field(default_factory=dict)
    forms: dict[str, "Sheet"] = field(default_factory=dict)
    notes: list[dict[str, Any]] = field(default_factory=list)

    def raw(self, operators: str | bytes) -> None:
        """Add operators as they are."""
        self.ops.append(operators.encode() if isinstance(operators, str) else operators)

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        size: float,
        face: Face,
        colour: Colour = BLACK,
        *,
        mode: int = 0,
        spread: float = 0,
        pushes: Sequence[float] | None = None,
        kerns: Sequence[float] | None = None,
    ) -> float:
        """Draw a text and return where its pen ends.

        Args:
            x: where the pen starts.
            baseline: from the top of the page.
            text: one line.
            size: in points.
            face: the font.
            colour: of its fill and stroke.
            mode: rendering mode: 3 is invisible, 7 only adds to the clip.
            spread: points between two letters.
            pushes: for each glyph, how far it is drawn right of the pen, in em; the pen stays.
            kerns: for each glyph, how far the pen moves further behind it, in em.
        """
        name = self.faces.setdefault(face, f"F{len(self.faces) + 1}")
        glyphs = face.encode(text)
        if kerns is not None:
            parts = [
                f"<{number:04x}> {-kern * 1000:.0f}" if kern else f"<{number:04x}>"
                for (number, _, _), kern in zip(glyphs, kerns, strict=True)
            ]
            shown = f"[{' '.join(parts)}] TJ"
        elif pushes is None:
            shown = f"<{''.join(f'{number:04x}' for number, _, _ in glyphs)}> Tj"
        else:
            parts = []
            for (number, _, _), push in zip(glyphs, pushes, strict=True):
                back = f"{push * 1000:.0f}"
                parts.append(f"-{back} <{number:04x}> {back}" if push else f"<{number:04x}>")
            shown = f"[{' '.join(parts)}] TJ"
        red, green, blue = colour
        self.raw(
            f"BT /{name} {size:.3f} Tf {mode} Tr {spread:.3f} Tc {red} {green} {blue} rg "
            f"{red} {green} {blue} RG 1 0 0 1 {x:.3f} {self.height - baseline:.3f} Tm {shown} ET"
        )
        return x + face.width(text, size) + spread * len(glyphs)

    def bytes_text(
        self,
        x: float,
        baseline: float,
        codes: bytes,
        size: float,
        font: str,
        colour: Colour = BLACK,
    ) -> None:
        """Draw bytes in a font of `fonts`."""
        red, green, blue = colour
        self.raw(
            f"BT /{font} {size} Tf 0 Tr 0 Tc {red} {green} {blue} rg "
            f"1 0 0 1 {x:.3f} {self.height - baseline:.3f} Tm <{codes.hex()}> Tj ET"
        )

    def outline(self, x: float, baseline: float, text: str, size: float, face: Face) -> None:
        """Draw a text as filled paths."""
        self.raw(b"0 0 0 rg " + Face(face.name).outline(text, x, self.height - baseline, size))

    def fill(self, area: Area, colour: Colour) -> None:
        """Fill an area."""
        x0, top, x1, bottom = area
        self.raw(
            f"{colour[0]} {colour[1]} {colour[2]} rg "
            f"{x0:.3f} {self.height - bottom:.3f} {x1 - x0:.3f} {bottom - top:.3f} re f"
        )

    def line(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        width: float = 0.6,
        colour: Colour = BLACK,
    ) -> None:
        """Draw a straight stroke."""
        self.raw(
            f"{colour[0]} {colour[1]} {colour[2]} RG {width} w "
            f"{x0:.3f} {self.height - top:.3f} m {x1:.3f} {self.height - bottom:.3f} l S"
        )

    def frame(self, area: Area, width: float = 0.6, colour: Colour = BLACK) -> None:
        """Draw the four sides of an area."""
        x0, top, x1, bottom = area
        self.raw(
            f"{colour[0]} {colour[1]} {colour[2]} RG {width} w "
            f"{x0:.3f} {self.height - bottom:.3f} {x1 - x0:.3f} {bottom - top:.3f} re S"
        )

    @contextmanager
    def saved(self) -> Iterator[None]:
        """Keep the graphics state."""
        self.raw("q")
        yield
        self.raw("Q")

    @contextmanager
    def clipped(self, area: Area, rule: str = "W") -> Iterator[None]:
        """Show only what lies in an area; rule "W" or "W*"."""
        x0, top, x1, bottom = area
        self.raw(
            f"q {x0:.3f} {self.height - bottom:.3f} {x1 - x0:.3f} {bottom - top:.3f} re {rule} n"
        )
        yield
        self.raw("Q")

    @contextmanager
    def alpha(self, fill: float) -> Iterator[None]:
        """Draw with an opacity."""
        name = f"G{round(fill * 100)}"
        self.states[name] = {"ca": fill, "CA": fill}
        self.raw(f"q /{name} gs")
        yield
        self.raw("Q")

    @contextmanager
    def optional(self, on: bool) -> Iterator[None]:
        """Draw on a layer that is on or off."""
        name = f"Layer{len(self.groups)}"
        self.groups[name] = on
        self.raw(f"/OC /{name} BDC")
        yield
        self.raw("EMC")

    @contextmanager
    def spoken(self, actual: str) -> Iterator[None]:
        """Draw under an /ActualText."""
        self.raw(f"/Span << /ActualText <feff{actual.encode('utf-16-be').hex()}> >> BDC")
        yield
        self.raw("EMC")

    def picture(
        self, area: Area, pixels: bytes, size: tuple[int, int], mask: bytes | None = None
    ) -> None:
        """Place a grey picture (a byte a pixel), with a soft mask if there is one."""
        name = f"P{len(self.pictures) + 1}"
        self.pictures[name] = (*size, pixels, mask)
        x0, top, x1, bottom = area
        self.raw(
            f"q {x1 - x0:.3f} 0 0 {bottom - top:.3f} {x0:.3f} {self.height - bottom:.3f} cm "
            f"/{name} Do Q"
        )

    def form(self, other: "Sheet", move: tuple[float, float] = (0, 0)) -> None:
        """Draw what stands on another sheet, as a form XObject."""
        name = f"X{len(self.forms) + 1}"
        self.forms[name] = other
        self.raw(f"q 1 0 0 1 {move[0]} {-move[1]} cm /{name} Do Q")

    def note(self, subtype: str, area: Area, look: "Sheet | None" = None, **keys: Any) -> None:
        """Add an annotation whose appearance is a sheet of the area's size."""
        self.notes.append({"Subtype": subtype, "area": area, "look": look, **keys})


def _resources(pdf: pikepdf.Pdf, sheet: Sheet, groups: dict[str, pikepdf.Object]) -> pikepdf.Object:
    made = pikepdf.Dictionary()
    fonts = {name: _embedded(pdf, face) for face, name in sheet.faces.items()}
    fonts |= {name: value(pdf) for name, value in sheet.fonts.items()}
    if fonts:
        made.Font = pikepdf.Dictionary({f"/{name}": font for name, font in fonts.items()})
    if sheet.states:
        made.ExtGState = pikepdf.Dictionary(
            {f"/{name}": pikepdf.Dictionary(**keys) for name, keys in sheet.states.items()}
        )
    objects = {}
    for name, (width, height, pixels, mask) in sheet.pictures.items():
        image = _image(pdf, width, height, pixels)
        if mask is not None:
            image.SMask = pdf.make_indirect(_image(pdf, width, height, mask))
        objects[f"/{name}"] = pdf.make_indirect(image)
    for name, other in sheet.forms.items():
        objects[f"/{name}"] = pdf.make_indirect(_form(pdf, other, groups))
    if objects:
        made.XObject = pikepdf.Dictionary(objects)
    if sheet.groups:
        for name, on in sheet.groups.items():
            groups[f"{name}-{on}"] = pdf.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=f"{name} {'on' if on else 'off'}")
            )
        made.Properties = pikepdf.Dictionary(
            {f"/{name}": groups[f"{name}-{on}"] for name, on in sheet.groups.items()}
        )
    return made


_MADE: dict[tuple[int, int], pikepdf.Object] = {}


def _embedded(pdf: pikepdf.Pdf, face: Face) -> pikepdf.Object:
    key = (id(pdf), id(face))
    if key not in _MADE:
        _MADE[key] = face.embed(pdf)
    return _MADE[key]


def _image(pdf: pikepdf.Pdf, width: int, height: int, pixels: bytes) -> pikepdf.Stream:
    image = pikepdf.Stream(pdf, zlib.compress(pixels, 9))
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = width, height, 8
    image.ColorSpace, image.Filter = pikepdf.Name.DeviceGray, pikepdf.Name.FlateDecode
    return image


def _form(pdf: pikepdf.Pdf, sheet: Sheet, groups: dict[str, pikepdf.Object]) -> pikepdf.Stream:
    form = pikepdf.Stream(pdf, b"\n".join(sheet.ops))
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, sheet.width, sheet.height])
    form.Resources = _resources(pdf, sheet, groups)
    return form


def _annotations(
    pdf: pikepdf.Pdf, sheet: Sheet, groups: dict[str, pikepdf.Object]
) -> tuple[list[pikepdf.Object], list[pikepdf.Object]]:
    notes, fields = [], []
    for note in sheet.notes:
        keys = {key: value for key, value in note.items() if key not in ("area", "look")}
        x0, top, x1, bottom = note["area"]
        made = pikepdf.Dictionary(Type=pikepdf.Name.Annot, F=4)
        made.Rect = pikepdf.Array([x0, sheet.height - bottom, x1, sheet.height - top])
        for key, value in keys.items():
            names = key in ("Subtype", "FT", "AS", "Name")
            made[f"/{key}"] = pikepdf.Name(f"/{value}") if names else value
        look = note["look"]
        if look is not None:
            form = pdf.make_indirect(_form(pdf, look, groups))
            state = note.get("AS")
            made.AP = pikepdf.Dictionary(
                N=pikepdf.Dictionary({f"/{state}": form}) if state else form
            )
        made = pdf.make_indirect(made)
        notes.append(made)
        if note["Subtype"] == "Widget":
            fields.append(made)
    return notes, fields


def save(sheets: Sequence[Sheet], path: Path, *, appearances: bool = False) -> None:
    """Write sheets as the pages of a PDF; the same sheets give the same bytes.

    Args:
        sheets: the pages.
        path: of the PDF.
        appearances: True leaves it to the viewer to draw the form fields.
    """
    pikepdf.settings.set_flate_compression_level(9)
    pdf = pikepdf.new()
    _MADE.clear()
    groups: dict[str, pikepdf.Object] = {}
    fields: list[pikepdf.Object] = []
    for sheet in sheets:
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page, MediaBox=[0, 0, sheet.width, sheet.height],
            Contents=pdf.make_indirect(pikepdf.Stream(pdf, b"\n".join(sheet.ops))),
            Resources=_resources(pdf, sheet, groups),
        )  # fmt: skip
        if sheet.crop:
            x0, top, x1, bottom = sheet.crop
            page.CropBox = pikepdf.Array([x0, sheet.height - bottom, x1, sheet.height - top])
        notes, found = _annotations(pdf, sheet, groups)
        if notes:
            page.Annots = pikepdf.Array(notes)
        fields += found
        pdf.pages.append(pikepdf.Page(page))
    if fields:
        pdf.Root.AcroForm = pikepdf.Dictionary(
            Fields=fields, NeedAppearances=appearances,
            DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=_helvetica(pdf))),
        )  # fmt: skip
    if groups:
        off = [group for name, group in groups.items() if name.endswith("-False")]
        pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=list(groups.values()),
            D=pikepdf.Dictionary(Order=list(groups.values()), OFF=off, BaseState=pikepdf.Name.ON),
        )
    pdf.save(
        path,
        deterministic_id=True,
        compress_streams=True,
        recompress_flate=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )


def _helvetica(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )
