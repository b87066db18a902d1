"""Where in the white between two columns their border stands."""

from collections.abc import Sequence

from .rivers import Interval, TextRow
from .tolerances import RIVER_EM


def beside_words(rows: Sequence[TextRow], river: Interval, border: float) -> float:
    """Return a border, or another in its river that cuts no text where that one cuts some.

    The words of a total reach further than the texts of their column.
    """
    several = [row for row in rows if len(row.segments) > 1]
    if not any(start < border < end for row in several for start, end in row.segments):
        return border
    left = [river]
    for row in several:
        left = [
            part
            for a, b in left
            for part in _without_segments((a, b), row.segments)
            if part[1] - part[0] >= RIVER_EM * row.size
        ]
    start, end = max(left, key=lambda part: part[1] - part[0], default=(border, border))
    return (start + end) / 2


def _without_segments(river: Interval, segments: Sequence[Interval]) -> list[Interval]:
    """Return what texts leave of a river."""
    parts = [river]
    for start, end in segments:
        parts = [
            piece
            for a, b in parts
            for piece in (((a, b),) if end <= a or start >= b else ((a, start), (end, b)))
            if piece[1] > piece[0]
        ]
    return parts
