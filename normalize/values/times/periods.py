"""Periods: everything that a schedule column says about time."""

from ....models.value import Value
from ..folding import Folded
from ..unreadable import Unreadable
from .cell_reading import CellInterpretation, joined, read_cell
from .dates import read_iso
from .durations import read_duration
from .intervals import compare_with_fiscal_year
from .lexing import Lexed
from .points import check_weekday, dated, read_point
from .quarters import read_quarter
from .restated import read_restated
from .rounds import read_round, read_years
from .series import Slashed, read_series
from .shapes import open_shape


def parse_period(cell: Folded, tokens: Lexed, fiscal_year: int | None) -> Value:
    """Return the interval, open interval, length of time or list of them that a cell means.

    Args:
        cell: one folded cell, e.g. of "มี.ค. - ก.ย. ๖๕".
        tokens: its tokens.
        fiscal_year: the document's year; dates a month that is written without one.

    Returns:
        ISO 8601 at the precision written; status "unparsed" for a recurrence ("ทุกเดือน").

    Source: Budget Procedures Act B.E. 2561 s. 4: a fiscal year runs from October to September.

    >>> from ..folding import fold_cell
    >>> from .lexing import lex
    >>> def period(text, year=None):
    ...     cell = fold_cell(text)
    ...     return parse_period(cell, lex(cell.text), year)
    >>> period("มี.ค. - ก.ย. ๖๕").value
    '2022-03/2022-09'
    >>> period("ทุกเดือน").status
    'unparsed'
    """
    return read_cell(cell, tokens, "period", fiscal_year, _read)


def _read(reading: CellInterpretation) -> str | list[str] | None:
    value = _read_once(reading)
    return read_restated(reading, _read_once) if value is None else value


def _read_once(reading: CellInterpretation) -> str | list[str] | None:
    try:
        values = read_iso_interval(reading) or read_series(reading)
    except Slashed as slashed:
        reading.doubt("slash", "/".join(slashed.values), joined(slashed.values))
        return ""
    if values is not None:
        value: str | list[str] | None = values[0] if len(values) == 1 else values
    else:
        value = _read_open(reading)
        for reader in (read_quarter, read_round, read_years, read_duration):
            if value is not None:
                break
            value = reader(reading)
    if value and "q" not in reading.tokens.kinds:
        compare_with_fiscal_year(reading, value)
    return value


def _read_open(reading: CellInterpretation) -> str | None:
    """Return an interval with one side open; `None` for anything else."""
    kinds = reading.tokens.kinds
    if (shape := open_shape(kinds)) is not None:
        side, point_shape = shape
        point = dated(reading, read_point(reading, point_shape))
        check_weekday(reading, point)
        return f"../{point.iso()}" if side == "until" else f"{point.iso()}/.."
    if kinds.startswith("iq"):
        inner = CellInterpretation(
            reading.cell, Lexed(kinds[1:], reading.tokens.texts[1:]), "quarter", reading.fiscal_year
        )
        inner.choice = reading.choice
        value = read_quarter(inner)
        reading.take(inner)
        return f"../{value.split('/')[-1]}" if isinstance(value, str) else None
    return None


def read_iso_interval(reading: CellInterpretation) -> list[str] | None:
    """Return a date, month or interval that is canonical already; `None` for anything else."""
    sides = reading.cell.text.split("/")
    if len(sides) > 2 or sides == ["..", ".."]:
        return None
    read: list[str] = []
    for side in sides:
        if side == ".." and len(sides) == 2:
            read.append(side)
            continue
        values = read_iso(reading, side)
        if values is None:
            return None
        read += values
    if len(read) == 2 and ".." not in read and read[0] > read[1]:
        raise Unreadable("end_before_start")
    return ["/".join(read)]
