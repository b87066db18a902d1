"""What is painted in cells beside text: fills that cover them; lines, bars and dots in them."""

from collections.abc import Sequence

from ..geometry import Box, make_box
from ..glyphs import Fill, Rule
from .tolerances import (
    BAR_PT,
    BAR_SHARE,
    COVERED_SHARE,
    DOT_ROUND,
    INSIDE_PT,
    LARGEST_BAR_PT,
    LARGEST_DOT_PT,
    MOST_BARS,
    SHADING_BUCKET_PT,
    SHADING_WHITE,
    SMALLEST_DOT_PT,
    THROUGH_PT,
)


class Shading:
    """The fills and rules of one page, found by place.

    Args:
        fills: in the order of painting.
        rules: all of the page.
        shapes: other filled shapes, which may be letters or dots.
    """

    def __init__(
        self, fills: Sequence[Fill], rules: Sequence[Rule], shapes: Sequence[Box] = ()
    ) -> None:
        self._shapes: dict[int, list[Box]] = {}
        for shape in shapes:
            at = int((shape.top + shape.bottom) / 2 // SHADING_BUCKET_PT)
            self._shapes.setdefault(at, []).append(shape)
        self._fills: dict[int, list[Fill]] = {}
        self._rules: dict[int, list[Rule]] = {}
        self._uprights: dict[int, list[Rule]] = {}
        self._bars: dict[int, list[Box]] = {}
        for fill in fills:
            for bucket in buckets(fill.box.top, fill.box.bottom):
                self._fills.setdefault(bucket, []).append(fill)
        for bar in find_bars(fills):
            for bucket in buckets(bar.top, bar.bottom):
                self._bars.setdefault(bucket, []).append(bar)
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

    def find_bars(self, box: Box) -> tuple[Box, ...]:
        """Return the bars and the dot in a cell, as far as they stand in it.

        A bar fills part of a row's height: a fill that is as high as the row is the cell's own. It
        reaches over much of the cell or ends within it on both sides: where one reaches a little
        over a border it was drawn so by a hand. A dot is the only shape in a cell, as wide as high.
        """
        found: list[Box] = []
        for bucket in buckets(box.top, box.bottom) if self._bars else ():
            for bar in self._bars.get(bucket, ()):
                if not box.top < bar.top < bar.bottom < box.bottom:
                    continue
                x0, x1 = max(bar.x0, box.x0), min(bar.x1, box.x1)
                within = x0 == bar.x0 and x1 == bar.x1 and x1 - x0 >= THROUGH_PT
                wide = x1 - x0 >= BAR_SHARE * box.width
                if bar.height < COVERED_SHARE * box.height and (within or wide):
                    found.append(_rounded(Box(x0, bar.top, x1, bar.bottom)))
        return tuple(sorted({*found, *self._find_dot(box)}))

    def _find_dot(self, box: Box) -> list[Box]:
        shapes = [
            shape
            for bucket in (buckets(box.top, box.bottom) if self._shapes else ())
            for shape in self._shapes.get(bucket, ())
            if box.top < (shape.top + shape.bottom) / 2 < box.bottom
            and box.x0 < (shape.x0 + shape.x1) / 2 < box.x1
        ]
        if len(shapes) != 1:
            return []
        width, height = shapes[0].width, shapes[0].height
        is_round = abs(width - height) <= DOT_ROUND * height
        sized = SMALLEST_DOT_PT <= min(width, height) and max(width, height) <= LARGEST_DOT_PT
        return [_rounded(shapes[0])] if is_round and sized else []

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


def find_bars(fills: Sequence[Fill]) -> list[Box]:
    """Return the fills that may be bars in rows: not white, low, and no track of another one.

    A track is as high as the bar of another colour that is painted on it, and reaches further.
    """
    low = [
        fill
        for fill in fills
        if BAR_PT <= fill.box.height <= LARGEST_BAR_PT and min(fill.colour) < SHADING_WHITE
    ]
    if len(low) > MOST_BARS:
        return []  # a drawing
    return [
        fill.box
        for number, fill in enumerate(low)
        if not any(_lies_on(over, fill) for over in low[number + 1 :])
    ]


def _lies_on(bar: Fill, track: Fill) -> bool:
    one, other = bar.box, track.box
    return (
        bar.colour != track.colour
        and abs(one.top - other.top) <= BAR_PT
        and abs(one.bottom - other.bottom) <= BAR_PT
        and other.x0 - BAR_PT <= one.x0
        and one.x1 <= other.x1 + BAR_PT
    )


def _rounded(box: Box) -> Box:
    x0, top, x1, bottom = box.x0 + 0.0, box.top + 0.0, box.x1 + 0.0, box.bottom + 0.0  # no integers
    return make_box(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


def _hexadecimal(colour: tuple[float, float, float]) -> str:
    """Return a colour as text.

    >>> _hexadecimal((1.0, 0.5, 0.0))
    '#ff8000'
    """
    parts = [min(max(round(255 * part), 0), 255) for part in colour]
    return f"#{parts[0]:02x}{parts[1]:02x}{parts[2]:02x}"
