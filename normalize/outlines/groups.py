"""Groups: labels without an amount above rows that stand further right."""

from collections.abc import Sequence

from .labels import begins_with_word, join_rows
from .list_numbers import split_list_number
from .nodes import Node
from .rows import PrintedRow
from .rules import OutlineRules
from .tolerances import ALIGNED_PT, MOST_GROUP_LINES, MOST_ROWS_ABOVE, NEXT_LINE_EM


def mark_groups(
    rows: Sequence[PrintedRow], following: Sequence[PrintedRow], rules: OutlineRules
) -> list[PrintedRow]:
    """Return the rows of a page with the lines of each group's label as one row that says so.

    Args:
        rows: of a page, labels joined.
        following: those of the next page.
        rules: of the profile.

    Printed budgets of local bodies put "รายจ่ายเพื่อให้ได้มาซึ่งบริการ" without an amount between
    a category and its items. A line of a description stands as far right as those above it, and a
    further line of a label is not followed by a row that stands further right.
    """
    marked: list[PrintedRow] = []
    item = next((row for row in following[:MOST_ROWS_ABOVE] if row.amounts and row.label), None)
    index = 0
    while index < len(rows):
        end = _group_end(rows, index, item, rules)
        if end:
            marked.append(join_rows(rows[index:end], heads=True))
        else:
            marked.append(rows[index])
        index = max(end, index + 1)
    return marked


def _group_end(
    rows: Sequence[PrintedRow], index: int, item: PrintedRow | None, rules: OutlineRules
) -> int:
    """Return the index behind the lines of a group's label that begins at a row; 0 for none."""
    row = rows[index]
    if not (_is_plain(row, rules) and _is_name(row.label, rules)):
        return 0
    end = index + 1
    while end < len(rows) and _is_plain(rows[end], rules) and _is_next(rows[end - 1], rows[end]):
        end += 1
    below = rows[end] if end < len(rows) else item
    if end - index > MOST_GROUP_LINES or below is None:
        return 0
    if not (below.amounts and below.label and below.x0 > row.x0 + ALIGNED_PT):
        return 0
    if end < len(rows) and below.box.top - rows[end - 1].box.bottom > NEXT_LINE_EM * row.size:
        return 0
    return end if _is_apart_from_text_above(rows, index) else 0


def _is_plain(row: PrintedRow, rules: OutlineRules) -> bool:
    """Return whether a row is text without a meaning of its own."""
    if not row.label or row.amounts or row.furniture:
        return False
    return split_list_number(row.label)[0] is None and not begins_with_word(row.label, rules)


def _is_name(label: str, rules: OutlineRules) -> bool:
    """Return whether a label is more than words beside an amount, and has none in it."""
    around = [pattern for pattern in (rules.lead, rules.tail) if pattern is not None]
    return (
        rules.units.search(label) is None
        and any(letter.isalpha() for letter in label)
        and not any(pattern.fullmatch(label) for pattern in around)
        and not any(rule.is_heading(label, "") for rule in rules.headings)
    )


def _is_next(above: PrintedRow, row: PrintedRow) -> bool:
    near = row.box.bottom - above.box.bottom <= NEXT_LINE_EM * row.size
    return near and abs(row.x0 - above.x0) <= ALIGNED_PT


def _is_apart_from_text_above(rows: Sequence[PrintedRow], index: int) -> bool:
    x0 = rows[index].x0
    lefts: list[float] = []
    for above in reversed(rows[:index]):
        if above.amounts:
            return x0 < min(lefts) - ALIGNED_PT if lefts else abs(x0 - above.x0) > ALIGNED_PT
        if not above.furniture:
            lefts.append(above.x0)
    return not lefts or x0 < min(lefts) - ALIGNED_PT


def find_group_parent(last: Node, row: PrintedRow) -> Node | None:
    """Return the row that a group belongs below: the nearest one further left."""
    for node in last.line():
        if node.x0 < row.x0 - ALIGNED_PT and not (node.is_group and node.page != row.page):
            return node
    return None


def is_in_group(group: Node, row: PrintedRow, rank: int) -> bool:
    """Return whether a row belongs below a group.

    Args:
        group: the label without an amount.
        row: a row after it.
        rank: of the row as a heading.
    """
    above = next((node for node in group.line() if node.rank is not None), None)
    if above is not None and above.rank is not None and rank <= above.rank:
        return False
    if group.page == row.page or not group.parts:
        return row.x0 > group.x0 + ALIGNED_PT or group.page != row.page
    return group.parts[0].rank == rank and abs(row.x0 - group.x0) > ALIGNED_PT
