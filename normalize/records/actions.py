"""Actions: the rows of one measure, packed or one each, to its steps."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..context import DocumentContext
from ..joined.rows import Row, Slot
from ..layout.layout import Column
from ..message_facts import field_name
from .action_items import PARTS, read_item, read_owners
from .cell_anomalies import anomaly_doubts
from .cell_items import (
    Item,
    make_item,
    placed_lines,
    shows_rows,
    split_by_gaps,
    split_items,
)
from .cell_values import Doubt, paired_by_position
from .columns import Columns
from .drafts import ActionDraft
from .level_items import BesideColumn, find_level_starts
from .level_rows import LevelColumn, find_joint_starts, find_level_rows
from .packed_cells import Shares, share_out
from .packed_rows import join_packed_rows
from .unnumbered_items import ColumnSigns, begin_signs, count_values, split_lines

# Values and names show best how many items a cell holds; free text follows them.
_ORDER = {"period": 0, "money": 0, "org": 1}


def read_actions(
    rows: Sequence[Row], columns: Columns, context: DocumentContext, start: int
) -> tuple[list[ActionDraft], list[Doubt]]:
    """Return the steps of one measure, and the doubts about how they were kept apart.

    Args:
        rows: the rows of the measure, in order.
        columns: where the fields stand.
        context: what records take from their document.
        start: how many steps the measure already has.
    """
    drafts: list[ActionDraft] = []
    doubts: list[Doubt] = []
    last: Slot | None = None
    if columns.action is not None:
        rows = join_packed_rows(rows, columns.action)
    for row in rows:
        main = row.slots[columns.main]
        if drafts and (main is None or main.blank or main is last):
            joined = _join_owner(drafts[-1], row, columns, rows)
            if joined:
                drafts[-1] = joined
                continue
        found, more = _read_row(row, main, columns, context)
        if main is not None and main.blank and columns.action is not None and drafts:
            facts = paired_by_position(_main_heading(columns))
            more = [*more, Doubt("pairing-inferred", f"actions[{start + len(drafts)}]", facts)]
        if main is not None and main is last:
            found = [replace(draft, again=True) for draft in found]
        drafts += found
        doubts += more
        last = main
    return drafts, doubts


def _join_owner(
    draft: ActionDraft, row: Row, columns: Columns, rows: Sequence[Row]
) -> ActionDraft | None:
    """Return a step with a further row that only adds owners, or None where the row adds more."""
    before = rows[max(0, next(i for i, r in enumerate(rows) if r is row) - 1)]
    new = [
        (column, slot)
        for column in columns.values
        if (slot := row.slots[column.index]) is not None
        and not slot.blank
        and slot is not before.slots[column.index]
    ]
    if not new:
        return draft
    if any(column.field != "responsible" for column, _ in new):
        return None
    owners = [*draft.action.responsible]
    for _, slot in new:
        names = read_owners(slot.lines, columns.owner_names)
        owners += [name for name in names if name not in owners]
    return replace(draft, action=draft.action.model_copy(update={"responsible": owners}))


def _read_row(
    row: Row, main: Slot | None, columns: Columns, context: DocumentContext
) -> tuple[list[ActionDraft], list[Doubt]]:
    items = split_items(placed_lines(main))
    by_rows, doubts = False, list[Doubt]()
    if len(items) == 1 and not items[0].mark.printed and columns.action is not None:
        items, by_rows, doubts = _split_unnumbered(items, row, main, columns)
    if len(items) > 1 and not by_rows:
        others = [placed_lines(row.slots[column.index]) for column in columns.values]
        by_rows = shows_rows(items, others)
    items = items or [_no_item()]
    shares: dict[int, Shares] = {}
    for column in sorted(columns.values, key=lambda c: _ORDER.get(columns.look(c), 2)):
        if columns.form:
            slot = row.slots[column.index]
            shares[column.index] = Shares((slot.lines if slot else (),) * len(items), "whole", 1)
            continue
        shares[column.index] = share_out(
            items,
            row.slots[column.index],
            columns.look(column),
            columns.signs.get(column.index, ColumnSigns()),
            by_rows=by_rows,
            packed=any(share.means in ("order", "numbers", "lines") for share in shares.values()),
        )
        # Lines that stood beside the items by accident prove nothing for the columns after it.
        by_rows = by_rows and shares[column.index].means != "one"
    drafts = [
        draft
        for index in range(len(items))
        for draft in read_item(index, items, shares, row, columns, context)
    ]
    if odd := _cell_doubts(row, main, columns):
        drafts = [replace(draft, doubts=(*draft.doubts, *odd)) for draft in drafts]
    return drafts, doubts + _pairing_doubts(len(items), shares, columns)


def _cell_doubts(row: Row, main: Slot | None, columns: Columns) -> list[Doubt]:
    """Return the doubts about what stands in the cells of a row and is no plain text."""
    found: list[Doubt] = []
    if columns.action is not None:
        found += anomaly_doubts(main, "text", columns.headers[columns.main])
    for column in columns.values:
        part = PARTS.get(column.field, "")
        doubts = anomaly_doubts(row.slots[column.index], part, _heading(column))
        # Arrows and bars over months are drawn, and read as such.
        found += [d for d in doubts if column.label is None or d.code != "text-not-read"]
    return found


def _split_unnumbered(
    items: list[Item], row: Row, main: Slot | None, columns: Columns
) -> tuple[list[Item], bool, list[Doubt]]:
    """Return the steps of a cell without numbers, if its neighbours tell that it holds several.

    They tell by gaps at the same height, or by periods that can only be several.
    """
    lines = placed_lines(main)
    beside = {c.field: placed_lines(row.slots[c.index]) for c in columns.values}
    places = [
        _level_column(row.slots[c.index], c.index, columns.look(c), columns) for c in columns.values
    ]
    steps = _level_column(main, columns.main, "text", columns)
    starts = find_level_rows(steps, places)
    if starts is not None:
        return [make_item(lines[a:b]) for a, b in pairwise([*starts, len(lines)])], True, []
    split = split_by_gaps(lines, list(beside.values()))
    key = [beside[field] for field in ("period", "responsible") if len(beside.get(field, ())) > 1]
    if len(split) > 1 and key and all(shows_rows(split, [column]) for column in key):
        return split, True, []
    valued = [
        BesideColumn(placed_lines(row.slots[c.index]), columns.look(c))
        for c in columns.values
        if columns.look(c) in ("period", "money")
    ]
    if (starts := find_level_starts(lines, valued)) is not None:
        bounds = [*starts, len(lines)]
        return [make_item(lines[a:b]) for a, b in pairwise(bounds)], True, []
    others = [column for column in beside.values() if len(column) > 1]
    if not key and len(split) > 1 and others and shows_rows(split, others):
        return split, True, []
    n = count_values([placed.line for placed in beside.get("period", ())], "period")
    if n < 2 or len(lines) < n:
        starts = find_joint_starts(steps, places)
        if starts is None:
            return items, False, []
        facts = paired_by_position(_main_heading(columns))
        split = [make_item(lines[a:b]) for a, b in pairwise([*starts, len(lines)])]
        return split, True, [Doubt("pairing-inferred", "actions", facts)]
    signs = columns.signs.get(columns.main, ColumnSigns())
    groups, count = split_lines([placed.line for placed in lines], n, "text", signs, packed=False)
    if count != n:
        period = next((c.header for c in columns.values if c.field == "period"), "")
        counts = f"{_main_heading(columns)} {count}, {period or field_name('period', 'th')} {n}"
        facts = {"counts": counts}
        return items, False, [Doubt("count-mismatch", "actions", facts)]
    heights = {id(placed.line): placed for placed in lines}
    return [make_item([heights[id(line)] for line in group]) for group in groups], False, []


def _level_column(slot: Slot | None, index: int, look: str, columns: Columns) -> LevelColumn:
    """Return a cell of a packed row, and the signs of an item's beginning in it."""
    lines = placed_lines(slot)
    signs = columns.signs.get(index, ColumnSigns())

    def sign(at: int) -> float:
        return begin_signs([placed.line for placed in lines], look, signs, [at])[at]

    return LevelColumn(lines, look, sign)


def _heading(column: Column) -> str:
    """Return a column's heading as printed, else the usual name of its field in Thai."""
    return column.header or field_name(column.field, "th")


def _main_heading(columns: Columns) -> str:
    return columns.headers[columns.main] or field_name("action", "th")


def _no_item() -> Item:
    return make_item([])


def _pairing_doubts(n: int, shares: dict[int, Shares], columns: Columns) -> list[Doubt]:
    doubts = []
    headers = {c.index: _heading(c) for c in columns.values}
    # One text beside several steps may be for all of them, or several texts run together.
    shared = ("order", "shared", "one") if n > 1 else ("order",)
    ordered = [headers[index] for index, share in shares.items() if share.means in shared]
    if ordered:
        facts = {"columns": ", ".join(ordered), "means": "order", "means_th": "ลำดับ"}
        doubts.append(Doubt("pairing-inferred", "actions", facts))
    wrong = {
        headers[index]: share.count
        for index, share in shares.items()
        if share.means == "mismatch" or (share.means == "numbers" and share.count != n)
    }
    if wrong:
        main = _main_heading(columns)
        counts = ", ".join(f"{header} {count}" for header, count in ((main, n), *wrong.items()))
        doubts.append(Doubt("count-mismatch", "actions", {"counts": counts}))
    return doubts
