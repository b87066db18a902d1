"""Columns of a measures table: which field stands where, and what its cells look like."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..joined.rows import JoinedTable, Slot
from ..layout.layout import Column
from ..layout.profile import Spread
from ..values.enumerators import (
    Enumerated,
    bare_list_number,
    counts_plainly,
    split_enumerator,
    split_plain_number,
)
from ..values.orgs import names_on_lines
from ..wording import fold
from .tolerances import FEWEST_LISTS
from .unnumbered_items import ColumnSigns


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields of a measures table stand.

    Attributes:
        number: column of list numbers.
        measure: column of measures.
        action: column of steps.
        values: the other columns that make a record.
        numbers_measures: the number column counts measures, not steps.
        plain_numbers: measures are counted by numbers without a stop or bracket.
        plain_headings: so are headings across the table.
        spread: what columns of the field "spread" are, if there are any.
        looks: what the cells of each field look like.
        signs: what each column's cells tell about where an item of it ends.
        headers: of every column, as printed.
        form: each row is a form, whose values belong to all of its steps.
    """

    number: int | None
    measure: int | None
    action: int | None
    values: tuple[Column, ...]
    numbers_measures: bool
    plain_numbers: bool
    plain_headings: bool
    spread: Spread | None
    looks: dict[str, str]
    signs: dict[int, ColumnSigns]
    headers: tuple[str, ...]
    form: bool = False

    @classmethod
    def of(cls, table: JoinedTable) -> "Columns":
        """Return the columns of a table that has a layout."""
        layout = table.layout
        assert layout is not None
        fields = {c.field: c.index for c in layout.columns if c.field != "extra"}
        main = {"number", "measure", "action"}
        return cls(
            number=fields.get("number"),
            measure=fields.get("measure"),
            action=fields.get("action"),
            values=tuple(
                c for c in layout.columns if c.field not in main and not _is_covered(table, c)
            ),
            numbers_measures=not table.counts_steps
            and _numbers_measures(table, fields.get("number"), fields.get("measure")),
            plain_numbers=counts_plainly(_names(table, fields.get("measure"))),
            plain_headings=counts_plainly(_names(table, None)),
            spread=layout.spread,
            looks={c.field: layout.profile.look_of(c.field) for c in layout.columns},
            signs={c.index: _signs(table, c.index, c.field) for c in layout.columns},
            headers=table.headers,
            form=table.form,
        )

    def look(self, column: Column) -> str:
        """What the cells of a column look like."""
        return self.looks.get(column.field, "text")

    def under_headings(self) -> "Columns":
        """Return the columns where headings between the rows name the measures."""
        return replace(
            self,
            measure=None,
            action=self.measure,
            numbers_measures=False,
            plain_numbers=self.plain_headings,
        )

    def name(self, text: str) -> Enumerated:
        """Return the name of a measure without its list number."""
        return split_plain_number(text) if self.plain_numbers else split_enumerator(text)

    @property
    def owner_names(self) -> frozenset[str]:
        """Names of owners that stand whole on a line of their own."""
        return frozenset().union(*(signs.names for signs in self.signs.values()))

    @property
    def main(self) -> int:
        """The column that holds the text of a step."""
        return self.action if self.action is not None else self.measure or 0


def _is_covered(table: JoinedTable, column: Column) -> bool:
    """Return whether the cells of the column to the left, of the same heading, cover this one."""
    if column.field != "extra" or column.index == 0:
        return False
    before = table.headers[column.index - 1]
    pairs = [(row.slots[column.index - 1], row.slots[column.index]) for row in table.rows]
    covered = sum(a is b for a, b in pairs)
    return before == column.header and covered >= 0.8 * len(pairs)


def _names(table: JoinedTable, measures: int | None) -> list[str]:
    """Return what names measures: the cells of their column, or headings across the table.

    The label of a sum is no name: it reaches over other columns.
    """
    if measures is None:
        return [row.banner for row in table.rows if row.spanned and row.banner]
    slots = dict.fromkeys(row.slots[measures] for row in table.rows if not row.spanned)
    narrow = [slot for slot in slots if slot and slot.parts[0].column_span == 1]
    return [slot.text for slot in narrow or slots if slot is not None and not slot.blank]


def _numbers_measures(table: JoinedTable, numbers: int | None, measures: int | None) -> bool:
    """Return whether the number column counts measures: it is filled where a measure starts."""
    if numbers is None or measures is None:
        return False
    filled = starts = both = 0
    last: Sequence[Slot | None] = ()
    named = counted = ""  # the measure and its number may be printed again in each row
    for row in table.rows:
        measure, number = row.slots[measures], row.slots[numbers]
        new_measure = (
            measure is not None
            and not measure.blank
            and measure not in last
            and fold(measure.text) != named
        )
        new_number = (
            number is not None
            and not number.blank
            and number not in last
            and (fold(number.text) != counted or new_measure)
            and (new_measure or bool(bare_list_number(number.text)))  # no word for a total
        )
        filled += new_number
        starts += new_measure
        both += new_number and new_measure
        last = (measure, number)
        named = fold(measure.text) if measure is not None and not measure.blank else named
        counted = fold(number.text) if number is not None and not number.blank else counted
    return filled > 0 and filled <= starts + max(1, starts // 10) and both >= filled * 0.8


def _signs(table: JoinedTable, column: int, field: str) -> ColumnSigns:
    slots = {id(slot): slot for row in table.rows if (slot := row.slots[column]) is not None}
    filled = [slot for slot in slots.values() if slot.lines]
    own = [slot for slot in filled if all(part.column_span == 1 for part in slot.parts)] or filled
    widest = max((line.box.width for slot in own for line in slot.lines), default=0.0)
    texts = frozenset(slot.lines[0].text for slot in filled if len(slot.lines) > 1)
    lists = [slot for slot in filled if len(slot.lines) > 1 and _begins_list(slot)]
    numbered = len(lists) >= FEWEST_LISTS
    if field != "responsible":
        return ColumnSigns(widest, texts, numbered=numbered)
    cells = [[line.text for line in slot.lines] for slot in filled]
    names = frozenset(name for lines in cells for name in names_on_lines(lines))
    return ColumnSigns(widest, texts, names, numbered)


def _begins_list(slot: Slot) -> bool:
    return split_enumerator(slot.lines[0].text).number == 1
