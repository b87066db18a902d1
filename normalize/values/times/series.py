"""Series: a cell's points and intervals in the order printed, with the years they share."""

from dataclasses import dataclass, replace

from ..unreadable import Unreadable
from .cell_reading import CellInterpretation
from .intervals import interval, order_ends, whole_fiscal_year
from .points import Point, check_day, check_weekday, dated, read_point
from .shapes import Shape, item_shapes
from .years import Year


@dataclass(frozen=True, slots=True)
class Item:
    """One point, or the two ends of an interval."""

    start: Point
    end: Point | None = None

    @property
    def last(self) -> Point:
        """The end, or the point itself."""
        return self.end or self.start

    @property
    def year(self) -> Year | None:
        """The first year printed in it."""
        return self.start.year or (self.end.year if self.end else None)


def read_series(reading: CellInterpretation) -> list[str] | None:
    """Return the canonical texts of one or more points and intervals; `None` for anything else.

    Several are separated by "," or "และ". A slash separates dates; between two months it may also
    mean "to", so that is undecidable.
    """
    kinds = reading.tokens.kinds
    shapes = item_shapes(kinds, False)
    slashed = shapes is None and "/" in kinds
    if slashed:
        shapes = item_shapes(kinds, True)
    if shapes is None:
        return None
    items = [_read_item(reading, *shape) for shape in shapes]
    whole = all(item.start.month for item in items)
    if len(items) > 1:
        items = _share_years(reading, items)
    values = [_canonical(reading, item) for item in items]
    mixed = "," in kinds or "&" in kinds
    if slashed and (mixed or not whole or (len(items) == 2 and _are_months(items))):
        raise Slashed(values)
    return values


def _are_months(items: list[Item]) -> bool:
    return all(item.end is None and item.start.day is None for item in items)


class Slashed(Unreadable):
    """Two months, or days of one month, with a slash between: a list or an interval."""

    def __init__(self, values: list[str]) -> None:
        super().__init__("slash", ("; ".join(values),))
        self.values = values


def _read_item(reading: CellInterpretation, start: Shape, end: Shape | None) -> Item:
    return Item(read_point(reading, start), None if end is None else read_point(reading, end))


def _canonical(reading: CellInterpretation, item: Item) -> str:
    if item.end is None:
        if item.start.month == 0:
            raise Unreadable("text")
        point = dated(reading, item.start)
        if point.weekday:
            check_weekday(reading, point)
        return point.iso()
    start, end = order_ends(reading, item.start, item.end)
    if start.weekday or end.weekday:
        check_weekday(reading, start)
        check_weekday(reading, end)
    return interval(start.iso(), end.iso())


def _share_years(reading: CellInterpretation, items: list[Item]) -> list[Item]:
    """Return the items of a list with the years and months that they take from each other."""
    items = [_ordered(reading, item) for item in _share_months(items)]
    if all(item.year is None for item in items):
        return items
    for at in reversed(range(len(items) - 1)):
        following = items[at + 1]
        if items[at].year is None and (year := following.year) is not None:
            items[at] = _fit(reading, items[at], year, before=following)
    for at in range(1, len(items)):
        if items[at].year is None and (year := items[at - 1].last.year) is not None:
            items[at] = _fit(reading, items[at], year, after=items[at - 1])
    return items


def _ordered(reading: CellInterpretation, item: Item) -> Item:
    """Return an item whose two ends have the year that one of them has."""
    if item.end is None or item.year is None:
        return item
    return Item(*order_ends(reading, item.start, item.end))


def _share_months(items: list[Item]) -> list[Item]:
    for at in reversed(range(len(items) - 1)):
        item, following = items[at], items[at + 1].start
        if following.month == 0:
            following = items[at + 1].last
        if item.start.month == 0 and item.end is None:
            if following.day is None:
                raise Unreadable("text")  # "3, ต.ค. 65"
            point = replace(item.start, month=following.month, year=following.year)
            items[at] = Item(check_day(point))
    return items


def _fit(
    reading: CellInterpretation,
    item: Item,
    year: Year,
    before: Item | None = None,
    after: Item | None = None,
) -> Item:
    """Return an undated item in the year of its neighbour, or in the year that keeps the order."""
    fitted = _in_year(item, year)
    if before is not None and _key(fitted.last) > _key(before.start):
        return _moved(reading, item, year.moved(-1))
    if after is not None and _key(fitted.start) < _key(after.last):
        return _moved(reading, item, year.moved(1))
    return fitted


def _moved(reading: CellInterpretation, item: Item, year: Year) -> Item:
    moved = _in_year(item, year)
    if not _inside(moved, reading.fiscal_year):
        reading.doubt("year_from_neighbour")
    else:
        reading.flag("year_from_neighbour")
    return moved


def _inside(item: Item, fiscal_year: int | None) -> bool:
    if fiscal_year is None:
        return False
    first, last = whole_fiscal_year(fiscal_year).split("/")
    return first[:7] <= item.start.iso()[:7] and item.last.iso()[:7] <= last[:7]


def _in_year(item: Item, year: Year) -> Item:
    start = check_day(replace(item.start, year=year))
    if item.end is None:
        return Item(start)
    end = check_day(replace(item.end, year=year))
    if start.month and start.month > end.month:
        start = check_day(replace(start, year=year.moved(-1)))
    return Item(start, end)


def _key(point: Point) -> tuple[int, int]:
    return point.order()[:2]
