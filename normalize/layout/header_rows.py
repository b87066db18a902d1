"""Header rows: which first rows of a table are headings, and what they say of each column."""

import re
from collections.abc import Collection, Sequence

from ...extract.tables.table import Cell, Table
from ..knowledge import load
from ..values.enumerators import bare_list_number
from ..wording import ascii_digits, is_blank
from .tolerances import FEWEST_COUNTED, HEADER_ROWS_MOST_HEADER_ROWS, TORN_HEADING

_LETTERS: str = load("enumerators")["letters"]
_COLUMN_NUMBER = re.compile(r"\s*\((?P<number>[0-9๐-๙]{1,2})\)$")
_YEAR_WORDS = frozenset(load("column_words")["year_words"])
_YEAR_ALONE = re.compile(r"(?P<words>\D*)(?P<year>25\d\d)")
# How a column's number says what the column is computed of: "(6) = (4) + (5)", "6=4-5".
_FORMULA = re.compile(r"\s*=[\s\d๐-๙()+\-–x×*/]+\)?\s*$")


def heading_rows(table: Table) -> int:
    """Return how many first rows look like headings to someone who knows no profile."""
    if table.header_rows:
        return table.header_rows
    ranges = heading_ranges(table)
    return ranges[0][1] if ranges else 0


def printed_headers(table: Table, rows: int) -> list[str]:
    """Return the header of each column, its levels joined with a space."""
    return [" ".join(levels) for levels in column_headings(table, 0, rows)]


def heading_ranges(table: Table) -> list[tuple[int, int]]:
    """Return (first heading row, first row below) to try, the likeliest first."""
    grid = table.grid()
    first = 0
    while first < table.n_rows - 1 and _is_banner(grid[first], table.n_columns):
        first += 1
    if first == 0 and _is_numbered_name(grid[0]):
        return [(0, 0)]
    ranges: list[tuple[int, int]] = []
    for start in dict.fromkeys((first, 0)):
        below = _below(grid, start, table)
        ranges.append((start, below))
        if table.header_rows > below:
            ranges.append((start, table.header_rows))
    ranges = [(start, _past_column_numbers(grid, below)) for start, below in ranges]
    return [
        pair for pair in dict.fromkeys(ranges) if pair[1] <= HEADER_ROWS_MOST_HEADER_ROWS + pair[0]
    ]


def _is_numbered_name(row: Sequence[Cell | None]) -> bool:
    """Return whether a row is a list number and one text over the columns beside it, and no more.

    So begin the groups of a table; headings name their columns, of which a number names none.
    """
    cells = list(dict.fromkeys(cell for cell in row if cell and not is_blank(cell.text)))
    if len(cells) != 2 or bare_list_number(cells[0].text) is None:
        return False
    return cells[0].column == 0 and cells[1].column == 1 and len(row) > 3


def _below(grid: list[list[Cell | None]], start: int, table: Table) -> int:
    """Return the row below a heading: as deep as its cells span, and sub-headings under spans."""
    below = start + 1
    while below < min(start + HEADER_ROWS_MOST_HEADER_ROWS, table.n_rows):
        above = [cell for row in grid[start:below] for cell in row if cell]
        spanned = max((cell.row + cell.row_span for cell in above), default=below)
        if spanned > below:
            below = spanned
            continue
        row = grid[below]
        wide = {
            column
            for cell in above
            if cell.column_span > 1 and cell.column_span < table.n_columns
            for column in range(cell.column, cell.column + cell.column_span)
        }
        filled = {i for i, cell in enumerate(row) if cell and not is_blank(cell.text)}
        groups = below == start + 1 and _heads_groups_alone(grid[start], table.n_columns)
        torn = below == start + 1 and _tears_headings(grid[start], row)
        parted = groups or torn or _fills_gap(filled, above) or _says_years_alone(row)
        if not filled or not (filled <= wide or parted):
            break
        below += 1
    return min(below, table.n_rows)


def _heads_groups_alone(row: Sequence[Cell | None], n_columns: int) -> bool:
    """Return whether all that a row says are headings over several columns, and not the first.

    Without rules the headings beside them stand in the row below. A total or the name of a group
    begins in the first column.
    """
    filled = [cell for cell in row if cell and not is_blank(cell.text)]
    return bool(filled) and all(
        cell.column > 0 and 1 < cell.column_span < n_columns for cell in filled
    )


def _tears_headings(above: Sequence[Cell | None], row: Sequence[Cell | None]) -> bool:
    """Return whether a first row is the upper lines of a few headings that go on in the next one.

    Without rules the other headings stand level with their last lines: that row heads each column,
    and holds no figure. The first row says nothing of the first column.
    """
    filled = [cell is not None and not is_blank(cell.text) for cell in above]
    if not filled or filled[0] or not 0 < 2 * sum(filled) < len(filled):
        return False
    texts = [cell.text if cell is not None and cell.column_span == 1 else "" for cell in row]
    return all(
        text.strip(" -") and len(text) <= TORN_HEADING and not any(map(str.isdigit, text))
        for text in texts
    )


def _fills_gap(filled: Collection[int], above: Sequence[Cell]) -> bool:
    """Return whether columns stand side by side and are all those without a heading above.

    Without rules a heading over several columns may stand above all others and be lost; those
    below it then stand alone in a row of their own.
    """
    lacking = {cell.column for cell in above} - {c.column for c in above if not is_blank(c.text)}
    several = len(filled) > 1 and max(filled) - min(filled) + 1 == len(filled)
    return several and 0 not in filled and lacking == {*filled}


def _says_years_alone(row: Sequence[Cell | None]) -> bool:
    """Return whether a row says different years and nothing else: it parts a heading above.

    Without rules "คะแนน" above "๒๕๖๖" and "๒๕๖๗" is one cell above the first of them alone.
    """
    texts = [cell.text for cell in row if cell and not is_blank(cell.text)]
    years = [_year_alone(text) for text in texts]
    return len(years) > 1 and None not in years and len({*years}) == len(years)


def _year_alone(text: str) -> str | None:
    found = _YEAR_ALONE.fullmatch(ascii_digits(text).strip())
    words = "".join(found["words"].split()) if found else ""
    return found["year"] if found and (not words or words in _YEAR_WORDS) else None


def _past_column_numbers(grid: list[list[Cell | None]], below: int) -> int:
    """Return the row below a heading and the row that counts its columns, where there is one."""
    if below < len(grid) - 1 and counts_columns(
        [cell.text if cell else "" for cell in grid[below]]
    ):
        return below + 1
    return below


def counts_columns(texts: Sequence[str]) -> bool:
    """Return whether the texts of a row are the numbers of its columns: (1) (2) (3).

    >>> counts_columns(["(๑)", "(๒)", "(๓)"]), counts_columns(["๑", "๒", ""])
    (True, False)
    >>> counts_columns(["(1)", "(2)", "(3) = (1) + (2)"]), counts_columns(["ก", "ข", "(ค)"])
    (True, True)
    >>> counts_columns(["๑", "๒", "๓", "", "๔"])  # the border of a column that lines seem to form
    True
    """
    if len(texts) < FEWEST_COUNTED:
        return False
    if len(texts) > FEWEST_COUNTED + 1 and texts[0]:
        first = next((text for text in texts if not is_blank(text)), "")
        if not _is_first(_without_formula(first)):
            return False
        texts = [text for text in texts if not is_blank(text)]
        if len(texts) <= FEWEST_COUNTED:
            return False
    elif not _is_first(_without_formula(texts[0])):
        return False
    bare = [_without_formula(text) for text in texts]
    if "".join(bare) == _LETTERS[: len(bare)]:
        return all(len(letter) == 1 for letter in bare)
    return all(bare_list_number(number) == str(place) for place, number in enumerate(bare, 1))


def _without_formula(text: str) -> str:
    return _FORMULA.sub("", text).strip().strip(".()")


def _is_first(number: str) -> bool:
    return number == _LETTERS[0] or bare_list_number(number) == "1"


def _is_banner(row: Sequence[Cell | None], n_columns: int) -> bool:
    first = row[0] if row else None
    return first is not None and n_columns > 1 and first.column_span >= n_columns


def column_headings(table: Table, first: int, below: int) -> list[tuple[str, ...]]:
    """Return for each column its heading texts from top to bottom."""
    grid = [
        row
        for row in table.grid(below)[first:]
        if not counts_columns([cell.text if cell else "" for cell in row])
    ]
    texts = {id(cell): cell.text for row in grid for cell in row if cell}
    banners = [row for row in grid if _is_banner(row, table.n_columns)]
    headings = []
    for column in range(table.n_columns):
        cells = dict.fromkeys(id(row[column]) for row in grid if row[column])
        wide = {id(row[column]) for row in banners}
        headings.append(
            tuple(" ".join(texts[key].split()) for key in cells if texts[key] and key not in wide)
        )
    return _without_column_numbers(_with_parted(headings))


def _with_parted(headings: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return headings in which a year that stands alone has what stands above the year before it.

    >>> _with_parted([("ข้อ",), ("คะแนน", "2566"), ("2567",), ("ระดับ",)])
    [('ข้อ',), ('คะแนน', '2566'), ('คะแนน', '2567'), ('ระดับ',)]
    """
    found = list(headings)
    for column, levels in enumerate(headings[1:], 1):
        left = found[column - 1]
        if len(levels) == 1 < len(left) and _year_alone(levels[0]) and _year_alone(left[-1]):
            found[column] = (*left[:-1], levels[0])
    return found


def _without_column_numbers(headings: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return headings without the numbers of their columns, where each ends with its own: "(๓)"."""
    ends = [_COLUMN_NUMBER.search(levels[-1]) if levels else None for levels in headings]
    counted = [end is not None and int(end["number"]) == place for place, end in enumerate(ends, 1)]
    if len(headings) < FEWEST_COUNTED or not all(counted):
        return headings
    return [
        (*levels[:-1], levels[-1][: end.start()]) if end and end.start() else levels[:-1]
        for levels, end in zip(headings, ends, strict=True)
    ]
