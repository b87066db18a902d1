"""Notes between rows hide no column; texts and names that run on past the rows beside them."""

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.tables.table import Cell
from mattrakan.extract.text.clusters import Cluster
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.joined.rows import Slot
from mattrakan.normalize.records.cell_items import Placed, make_item
from mattrakan.normalize.records.packed_cells import Shares, share_out
from mattrakan.normalize.records.unnumbered_items import ColumnSigns
from mattrakan.normalize.values.orgs import split_orgs

SIZE = 10.0
PITCH = 15.0


def word(text: str, x: float, baseline: float) -> list[Cluster]:
    """Return letters of 5 pt side by side, white between them where a space stands."""
    return [
        Cluster(letter, x + 5 * i, x + 5 * (i + 1), baseline, SIZE, i, font="f")
        for i, letter in enumerate(text)
        if letter != " "
    ]


def plan(note: str, gap: float = 8.0) -> list[Cluster]:
    """Return rows of a name, a long text, its owner and a month, with a line between two of them.

    The first heading stands over the text and its owner; white of `gap` parts these two below it.
    """
    clusters = word("ขขข", 0, 20) + word("ฉ" * 24, 105, 20) + word("งงง", 300, 20)
    clusters += word("กกก", 90, 36) + word("คคค", 190 + gap, 36)
    y = 56.0
    for row in range(4):
        for text, x in (("ขขขข", 0.0), ("ก" * 20, 90.0), ("คคค", 190 + gap), ("งงง", 300.0)):
            clusters += word(text, x, y)
        for line in range(2):
            clusters += word("ก" * (19 - line), 90, y + PITCH * (line + 1))
        y += 3 * PITCH + 5
        if row == 1:
            clusters += word(note, 0, y)
            y += PITCH + 5
    return clusters


@pytest.mark.parametrize(
    ("note", "columns"),
    [
        ("", 4),
        ("ห" * 50, 4),  # one text over the columns
        ("หหหห" + " " * 14 + "ห" * 30, 3),  # a row, whose text reaches over the white
    ],
)
def test_a_note_between_rows_hides_no_strip(note: str, columns: int) -> None:
    (grid,) = find_grids(plan(note), [])
    assert len(grid.xs) - 1 == columns


def placed(*heights: float) -> list[Placed]:
    found = []
    for number, y in enumerate(heights):
        text = f"คำ{number}"
        found.append(Placed(1e5 + y, Line(text, Box(0.0, y, 30.0, y + SIZE), SIZE)))
    return found


def shared(heights: list[float], look: str = "text", packed: bool = True) -> Shares:
    """Return what two steps get of a cell: of two lines each, 17 pt from the first to the second.

    Their own lines are 15 pt apart.
    """
    items = [make_item(placed(0.0, 15.0)), make_item(placed(32.0, 47.0))]
    lines = tuple(one.line for one in placed(*heights))
    slot = Slot((Cell(lines, Box(0.0, 0.0, 100.0, 70.0), 1, 1, 4),))
    return share_out(items, slot, look, ColumnSigns(), by_rows=True, packed=packed)


@pytest.mark.parametrize(
    ("heights", "means"),
    [
        ([0.0, 15.0, 30.0], "shared"),  # its third line stands 2 pt above the second step
        ([0.0, 15.0, 30.0, 45.0], "shared"),
        ([0.0, 15.0, 32.0], "lines"),  # begins again beside the second step
        ([0.0, 15.0, 31.4], "lines"),
        ([0.0, 32.0], "lines"),  # a line for each
        ([0.0, 32.0, 47.0], "lines"),
    ],
)
def test_a_text_that_runs_on_past_the_white_between_steps_is_of_all(
    heights: list[float], means: str
) -> None:
    found = shared(heights)
    assert found.means == means
    beside = len(heights) if means == "shared" else sum(y < 31 for y in heights)
    assert len(found.lines[0]) == beside


@pytest.mark.parametrize(
    ("heights", "means"),
    [
        ([0.0, 15.0, 30.0], "shared"),  # beside the first step and half of the second
        ([0.0, 15.0, 30.0, 45.0, 60.0], "lines"),  # beside each
        ([0.0, 30.0], "mismatch"),  # a line for the first two
        ([0.0, 30.0, 60.0], "lines"),
    ],
)
def test_a_text_that_fills_all_lines_and_ends_above_the_last_step_is_of_all(
    heights: list[float], means: str
) -> None:
    items = [make_item(placed(y, y + 15.0)) for y in (0.0, 30.0, 60.0)]
    lines = tuple(one.line for one in placed(*heights))
    slot = Slot((Cell(lines, Box(0.0, 0.0, 100.0, 90.0), 1, 1, 4),))
    found = share_out(items, slot, "text", ColumnSigns(), by_rows=True, packed=True)
    assert found.means == means


def test_names_and_texts_without_a_packed_neighbour_stand_beside_their_steps() -> None:
    assert shared([0.0, 15.0, 30.0], packed=False).means == "lines"
    assert shared([0.0, 15.0, 30.0], look="org").means != "shared"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("เลขานุการ\nนายก\nเทศมนตรี", ["เลขานุการนายกเทศมนตรี"]),
        ("กองคลัง\nเลขานุการ\nประธานสภา", ["กองคลัง", "เลขานุการประธานสภา"]),
        ("ที่ปรึกษา\nนายก อบต.", ["ที่ปรึกษานายก อบต."]),
        ("เลขานุการ\nนิติกร", ["เลขานุการ", "นิติกร"]),
        ("เลขานุการ, นายกเทศมนตรี", ["เลขานุการ", "นายกเทศมนตรี"]),
        ("ฝ่ายเลขานุการ\nนายกเทศมนตรี", ["ฝ่ายเลขานุการ", "นายกเทศมนตรี"]),
    ],
)
def test_a_secretary_is_the_secretary_of_whom_the_next_line_names(
    cell: str, names: list[str]
) -> None:
    assert split_orgs(cell) == names
