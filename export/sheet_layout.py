"""How a sheet looks: widths of its columns, and rows high enough for what stands in them."""

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from .cells import Cell
from .columns import Column

# In characters of the standard font, by what a column holds.
_WIDTHS = {
    **dict.fromkeys(("action", "message", "message_th", "label", "text"), 60),
    **dict.fromkeys(("title", "issue", "path"), 48),
    **dict.fromkeys(("follow_up", "extra"), 40),
    **dict.fromkeys(("measure", "indicator", "file", "link", "where"), 36),
    **dict.fromkeys(("agency", "responsible", "header", "findings", "same_plan_as"), 30),
    **dict.fromkeys(("period_raw", "period", "budget_raw", "amount_raw", "row_id", "code"), 24),
}
_OF_TYPE = {"date": 16, "decimal": 18, "integer": 12, "number": 11}
_USUAL = 17
LINE_PT = 17.0  # high enough for a Thai letter with two marks above it, in 10 pt
_HIGHEST_PT = 409.0  # of a row: "Excel specifications and limits", Microsoft
# Lines break between words, so that not every one is full; other fonts than ours are wider.
_ROOM = 0.84


@cache
def headings() -> Mapping[str, Any]:
    """Return the Thai headings of sheets, columns and the legend."""
    facts: Mapping[str, Any] = tomllib.loads(
        (files(__package__) / "headings.toml").read_text("utf-8")
    )
    return facts


def column_width(column: Column) -> int:
    """Return how many characters wide a column is."""
    return _WIDTHS.get(column.name) or _OF_TYPE.get(column.type, _USUAL)


def text_width(text: str) -> int:
    """Return how many places a text takes: marks above and below the line take none.

    >>> text_width("ที่"), text_width("abc")
    (1, 3)
    """
    return sum(unicodedata.category(letter) != "Mn" for letter in text)


def row_height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """Return the height in points at which every text of a row is seen whole.

    >>> row_height(["short", None], [20, 20]), row_height(["x" * 50], [20])
    (17.0, 51.0)
    """
    lines = 1
    for cell, width in zip(cells, widths, strict=True):
        if isinstance(cell, str) and (len(cell) > width * _ROOM or "\n" in cell):
            room = int(width * _ROOM)
            parts = cell.splitlines() or [""]
            lines = max(lines, sum(max(1, -(-text_width(part) // room)) for part in parts))
    return min(lines * LINE_PT, _HIGHEST_PT)
