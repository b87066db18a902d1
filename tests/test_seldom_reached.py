"""Thresholds that ordinary pages seldom come near: each decision on both sides of its number."""

from types import SimpleNamespace
from typing import Any

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.tables.cells import _header_rows
from mattrakan.extract.tables.pieces import _text_fits
from mattrakan.extract.tables.rivers import _is_cut_row
from mattrakan.extract.tables.table import Cell
from mattrakan.normalize.layout.cell_looks import _Parts
from mattrakan.normalize.layout.claims import _prefer_latest
from mattrakan.normalize.layout.column_evidence import FEATURES
from mattrakan.normalize.layout.finer_texts import finer_texts
from mattrakan.normalize.layout.layout import Column
from mattrakan.normalize.layout.rival_columns import find_rivals


# Compiled functions take no stand-ins for rows and blocks.
@pytest.mark.plain_only
@pytest.mark.parametrize(("fitting", "crossing", "fits"), [(8, 10, True), (7, 10, False)])
def test_three_quarters_of_texts_stand_within_columns(
    fitting: int, crossing: int, fits: bool
) -> None:
    """Two columns of 100 pt; each line has one text."""
    within = [
        SimpleNamespace(segments=[(100.0 * (n % 2) + 5, 100.0 * (n % 2) + 60)])
        for n in range(fitting)
    ]
    across = [SimpleNamespace(segments=[(50.0, 150.0)])] * crossing
    rows: Any = within + across
    assert _text_fits(rows, (0.0, 100.0, 200.0)) == fits


@pytest.mark.plain_only
@pytest.mark.parametrize(("lines", "is_cut"), [(1, True), (11, True), (12, True), (13, False)])
def test_twelve_lines_at_most_are_the_rest_of_a_cell(lines: int, is_cut: bool) -> None:
    rows: Any = [
        SimpleNamespace(baseline=100 + 14.0 * n, size=12.0, segments=[(110.0, 180.0)])
        for n in range(lines + 4)
    ]
    block: Any = SimpleNamespace(last=len(rows), rivers=[(90.0, 100.0), (200.0, 210.0)])
    assert _is_cut_row(rows, lines, block) == is_cut


@pytest.mark.parametrize(("filled", "headings"), [(1, 1), (2, 2), (3, 3), (4, 1), (5, 1)])
def test_three_filled_rows_at_most_are_headings(filled: int, headings: int) -> None:
    cells = [
        Cell((), Box(0, 20.0 * row, 90, 20.0 * row + 20), 1, row, 0, 1, 1, fill=fill)
        for row, fill in enumerate(["grey"] * filled + [None] * 6)
    ]
    assert _header_rows(cells) == headings


@pytest.mark.parametrize(
    ("lines", "hold"),
    [("1|2", False), ("1|2|3", True), ("1|a|b", True), ("a|b|c", False), ("1|a|x", False)],
)
def test_three_lines_at_least_hold_a_value_that_takes_two(lines: str, hold: bool) -> None:
    def is_value(text: str) -> bool:
        return text in ("1", "2", "3", "a b")

    assert _Parts(lines, lines.split("|")).hold_wrapped(is_value) == hold


@pytest.mark.parametrize(("apart", "is_rival"), [(0.0, True), (0.02, True), (0.04, False)])
def test_scores_within_three_hundredths_are_equal(apart: float, is_rival: bool) -> None:
    scores = [{"score": 0.9}, {"score": 0.9 - apart}]
    columns = [Column(0, "คะแนน", "score", ("คะแนน",)), Column(1, "ผล", "extra", ("ผล",))]
    assert bool(list(find_rivals(columns, scores))) == is_rival
    latest = _prefer_latest(scores, [("ปี 2566",), ("ปี 2567",)])
    assert ("score" not in latest[0]) == is_rival


@pytest.mark.parametrize(
    ("owners", "length", "column"),
    [(0.3, 1.0, 1), (0.5, 1.0, None), (0.3, 0.3, 1), (0.3, 0.2, None)],
)
def test_a_column_of_values_is_none_of_finer_texts(
    owners: float, length: float, column: int | None
) -> None:
    def cells_of(rows: int) -> Any:
        filled = [SimpleNamespace(row=row, row_span=2) for row in range(rows)]
        return SimpleNamespace(filled=filled, texts=["ก"] * rows)

    looks = {"owner": owners, "relative_length": length}
    shown = [[looks.get(name, 0.0) for name in FEATURES]] * 2
    evidence = SimpleNamespace(
        cells=lambda below: [cells_of(2), cells_of(4)], below=lambda below, repeated: shown
    )
    headed: Any = SimpleNamespace(evidence=evidence, below=1)
    assert finer_texts(0, (0, 1), headed, [{}, {}], {}) == column
