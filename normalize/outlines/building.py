"""Building: printed rows to the tree of an outline."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...extract.text.lines import Line
from ..wording import ascii_digits, fold
from .list_numbers import ListNumber, split_list_number
from .nodes import Kind, Node
from .placing import find_place
from .rows import PrintedRow
from .rules import OutlineRules

NEXT_LINE_EM = 2.6  # from one line of a label to the next; state budgets are set 1.4 em apart


class _Pending(NamedTuple):
    """What was before a heading whose amount is still to come."""

    last: Node
    was_open: bool
    needs_amount: bool


_YEARS = re.compile("(2[45][0-9]{2})(?:\\s*[-–—]\\s*(2[45][0-9]{2}))?")


class Builder:
    """Takes the rows of a document in their order and holds the tree that they make."""

    def __init__(self, rules: OutlineRules) -> None:
        self.root = Node("root")
        self._rules = rules
        self._open = rules.opens is None
        self._last = self.root  # the row that a further line of label would belong to
        self._below: PrintedRow | None = None  # the last printed row of that label
        self._pending: _Pending | None = None  # a heading whose amount is still to come
        self._ranks = len(rules.cover_ranks)
        self.year: int | None = None  # Buddhist year that the covers print above their totals

    def finish(self) -> Node:
        """Return the root of the tree."""
        self._settle()
        return self.root

    def add_page(self, rows: Sequence[PrintedRow]) -> None:
        """Add one page."""
        if self._rules.cover is not None and self._add_cover(rows):
            return
        for row in rows:
            self._add(row)

    # --- covers ---

    def _add_cover(self, rows: Sequence[PrintedRow]) -> bool:
        """Add the names above the total on the page that begins a body's part."""
        cover = self._rules.cover
        assert cover is not None
        total = next(
            (i for i, row in enumerate(rows) if row.amounts and cover.match(row.label)), None
        )
        if total is None or len(rows[total].amounts) < 2:
            return False
        names: list[PrintedRow] = []
        for row in rows[:total]:
            if years := _YEARS.findall(ascii_digits(row.label)):
                self.year = max(int(first) for first, _ in years)
            if row.amounts or years:
                break
            if not row.label.strip().isdigit():
                names.append(row)
        if not names:
            return False
        self._settle()
        self._open = self._rules.opens is None
        deepest = len(self._rules.cover_ranks) - 1
        rank = 0
        if len(names) > 1:
            top = next((n for n in self.root.parts if _text(n.label) == names[0].label), None)
            self._last = top if top is not None else self._heading(names[0], 0, None)
            names, rank = names[1:], deepest
        node = self._heading(names[0], rank, None)
        for row in names[1:]:
            node.label += row.lines
            node.boxes.append(row.box)
        node.amount = rows[total].amounts[-1]
        self._below = None
        return True

    # --- rows ---

    def _add(self, row: PrintedRow) -> None:
        rules, label = self._rules, row.label
        if rules.opens is not None and rules.opens.match(label):
            self._settle()
            self._open = True
            self._below = None
            return
        if rules.closes is not None and rules.closes.search(label):
            self._settle()
            self._open = False
            self._below = None
            return
        number, rest = split_list_number(label)
        if self._add_heading(row, number, rest):
            return
        if not self._open or row.furniture:
            self._continue_heading(row)
            return
        if rules.aside is not None and rules.aside.match(rest):
            self._below = None
            return
        if not number and self._add_division(row):
            return
        if number is not None and self._add_numbered(row, number, rest):
            return
        self._add_text(row)

    def _add_heading(self, row: PrintedRow, number: ListNumber | None, rest: str) -> bool:
        rules = self._rules
        for place, rule in enumerate(rules.headings):
            if rule.numbered and (number is None or number.style != "dotted"):
                continue
            if not rule.words.match(rest if number else row.label):
                continue
            self._settle()
            was = _Pending(self._last, self._open, rule.needs_amount)
            node = self._heading(row, self._ranks + place, number)
            self._pending = was
            if rules.opens is not None:
                self._open = number is None
            if node.amount is not None:
                self._settle()
            return True
        return False

    def _settle(self) -> None:
        """Decide what a heading is once its label and amount are complete.

        One that needs an amount and has none is text; one that repeats the heading before it (a
        plan's list of outputs, and the page of each output) is that heading.
        """
        pending, node = self._pending, self._last
        if pending is None:
            return
        self._pending = None
        parent = node.parent
        assert parent is not None
        if node.amount is None and pending.needs_amount:
            parent.parts.remove(node)
            self._last, self._open, self._below = pending.last, pending.was_open, None
            return
        before = parent.parts[-2] if len(parent.parts) > 1 else None
        if before is not None and self._repeats(before, node):
            parent.parts.remove(node)
            self._last = before

    def _repeats(self, before: Node, node: Node) -> bool:
        if before.rank != node.rank or before.value != node.value or before.rank is None:
            return False
        words = self._rules.headings[before.rank - self._ranks].words
        one, other = (words.sub("", _text(n.label), count=1) for n in (before, node))
        return fold(one) == fold(other)

    def _heading(self, row: PrintedRow, rank: int, number: ListNumber | None) -> Node:
        parent = next(
            (n for n in self._last.line() if n.rank is not None and n.rank < rank), self.root
        )
        node = self._node(row, "heading", number)
        node.rank = rank
        node.amount = row.amounts[-1] if row.amounts else None
        parent.add(node)
        self._last, self._below = node, row
        return node

    def _continue_heading(self, row: PrintedRow) -> None:
        """Let a heading's label continue where it has no amount yet."""
        if self._pending is not None and self._is_next_line(row):
            self._extend(row)
        else:
            self._settle()
            self._below = None

    def _add_division(self, row: PrintedRow) -> bool:
        """Add a row of years, their sum, or another source of the money of the row above."""
        rules, label = self._rules, row.label
        kind: Kind
        if not row.amounts:
            return False
        if rules.year_rows is not None and rules.year_rows.match(label):
            kind = "year"
        elif rules.year_totals is not None and rules.year_totals.match(label):
            kind = "years"
        elif rules.sources is not None and rules.sources.match(label):
            kind = "source"
        else:
            return False
        above = {"year": ("years", "source"), "source": ("years",), "years": ()}[kind]
        self._settle()
        item = next(n for n in [*self._last.line(), self.root] if n.kind not in _DIVISIONS)
        parent = item
        for part in self._last.line():
            if part.kind in above:
                parent = part
                break
        node = self._node(row, kind, None)
        node.amount = row.amounts[-1]
        if kind == "year" and (years := _YEARS.search(ascii_digits(label))):
            node.years = (int(years[1]), int(years[2] or years[1]))
        parent.add(node)
        self._last, self._below = node, None
        return True

    def _add_numbered(self, row: PrintedRow, number: ListNumber, rest: str) -> bool:
        parent = find_place(self._last, self.root, number, row)
        if parent is None:
            return False
        node = self._node(row, "part", number)
        node.amount = row.amounts[-1] if row.amounts else None
        self._settle()
        parent.add(node)
        self._last, self._below = node, row
        return True

    def _add_text(self, row: PrintedRow) -> None:
        """Add a row without number: a further line of a label, or a row by itself."""
        rules = self._rules
        if rules.remarks is not None and rules.remarks.match(row.label):
            self._below = None
            return
        if not row.label and not row.amounts:
            return
        if self._is_next_line(row) and self._takes(row):
            self._extend(row)
            return
        self._below = None

    def _takes(self, row: PrintedRow) -> bool:
        node = self._last
        if node.kind in _DIVISIONS or node.kind == "root":
            return False
        return node.amount is None or not row.amounts

    def _is_next_line(self, row: PrintedRow) -> bool:
        below = self._below
        if below is None:
            return False
        if below.page != row.page:
            return self._last.amount is None and not row.furniture
        return row.box.bottom - below.box.bottom <= NEXT_LINE_EM * max(row.size, below.size)

    def _extend(self, row: PrintedRow) -> None:
        node = self._last
        node.label += row.lines
        if row.page == node.page:
            node.boxes.append(row.box)
        if row.amounts and node.amount is None:
            node.amount = row.amounts[-1]
        self._below = row
        if node.amount is not None:
            self._settle()

    def _node(self, row: PrintedRow, kind: Kind, number: ListNumber | None) -> Node:
        return Node(
            kind=kind,
            number=number,
            label=_without_number(row.lines, number),
            page=row.page,
            boxes=[row.box],
            x0=row.x0,
        )


_DIVISIONS = ("year", "years", "source")


def _without_number(lines: tuple[Line, ...], number: ListNumber | None) -> list[Line]:
    if number is None:
        return list(lines)
    left = len(number.printed)
    kept = []
    for line in lines:
        text = line.text
        if left:
            taken = min(left, len(text))
            left -= taken
            text = text[taken:].lstrip()
        if text:
            kept.append(replace(line, text=text) if text is not line.text else line)
    return kept


def _text(lines: Iterable[Line]) -> str:
    return "".join([line.text for line in lines])
