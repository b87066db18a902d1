"""Rows from the order of drawing: a producer that draws cell after cell tells where rows end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..compiled import mypyc_attr
from ..text.clusters import Cluster
from .column_borders import place
from .row_starts import FIGURE
from .ruled import Region
from .tolerances import (
    ASCENT_EM,
    DRAWING_ORDER_BESIDE,
    DRAWING_ORDER_LISTED,
    DRAWING_ORDER_NEXT_LINE_EM,
    DRAWING_ORDER_SHORT_SHARE,
    MIDDLE_EM,
    SAME_ROW_EM,
    SEGMENT_GAP_EM,
    TRUSTED_SHARE,
)


@mypyc_attr(acyclic=True)
class Chunk:
    """Text of one column drawn in one go: lines one under the other.

    Attributes:
        column: where it stands.
        x0: left end of all its lines.
        x1: right end of its last line so far.
        top: baseline of its first line.
        bottom: baseline of its last line.
        size: font size.
        lines: baseline and text of each.
    """

    __slots__ = ("bottom", "column", "lines", "size", "top", "x0", "x1")

    def __init__(
        self, column: int, x0: float, x1: float, top: float, bottom: float, size: float
    ) -> None:
        self.column = column
        self.x0 = x0
        self.x1 = x1
        self.top = top
        self.bottom = bottom
        self.size = size
        self.lines: list[tuple[float, str]] = []

    @property
    def is_tall(self) -> bool:
        """Whether it has several lines."""
        return self.bottom - self.top > SAME_ROW_EM * self.size

    @property
    def heights(self) -> list[float]:
        """The baselines of its lines, to the point."""
        return [round(baseline) for baseline, _ in self.lines]

    @property
    def is_figures(self) -> bool:
        """Whether each of its lines is a figure."""
        return all(FIGURE.match(text) is not None for _, text in self.lines)

    @property
    def is_list(self) -> bool:
        """Whether one of three lines or more, and not the last, is much shorter than another."""
        lengths = [len(text) for _, text in self.lines]
        return len(lengths) >= DRAWING_ORDER_LISTED and min(
            lengths[:-1]
        ) < DRAWING_ORDER_SHORT_SHARE * max(lengths)

    def add(self, baseline: float, text: str) -> None:
        """Add a letter to its last line, or begin a line."""
        if self.lines and abs(self.lines[-1][0] - baseline) <= SAME_ROW_EM * self.size:
            self.lines[-1] = (self.lines[-1][0], self.lines[-1][1] + text)
        else:
            self.lines.append((baseline, text))

    def parted_at(self, top: float) -> "list[Chunk]":
        """Return its lines above one at a height and those from there on; itself without such."""
        near = SAME_ROW_EM * self.size
        places = [i for i, (baseline, _) in enumerate(self.lines) if abs(baseline - top) <= near]
        if not places or places[0] == 0:
            return [self]
        parts: list[Chunk] = []
        for lines in (self.lines[: places[0]], self.lines[places[0] :]):
            part = Chunk(self.column, self.x0, self.x1, lines[0][0], lines[-1][0], self.size)
            part.lines = lines
            parts.append(part)
        return parts


@dataclass(slots=True)
class ChunkRow:
    """One row of a table: chunks from left to right."""

    chunks: list[Chunk] = field(default_factory=list)


def clusters_to_chunks(clusters: Sequence[Cluster], xs: Sequence[float]) -> list[Chunk]:
    """Return chunks in drawing order; a jump to another column, upwards or far down ends one."""
    chunks: list[Chunk] = []
    for cluster in sorted((c for c in clusters if not c.is_space), key=lambda c: c.order):
        column = place(xs, (cluster.x0 + cluster.x1) / 2)
        last = chunks[-1] if chunks else None
        if last is not None and last.column == column:
            down = cluster.baseline - last.bottom
            same_line = abs(down) <= SAME_ROW_EM * cluster.size
            gap = cluster.x0 - last.x1
            if (same_line and -cluster.size < gap < 3 * SEGMENT_GAP_EM * cluster.size) or (
                SAME_ROW_EM * cluster.size < down <= DRAWING_ORDER_NEXT_LINE_EM * cluster.size
            ):
                last.x0 = min(last.x0, cluster.x0)
                last.x1 = max(last.x1, cluster.x1) if same_line else cluster.x1
                last.bottom = max(last.bottom, cluster.baseline)
                last.add(cluster.baseline, cluster.text)
                continue
        chunks.append(
            Chunk(column, cluster.x0, cluster.x1, cluster.baseline, cluster.baseline, cluster.size)
        )
        chunks[-1].add(cluster.baseline, cluster.text)
    return chunks


def find_stream_rows(clusters: Sequence[Cluster], xs: Sequence[float]) -> list[ChunkRow] | None:
    """Return the rows that the drawing order tells, None when it does not tell them surely.

    It does when cells of several lines are followed by a jump up to the next cell's first line:
    text drawn line after line across the columns, or column after column, shows none. Then a step
    back to the left begins a row.
    """
    chunks = clusters_to_chunks(clusters, xs)
    rows: list[ChunkRow] = []
    up = other = 0
    for before, chunk in zip([None, *chunks], chunks, strict=False):
        if before is None or (chunk.column <= before.column and not _is_beside(before, chunk)):
            rows.append(ChunkRow())
        elif before.is_tall:
            if chunk.top < before.bottom - SAME_ROW_EM * chunk.size:
                up += 1
            else:
                other += 1
        rows[-1].chunks.append(chunk)
    if up == 0 or up < TRUSTED_SHARE * (up + other) or len(rows) < 2:
        return None
    if any(_holds_rows(row) for row in rows):
        return None  # drawn column after column
    rows = _cut_at_tops(rows)
    return rows if _are_one_below_another(rows) else None


def _cut_at_tops(rows: list[ChunkRow]) -> list[ChunkRow]:
    """Return rows with those in two parts that were drawn one after the other in one column.

    A heading beside which all cells are empty, or the rest of a row that a page's end cut, is
    followed by the first cell of the next row, right below it: both are one chunk. Where cells
    begin at the top of their rows, the others of that row begin beside its first line.
    """
    cuts = [_lower_top(row) for row in rows]
    whole = [row for row, cut in zip(rows, cuts, strict=True) if cut is None]
    if len(whole) == len(rows) or not all(_is_level(row.chunks) for row in whole):
        return rows
    if not any(len({len(chunk.lines) for chunk in row.chunks}) > 1 for row in whole[1:]):
        return rows  # cells may be centred
    found: list[ChunkRow] = []
    for row, cut in zip(rows, cuts, strict=True):
        if cut is None:
            found.append(row)
            continue
        upper, lower = ChunkRow(), ChunkRow()
        for chunk in row.chunks:
            for part in chunk.parted_at(cut):
                (upper if part.top < cut - SAME_ROW_EM * part.size else lower).chunks.append(part)
        found += [upper, lower]
    return found


def _lower_top(row: ChunkRow) -> float | None:
    """Return where cells of a row begin beside a further line of the cell to the left of them."""
    top = max([chunk.top for chunk in row.chunks])
    below = [chunk for chunk in row.chunks if chunk.top >= top - SAME_ROW_EM * chunk.size]
    above = [chunk for chunk in row.chunks if chunk.top < top - SAME_ROW_EM * chunk.size]
    if len(below) < DRAWING_ORDER_BESIDE or not above or not _is_level(above):
        return None
    first = min([chunk.column for chunk in below])
    cut = [chunk for chunk in above if len(chunk.parted_at(top)) > 1]
    rest = [chunk for chunk in above if len(chunk.parted_at(top)) == 1]
    if not cut or any(chunk.column >= first for chunk in above):
        return None
    return None if any(chunk.bottom >= top - SAME_ROW_EM * chunk.size for chunk in rest) else top


def _is_level(chunks: Sequence[Chunk]) -> bool:
    """Return whether cells begin at one height."""
    tops = [chunk.top for chunk in chunks]
    return max(tops) - min(tops) <= SAME_ROW_EM * max([chunk.size for chunk in chunks])


def _is_beside(before: Chunk, chunk: Chunk) -> bool:
    """Return whether a chunk stands on the line of the one before it, to its right.

    The end of a wide text may reach into the column of the next one.
    """
    return abs(chunk.top - before.bottom) <= SAME_ROW_EM * chunk.size and chunk.x0 >= before.x1


def _holds_rows(row: ChunkRow) -> bool:
    """Return whether the lines of a row are rows: side by side in all columns.

    In one of them they are figures, or too short to be lines of one text.
    """
    tall = [chunk for chunk in row.chunks if len(chunk.lines) > 1]
    return (
        len(tall) > 1
        and len(tall) == len(row.chunks)
        and all(chunk.heights == tall[0].heights for chunk in tall)
        and any(chunk.is_figures or chunk.is_list for chunk in tall)
    )


def _are_one_below_another(rows: Sequence[ChunkRow]) -> bool:
    tops, bottoms = _body_heights(rows)
    good = sum(bottom < top for bottom, top in zip(bottoms, tops[1:], strict=False))
    return good >= TRUSTED_SHARE * (len(rows) - 1)


def _body_heights(rows: Sequence[ChunkRow]) -> tuple[list[float], list[float]]:
    """Return the first and last baselines of rows, by the cells that cannot span rows.

    The first columns may span: those that have no cell in some of the rows. So may a heading that
    reaches beside the second level of headings.
    """
    held = [{chunk.column for chunk in row.chunks} for row in rows]
    first = 0
    while any(first not in columns for columns in held) and first < max(max(c) for c in held):
        first += 1
    bodies = []
    for row in rows:
        body = [chunk for chunk in row.chunks if chunk.column >= first] or row.chunks
        bodies.append(body)
    tops = [min(chunk.top for chunk in body) for body in bodies]
    bottoms = []
    for body, below in zip(bodies, [*tops[1:], float("inf")], strict=True):
        within = [chunk.bottom for chunk in body if chunk.bottom < below]
        bottoms.append(max(within or [chunk.bottom for chunk in body]))
    return tops, bottoms


def stream_rows_to_regions(
    rows: Sequence[ChunkRow], xs: Sequence[float], levels: bool = False
) -> tuple[list[float], list[Region]]:
    """Return row borders and regions: a cell that reaches below its row spans the rows it reaches.

    A cell centred beside several rows stands in a later row's height than the one it was drawn
    with; it spans all rows down to the next cell of its column. One that was drawn after the row
    that it begins beside (Typst draws cells that span rows after the others) belongs to that row.

    Args:
        rows: of cells.
        xs: column borders.
        levels: whether the first cells are headings on several levels.
    """
    tops, bottoms = _row_heights(rows)
    size = max(chunk.size for row in rows for chunk in row.chunks)
    borders = [tops[0] - ASCENT_EM * size]
    for index in range(1, len(rows)):
        above, below = bottoms[index - 1] + 0.3 * size, tops[index] - ASCENT_EM * size
        borders.append(max((above + below) / 2, borders[-1] + 0.1))
    borders.append(bottoms[-1] + 0.35 * size)
    n_rows, n_columns = len(rows), len(xs) - 1
    first_top = min(chunk.top for chunk in rows[0].chunks) - ASCENT_EM * size
    last_bottom = max(chunk.bottom for chunk in rows[-1].chunks) + 0.35 * size
    borders[0], borders[-1] = min(borders[0], first_top), max(borders[-1], last_bottom)
    regions = []
    for column in range(n_columns):
        held: dict[int, Chunk] = {}
        for number, row in enumerate(rows):
            for chunk in row.chunks:
                if chunk.column == column:
                    held.setdefault(_begins_in(chunk, number, borders), chunk)
        index = 0
        while index < n_rows:
            last = index + 1
            cell = held.get(index)
            if cell is not None and cell.bottom - 0.3 * cell.size > borders[index + 1]:
                while last < n_rows and last not in held:
                    last += 1
                if index == 0 and levels:
                    last = _centred_end(cell, borders, last)
            regions.append(Region(index, column, last - index, 1))
            index = last
    return borders, sorted(regions, key=lambda region: (region.row, region.column))


def _centred_end(cell: Chunk, borders: Sequence[float], last: int) -> int:
    """Return the row behind those that a heading is centred beside, at the most one.

    Below a heading of several levels the first cell of a later page is blank where its row
    continues one of the page before.
    """
    middle = (cell.top + cell.bottom) / 2 - MIDDLE_EM * cell.size
    ends = range(1, last + 1)
    return min(ends, key=lambda end: abs((borders[0] + borders[end]) / 2 - middle))


def _begins_in(chunk: Chunk, drawn_with: int, borders: Sequence[float]) -> int:
    """Return the row beside which a cell begins: the one that it was drawn with, or one above."""
    row = drawn_with
    while row > 0 and chunk.top <= borders[row]:
        row -= 1
    return row


def _row_heights(rows: Sequence[ChunkRow]) -> tuple[list[float], list[float]]:
    """Return the first and last baselines of rows, cells that reach into other rows left out."""
    tops, bottoms = _body_heights(rows)
    for index, row in enumerate(rows):
        for chunk in row.chunks:
            below = tops[index + 1] if index + 1 < len(rows) else float("inf")
            above = bottoms[index - 1] if index else float("-inf")
            if chunk.bottom < below and chunk.top > above:
                tops[index] = min(tops[index], chunk.top)
                bottoms[index] = max(bottoms[index], chunk.bottom)
    return tops, bottoms
