"""Rows of forms that hold a table of steps: names, labels with values, headings and steps."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from ...extract.tables.table import Cell, Table
from ...extract.text.lines import Line
from ..layout.header_scores import score_fields
from ..layout.profile import load_built_in
from ..layout.tolerances import HEADER_SCORES_WEAK, LISTED_MARKS_LOST
from ..values.enumerators import bare_list_number, last_number
from ..values.kinds import parse_value
from ..wording import fold, is_blank
from .form_lines import split_labelled
from .form_pairs import Pair, split_counted, with_number, without_colon
from .tolerances import FEWEST_LISTED, LONGEST_LABEL, NESTED_MARGIN_PT


@dataclass(frozen=True, slots=True)
class FormRow:
    """The cells that begin in one row of a table.

    Attributes:
        table: that it stands in.
        index: its grid row, from 0.
        cells: from left to right, without one at the left that the rows below share.
    """

    table: Table
    index: int
    cells: tuple[Cell, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Its texts as they are compared with those of other rows."""
        return tuple(fold(cell.text) for cell in self.cells)

    @property
    def banner(self) -> Cell | None:
        """Its only cell, where that covers every column."""
        first = self.cells[0]
        return first if first.column_span == self.table.n_columns else None

    @property
    def is_total(self) -> bool:
        """It says the sum of the rows above it."""
        first = fold(next((cell.text for cell in self.cells if not is_blank(cell.text)), ""))
        return first in map(fold, load_built_in("measures").total_rows)

    @property
    def is_note(self) -> bool:
        """It remarks on what stands above it; a label only where it is such a word by itself.

        A note begins "ที่มา : …" across the table; "ที่มาของปัญหา" is a label with its value.
        """
        first = fold(self.cells[0].text)
        words = tuple(map(fold, load_built_in("measures").note_rows))
        return first.startswith(words) if self.banner is not None else first.rstrip(":") in words


def rows_of_form(table: Table) -> list[FormRow]:
    """Return the rows of a table that say something.

    A label at the left of all steps and their headings ("ขั้นตอน") covers several rows. What is
    left blank between a table and the cell around it is too narrow for a letter, and no cell.
    """
    rows: list[FormRow] = []
    beginning: dict[int, list[Cell]] = defaultdict(list)
    for cell in table:
        beginning[cell.row].append(cell)
    for index, places in enumerate(table.grid()):
        here = set(map(id, places))
        cells = [cell for cell in beginning[index] if id(cell) in here]
        if len(cells) > 1 and cells[0].column == 0 and cells[0].row_span > 1:
            cells = cells[1:]
        cells = [cell for cell in cells if cell.lines or cell.box.width > NESTED_MARGIN_PT]
        if any(cell.lines for cell in cells):
            rows.append(FormRow(table, index, tuple(cells)))
    return rows


def find_headings(tables: Sequence[Sequence[FormRow]]) -> set[tuple[str, ...]]:
    """Return the keys of rows that head steps inside of forms.

    They stand below labels with values and above rows of as many cells. They come again in every
    form, each above the first of its counted steps, or say whole what their columns are.

    Args:
        tables: the rows of each table.
    """
    keys = [row.key for rows in tables for row in rows]
    often = Counter(keys)
    firsts = Counter(text for key in keys for text in key[::2])
    found: set[tuple[str, ...]] = set()
    for rows in tables:
        for place, (row, below) in enumerate(pairwise(rows)):
            if len(row.cells) < FEWEST_LISTED or len(below.cells) != len(row.cells):
                continue
            if all(map(_may_head, row.cells)) and _heads_steps(row, below, often[row.key]):
                above = _last_pairs(rows[:place])
                known = [
                    bool(pair.key and pair.value.lines)
                    and (firsts[pair.key] > 1 or _is_listed(pair))
                    for pair in above
                ]
                narrow = len(above) * 2 < len(row.cells)
                if any(known) and (narrow or all(known)):
                    found.add(row.key)
    return found


def _last_pairs(rows: Sequence[FormRow]) -> list[Pair]:
    """Return the labels with values in the lowest of some rows, but for texts across the table."""
    for row in reversed(rows):
        pairs = pairs_of_row(row)
        if pairs or row.banner is None:
            return pairs
    return []


def _is_listed(pair: Pair) -> bool:
    return bool(score_fields((pair.label.text,), load_built_in("measures")))


def _may_head(cell: Cell) -> bool:
    text = cell.text
    return (
        cell.row_span == 1
        and 0 < len(text) <= LONGEST_LABEL
        and any(map(str.isalpha, text))
        and parse_value(text, "period").status == "unparsed"
    )


def _heads_steps(row: FormRow, below: FormRow, times: int) -> bool:
    if len(set(row.key)) < len(row.key):
        return False
    profile = load_built_in("measures")
    scores = [score_fields((cell.text,), profile) for cell in row.cells]
    if any(score.get("measure", 0.0) >= LISTED_MARKS_LOST for score in scores):
        return False  # rows of a plan, below facts that are told of all of it
    listed = [max(score, key=lambda field: score[field]) for score in scores if score]
    whole = [score for score in scores if max(score.values(), default=0.0) >= HEADER_SCORES_WEAK]
    fields = set(listed) - {"extra"}
    number = bare_list_number(below.cells[0].text)
    counted = number is not None and last_number(number) == 1
    if times > 1 and counted:
        return True
    # In a row of labels and values no two neighbours say what a column is.
    beside = any(a and b for a, b in pairwise(scores))
    if not beside or len(fields) < 2:
        return False
    return times > 1 or (len(fields) >= FEWEST_LISTED and len(whole) >= 2)


def pairs_of_row(row: FormRow) -> list[Pair]:
    """Return the labels of a row with their values; none where it has no labels."""
    cells = list(row.cells)
    labelled = [_labelled(cell) for cell in cells]
    if all(labelled):
        return [pair for pair in labelled if pair]
    if len(cells) % 2 and not cells[-1].lines:
        cells.pop()
    if len(cells) % 2 or not cells:
        return []
    found: list[Pair] = []
    for label, value in zip(cells[::2], cells[1::2], strict=True):
        text = label.text.strip()
        if len(text) > LONGEST_LABEL or (text and is_blank(text)):
            return []
        if len(cells) == 2 and bare_list_number(text) is not None:
            return [with_number(Pair(value, value, names=True), ("", text))]
        found.append(_counted(Pair(without_colon(label), value)))
    return found


def _counted(pair: Pair) -> Pair:
    """Return a pair whose label counts measures with that number before its value."""
    counted = split_counted(pair.label.text)
    if counted is None:
        return pair
    scores = score_fields((counted[0],), load_built_in("measures"))
    return with_number(pair, counted) if scores.get("measure", 0) >= LISTED_MARKS_LOST else pair


def _labelled(cell: Cell) -> Pair | None:
    """Return the label before a colon and the value behind it, where a cell holds both."""
    found = split_labelled(cell.lines[0]) if cell.lines else None
    if found is None:
        return None
    label, value = found
    lines: tuple[Line, ...] = (*([value] if value else []), *cell.lines[1:])
    if not lines:
        return None
    return _counted(Pair(replace(cell, lines=(label,)), replace(cell, lines=lines)))


def captions(tables: Sequence[Sequence[FormRow]]) -> set[str]:
    """Return texts across the table that come again: they say what is below, and name no form."""
    texts = Counter(
        fold(row.banner.text) for rows in tables for row in rows if row.banner is not None
    )
    return {text for text, times in texts.items() if times > 1}


def known_labels(
    tables: Sequence[Sequence[FormRow]], headings: set[tuple[str, ...]]
) -> Iterator[str]:
    """Yield the labels of rows that can be no steps: those above headings, and of two cells.

    Args:
        tables: the rows of each table.
        headings: keys of rows that head steps.
    """
    for rows in tables:
        width = 0  # of the steps that a row may be one of
        for row, following in zip_longest(rows, rows[1:]):
            if row.key in headings:
                width = len(row.cells)
                continue
            if row.banner is not None and (following is None or len(following.cells) != width):
                width = 0
            if (not width or len(row.cells) <= 2) and not row.is_total:
                yield from (pair.key for pair in pairs_of_row(row) if pair.key)
