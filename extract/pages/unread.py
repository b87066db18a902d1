"""What a table shows and no text says: fields, notes, pictures and outlines of letters."""

from collections.abc import Sequence

from ..anomalies import Anomaly
from ..geometry import Box, boxes_to_box
from ..glyphs import Page
from ..tables.table import Cell, Table
from .placing import CellPlace, PlacedAnomaly, find_cell
from .tolerances import EDGE_PT, FEWEST_BESIDE_TEXT, FEWEST_SHAPES


def find_unread(
    page: Page, tables: Sequence[Table], told: Sequence[PlacedAnomaly]
) -> list[PlacedAnomaly]:
    """Return what stands in the cells of a page's tables and no text says.

    Pictures and outlines count where a cell says nothing else, and outlines beside its text. A
    picture that covers a text has been reported with it.
    """
    found = []
    covering = {place for one, place in told if one.cause == "covered"}
    outlines: dict[CellPlace, list[Box]] = {}
    for box, cause, text in page.unread:
        place = _place(tables, box)
        if place is None:
            continue
        if cause == "outlines":
            outlines.setdefault(place, []).append(box)
        else:
            found.append(PlacedAnomaly(Anomaly("not-read", cause, text, box), place))
    for place, boxes in outlines.items():
        cell = tables[place[0]].cells[place[1]]
        beside = [box for box in boxes if not any(_overlap(box, line.box) for line in cell.lines)]
        fewest = FEWEST_BESIDE_TEXT if cell.lines else FEWEST_SHAPES
        if _side_by_side(beside) >= fewest:
            around = boxes_to_box(beside)
            found.append(PlacedAnomaly(Anomaly("not-read", "outlines", "", around), place))
    for box in page.images:
        place = _place(tables, box)
        if place is not None and _fits(box, cell := tables[place[0]].cells[place[1]]):
            if not cell.lines and place not in covering:
                found.append(PlacedAnomaly(Anomaly("not-read", "picture", "", box), place))
    return found


def _place(tables: Sequence[Table], box: Box) -> CellPlace | None:
    return find_cell(tables, (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)


def _fits(box: Box, cell: Cell) -> bool:
    return (
        box.x0 >= cell.box.x0 - EDGE_PT
        and box.x1 <= cell.box.x1 + EDGE_PT
        and box.top >= cell.box.top - EDGE_PT
        and box.bottom <= cell.box.bottom + EDGE_PT
    )


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x0 < other.x1
        and other.x0 < one.x1
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _side_by_side(boxes: Sequence[Box]) -> int:
    """Return how many shapes stand beside each other on one line, holes and accents not counted."""
    best = 0
    for first in boxes:
        middle = (first.top + first.bottom) / 2
        end, count = float("-inf"), 0
        for box in sorted(boxes):
            if box.top <= middle <= box.bottom and box.x0 >= end - 0.2 * box.width:
                count += 1
                end = box.x1
        best = max(best, count)
    return best
