"""What a page does not show: glyphs hidden in every way there is, and those that are not."""

import runpy
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Glyph, Page
from mattrakan.extract.pages.hidden_text import separate_hidden
from mattrakan.extract.readers.fast.direct import DirectReader
from mattrakan.extract.readers.opening import open_pdf
from mattrakan.extract.readers.plumber import ReferenceReader
from mattrakan.extract.reading import read_document

Writer = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))["Writer"]
Read = Callable[[bytes, bool], Page]
Change = Callable[[pikepdf.Pdf, pikepdf.Object], None]
LETTERS = "BT /F1 12 Tf 100 700 Td (abc) Tj ET"  # x from 100 to 118, baseline 142 from the top
BOX = "95 690 40 20 re"
MARK = "BT /F1 12 Tf 100 700 Td (a\\001) Tj ET"


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


READERS = pytest.mark.parametrize("read", [read_page, read_reference])


HIDDEN = [
    ("same-colour", f"1 g {LETTERS}"),
    ("same-colour", f"0.99 0.98 1 rg {LETTERS}"),
    ("same-colour", f"0 0 0 0 k {LETTERS}"),
    ("same-colour", f"0.1 0.2 0.5 rg {BOX} f {LETTERS}"),
    ("same-colour", f"0 g {BOX} f 1 g 96 691 38 18 re f {LETTERS}"),
    ("same-colour", f"1 Tr 1 G {LETTERS}"),
    ("same-colour", f"2 Tr 1 G 1 g {LETTERS}"),
    ("invisible", f"BT /F1 12 Tf 50 500 Td (aaaa) Tj ET 3 Tr {LETTERS}"),
    ("invisible", f"7 Tr {LETTERS}"),
    ("transparent", f"/Clear gs {LETTERS}"),
    ("transparent", f"/Faint gs {LETTERS}"),
    ("same-colour", f"q 40 0 0 20 95 690 cm /Plain Do Q 0.69 g {LETTERS}"),
    ("covered", f"{LETTERS} 1 J 30 w 109 704 m 109 704 l S"),
    ("covered", f"{LETTERS} 1 J 12 w 103 703 m 115 703 l S"),
    ("clipped", f"q 0 0 50 50 re W n {LETTERS} Q"),
    ("clipped", f"q 0 0 400 842 re {BOX} W* n {LETTERS} Q"),
    ("clipped", f"q 0 0 400 842 re W n 0 0 90 842 re W n {LETTERS} Q"),
    ("clipped", f"q 95 600 m 300 600 l 300 640 l h W n {LETTERS} Q"),
    ("clipped", "/Form Do"),
    ("layer-off", f"/OC /Off BDC {LETTERS} EMC"),
    ("layer-off", f"/OC /Off BDC /Span <</MCID 1>> BDC {LETTERS} EMC EMC"),
    ("layer-off", f"/OC /All BDC {LETTERS} EMC"),
    ("tiny", "BT /F1 1.5 Tf 100 700 Td (abc) Tj ET"),
    ("tiny", "0.1 0 0 0.1 90 630 cm " + LETTERS),
    ("covered", f"{LETTERS} 1 g {BOX} f"),
    ("covered", f"{LETTERS} 0 g 95 690 m 140 690 l 140 710 l 95 710 l h f"),
    ("covered", f"{LETTERS} q 40 0 0 20 95 690 cm /Picture Do Q"),
    ("covered", f"{LETTERS} q 40 0 0 20 95 690 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"),
]  # fmt: skip


@pytest.mark.parametrize("scans", [False, True], ids=["matching", "scanning"])
@pytest.mark.parametrize(("reason", "content"), HIDDEN)
def test_tells_what_is_hidden(reason: str, content: str, scans: bool) -> None:
    page = read_page(make_pdf(content), scans)
    assert {one.reason for one in page.hidden} == {reason}
    assert [page.glyphs[one.at].text for one in page.hidden] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "content",
    [
        LETTERS,
        f"0.9 g {LETTERS}",
        f"0.1 0.2 0.5 rg {BOX} f 1 g {LETTERS}",
        f"1 g {BOX} f 0 g {LETTERS} 1 g 0 0 9 9 re f",
        f"2 Tr 0 G 1 g {LETTERS}",
        f"q 40 0 0 20 95 690 cm /Picture Do Q 1 g {LETTERS}",
        f"/Pattern cs /P1 scn {LETTERS}",
        f"3 Tr {LETTERS}",  # nothing else on the page: the layer of an OCR program
        f"q 7 Tr {LETTERS} 0 0 400 842 re f Q",  # painted through its own letters
        f"/Half gs {LETTERS}",
        f"/Pale gs {LETTERS}",
        f"q 40 0 0 20 95 690 cm /Plain Do Q 0.8 g {LETTERS}",
        f"q 40 0 0 20 195 690 cm /Plain Do Q 0.69 g {LETTERS}",
        f"{LETTERS} 30 w 109 704 m 109 704 l S",
        f"{LETTERS} 1 J 30 w 109 760 m 109 760 l S",
        f"1 J q 1 0 0 1 0 0 cm Q q 0 J 30 w {LETTERS} 109 704 m 109 704 l S Q",
        f"/Clear gs {BOX} f /Half gs {LETTERS}",
        f"q 99 690 40 20 re W n {LETTERS} Q",
        f"q 0 0 50 50 re W n Q {LETTERS}",
        f"q 0 0 400 842 re 10 10 20 20 re W* n {LETTERS} Q",
        f"q 0 0 400 842 re {BOX} W n {LETTERS} Q",
        f"q 80 700 m 90 760 130 760 140 700 c 130 640 90 640 80 700 c W n {LETTERS} Q",
        f"/OC /On BDC {LETTERS} EMC",
        f"/OC /Any BDC {LETTERS} EMC",
        f"/OC /Off BDC EMC {LETTERS}",
        "BT /F1 2 Tf 100 700 Td (abc) Tj ET",
        "0.01 0 0 0.01 0 0 cm BT /F1 1200 Tf 10000 70000 Td (abc) Tj ET",
        f"1 g {BOX} f 0 g {LETTERS}",
        f"{LETTERS} 0 g 95 698 40 1 re f",
        f"{LETTERS} 1 g 95 690 40 9 re f",
        f"{LETTERS} /Half gs 1 g {BOX} f",
        f"{LETTERS} /Mixed gs 1 1 0 rg {BOX} f",
        f"{LETTERS} 1 g 90 680 60 40 re 93 688 50 30 re f*",
        f"{LETTERS} q 40 0 0 20 95 690 cm /Stencil Do Q",
        f"{LETTERS} q 40 0 0 20 95 690 cm /Veil Do Q",
        f"{LETTERS} /OC /Off BDC 1 g {BOX} f EMC",
        f"{LETTERS} q 0 0 50 50 re W n 1 g {BOX} f Q",
    ],
)
def test_leaves_what_is_shown(content: str) -> None:
    assert read_page(make_pdf(content), False).hidden == ()


def test_cuts_off_what_is_outside_of_the_cropbox() -> None:
    def crop(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
        page.CropBox = [0, 0, 109, 842]

    page = read_page(make_pdf(f"{LETTERS} 50 600 m 300 600 l S 200 1 m 200 9 l S", crop), False)
    shown, lost = separate_hidden(page)
    assert lost is not None
    assert "".join(glyph.text for glyph in shown.glyphs) == "a"
    assert {one.reason for one in lost.hidden} == {"outside"}
    assert [round(rule.x1) for rule in shown.rules] == [109]


def test_a_replacement_text_stays_with_its_letters() -> None:
    content = (
        "BT /F1 12 Tf 100 700 Td 1 g (a) Tj 0 g /Span <</ActualText (x)>> BDC (b) Tj EMC"
        " /Span <</ActualText (yz)>> BDC (c) Tj 1 g (a) Tj EMC ET"
    )
    shown, lost = separate_hidden(read_page(make_pdf(content), False))
    assert [glyph.text for glyph in shown.glyphs] == ["b", "c"]
    assert [tuple(text) for text in shown.actual_texts] == [(0, 1, "x")]
    assert lost is not None and [glyph.text for glyph in lost.glyphs] == ["a", "a"]


def test_text_under_a_picture_of_the_whole_page_is_the_layer_of_a_scan() -> None:
    lines = "".join(f"BT /F1 12 Tf 50 {600 - 20 * n} Td (abcabcabc) Tj ET " for n in range(9))
    page = read_page(make_pdf(f"{lines} q 400 0 0 842 0 0 cm /Picture Do Q"), False)
    assert page.hidden == ()
    assert not any(glyph.visible for glyph in page.glyphs)


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


@READERS
@pytest.mark.parametrize("subtype", ["Widget", "FreeText", "Stamp"])
def test_reads_what_is_filled_in_and_typed_on(subtype: str, read: Read) -> None:
    page = read(make_pdf("", annotate(subtype, F=4)), False)
    assert "".join(glyph.text for glyph in page.glyphs) == "abc"
    assert page.glyphs[0].x0 == pytest.approx(20)
    assert page.glyphs[0].baseline == pytest.approx(842 - 610)
    assert page.hidden == ()
    assert {one.cause for one in page.unread} <= {"stamp", "typed"}  # put there afterwards


@READERS
@pytest.mark.parametrize(
    "change",
    [
        annotate("FreeText", F=2),
        annotate("Widget", F=32, V=pikepdf.String("45"), FT=Name.Tx),
        annotate("Popup"),
        annotate("Link"),
        annotate("Widget", None, FT=Name.Tx),
        annotate("Highlight", "0.9 g 0 0 9 9 re f"),
    ],
)
def test_leaves_out_what_no_viewer_shows(change: Change, read: Read) -> None:
    page = read(make_pdf("", change), False)
    assert page.glyphs == () and page.unread == ()


@READERS
def test_frames_of_fields_are_no_rules_and_lines_are(read: Read) -> None:
    frame = "90 690 50 20 re S"
    assert read(make_pdf("", annotate("Widget", frame)), False).rules == ()
    (rule,) = read(make_pdf("", annotate("Line", "90 700 m 140 700 l S")), False).rules
    assert (rule.x0, rule.top, rule.x1) == pytest.approx((10, 232, 60))


QUADS = [100, 712, 118, 712, 100, 696, 118, 696, 200, 712, 218, 712, 200, 696, 218, 696]


def test_text_struck_out_without_an_appearance_is_struck_out() -> None:
    page = read_page(make_pdf(LETTERS, annotate("StrikeOut", None, QuadPoints=QUADS)), False)
    assert [(rule.x0, rule.top, rule.x1) for rule in page.rules] == [
        (100, pytest.approx(142 - 0.2 * 12), pytest.approx(119.344)),  # through its letters
        (200, 138, 218),  # there are none
    ]
    assert read_page(make_pdf(LETTERS, annotate("StrikeOut", None)), False).rules == ()
    for look, count in (("", 2), ("95 700 m 130 700 l S", 1)):  # an appearance without a line
        struck = annotate("StrikeOut", look, QuadPoints=QUADS)
        assert len(read_page(make_pdf(LETTERS, struck), False).rules) == count
    low = "BT /F1 12 Tf 24 603 Td (abc) Tj ET"  # the appearance's line is 1.2 pt above its baseline
    for quads in ({}, {"QuadPoints": [10, 615, 60, 615, 10, 601, 60, 601]}):
        struck = annotate("StrikeOut", "90 694.2 m 130 694.2 l S", **quads)
        (rule,) = read_page(make_pdf(low, struck), False).rules
        assert (rule.x0, rule.x1) == pytest.approx((24, 43.344))
    above = annotate("StrikeOut", "90 709 m 130 709 l S")
    (rule,) = read_page(
        make_pdf(LETTERS, above), False
    ).rules  # beside no letters it stays what it is
    assert (rule.x0, rule.x1) == pytest.approx((10, 50))
    reference = read_reference(make_pdf(LETTERS, annotate("StrikeOut", None, QuadPoints=QUADS)))
    assert [one.cause for one in reference.unread] == ["note"]


ENDS = {"Line": "L", "PolyLine": "Vertices"}


@pytest.mark.parametrize("look", [None, "90 695 m 140 695 l S"])
@pytest.mark.parametrize("subtype", [*ENDS, "Ink"])
@pytest.mark.parametrize(("up", "strikes"), [(3, True), (-1, False), (8, False)])
def test_a_line_that_is_drawn_through_a_text_strikes_it_out(
    subtype: str, look: str | None, up: int, strikes: bool
) -> None:
    points: Any = [10, 603 + up, 60, 603 + up]
    more = {ENDS[subtype]: points} if subtype in ENDS else {"InkList": [points]}
    low = "BT /F1 12 Tf 24 603 Td (abc) Tj ET"
    (rule,) = read_page(make_pdf(low, annotate(subtype, look, **more)), False).rules
    assert (rule.x0 > 23, rule.x1 < 44) == (strikes, strikes)  # from its first letter to its last


@pytest.mark.parametrize(("colour", "count"), [([1, 1, 1], 3), ([], 0)])
def test_a_box_that_a_viewer_fills_covers_what_is_below(colour: list[int], count: int) -> None:
    low = "BT /F1 12 Tf 24 603 Td (abc) Tj ET"
    page = read_page(make_pdf(low, annotate("Square", None, IC=Array(colour))), False)
    assert [one.reason for one in page.hidden] == ["covered"] * count


@READERS
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (annotate("Widget", None, V=pikepdf.String("45"), FT=Name.Tx), ("field", "45")),
        (annotate("Widget", "", V=pikepdf.String("45"), FT=Name.Ch), ("field", "45")),
        (annotate("FreeText", None, Contents=pikepdf.String("45")), ("note", "45")),
        (annotate("Ink", "0 0 m 9 9 l S"), ("note", "")),
    ],
)
def test_tells_of_fields_and_notes_without_letters(
    change: Change, said: tuple[str, str], read: Read
) -> None:
    page = read(make_pdf("", change), False)
    assert [(one.cause, one.text) for one in page.unread] == [said]
    assert page.unread[0].box == pytest.approx((10, 222, 60, 242))


def test_hidden_text_stands_in_its_cell_and_not_in_the_text() -> None:
    writer = Writer()
    writer.table([["ก", "ข"], ["๑๐๐", "ค"]], [100, 100])
    writer.pages[-1].append("1 g")
    writer.text(75, 136, "๙๙")
    writer.pages[-1].append("0 g")
    (page,) = read_document(writer.pdf()).pages
    (table,) = page.tables
    assert table.rows == [["ก", "ข"], ["๑๐๐", "ค"]]
    held = {(cell.row, cell.column): cell.anomalies for cell in table.cells if cell.anomalies}
    assert [(one.kind, one.cause, one.text) for one in held[1, 0]] == [
        ("hidden", "same-colour", "๙๙")
    ]
    assert len(held) == 1


def test_the_same_text_shown_there_is_no_hidden_one() -> None:
    writer = Writer()
    writer.pages[-1].append("1 g")
    writer.table([["ก", "ข"], ["๑๐๐", "ค"]], [100, 100], rules=False)
    writer.pages[-1].append("0 g")
    writer.table([["ก", "ข"], ["๑๐๐", "ค"]], [100, 100])
    (page,) = read_document(writer.pdf()).pages
    assert not page.anomalies and not any(cell.anomalies for cell in page.tables[0].cells)


def test_outlines_and_pictures_in_a_cell_are_told() -> None:
    digit = "{x} 712 m {x} 720 l {y} 722 l {y} 718 l {y} 714 l {x} 711 l h f"
    shapes = " ".join(digit.format(x=x, y=x + 5) for x in (55, 62, 69))
    writer = Writer()
    writer.table([["ก", "ข"], ["", "ค"], ["", "ง"]], [100, 100])
    writer.pages[-1].append(shapes)
    (page,) = read_document(writer.pdf()).pages
    told = [(cell.row, one.cause) for cell in page.tables[0].cells for one in cell.anomalies]
    assert told == [(1, "outlines")]


@pytest.mark.parametrize(
    ("right", "seen"),
    [(69.0, "รี"), (66.0, "รี"), (64.5, "รี"), (62.0, ""), (59.0, "")],
)
def test_a_mark_is_seen_where_its_base_is(right: float, seen: str) -> None:
    letters = (
        Glyph("ร", 60, 66, 50, 12, "F", 1, 0),
        Glyph("ี", 66, 66, 50, 12, "F", 2, 1),
    )
    page = Page(1, 200, 100, letters, (), crop=Box(0, 0, right, 100))
    shown, _ = separate_hidden(page)
    assert "".join(glyph.text for glyph in shown.glyphs) == seen


LINE = "q 40 0 0 {high} {x} {y} cm /{name} Do Q"
THIN = LINE.format(high=1, x=95, y=702, name="Plain")


@pytest.mark.parametrize(
    ("content", "tops"),
    [
        (LINE.format(high=1, x=95, y=702, name="Plain"), [139.5]),
        (LINE.format(high=3, x=95, y=702, name="Plain"), [138.5]),
        (LINE.format(high=3.1, x=95, y=702, name="Plain"), []),  # a box
        (LINE.format(high=1, x=95, y=702, name="Picture"), []),  # of two colours
        (f"{THIN} q 1 0 0 1 0 1 cm {THIN} Q", []),  # slices of one picture
        (f"{THIN} q 1 0 0 1 0 18 cm {THIN} Q", [139.5, 121.5]),
    ],
)
def test_a_picture_as_thin_as_a_rule_is_one(content: str, tops: list[float]) -> None:
    rules = read_page(make_pdf(f"{LETTERS} {content}"), False).rules
    assert [(rule.x0, rule.x1) for rule in rules] == [(95, 135)] * len(tops)
    assert [rule.top for rule in rules] == pytest.approx(tops)


@pytest.mark.parametrize(("step", "high", "count"), [(2, 9, 2), (2, 2, 0), (0.5, 9, 2)])
def test_a_pen_moved_up_and_down_crosses_out(step: float, high: float, count: int) -> None:
    moves = [f"{95 + n * step} {699 + n % 2 * high} {'l' if n else 'm'}" for n in range(14)]
    page = read_page(make_pdf(f"{LETTERS} {' '.join(moves)} S"), False)
    assert len(page.strokes) == count


@READERS
@pytest.mark.parametrize(
    ("change", "causes"),
    [
        (annotate("Stamp"), ["stamp"]),
        (annotate("FreeText"), ["typed"]),
        (annotate("Widget"), []),
        (annotate("Redact", None), ["redaction"]),
        (annotate("Redact", "0 g 90 690 50 20 re f"), ["redaction"]),
    ],
)
def test_tells_of_what_is_stamped_and_what_is_to_be_removed(
    change: Change, causes: list[str], read: Read
) -> None:
    page = read(make_pdf("", change), False)
    assert [one.cause for one in page.unread] == causes


@pytest.mark.parametrize(
    ("subtype", "printed", "told"),
    [
        ("Stamp", "BT /F1 12 Tf 48 610 Td (abc) Tj ET", ["abc abc"]),
        ("Stamp", "", []),  # all that the cell says
        ("FreeText", "BT /F1 12 Tf 48 610 Td (abc) Tj ET", ["abc abc"]),
        ("FreeText", "", []),  # typed into an empty cell, as with a typewriter
        ("Widget", "BT /F1 12 Tf 48 610 Td (abc) Tj ET", []),
    ],
)
def test_what_is_stamped_into_a_cell_is_told(subtype: str, printed: str, told: list[str]) -> None:
    grid = "5 590 m 5 650 l 120 590 m 120 650 l 220 590 m 220 650 l S "
    grid += " ".join(f"5 {y} m 220 {y} l S" for y in (590, 630, 650))
    other = "BT /F1 12 Tf 20 636 Td (cab) Tj 110 0 Td (bca) Tj 0 -32 Td (cba) Tj ET"
    (page,) = read_document(make_pdf(f"{grid} {other} {printed}", annotate(subtype))).pages
    cells = page.tables[0].cells
    found = [one for cell in cells for one in cell.anomalies if one.kind == "stamped"]
    assert [one.text for one in found] == told


DIGITS = "BT /F2 12 Tf 100 700 Td (48,400) Tj ET"


@pytest.mark.parametrize(
    ("value", "more", "told"),
    [
        ("99,000", {}, ["99,000"]),
        ("48400", {}, []),
        ("๔๘,๔๐๐", {}, []),
        ("", {}, []),
        ("48400.5", {"AA": Dictionary(F=Dictionary(S=Name.JavaScript))}, []),  # a script rounds it
    ],
)
def test_a_field_that_shows_another_number_is_told(
    value: str, more: dict[str, Any], told: list[str]
) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)

    def change(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
        page.Resources.Font.F2 = pdf.make_indirect(font)
        annotate("Widget", DIGITS, V=pikepdf.String(value), FT=Name.Tx, **more)(pdf, page)

    page = read_page(make_pdf("", change), False)
    assert [one.text for one in page.unread] == told
