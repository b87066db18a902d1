"""Cells of rows: what every tabular format can hold without changing it."""

from decimal import Decimal
from typing import TypeAlias

Cell: TypeAlias = str | int | Decimal | None
Row: TypeAlias = tuple[Cell, ...]

JOINT = "; "  # between several values of one cell
DECIMALS = 6  # of a DECIMAL column, which has
DIGITS = 38  # digits altogether: what Parquet and its readers share
_UNIT = Decimal(1).scaleb(-DECIMALS)
_TOO_LARGE = Decimal(10) ** (DIGITS - DECIMALS)
_INTEGERS = 1 << 63  # of a BIGINT


def cell_to_text(cell: Cell) -> str | None:
    """Return a cell as CSV holds it: numbers without exponent or trailing zeros.

    >>> cell_to_text(Decimal("80.50")), cell_to_text(Decimal("4.5E+4"))
    ('80.5', '45000')
    """
    if isinstance(cell, Decimal):
        text = f"{cell:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return cell if cell is None else str(cell)


def decimal_to_cell(number: Decimal | None) -> Decimal | None:
    """Return a number as DECIMAL columns hold it: at most six decimals, None beyond 32 digits.

    >>> decimal_to_cell(Decimal("80.50")), decimal_to_cell(Decimal("0.12345678"))
    (Decimal('80.50'), Decimal('0.123457'))
    >>> decimal_to_cell(Decimal("1e40")) is None
    True
    """
    if number is None or not number.is_finite() or abs(number) >= _TOO_LARGE:
        return None
    exponent = number.as_tuple().exponent
    too_fine = isinstance(exponent, int) and exponent < -DECIMALS
    return number.quantize(_UNIT) if too_fine else number


def number_to_cell(number: float) -> Decimal:
    """Return a length as a cell, with the digits that it is written with.

    >>> number_to_cell(71.0), number_to_cell(310.25)
    (Decimal('71.0'), Decimal('310.25'))
    """
    return Decimal(repr(float(number)))


def integer_to_cell(printed: int | None) -> int | None:
    """Return a printed number where it is one that BIGINT columns hold, else None."""
    return printed if printed is None or abs(printed) < _INTEGERS else None
