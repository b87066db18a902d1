"""Line: clusters on one baseline as text, and how the lines of a cell become one text."""

from collections.abc import Sequence
from dataclasses import dataclass

from .geometry import Box


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as printed.

    Attributes:
        text: repaired text without space at either end.
        box: its area in points from the page's top left.
        size: the font size of most of its bases, in points.
        space_after: a space glyph stands at its end (a real word space wherever one was kept).
        repairs: names of the repairs that changed it, once each, in the order they ran.
    """

    text: str
    box: Box
    size: float
    space_after: bool = False
    repairs: tuple[str, ...] = ()


def join_lines(lines: Sequence[Line]) -> str:
    """Return the lines of one cell or paragraph as one text."""
    return " ".join(line.text for line in lines)
