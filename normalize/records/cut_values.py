"""Values that a narrow column cut in two: joined only where the line was full."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...extract.text.joined_lines import join_lines
from ...extract.text.lines import Line
from ...extract.text.tolerances import LEAST_PADDING_PT
from ..joined.rows import Slot
from ..values.kinds import parse_value

_FIGURE_START = re.compile(r"[.,]?\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class ValueLines:
    """The lines of one value.

    Attributes:
        lines: as they stand in the cell.
        slot: the cell, whose width is known.
    """

    lines: Sequence[Line]
    slot: Slot | None

    def text(self, kind: str) -> str:
        """Return the lines as one text, closed up where a narrow column broke a number.

        LibreOffice breaks between Thai digits ("๑๒" + "๘,๕๐๐ บาท"). Two figures on two lines that
        would have fitted on one are two figures: they are never made one, whatever it would mean.
        A line break is kept between those that would read as one ("85" above "000").
        """
        text = join_lines(self.lines)
        broken = [pair for pair in pairwise(self.lines) if _breaks_figure(*pair)]
        if not broken:
            return text
        parts = self.slot.parts if self.slot else ()
        room = max((part.box.width for part in parts), default=0.0)
        full = all(_was_full(before, line, room) for before, line in broken)
        if parse_value(text, kind).status == "ok":
            return text if full or kind == "period" else "\n".join(x.text for x in self.lines)
        if not full:
            return text
        closed = "".join(line.text + " " * line.space_after for line in self.lines).strip()
        return closed if parse_value(closed, kind).status == "ok" else text


def _breaks_figure(before: Line, line: Line) -> bool:
    return before.text[-1:].isdigit() and line.text[:1].isdigit()


def _was_full(before: Line, line: Line, room: float) -> bool:
    """Return whether the figure at the start of a line had no room on the line before it."""
    found = _FIGURE_START.match(line.text)
    if found is None:
        return False
    width = before.box.width + line.box.width * found.end() / len(line.text)
    return width > room - LEAST_PADDING_PT
