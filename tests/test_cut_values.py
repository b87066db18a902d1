"""Two lines of a cell are one figure only where the line was full and the figure can continue."""

import pytest

from mattrakan import parse_value
from mattrakan.extract.geometry import Box
from mattrakan.extract.tables.table import Cell
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.joined.rows import Slot
from mattrakan.normalize.records.cell_values import read_budget
from mattrakan.normalize.records.cut_values import ValueLines

LETTER_PT, SIZE = 7.0, 14.0


def value_lines(*texts: str, width: float) -> ValueLines:
    lines = tuple(
        Line(text, Box(100.0, top, 100.0 + LETTER_PT * len(text), top + SIZE), SIZE)
        for top, text in zip(range(100, 400, 20), texts, strict=False)
    )
    cell = Cell(lines, Box(94.0, 96.0, 94.0 + width, 140.0), 1, 0, 0)
    return ValueLines(lines, Slot((cell,)))


@pytest.mark.parametrize(
    ("lines", "kind", "width", "text"),
    [
        # The figure is wider than the cell: it had to be cut.
        (("๑๒", "๘,๕๐๐"), "money", 55.0, "๑๒๘,๕๐๐"),
        (("๑๒", "๘,๕๐๐ บาท"), "money", 55.0, "๑๒๘,๕๐๐ บาท"),
        (("วงเงิน ๑๒", "๘,๕๐๐ บาท"), "money", 104.0, "วงเงิน ๑๒๘,๕๐๐ บาท"),
        # It would have fitted: two figures.
        (("๑๒", "๘,๕๐๐"), "money", 64.0, "๑๒ ๘,๕๐๐"),
        (("12", "5,000 บาท"), "money", 84.0, "12 5,000 บาท"),
        (("1", "2,345", "678 บาท"), "money", 120.0, "1 2,345 678 บาท"),
        # They read as one that fits: the line break stays.
        (("85", "000"), "money", 68.0, "85\n000"),
        (("85", "000"), "money", 30.0, "85 000"),
        # Nothing is closed up that is a value as it stands, or none closed up.
        (("๑ ต.ค. ๖๔ -", "๓๐ ก.ย. ๖๕"), "period", 80.0, "๑ ต.ค. ๖๔ - ๓๐ ก.ย. ๖๕"),
        (("๑๒", "แห่ง"), "money", 20.0, "๑๒ แห่ง"),
    ],
)
def test_lines_are_joined_only_where_they_were_full(
    lines: tuple[str, ...], kind: str, width: float, text: str
) -> None:
    assert value_lines(*lines, width=width).text(kind) == text


@pytest.mark.parametrize(
    ("lines", "alternatives"),
    [(("12", "5,000 บาท"), ("125000", "12; 5,000")), (("85", "000"), ("85000", "85; 000"))],
)
def test_two_figures_are_no_third_one(
    lines: tuple[str, ...], alternatives: tuple[str, ...]
) -> None:
    text = value_lines(*lines, width=84.0).text("money")
    value = parse_value(text, "money")
    assert (value.value, value.status) == (None, "ambiguous")
    assert value.alternatives == alternatives
    budget, doubts = read_budget(text, None)
    assert budget is not None
    assert budget.raw == " ".join(lines)
    assert [doubt.code for doubt in doubts] == ["value-ambiguous"]
