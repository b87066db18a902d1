"""A Report as DataFrames, one for each table."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..errors import require
from ..models import Report
from .columns import TABLES, Column
from .rows import report_to_rows

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"integer": "Int64", "number": "Float64", "decimal": "Float64"}


def to_frames(report: Report) -> "dict[str, pd.DataFrame]":
    """Return a DataFrame for each table of `TABLES`, typed, absent cells missing."""
    require("pandas", "frames")
    import pandas as pd

    frames = {}
    for name, rows in report_to_rows(report).items():
        columns = {
            column.name: _series(column, [row[place] for row in rows])
            for place, column in enumerate(TABLES[name])
        }
        frames[name] = pd.DataFrame(columns)
    return frames


def _series(column: Column, cells: list[Any]) -> "pd.Series[Any]":
    import pandas as pd

    if column.type == "date":
        return pd.Series(pd.to_datetime(pd.Series(cells, dtype="object"), format="%Y-%m-%d"))
    plain = [float(cell) if isinstance(cell, Decimal) else cell for cell in cells]
    return pd.Series(plain, dtype=_DTYPES.get(column.type, "string"))
