"""Page breaks inside a table: whether a row continues behind one."""

from collections.abc import Mapping, Sequence
from itertools import dropwhile

from ..values.enumerators import (
    bare_list_number,
    mark_style,
    split_enumerator,
)
from ..values.kinds import parse_value
from ..wording import is_blank, without_continued
from .cut_groups import is_name_alone
from .cut_names import name_continues, spans_cells_of
from .rows import JoinedTable, Row, field_columns, says, text_of
from .tolerances import PAGE_BREAKS_FEW_ROWS, PAGE_BREAKS_USUALLY


def is_same_row(table: JoinedTable, rows: Sequence[Row]) -> bool:
    """Return whether the first row behind a break is the rest of the last row before it.

    A row that starts anew shows its number or its measure. Where rows carry no numbers, a column
    that is filled in every other row and blank on one side of the break shows the cut.
    """
    if not table.rows or not rows:
        return False
    last, first = table.rows[-1], rows[0]
    if last.spanned or first.spanned:
        return False
    names = field_columns(table)
    if _are_two_sums(last, first, names) or spans_cells_of(last, first):
        return False
    if follows_dash(last, first):
        return False
    if _is_complement(table, rows, names) or is_name_alone(table, first):
        return True
    key_columns = [names[field] for field in ("number", "measure", "name") if field in names]
    if not names:
        key_columns = [0]
    for column in key_columns:
        text = text_of(first, column)
        if split_enumerator(text).printed or bare_list_number(text):
            return False
        if without_continued(text)[1]:
            return False
    main = names.get("action", names.get("name", names.get("measure", 0)))
    others = [row for row in (*table.rows, *rows[1:]) if row is not first]
    numbered = [row for row in others if text_of(row, main)]
    marks = [mark for row in numbered if (mark := split_enumerator(text_of(row, main))).printed]
    text = text_of(first, main)
    if numbered and len(marks) / len(numbered) >= PAGE_BREAKS_USUALLY:
        packed = bool(marks) and _holds_several(last, main)
        mark = split_enumerator(text)
        if mark.printed and mark_style(mark) in set(map(mark_style, marks)):
            rest = name_continues(table, rows)
            own = {main, *key_columns}
            values = [i for i in range(len(first.slots)) if i not in own]
            packed = packed or (rest and not any(text_of(first, i).strip() for i in values))
            packed = packed or is_packed_rest(table, rows)
            return bool(packed) and all(
                not text_of(first, column) or (rest and column == names.get("measure"))
                for column in key_columns
            )
        return True
    if any(_are_two_values(last, first, names.get(kind), kind) for kind in ("period", "budget")):
        return False
    if name_continues(table, rows):  # its cell is the rest of a name, and begins no row
        key_columns = [column for column in key_columns if column != names.get("measure")]
    return (
        _is_cut(table, last, first, others, key_columns)
        or _is_rest(last, first, others, names, main)
        or _completes_period(last, first, names.get("period"))
        or _lacks_tick(table, last, first, others)
    )


def _is_complement(table: JoinedTable, rows: Sequence[Row], names: Mapping[str, int]) -> bool:
    """Return whether the step of the last row stands behind the break, and all else before it.

    All else is what rows with a step usually have: a subtotal before the break has an amount alone.
    Of cells whose lines are centred some stand before the break, the number among them, or all of
    the row's name but its rest.
    """
    last, first = table.rows[-1], rows[0]
    main = names.get("action", names.get("name", names.get("measure", 0)))
    if text_of(last, main).strip() or not text_of(first, main).strip():
        return False
    values = [i for i in range(len(first.slots)) if i not in (main, names.get("measure"))]
    told = [column for column in values if text_of(last, column).strip()]
    behind = [column for column in values if text_of(first, column).strip()]
    if not told or {*told} & {*behind}:
        return False
    if behind and not (_has_number_alone(last, names, told) or name_continues(table, rows)):
        return False
    told += behind
    whole = [row for row in table.rows if text_of(row, main).strip() and not row.spanned]
    whole = [row for row in whole if any(text_of(row, column).strip() for column in values)]
    others = [column for column in values if column not in told]
    return not whole or not any(
        all(text_of(row, column).strip() for row in whole) for column in others
    )


def _has_number_alone(last: Row, names: Mapping[str, int], told: Sequence[int]) -> bool:
    """Return whether the number of a row stands in its own column before a break."""
    number = names.get("number")
    if number is None or number not in told:
        return False
    return bare_list_number(text_of(last, number)) is not None


def _holds_several(row: Row, column: int) -> bool:
    slot = row.slots[column]
    lines = slot.lines if slot else ()
    return sum(split_enumerator(line.text).printed is not None for line in lines) > 1


def is_packed_rest(table: JoinedTable, rows: Sequence[Row]) -> bool:
    """Return whether a row behind a break holds more steps of the numbered measure before it.

    Where each row is a numbered measure with its steps in one cell, a row without a number begins
    nothing, whichever of the steps the page's end cut off.
    """
    names = field_columns(table)
    number, main = names.get("number"), names.get("action", names.get("measure", 0))
    own = [column for column in (number, names.get("measure")) if column not in (None, main)]
    if number is None or any(
        text_of(rows[0], column).strip() for column in own if column is not None
    ):
        return False
    if rows[0].spanned or is_blank(text_of(rows[0], main)):
        return False
    behind = dropwhile(lambda row: is_blank(text_of(row, number)), rows)
    whole = [r for r in (*table.rows, *behind) if not r.spanned and text_of(r, main).strip()]
    if len(whole) < PAGE_BREAKS_FEW_ROWS:
        return False
    if any(bare_list_number(text_of(row, number)) is None or _spans(row, number) for row in whole):
        return False
    return 2 * sum(_holds_several(row, main) for row in whole) > len(whole)


def _is_cut(
    table: JoinedTable,
    last: Row,
    first: Row,
    others: Sequence[Row],
    key_columns: Sequence[int],
) -> bool:
    if len(others) < PAGE_BREAKS_FEW_ROWS or any(text_of(first, column) for column in key_columns):
        return False
    inner = [row for row in others if row is not last]
    for column in range(len(first.slots)):
        filled = [bool(text_of(row, column).strip()) for row in inner]
        # A blank cell under one that spans rows is the rest of it.
        spans = any(_spans(row, column) for row in (*inner, last, first))
        always = bool(filled) and all(filled) and not spans
        if always and not (text_of(first, column).strip() and text_of(last, column).strip()):
            return True
    return False


def _spans(row: Row, column: int) -> bool:
    slot = row.slots[column]
    return slot is not None and any(part.row_span > 1 for part in slot.parts)


def _are_two_values(last: Row, first: Row, column: int | None, field: str) -> bool:
    """Return whether a column has a whole value on each side of the break, not one that is cut."""
    if column is None:
        return False
    kind = "period" if field == "period" else "money"
    before, after = text_of(last, column), text_of(first, column)
    if is_blank(before) or is_blank(after):
        return False
    alone = [parse_value(text, kind).status for text in (before, after)]
    return alone == ["ok", "ok"] and parse_value(f"{before} {after}", kind).status == "unparsed"


def _are_two_sums(last: Row, first: Row, names: Mapping[str, int]) -> bool:
    """Return whether one text over several columns has an amount of its own on each side."""
    main = names.get("action", names.get("name", names.get("measure", 0)))
    wide = [
        slot is not None and not slot.blank and slot.parts[0].column_span > 1
        for slot in (last.slots[main], first.slots[main])
    ]
    return all(wide) and _are_two_values(last, first, names.get("budget"), "budget")


def follows_dash(last: Row, first: Row) -> bool:
    """Return whether text behind the break stands below a dash, which says that there is none.

    Such a cell is whole: the row behind the break is another one, often a sum.
    """
    return any(
        old is not None
        and new is not None
        and bool(old.text.strip())
        and old.blank
        and not new.blank
        and old.parts[0].row_span == 1
        for old, new in zip(last.slots, first.slots, strict=True)
    )


def _is_rest(
    last: Row, first: Row, others: Sequence[Row], names: Mapping[str, int], main: int
) -> bool:
    """Return whether a row without its number only continues with texts that the last row began.

    Every other row with a step has a number, and more cells that this one leaves blank: the heading
    of a group has neither in a table that has such headings. Subtotals have no number, but money.
    """
    number = names.get("number")
    if number is None or len(others) < PAGE_BREAKS_FEW_ROWS or text_of(first, number).strip():
        return False
    steps = [row for row in others if text_of(row, main).strip() and not row.spanned]
    if not steps or any(bare_list_number(text_of(row, number)) is None for row in steps):
        return False
    if any(_spans(row, number) for row in others):
        return False  # one number is for several rows, and so for those behind the break
    columns = [column for column in range(len(first.slots)) if column != number]
    filled = [column for column in columns if text_of(first, column).strip()]
    if len(steps) < len(others):
        budget = names.get("budget")
        if filled == [main] and any(row.spanned for row in others):
            return False
        if main not in filled and (budget is None or budget in filled):
            return False
    beside = [column for column in columns if column != main]
    whole = [row for row in steps if any(text_of(row, column).strip() for column in beside)]
    missing = [
        column
        for column in columns
        if column not in filled and all(text_of(row, column).strip() for row in whole or others)
    ]
    return bool(filled and missing) and all(text_of(last, column).strip() for column in filled)


def _lacks_tick(table: JoinedTable, last: Row, first: Row, others: Sequence[Row]) -> bool:
    """Return whether a row has no tick, as every other row has, and texts that the last row began.

    A calendar has a tick in each of its rows.
    """
    columns = table.layout.columns if table.layout else ()
    ticks = [column.index for column in columns if column.label is not None]
    if not ticks or len(others) < PAGE_BREAKS_FEW_ROWS or any(says(first, i) for i in ticks):
        return False
    filled = [i for i in range(len(first.slots)) if text_of(first, i).strip()]
    steps = [row for row in others if not row.spanned]
    return all(any(says(row, i) for i in ticks) for row in steps) and all(
        text_of(last, i).strip() for i in filled
    )


def _completes_period(last: Row, first: Row, column: int | None) -> bool:
    if column is None:
        return False
    before, after = text_of(last, column), text_of(first, column)
    if is_blank(before) or is_blank(after):
        return False
    alone = {parse_value(text, "period").status for text in (before, after)}
    return "unparsed" in alone and parse_value(f"{before} {after}", "period").status == "ok"
