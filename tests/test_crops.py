"""Cropping the page at a box shows what was read there; PDFium says what stands where."""

import ctypes
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import mattrakan
from mattrakan.models import BoxList, FieldBoxes, Report

HERE = Path(__file__).parent
SAMPLES = [
    path for path in sorted((HERE.parent / "samples").glob("*.pdf")) if "scan" not in path.stem
]
# PDFium sees the text layer as it is: where that is wrong, it can't say what stands there.
PDFS = [
    path
    for path in sorted((HERE / "pdfs").glob("*.pdf"))
    if not path.stem.startswith(("unreadable", "marks_lost", "prose"))
]
PIXELS_PER_PT = 20
SHARED = HERE.parents[1] / "shared" / "corpus"
EVERYWHERE: BoxList = (0.0, 0.0, 5000.0, 5000.0)

Change = Callable[[pikepdf.Page], None]


@cache
def changed(path: Path, change: Change) -> bytes:
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            change(page)
        out = BytesIO()
        pdf.save(out, static_id=True)
        return out.getvalue()


def rotate(turn: int) -> Change:
    def change(page: pikepdf.Page) -> None:
        page.obj.Rotate = turn

    return change


def inherit_media_box(page: pikepdf.Page) -> None:
    """Let the page tree say how large the page is."""
    page.obj.Parent.MediaBox = page.mediabox
    del page.obj["/MediaBox"]


def inherit_rotation(page: pikepdf.Page) -> None:
    page.obj.Parent.Rotate = 90


def move_corner(page: pikepdf.Page) -> None:
    """Let the page's numbers begin elsewhere: its ink is at another place of the sheet."""
    x0, y0, x1, y1 = (float(side) for side in page.mediabox)
    page.mediabox = pikepdf.Array([x0 - 20, y0 - 50, x1 + 30, y1 + 10])
    if "/CropBox" in page.obj:
        del page.obj["/CropBox"]


def move_corner_and_rotate(page: pikepdf.Page) -> None:
    move_corner(page)
    page.obj.Rotate = 270


def crop_page(page: pikepdf.Page) -> None:
    """Show less than the whole sheet."""
    x0, y0, x1, y1 = (float(side) for side in page.mediabox)
    page.cropbox = pikepdf.Array([x0 + 10, y0 + 30, x1 - 25, y1 - 15])


def crop_and_rotate(page: pikepdf.Page) -> None:
    crop_page(page)
    page.obj.Rotate = 90


def inherit_crop(page: pikepdf.Page) -> None:
    """Let the page tree say how large the page is, and what of it is shown."""
    crop_page(page)
    page.obj.Parent.CropBox = page.cropbox
    del page.obj["/CropBox"]
    inherit_media_box(page)


def give_user_unit(page: pikepdf.Page) -> None:
    """Units of two points each: places are counted in units, by PDFium as by us."""
    page.obj.UserUnit = 2


CHANGES: dict[str, Change] = {
    "as_it_is": lambda page: None,
    "rotate90": rotate(90),
    "rotate180": rotate(180),
    "rotate270": rotate(270),
    "inherited": inherit_media_box,
    "inherited_rotation": inherit_rotation,
    "corner": move_corner,
    "corner_rotate270": move_corner_and_rotate,
    "cropped": crop_page,
    "cropped_rotate90": crop_and_rotate,
    "inherited_crop": inherit_crop,
    "user_unit": give_user_unit,
}


def letters(text: str) -> str:
    """Return the base letters and figures of a text: marks and spaces are stored in many ways."""
    return "".join(ch for ch in text.replace("ำ", "า") if ch.isalnum())


class Sheets:
    """The pages of a PDF as PDFium shows them."""

    def __init__(self, data: bytes) -> None:
        self.pages = []
        for page in pypdfium2.PdfDocument(data):
            self.pages.append((page, page.get_textpage()))

    def point(self, page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the displayed page is in the page's numbers."""
        width, height = (round(side * PIXELS_PER_PT) for side in page.get_size())
        pixel = round(x * PIXELS_PER_PT), round(y * PIXELS_PER_PT)
        px, py = ctypes.c_double(), ctypes.c_double()
        assert pdfium.FPDF_DeviceToPage(page, 0, 0, width, height, 0, *pixel, px, py)
        return px.value, py.value

    def text(self, number: int, box: BoxList) -> str:
        """Return the letters in a box of the displayed page."""
        page, text = self.pages[number - 1]
        xa, ya = self.point(page, box[0], box[1])
        xb, yb = self.point(page, box[2], box[3])
        held = text.get_text_bounded(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
        return letters(held)


def records(report: Report) -> Iterator[tuple[int, BoxList, str]]:
    """Yield page, box and text of each record; an action that a page break cuts has one page."""
    for indicator in report.indicators:
        assert indicator.source.box is not None
        yield indicator.source.page, indicator.source.box, indicator.name
    for measure in report.measures:
        for action in measure.actions:
            assert action.source.box is not None
            yield action.source.page, action.source.box, action.text
    for row in report.outline:
        assert row.source.box is not None
        yield row.source.page, row.source.box, row.label


def parts(report: Report) -> Iterator[tuple[int, BoxList, str]]:
    """Yield page, box and text of each field that has the place of its cell."""
    for indicator in report.indicators:
        texts = {"name": indicator.name, "issue": indicator.issue}
        yield from placed(indicator.boxes, texts)
    for measure in report.measures:
        yield from placed(measure.boxes, {"name": measure.name})
        for action in measure.actions:
            texts = {
                "text": action.text,
                "responsible": "".join(action.responsible),
                "follow_up": action.follow_up,
                "period": action.period.raw if action.period else None,
                "budget": action.budget.raw if action.budget else None,
            }
            texts |= {f"extra.{header}": text for header, text in action.extra.items()}
            yield from placed(action.boxes, texts)


def placed(boxes: FieldBoxes, texts: dict[str, str | None]) -> Iterator[tuple[int, BoxList, str]]:
    for field, (page, *sides) in boxes.items():
        if text := texts.get(field):
            yield page, (sides[0], sides[1], sides[2], sides[3]), text


@cache
def read_sample(path: Path, data: bytes) -> Report:
    """Return the Report of a sample; a budget is read by its profile."""
    kinds = {"krommokthao": "state_budget", "thanmokngoen": "local_budget"}
    profile = kinds.get(path.stem.partition("_")[0])
    return mattrakan.read(data, profiles=[profile] if profile else [])


def shows(sheets: Sheets, page: int, box: BoxList, text: str) -> bool:
    """Return whether each letter of a text stands in the box; rows may be read in other orders."""
    return not Counter(letters(text)) - Counter(sheets.text(page, box))


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_crop_of_a_record_shows_its_text(path: Path, name: str) -> None:
    data = changed(path, CHANGES[name])
    sheets = Sheets(data)
    found = list(records(read_sample(path, data)))
    assert found
    hidden = [(page, box, text) for page, box, text in found if not shows(sheets, page, box, text)]
    assert hidden == []


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_crop_of_a_field_shows_its_text(path: Path, name: str) -> None:
    data = changed(path, CHANGES[name])
    sheets = Sheets(data)
    report = read_sample(path, data)
    found = list(parts(report))
    assert found or report.outline
    hidden = [(page, box, text) for page, box, text in found if not shows(sheets, page, box, text)]
    assert hidden == []


@pytest.mark.parametrize("name", ["as_it_is", "rotate90"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_crop_of_a_record_shows_no_other_record(path: Path, name: str) -> None:
    data = changed(path, CHANGES[name])
    sheets = Sheets(data)
    for one, other in itertools.permutations(records(read_sample(path, data)), 2):
        if one[1] != other[1] and len(letters(other[2])) > 12:
            assert letters(other[2]) not in sheets.text(one[0], one[1])


@pytest.mark.parametrize("name", ["as_it_is", "corner_rotate270"])
@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_the_crop_of_a_cell_shows_its_text(path: Path, name: str) -> None:
    data = changed(path, CHANGES[name])
    sheets = Sheets(data)
    hidden = [
        (cell.row, cell.column, cell.text, sheets.text(table.page, cell.box))
        for table in mattrakan.read_tables(data)
        for cell in table
        if not shows(sheets, table.page, cell.box, cell.text)
    ]
    assert hidden == []


@pytest.mark.no_cover
def test_crops_of_500_records_of_the_corpora_show_their_text() -> None:
    """Each plan with another page box; what PDFium finds on the page, it finds in the crop.

    PDFium gives a third of the texts in pieces, each beside the lines of the neighbouring cells:
    these are left out. Counted letter by letter, their crops hold them, too, but for actions that a
    page break cuts, whose box is of one page.
    """
    chance = random.Random(500)
    sources = [path for name in ("real", "wild", "dev") for path in (SHARED / name).rglob("*.pdf")]
    sources = sorted([*sources, *PDFS, *SAMPLES])
    chance.shuffle(sources)
    seen = 0
    for path in sources:
        data = changed(path, CHANGES[chance.choice(list(CHANGES))])
        sheets = Sheets(data)
        found = list(records(mattrakan.read(data, ocr="never")))
        wholes = {page: sheets.text(page, EVERYWHERE) for page, _, _ in found}
        for page, box, text in found:
            if letters(text) in wholes[page]:
                assert shows(sheets, page, box, text), (path, page, box, text)
                seen += 1
        if seen >= 500:
            return
    assert seen > 200  # without the corpora
