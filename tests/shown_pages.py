"""Pages with letters, boxes, pictures and annotations, and what two readers see of them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from mattrakan.extract.glyphs import Page
from mattrakan.extract.readers.fast.direct import DirectReader
from mattrakan.extract.readers.opening import open_pdf
from mattrakan.extract.readers.plumber import ReferenceReader

Change = Callable[[pikepdf.Pdf, pikepdf.Object], None]
LETTERS = "BT /F1 12 Tf 100 700 Td (abc) Tj ET"  # x from 100 to 118, baseline 142 from the top


def make_pdf(content: str, change: Change | None = None) -> bytes:
    """A page of 400 by 842 pt with a font, graphics states, a layer that is off, and pictures."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(400, 842))
        page = pdf.pages[0].obj
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=97,
            LastChar=99, Widths=Array([500, 500, 500]),
        )  # fmt: skip
        off, on = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in "ab")
        pdf.Root.OCProperties = Dictionary(OCGs=[off, on], D=Dictionary(ON=[on], OFF=[off]))
        picture = pdf.make_stream(b"\xff\xf0", Width=2, Height=1, BitsPerComponent=8)
        plain = pdf.make_stream(b"\xb0" * 6, Width=2, Height=3, BitsPerComponent=8)
        for image in (picture, plain):
            image.Type, image.Subtype = Name.XObject, Name.Image
            image.ColorSpace = Name.DeviceGray
        stencil = pdf.make_stream(b"\x80", Width=1, Height=1, BitsPerComponent=1, ImageMask=True)
        stencil.Type, stencil.Subtype = Name.XObject, Name.Image
        soft = pdf.make_stream(b"\x7f", Width=1, Height=1, BitsPerComponent=8)
        soft.Type, soft.Subtype, soft.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        veil = pdf.make_stream(b"\xff", Width=1, Height=1, BitsPerComponent=8)
        veil.Type, veil.Subtype, veil.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        veil.SMask = soft
        form = pdf.make_stream(LETTERS.encode())
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 50, 50]
        page.Resources = Dictionary(
            Font=Dictionary(F1=pdf.make_indirect(font)),
            ExtGState=Dictionary(
                Clear=Dictionary(ca=0, CA=0),
                Half=Dictionary(ca=0.5),
                Faint=Dictionary(ca=0.07),
                Pale=Dictionary(ca=0.1),
                Mixed=Dictionary(BM=Name.Multiply),
            ),
            Properties=Dictionary(
                Off=off, On=on, Any=Dictionary(Type=Name.OCMD, OCGs=[off, on]),
                All=Dictionary(Type=Name.OCMD, OCGs=[off, on], P=Name.AllOn),
            ),
            XObject=Dictionary(Picture=picture, Plain=plain, Stencil=stencil, Veil=veil, Form=form),
        )  # fmt: skip
        page.Contents = pdf.make_stream(content.encode())
        if change:
            change(pdf, page)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def read_page(data: bytes, scans: bool) -> Page:
    with pikepdf.open(BytesIO(data)) as pdf:
        return DirectReader(pdf, scans=scans).read_page(1)


def read_reference(data: bytes, scans: bool = False) -> Page:
    with open_pdf(data, None) as pdf:
        return ReferenceReader(pdf).read_page(1)


def annotate(subtype: str, look: str | None = LETTERS, **more: Any) -> Change:
    """Put a note or a field at the left edge, 50 pt wide, that shows the three letters."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=[10, 600, 60, 620], **more
        )
        if look is not None:
            drawn = pdf.make_stream(look.encode())
            drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, [90, 690, 140, 710]
            drawn.Resources = Dictionary(Font=page.Resources.Font)
            note.AP = Dictionary(N=drawn)
        page.Annots = [pdf.make_indirect(note)]
        if subtype == "Widget":
            note.T = pikepdf.String("field")
            pdf.Root.AcroForm = Dictionary(Fields=[*page.Annots])

    return change
