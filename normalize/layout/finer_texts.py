"""Texts that group rows within the groups of a coarser column: measures behind dimensions."""

from collections.abc import Mapping, Sequence

from ..values.enumerators import split_enumerator
from .column_evidence import FEATURES, ColumnCells
from .headed_table import HeadedTable
from .tolerances import FINER_LENGTH, FINER_VALUES


def has_finer_measure(
    index: int,
    grouping: Sequence[int],
    cells: Sequence[ColumnCells],
    scores: Sequence[Mapping[str, float]],
) -> bool:
    """Return whether a column groups those of another that is as much named as measures.

    Measures stand before their steps: what stands behind a column of more cells is of the steps.
    """
    if index not in grouping:
        return False
    count, score = len(cells[index].filled), scores[index].get("measure", 0.0)
    return any(
        len(cells[other].filled) > count and scores[other].get("measure", 0.0) >= max(score, 0.01)
        for other in grouping
        if other > index
        and all(len(one.filled) <= len(cells[other].filled) for one in cells[index + 1 : other])
    )


def finer_texts(
    index: int,
    grouping: Sequence[int],
    headed: HeadedTable,
    scores: Sequence[Mapping[str, float]],
    repeated: Mapping[int, str],
) -> int | None:
    """Return the column of texts that group the rows of others within the groups of this one.

    None where this column is named for measures, or there is none. Dimensions of a plan stand in
    front of its measures; both span rows, and the steps do not. Measures that are counted on
    through all dimensions group rows even where few have two steps.
    """
    if index not in grouping or scores[index].get("measure", 0.0) > 0.0:
        return None
    cells = headed.evidence.cells(headed.below)
    shown = headed.evidence.below(headed.below, repeated)
    coarse = cells[index].filled
    for other in range(index + 1, len(cells)):
        finer = cells[other].filled
        if len(finer) <= len(coarse) or not (other in grouping or _are_counted(other, cells)):
            continue
        if not any(cell.row_span > 1 for cell in finer):
            continue  # steps, beside totals that have none
        look = dict(zip(FEATURES, shown[other], strict=True))
        values = max(look[name] for name in ("owner", "period", "amount", "plain_number", "tick"))
        if values < FINER_VALUES and look["relative_length"] >= FINER_LENGTH:
            starts = {cell.row for cell in finer}
            return other if all(cell.row in starts for cell in coarse) else None
    return None


def _are_counted(index: int, cells: Sequence[ColumnCells]) -> bool:
    """Return whether the texts of a column count on from 1, and one behind it has more cells."""
    texts = cells[index].texts
    numbers = [split_enumerator(text).number for text in texts]
    most = max((len(column.filled) for column in cells[index + 1 :]), default=0)
    return 1 < len(texts) < most and numbers == [*range(1, len(texts) + 1)]
