"""A score table whose rows say as well what is to be done, by whom and when: read as both."""

from collections.abc import Callable, Collection
from dataclasses import replace

from .cell_looks import CellLooks
from .column_evidence import TableEvidence
from .headed_table import HeadedTable
from .header_scores import score_fields
from .inferring import is_score
from .layout import Layout
from .reshaping import placed
from .tolerances import FEWEST_BOTH, INFERRING_MOST

_SCORED = ("score", "instrument")  # of an indicator alone, as are further columns of scores
_WHO_AND_WHEN = frozenset(("responsible", "period", "period_start", "spread"))


def as_both(
    headed: HeadedTable, scores: Layout, fit: Callable[[HeadedTable], Layout | None]
) -> Layout | None:
    """Return the layout of a score table with that of the plan in it, None where it has none.

    Args:
        headed: the table under its headings.
        scores: how it is read as a score table.
        fit: returns how a table is read as a plan.
    """
    name, issue = scores.column("name"), scores.column("issue")
    own = {
        column.index
        for column in scores.columns
        if column.field in _SCORED or _is_of_scores(headed, scores, column.index)
    }
    if name is None or len(scores.columns) - len(own) < FEWEST_BOTH:
        return None
    plan = _fit_without(headed, own | {issue.index}, fit) if issue else None
    plan = plan or _fit_without(headed, own, fit)
    if plan is None:
        return None
    columns = plan.columns
    if plan.column("measure") is None:
        columns = tuple(
            replace(column, field="measure") if column.index == name.index else column
            for column in columns
        )
    others = {column.field for column in columns if column.index != name.index}
    if not {"measure", "action"} & others or not _WHO_AND_WHEN & others:
        return None
    read = {c.index for c in columns if c.field not in ("number", "extra")} - {name.index}
    kept = tuple(column for column in scores.columns if column.index not in read)
    return replace(scores, columns=kept, plan=replace(plan, columns=columns))


def _is_of_scores(headed: HeadedTable, scores: Layout, column: int) -> bool:
    """Return whether a further column is that of another score, or of what is said of scores."""
    if scores.columns[column].field != "extra":
        return False
    texts = headed.evidence.cells(headed.below)[column].texts
    if texts and sum(map(is_score, texts)) >= INFERRING_MOST * len(texts):
        return True
    return "extra" in score_fields(scores.columns[column].levels, scores.profile)


def _fit_without(
    headed: HeadedTable, hidden: Collection[int], fit: Callable[[HeadedTable], Layout | None]
) -> Layout | None:
    """Return how the other columns of a table are read, each with its index in the whole table."""
    table = headed.table
    kept = [index for index in range(table.n_columns) if index not in hidden]
    cells = []
    for cell in table.cells:
        covered = [n for n, i in enumerate(kept) if 0 <= i - cell.column < cell.column_span]
        if covered:
            cells.append(placed(cell, cell.row, covered[0], cell.row_span, len(covered)))
    rest = replace(table, cells=tuple(cells), n_columns=len(kept))
    evidence = TableEvidence(rest, CellLooks())
    plan = fit(HeadedTable(rest, headed.first, headed.below, evidence))
    if plan is None:
        return None
    columns = tuple(replace(column, index=kept[column.index]) for column in plan.columns)
    return replace(plan, columns=columns)
