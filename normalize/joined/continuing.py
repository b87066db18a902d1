"""Continuing: whether a table continues the one before it, and both as one table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Table
from ...extract.text.lines import Line
from ..layout.header_rows import counts_columns
from ..layout.inferring import cells_look_alike
from ..layout.layout import Layout
from ..layout.rival_columns import latest_year
from ..values.enumerators import read_list_number
from ..wording import fold, is_blank, without_continued
from .carried_rows import carry_spans, merge_rows
from .common_columns import columns_by_edges, have_common_columns, same_edges
from .cut_groups import carry_back, carry_groups
from .cut_names import carry_name, name_continues
from .page_breaks import is_packed_rest, is_same_row
from .pieces import is_group_line, rows_of
from .rows import JoinedTable, Row
from .tolerances import FEWEST_NAMED, MOST_HEADING_ROWS


def joined_with(
    last: JoinedTable,
    piece: JoinedTable,
    lines: Sequence[Line],
    pages: Mapping[int, DocumentPage],
) -> JoinedTable | None:
    """Return both as one table, or None where the second is a table of its own."""
    before, table = last.pieces[-1], piece.pieces[0]
    if not _adjacent(last, table, pages):
        return None
    between = [line for line in lines if not _is_passed_over(line, last)]
    between = [line for line in between if not _is_caption(line, last.pieces[0], table, pages)]
    group = piece.rows[:1] if any(is_group_line(line) for line in between) else ()
    between = [line for line in between if not (group and is_group_line(line))]
    if _same_headers(last, piece):
        columns = _columns_by_header(last, piece)
        first = piece.rows[len(group)].grid_row if len(piece.rows) > len(group) else table.n_rows
        rows = rows_of(table, first, columns, after_break=True)
        if between and (group or not is_same_row(last, rows)):
            return None
    else:
        whole = _whole_piece(last)
        here = table.page == before.page
        if piece.layout or len(between) > 1:
            return None
        if here and not (last.layout and same_edges(whole, table)):
            return None
        columns_found = columns_by_edges(whole, table)
        if columns_found is None or not (
            have_common_columns(whole, table, columns_found) or _says_measure_again(last, table)
        ):
            return None
        if between and not same_edges(whole, table):
            return None
        headed = _repeated_headings(last, table, columns_found)
        rows = rows_of(table, headed, columns_found, after_break=True)
    if group and len(group[0].slots) == len(last.headers):
        rows = last.rows + group + rows
    else:
        rows = _over_break(last, rows)
    return replace(last, pieces=(*last.pieces, table), rows=rows)


def _is_caption(line: Line, first: Table, table: Table, pages: Mapping[int, DocumentPage]) -> bool:
    """Return whether a line above a piece is printed above the first piece of its table, too.

    Typst repeats a caption with the headings.
    """
    if first.page == table.page or line.box.bottom > table.box.top + 1:
        return False
    return any(
        fold(line.text) == fold(other.text)
        for other in pages[first.page].lines
        if other.box.bottom <= first.box.top + 1
    )


def _repeated_headings(last: JoinedTable, table: Table, columns: Sequence[int | None]) -> int:
    """Return how many first rows of a piece print the headings of its table again.

    Without rules their lines may be other rows than on the page before.
    """
    grid = table.grid()
    said = [""] * len(last.headers)
    for index, row in enumerate(grid[:MOST_HEADING_ROWS], 1):
        for place, column in enumerate(columns):
            cell = row[column] if column is not None else None
            if cell is not None and cell.row == index - 1 and cell.column == column:
                said[place] += fold(cell.text)
        pairs = [(fold(a), b) for a, b in zip(last.headers, said, strict=True) if a]
        if len(pairs) > 1 and all(b and a.endswith(b) for a, b in pairs):
            texts = [cell.text if cell else "" for cell in grid[index]] if index < len(grid) else []
            return index + counts_columns(texts)
    return 0


def _says_measure_again(last: JoinedTable, table: Table) -> bool:
    """Return whether the first row begins with the number and the measure of the last row."""
    if not last.rows or table.n_columns != len(last.headers):
        return False
    here = [cell.text if cell else "" for cell in table.grid(1)[0][:2]]
    there = [slot.text if slot else "" for slot in last.rows[-1].slots[:2]]
    same = [fold(without_continued(text)[0]) for text in here] == list(map(fold, there))
    return same and not any(map(is_blank, here))


def _columns_by_header(last: JoinedTable, piece: JoinedTable) -> list[int | None]:
    if len(last.headers) == len(piece.headers):
        return list(range(len(last.headers)))
    places = {fold(header): index for index, header in enumerate(piece.headers) if header}
    return [places.get(fold(header)) for header in last.headers]


def _same_headers(last: JoinedTable, piece: JoinedTable) -> bool:
    if not any(piece.headers):
        return False
    if [fold(text) for text in last.headers if text] == [fold(x) for x in piece.headers if x]:
        return True
    if not (last.layout and piece.layout and last.layout.profile is piece.layout.profile):
        return False
    if _keys(last) != _keys(piece) or _says_other_units(last, piece):
        return False
    return not _of_other_years(last, piece)


def _says_other_units(last: JoinedTable, piece: JoinedTable) -> bool:
    """Return whether headings name another unit than those of the table before: "(พันบาท)"."""
    assert last.layout is not None and piece.layout is not None
    known = {column.field: column.unit or last.unit for column in last.layout.columns}
    said = ((column.field, column.unit) for column in piece.layout.columns if column.unit)
    return any(unit != known.get(field) for field, unit in said)


def _of_other_years(last: JoinedTable, piece: JoinedTable) -> bool:
    """Return whether the headings of both say scores, of two years: "คะแนน ปี ๒๕๖๖", "… ๒๕๖๗"."""
    columns = [table.layout and table.layout.column("score") for table in (last, piece)]
    years = [latest_year(column.levels) if column else 0 for column in columns]
    return all(years) and years[0] != years[1]


def _keys(table: JoinedTable) -> list[str]:
    """Return what each column is: its field, or its header where it is extra."""
    columns = table.layout.columns if table.layout else ()
    return [c.field if c.field != "extra" else fold(c.header) for c in columns]


def _over_break(last: JoinedTable, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return all rows, the row that the break cut made one, spans carried over it."""
    if not last.rows or not rows:
        return last.rows + rows
    same = is_same_row(last, rows)
    if name_continues(last, rows):
        before, rows = carry_name(last, rows)
        last = replace(last, rows=before)
    before, rows = carry_groups(last, rows)
    last = replace(last, rows=before)
    if same:
        whole, rows = _merged(last.rows, rows)
        while rows and is_packed_rest(replace(last, rows=whole), rows):
            whole, rows = _merged(whole, rows)
        return whole + rows
    before, rows = carry_back(last, rows)
    last = replace(last, rows=before)
    return last.rows + carry_spans(last, rows)


def _merged(
    before: tuple[Row, ...], rows: Sequence[Row]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return rows with the first of those behind a break in their last one, and what is left."""
    first, *left = merge_rows(before[-1], rows)
    return (*before[:-1], first), tuple(left)


def looks_like_piece(
    last: JoinedTable | None,
    piece: JoinedTable,
    lines: Sequence[Line],
    pages: Mapping[int, DocumentPage],
) -> bool:
    """Return whether a table without headings continues with the plan before it, of any columns.

    Its first row begins with the next list number, or it begins a page and has about as many
    columns.
    """
    if last is None or last.layout is None or piece.layout is not None or last.form:
        return False
    before, table = last.pieces[-1], piece.pieces[0]
    if not _adjacent(last, table, pages) or table.n_columns < 2:
        return False
    if _counts_on(last, table):
        return True
    blank = all(_is_passed_over(line, last) for line in lines)
    alike = abs(len(last.headers) - table.n_columns) <= 1 and table.header_rows == 0
    return table.page > before.page and blank and alike


def _counts_on(last: JoinedTable, table: Table) -> bool:
    """Return whether the first list number of a table is the last one before it, or the next."""
    first = table.grid(1)[0][0]
    number = read_list_number(first.text) if first is not None else None
    numbers = [read_list_number(slot.text) for row in last.rows if (slot := row.slots[0])]
    known = [found for found in numbers if found is not None]
    return number is not None and bool(known) and number in (known[-1], known[-1] + 1)


def continues_unheaded(
    last: JoinedTable, table: Table, layout: Layout, pages: Mapping[int, DocumentPage]
) -> bool:
    """Return whether a table on the next page has no listed header and the same columns.

    Its first row is then a row, or the rest of one that the page break cut, whatever it looks like.
    """
    before = last.pieces[-1]
    if last.layout is None or not _adjacent(last, table, pages):
        return False
    if table.page == before.page and not same_edges(_whole_piece(last), table):
        return False
    listed = [c for c in layout.columns if c.field != "extra" and not c.inferred]
    named = [c for c in layout.columns if c.field != "extra" and c.inferred != "cells"]
    if len(listed) > 1 or len(named) >= FEWEST_NAMED or _is_headed(table, layout.first_row):
        return False
    if _counts_on(last, table):
        return True
    whole = _whole_piece(last)
    columns = columns_by_edges(whole, table)
    if columns is None:
        return False
    same_records = last.layout.profile.records == layout.profile.records
    return same_records or have_common_columns(whole, table, columns)


def _is_headed(table: Table, rows: int) -> bool:
    """Return whether all first cells say something without a figure, and each row below has one.

    Numbers, periods and amounts make rows; the first row of a piece without headings has some, too.
    """
    texts = [[cell.text if cell else "" for cell in row] for row in table.grid()]
    if not 0 < rows < len(texts) or not all(text.strip() for text in texts[0]):
        return False
    figures = [any(ch.isdigit() for text in row for ch in text) for row in texts]
    return not any(figures[:rows]) and all(figures[rows:])


def repeats_missing_headings(
    piece: JoinedTable,
    last: JoinedTable,
    lines: Sequence[Line],
    pages: Mapping[int, DocumentPage],
) -> bool:
    """Return whether a table's headings, printed again, are those of the table before without any.

    Without rules a heading may stand apart from its table; the next page then repeats it inside.
    """
    before, table = last.pieces[-1], piece.pieces[0]
    if last.layout or piece.layout is None or len(last.pieces) > 1 or before.page == table.page:
        return False
    if before.n_columns != table.n_columns or not _adjacent(last, table, pages):
        return False
    if any(not _is_passed_over(line, last) and not is_group_line(line) for line in lines):
        return False
    return cells_look_alike(before, piece.layout.columns, piece.layout.profile)


def _whole_piece(last: JoinedTable) -> Table:
    """Return the last piece with all columns; one without a spanning cell may have fewer."""
    whole = [piece for piece in last.pieces if piece.n_columns == len(last.headers)]
    return whole[-1] if whole else last.pieces[-1]


def _adjacent(last: JoinedTable, table: Table, pages: Mapping[int, DocumentPage]) -> bool:
    """Return whether no other table stands between, nor a page but those of further columns."""
    before = last.pieces[-1]
    if before.page == table.page:
        return True
    if table.page < before.page or {*range(before.page + 1, table.page)} - {*last.beside}:
        return False
    last_there = before.number == max(t.number for t in pages[before.page].tables)
    first_here = table.number == min(t.number for t in pages[table.page].tables)
    return last_there and first_here


def lines_between(
    before: Table | None, table: Table, pages: Mapping[int, DocumentPage]
) -> list[Line]:
    """Return the lines between a table and the one before it, or the page's top."""
    if before is None or before.page < table.page - 1:
        return [x for x in pages[table.page].lines if x.box.bottom <= table.box.top + 1]
    if before.page == table.page:
        lines = pages[table.page].lines
        return [x for x in lines if before.box.bottom <= x.box.top <= table.box.top]
    below = [x for x in pages[before.page].lines if x.box.top >= before.box.bottom - 1]
    above = [x for x in pages[table.page].lines if x.box.bottom <= table.box.top + 1]
    return below + above


def _is_passed_over(line: Line, last: JoinedTable) -> bool:
    """Return whether a line between two pieces says nothing: blank, "(ต่อ)", or printed before.

    Qt clips the last row at a page's foot and draws what was cut off again above the next page.
    """
    rest, continued = without_continued(line.text)
    if continued or is_blank(rest):
        return True
    printed = fold(last.rows[-1].text) if last.rows else ""
    return all(fold(word) in printed for word in rest.split())
