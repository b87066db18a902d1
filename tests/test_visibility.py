"""What a page does not show: glyphs hidden in every way there is, and those that are not."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Glyph, Page
from mattrakan.extract.pages.hidden_text import separate_hidden
from mattrakan.extract.reading import read_document

Writer = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))["Writer"]
SHOWN = runpy.run_path(str(Path(__file__).with_name("shown_pages.py")))
LETTERS: str = SHOWN["LETTERS"]
make_pdf: Callable[..., bytes] = SHOWN["make_pdf"]
read_page: Callable[[bytes, bool], Page] = SHOWN["read_page"]
BOX = "95 690 40 20 re"
MARK = "BT /F1 12 Tf 100 700 Td (a\\001) Tj ET"


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
