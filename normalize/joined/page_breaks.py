"""Page breaks inside a table: whether a row continues behind one, and what spans it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile

from ..values.enumerators import (
    bare_list_number,
    counts_plainly,
    mark_style,
    read_list_number,
    split_enumerator,
    split_plain_number,
)
from ..values.kinds import parse_value
from ..wording import is_blank, without_continued
from .cut_groups import is_name_alone
from .rows import JoinedTable, Row, Slot
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
    names = _field_columns(table)
    if _are_two_sums(last, first, names) or _spans_cells_of(last, first):
        return False
    if _follows_dash(last, first):
        return False
    if _is_complement(table, first, names) or is_name_alone(table, first):
        return True
    key_columns = [names[field] for field in ("number", "measure", "name") if field in names]
    if not names:
        key_columns = [0]
    for column in key_columns:
        text = _text(first, column)
        if split_enumerator(text).printed or bare_list_number(text):
            return False
        if without_continued(text)[1]:
            return False
    main = names.get("action", names.get("name", names.get("measure", 0)))
    others = [row for row in (*table.rows, *rows[1:]) if row is not first]
    numbered = [row for row in others if _text(row, main)]
    marks = [mark for row in numbered if (mark := split_enumerator(_text(row, main))).printed]
    text = _text(first, main)
    if numbered and len(marks) / len(numbered) >= PAGE_BREAKS_USUALLY:
        packed = bool(marks) and _holds_several(last, main)
        mark = split_enumerator(text)
        if mark.printed and mark_style(mark) in set(map(mark_style, marks)):
            rest = name_continues(table, rows)
            own = {main, *key_columns}
            values = [i for i in range(len(first.slots)) if i not in own]
            packed = packed or (rest and not any(_text(first, i).strip() for i in values))
            packed = packed or is_packed_rest(table, rows)
            return bool(packed) and all(
                not _text(first, column) or (rest and column == names.get("measure"))
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


def _is_complement(table: JoinedTable, first: Row, names: Mapping[str, int]) -> bool:
    """Return whether the step of the last row stands behind the break, and all else before it.

    All else is what rows with a step usually have: a subtotal before the break has an amount alone.
    Of cells whose lines are centred some stand before the break, the number among them.
    """
    last = table.rows[-1]
    main = names.get("action", names.get("name", names.get("measure", 0)))
    if _text(last, main).strip() or not _text(first, main).strip():
        return False
    values = [i for i in range(len(first.slots)) if i not in (main, names.get("measure"))]
    told = [column for column in values if _text(last, column).strip()]
    behind = [column for column in values if _text(first, column).strip()]
    if not told or {*told} & {*behind} or (behind and not _has_number_alone(last, names, told)):
        return False
    told += behind
    whole = [row for row in table.rows if _text(row, main).strip() and not row.spanned]
    whole = [row for row in whole if any(_text(row, column).strip() for column in values)]
    others = [column for column in values if column not in told]
    return not whole or not any(
        all(_text(row, column).strip() for row in whole) for column in others
    )


def _has_number_alone(last: Row, names: Mapping[str, int], told: Sequence[int]) -> bool:
    """Return whether the number of a row stands in its own column before a break."""
    number = names.get("number")
    if number is None or number not in told:
        return False
    return bare_list_number(_text(last, number)) is not None


def name_continues(table: JoinedTable, rows: Sequence[Row]) -> bool:
    """Return whether the first row behind a break begins with the rest of a measure's name.

    It has no list number where all measures have one, or its step is counted on from the last one
    where each measure counts its steps anew.
    """
    names = _field_columns(table)
    measure, action = names.get("measure"), names.get("action")
    if measure is None or action is None or not rows or not table.rows or rows[0].spanned:
        return False
    first, last = rows[0], table.rows[-1]
    if any(row.slots[measure] is row.slots[action] for row in (first, last)):
        return False  # one text for both columns: a sum or a heading
    text = _text(first, measure)
    if is_blank(text) or without_continued(text)[1] or is_blank(_text(last, measure)):
        return False
    if split_enumerator(_text(first, action)).number == 1 or _spans_cells_of(last, first):
        return False  # the first step of another measure, or a sum
    starts = [row for row in _measure_starts(table.rows, measure) if _says(row, action)]
    behind = [row for row in _measure_starts(rows, measure)[1:] if _says(row, action)]
    number = names.get("number")
    if number is not None:
        counted = [bare_list_number(_text(row, number)) for row in (*starts, *behind)]
        if len(counted) >= PAGE_BREAKS_FEW_ROWS and all(counted):
            here, before = (read_list_number(_text(row, number)) for row in (first, last))
            if {*counted} == {"1"} and here and before:  # it counts the steps of each measure
                return here == before + 1
            return is_blank(_text(first, number))
    starts = starts if len(starts) >= PAGE_BREAKS_FEW_ROWS else [*starts, *behind]
    if len(starts) < PAGE_BREAKS_FEW_ROWS:
        return False
    if is_blank(_text(starts[-1], measure)) or split_enumerator(text).printed:
        return False
    texts = [_text(row, measure) for row in starts]
    if counts_plainly(texts):
        return split_plain_number(text).printed is None
    if all(split_enumerator(text).printed for text in texts):
        return True
    here = split_enumerator(_text(first, action)).number
    before = split_enumerator(_text(last, action)).number
    anew = all(split_enumerator(_text(row, action)).number == 1 for row in starts)
    return anew and here is not None and before is not None and here == before + 1 > 1


def _says(row: Row, column: int) -> bool:
    return not is_blank(_text(row, column))


def _measure_starts(rows: Sequence[Row], column: int) -> list[Row]:
    """Return the rows in which another measure begins."""
    starts: list[Row] = []
    before: Slot | None = None
    for row in rows:
        slot = row.slots[column]
        if slot is not None and slot is not before and not row.spanned and not slot.blank:
            starts.append(row)
            before = slot
    return starts


def carry_name(table: JoinedTable, rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows before and behind a break with the name that it cuts as one cell."""
    column = _field_columns(table)["measure"]
    old, new = table.rows[-1].slots[column], rows[0].slots[column]
    if old is None or new is None:
        return table.rows, tuple(rows)
    whole = Slot(old.parts + new.parts)

    def carried(row: Row) -> Row:
        slots = tuple(whole if slot is old or slot is new else slot for slot in row.slots)
        return replace(row, slots=slots)

    return tuple(map(carried, table.rows)), tuple(map(carried, rows))


def merge_rows(last: Row, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows with the first joined to the row before the break."""
    first = rows[0]
    slots: list[Slot | None] = []
    grown: dict[int, Slot] = {}
    for old, new in zip(last.slots, first.slots, strict=True):
        if old is None or new is None or old is new or not new.text.strip():
            slots.append(old or new)
        elif not old.text.strip():
            slots.append(new)
        elif id(old) in grown:
            slots.append(grown[id(old)])
        else:
            grown[id(old)] = Slot(old.parts + new.parts)
            slots.append(grown[id(old)])
    carried = {
        id(new): slot
        for new, slot in zip(first.slots, slots, strict=True)
        if new is not None and slot is not None
    }
    later = [
        replace(row, slots=tuple(carried.get(id(slot), slot) for slot in row.slots))
        for row in rows[1:]
    ]
    return (replace(last, slots=tuple(slots)), *later)


def carry_spans(table: JoinedTable, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows with a cell that spans the break standing on both sides of it.

    Only a blank cell is filled, and only where the cell before the break or the blank one spans
    several rows: a single blank cell behind a break may simply be blank. A sum behind the break has
    no step, and nothing that spans the steps before it.
    """
    last, first = table.rows[-1], rows[0]
    if first.spanned or last.spanned:
        return tuple(rows)
    carried: dict[int, Slot] = {}
    for old, new in zip(last.slots, first.slots, strict=True):
        if old is None or new is None or new.text.strip() or not old.text.strip():
            continue
        if old.parts[-1].row_span > 1 or new.parts[0].row_span > 1:
            carried[id(new)] = old
    step = first.slots[_field_columns(table).get("action", 0)]
    if step is not None and step.blank and id(step) not in carried and _follows_dash(last, first):
        return tuple(rows)
    return tuple(
        replace(
            row,
            slots=tuple(
                carried.get(id(slot), slot) if slot is not None else None for slot in row.slots
            ),
        )
        for row in rows
    )


def _field_columns(table: JoinedTable) -> dict[str, int]:
    columns = table.layout.columns if table.layout else ()
    return {c.field: c.index for c in columns if c.field != "extra"}


def _text(row: Row, column: int) -> str:
    slot = row.slots[column]
    return slot.text if slot else ""


def _holds_several(row: Row, column: int) -> bool:
    slot = row.slots[column]
    lines = slot.lines if slot else ()
    return sum(split_enumerator(line.text).printed is not None for line in lines) > 1


def is_packed_rest(table: JoinedTable, rows: Sequence[Row]) -> bool:
    """Return whether a row behind a break holds more steps of the numbered measure before it.

    Where each row is a numbered measure with its steps in one cell, a row without a number begins
    nothing, whichever of the steps the page's end cut off.
    """
    names = _field_columns(table)
    number, main = names.get("number"), names.get("action", names.get("measure", 0))
    own = [column for column in (number, names.get("measure")) if column not in (None, main)]
    if number is None or any(
        _text(rows[0], column).strip() for column in own if column is not None
    ):
        return False
    if rows[0].spanned or is_blank(_text(rows[0], main)):
        return False
    behind = dropwhile(lambda row: is_blank(_text(row, number)), rows)
    whole = [r for r in (*table.rows, *behind) if not r.spanned and _text(r, main).strip()]
    if len(whole) < PAGE_BREAKS_FEW_ROWS:
        return False
    if any(bare_list_number(_text(row, number)) is None or _spans(row, number) for row in whole):
        return False
    return 2 * sum(_holds_several(row, main) for row in whole) > len(whole)


def _is_cut(
    table: JoinedTable,
    last: Row,
    first: Row,
    others: Sequence[Row],
    key_columns: Sequence[int],
) -> bool:
    if len(others) < PAGE_BREAKS_FEW_ROWS or any(_text(first, column) for column in key_columns):
        return False
    inner = [row for row in others if row is not last]
    for column in range(len(first.slots)):
        filled = [bool(_text(row, column).strip()) for row in inner]
        # A blank cell under one that spans rows is the rest of it.
        spans = any(_spans(row, column) for row in (*inner, last, first))
        always = bool(filled) and all(filled) and not spans
        if always and not (_text(first, column).strip() and _text(last, column).strip()):
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
    before, after = _text(last, column), _text(first, column)
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


def _follows_dash(last: Row, first: Row) -> bool:
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


def _spans_cells_of(last: Row, first: Row) -> bool:
    """Return whether a text behind the break spans columns that hold several texts before it."""
    texts: dict[int, set[int]] = {}
    for old, new in zip(last.slots, first.slots, strict=True):
        if old is not None and new is not None and not new.blank and not old.blank:
            texts.setdefault(id(new), set()).add(id(old))
    return any(len(spanned) > 1 for spanned in texts.values())


def _is_rest(
    last: Row, first: Row, others: Sequence[Row], names: Mapping[str, int], main: int
) -> bool:
    """Return whether a row without its number only continues with texts that the last row began.

    Every other row with a step has a number, and more cells that this one leaves blank: the heading
    of a group has neither in a table that has such headings. Subtotals have no number, but money.
    """
    number = names.get("number")
    if number is None or len(others) < PAGE_BREAKS_FEW_ROWS or _text(first, number).strip():
        return False
    steps = [row for row in others if _text(row, main).strip() and not row.spanned]
    if not steps or any(bare_list_number(_text(row, number)) is None for row in steps):
        return False
    if any(_spans(row, number) for row in others):
        return False  # one number is for several rows, and so for those behind the break
    columns = [column for column in range(len(first.slots)) if column != number]
    filled = [column for column in columns if _text(first, column).strip()]
    if len(steps) < len(others):
        budget = names.get("budget")
        if filled == [main] and any(row.spanned for row in others):
            return False
        if main not in filled and (budget is None or budget in filled):
            return False
    beside = [column for column in columns if column != main]
    whole = [row for row in steps if any(_text(row, column).strip() for column in beside)]
    missing = [
        column
        for column in columns
        if column not in filled and all(_text(row, column).strip() for row in whole or others)
    ]
    return bool(filled and missing) and all(_text(last, column).strip() for column in filled)


def _lacks_tick(table: JoinedTable, last: Row, first: Row, others: Sequence[Row]) -> bool:
    """Return whether a row has no tick, as every other row has, and texts that the last row began.

    A calendar has a tick in each of its rows.
    """
    columns = table.layout.columns if table.layout else ()
    ticks = [column.index for column in columns if column.label is not None]
    if not ticks or len(others) < PAGE_BREAKS_FEW_ROWS or any(_says(first, i) for i in ticks):
        return False
    filled = [i for i in range(len(first.slots)) if _text(first, i).strip()]
    steps = [row for row in others if not row.spanned]
    return all(any(_says(row, i) for i in ticks) for row in steps) and all(
        _text(last, i).strip() for i in filled
    )


def _completes_period(last: Row, first: Row, column: int | None) -> bool:
    if column is None:
        return False
    before, after = _text(last, column), _text(first, column)
    if is_blank(before) or is_blank(after):
        return False
    alone = {parse_value(text, "period").status for text in (before, after)}
    return "unparsed" in alone and parse_value(f"{before} {after}", "period").status == "ok"
