"""What a table shows and no text says: fields, notes, pictures and outlines of letters."""

from collections.abc import Sequence

from ..anomalies import Anomaly
from ..geometry import Box, boxes_to_box
from ..glyphs import Page
from ..tables.table import Cell, Table
from .placing import CellPlace, PlacedAnomaly, find_cell
from .tolerances import (
    DESCENT_EM,
    EDGE_PT,
    FEWEST_BESIDE_TEXT,
    FEWEST_SHAPES,
    FOOT_EM,
    INSIDE_SHARE,
    LOWEST_EM,
    NOTE_EM,
    TOUCHING_EM,
)

# How high the outline of a digit is, and a picture of one with the white around it; in em.
# Not Final: compiled, a tuple of floats that is Final counts as not set (mypyc 2.4).
DIGIT_EM = (0.4, 0.95)
PICTURE_EM = (0.4, 1.8)


def find_unread(
    page: Page, tables: Sequence[Table], told: Sequence[PlacedAnomaly]
) -> list[PlacedAnomaly]:
    """Return what stands in the cells of a page's tables and no text says.

    Pictures and outlines count where a cell says nothing else, and outlines beside its text; one
    alone where it is as high as a digit and touches a figure. A picture that covers a text has
    been reported with it.
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
        elif cause in ("stamp", "typed"):
            cell = tables[place[0]].cells[place[1]]
            if not _is_all(box, cell):
                said = " ".join([line.text for line in cell.lines if _overlap(box, line.box)])
                found.append(PlacedAnomaly(Anomaly("stamped", "", said, box), place))
        else:
            found.append(PlacedAnomaly(Anomaly("not-read", cause, text, box), place))
    for place, boxes in outlines.items():
        cell = tables[place[0]].cells[place[1]]
        beside = [box for box in boxes if not any(_overlap(box, line.box) for line in cell.lines)]
        fewest = FEWEST_BESIDE_TEXT if cell.lines else FEWEST_SHAPES
        around = boxes_to_box(beside) if _side_by_side(beside) >= fewest else None
        if around is None:
            around = next((box for box in beside if _belongs_to_figure(box, cell, DIGIT_EM)), None)
        if around is not None:
            found.append(PlacedAnomaly(Anomaly("not-read", "outlines", "", around), place))
    for box in page.images:
        place = _place(tables, box)
        if place is not None and _fits(box, cell := tables[place[0]].cells[place[1]]):
            alone = not cell.lines and place not in covering
            if alone or _belongs_to_figure(box, cell, PICTURE_EM):
                found.append(PlacedAnomaly(Anomaly("not-read", "picture", "", box), place))
    return found


def _is_all(box: Box, cell: Cell) -> bool:
    """Return whether all that a cell says stands in a note: it was typed into an empty cell."""
    for line in cell.lines:
        over = NOTE_EM * line.size
        if line.box.x0 < box.x0 - over or line.box.x1 > box.x1 + over:
            return False
        if line.box.top < box.top - over or line.box.bottom > box.bottom + over:
            return False
    return True


def _place(tables: Sequence[Table], box: Box) -> CellPlace | None:
    return find_cell(tables, (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)


def _fits(box: Box, cell: Cell) -> bool:
    """Return whether a picture is one of a cell: within its borders, or nearly all of it."""
    over = (cell.box.x0 - box.x0, box.x1 - cell.box.x1, cell.box.top - box.top)
    if max(*over, box.bottom - cell.box.bottom) <= EDGE_PT:
        return True
    wide = min(box.x1, cell.box.x1) - max(box.x0, cell.box.x0)
    high = min(box.bottom, cell.box.bottom) - max(box.top, cell.box.top)
    return wide * high >= INSIDE_SHARE * (box.x1 - box.x0) * (box.bottom - box.top)


def _belongs_to_figure(box: Box, cell: Cell, high: tuple[float, float]) -> bool:
    """Return whether a shape stands where a figure's first or last digit would.

    Args:
        box: of the shape.
        cell: it stands in.
        high: the least and the greatest height that it may have, in em.
    """
    for line in cell.lines:
        text = line.text.strip()
        em = line.size
        if not text or not high[0] * em <= box.height <= high[1] * em:
            continue
        before, after = line.box.x0 - box.x1, box.x0 - line.box.x1
        near = (text[0].isdecimal() and abs(before) <= TOUCHING_EM * em) or (
            text[-1].isdecimal() and abs(after) <= TOUCHING_EM * em
        )
        baseline = line.box.bottom - DESCENT_EM * em
        foot = baseline - FOOT_EM * em
        if near and box.top < foot - FOOT_EM * em and box.bottom > foot:
            if box.bottom < baseline + LOWEST_EM * em:
                return True
    return False


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
