"""The measures table: rows to measures and their actions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ...models import FieldBoxes, Place
from ..context import DocumentContext
from ..joined.rows import JoinedTable, Row, Slot
from ..knowledge import load
from ..layout.layout import Layout
from ..values.enumerators import read_list_number, split_enumerator
from ..wording import fold, is_blank, without_continued
from .actions import read_actions
from .cell_anomalies import slots_doubts
from .cell_values import Doubt, paired_by_position
from .centred_names import spread_centred_names
from .columns import Columns
from .drafts import ActionDraft, MeasureDraft, TableDoubt, row_number
from .field_boxes import FieldBoxer
from .group_rows import group_heading, headings_name_measures, is_group_row
from .lone_headings import spread_lone_headings
from .money_sums import MoneySum, money_sums
from .repeated_headings import heads_columns_anew, repeats_headings
from .row_kinds import row_kind
from .shared_values import share_values
from .tolerances import MEASURES_ALIKE


@dataclass(frozen=True, slots=True)
class _Said:
    """What a measure's cell says: a name, its list number, and whether it is said to continue."""

    name: str
    number: int | None
    continued: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows of one measure; ``continues`` when it continues the measure before the table.

    ``heading`` is the row above them that names it, where no column does.
    """

    name: str | None
    number: int | None
    rows: tuple[Row, ...]
    continues: bool = False
    heading: Row | None = None


def read_measures(
    table: JoinedTable, context: DocumentContext, before: MeasureDraft | None = None
) -> tuple[list[MeasureDraft], list[TableDoubt]]:
    """Return the measures of a table, and doubts about rows that are none.

    Args:
        table: a table that a profile of measures claims.
        context: what its records take from the document.
        before: the last measure of the table before; the first one returned replaces it where the
            table continues with it.
    """
    layout = table.layout
    if layout is None:
        return [], []
    columns = Columns.of(table)
    table = replace(table, rows=spread_lone_headings(table.rows, columns))
    headed = headings_name_measures(table, columns)
    uncertain: tuple[Doubt, ...] = ()
    if headed in ("perhaps", "perhaps-not"):
        facts = {
            "columns": table.headers[columns.main],
            "means": "the headings between the rows",
            "means_th": "หัวข้อที่คั่นระหว่างแถว",
        }
        uncertain = (Doubt("pairing-inferred", facts=facts),)
    if headed in ("yes", "perhaps"):
        columns = columns.under_headings()
    uncertain += tuple(_layout_doubts(layout))
    rows, unplaced = spread_centred_names(table.rows, columns, continues=before is not None)
    if unplaced:
        header = columns.headers[columns.measure or 0]
        uncertain += (Doubt("pairing-inferred", facts=paired_by_position(header)),)
    rows, shared = share_values(rows, columns)
    table = replace(table, rows=rows)
    if shared:
        by_position = paired_by_position(", ".join(shared))
        uncertain += (Doubt("pairing-inferred", facts=by_position),)
    doubts: list[TableDoubt] = []
    drafts: list[MeasureDraft] = []
    for group in _Measures(table, columns, context, doubts, before).groups():
        actions: tuple[ActionDraft, ...] = ()
        measure_doubts: tuple[Doubt, ...] = ()
        if group.continues:
            earlier = drafts.pop() if drafts else before
            if earlier is not None:
                actions, measure_doubts = earlier.actions, earlier.doubts
        start = len(actions)
        found, more = read_actions(group.rows, columns, context, start)
        draft = MeasureDraft(
            no=group.number,
            name=group.name,
            place=_place(group.rows[0], context),
            actions=actions + tuple(found),
            doubts=measure_doubts + tuple(more) + _cell_doubts(group.rows, columns) + uncertain,
            boxes=_name_boxes(group, columns, context),
        )
        if group.continues and earlier is not None:
            draft = replace(
                earlier,
                actions=draft.actions,
                doubts=draft.doubts,
                no=earlier.no,
                name=earlier.name,
            )
        drafts.append(draft)
    return drafts, doubts


def _name_boxes(group: _Group, columns: Columns, context: DocumentContext) -> FieldBoxes:
    """Return where the name and number of a measure were read: in its column, or its heading."""
    boxer = FieldBoxer(context)
    if group.heading is not None:
        boxer.add("name", next(slot for slot in group.heading.slots if slot and slot.text.strip()))
    elif columns.measure is not None and group.rows:
        boxer.add("name", group.rows[0].slots[columns.measure])
    if columns.number is not None and columns.numbers_measures and group.rows:
        boxer.add("no", group.rows[0].slots[columns.number])
    return boxer.boxes()


def _layout_doubts(layout: Layout) -> Iterator[Doubt]:
    """Yield the doubt about a table whose columns could be read in another way."""
    if not layout.uncertain:
        return
    facts: dict[str, object] = {}
    for key, place in (("first", 1), ("second", 2)):
        for suffix, language in (("", "en"), ("_th", "th")):
            facts[key + suffix] = ", ".join(
                f'"{column[0]}" = {load("fields")[column[place]][language]}'
                for column in layout.uncertain
            )
    yield Doubt("layout-uncertain", facts=facts)


def is_continued(before: MeasureDraft, first: MeasureDraft) -> bool:
    """Return whether the first draft of a table replaces the last one of the table before."""
    return first.place == before.place and first.name == before.name


class _Measures:
    """Parts the rows of a table into measures, and notes the rows that are none of any.

    Args:
        table: with a layout.
        columns: where its fields stand.
        context: of the document.
        doubts: what is found of single rows is added here.
        before: the last measure of the table before, which this one continues; None where it does
            not.
    """

    def __init__(
        self,
        table: JoinedTable,
        columns: Columns,
        context: DocumentContext,
        doubts: list[TableDoubt],
        before: MeasureDraft | None,
    ) -> None:
        assert table.layout is not None
        self._table, self._columns, self._context = table, columns, context
        self._profile = table.layout.profile
        self._doubts = doubts
        leading = (columns.measure, columns.action, columns.number)
        self._kinds = [row_kind(row, self._profile, *leading) for row in table.rows]
        totals = frozenset(place for place, kind in enumerate(self._kinds) if kind == "total")
        self._sums = money_sums(table.rows, columns, context.unit, totals)
        self._last_slot: Slot | None = None
        self._current: _Group | None = None
        if before is not None:
            self._current = _Group(before.name, before.no, (), continues=True)

    def groups(self) -> Iterator[_Group]:
        """Yield the rows of each measure, from top to bottom."""
        for index, row in enumerate(self._table.rows):
            if self._is_no_record(index, row):
                continue
            yield from self._under_heading(row) if is_group_row(row) else self._with_step(row)
        yield from self._finished()

    def _finished(self) -> Iterator[_Group]:
        """Yield the measure that is being read, unless it has no rows of its own."""
        if self._current and self._current.rows:
            yield self._current

    def _is_no_record(self, index: int, row: Row) -> bool:
        """Return whether a row is blank, prints headings again, or is a note or a sum."""
        kind = self._kinds[index]
        if kind == "blank":
            self._note_struck(row)
        if kind == "blank" or repeats_headings(row, self._table):
            return True
        if kind == "record" and heads_columns_anew(row, self._table):
            return True
        if index in self._sums:
            kind = "total"
        if kind not in ("total", "note"):
            return False
        self._note(f"{kind}-row", row, {"text": row.text})
        if index in self._sums and not self._sums[index].fits:
            self._note("sum-mismatch", row, _sum_facts(self._sums[index]))
        return True

    def _note_struck(self, row: Row) -> None:
        """Note the texts of a row without others that are struck out."""
        slots = dict.fromkeys(slot for slot in row.slots if slot)
        struck = [one for slot in slots for one in slot.anomalies if one.kind == "struck"]
        if struck:
            text = " ".join(one.text for one in struck)
            header = self._columns.headers[self._columns.main]
            self._note("text-struck", row, {"text": text, "header": header})

    def _note(self, code: str, row: Row, facts: dict[str, object]) -> None:
        self._doubts.append(TableDoubt(code, _place(row, self._context), facts))

    def _under_heading(self, row: Row) -> Iterator[_Group]:
        """Begin another measure where headings across the table name them.

        A heading that is continued names the one that is being read.
        """
        heading, current = group_heading(row), self._current
        self._note("group-row", row, {"text": row.text})
        if self._columns.measure is not None or heading is None:
            return
        text, continued = without_continued(heading)
        mark = self._columns.name(text)
        if current and continued and fold(mark.rest) == fold(current.name or ""):
            return
        yield from self._finished()
        self._current = _Group(mark.rest, mark.number, (), heading=row)

    def _with_step(self, row: Row) -> Iterator[_Group]:
        """Add a row to the measure that is being read, or begin another one with it."""
        columns, current = self._columns, self._current
        slot = row.slots[columns.measure] if columns.measure is not None else None
        text, continued = without_continued(slot.text if slot else "")
        mark = columns.name(text)
        number = mark.number
        if number is None and columns.numbers_measures:
            number = _cell_number(row, columns.number)
        same_cell = slot is not None and slot is self._last_slot
        step = row.slots[columns.main]
        first_step = split_enumerator(step.text if step else "").number == 1
        anew = (
            columns.measure is not None
            and not is_blank(text)
            and not same_cell
            and not (current and _is_same(current, _Said(mark.rest, number, continued), first_step))
        )
        renamed = current and not anew and mark.rest and fold(mark.rest) != fold(current.name or "")
        if renamed and not same_cell:
            self._note("continued-name", row, {"text": mark.rest})
        if anew:
            yield from self._finished()
            self._current = _Group(mark.rest, number, (row,))
        elif current is None:
            self._current = _Group(None, number if columns.measure is None else None, (row,))
        else:
            self._current = replace(current, rows=(*current.rows, row))
        if slot is not None and not is_blank(text):
            self._last_slot = slot


def _place(row: Row, context: DocumentContext) -> Place:
    return context.place(row.table, row_number(row), row.box)


def _sum_facts(one: MoneySum) -> dict[str, object]:
    printed, total = (f"{amount:,}" for amount in (one.printed, one.expected))
    return {"label": one.label, "printed": printed, "count": one.count, "total": total}


def _is_same(group: _Group, said: _Said, first_step: bool) -> bool:
    """Return whether a measure's cell names the measure that is being read.

    Args:
        group: the measure that is being read.
        said: what the cell says.
        first_step: the step beside it is the first of a list.
    """
    same_number = said.number is None or group.number is None or said.number == group.number
    ours, theirs = fold(group.name or ""), fold(said.name)
    if said.continued and same_number:
        known = said.number is not None and said.number == group.number
        return known or not theirs or SequenceMatcher(None, ours, theirs).ratio() > MEASURES_ALIKE
    if not same_number or ours != theirs:
        return False
    # Another table may begin with the same measure; it continues only if its steps do.
    return bool(group.rows) or not first_step


def _cell_doubts(rows: tuple[Row, ...], columns: Columns) -> tuple[Doubt, ...]:
    """Return the doubts about what stands in a measure's own cells and is no plain text."""
    doubts: list[Doubt] = []
    for column, part in ((columns.number, "no"), (columns.measure, "name")):
        if column is not None:
            slots = {id(row.slots[column]): row.slots[column] for row in rows}
            header = columns.headers[column]
            doubts += slots_doubts((slot, part, header) for slot in slots.values())
    return tuple(doubts)


def _cell_number(row: Row, column: int | None) -> int | None:
    slot = row.slots[column] if column is not None else None
    if slot is None:
        return None
    return read_list_number(slot.text)
