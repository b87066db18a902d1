"""Which label of a form is which field, where none is listed: what its values say in all forms."""

from collections.abc import Sequence
from dataclasses import replace

from ...extract.tables.table import Table
from ..layout.column_evidence import FEATURES
from ..layout.header_scores import score_fields
from ..layout.layout import Column, Layout
from ..layout.tolerances import HEADER_SCORES_LISTED
from .naming_lines import count_on
from .tolerances import FORMS_CHECKS, FORMS_SHORT


def fit_to_forms(layout: Layout, table: Table, shown: Sequence[Sequence[float]]) -> Layout:
    """Return the layout of forms with the fields that their values show against their places.

    In a form a place tells nothing: what no label and no verb calls a follow-up is an extra, and
    what is counted tells steps and names.

    Args:
        layout: of the forms as a table.
        table: the forms with a row each, below their labels.
        shown: what its columns show, as `TableEvidence.below` returns it.
    """
    checks = [
        column[FEATURES.index("checks")] if _is_short(table, index) else 0.0
        for index, column in enumerate(shown)
    ]
    layout = replace(layout, columns=_with_short_follow_up(layout, checks))
    packed = [column[FEATURES.index("packed")] for column in shown]
    layout = replace(layout, columns=_with_counted_steps(layout, packed))
    layout = replace(layout, columns=_with_counted_names(layout, table))
    for field in ("measure", "action"):
        layout = replace(layout, columns=_with_listed(layout, field))
    fields = {column.header: column.field for column in layout.columns}
    uncertain = tuple(doubt for doubt in layout.uncertain if fields.get(doubt[0]) == doubt[1])
    return replace(layout, uncertain=uncertain)


def _with_listed(layout: Layout, field: str) -> tuple[Column, ...]:
    """Return the columns with the label that is listed for a field as it, not one that is not."""
    found = layout.column(field)
    listed = [
        column
        for column in layout.columns
        if column.field == "extra"
        and score_fields(column.levels, layout.profile).get(field, 0.0) >= HEADER_SCORES_LISTED
    ]
    if found is None or found.inferred != "cells" or len(listed) != 1:
        return layout.columns
    return _exchanged(layout, found, listed[0])


def _with_short_follow_up(layout: Layout, checks: Sequence[float]) -> tuple[Column, ...]:
    """Return the columns with a follow-up that cells alone show only where they are checks.

    Args:
        layout: of the forms as a table.
        checks: share of the cells of each column that are short and speak of checking.
    """
    follow_up = layout.column("follow_up")
    if (
        follow_up is None
        or follow_up.inferred != "cells"
        or checks[follow_up.index] >= FORMS_CHECKS
    ):
        return layout.columns
    best = max(_unlisted(layout), key=lambda column: checks[column.index], default=follow_up)
    return _exchanged(layout, follow_up, best if checks[best.index] >= FORMS_CHECKS else None)


def _with_counted_steps(layout: Layout, packed: Sequence[float]) -> tuple[Column, ...]:
    """Return the columns with those values as steps that alone are counted inside a form.

    Reasons for a measure are as long as its steps and stand above them; nobody counts them.

    Args:
        layout: of the forms as a table.
        packed: share of the cells of each column that hold several numbered items.
    """
    steps = layout.column("action")
    if steps is None or steps.inferred != "cells" or packed[steps.index]:
        return layout.columns
    counted = [
        column
        for column in layout.columns
        if column.field == "extra" and packed[column.index] and _may_be_steps(column, layout)
    ]
    if len(counted) != 1:
        return layout.columns
    return _exchanged(layout, steps, counted[0])


def _may_be_steps(column: Column, layout: Layout) -> bool:
    """Return whether a heading says nothing, or steps as much as anything else."""
    scores = score_fields(column.levels, layout.profile)
    return not scores or scores.get("action", 0.0) >= max(scores.values())


def _unlisted(layout: Layout) -> list[Column]:
    """Return the further columns of which no heading says what they are."""
    return [
        column
        for column in layout.columns
        if column.field == "extra" and not score_fields(column.levels, layout.profile)
    ]


def _with_counted_names(layout: Layout, table: Table) -> tuple[Column, ...]:
    """Return the columns with those values as names that alone are counted on from form to form.

    What only cells took for names, reasons or aims, is then a further label.

    Args:
        layout: of the forms as a table.
        table: the forms with a row each.
    """
    names = layout.column("measure")
    if names is None or names.inferred != "cells" or _counts_forms(table, names.index):
        return layout.columns
    counted = [column for column in _unlisted(layout) if _counts_forms(table, column.index)]
    if len(counted) != 1:
        return layout.columns
    return _exchanged(layout, names, counted[0])


def _counts_forms(table: Table, column: int) -> bool:
    """Return whether the values of a label are numbered, each one more than that before."""
    texts = [cell.text for cell in table if cell.column == column and cell.row > 0 and cell.text]
    return len(texts) > 1 and count_on(texts)


def _exchanged(layout: Layout, old: Column, new: Column | None) -> tuple[Column, ...]:
    """Return the columns with the field of one as that of another, if any, and that as further."""
    return tuple(
        replace(column, field=old.field, inferred="cells")
        if column is new
        else replace(column, field="extra", inferred="")
        if column is old
        else column
        for column in layout.columns
    )


def _is_short(table: Table, column: int) -> bool:
    """Return whether the values below a label are short; reasons and aims are not."""
    texts = [cell.text for cell in table if cell.column == column and cell.row > 0]
    return sum(map(len, texts)) <= FORMS_SHORT * len(texts)
