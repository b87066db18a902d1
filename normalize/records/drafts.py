"""Drafts: records with their doubts, before they have a place in a Report."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...models import Action, FieldBoxes, Indicator, Place
from ..joined.rows import Row
from .cell_values import Doubt


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """An indicator and the doubts about it."""

    indicator: Indicator
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """An action and the doubts about it.

    ``again`` tells that it repeats a printed number on purpose: a spanning cell, a year each.
    """

    action: Action
    doubts: tuple[Doubt, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure, its actions, the doubts about it, and where its name was read."""

    no: int | None
    name: str | None
    place: Place
    actions: tuple[ActionDraft, ...]
    doubts: tuple[Doubt, ...] = ()
    boxes: FieldBoxes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableDoubt:
    """A doubt about a row or a column of a table, with its place."""

    code: str
    place: Place
    facts: Mapping[str, object]


def row_number(row: Row) -> int:
    """Return a row's number in its piece of a table, headings left out, from 1."""
    return max(row.grid_row - row.table.header_rows + 1, 1)
