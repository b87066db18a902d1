"""Tables side by side: the headings of the left one come again above the right one."""

from collections.abc import Sequence

from ..text.clusters import Cluster
from .column_borders import place
from .rivers import TextRow
from .tolerances import TWICE_HEADED_LINES


def column_texts(rows: Sequence[TextRow], borders: Sequence[float]) -> list[list[str]]:
    """Return by column and row what stands there; a segment across columns goes to its first."""
    texts = [[""] * len(rows) for _ in range(len(borders) - 1)]
    for index, row in enumerate(rows):
        for cluster in row.clusters:
            column = place(borders, (cluster.x0 + cluster.x1) / 2)
            texts[column][index] += cluster.text
    return texts


def is_between(cluster: Cluster, borders: Sequence[float]) -> bool:
    """Return whether the middle of a cluster stands between the outer borders."""
    return borders[0] <= (cluster.x0 + cluster.x1) / 2 < borders[-1]


def are_headed_twice(rows: Sequence[TextRow], xs: Sequence[float]) -> bool:
    """Return whether the first lines say the same in both halves, another text in each column."""
    half = (len(xs) - 1) // 2
    for count in range(1, min(TWICE_HEADED_LINES, len(rows) - 1) + 1):
        texts = ["".join(column) for column in column_texts(rows[:count], xs)]
        if all(texts) and texts[:half] == texts[half:]:
            return len({*texts}) == half
    return False
