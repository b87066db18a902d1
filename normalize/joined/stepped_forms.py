"""Forms with a table of steps inside: one for each measure, as a table with a row for each step."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Cell, Table
from ..layout.header_scores import score_fields
from ..layout.layout import Column, Layout
from ..layout.profile import load_built_in
from ..layout.reshaping import placed
from ..layout.tolerances import LISTED_MARKS_LOST
from ..values.enumerators import bare_list_number
from .form_pairs import best_field
from .form_reader import NAME, FormReader, FormStep, SteppedForm
from .form_steps import find_headings, rows_of_form
from .forms import are_names, measure_heading
from .naming_lines import line_above, line_cell
from .pooling import Claims
from .rows import JoinedTable, Row, Slot

_OF_STEPS = ("measure", "action", "number", "follow_up")

Places = frozenset[tuple[int, int]]
_Key = tuple[str, bool]  # a label, or a heading of steps


def read_stepped_forms(
    pages: Sequence[DocumentPage], claims: Claims
) -> tuple[JoinedTable | None, Places]:
    """Return all forms with steps inside as one table, and the tables they stand in.

    What the labels of a form say belongs to each of its steps, as a cell that spans them does.

    Args:
        pages: pages with their tables.
        claims: of the document.

    Returns:
        No table where such forms cannot be read: their rows are no measures by themselves.
    """
    held = [(page, table, rows_of_form(table)) for page in pages for table in page.tables]
    headings = find_headings([rows for _, _, rows in held])
    reader = FormReader(headings, [rows for _, _, rows in held])
    forms = reader.read(held) if headings else None
    if not forms:
        heads = [row for _, _, rows in held for row in rows if row.key in headings]
        unread = {(row.table.page, row.table.number) for row in heads}
        return None, frozenset(unread if len(heads) > 1 else ())
    taken = frozenset((t.page, t.number) for form in forms for t in form.tables)
    if not _name_all(forms, pages):
        return None, taken
    keys = _keys(forms)
    headers = tuple(" ".join(_head(forms, key).text.split()) for key in keys)
    layout = _layout_of(forms, keys, headers, claims)
    if layout is None:
        return None, taken
    layout = _with_counted_steps(forms, keys, layout)
    pieces = tuple(dict.fromkeys(table for form in forms for table in form.tables))
    rows = tuple(_rows(forms, keys))
    return JoinedTable(
        pieces, headers, layout, rows, counts_steps=True, asides=tuple(reader.asides)
    ), taken


def _name_all(forms: Sequence[SteppedForm], pages: Sequence[DocumentPage]) -> bool:
    """Give each form a name where lines above them say it; return whether all have names."""
    if all(NAME in form.values for form in forms):
        for form in forms:
            form.labels[NAME] = measure_heading(form.values[NAME][0])
        return True
    if any(NAME in form.values for form in forms):
        return False
    profile = load_built_in("measures")
    for key in forms[0].labels:
        scores = score_fields((forms[0].labels[key].text,), profile)
        if scores.get("measure", 0.0) >= LISTED_MARKS_LOST:
            return all(key in form.values for form in forms)
    by_number = {page.number: page for page in pages}
    lines = []
    for place, form in enumerate(forms):
        page = by_number[form.table.page]
        before = forms[place - 1].tables[-1] if place else None
        lines.append(line_above(before, form.table, page) if form.is_first else None)
    named = [line for line in lines if line is not None]
    if len(named) < len(forms) or not are_names(named):
        return False
    for form, line in zip(forms, named, strict=True):
        form.values[NAME] = (line_cell(line, form.table, 1),)
        form.labels[NAME] = measure_heading(form.values[NAME][0])
    return True


def _layout_of(
    forms: Sequence[SteppedForm], keys: Sequence[_Key], headers: Sequence[str], claims: Claims
) -> Layout | None:
    """Return how the columns are to be read; None where they are no plan of steps.

    What is told once of a form is no step, measure or follow-up by its looks: only a heading can
    say so. What a heading of the steps says is not sought among the labels.
    """
    said = {key: best_field(header) for key, header in zip(keys, headers, strict=True)}
    inside = {said[key] for key in keys if key[1]} - {"extra", "measure", ""}
    tried = [key for key in keys if key[1] or said[key] not in inside]
    while True:
        layout = claims.of(_as_table(forms, tried))
        if layout is None or layout.profile.records != "measures" or layout.first_row != 1:
            return None
        guessed = {
            tried[column.index]
            for column in layout.columns
            if not tried[column.index][1]
            and column.field in _OF_STEPS
            and (column.inferred == "cells" or column.field in ("action", "number"))
        }
        if not guessed:
            break
        tried = [key for key in tried if key not in guessed]
    names, steps = layout.column("measure"), layout.column("action")
    if layout.spread or names is None or tried[names.index][1]:
        return None
    if steps is None or not tried[steps.index][1]:
        return None
    known = dict(zip(tried, layout.columns, strict=True))
    columns = tuple(
        replace(known[key], index=index)
        if key in known
        else Column(index, header, "extra", (header,))
        for index, (key, header) in enumerate(zip(keys, headers, strict=True))
    )
    labels = {header for key, header in zip(keys, headers, strict=True) if not key[1]}
    return replace(layout, columns=columns, uncertain=_doubts_of_steps(layout, labels))


def _doubts_of_steps(layout: Layout, labels: set[str]) -> tuple[tuple[str, str, str], ...]:
    """Return the doubts about columns without those that a form settles: no label is a step."""
    doubts = [
        (header, field, other)
        for header, field, other in layout.uncertain
        if header not in labels or other not in _OF_STEPS
    ]
    if [(field, other) for _, field, other in doubts] == [("action", "extra")]:
        return ()  # the steps would be nowhere
    return tuple(doubts)


def _keys(forms: Sequence[SteppedForm]) -> list[_Key]:
    """Return the columns in the usual order: what names the form, its steps, its other labels."""
    labels = list(dict.fromkeys((key, False) for form in forms for key in form.labels))
    heads = dict.fromkeys((key, True) for form in forms for key in form.heading)
    named = [key for key in labels if key[0] == NAME]
    named = named or [k for k in labels if best_field(_head(forms, k).text) == "measure"][:1]
    return [*named, *heads, *(key for key in labels if key not in named)]


def _head(forms: Sequence[SteppedForm], key: _Key) -> Cell:
    text, inside = key
    if inside:
        form = next(form for form in forms if text in form.heading)
        return form.heads[form.heading.index(text)]
    return next(form.labels[text] for form in forms if text in form.labels)


def _parts(form: SteppedForm, step: FormStep, key: _Key) -> tuple[Cell, ...]:
    text, inside = key
    if inside:
        return step.parts[form.heading.index(text)] if text in form.heading else ()
    return form.values.get(text, ())


def _as_table(forms: Sequence[SteppedForm], keys: Sequence[_Key]) -> Table:
    """Return the forms as a table with a heading and a row for each step."""
    cells: list[Cell] = []
    row = 1
    for column, key in enumerate(keys):
        cells.append(placed(_head(forms, key), 0, column, 1, 1))
    for form in forms:
        for column, key in enumerate(keys):
            for place, step in enumerate(form.steps):
                parts = _parts(form, step, key)
                span = 1 if key[1] else len(form.steps)
                if parts and (key[1] or place == 0):
                    cells.append(placed(parts[0], row + place, column, span, 1))
        row += len(form.steps)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    first = forms[0].table
    return replace(first, n_rows=row, n_columns=len(keys), cells=tuple(cells), header_rows=1)


def _with_counted_steps(
    forms: Sequence[SteppedForm], keys: Sequence[_Key], layout: Layout
) -> Layout:
    """Return the layout with that column as the steps' numbers whose cells count them."""
    if layout.column("number") is not None:
        return layout
    for place, key in enumerate(keys):
        cells = [parts[0].text for f in forms for s in f.steps if (parts := _parts(f, s, key))]
        counts = key[1] and cells and all(bare_list_number(text) is not None for text in cells)
        if counts and layout.columns[place].field == "extra":
            columns = tuple(
                replace(column, field="number", inferred="cells")
                if column.index == place
                else column
                for column in layout.columns
            )
            return replace(layout, columns=columns)
    return layout


def _rows(forms: Sequence[SteppedForm], keys: Sequence[_Key]) -> Iterator[Row]:
    for form in forms:
        # They span the steps, and stand above or below them.
        rows = max(len(form.steps), 2)
        shared = {
            key: Slot(tuple(placed(c, c.row, c.column, rows, c.column_span) for c in parts))
            for key, parts in form.values.items()
        }
        for step in form.steps:
            slots = [
                Slot(_parts(form, step, key))
                if key[1] and _parts(form, step, key)
                else None
                if key[1]
                else shared.get(key[0])
                for key in keys
            ]
            yield Row(tuple(slots), step.table, step.grid_row)
