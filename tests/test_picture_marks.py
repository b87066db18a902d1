"""What is drawn over the picture of a page: colours, widths and shades of each kind of mark."""

from itertools import groupby
from typing import Any

import pytest

Image = pytest.importorskip("PIL.Image")

from mattrakan.extract.geometry import Box  # noqa: E402
from mattrakan.extract.pages.document import DocumentPage  # noqa: E402
from mattrakan.extract.picture import PageMark, _draw_page  # noqa: E402
from mattrakan.extract.picture_foot import _placed, _wrapped, add_foot  # noqa: E402
from mattrakan.extract.tables.table import Cell, Table  # noqa: E402
from mattrakan.extract.text.lines import Line  # noqa: E402

WHITE = (260, 260, 260)  # rounded
BLUE, ORANGE, GREY, VIOLET = (30, 90, 200), (230, 120, 0), (150, 150, 150), (200, 170, 220)
GREEN, RED = (0, 140, 70), (210, 0, 0)


def runs(picture: Any, y: int, x0: int, x1: int) -> list[tuple[tuple[int, ...], int]]:
    """Return the colours of a row of the picture, shades rounded to tens, and how long each is."""
    colours = [tuple(round(c, -1) for c in picture.getpixel((x, y))) for x in range(x0, x1)]
    return [(colour, len(list(same))) for colour, same in groupby(colours)]


def draw(
    *marks: PageMark,
    lines: tuple[Line, ...] = (),
    furniture: tuple[Line, ...] = (),
    tables: tuple[Table, ...] = (),
    ground: str = "white",
) -> Any:
    """Return a picture of 180 by 120 pt, 5 pixels for 3 pt."""
    page = DocumentPage(1, 180, 120, None, lines, tables, furniture, "", "fine")
    return _draw_page(Image.new("RGB", (300, 200), ground), 5 / 3, page, marks)


def test_the_page_itself_fades() -> None:
    assert draw(ground="black").getpixel((9, 9)) == (89, 89, 89)


def test_lines_are_grey_and_furniture_is_violet_and_shaded() -> None:
    line = Line("ก", Box(30, 30, 90, 42), 12)
    assert runs(draw(lines=(line,)), 60, 40, 160) == [
        (WHITE, 10),
        (GREY, 1),
        (WHITE, 99),
        (GREY, 1),
        (WHITE, 9),
    ]
    inside = (250, 240, 250)  # 40 of 255 of violet
    assert runs(draw(furniture=(line,)), 60, 40, 160) == [
        (WHITE, 10),
        (VIOLET, 1),
        (inside, 99),
        (VIOLET, 1),
        (WHITE, 9),
    ]


def test_cells_are_blue_and_those_over_several_places_orange() -> None:
    plain = Cell((), Box(30, 30, 60, 60), 1, 1, 0, 1, 1)
    wide = Cell((), Box(60, 30, 120, 60), 1, 1, 1, 1, 2)
    high = Cell((), Box(120, 30, 150, 60), 1, 1, 3, 2, 1)
    heading = Cell((), Box(30, 15, 60, 30), 1, 0, 0, 1, 1)
    table = Table(1, 1, Box(9, 9, 171, 111), 2, 4, (plain, wide, high, heading), header_rows=1)
    picture = draw(tables=(table,))
    assert runs(picture, 75, 0, 260) == [
        *[(WHITE, 15), (BLUE, 3), (WHITE, 32)],  # the table itself, three wide
        *[(BLUE, 1), (WHITE, 49), (ORANGE, 2), (WHITE, 97)],
        *[(ORANGE, 3), (WHITE, 47), (ORANGE, 2), (WHITE, 9)],
    ]
    assert runs(picture, 35, 45, 110) == [
        *[(WHITE, 5), (BLUE, 1), ((240, 240, 250), 49), (BLUE, 1), (WHITE, 9)]
    ]


@pytest.mark.parametrize(
    ("kind", "colour", "shade"),
    [("record", GREEN, (230, 240, 240)), ("finding", RED, (250, 230, 230))],
)
def test_records_are_green_and_findings_red(
    kind: Any, colour: tuple[int, ...], shade: tuple[int, ...]
) -> None:
    """Two wide, three pixels inside their box so that those of neighbours are seen apart."""
    picture = draw(PageMark(1, Box(30, 30, 120, 90), "", kind))
    assert runs(picture, 140, 45, 210) == [
        *[(WHITE, 8), (colour, 2), (shade, 141), (colour, 2), (WHITE, 12)]
    ]


def inked(picture: Any) -> tuple[int, int]:
    """Return the first and last column in which a label is written."""
    columns = [
        x for x in range(55, 196) if any(sum(picture.getpixel((x, y))) < 600 for y in range(58, 75))
    ]
    return columns[0], columns[-1]


def test_labels_of_records_stand_left_and_those_of_findings_right() -> None:
    box = Box(30, 30, 120, 90)
    first, last = inked(draw(PageMark(1, box, "II", "record")))
    assert first < 80 and last < 80
    first, last = inked(draw(PageMark(1, box, "II", "finding")))
    assert first > 170 and last > 170


class Font:
    """Every letter is ten pixels wide."""

    def getlength(self, text: str) -> int:
        return 10 * len(text)


@pytest.mark.parametrize(
    ("room", "places"),
    [
        (182, [(0, 0), (91, 0)]),  # 14 + 5 + 50 + 22 each
        (181, [(0, 0), (0, 1)]),
        (50, [(0, 0), (0, 1)]),
    ],
)
def test_entries_of_the_legend_that_have_no_room_begin_a_line(
    room: float, places: list[tuple[int, int]]
) -> None:
    entries = [("cell", "cells"), ("span", "spans")]
    assert [(x, line) for x, line, _, _ in _placed(entries, Font(), room)] == places


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("abcdefghij", 100, ["abcdefghij"]),
        ("abcdefghij", 99, ["abcdefghi", "j"]),
        ("abcdefghij" * 6, 100, ["abcdefghij"] * 6),
        ("abc defghij", 100, ["abc", "defghij"]),
        ("a" + " b" * 8 + "c" * 16, 300, ["a" + " b" * 7, "b" + "c" * 16]),
        ("a bc" + "d" * 40, 300, ["a bc" + "d" * 26, "d" * 14]),  # a space too far away
        ("กกกที่ก", 50, ["กกก", "ที่ก"]),
        ("", 100, []),
    ],
)
def test_notes_break_at_a_space_and_before_no_mark(
    text: str, room: float, lines: list[str]
) -> None:
    assert list(_wrapped(text, Font(), room)) == lines


def test_the_foot_has_a_line_a_swatch_and_room_for_its_text() -> None:
    """Below a picture 100 high: a grey line, then 12 + 3 pixels of white above the swatch."""
    foot = add_foot(Image.new("RGB", (200, 100)), [("cell", "x")], {"cell": BLUE}, ["y", "y"])
    assert foot.size == (200, 100 + 3 * 22 + 2 * 12)
    assert runs(foot, 100, 0, 200) == [((120, 120, 120), 200)]
    assert runs(foot, 120, 0, 30) == [(WHITE, 12), (BLUE, 15), (WHITE, 3)]
    down = [runs(foot, y, 15, 16)[0][0] == BLUE for y in range(100, 160)]
    assert (down.index(True), sum(down)) == (15, 15)
