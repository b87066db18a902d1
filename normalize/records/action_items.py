"""One step of a measure: the text of an item, and what the columns beside it say of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...extract.geometry import Box
from ...extract.text.joined_lines import join_lines
from ...extract.text.lines import Line
from ...models import Action, Budget, ColumnValue, Period
from ..context import DocumentContext
from ..joined.rows import Row
from ..layout.layout import Column
from ..values.enumerators import bare_list_number, last_number, split_enumerator
from ..values.number_ranges import split_numbers
from ..values.orgs import split_orgs
from ..wording import is_blank, without_continued
from .cell_items import Item
from .cell_values import Doubt, read_budget, read_column_value, read_period, read_start_end
from .columns import Columns
from .cut_values import ValueLines
from .drafts import ActionDraft, row_number
from .field_boxes import FieldBoxer
from .month_ticks import columns_to_records, drawn_marks, ticks_to_period
from .packed_cells import Shares

# The part of an action that each field of a column makes.
PARTS = {
    "period": "period",
    "period_end": "period",
    "responsible": "responsible",
    "budget": "budget",
    "follow_up": "follow_up",
}


def read_item(
    index: int,
    items: Sequence[Item],
    shares: dict[int, Shares],
    row: Row,
    columns: Columns,
    context: DocumentContext,
) -> list[ActionDraft]:
    """Return the step that one item of a row is; one each where columns spread it over records.

    Args:
        index: of the item.
        items: all items of the row.
        shares: what each column gives to the items, by column.
        row: the row.
        columns: where the fields stand.
        context: what records take from their document.
    """
    item = items[index]
    lines = [placed.line for placed in item.lines]
    mark = split_enumerator(without_continued(join_lines(lines))[0])
    number = mark.number
    if number is None and not columns.numbers_measures and len(items) == 1:
        number = _row_number(row, columns)
    boxer = FieldBoxer(context)
    boxer.add("text", row.slots[columns.main], lines)
    beside = _Beside(row, columns, context, boxer)
    for column in columns.values:
        beside.read(column, shares[column.index], index)
    period = beside.read_period()
    page, box = _item_box(index, items, row)
    action = Action(
        no=number,
        text=mark.rest,
        responsible=beside.owners,
        period=period,
        follow_up=beside.follow_up,
        budget=beside.budget,
        extra=beside.extra,
        values=beside.values,
        repairs=list(dict.fromkeys(name for slot in row.slots if slot for name in slot.repairs)),
        source=context.place(row.table, row_number(row), box, page),
        boxes=boxer.boxes(),
    )
    draft = ActionDraft(action, tuple(beside.doubts))
    if columns.spread and columns.spread.into == "records":
        units = [c.unit for c in columns.values if c.label is not None and c.unit]
        return columns_to_records(draft, beside.repeated, units[0] if units else context.unit)
    return [draft]


@dataclass(slots=True)
class _Beside:
    """What the columns beside an item say of it, read one after another."""

    row: Row
    columns: Columns
    context: DocumentContext
    boxer: FieldBoxer
    doubts: list[Doubt] = field(default_factory=list)
    start: ValueLines | None = None
    end: ValueLines | None = None
    budget: Budget | None = None
    owners: list[str] = field(default_factory=list)
    follow_up: str | None = None
    extra: dict[str, str | None] = field(default_factory=dict)
    values: dict[str, ColumnValue] = field(default_factory=dict)
    repeated: dict[str, str] = field(default_factory=dict)

    def read(self, column: Column, share: Shares, index: int) -> None:
        """Read the share of an item in one column."""
        slot, lines = self.row.slots[column.index], share.lines[index]
        part = PARTS.get(column.field)
        if part is not None and column.label is None:
            self.boxer.add(part, slot, lines)
        if share.marked and lines:
            lines = _without_mark(lines)
        cell = join_lines(lines)
        if column.label is not None:
            self.repeated[column.label] = cell
        elif column.field == "responsible":
            self.owners += read_owners(lines, self.columns.owner_names)
        elif column.field == "period":
            self.start = ValueLines(lines, slot)
        elif column.field == "period_end":
            self.end = ValueLines(lines, slot)
        elif column.field == "budget":
            text = ValueLines(lines, slot).text("money")
            self.budget, doubts = read_budget(
                text, column.unit or self.context.unit, self.context.own_unit
            )
            self.doubts += doubts
        elif column.field == "follow_up":
            self.follow_up = None if is_blank(cell) else cell
        else:
            key = _free_key(column, self.extra)
            self.extra[key] = None if is_blank(cell) else cell
            self.boxer.add(f"extra.{key}", slot, lines)
            if column.kind:
                self._read_value(column, key, ValueLines(lines, slot))

    def _read_value(self, column: Column, key: str, lines: ValueLines) -> None:
        """Read the cell of a column to which a profile of one's own gives a kind."""
        name = column.name or key
        if name in self.values:
            name = f"{name} ({column.index + 1})"
        unit = (column.unit or self.context.unit) if column.kind == "money" else None
        text = lines.text(column.kind)
        year = self.context.fiscal_year
        self.values[name], doubts = read_column_value(text, key, column.kind, unit, year)
        self.doubts += doubts

    def read_period(self) -> Period | None:
        """Return the period that the columns read give, in cells or as ticks below months."""
        period: Period | None = None
        if self.start is not None:
            period, doubts = _read_period(self.start, self.end, self.context)
            self.doubts += doubts
        spread = self.columns.spread
        if spread and spread.into == "period":
            drawn = drawn_marks(self.row, self.columns.values)
            ticked = [x for x, cell in self.repeated.items() if not is_blank(cell) or x in drawn]
            period, doubts = ticks_to_period(ticked, spread, self.context.fiscal_year)
            self.doubts += doubts
            for column in self.columns.values:
                if column.label in ticked:
                    self.boxer.add("period", self.row.slots[column.index])
        return period


def _read_period(
    start: ValueLines, end: ValueLines | None, context: DocumentContext
) -> tuple[Period, list[Doubt]]:
    """Return the period of one cell, or of a start and an end; one cell across both is whole."""
    text = start.text("period")
    if end is None or (start.lines and [*map(id, start.lines)] == [*map(id, end.lines)]):
        return read_period(text, context.fiscal_year)
    return read_start_end(text, end.text("period"), context.fiscal_year)


def _free_key(column: Column, extra: dict[str, str | None]) -> str:
    """Return the name under which a column without a field is kept; no two of one step share it."""
    key = column.header or f"column {column.index + 1}"
    return key if key not in extra else f"{key} ({column.index + 1})"


def read_owners(lines: Sequence[Line], known: frozenset[str]) -> list[str]:
    """Return the owners that the lines of a cell name."""
    names = split_orgs([line.text for line in lines], known)
    return [name for name in names if not is_blank(name)]


def _without_mark(lines: Sequence[Line]) -> tuple[Line, ...]:
    return (replace(lines[0], text=split_numbers(lines[0].text).rest), *lines[1:])


def _row_number(row: Row, columns: Columns) -> int | None:
    """Return the number of a number column that counts steps: its cell stands in this row alone."""
    slot = row.slots[columns.number] if columns.number is not None else None
    if slot is None or any(part.row_span > 1 for part in slot.parts):
        return None
    number = bare_list_number(slot.text)
    return last_number(number) if number else None


def _item_box(index: int, items: Sequence[Item], row: Row) -> tuple[int, Box]:
    """Return the page and the area of one item: its row, or its share of a packed row."""
    around = row.box
    if len(items) < 2 or not items[index].lines:
        return row.table.page, around
    page = int(items[index].y // 1e5)
    lines = [placed.line for placed in items[index].lines if int(placed.y // 1e5) == page]
    top = min(line.box.top for line in lines)
    bottom = max(line.box.bottom for line in lines)
    following = items[index + 1].y if index + 1 < len(items) else None
    if following is not None and int(following // 1e5) == page:
        bottom = max(bottom, following - page * 1e5 - 1)
    elif page == row.table.page:
        bottom = max(bottom, min(around.bottom, bottom + 200))
    return page, Box(around.x0, top, around.x1, bottom)
