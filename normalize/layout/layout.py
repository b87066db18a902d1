"""Layout: which profile a table follows, and which field each of its columns is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ...extract.tables.table import Cell, Table
from ..values.numbers.units import find_lowest_unit
from ..wording import fold, is_blank
from .evidence import holds_evidence
from .header_scores import LISTED, WEAK, score_fields
from .inferring import infer_fields
from .profile import Profile
from .repeated_columns import find_spread, repeats
from .start_end import pair_start_end

# The two columns that make a plan are sought before the optional ones.
_MAIN_BONUS = {"measure": 0.5, "action": 0.5, "name": 0.5, "score": 0.5, "result": 0.1}
# A column told by its cells alone; three of them and one listed header make a layout.
_INFERRED = 0.4
_LEAST_CERTAINTY = 1.5
_MOST_HEADER_ROWS = 4
_SAME = 0.03  # scores nearer than this are equal
_YEAR = re.compile("25[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        index: grid column, from 0.
        header: as printed, its levels joined; empty where there is none.
        field: of the profile; "extra" where it is none of its fields.
        levels: header texts from top to bottom.
        unit: unit printed in the header, e.g. "ล้านบาท".
        inferred: how the field was told where no listed header says it: "cells" from what they
            look like, "wording" from a part of the header; empty for a listed header.
        label: of a repeating column (field "spread"): what it is for, e.g. "ต.ค. ๖๗".
    """

    index: int
    header: str
    field: str
    levels: tuple[str, ...] = ()
    unit: str | None = None
    inferred: Literal["", "cells", "wording"] = ""
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How one table is to be read.

    Attributes:
        profile: the profile that claims it.
        columns: every column, from left to right.
        first_row: the first grid row below the headings.
        certainty: sum of how sure its columns are.
        rivals: (field, its header, header of another column that could be it as well).
    """

    profile: Profile
    columns: tuple[Column, ...]
    first_row: int
    certainty: float
    rivals: tuple[tuple[str, str, str], ...] = ()

    def column(self, field: str) -> Column | None:
        """The column of a field, if there is one."""
        return next((column for column in self.columns if column.field == field), None)


def find_layout(table: Table, profiles: Sequence[Profile], title: str = "") -> Layout | None:
    """Return how a table is to be read, or None where no profile claims it.

    Args:
        table: one table with its headings.
        profiles: those to try; the surest wins, an earlier one at a tie.
        title: the document's title, which some profiles ask for.
    """
    best: Layout | None = None
    for first, below in _heading_ranges(table):
        headings = _headings(table, first, below)
        for profile in profiles:
            layout = _fit(table, profile, headings, below, title)
            if layout and (best is None or layout.certainty > best.certainty + 1e-9):
                best = layout
    return best


def heading_rows(table: Table) -> int:
    """Return how many first rows look like headings to someone who knows no profile."""
    ranges = _heading_ranges(table)
    return table.header_rows or (ranges[0][1] if ranges else 0)


def printed_headers(table: Table, rows: int) -> list[str]:
    """Return the header of each column, its levels joined with a space."""
    return [" ".join(levels) for levels in _headings(table, 0, rows)]


def _heading_ranges(table: Table) -> list[tuple[int, int]]:
    """Return (first heading row, first row below) to try, the likeliest first."""
    grid = table.grid()
    first = 0
    while first < table.n_rows - 1 and _is_banner(grid[first], table.n_columns):
        first += 1
    ranges: list[tuple[int, int]] = []
    for start in dict.fromkeys((first, 0)):
        below = _below(grid, start, table)
        ranges.append((start, below))
        if table.header_rows > below:
            ranges.append((start, table.header_rows))
    return [pair for pair in dict.fromkeys(ranges) if pair[1] <= _MOST_HEADER_ROWS + pair[0]]


def _below(grid: list[list[Cell | None]], start: int, table: Table) -> int:
    """Return the row below a heading: as deep as its cells span, and sub-headings under spans."""
    below = start + 1
    while below < min(start + _MOST_HEADER_ROWS, table.n_rows):
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
        if not filled or not filled <= wide:
            break
        below += 1
    return min(below, table.n_rows)


def _is_banner(row: Sequence[Cell | None], n_columns: int) -> bool:
    first = row[0] if row else None
    return first is not None and n_columns > 1 and first.column_span >= n_columns


def _headings(table: Table, first: int, below: int) -> list[tuple[str, ...]]:
    """Return for each column its heading texts from top to bottom."""
    grid = table.grid()[first:below]
    headings = []
    for column in range(table.n_columns):
        cells = dict.fromkeys(id(row[column]) for row in grid if row[column])
        texts = {id(cell): cell.text for row in grid for cell in row if cell}
        wide = {id(row[column]) for row in grid if _is_banner(row, table.n_columns)}
        headings.append(
            tuple(" ".join(texts[key].split()) for key in cells if texts[key] and key not in wide)
        )
    return headings


def _fit(
    table: Table, profile: Profile, headings: list[tuple[str, ...]], below: int, title: str
) -> Layout | None:
    folded_title = fold(title)
    if any(fold(word) in folded_title for word in profile.not_titles):
        return None
    repeated = find_spread(headings, profile.spread) if profile.spread else {}
    if bool(repeated) != bool(profile.spread) or (not profile.spread and repeats(headings)):
        return None
    scores = [
        {} if index in repeated else score_fields(levels, profile)
        for index, levels in enumerate(headings)
    ]
    fields, certainty = _assign(_prefer_latest(scores, headings))
    fields = pair_start_end(fields, headings, profile)
    certainty += LISTED * len(repeated)
    columns = [
        Column(
            index=index,
            header=" ".join(levels),
            field="spread" if index in repeated else fields[index] or "extra",
            levels=levels,
            unit=find_lowest_unit(levels),
            label=repeated.get(index),
            inferred=_inferred(fields[index], scores[index], levels, repeated.get(index)),
        )
        for index, levels in enumerate(headings)
    ]
    titled = not profile.titles or any(fold(word) in folded_title for word in profile.titles)
    known = {column.field for column in columns}
    proved = not profile.evidence or holds_evidence(profile.evidence, table, below)
    if not proved and (not titled or not _says_main_fields(columns, scores)):
        return None
    if titled and proved:
        unknown = [c.index for c in columns if c.field == "extra" and not fields[c.index]]
        for index, field in infer_fields(table, below, unknown, known, profile).items():
            columns[index] = replace(columns[index], field=field, inferred="cells")
            known.add(field)
            certainty += _INFERRED
    if certainty < _LEAST_CERTAINTY or _may_be_roster(columns, profile):
        return None
    requires = profile.requires if titled else profile.requires_untitled or profile.requires
    if not all(known & set(group) for group in requires):
        return None
    return Layout(profile, tuple(columns), below, certainty, tuple(_rivals(columns, scores)))


def _may_be_roster(columns: Sequence[Column], profile: Profile) -> bool:
    """Tell whether cells alone tell a table of measures and none of them is a period.

    Names with their posts look like owners with their measures.
    """
    fields = {column.field: column.inferred for column in columns}
    main = [fields[field] for field in ("measure", "action") if field in fields]
    guessed = bool(main) and all(inferred == "cells" for inferred in main)
    return guessed and not profile.spread and "period" not in fields


def _says_main_fields(columns: Sequence[Column], scores: Sequence[Mapping[str, float]]) -> bool:
    """Tell whether listed headers, none of them weak, name the fields that make the layout."""
    return all(
        scores[column.index].get(column.field, 0.0) > WEAK
        for column in columns
        if column.field in _MAIN_BONUS
    )


def _inferred(
    field: str | None, scores: Mapping[str, float], levels: Sequence[str], label: str | None
) -> Literal["", "wording"]:
    if label is not None:
        return "" if levels and fold(levels[-1]) in fold(label) else "wording"
    listed = field in (None, "extra", "period_end") or scores.get(field, 0.0) in (LISTED, WEAK)
    return "" if listed else "wording"


def _prefer_latest(
    scores: Sequence[Mapping[str, float]], headings: Sequence[Sequence[str]]
) -> list[dict[str, float]]:
    """Return the scores with columns of an earlier year told as extra: "คะแนนปี ๒๕๖๖", "… ๒๕๖๗"."""
    years = [_latest_year(levels) for levels in headings]
    result = [dict(column) for column in scores]
    for index, column in enumerate(scores):
        for field in column:
            rivals = [
                years[other]
                for other, theirs in enumerate(scores)
                if other != index and abs(theirs.get(field, 0.0) - column[field]) < _SAME
            ]
            if field != "extra" and any(year > years[index] > 0 for year in rivals):
                del result[index][field]
                result[index]["extra"] = max(column.get("extra", 0.0), WEAK)
    return result


@lru_cache(maxsize=1024)
def _latest_year(levels: tuple[str, ...]) -> int:
    return max((int(year) for year in _YEAR.findall(fold(" ".join(levels)))), default=0)


def _rivals(
    columns: Sequence[Column], scores: Sequence[Mapping[str, float]]
) -> Iterator[tuple[str, str, str]]:
    """Yield fields that another column's header says just as plainly, of the same year."""
    for column in columns:
        score = scores[column.index].get(column.field, 0.0)
        if column.field in ("extra", "spread") or score == 0.0:
            continue
        for other in columns:
            same = abs(scores[other.index].get(column.field, 0.0) - score) < _SAME
            same_year = _latest_year(other.levels) == _latest_year(column.levels)
            known = scores[other.index].get("extra", 0.0) > score
            if other is not column and other.field == "extra" and same and same_year and not known:
                yield column.field, column.header, other.header


def _assign(scores: Sequence[Mapping[str, float]]) -> tuple[list[str | None], float]:
    """Return the field of each column, each field once, with the greatest sum of certainty.

    None stands for a column of which nothing is known.
    """
    best: dict[frozenset[str], tuple[float, tuple[str | None, ...]]] = {frozenset(): (0.0, ())}
    for column in scores:
        following: dict[frozenset[str], tuple[float, tuple[str | None, ...]]] = {}
        for used, (total, chosen) in best.items():
            options: list[tuple[str | None, float]] = [(None, 0.0), *column.items()]
            for field, gain in options:
                if field in used:
                    continue
                now = used if field in (None, "extra") else used | {str(field)}
                value = total + gain + (_MAIN_BONUS.get(field, 0.0) if field else 0.0)
                if now not in following or value > following[now][0] + 1e-9:
                    following[now] = (value, (*chosen, field))
        best = following
    total, fields = max(best.values(), key=lambda item: item[0])
    return list(fields), total
