"""Fields of columns whose header nobody listed, from what their cells look like."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from statistics import mean
from typing import Protocol

from ...extract.tables.table import Table
from ..knowledge import any_of, load
from ..values.kinds import parse_value
from ..wording import ascii_digits, is_blank
from .profile import Look, Profile
from .tolerances import FEWEST_CELLS, INFERRING_LONG_TEXT, INFERRING_MOST


class FieldColumn(Protocol):
    """A column of which the field is known."""

    @property
    def index(self) -> int:
        """Grid column, from 0."""
        ...

    @property
    def field(self) -> str:
        """Name of the field."""
        ...


# Numbers, starts and ends look like other columns' cells.
_NEVER = ("extra", "number", "period_start", "period_end")
_TICK_OR_NUMBER = re.compile(r"[\d.,/\s%✓✔√×xX-]+")
_WORDS = load("column_words")
_ORG_WORDS = re.compile(any_of(_WORDS["owners"]))


def infer_fields(
    table: Table, first_row: int, unknown: Sequence[int], known: Collection[str], profile: Profile
) -> dict[int, str]:
    """Return fields for columns of unknown header, by column; fields already known are not given.

    Args:
        table: the table.
        first_row: its first row below the headings.
        unknown: columns whose header says nothing.
        known: fields that have a column.
        profile: says what the cells of each field look like.
    """
    found: dict[int, str] = {}
    taken = set(known)
    texts = {column: column_texts(table, first_row, column) for column in unknown}
    for column in profile.columns:
        if column.field in taken or column.field in _NEVER or column.look == "text":
            continue
        looks_so = _LOOKS[column.look]
        for index, cells in texts.items():
            if index not in found and _share(cells, looks_so) >= INFERRING_MOST:
                found[index] = column.field
                taken.add(column.field)
                break
    main = [field for field in ("measure", "action", "name") if _is_missing(field, profile, taken)]
    for index, cells in texts.items():
        if main and index not in found and _is_long_text(cells):
            found[index] = main.pop(0)
    return found


def cells_look_alike(table: Table, columns: Sequence[FieldColumn], profile: Profile) -> bool:
    """Return whether the cells of a table without headings look like the fields of a layout.

    Scores or periods must do so: they look like nothing else.
    """
    checked = 0
    for column in columns:
        look = profile.look_of(column.field)
        if column.field in ("score", "period") and look in _LOOKS:
            texts = column_texts(table, 0, column.index)
            if _share(texts, _LOOKS[look]) < INFERRING_MOST:
                return False
            checked += 1
    return checked > 0


def _is_missing(field: str, profile: Profile, taken: Collection[str]) -> bool:
    return field not in taken and any(column.field == field for column in profile.columns)


def column_texts(table: Table, first_row: int, column: int) -> list[str]:
    """Return what the cells of one column below the headings say, without blank and wide ones."""
    return [
        cell.text
        for cell in table
        if cell.row >= first_row
        and cell.column == column
        and cell.column_span == 1
        and not is_blank(cell.text)
    ]


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    if len(cells) < FEWEST_CELLS:
        return 0.0
    return sum(map(test, cells)) / len(cells)


def _is_long_text(cells: Sequence[str]) -> bool:
    if not cells or mean(map(len, cells)) < INFERRING_LONG_TEXT:
        return False
    return _share(cells, lambda text: bool(_TICK_OR_NUMBER.fullmatch(ascii_digits(text)))) < 0.5


def _reads_as(kind: str) -> Callable[[str], bool]:
    return lambda text: parse_value(text, kind).status in ("ok", "ambiguous")


def is_score(text: str) -> bool:
    """Return whether a text is a number as scores are printed, with decimals: "91.77"."""
    return re.fullmatch(r"\d{1,3}\.\d{1,2}", ascii_digits(text).strip()) is not None


def begins_name(text: str) -> bool:
    """Return whether a text begins with a word that names of owners begin with."""
    return _ORG_WORDS.match(text.strip()) is not None


def _is_org(text: str) -> bool:
    return len(text) <= 60 and begins_name(text)


_LOOKS: Mapping[Look, Callable[[str], bool]] = {
    "number": _reads_as("number"),
    "score": is_score,
    "org": _is_org,
    "period": _reads_as("period"),
    "money": lambda text: _WORDS["money"] in text and _reads_as("money")(text),
    "date": _reads_as("date"),
}
