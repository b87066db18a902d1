"""Headings between two level rules: one row, however many lines each of them has."""

from collections.abc import Sequence

from ..text.clusters import Cluster
from .column_borders import place
from .rivers import TextRow
from .row_starts import ColumnLine, column_lines
from .tolerances import HEADING_BANDS_CENTRED, HEADING_BANDS_LINES


def are_centred(rows: Sequence[TextRow], xs: Sequence[float]) -> bool:
    """Return whether the lines between two rules are the headings of most columns, centred.

    Headings of one line stand in the middle beside those of two or three. Rows do not: their lines
    begin at one height, or there are as many in each column.

    Args:
        rows: lines of the band, over all columns.
        xs: column borders.
    """
    clusters: list[list[Cluster]] = [[] for _ in range(len(xs) - 1)]
    for row in rows:
        for cluster in row.clusters:
            clusters[place(xs, (cluster.x0 + cluster.x1) / 2)].append(cluster)
    held = [column_lines(column) for column in clusters if column]
    counts = {len(lines) for lines in held}
    if len(held) < max(3, len(clusters) - 1) or len(counts) < 2:
        return False
    if max(counts) > HEADING_BANDS_LINES:
        return False
    middles = [_middle(lines) for lines in held]
    size = max(line.size for lines in held for line in lines)
    return max(middles) - min(middles) <= HEADING_BANDS_CENTRED * size


def _middle(lines: Sequence[ColumnLine]) -> float:
    return (lines[0].baseline + lines[-1].baseline) / 2
