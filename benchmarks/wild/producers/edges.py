"""The rules of a table in every style, from the boxes of its cells."""

from collections.abc import Iterable
from dataclasses import dataclass

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Stroke:
    """One straight line on a page."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.5
    dash: tuple[float, float] | None = None
    gray: float = 0.0  # 0 black, 1 white


@dataclass(frozen=True, slots=True)
class Edge:
    """A side of a cell; `outer` where it is a side of the whole table too."""

    box: Box
    level: bool
    outer: bool


def edges_of(cells: Iterable[tuple[Box, bool, bool]], table: Box) -> list[Edge]:
    """Return each side of the cells once; two flags tell of an upper and a lower one."""
    found: dict[Box, Edge] = {}

    def near(a: float, b: float) -> bool:
        return abs(a - b) < 0.05

    for (x0, y0, x1, y1), *closed in cells:
        sides = [
            ((x0, y0, x1, y0), True, near(y0, table[1])),
            ((x0, y1, x1, y1), True, near(y1, table[3])),
            ((x0, y0, x0, y1), False, near(x0, table[0])),
            ((x1, y0, x1, y1), False, near(x1, table[2])),
        ]
        for place, (box, level, outer) in enumerate(sides):
            if place < 2 and not closed[place] and not outer:
                continue
            key = tuple(round(side, 1) for side in box)
            found.setdefault(key, Edge(box, level, outer))  # type: ignore[arg-type]
    return list(found.values())


def strokes(edges: list[Edge], rules: str, header_foot: float | None) -> list[Stroke]:
    """Return the lines that a style draws for the sides of the cells."""
    drawn: list[Stroke] = []
    for edge in edges:
        x0, y0, x1, y1 = edge.box
        if rules in ("none", "zebra"):
            continue
        if (rules == "level" and not edge.level) or (rules == "upright" and edge.level):
            continue
        if rules == "book":
            foot = header_foot is not None and abs(y0 - header_foot) < 0.05
            if not (edge.level and (edge.outer or foot)):
                continue
            drawn.append(Stroke(x0, y0, x1, y1, 1.0 if edge.outer else 0.6))
        elif rules == "dotted":
            drawn.append(Stroke(x0, y0, x1, y1, 0.7, (0.8, 1.8)))
        elif rules == "double":
            dx, dy = (0.0, 1.0) if edge.level else (1.0, 0.0)
            drawn.append(Stroke(x0 - dx, y0 - dy, x1 - dx, y1 - dy, 0.35))
            drawn.append(Stroke(x0 + dx, y0 + dy, x1 + dx, y1 + dy, 0.35))
        elif rules == "thick":
            drawn.append(Stroke(x0, y0, x1, y1, 2.0 if edge.outer else 0.75))
        elif rules == "white":
            drawn.append(Stroke(x0, y0, x1, y1, 1.2, None, 1.0))
        else:
            drawn.append(Stroke(x0, y0, x1, y1, 0.5))
    return drawn
