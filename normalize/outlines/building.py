"""Building: printed rows to the tree of an outline."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ...extract.geometry import Box
from .closings import closed_name, find_closed, is_closed
from .continuing import awaits_line, ends_heading, is_next_line, takes_line
from .covers import Cover, find_cover
from .groups import find_group_parent, mark_groups
from .headings import find_heading_parent, find_repeated, is_worded
from .labels import join_labels, without_number
from .leaders import strip_leader, take_lead
from .list_numbers import ListNumber, split_list_number
from .nodes import Kind, Node
from .placing import find_place, find_place_by_indent
from .rows import PrintedRow
from .rules import OutlineRules
from .tolerances import ALIGNED_PT
from .years import DIVISIONS, add_columns, column_years, division_kind, division_parent, parse_years


class _Pending(NamedTuple):
    """What was before a heading whose amount is still to come."""

    last: Node
    was_open: bool
    needs_amount: bool


class Builder:
    """Takes the rows of a document in their order and holds the tree that they make.

    Attributes:
        root: of the tree.
        year: Buddhist year of the amounts: as the covers print it above their totals, else that
            of the document.
        unplaced: rows with an amount that belong to no row of the tree.
        taken: where the printed rows of the tree stand, by page.
        closings: totals below the parts of a heading that has its amount already.
    """

    def __init__(
        self, rules: OutlineRules, year: int | None = None, closed: frozenset[str] = frozenset()
    ) -> None:
        self.root = Node("root")
        self.year = year
        self._columns: tuple[int, ...] = ()  # years of columns of amounts
        self._remark_x0: float | None = None  # of the description that the rows stand in
        self.unplaced: list[PrintedRow] = []
        self.taken: defaultdict[int, list[Box]] = defaultdict(list)
        self.closings: list[tuple[PrintedRow, Node]] = []
        self._closed = closed  # names of headings whose totals stand below their parts
        self._rules = rules
        self._open = rules.opens is None
        self._last = self.root  # the row that a further line of label would belong to
        self._below: PrintedRow | None = None  # the last printed row of that label
        self._pending: _Pending | None = None
        self._label_end = 0.0  # where the amount beside the label begins
        self._ranks = len(rules.cover_ranks)

    def finish(self) -> Node:
        """Return the root of the tree; rows without an amount of their own or below are text."""
        self._settle()
        self.root.prune()
        return self.root

    def add_page(self, rows: Sequence[PrintedRow], following: Sequence[PrintedRow] = ()) -> None:
        """Add one page; `following` are the rows of the next one."""
        cover = find_cover(rows, self._rules)
        if cover is not None:
            self._add_cover(cover)
            return
        if self._rules.unnumbered:
            below = join_labels(following, self._rules)
            rows = mark_groups(join_labels(rows, self._rules), below, self._rules)
        for row in rows:
            self._add(row)

    def _add_cover(self, cover: Cover) -> None:
        self._settle()
        self._open = self._rules.opens is None
        self.year = cover.year or self.year
        names, rank = cover.names, 0
        if len(names) > 1:
            top = next((n for n in self.root.parts if n.text == names[0].label), None)
            self._last = top if top is not None else self._heading(names[0], 0, None)
            names, rank = names[1:], len(self._rules.cover_ranks) - 1
        node = self._heading(names[0], rank, None)
        for row in names[1:]:
            node.label += row.lines
            node.boxes.append(row.box)
        node.amount = cover.amount
        self._below = None

    # --- rows ---

    def _add(self, row: PrintedRow) -> None:
        rules, label = self._rules, row.label
        if rules.opens is not None and rules.opens.match(label):
            self._turn(True)
            return
        if rules.closes is not None and rules.closes.search(label):
            self._turn(False)
            return
        if self._open and (years := column_years(row)):
            self._settle()
            self._columns, self._below = years, None
            return
        if self._is_remark(row):
            self._settle()
            self._below = None
            return
        if self._open and (self._close(row) or self._add_group(row)):
            return
        number, rest = split_list_number(label)
        if self._add_heading(row, number, rest):
            return
        if not self._open or row.furniture:
            self._continue_heading(row)
            return
        if rules.aside is not None and rules.aside.match(rest):
            self._below = None
        elif number is None and row.amounts and (kind := division_kind(label, rules)):
            self._add_division(row, kind)
        elif number is None or not self._add_numbered(row, number):
            self._add_text(row)

    def _is_remark(self, row: PrintedRow) -> bool:
        remarks = self._rules.remarks
        if remarks is None or not remarks.match(row.label):
            return False
        self._remark_x0 = row.x0
        return True

    def _is_described(self, row: PrintedRow) -> bool:
        """Return whether a row with an amount may be a further line of a description.

        A row of the outline after a description stands further left, or its amount has a piece of
        its own.
        """
        x0 = self._remark_x0
        if x0 is None or row.x0 < x0 - ALIGNED_PT:
            return False
        return not row.split if row.label else row.x0 <= x0 + ALIGNED_PT

    def _close(self, row: PrintedRow) -> bool:
        """Take a total below the parts of a heading; return whether a row is one."""
        name = closed_name(row.label, self._rules) if row.apart and row.amounts else ""
        if not name:
            return False
        self._settle()
        node = find_closed(self._last, name)
        if node is None:
            return False
        if node.amount is None:
            self._take_amounts(node, row)
            if node.page == row.page:
                node.boxes.append(row.box)
        else:
            self.closings.append((row, node))
        self.taken[row.page].append(row.box)
        self._last, self._below = node, None
        return True

    def _add_group(self, row: PrintedRow) -> bool:
        """Add a label without an amount above rows further right, or above those that it sums."""
        is_group = row.heads or (not row.amounts and is_closed(row.label, self._closed))
        if not is_group or self._awaits(row) or is_worded(row, self._rules):
            return False
        self._settle()
        parent = find_group_parent(self._last, row)
        if parent is None:
            return False
        self._put(row, "part", None, parent).is_group = True
        self._below = None
        return True

    def _turn(self, is_open: bool) -> None:
        self._settle()
        self._open = is_open
        self._below = None

    def _add_heading(self, row: PrintedRow, number: ListNumber | None, rest: str) -> bool:
        rules = self._rules
        lead = row.lead if row.apart and row.label and not self._is_described(row) else ""
        for place, rule in enumerate(rules.headings):
            if rule.numbered and (number is None or number.style != "dotted"):
                continue
            name = rest if number else row.label
            if not rule.is_heading(name, lead):
                continue
            if lead and number is None and not rule.is_heading(name, "") and self._awaits(row):
                return False
            self._settle()
            needs_amount = rule.needs_amount and not is_closed(name, self._closed)
            was = _Pending(self._last, self._open, needs_amount)
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
        assert node.rank is not None
        rule = self._rules.headings[node.rank - self._ranks]
        before = find_repeated(parent, node, rule)
        if before is not None:
            parent.parts.remove(node)
            # A heading that is repeated on the next page does not end the lists below it.
            self._last = pending.last if before in pending.last.line() else before

    def _heading(self, row: PrintedRow, rank: int, number: ListNumber | None) -> Node:
        parent = find_heading_parent(self._last, self.root, row, rank)
        node = self._put(row, "heading", number, parent)
        node.rank = rank
        return node

    def _continue_heading(self, row: PrintedRow) -> None:
        """Let a heading's label continue where it has no amount yet, or right below its amount."""
        if self._is_next_line(row) and (
            self._pending is not None or ends_heading(self._last, row, self._label_end)
        ):
            self._extend(row)
        else:
            self._settle()
            self._below = None

    def _add_division(self, row: PrintedRow, kind: Kind) -> None:
        """Add a row of years, their sum, or another source of the money of the row above."""
        self._settle()
        node = self._put(row, kind, None, division_parent(kind, self._last, self.root))
        if kind == "year":
            node.years = parse_years(row.label)
        self._below = None

    def _add_numbered(self, row: PrintedRow, number: ListNumber) -> bool:
        self._settle_complete(row)
        spot = find_place(self._last, self.root, number, row)
        if spot is None:
            return False
        self._settle()
        self._put(row, "part", number, spot.parent).doubtful = spot.doubtful
        return True

    def _settle_complete(self, row: PrintedRow) -> None:
        """Settle a heading whose label cannot continue in a row, before that is placed."""
        if self._pending is not None and not self._is_next_line(row):
            self._settle()

    def _add_text(self, row: PrintedRow) -> None:
        """Add a row without number: a further line of a label, or a row by itself."""
        if not (row.label or row.amounts) or (row.amounts and self._is_described(row)):
            self._below = None
        elif self._is_next_line(row) and takes_line(self._last, row, self._label_end):
            self._extend(row)
        elif row.apart and row.label and self._rules.unnumbered:
            self._settle()
            spot = find_place_by_indent(self._last, self.root, row)
            self._put(row, "part", None, spot.parent).doubtful = spot.doubtful
        else:
            if row.apart or (self._rules.opens is not None and not row.amounts):
                self.unplaced.append(row)
            self._below = None

    def _is_next_line(self, row: PrintedRow) -> bool:
        return is_next_line(self._last, self._below, row, self._rules)

    def _awaits(self, row: PrintedRow) -> bool:
        return awaits_line(self._last, self._below, row, self._rules)

    def _extend(self, row: PrintedRow) -> None:
        node = self._last
        if row.amounts and not row.label:  # the word before it ends the line above
            take_lead(node.label, self._rules)
            strip_leader(node.label)
        node.label += row.lines
        self.taken[row.page].append(row.box)
        if row.page == node.page:
            node.boxes.append(row.box)
        if row.amounts and node.amount is None:
            self._take_amounts(node, row)
            self._label_end = row.amount_x0
        self._below = row
        if node.amount is not None:
            self._settle()

    def _take_amounts(self, node: Node, row: PrintedRow) -> None:
        """Give a row the amount that is printed beside another line, or below its parts."""
        node.amount, node.other = row.amounts[-1], row.other
        if self._columns and node.kind not in DIVISIONS and len(row.amounts) == len(self._columns):
            add_columns(node, row, self._columns, self.year)

    def _put(self, row: PrintedRow, kind: Kind, number: ListNumber | None, parent: Node) -> Node:
        """Put a new row into the tree; it is the last one from now on."""
        node = Node(
            kind=kind,
            number=number,
            label=without_number(row.lines, number),
            page=row.page,
            boxes=[row.box],
            x0=row.x0,
        )
        parent.add(node)
        if row.amounts:
            self._take_amounts(node, row)
        self.taken[row.page].append(row.box)
        self._last, self._below, self._label_end = node, row, row.amount_x0
        self._remark_x0 = None
        return node
