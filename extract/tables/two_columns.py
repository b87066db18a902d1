"""Two columns of text without rules: forms of labels and values, and what is none of them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .column_borders import place
from .edges import Edge
from .list_marks import is_bare_number
from .rivers import TextRow
from .tolerances import (
    FEWEST_LABELS,
    FEWEST_PAGES,
    FEWEST_PAIRS,
    FEWEST_RULES,
    LAST_PAGE,
    SAME_LEFT_PT,
    TWO_COLUMNS_AGAIN,
    TWO_COLUMNS_APART,
    TWO_COLUMNS_MOST,
    TWO_COLUMNS_NAMES,
    TWO_COLUMNS_SAME_END_PT,
    TWO_COLUMNS_WIDER,
    VALUES_HANG_EM,
)


def find_forms(
    rows: Sequence[TextRow], borders: Sequence[float], known: list[tuple[float, float]]
) -> list[list[TextRow]]:
    """Return the rows of each form among rows of two columns; titles across both part forms.

    So does what stands apart far behind where values begin, as the number of the next form.

    Args:
        rows: lines of text.
        borders: of the two columns.
        known: where labels and values begin in the forms of the page so far; changed. A form
            that is cut by the page's end has few labels.
    """
    parts: list[list[TextRow]] = [[]]
    values = [
        row.segments[1][0]
        for row in rows
        if len(row.segments) > 1 and row.segments[0][0] < borders[1]
    ]
    hangs = median(values) if values else borders[1]
    hangs += VALUES_HANG_EM * rows[0].size
    apart = _apart(rows)
    for index, row in enumerate(rows):
        start, end = row.segments[0]
        if len(row.segments) == 1 and (
            start < borders[1] < end or (start > hangs and index in apart)
        ):
            parts.append([])
        else:
            parts[-1].append(row)
    begins = [_place_of_form(part, borders) for part in parts]
    again = _labels_come_again(rows, borders)
    for part, begin in zip(parts, begins, strict=True):
        if begin is not None and (again or is_form(part, borders)):
            known.append(begin)
    forms = []
    for part, begin in zip(parts, begins, strict=True):
        if begin is not None and any(
            abs(begin[0] - label) <= SAME_LEFT_PT and abs(begin[1] - value) <= SAME_LEFT_PT
            for label, value in known
        ):
            forms.append(part)
    return forms


def _labels_come_again(rows: Sequence[TextRow], borders: Sequence[float]) -> bool:
    """Return whether most texts at the left with one at the right are labels of several forms."""
    texts = [
        ["".join([c.text for c in row.clusters if (c.x0 + c.x1) / 2 < borders[1]]) for row in rows],
        ["".join([c.text for c in row.clusters if (c.x0 + c.x1) / 2 > borders[1]]) for row in rows],
    ]
    labels = [label for label, value in zip(*texts, strict=True) if label and value]
    again = [label for label in labels if labels.count(label) > 1 and not is_bare_number(label)]
    return len({*again}) >= FEWEST_LABELS and len(again) >= TWO_COLUMNS_AGAIN * len(labels)


def form_starts(rows: Sequence[TextRow], borders: Sequence[float]) -> list[float]:
    """Return the baselines at which the rows of a form begin: of labels that have a value.

    Where most of them stand further below the line above than lines of one cell do, a label and a
    value that do not are the second lines of both, and a label alone that does has no value.
    """
    left, right = _columns(rows, borders)
    starts = {i for i, (a, b) in enumerate(zip(left, right, strict=True)) if a and b}
    apart = _apart(rows)
    if len(starts & apart) >= TWO_COLUMNS_APART * len(starts - {0}):
        starts = {index for index in apart if left[index] is not None}
    return sorted({rows[0].baseline, *(rows[index].baseline for index in starts)})


def _apart(rows: Sequence[TextRow]) -> set[int]:
    """Return the lines that stand further below the one above than lines of one cell do."""
    gaps = [after.baseline - before.baseline for before, after in pairwise(rows)]
    leading = min(gaps, default=0.0)
    return {index for index, gap in enumerate(gaps, 1) if gap >= TWO_COLUMNS_WIDER * leading}


def _place_of_form(rows: Sequence[TextRow], borders: Sequence[float]) -> tuple[float, float] | None:
    """Return where labels and values begin, None where they do not."""
    left, right = _columns(rows, borders)
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a is not None and b is not None]
    if not pairs or not (_is_aligned(left) and _is_aligned(right)):
        return None
    return median([a.start for a, _ in pairs]), median([b.start for _, b in pairs])


def is_form(rows: Sequence[TextRow], borders: Sequence[float]) -> bool:
    """Return whether two columns are labels and their values.

    Labels and values begin at one place each, and labels are told apart: by a font of their own,
    or because they stand further below the line above than lines of one cell do.
    """
    left, right = _columns(rows, borders)
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a is not None and b is not None]
    if len(pairs) < FEWEST_PAIRS or not (_is_aligned(left) and _is_aligned(right)):
        return False
    if _have_own_font(pairs):
        return True
    apart = _apart(rows)
    starts = [i for i, (a, b) in enumerate(zip(left, right, strict=True)) if i and a and b]
    return len(apart) < len(rows) - 1 and sum([i in apart for i in starts]) >= (
        TWO_COLUMNS_MOST * len(starts)
    )


def _have_own_font(pairs: Sequence[tuple["_Part", "_Part"]]) -> bool:
    """Return whether labels are in fonts that their values are not in.

    The name of a form may be in the font of its label, as a heading is: one in four labels does
    not count.
    """
    own = frozenset[str]().union(*(label.fonts for label, _ in pairs))
    named = sum([not own.isdisjoint(value.fonts) for _, value in pairs])
    return TWO_COLUMNS_NAMES * named <= len(pairs)


class _Part:
    """What one line has in one column: where it begins, and its fonts."""

    __slots__ = ("fonts", "start")

    def __init__(self, start: float, fonts: frozenset[str]) -> None:
        self.start = start
        self.fonts = fonts


def _columns(
    rows: Sequence[TextRow], borders: Sequence[float]
) -> tuple[list[_Part | None], list[_Part | None]]:
    parts: tuple[list[_Part | None], list[_Part | None]] = ([], [])
    for row in rows:
        for column in (0, 1):
            held = [c for c in row.clusters if place(borders, (c.x0 + c.x1) / 2) == column]
            fonts = frozenset([cluster.font for cluster in held])
            parts[column].append(_Part(held[0].x0, fonts) if held else None)
    return parts


def _is_aligned(parts: Sequence[_Part | None]) -> bool:
    starts = [part.start for part in parts if part is not None]
    if len(starts) > 2:
        starts = starts[1:]  # a heading may be centred
    if not starts:
        return False
    usual = median(starts)
    return sum([abs(start - usual) <= SAME_LEFT_PT for start in starts]) >= TWO_COLUMNS_MOST * len(
        starts
    )


def is_contents(texts: Sequence[Sequence[str]]) -> bool:
    """Return whether columns are a table of contents: the last one holds pages that rise.

    Args:
        texts: by column and row.
    """
    if len(texts) > 3:
        return False
    pages = [re.sub(r"[.…\s]", "", text) for text in texts[-1]]
    numbers = [int(page) for page in pages if page.isdecimal()]
    named = [page for page in pages if page and not page.isdecimal()]
    return (
        len(numbers) >= FEWEST_PAGES
        and len(named) <= 2
        and max(numbers) <= LAST_PAGE
        and all(before <= after for before, after in pairwise(numbers))
        and not any(any(map(str.isdecimal, text[-3:])) for text in texts[0][1:] if len(text) < 3)
    )


def is_ruled(borders: Sequence[float], edges: Sequence[Edge], top: float, bottom: float) -> bool:
    """Return whether level rules of one length stand above, below and between rows of text."""
    long = [
        edge
        for edge in edges
        if edge.start <= borders[0] + TWO_COLUMNS_SAME_END_PT
        and edge.end >= borders[-1] - TWO_COLUMNS_SAME_END_PT
    ]
    here = [edge for edge in long if top - 30 <= edge.at <= bottom + 30]
    same = [e for e in here if abs(e.start - here[0].start) + abs(e.end - here[0].end) <= 6]
    return (
        len(same) >= FEWEST_RULES
        and any(edge.at <= top for edge in same)
        and any(edge.at >= bottom for edge in same)
    )
