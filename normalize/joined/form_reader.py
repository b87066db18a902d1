"""The rows of forms that hold a table of steps, read into one form after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Cell, Table
from ..values.enumerators import bare_list_number
from ..wording import is_blank
from .form_asides import make_aside
from .form_pairs import Pair
from .form_steps import FormRow, captions, known_labels, pairs_of_row
from .rows import Aside

NAME = ""  # key of what names a form without a label


@dataclass(slots=True)
class FormStep:
    """One row of steps: its place, and the parts of its cell under each heading."""

    table: Table
    grid_row: int
    parts: list[tuple[Cell, ...]]


@dataclass(slots=True)
class SteppedForm:
    """One form: what its labels say, the headings of its steps, and these."""

    table: Table
    labels: dict[str, Cell] = field(default_factory=dict)
    values: dict[str, tuple[Cell, ...]] = field(default_factory=dict)
    heads: tuple[Cell, ...] = ()
    heading: tuple[str, ...] = ()
    steps: list[FormStep] = field(default_factory=list)
    more: list[Table] = field(default_factory=list)  # further tables that its labels stand in
    is_first: bool = False  # of its table, so that a line above that may name it

    @property
    def tables(self) -> list[Table]:
        """The tables that it stands in, in order."""
        return list(dict.fromkeys([self.table, *self.more, *(step.table for step in self.steps)]))


class FormReader:
    """Reads rows into forms; a table that a page cuts continues the form before it.

    Args:
        headings: keys of rows that head steps.
        tables: the rows of each table.
    """

    def __init__(self, headings: set[tuple[str, ...]], tables: Sequence[Sequence[FormRow]]) -> None:
        self._headings = headings
        self._captions = captions(tables)
        own = [rows for rows in tables if any(row.key in headings for row in rows)]
        self._labels = set(known_labels(own, headings))
        self._forms: list[SteppedForm] = []
        self.asides: list[Aside] = []
        self._last: str | None = None

    def read(
        self, held: Sequence[tuple[DocumentPage, Table, list[FormRow]]]
    ) -> list[SteppedForm] | None:
        """Return the forms; None where a row is none of theirs, or nothing is said of them."""
        before: Table | None = None
        for place, (_, table, rows) in enumerate(held):
            own = any(row.key in self._headings for row in rows)
            own = own or self._is_cut_above_steps(table, rows, held[place + 1 : place + 2])
            continues = (
                before is not None
                and table.page == before.page + 1
                and table.number == 1
                and (self._begins_as_rest(rows))
            )
            if own or continues:
                if not continues:
                    self._last = None
                if not self._add_rows(rows, continues=continues):
                    return None
                before = table
            else:
                before = None
        told = [form for form in self._forms if form.labels]
        if len(told) < len(self._forms) or any(not form.steps for form in self._forms):
            return None
        return self._forms

    def _add_rows(self, rows: Sequence[FormRow], *, continues: bool) -> bool:
        """Add the rows of one table to the forms; return whether all are theirs."""
        for place, row in enumerate(rows):
            if self._is_aside(row, rows[place + 1 : place + 2]):
                self._put_aside(row)
            elif not self._add(row, first=place == 0, after_break=continues and place == 0):
                return False
        return True

    def _is_cut_above_steps(
        self,
        table: Table,
        rows: Sequence[FormRow],
        following: Sequence[tuple[DocumentPage, Table, list[FormRow]]],
    ) -> bool:
        """Return whether a table is the head of a form whose steps stand on the next page.

        It says known labels only, each once, and what names the form. The next page begins with
        the heading of steps, or with other labels of a table that holds one.
        """
        if not rows or not following:
            return False
        _, rest, below = following[0]
        if rest.page != table.page + 1 or rest.number != 1 or not below:
            return False
        pairs = [pairs_of_row(row) for row in rows if row.banner is None]
        said = [pair.key for found in pairs for pair in found]
        if not pairs or not all(pairs) or len({*said}) < len(said):
            return False
        if not self._labels.issuperset(said):
            return False
        if below[0].key in self._headings:
            return True
        more = {pair.key for pair in pairs_of_row(below[0])}
        heads = any(row.key in self._headings for row in below)
        return heads and bool(more) and self._labels - {*said} >= more

    def _begins_as_rest(self, rows: Sequence[FormRow]) -> bool:
        """Return whether a page begins with steps or known labels of the form before it."""
        if not rows or not self._forms:
            return False
        pairs = pairs_of_row(rows[0])
        if pairs and all(pair.key in self._labels or pair.names for pair in pairs):
            return True
        return rows[0].key in self._headings or len(rows[0].cells) == len(self._forms[-1].heads)

    def _is_aside(self, row: FormRow, following: Sequence[FormRow]) -> bool:
        """Return whether a row is no record: a sum, a note, or the heading of some of the steps."""
        if row.is_total or row.is_note:
            return True
        form = self._forms[-1] if self._forms else None
        if row.banner is None or form is None or not form.heads or not following:
            return False
        below = following[0]
        if below.key in self._headings or len(below.cells) != len(form.heads):
            return False
        return not any(pair.key in self._labels for pair in pairs_of_row(below))

    def _put_aside(self, row: FormRow) -> None:
        form = self._forms[-1] if self._forms else SteppedForm(row.table)
        columns = zip(*[[parts[0] for parts in step.parts] for step in form.steps], strict=False)
        said = [cell for cells in form.values.values() for cell in cells]
        aside = make_aside(row.cells, is_total=row.is_total, steps=columns, said=said)
        self.asides.append(aside)

    def _add(self, row: FormRow, *, first: bool, after_break: bool) -> bool:
        """Add one row to the forms; return whether it is one of theirs."""
        form = self._forms[-1] if self._forms else None
        if row.key in self._headings:
            if form is None or (form.heads and form.heading != row.key):
                return False
            form.heads, form.heading = row.cells, row.key
            return True
        pairs = pairs_of_row(row)
        known = [pair for pair in pairs if pair.key in self._labels]
        if row.banner is not None and not known:
            if row.key[0] not in self._captions:
                self._begin(row.table, first).values[NAME] = (row.banner,)
            return True
        fits = form is not None and len(form.heads) == len(row.cells)
        if form is not None and fits and not (known and len(known) == len(pairs)):
            self._add_step(form, row, after_break=after_break)
            return True
        for pair in pairs:
            self._add_pair(pair, row.table, first=first)
        return bool(pairs)

    def _begin(self, table: Table, first: bool) -> SteppedForm:
        self._forms.append(SteppedForm(table, is_first=first))
        self._last = None
        return self._forms[-1]

    def _add_pair(self, pair: Pair, table: Table, *, first: bool) -> None:
        if pair.names:
            self._begin(table, first).values[NAME] = (pair.value,)
            return
        form = self._forms[-1] if self._forms else None
        if not pair.key:
            if form is not None and self._last is not None:
                form.values[self._last] += (pair.value,)
            return
        if form is None or pair.key in form.values:
            form = self._begin(table, first)
        form.labels[pair.key] = pair.label
        form.values[pair.key] = (pair.value,)
        form.more.append(table)
        self._last = pair.key

    def _add_step(self, form: SteppedForm, row: FormRow, *, after_break: bool) -> None:
        counted = form.steps and bare_list_number(form.steps[0].parts[0][0].text) is not None
        if after_break and counted and is_blank(row.cells[0].text):
            last = form.steps[-1]  # the page cut it
            last.parts = [
                (*parts, cell) if cell.lines else parts
                for parts, cell in zip(last.parts, row.cells, strict=True)
            ]
            return
        form.steps.append(FormStep(row.table, row.index, [(cell,) for cell in row.cells]))
