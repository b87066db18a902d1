"""Nodes of an outline while it is built and proved."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from ...extract.geometry import Box
from ...extract.text.lines import Line
from .amounts import Amount
from .list_numbers import ListNumber

# "part" adds up to the amount above it; "year", "years" and "source" divide it in other ways.
Kind: TypeAlias = Literal["root", "heading", "part", "years", "source", "year"]
SumStatus: TypeAlias = Literal["equal", "differs"]


@dataclass(slots=True, eq=False)
class Node:
    """One row of an outline, with those below it.

    Attributes:
        kind: what it is to the row above it.
        rank: of a heading, from 0 for the highest; None for other rows.
        number: its list number.
        label: the lines of its label, numbers and amounts taken off.
        amount: beside its first or last line, if it has one.
        page: where it begins.
        boxes: of its rows on that page.
        x0: where it begins.
        parent: the row above it; None for the root.
        parts: the rows below it, of all kinds.
        years: Buddhist years (first and last) of a row of years.
        sum_status: whether the parts add up to the amount; None without parts.
        repaired: a reading was chosen because it makes the sums equal.
        doubtful: neither its number nor its indent tells for sure what it belongs below.
        is_group: a label whose amount is not beside it: it has none, or one below its parts.
        other: another reading of its amount, taken where it makes the sums equal.
    """

    kind: Kind
    rank: int | None = None
    number: ListNumber | None = None
    label: list[Line] = field(default_factory=list)
    amount: Amount | None = None
    page: int = 0
    boxes: list[Box] = field(default_factory=list)
    x0: float = 0.0
    parent: "Node | None" = None
    parts: list["Node"] = field(default_factory=list)
    years: tuple[int, int] | None = None
    sum_status: SumStatus | None = None
    repaired: bool = False
    doubtful: bool = False
    is_group: bool = False
    other: Amount | None = None

    @property
    def value(self) -> Decimal | None:
        """Its amount as a number; a printed dash is nothing to add."""
        if self.amount is None or self.amount.is_unreadable:
            return None
        return Decimal(0) if self.amount.value is None else self.amount.value

    @property
    def text(self) -> str:
        """Its label as the page has it, line after line."""
        return "".join([line.text for line in self.label])

    def prune(self) -> None:
        """Take out the rows below that have no amount, and none below them."""
        for part in self.parts:
            part.prune()
        self.parts = [part for part in self.parts if part.amount is not None or part.parts]

    def add(self, node: "Node") -> None:
        """Put a row below this one."""
        node.parent = self
        self.parts.append(node)

    def walk(self) -> Iterator["Node"]:
        """Yield the rows below this one in the order of the page."""
        for part in self.parts:
            yield part
            yield from part.walk()

    def line(self) -> Iterator["Node"]:
        """Yield this row and those above it, the nearest first, without the root."""
        node: Node | None = self
        while node is not None and node.kind != "root":
            yield node
            node = node.parent

    def last_numbered(self, style: str) -> "Node | None":
        """Return the last row right below this one that is numbered in a style."""
        for part in reversed(self.parts):
            if part.number is not None and part.number.style == style:
                return part
        return None
