"""Stamps on scans make no table; small tables, and boxes that belong to one, stay what they are."""

from dataclasses import replace

import pytest

np = pytest.importorskip("numpy")
Image = pytest.importorskip("PIL.Image")
ImageDraw = pytest.importorskip("PIL.ImageDraw")

from mattrakan.extract.doubts import Scan  # noqa: E402
from mattrakan.extract.geometry import Box  # noqa: E402
from mattrakan.extract.glyphs import Glyph, Page  # noqa: E402
from mattrakan.extract.ocr.page_image import Grey, PageImage  # noqa: E402
from mattrakan.extract.ocr.stamp_frames import find_stamp_frames  # noqa: E402
from mattrakan.extract.ocr.structure import find_structure  # noqa: E402
from mattrakan.extract.pages.assembly import Assembler  # noqa: E402
from mattrakan.extract.pages.document import DocumentPage  # noqa: E402
from mattrakan.extract.tables.edges import Edge  # noqa: E402
from mattrakan.extract.tables.frames import is_stamp  # noqa: E402
from mattrakan.extract.tables.ruled import Grid, Region  # noqa: E402
from mattrakan.extract.tables.unruled import find_unruled_grids  # noqa: E402
from mattrakan.extract.text.clusters import Cluster  # noqa: E402

DPI = 200.0


def frame(wide: float = 2.0, high: float = 1.1, turned: float = 0.0, *, columns: int = 1) -> Grey:
    """Return a sheet with a frame, its sides in inches, turned by so many degrees."""
    sheet = Image.new("L", (1000, 700), 255)
    draw = ImageDraw.Draw(sheet)
    x0, top, x1, bottom = 150, 150, 150 + round(wide * DPI), 150 + round(high * DPI)
    draw.rectangle((x0, top, x1, bottom), outline=0, width=3)
    for column in range(1, columns):
        x = x0 + (x1 - x0) * column // columns
        draw.line((x, top, x, bottom), fill=0, width=3)
    turned_sheet = sheet.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor=255)
    made: Grey = np.asarray(turned_sheet)
    return made


def frames(grey: Grey) -> int:
    return len(find_stamp_frames(grey < 128, DPI))


@pytest.mark.parametrize(
    ("wide", "high", "turned", "columns", "found"),
    [
        (2.0, 1.1, 0.0, 1, 1),
        (2.0, 1.1, 3.0, 1, 1),
        (2.0, 1.1, -7.0, 1, 1),
        (2.0, 1.1, 9.5, 1, 0),  # no stamp is as far off
        (0.66, 0.4, 0.0, 1, 0),  # a box to tick, or of a number
        (3.5, 1.1, 0.0, 1, 0),  # a table is wider
        (2.0, 2.4, 0.0, 1, 0),  # and higher
        (2.0, 1.1, 0.0, 2, 0),  # a small table with columns
        (2.0, 1.1, 3.0, 2, 1),  # a stamp with columns: no table of a level page is turned
    ],
)
def test_a_small_frame_is_a_stamp(
    wide: float, high: float, turned: float, columns: int, found: int
) -> None:
    assert frames(frame(wide, high, turned, columns=columns)) == found


def test_text_across_a_side_does_not_hide_a_stamp() -> None:
    grey = frame().copy()
    grey[140:165, 220:290] = 0
    assert frames(grey) == 1


def test_a_frame_open_on_one_side_or_filled_is_none() -> None:
    grey = frame().copy()
    grey[100:400, 545:560] = 255
    assert frames(grey) == 0
    grey = frame().copy()
    grey[150:340, 150:540] = 0
    assert frames(grey) == 0


@pytest.mark.parametrize(("apart", "found"), [(4, 0), (80, 2)])
def test_frames_that_stand_close_beside_are_cells(apart: int, found: int) -> None:
    """Some programs draw each cell of a table by itself."""
    sheet = Image.new("L", (1000, 700), 255)
    draw = ImageDraw.Draw(sheet)
    for x in (150, 450 + apart):
        draw.rectangle((x, 150, x + 300, 300), outline=0, width=3)
    assert frames(np.asarray(sheet)) == found


def test_the_sides_of_a_stamp_are_no_rules_and_those_of_a_table_are() -> None:
    def rules(grey: Grey) -> int:
        return len(find_structure(PageImage(grey, DPI, is_bilevel=True)).rules)

    assert rules(frame()) == 0
    assert rules(frame(turned=2.0)) == 0
    assert rules(frame(columns=2)) >= 5


def listed(rows: int) -> list[Cluster]:
    texts = [
        (text, x, 100.0 + 20 * row)
        for row in range(rows)
        for text, x in ((f"{row}.", 50.0), ("กขคงจ", 110.0), ("๑๒๓๔", 155.0))
    ]
    letters = [(letter, x + 5 * n, y) for text, x, y in texts for n, letter in enumerate(text)]
    return [Cluster(text, x, x + 5, y, 10.0, n) for n, (text, x, y) in enumerate(letters)]


@pytest.mark.parametrize(("rows", "tables"), [(3, 0), (4, 1), (6, 1)])
def test_columns_of_a_scan_show_in_four_lines(rows: int, tables: int) -> None:
    assert len(find_unruled_grids(listed(rows), is_scan=True)) == tables
    assert len(find_unruled_grids(listed(rows))) == 1  # of text that was printed, as before


@pytest.mark.parametrize(("levels", "tables"), [((), 0), ((86.0,), 0), ((86.0, 106.0), 1)])
def test_rules_make_a_table_of_three_lines(levels: tuple[float, ...], tables: int) -> None:
    edges = [Edge(at, 45.0, 180.0) for at in levels]
    assert len(find_unruled_grids(listed(3), edges, is_scan=True)) == tables


def test_ruled_lines_in_a_narrow_frame_are_a_stamp() -> None:
    rows = tuple(Region(row, 0, 1, 1) for row in range(3))
    assert is_stamp(Grid((100.0, 330.0), (0.0, 20.0, 40.0, 60.0), rows))
    assert not is_stamp(Grid((100.0, 350.0), (0.0, 20.0, 40.0, 60.0), rows))
    parted = tuple(Region(row, column, 1, 1) for row in range(3) for column in range(2))
    assert not is_stamp(Grid((100.0, 200.0, 330.0), (0.0, 20.0, 40.0, 60.0), parted))


def test_what_a_stamp_holds_makes_no_table_and_is_read() -> None:
    glyphs = [
        Glyph(c.text, c.x0, c.x1, c.baseline, c.size, "F", 1, c.order) for c in listed(rows=5)
    ]
    page = Page(number=1, width=600, height=800, rules=(), glyphs=tuple(glyphs), scan=Scan())
    (table,) = read(page).tables
    assert (table.n_rows, table.n_columns) == (5, 3)
    stamped = read(replace(page, scan=Scan(stamps=(Box(40, 80, 300, 200),))))
    assert not stamped.tables and stamped.text.count("กขคงจ") == 5


def read(page: Page) -> DocumentPage:
    assembler = Assembler()
    assembler.add(page)
    return assembler.document(1).pages[0]
