"""Rows of subtotals and totals among steps: known by their shape, proved by arithmetic."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..joined.rows import Row, Slot
from ..knowledge import load
from ..layout.layout import Column
from ..values.enumerators import bare_list_number, split_enumerator
from ..values.kinds import parse_value
from ..wording import is_blank
from .columns import Columns
from .group_rows import is_group_row

_CENT = Decimal("0.01")
_MEANS = tuple(load("prose")["mean_words"])


@dataclass(frozen=True, slots=True)
class MoneySum:
    """A row that sums up amounts above it.

    Attributes:
        printed: its amount.
        expected: what the rows that it can be the sum of add up to.
        count: how many those are.
        label: its text, if it has one.
    """

    printed: Decimal
    expected: Decimal
    count: int
    label: str

    @property
    def fits(self) -> bool:
        """The amount is the sum."""
        return abs(self.printed - self.expected) < _CENT


def money_sums(
    rows: Sequence[Row], columns: Columns, unit: str | None, totals: frozenset[int] = frozenset()
) -> dict[int, MoneySum]:
    """Return the rows that sum up others, by their place.

    Such a row has an amount and at most one text, without a list number; nothing else. Where the
    text stands in the column of steps, the row is one only if its words say so, if its amount is
    the sum of several others, or if its text does so elsewhere: a subtotal may have one step above
    it, or none with an amount.

    Args:
        rows: of a table of measures below its headings.
        columns: where its fields stand.
        unit: unit of money printed above the table.
        totals: places of rows that are totals by their words. Where an amount above such a row
            was not read, nothing is said of its sum.
    """
    budget = next((c for c in columns.values if c.field == "budget"), None)
    if budget is None:
        return {}
    unit = budget.unit or unit
    found = dict(_sums(rows, columns, budget, unit, frozenset(), totals))
    fitting = Counter(one.label for _, one in found.values() if one.fits)
    proved = {one.label for certain, one in found.values() if certain or one.count > 1}
    labels = frozenset(label for label, n in fitting.items() if n > 1 or label in proved)
    found = dict(_sums(rows, columns, budget, unit, labels, totals))
    return {place: one for place, (certain, one) in found.items() if certain or one.label in labels}


def _sums(
    rows: Sequence[Row],
    columns: Columns,
    budget: Column,
    unit: str | None,
    labels: frozenset[str],
    totals: frozenset[int],
) -> Iterator[tuple[int, tuple[bool, MoneySum]]]:
    """Yield the place of each row that may be a sum, whether its shape is certain, and the sum.

    Args:
        rows: of the table.
        columns: where its fields stand.
        budget: column of amounts.
        unit: of the amounts.
        labels: texts of rows that are sums, whether their amount fits or not.
        totals: places of rows that are sums by their words.
    """
    parts: list[Decimal] = []
    every: list[Decimal] = []
    steps = 0  # since the last sum, with an amount or not
    is_read = True  # every amount so far
    last: Slot | None = None
    for place, row in enumerate(rows):
        slot = row.slots[budget.index]
        if is_group_row(row) or slot is None or slot is last:
            continue
        last = slot
        amount = _amount(slot.text, unit)
        shape = _shape(row, columns, budget.index) if amount is not None else ""
        if amount is not None and shape and steps + len(every):
            whole = (not parts and not steps) or (bool(every) and abs(sum(every) - amount) < _CENT)
            summed = every if whole else parts
            label = _label(row, slot)
            one = MoneySum(amount, sum(summed, Decimal(0)), len(summed), label or slot.text)
            is_said = place in totals and is_read
            certain = (shape == "certain" or is_said) and bool(every)
            if label and _is_mean(amount, every, label):
                yield place, (True, MoneySum(amount, amount, len(every), label))
                continue
            if certain or (one.fits and shape != "below") or label in labels:
                yield place, (certain, one)
                parts, steps = [], 0
                continue
        steps += 1
        if amount is not None:
            parts.append(amount)
            every.append(amount)
        elif not is_blank(slot.text):
            is_read = False


def _label(row: Row, amount: Slot) -> str:
    """Return what a row says beside its amount, without cells that begin above it."""
    own = dict.fromkeys(slot for slot in row.slots if slot and not _begins_above(slot, row))
    texts = [slot.text for slot in own if slot is not amount and slot.text]
    return " ".join(" | ".join(texts).strip(" |").split())


def _is_mean(amount: Decimal, amounts: Sequence[Decimal], label: str) -> bool:
    """Return whether an amount is the mean of those above it, and its label says so."""
    if len(amounts) < 2 or not label.startswith(_MEANS):
        return False
    return abs(sum(amounts, Decimal(0)) / len(amounts) - amount) < _CENT


def _amount(text: str, unit: str | None) -> Decimal | None:
    value = parse_value(text, "money", unit=unit)
    return value.value if isinstance(value.value, Decimal) else None


def _shape(row: Row, columns: Columns, budget: int) -> str:
    """Return whether a row can be a sum: "certain", "perhaps", "below" or "" for no.

    A sum "below" stands beside the measure that the rows above it began: its label has to be that
    of another sum.
    """
    filled: Mapping[int, Slot] = {
        id(slot): slot
        for index, slot in enumerate(row.slots)
        if slot is not None and index != budget and not is_blank(slot.text)
    }
    own = [slot for slot in filled.values() if not _begins_above(slot, row)]
    below = len(own) < len(filled)
    if len(own) > 1 or not _spans_one_row(row, below):
        return ""
    if not own:
        return "" if below else "certain"
    [label] = own
    if bare_list_number(label.text) or split_enumerator(label.text).printed is not None:
        return ""
    at = [index for index, slot in enumerate(row.slots) if slot is label]
    main = [x for x in (columns.action, columns.measure) if x is not None]
    if below:
        return "below"
    if len(at) > 1 or not set(at) & set(main):
        return "certain"
    return "perhaps"


def _begins_above(slot: Slot, row: Row) -> bool:
    cell = slot.parts[-1]
    return cell.page != row.table.page or cell.row < row.grid_row


def _spans_one_row(row: Row, below: bool) -> bool:
    """Return whether each cell of a row spans it alone, below others those that begin in it."""
    return all(
        slot.parts[0].row_span == 1 or (below and _begins_above(slot, row))
        for slot in row.slots
        if slot
    )
