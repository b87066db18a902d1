"""What is painted in cells beside text: fills that cover them, and lines drawn through them."""

from collections.abc import Sequence

from ..geometry import Box
from ..glyphs import Fill, Rule
from .tolerances import COVERED_SHARE, INSIDE_PT, SHADING_BUCKET_PT, SHADING_WHITE, THROUGH_PT


class Shading:
    """The fills and rules of one page, found by place.

    Args:
        fills: in the order of painting.
        rules: all of the page.
    """

    def __init__(self, fills: Sequence[Fill], rules: Sequence[Rule]) -> None:
        self._fills: dict[int, list[Fill]] = {}
        self._rules: dict[int, list[Rule]] = {}
        self._uprights: dict[int, list[Rule]] = {}
        for fill in fills:
            for bucket in buckets(fill.box.top, fill.box.bottom):
                self._fills.setdefault(bucket, []).append(fill)
        for rule in rules:
            if rule.bottom - rule.top >= THROUGH_PT:
                self._uprights.setdefault(int(rule.x0 // SHADING_BUCKET_PT), []).append(rule)
            elif rule.drawn and rule.x1 - rule.x0 >= THROUGH_PT and rule.top == rule.bottom:
                self._rules.setdefault(int(rule.top // SHADING_BUCKET_PT), []).append(rule)

    def find_fill(self, box: Box) -> str | None:
        """Return the colour of the topmost fill that covers a cell, None for none or white."""
        middle = (box.top + box.bottom) / 2
        for fill in reversed(self._fills.get(int(middle // SHADING_BUCKET_PT), ())):
            width = min(fill.box.x1, box.x1) - max(fill.box.x0, box.x0)
            height = min(fill.box.bottom, box.bottom) - max(fill.box.top, box.top)
            if width >= COVERED_SHARE * box.width and height >= COVERED_SHARE * box.height:
                return None if min(fill.colour) >= SHADING_WHITE else _hexadecimal(fill.colour)
        return None

    def find_strokes(self, box: Box) -> tuple[Box, ...]:
        """Return the level lines through a cell, as far as they stand in it."""
        if not self._rules:
            return ()
        found: list[Box] = []
        for bucket in buckets(box.top, box.bottom):
            for rule in self._rules.get(bucket, ()):
                if not box.top + INSIDE_PT < rule.top < box.bottom - INSIDE_PT:
                    continue
                x0, x1 = max(rule.x0, box.x0), min(rule.x1, box.x1)
                if x1 - x0 >= THROUGH_PT:
                    found.append(
                        Box(round(x0, 2), round(rule.top, 2), round(x1, 2), round(rule.top, 2))
                    )
        return tuple(sorted(found, key=lambda line: (line.top, line.x0)))

    def are_ruled(self, xs: Sequence[float], top: float, bottom: float) -> bool:
        """Return whether something is drawn at each column border between two heights."""
        return all(
            any(
                abs(rule.x0 - x) <= INSIDE_PT and rule.top < bottom and rule.bottom > top
                for bucket in buckets(x - INSIDE_PT, x + INSIDE_PT)
                for rule in self._uprights.get(bucket, ())
            )
            for x in xs
        )


def buckets(top: float, bottom: float) -> range:
    """Return the numbers of the strips of a page that reach from one height to another."""
    return range(int(top // SHADING_BUCKET_PT), int(bottom // SHADING_BUCKET_PT) + 1)


def _hexadecimal(colour: tuple[float, float, float]) -> str:
    """Return a colour as text.

    >>> _hexadecimal((1.0, 0.5, 0.0))
    '#ff8000'
    """
    parts = [min(max(round(255 * part), 0), 255) for part in colour]
    return f"#{parts[0]:02x}{parts[1]:02x}{parts[2]:02x}"
