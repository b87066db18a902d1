"""One odd cell on a plan: its page, its truth, and which findings count as having reported it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from plans import Painter, Place, Plan, Printed, invent_plan
from sheet import Area, Sheet

Cell = tuple[str, int, str]

DOUBTED = frozenset({"value-ambiguous", "value-unparsed"})
HIDDEN = frozenset({"text-hidden"}) | DOUBTED
OVERPRINTED = frozenset({"text-overprinted"}) | DOUBTED
NOT_READ = frozenset({"text-not-read"})
MISMATCH = frozenset({"layer-mismatch"})
ANY = frozenset({"any"})  # no code is fixed for struck-out text and unknown symbols


@dataclass
class Case:
    """A page and what a person would write down from it.

    Args:
        kind: of the fault, e.g. "hidden: white on white".
        plan: the page; its truth is what its cells print.
        odd: the cells that the fault touches.
        told: codes of the findings that report it at that record; "any" for all warnings.
        true: path -> value where a person reads something else than the cell says.
        accept: path -> further values that are right, too.
        must_tell: the value is illegible or gone: right only with such a finding.
        clean: nothing is wrong with the page, so no warning may appear.
        crop: the page's CropBox.
        appearances: the viewer draws the form fields.
        finish: drawn at the end, over everything.
    """

    kind: str
    plan: Plan
    odd: list[Cell]
    told: frozenset[str] = frozenset()
    true: dict[str, Any] = field(default_factory=dict)
    accept: dict[str, list[Any]] = field(default_factory=dict)
    must_tell: bool = False
    clean: bool = False
    crop: Area | None = None
    appearances: bool = False
    finish: list[Callable[[Sheet], None]] = field(default_factory=list)

    def draw(self) -> Sheet:
        """Return the page."""
        sheet = self.plan.draw()
        for paint in self.finish:
            paint(sheet)
        sheet.crop = self.crop
        return sheet

    def truth(self) -> dict[str, Any]:
        """Return what a person reads: path -> value."""
        told = {**self.plan.truth(), **self.true}
        return {path: value for path, value in told.items() if value != "absent"}

    def right(self) -> dict[str, Any]:
        """Return all that a judge needs."""
        return {
            "truth": self.truth(),
            "accept": self.accept,
            "odd": [path_of(cell) for cell in self.odd],
            "told": sorted(self.told),
            "must_tell": self.must_tell,
            "clean": self.clean,
        }


def path_of(cell: Cell) -> str:
    """Return the path of a cell in the truth."""
    table, row, column = cell
    return f"{table}[{row}].{column}"


def plan_with(
    chance: Random,
    column: str,
    paint: Painter | None = None,
    cell: Printed | None = None,
    table: str = "measures",
    **style: Any,
) -> tuple[Plan, Cell]:
    """Return an invented plan and one of its cells, printed or painted otherwise."""
    plan = invent_plan(chance, **style)
    row = chance.randrange(len(plan.rows) if table == "measures" else len(plan.scores))
    if cell is not None:
        plan.rows[row][column] = cell
    if paint is not None:
        plan.painters[table, row, column] = paint
    return plan, (table, row, column)


def odd_case(
    kind: str,
    chance: Random,
    column: str,
    paint: Painter,
    told: Iterable[str] = (),
    *,
    cell: Printed | None = None,
    table: str = "measures",
    style: dict[str, Any] | None = None,
    **more: Any,
) -> Case:
    """Return a case with one painted cell; `value=` overrides what a person reads in it."""
    plan, odd = plan_with(chance, column, paint, cell, table, **(style or {}))
    if "value" in more:
        more["true"] = {path_of(odd): more.pop("value")}
    if "also" in more:
        more["accept"] = {path_of(odd): more.pop("also")}
    return Case(kind, plan, [odd], frozenset(told), **more)


def text_area(place: Place, x0: float, x1: float, line: int = 0) -> Area:
    """Return the area that the letters between two places of a line fill."""
    y = place.baseline + line * place.leading
    return (x0, y - place.size * 1.05, x1, y + place.size * 0.38)
