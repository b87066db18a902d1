"""Proof: whether the parts of each row add up to its amount."""

from decimal import Decimal

from .nodes import Node


def prove(root: Node, year: int | None) -> None:
    """Set the sum status of every row that has an amount and parts.

    Args:
        root: the outline.
        year: the Buddhist fiscal year that the amounts are of, where it is known.
    """
    for node in root.walk():
        total = parts_sum(node, year)
        if total is not None and node.value is not None:
            node.sum_status = "equal" if total == node.value else "differs"


def is_proved(node: Node) -> bool:
    """Return whether a row's amount is one of a sum that is equal, or that of its own parts is."""
    if node.sum_status == "equal":
        return True
    parent = node.parent
    while parent is not None and parent.is_group and parent.amount is None:
        parent = parent.parent
    counted = node.kind in ("heading", "part") or node.kind in ("year", "source")
    return (
        counted
        and node.amount is not None
        and parent is not None
        and parent.sum_status == "equal"
        and (node.kind in ("heading", "part")) == (parent.kind in ("heading", "part"))
    )


def parts_sum(node: Node, year: int | None) -> Decimal | None:
    """Return what the parts of a row add up to; None where it has none that count.

    Where nothing but years stands below a row, the part of its own year is its amount.
    """
    parts = [part for part in node.parts if part.kind in ("heading", "part")]
    if parts:
        values = [_worth(part, year) for part in parts]
        known = [value for value in values if value is not None]
        return sum(known, Decimal(0)) if known else None
    if node.kind == "years":
        sources = [p.value or Decimal(0) for p in node.parts if p.kind == "source"]
        if sources:
            return sum(sources, Decimal(0))
    if node.kind in ("years", "source"):
        years = [p.value or Decimal(0) for p in node.parts if p.kind == "year"]
        return sum(years, Decimal(0)) if years else None
    own = [
        part.value or Decimal(0)
        for part in node.walk()
        if part.kind == "year" and part.years == (year, year)
    ]
    return own[-1] if own else None


def _worth(part: Node, year: int | None) -> Decimal | None:
    """Return what a part counts in a sum: its amount, or what a group's own parts add up to."""
    return parts_sum(part, year) if part.is_group and part.amount is None else part.value
