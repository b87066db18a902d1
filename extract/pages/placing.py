"""Anomalies put into the cells that they stand in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from ..anomalies import Anomaly
from ..tables.table import Table

CellPlace: TypeAlias = tuple[int, int]  # index of the table, index of the cell


class PlacedAnomaly(NamedTuple):
    """An anomaly and its cell, None outside of all tables."""

    anomaly: Anomaly
    place: CellPlace | None


def find_cell(tables: Sequence[Table], x: float, y: float) -> CellPlace | None:
    """Return the cell that a point of the page lies in; of nested tables the innermost."""
    best: CellPlace | None = None
    least = 0.0
    for number, table in enumerate(tables):
        if not table.box.holds(x, y):
            continue
        for index, cell in enumerate(table.cells):
            if cell.box.holds(x, y):
                area = table.box.width * table.box.height
                if best is None or area < least:
                    best, least = (number, index), area
                break
    return best


def place_anomalies(
    tables: Sequence[Table], placed: Sequence[PlacedAnomaly]
) -> tuple[list[Table], list[Anomaly]]:
    """Return tables whose cells hold their anomalies, and the anomalies outside of tables."""
    found = list(tables)
    for place in dict.fromkeys(one.place for one in placed):
        if place is not None:
            number, index = place
            own = tuple(one.anomaly for one in placed if one.place == place)
            cells = list(found[number].cells)
            cells[index] = replace(cells[index], anomalies=cells[index].anomalies + own)
            found[number] = replace(found[number], cells=tuple(cells))
    return found, [one.anomaly for one in placed if one.place is None]
