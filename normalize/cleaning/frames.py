"""Frames: the data-cleaning step, which adds typed columns to a DataFrame beside those it reads."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ...errors import UsageError
from ...models.value import Value
from ..knowledge import load
from ..values.folding import repair_cell_text
from ..values.kinds import KINDS, TIME_KINDS, parse_value
from ..values.numbers.units import find_unit
from .recognition import Recognised, recognise_column

if TYPE_CHECKING:
    import pandas as pd

_SUFFIXES = ("_text", "_value", "_status", "_flags")
_ENDS = ("_start", "_end")
_EXAMPLES = 3
# Flags of a value that was read, but not beyond doubt.
_DOUBTFUL = frozenset(load("doubts")["flags"])


@dataclass(slots=True)
class ColumnSummary:
    """What became of one column.

    Attributes:
        name: the column's name.
        taken_for: kind and reason.
        counts: cells by status: ok, blank, ambiguous, unparsed.
        examples: a few different texts of the cells that are ambiguous or unparsed.
        doubts: cells that were read, but not beyond doubt, by the flag that says why.
    """

    name: str
    taken_for: Recognised
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("ok", "blank", "ambiguous", "unparsed"), 0)
    )
    examples: dict[str, list[str]] = field(
        default_factory=lambda: {"ambiguous": [], "unparsed": []}
    )

    doubts: dict[str, int] = field(default_factory=dict)

    def note(self, value: Value) -> None:
        """Count one cell."""
        self.counts[value.status] += 1
        self._show(value.status, value.raw)
        if value.status == "ok":
            for flag in set(value.flags) & _DOUBTFUL:
                self.doubts[flag] = self.doubts.get(flag, 0) + 1
                self.examples.setdefault(flag, [])
                self._show(flag, value.raw)

    def _show(self, why: str, text: str) -> None:
        some = self.examples.get(why)
        if some is not None and len(some) < _EXAMPLES and text not in some:
            some.append(text)


def clean_frame(
    frame: "pd.DataFrame",
    columns: Mapping[str, str] | None = None,
    fiscal_year: int | None = None,
) -> "pd.DataFrame":
    """Return the frame with typed columns next to those that hold values.

    For each cleaned column: ``<name>_text`` (repaired), ``<name>_value``, ``<name>_status``,
    ``<name>_flags``, and ``<name>_start`` and ``<name>_end`` for dates and periods. Rows, index
    and the given columns stay as they are; cleaning again writes the same content again.

    Args:
        frame: any DataFrame; it is not changed.
        columns: kind by column name; recognised from headings and cells when not given.
        fiscal_year: the year that dates without one belong to, e.g. 2565.

    Raises:
        UsageError: no column of that name, or no such kind.

    >>> import pandas as pd
    >>> plan = pd.DataFrame({"ระยะเวลา": ["มี.ค. - ก.ย. ๖๕", "-"]})
    >>> clean_frame(plan, {"ระยะเวลา": "period"})["ระยะเวลา_value"].tolist()
    ['2022-03/2022-09', None]
    """
    return clean_columns(frame, columns, fiscal_year)[0]


def clean_columns(
    frame: "pd.DataFrame",
    columns: Mapping[str, str] | None = None,
    fiscal_year: int | None = None,
) -> tuple["pd.DataFrame", list[ColumnSummary]]:
    """Return what ``clean_frame`` returns, and what each column was taken for and how it went."""
    names = [str(name) for name in frame.columns]
    taken = _named(names, columns) if columns is not None else _recognised(frame, fiscal_year)
    added: dict[int, dict[str, list[Any]]] = {}
    summaries: list[ColumnSummary] = []
    for name, recognised in taken.items():
        summary = ColumnSummary(name, recognised)
        place = names.index(name)
        added[place] = _read_column(frame.iloc[:, place].tolist(), summary, fiscal_year)
        summaries.append(summary)
    return _with_columns(frame, added), summaries


def _named(names: list[str], columns: Mapping[str, str]) -> dict[str, Recognised]:
    taken = {}
    for name, kind in columns.items():
        if name not in names:
            raise UsageError(f"There is no column {name!r}.", f"There are: {', '.join(names)}.")
        if kind not in KINDS:
            raise UsageError(f"There is no kind {kind!r}.", f"Use one of {', '.join(KINDS)}.")
        unit = find_unit(name) if kind in ("money", "number") else None
        taken[name] = Recognised(kind, "named", unit)
    return taken


def _recognised(frame: "pd.DataFrame", fiscal_year: int | None) -> dict[str, Recognised]:
    names = [str(name) for name in frame.columns]
    own = {
        name + suffix
        for name in names
        if all(name + suffix in names for suffix in _SUFFIXES)
        for suffix in (*_SUFFIXES, *_ENDS)
    }
    taken: dict[str, Recognised] = {}
    for place, name in enumerate(names):
        if name in own or name in taken or not name.strip():
            continue
        cells = (text for cell in frame.iloc[:, place] if (text := cell_to_text(cell)) is not None)
        recognised = recognise_column(name, cells, fiscal_year)
        if recognised is not None:
            taken[name] = recognised
    return taken


def cell_to_text(cell: Any) -> str | None:
    """Return a cell as text; `None` for an empty one. A whole number is written without ".0".

    >>> cell_to_text(2565.0), cell_to_text(float("nan"))
    ('2565', None)
    """
    if isinstance(cell, str):
        return cell
    import pandas as pd

    if pd.isna(cell) is True:
        return None
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat()).removesuffix("T00:00:00").replace("T", " ")
    return str(cell)


def _read_column(
    cells: Iterable[Any], summary: ColumnSummary, fiscal_year: int | None
) -> dict[str, list[Any]]:
    kind, unit = summary.taken_for.kind, summary.taken_for.unit
    suffixes = (*_SUFFIXES, *_ENDS) if kind in TIME_KINDS else _SUFFIXES
    read: dict[tuple[type, str | None], tuple[Value, tuple[Any, ...]]] = {}
    rows: list[tuple[Any, ...]] = []
    for cell in cells:
        text = cell_to_text(cell)
        key = type(cell), text
        known = read.get(key)
        if known is None:
            value = _parse(cell, text or "", kind, fiscal_year, unit)
            known = read[key] = value, _row(text, value, len(suffixes))
        summary.note(known[0])
        rows.append(known[1])
    added = zip(*rows, strict=True) if rows else ([] for _ in suffixes)
    return {suffix: list(column) for suffix, column in zip(suffixes, added, strict=True)}


def _parse(cell: Any, text: str, kind: str, fiscal_year: int | None, unit: str | None) -> Value:
    """Return the Value of a cell; the minus sign of one that is typed as a number is a sign."""
    negative = text.startswith("-") and not isinstance(cell, str)
    value = parse_value(
        text.lstrip("-") if negative else text, kind, fiscal_year=fiscal_year, unit=unit
    )
    if negative and isinstance(value.value, Decimal):
        return replace(value, raw=text, value=-value.value)
    return value


def _row(text: str | None, value: Value, width: int) -> tuple[Any, ...]:
    repaired = None if text is None else repair_cell_text(text)[0]
    canonical = "; ".join(value.value) if isinstance(value.value, list) else value.value
    row = (repaired, canonical, value.status, "; ".join(value.flags), value.start, value.end)
    return row[:width]


def _with_columns(
    frame: "pd.DataFrame", added: Mapping[int, Mapping[str, list[Any]]]
) -> "pd.DataFrame":
    """Return the frame with added columns after those they come from, or in their old places.

    Args:
        frame: the frame as given.
        added: by the place of the column read, the cells of each suffix.
    """
    import pandas as pd

    if not added:
        return frame.copy()
    titles: list[Hashable] = list(frame.columns)
    columns: list[pd.Series[Any]] = [frame.iloc[:, place] for place in range(len(titles))]
    for place in sorted(added, reverse=True):
        for suffix, cells in reversed(list(added[place].items())):
            title = f"{titles[place]}{suffix}"
            column = pd.Series(cells, index=frame.index, dtype=object)
            if title in titles:
                columns[titles.index(title)] = column
            else:
                titles.insert(place + 1, title)
                columns.insert(place + 1, column)
    cleaned = pd.concat(columns, axis=1)
    cleaned.columns = pd.Index(titles, name=frame.columns.name)
    return cleaned
