"""Annotations: what is filled in, typed on, stamped, struck out or marked on a page."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mattrakan.extract.glyphs import Page
from mattrakan.extract.reading import read_document

SHOWN = runpy.run_path(str(Path(__file__).with_name("shown_pages.py")))
LETTERS: str = SHOWN["LETTERS"]
make_pdf: Callable[..., bytes] = SHOWN["make_pdf"]
read_page: Callable[[bytes, bool], Page] = SHOWN["read_page"]
Read = Callable[[bytes, bool], Page]
Change = Callable[[pikepdf.Pdf, pikepdf.Object], None]
read_reference: Callable[..., Page] = SHOWN["read_reference"]
annotate: Callable[..., Change] = SHOWN["annotate"]

READERS = pytest.mark.parametrize("read", [read_page, read_reference])


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
